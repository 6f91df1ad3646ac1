"""Home: what now? For a client this week's one thing, for a coach today's sessions and what waits; then the people one works with."""

from datetime import date

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.http import HttpResponse
from django.utils import timezone

from tilth.coaching.agreement import Acceptance, Agreement
from tilth.coaching.engagement import Engagement
from tilth.coaching.insight import Moment
from tilth.coaching.note import Learning, Preparation
from tilth.coaching.session import Session
from tilth.coaching.step import Step
from tilth.organisation.people import Membership, Person, organisations_of
from tilth.organisation.programme import Programme
from tilth.web.page import page
from tilth.web.person import PersonRequest

HELD, PLANNED, CANCELLED = Session.State.HELD, Session.State.PLANNED, Session.State.CANCELLED


def home(request: PersonRequest) -> HttpResponse:
    """What now? Every list is one query, however long the work has been."""
    person, today = request.person, timezone.localdate()
    engagements = _engagements(person)
    sessions = Session.visible_to(person).select_related("engagement__client", "engagement__coach")
    return page(
        request,
        "home.html",
        today=today,
        as_coach=[e for e in engagements if e.coach_id == person.pk],
        as_client=[e for e in engagements if e.client_id == person.pk],
        as_sponsor=Engagement.sponsored_by(person).select_related("coach", "client"),
        step=_next_step(person),
        coming=_coming(sessions, person, today),
        moments=Moment.visible_to(person)
        .filter(engagement__client=person, state=Moment.State.PROPOSED)
        .select_related("engagement")
        .order_by("-heard_as_insight", "-made_at")[:5],
        to_learn=_to_learn(sessions, person),
        todays=sessions.filter(engagement__coach=person, held_on=today).exclude(state=CANCELLED).order_by("starts_at"),
        to_read=sessions.filter(transcript_state=Session.TranscriptState.UNREAD, engagement__coach=person),
        to_prepare=_to_prepare(sessions, person, today),
        to_close=sessions.filter(
            engagement__coach=person, state=HELD, held_on__lt=today, transcript_state=Session.TranscriptState.NONE
        ),
        to_accept=_to_accept(person),
        leads=Programme.visible_to(person).exists(),
        coaches=organisations_of(person)
        .filter(memberships__person=person, memberships__role=Membership.Role.COACH)
        .exists(),
    )


def _engagements(person: Person) -> list[Engagement]:
    took_place = Q(sessions__state__in=(HELD, Session.State.CLOSED))
    counted = Engagement.visible_to(person).annotate(
        count=Count("sessions", filter=took_place), last=Max("sessions__held_on", filter=took_place)
    )
    return list(counted.select_related("coach", "client"))


def _next_step(person: Person) -> Step | None:
    """This week's one thing: the step that is due next; one without a day comes after those with one."""
    open_steps = Step.visible_to(person).filter(engagement__client=person, state=Step.State.CHOSEN)
    return open_steps.select_related("insight").order_by(F("due_on").asc(nulls_last=True), "-made_at").first()


def _coming(sessions: QuerySet[Session], person: Person, today: date) -> Session | None:
    """The client's next session, with whether they have prepared it."""
    prepared = Preparation.visible_to(person).filter(session=OuterRef("pk"))
    planned = sessions.filter(engagement__client=person, state=PLANNED, held_on__gte=today)
    return planned.annotate(prepared=Exists(prepared)).order_by("held_on", F("starts_at").asc(nulls_last=True)).first()


def _to_learn(sessions: QuerySet[Session], person: Person) -> Session | None:
    """The client's last session, while they have not said what they learned in it."""
    learned = Learning.visible_to(person).filter(session=OuterRef("pk"), worded_by=person)
    last = sessions.filter(engagement__client=person, state__in=(HELD, Session.State.CLOSED))
    found = last.annotate(learned=Exists(learned)).order_by("-held_on", "-number").first()
    return None if found is None or found.learned else found


def _to_prepare(sessions: QuerySet[Session], person: Person, today: date) -> QuerySet[Session]:
    """A coach's sessions of the next days, each with whether the client has shared a preparation."""
    shared = Preparation.visible_to(person).filter(session=OuterRef("pk"))
    soon = sessions.filter(engagement__coach=person, state=PLANNED, held_on__gt=today)
    return soon.annotate(prepared=Exists(shared)).order_by("held_on", F("starts_at").asc(nulls_last=True))[:5]


def _to_accept(person: Person) -> QuerySet[Agreement]:
    """The agreements that wait for this person's word: the latest version of each engagement, while they have not accepted it."""
    newer = Agreement.objects.filter(engagement=OuterRef("engagement"), number__gt=OuterRef("number"))
    accepted = Acceptance.objects.filter(agreement=OuterRef("pk"), person=person)
    waiting = Agreement.visible_to(person).filter(~Exists(newer), ~Exists(accepted), in_force_since=None)
    return waiting.select_related("engagement__coach", "engagement__client")
