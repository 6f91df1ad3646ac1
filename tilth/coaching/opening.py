"""Who opened what of an engagement: the read log with its names, as far as the person who asks may read it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from tilth.coaching.engagement import Engagement
from tilth.coaching.session import Session
from tilth.organisation.disclosure import Audience, Kind, Terms, Withheld, decide
from tilth.organisation.people import Person
from tilth.vault import readlog
from tilth.vault.readlog import MACHINE, RESTORED, Opening, Pseudonym

ERASED = "somebody who has left no name here"
OPERATOR = "whoever runs this machine"


@dataclass(frozen=True, slots=True)
class Opened:
    """One opening in words: who, what kind of content, of which session, on which page, and in which hour."""

    number: int
    since: datetime
    until: datetime
    who: str
    what: str
    page: str
    session: Session | None
    lost: int = 0


def note(
    kind: Kind, *, by: Person, engagement: Engagement, page: str, now: datetime, session: Session | None = None
) -> None:
    """Write into the engagement's read log that somebody opens content of that kind, before it is shown to them."""
    about = session.pk if session else engagement.pk
    readlog.opened(by=by.pk, engagement=engagement.pk, kind=kind.name, page=page, about=about, now=now)


def visible_to(person: Person, engagement: Engagement) -> QuerySet[Opening]:
    """The openings of an engagement that a person may read about, the latest first: the client all, everybody else their own."""
    audience = engagement.audience(person)
    if not decide(Kind.CONSENT, audience, Terms()).see:
        raise Withheld
    openings = Opening.objects.filter(chain=engagement.pk).order_by("-number")
    if audience is Audience.CLIENT:
        return openings
    return openings.filter(who__in=Pseudonym.objects.filter(person=person.pk).values("id"))


def told(openings: Sequence[Opening], *, to: Person) -> Iterator[Opened]:
    """Openings with the names of people and sessions, each looked up once."""
    names = _names({opening.who for opening in openings})
    sessions = {found.pk: found for found in Session.visible_to(to).filter(pk__in={o.about for o in openings})}
    for opening in openings:
        lost = int(opening.kind) if opening.page == RESTORED else 0
        yield Opened(
            number=opening.number,
            since=opening.hour,
            until=opening.hour + timedelta(hours=1),
            who=names.get(opening.who, ERASED),
            what="" if lost else Kind[opening.kind].value,
            page=opening.page,
            session=sessions.get(opening.about),
            lost=lost,
        )


def _names(pseudonyms: set[UUID]) -> dict[UUID, str]:
    known = dict(Pseudonym.objects.filter(pk__in=pseudonyms).values_list("person", "id"))
    people = Person.objects.filter(pk__in=known).values_list("pk", "name")
    return {MACHINE: OPERATOR} | {known[person]: name for person, name in people}
