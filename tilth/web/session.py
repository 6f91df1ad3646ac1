"""A session: the map, the words with their margin, what came of them, and the coach's word on every finding."""

from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tilth.coaching.insight import Moment
from tilth.coaching.judged import Document, Found, findings
from tilth.coaching.session import Session
from tilth.conversation.layout import lay_out
from tilth.conversation.rubrics import load
from tilth.organisation.disclosure import Kind, Verb, Withheld
from tilth.web import conversation, moment
from tilth.web.page import page
from tilth.web.person import PersonRequest, reauthenticate

CHOICES = ("accepted", "corrected", "dismissed", "undo")


def session(request: PersonRequest, id: UUID) -> HttpResponse:
    """The whole page for its coach; the words alone for its client; a sentence where consent is gone. No transcript: its workspace."""
    found = _found(request, id)
    if found.transcript_state == Session.TranscriptState.NONE:
        return redirect("workspace", id=found.id)
    seen = found.disclosed(request.person, Kind.CONVERSATION)
    if found.transcript_state == Session.TranscriptState.WITHDRAWN or not seen.see:
        return page(request, "sessions/withdrawn.html", session=found, why=seen.why)
    if found.transcript_state == Session.TranscriptState.UNREAD:
        return page(request, "sessions/unread.html", session=found, is_coach=_is_coach(request, found))
    document, stray = found.reading_as_judged()
    shown = conversation.show(document, sieve=request.GET.get("show", ""), draft=_is_coach(request, found))
    moment.join(shown["rows"], found, by=request.person)
    rubric = load("icf-pcc-markers-2020")
    return page(
        request,
        "sessions/session.html",
        session=found,
        is_coach=_is_coach(request, found),
        stray=stray,
        turns=f"{found.get_absolute_url()}turns/",
        rubric=rubric,
        markers=conversation.markers(document, rubric["lines"]),
        **shown,
    )


def turn(request: PersonRequest, id: UUID, n: int) -> HttpResponse:
    """One turn by itself: every label heard in it, the words it rests on, why, and what is right instead."""
    found, document = _drafted(request, id)
    if not 1 <= n <= len(document["turns"]):
        raise Http404
    return page(
        request,
        "sessions/turn.html",
        session=found,
        turn=document["turns"][n - 1],
        rows=conversation.around(document, n),
        heard=conversation.heard(document, n),
        explained=conversation.explained(document, n),
    )


def table(request: PersonRequest, id: UUID) -> HttpResponse:
    """The map's text twin: a row for every mark."""
    found, document = _drafted(request, id)
    return page(request, "sessions/table.html", session=found, marks=lay_out(document).marks)


@require_POST
def finding(request: PersonRequest, id: UUID) -> HttpResponse:
    """Accept, correct or dismiss one finding, or take that back."""
    found, document = _drafted(request, id)
    key, choice = request.POST.get("finding", ""), request.POST.get("choice", "")
    target = _by_key(document, key)
    correction = request.POST.get("correction", "") if choice == "corrected" else ""
    if choice not in CHOICES or (choice == "corrected" and not target.takes(correction)):
        return page(request, "not_understood.html", status=422)
    given = None if choice == "undo" else choice
    found.judge(by=request.person, finding=target, choice=given, correction=correction, now=timezone.now())
    back = request.POST.get("back", "")
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(f"{back if back.startswith(found.get_absolute_url()) else found.get_absolute_url()}")
    after, _ = found.reading_as_judged()
    note = moment.proposed(conversation.note_of(after, _by_key(after, key)), found, by=request.person)
    return page(request, "sessions/judged.html", session=found, note=note, facts=conversation.facts(after), back=back)


@require_POST
def propose(request: PersonRequest, id: UUID) -> HttpResponse:
    """Propose a moment of the reading to the client."""
    found, document = _drafted(request, id)
    target = _by_key(document, request.POST.get("finding", ""))
    if target.kind != "moment":
        return page(request, "not_understood.html", status=422)
    Moment.propose_found(found, by=request.person, finding=target, document=document, now=timezone.now())
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(f"{found.get_absolute_url()}#turn-{target.value['turns'][-1]}")
    note = moment.proposed(conversation.note_of(document, target), found, by=request.person)
    return page(request, "sessions/note.html", session=found, note=note)


@require_POST
def again(request: PersonRequest, id: UUID) -> HttpResponse:
    """Read the kept transcript with today's engine."""
    found, _ = _drafted(request, id)
    found.read_again(by=request.person, now=timezone.now())
    return redirect(found)


@reauthenticate
def withdraw(request: PersonRequest, id: UUID) -> HttpResponse:
    """The first tap says what will go and what will stay; the second destroys it."""
    found = _found(request, id)
    found.engagement.require(request.person, Verb.WITHDRAW_CONSENT)
    if request.method == "POST" and found.transcript_state != Session.TranscriptState.WITHDRAWN:
        found.withdraw_consent(by=request.person, now=timezone.now())
        return redirect(found)
    return page(request, "sessions/withdraw.html", session=found)


@reauthenticate
def document(request: PersonRequest, id: UUID) -> HttpResponse:
    """The reading as the engine wrote it: `tilth-reading/1`, for any program."""
    found, _ = _drafted(request, id)
    answer = JsonResponse(found.readings.latest().document, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="session-{found.number}.json"'
    return answer


def _found(request: PersonRequest, id: UUID) -> Session:
    sessions = Session.visible_to(request.person).select_related("engagement__coach", "engagement__client")
    return get_object_or_404(sessions, id=id)


def _drafted(request: PersonRequest, id: UUID) -> tuple[Session, Document]:
    """A session whose reading this person may see, and the reading as it stands after the coach's verdicts."""
    found = _found(request, id)
    if found.transcript_state != Session.TranscriptState.READ or not found.disclosed(request.person, Kind.READING).see:
        raise Withheld
    return found, found.reading_as_judged()[0]


def _is_coach(request: PersonRequest, found: Session) -> bool:
    return found.disclosed(request.person, Kind.READING).see


def _by_key(document: Document, key: str) -> Found:
    target = next((f for f in findings(document) if f.key == key), None)
    if target is None:
        raise Http404
    return target
