"""What others see of one engagement: the wall's own rules laid over today's data, for the client to check."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from uuid import UUID

from django.db.models import Count, Q

from tilth.coaching.engagement import Engagement
from tilth.coaching.growth import Goal
from tilth.coaching.insight import Insight
from tilth.coaching.note import Preparation
from tilth.coaching.session import Session
from tilth.coaching.step import Step
from tilth.organisation.consent import Consent
from tilth.organisation.disclosure import Audience, Kind, Terms, decide
from tilth.organisation.people import Membership, Person

GRANTED = Terms(**{term.name: True for term in fields(Terms)})
"""Everything that can be allowed is: what an audience does not see even then, it never sees."""

AUDIENCES = (
    Audience.CLIENT,
    Audience.COACH,
    Audience.SPONSOR,
    Audience.PROGRAMME_LEAD,
    Audience.SUPERVISOR,
    Audience.ADMINISTRATOR,
)
NOT_KEPT_YET = {Kind.SEEN_BY_OTHERS}
"""Kinds that this Tilth does not hold yet: no line is shown for what nobody could see."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether an audience sees a kind of thing: `yes`, `not now` or `never`, how much of it, and the sentence that stands on their page."""

    audience: Audience
    answer: str
    much: str
    why: str


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of thing, and each audience's answer."""

    kind: Kind
    cells: list[Cell]


def audiences(engagement: Engagement) -> list[Audience]:
    """Who there is to see anything: a sponsor only where the engagement has one."""
    return [audience for audience in AUDIENCES if audience is not Audience.SPONSOR or engagement.sponsor]


def matrix(engagement: Engagement) -> list[Row]:
    """Each kind of thing with what each audience may see of it today, and why."""
    much, terms = _much(engagement), _terms(engagement)
    return [
        Row(kind, [_cell(kind, audience, terms, much.get((kind, audience), "")) for audience in audiences(engagement)])
        for kind in Kind
        if kind not in NOT_KEPT_YET
    ]


def _cell(kind: Kind, audience: Audience, terms: Terms, much: str) -> Cell:
    decision = decide(kind, audience, terms)
    ever = decide(kind, audience, GRANTED).see
    answer = "yes" if decision.see else "not now" if ever else "never"
    return Cell(audience, answer, much if decision.see else "", decision.why)


def _terms(engagement: Engagement) -> Terms:
    """What is agreed, with what was allowed thing by thing: something is seen as soon as one thing of the kind is."""
    standing = Consent.objects.filter(subject__in=engagement.sessions.values("pk"), withdrawn_at=None)
    allowed = set(standing.values_list("purpose", flat=True))
    shared = Preparation.objects.filter(session__engagement=engagement, shared_with_coach=True).exists()
    return replace(
        engagement.terms(),
        consent_to_keep=Consent.Purpose.KEEP in allowed,
        quoted_to_supervisor=Consent.Purpose.QUOTE in allowed,
        goals_released=engagement.sponsor is not None and Goal.shown_to_sponsor(engagement).exists(),
        entry_shared_with_coach=shared,
    )


def _much(engagement: Engagement) -> dict[tuple[Kind, Audience], str]:
    """How much of a kind an audience sees, where it is not all: counted by the same queries that their pages start from."""
    coach, sponsor = engagement.coach, engagement.sponsor
    kept = Session.visible_to(coach).filter(engagement=engagement, pk__in=_consented(engagement)).count()
    much = {
        (Kind.CONVERSATION, Audience.COACH): f"{kept}, until you withdraw" if kept else "",
        (Kind.INSIGHT, Audience.COACH): _share(engagement, coach),
        (Kind.REFLECTION, Audience.COACH): _prepared(engagement, coach),
    }
    if sponsor is not None:
        much[Kind.GOALS, Audience.SPONSOR] = f"{Goal.shown_to_sponsor(engagement).count()} released"
        much[Kind.SESSION_HELD, Audience.SPONSOR] = "how many"
    return much


def _consented(engagement: Engagement) -> list[UUID]:
    standing = Consent.objects.filter(purpose=Consent.Purpose.KEEP, withdrawn_at=None)
    return list(standing.filter(subject__in=engagement.sessions.values("pk")).values_list("subject", flat=True))


def _share(engagement: Engagement, coach: Person) -> str:
    """Insights and steps: those that the coach's own query finds, of all there are."""
    seen, all_ = 0, 0
    for table in (Insight, Step):
        here = table.visible_to(coach).filter(engagement=engagement).count()
        seen, all_ = seen + here, all_ + table.visible_to(engagement.client).filter(engagement=engagement).count()
    return f"{seen} of {all_}" if seen < all_ else ""


def _prepared(engagement: Engagement, coach: Person) -> str:
    counted = Preparation.objects.filter(session__engagement=engagement).aggregate(
        all=Count("pk"), seen=Count("pk", filter=Q(pk__in=Preparation.visible_to(coach).values("pk")))
    )
    return f"{counted['seen']} of {counted['all']} shared" if counted["all"] else ""


def outside(engagement: Engagement) -> Iterator[tuple[Person, str]]:
    """Who else has a part in the organisation, and which: none of them has a way to the content."""
    roles = (Membership.Role.PROGRAMME_LEAD, Membership.Role.SUPERVISOR, Membership.Role.ADMINISTRATOR)
    inside = [party.pk for party in engagement.parties()]
    for part in Membership.objects.filter(organisation=engagement.organisation_id, role__in=roles).select_related(
        "person"
    ):
        if part.person_id not in inside and not Engagement.party_to(part.person).filter(pk=engagement.pk).exists():
            yield part.person, part.get_role_display()
