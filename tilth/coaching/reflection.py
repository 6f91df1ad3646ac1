"""The client's journal: short entries, private until the client shares one, tied to an insight, a step or a session where they wish."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models

from tilth.coaching.content import Revisable
from tilth.coaching.engagement import Engagement
from tilth.coaching.insight import Insight
from tilth.coaching.session import Session
from tilth.coaching.step import Step
from tilth.organisation.disclosure import Verb, Withheld
from tilth.organisation.people import Person
from tilth.organisation.personal import PersonalCompartment
from tilth.vault.fields import SealedText

PROMPTS: dict[str, tuple[str, ...]] = {
    "insight": (
        "Where did you meet it again since?",
        "What would be different today if you took it seriously?",
        "Is it still true in the words you gave it?",
    ),
    "step": (
        "What did you notice just before you did it, or did not?",
        "What surprised you?",
        "What does it say about what you took to be true?",
    ),
    "session": (
        "Which sentence stayed with you?",
        "What did you learn about yourself?",
        "What do you want to keep from it on an ordinary day?",
    ),
    "": ("What is on your mind?", "What would you like to remember of this week?"),
}
"""Questions an entry may begin with, by what it is tied to; none has to be answered."""


class Entry(Revisable):
    """One entry of a client's journal, sealed under the client's own key."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="entries")
    session = models.ForeignKey(Session, models.SET_NULL, null=True, blank=True, related_name="entries")
    insight = models.ForeignKey(Insight, models.SET_NULL, null=True, blank=True, related_name="entries")
    step = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="entries")
    prompt = SealedText()
    words = SealedText()
    shared_with_coach = models.BooleanField(default=False)

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return f"entry of {self.engagement_id}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Entry]":
        """The client's own, and of a coach's engagements those entries that the client shared."""
        mine = models.Q(engagement__client=person) | models.Q(engagement__coach=person, shared_with_coach=True)
        return cls.objects.filter(mine, engagement__in=Engagement.visible_to(person))

    @classmethod
    def write(
        cls, engagement: Engagement, *, by: Person, words: str, now: datetime, prompt: str = "", **tied: Any
    ) -> "Entry":
        """The client writes an entry; `tied` may name the session, insight or step it belongs to, of this engagement."""
        engagement.require(by, Verb.REFLECT)
        if any(thing.engagement_id != engagement.id for thing in tied.values() if thing is not None):
            raise Withheld
        own = PersonalCompartment.of(by, organisation=engagement.organisation_id, now=now)
        return cls.objects.create(
            organisation_id=engagement.organisation_id,
            compartment=own,
            engagement=engagement,
            prompt=prompt,
            words=words,
            made_at=now,
            changed_at=now,
            **tied,
        )

    def reword(self, *, by: Person, version: int, words: str, now: datetime) -> "Entry":
        """The client finds better words; raises Outdated where another page saved since."""
        self.engagement.require(by, Verb.REFLECT)
        return self.revise(version=version, now=now, words=words)

    def share(self, *, by: Person, shared: bool) -> None:
        """The client shares this one entry with the coach, or takes it back."""
        self.engagement.require(by, Verb.REFLECT)
        Entry.objects.filter(pk=self.pk).update(shared_with_coach=shared)
        self.shared_with_coach = shared

    def remove(self, *, by: Person) -> None:
        """The client takes an entry out of the journal for good."""
        self.engagement.require(by, Verb.REFLECT)
        self.delete()


def found(entries: Iterable[Entry], words: str) -> list[Entry]:
    """The entries in which every one of these words stands; they are opened one by one, and no index of them is kept."""
    wanted = words.casefold().split()
    return [entry for entry in entries if all(word in f"{entry.prompt} {entry.words}".casefold() for word in wanted)]


def tied_to(engagement: Engagement, by: Person, *, kind: str, id: UUID | None) -> dict[str, Any]:
    """The thing an entry is to be tied to, as that person may see it; nothing where it is named wrongly."""
    kinds: dict[str, type[Session] | type[Insight] | type[Step]] = {
        "session": Session,
        "insight": Insight,
        "step": Step,
    }
    if kind not in kinds or id is None:
        return {}
    thing = kinds[kind].visible_to(by).filter(engagement=engagement, id=id).first()
    return {kind: thing} if thing else {}
