"""What was heard again: after a transcript is read, what was named and agreed before is listened for, and proposed to be confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tilth.coaching.echo import Earlier as Thing
from tilth.coaching.echo import Echo
from tilth.coaching.heard_again import Earlier, HeardAgain, heard_again
from tilth.coaching.insight import Insight
from tilth.coaching.session import Session
from tilth.coaching.step import Report, Step
from tilth.coaching.value import Value
from tilth.organisation.disclosure import Kind, Withheld
from tilth.organisation.people import Person
from tilth.web.page import page
from tilth.web.person import PersonRequest

THINGS: dict[str, type[Step] | type[Insight] | type[Value]] = {"step": Step, "insight": Insight, "value": Value}


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal beside the thing it is about."""

    thing: Thing
    heard: HeardAgain


def heard(request: PersonRequest, id: UUID) -> HttpResponse:
    """The proposals of one session, and what was confirmed of it."""
    session = _found(request, id)
    proposals = _proposals(session, request.person)
    echoes = Echo.visible_to(request.person).filter(session=session).select_related("step", "insight", "value")
    judged = {echo.of_id for echo in echoes}
    return page(
        request,
        "threads/heard_again.html",
        session=session,
        engagement=session.engagement,
        is_coach=session.engagement.coach_id == request.person.id,
        proposals=[each for each in proposals if each.thing.id not in judged],
        confirmed=[echo for echo in echoes if echo.state == Echo.State.CONFIRMED],
        outcomes=Report.Outcome.choices,
        reading=session.disclosed(request.person, Kind.READING).see,
    )


@require_POST
def confirm(request: PersonRequest, id: UUID) -> HttpResponse:
    """One click: it was heard again, it was something else, or, of a step and by the client, how it went."""
    session = _found(request, id)
    choice, about = request.POST.get("choice", ""), request.POST.get("about", "")
    proposal = next((p for p in _proposals(session, request.person) if p.heard.earlier.id == about), None)
    if proposal is None or choice not in (*Echo.State.values, *Report.Outcome.values):
        return page(request, "not_understood.html", status=422)
    _confirm(request.person, session, proposal, choice)
    return redirect("heard-again", id=session.id)


def _confirm(by: Person, session: Session, proposal: Proposed, choice: str) -> None:
    now, said = timezone.now(), proposal.heard
    if choice in Report.Outcome.values:
        if not isinstance(proposal.thing, Step):
            raise Withheld
        proposal.thing.report(by=by, outcome=choice, happened=said.words, now=now)
    heard_it = choice != Echo.State.DISMISSED
    Echo.judge(
        session,
        by=by,
        of=proposal.thing,
        state=Echo.State.CONFIRMED if heard_it else Echo.State.DISMISSED,
        quote={"turn": said.turn, "words": said.words} if heard_it else None,
        level=said.level if heard_it and isinstance(proposal.thing, Insight) else "",
        now=now,
    )


def _proposals(session: Session, person: Person) -> list[Proposed]:
    """What was there before this session and may have been spoken of in it."""
    steps, values = Step.visible_to(person), Value.visible_to(person)
    insights = Insight.visible_to(person).exclude(state=Insight.State.LET_GO)
    named = (
        table.filter(engagement=session.engagement).exclude(session=session) for table in (steps, insights, values)
    )
    things: list[Thing] = [thing for table in named for thing in table]
    order = {s.id: (s.held_on, s.number) for s in session.engagement.sessions.all()}
    by_id = {str(thing.id): thing for thing in things if _earlier_than(thing, session, order)}
    earlier = [Earlier(thing._meta.model_name or "", id, _words(thing)) for id, thing in by_id.items()]
    document, _ = session.reading_as_judged()
    return [Proposed(by_id[each.earlier.id], each) for each in heard_again(earlier, document)]


def _earlier_than(thing: Thing, session: Session, order: Mapping[UUID, tuple[date, int]]) -> bool:
    """Named in a session before this one, or, where it came from none, written down before this one was received."""
    if thing.session_id is None:
        return timezone.localtime(thing.made_at).date() <= session.held_on
    return order[thing.session_id] < order[session.id]


def _words(thing: Thing) -> str:
    """What is listened for: of a step its card, of the others the client's words."""
    if not isinstance(thing, Step):
        return str(thing.words)
    parts = ("what", "question", "when", "with_whom", "if_then")
    return " ".join(str(thing.card[part]) for part in parts if thing.card.get(part))


def _found(request: PersonRequest, id: UUID) -> Session:
    sessions = Session.visible_to(request.person).select_related("engagement__coach", "engagement__client")
    session = get_object_or_404(sessions, id=id)
    read = session.transcript_state == Session.TranscriptState.READ
    if not read or not session.disclosed(request.person, Kind.CONVERSATION).see:
        raise Withheld
    return session
