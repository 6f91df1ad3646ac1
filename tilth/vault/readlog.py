"""The read log: who opened which kind of content on which page in which hour, chained so that an edit, a gap or a cut tail shows."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple
from uuid import UUID, uuid4

from django.db import models, transaction

from tilth.vault import anchor

MACHINE = UUID(int=0)
"""Who opens content by a command on the machine itself: whoever runs it."""

LINK = UUID(int=1)
"""Who opens content by a link in a letter: whoever holds it."""

RESTORED = "restored"
"""The page of the entry that says: a backup was put back here. Its kind is how many later entries were lost."""


class Pseudonym(models.Model):
    """Who a reader is. The log itself holds only the pseudonym: with this row a person goes, and every chain still holds."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.UUIDField(unique=True)

    def __str__(self) -> str:
        return str(self.id)

    @classmethod
    def of(cls, person: UUID) -> UUID:
        """The pseudonym of a person, made when they first open something."""
        return person if person in (MACHINE, LINK) else cls.objects.get_or_create(person=person)[0].id

    @classmethod
    def forget(cls, person: UUID) -> None:
        """Nobody can tell from now on who this reader was; what they opened stays in the log."""
        cls.objects.filter(person=person).delete()


class Chain(models.Model):
    """The read log of one engagement: how many entries it holds, and the hash of the last."""

    engagement = models.UUIDField(primary_key=True)
    count = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"read log of {self.engagement}"

    @classmethod
    def locked(cls, engagement: UUID) -> "Chain":
        """The log of an engagement, for this transaction alone: two processes at once write one after the other."""
        found = cls.objects.select_for_update().filter(engagement=engagement).first()
        if found is None:
            cls.objects.get_or_create(engagement=engagement, defaults={"head": _beginning(engagement)})
            found = cls.objects.select_for_update().get(engagement=engagement)
        return found

    def add(self, entry: "Entry") -> None:
        """Write an entry at the end, and anchor it once it is saved for good."""
        self.count, self.head = self.count + 1, _link(self.head, self.engagement, self.count + 1, entry)
        Opening.objects.create(chain=self, number=self.count, link=self.head, **entry._asdict())
        self.save(update_fields=["count", "head"])
        transaction.on_commit(partial(anchor.drop, self.engagement, count=self.count, head=self.head))


class Entry(NamedTuple):
    """What an opening says: a pseudonym opened a kind of content on a page, about a thing (a session, or the engagement itself), in an hour."""

    who: UUID
    kind: str
    page: str
    about: UUID
    hour: datetime


class Opening(models.Model):
    """One entry of a read log: never changed, never removed."""

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="openings")
    number = models.PositiveIntegerField()
    who = models.UUIDField()
    kind = models.CharField(max_length=20)
    page = models.CharField(max_length=60)
    about = models.UUIDField()
    hour = models.DateTimeField()
    link = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["chain", "number"], name="openings_are_numbered_once"),
            models.UniqueConstraint(
                fields=["chain", "who", "kind", "page", "about", "hour"], name="one_opening_an_hour"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} on {self.page}"

    def entry(self) -> Entry:
        """What this opening says."""
        return Entry(self.who, self.kind, self.page, self.about, self.hour)


def opened(*, by: UUID, engagement: UUID, page: str, things: Iterable[tuple[str, UUID]], now: datetime) -> None:
    """Write down that somebody opened content, by kind and by what it is about: once an hour for each on a page, however often they look."""
    hour = _hour(now)
    seen = {(engagement, by, page, kind, about) for kind, about in things} - _this_hour(hour)
    if not seen:
        return
    with transaction.atomic():
        chain, who = Chain.locked(engagement), Pseudonym.of(by)
        known = set(chain.openings.filter(who=who, page=page, hour=hour).values_list("kind", "about"))
        for kind, about in sorted({(kind, about) for *_, kind, about in seen} - known):
            chain.add(Entry(who, kind, page, about, hour))
        transaction.on_commit(lambda: _this_hour(hour).update(seen))


def faults(engagement: UUID) -> Iterator[str]:
    """What is wrong with a read log, a sentence each; none where every entry is there, unaltered, in its order and as anchored."""
    head, expected, count = _beginning(engagement), 1, 0
    anchors = anchor.held(engagement)
    for opening in Opening.objects.filter(chain=engagement).iterator():
        if opening.number != expected:
            yield f"Between entry {expected - 1} and entry {opening.number} entries are missing."
        head = _link(head, engagement, opening.number, opening.entry())
        if opening.link != head:
            yield f"Entry {opening.number} was altered, or stands where another stood."
        elif anchors.get(opening.number, head) != head:
            yield f"Entry {opening.number} is not the one that was anchored: the log was written anew from there or before."
        head, count = opening.link, opening.number
        expected = opening.number + 1
    yield from _at_the_end(engagement, count, head, anchors)


def _at_the_end(engagement: UUID, count: int, head: str, anchors: dict[int, str]) -> Iterator[str]:
    chain = Chain.objects.filter(engagement=engagement).first()
    written = max([0, *anchors, chain.count if chain else 0])
    if written > count:
        yield f"The log ends with entry {count}, but {written} were written: its end was cut off."
    elif count and (chain is None or (chain.count, chain.head) != (count, head)):
        yield f"The log ends with entry {count}, which its own head does not name: entries were put in from outside."
    if count and not anchors:
        yield "The log has no anchor beside the keys: whether its end was cut off cannot be told."


def acknowledge_loss(engagement: UUID, *, now: datetime) -> int:
    """After a backup was put back: say in the log itself how many entries were lost, and anchor it anew. Returns how many."""
    with transaction.atomic():
        chain = Chain.locked(engagement)
        last = chain.openings.last()
        lost = max([0, *anchor.held(engagement)]) - (last.number if last else 0)
        if lost <= 0:
            return 0
        chain.count, chain.head = (last.number, last.link) if last else (0, _beginning(engagement))
        transaction.on_commit(partial(anchor.go_back, engagement, count=chain.count))
        chain.add(Entry(MACHINE, str(lost), RESTORED, engagement, _hour(now)))
    return lost


def logs() -> list[UUID]:
    """Every engagement that has a read log, or that an anchor says had one."""
    return sorted({*Chain.objects.values_list("engagement", flat=True), *anchor.anchored()})


def _hour(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def _beginning(engagement: UUID) -> str:
    return hashlib.sha256(f"tilth-read-log/1|{engagement}".encode()).hexdigest()


def _link(before: str, engagement: UUID, number: int, entry: Entry) -> str:
    hour = entry.hour.astimezone(UTC).strftime("%Y-%m-%dT%H")
    said = f"{before}|{engagement}|{number}|{entry.who}|{entry.kind}|{entry.page}|{entry.about}|{hour}"
    return hashlib.sha256(said.encode()).hexdigest()


Seen = tuple[UUID, UUID, str, str, UUID]
_seen: dict[datetime, set[Seen]] = {}


def _this_hour(hour: datetime) -> set[Seen]:
    """What this process has written in this hour: looking again costs no query. What went before is forgotten."""
    found = _seen.get(hour)
    if found is None:
        _seen.clear()
        found = _seen.setdefault(hour, set())
    return found
