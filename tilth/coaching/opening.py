"""Who opened what of an engagement: what a door unsealed goes into the read log, and comes back with names to those who may read it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from tilth.coaching.engagement import Engagement
from tilth.coaching.session import Session
from tilth.organisation.disclosure import Audience, Kind, Terms, Withheld, decide
from tilth.organisation.people import Person
from tilth.vault import readlog
from tilth.vault.readlog import LINK, MACHINE, RESTORED, Opening, Pseudonym
from tilth.vault.witness import Unsealed

KINDS = {
    "agreement": Kind.AGREEMENT,
    "assessment": Kind.INTAKE,
    "draft": Kind.REFLECTION,
    "entry": Kind.REFLECTION,
    "echoquote": Kind.READING,
    "focus": Kind.SHARED_NOTE,
    "goal": Kind.GOALS,
    "goalbefore": Kind.GOALS,
    "insight": Kind.INSIGHT,
    "learning": Kind.INSIGHT,
    "lens": Kind.INSIGHT,
    "letter": Kind.LETTERS,
    "moment": Kind.MOMENTS,
    "note": Kind.SHARED_NOTE,
    "ownquestion": Kind.COACH_NOTE,
    "preparation": Kind.REFLECTION,
    "proposal": Kind.AGREEMENT,
    "pulseanswer": Kind.PULSE,
    "report": Kind.INSIGHT,
    "review": Kind.SHARED_NOTE,
    "reviewpreparation": Kind.REFLECTION,
    "sessionreading": Kind.READING,
    "sessiontranscript": Kind.CONVERSATION,
    "step": Kind.INSIGHT,
    "value": Kind.INSIGHT,
    "verdict": Kind.READING,
}
"""What kind of thing a sealed table holds, by its name without its room; a note under one person's own key is theirs alone."""

ERASED = "somebody who has left no name here"
NAMELESS = {MACHINE: "whoever runs this machine", LINK: "whoever holds a link from a letter"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key belongs: to which engagement and client, to which session if to one, and what it holds if it is one person's own."""

    engagement: UUID
    client: UUID
    session: UUID | None = None
    own: Kind | None = None


def note(unsealed: Unsealed, *, by: UUID, page: str, shown: Collection[UUID], now: datetime) -> None:
    """Write into the read logs what was unsealed for somebody; `shown` are the things the page is about: a session is named only there."""
    places = _places({compartment for _, compartment in unsealed})
    opened: dict[UUID, set[tuple[str, UUID]]] = {}
    for table, compartment in unsealed:
        if place := places.get(compartment):
            about = place.session if place.session in shown else place.engagement
            kind = _kind(table, place, by)
            opened.setdefault(place.engagement, set()).add((kind.name, about or place.engagement))
    for engagement, things in opened.items():
        readlog.opened(by=by, engagement=engagement, page=page, things=things, now=now)


def _kind(table: str, place: Place, by: UUID) -> Kind:
    """A client's page takes the words of the conversation from where the coach's reading keeps them: what they see is the transcript."""
    name = table.partition("_")[2]
    kind = place.own if place.own and name == "note" else KINDS[name]
    return Kind.CONVERSATION if kind is Kind.READING and by == place.client else kind


_known: dict[UUID, Place] = {}


def _places(compartments: set[UUID]) -> dict[UUID, Place]:
    """Where each key belongs, which never changes; a person's own, which belongs to no engagement, is not among them."""
    if len(_known) > 10_000:
        _known.clear()
    unknown = compartments - _known.keys()
    if unknown:
        keys = Q(shared__in=unknown) | Q(of_client__in=unknown) | Q(of_coach__in=unknown)
        for whole in Engagement.objects.filter(keys):
            of = (whole.pk, whole.client_id)
            _known[whole.shared_id] = Place(*of)
            _known[whole.of_client_id] = Place(*of, own=Kind.REFLECTION)
            _known[whole.of_coach_id] = Place(*of, own=Kind.COACH_NOTE)
        for session in Session.objects.filter(compartment__in=unknown).select_related("engagement"):
            of = (session.engagement_id, session.engagement.client_id)
            _known[session.compartment_id] = Place(*of, session=session.pk)
    return {compartment: _known[compartment] for compartment in compartments if compartment in _known}


def visible_to(person: Person, engagement: Engagement) -> QuerySet[Opening]:
    """The openings of an engagement that a person may read about, the latest first: the client all, everybody else their own."""
    audience = engagement.audience(person)
    if not decide(Kind.CONSENT, audience, Terms()).see:
        raise Withheld
    openings = Opening.objects.filter(chain=engagement.pk).order_by("-number")
    if audience is Audience.CLIENT:
        return openings
    return openings.filter(who__in=Pseudonym.objects.filter(person=person.pk).values("id"))


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
            page=opening.page.replace("-", " "),
            session=sessions.get(opening.about),
            lost=lost,
        )


def _names(pseudonyms: set[UUID]) -> dict[UUID, str]:
    known = dict(Pseudonym.objects.filter(pk__in=pseudonyms).values_list("person", "id"))
    people = Person.objects.filter(pk__in=known).values_list("pk", "name")
    return NAMELESS | {known[person]: name for person, name in people}
