"""A session's own page, before, while and after it is held: the compass, capture, notes and questions, each party with theirs."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from tilth.coaching.bank import APPROACHES, PURPOSES, STAGES, bank_of, find
from tilth.coaching.capture import NOTICED, SIGNS, Capture, NotCaught, captured
from tilth.coaching.draft import Draft
from tilth.coaching.note import Focus, Learning, Note, Preparation
from tilth.coaching.session import OutOfTurn, Session
from tilth.organisation.disclosure import Audience
from tilth.organisation.people import Person
from tilth.web.draft import LongForm, Words, resume, save
from tilth.web.page import page
from tilth.web.person import PersonRequest

COMPASS = {
    "clarify_focus": ("Focus", "What is this hour for?"),
    "explore_perspective": ("Perspective", "What else is there to see?"),
    "generate_insight": ("Insight", "What is becoming clear?"),
    "translate_to_action": ("Action", "What, if anything, follows?"),
}
"""A compass, not a script: four directions, in no order that anybody has to keep."""

NOTES = {
    "coach": ("Your own note", "Only you see this one."),
    "client": ("Your own note", "Only you see this one."),
    "shared": ("The note you share", "You two see and write this one."),
}


AIMS = {
    "topic": "What it is about",
    "outcome": "The outcome hoped for today",
    "measure": "How you would know",
    "meaning": "What makes it matter",
}


class FocusForm(LongForm):
    """What the hour is for."""

    topic = Words(label=AIMS["topic"], rows=2)
    outcome = Words(label=AIMS["outcome"], rows=2)
    measure = Words(label=AIMS["measure"], rows=2)
    meaning = Words(label=AIMS["meaning"], rows=2)


class NoteForm(LongForm):
    """One note."""

    words = Words(label="Note", rows=7)


class CaptureForm(LongForm):
    """A line caught in passing: what it is, the words, and the second it was said in."""

    version = None  # type: ignore[assignment]  # a line is added, nothing is saved over
    kind = forms.ChoiceField(choices=[(kind.value, kind.value) for kind in Capture])
    sign = forms.ChoiceField(choices=SIGNS, required=False)
    words = forms.CharField(required=False)
    at = forms.FloatField(required=False)


def workspace(request: PersonRequest, id: UUID) -> HttpResponse:
    """The session as it stands: planned, under way, closed or cancelled."""
    session = _found(request, id)
    stage = request.GET.get("stage", "clarify_focus")
    if stage not in COMPASS:
        raise Http404
    return page(request, "sessions/workspace.html", **_shown(request, session, stage=stage))


@require_POST
def begin(request: PersonRequest, id: UUID) -> HttpResponse:
    """The coach starts the clock, or says that it was held elsewhere."""
    session = _found(request, id)
    try:
        verb = session.took_place if "took_place" in request.POST else session.begin
        verb(by=request.person, now=timezone.now())
    except OutOfTurn as refusal:
        messages.info(request, str(refusal))
    return redirect("workspace", id=session.id)


@require_POST
def capture(request: PersonRequest, id: UUID) -> HttpResponse:
    """Catch a line: a moment, a possible insight, a step, a value, or a sign that no transcript holds."""
    session = _found(request, id)
    form = _capture_form(request, session, request.POST)
    if not form.is_valid():
        raise Http404  # no page of ours sends that
    refusal = _catch(session, form, by=request.person)
    if request.htmx:  # type: ignore[attr-defined]
        return page(request, "sessions/workspace.html#caught", **_caught(request, session, form, refusal=refusal))
    if not refusal:
        return redirect(f"{reverse('workspace', args=[session.id])}#caught")
    shown = _shown(request, session, stage="clarify_focus") | _caught(request, session, form, refusal=refusal)
    return page(request, "sessions/workspace.html", status=422, **shown)


def focus(request: PersonRequest, id: UUID) -> HttpResponse:
    """Say what the session is for; two who do so at once see both wordings."""
    session = _found(request, id)
    form = _focus_form(request, session, request.POST or None)
    if save(form, by=request.person, to=partial(Focus.write, session)):
        return _kept(request, session, _focus_form(request, session), "sessions/focus.html")
    return _again(request, session, form, "sessions/focus.html")


def note(request: PersonRequest, id: UUID, kind: str) -> HttpResponse:
    """Write one of the notes that are this person's to write."""
    session = _found(request, id)
    if kind not in Note.kinds(session, request.person):
        raise Http404
    form = _note_form(request, session, kind, request.POST or None)
    if save(form, by=request.person, to=partial(Note.write, session, kind=kind)):
        return _kept(request, session, _note_form(request, session, kind), "sessions/note_form.html")
    return _again(request, session, form, "sessions/note_form.html")


def _found(request: PersonRequest, id: UUID) -> Session:
    sessions = Session.visible_to(request.person).select_related("engagement__coach", "engagement__client")
    return get_object_or_404(sessions, id=id)


def _catch(session: Session, form: CaptureForm, *, by: Person) -> str:
    """What stands in the way of keeping the line; nothing when it was kept."""
    given = dict(form.cleaned_data)
    try:
        Capture(given.pop("kind")).keep(session, by=by, now=timezone.now(), **given)
    except NotCaught as missing:
        return str(missing)
    Draft.clear(by=by, place=form.place)
    return ""


def _caught(request: PersonRequest, session: Session, form: CaptureForm, *, refusal: str = "") -> dict[str, Any]:
    """What was caught so far, and the line for the next: empty, or with the words that could not be kept."""
    again = form if refusal else _capture_form(request, session)
    return {
        "session": session,
        "is_coach": session.engagement.audience(request.person) is Audience.COACH,
        "lines": captured(session, request.person),
        "noticed": NOTICED,
        "line": again,
        "refusal": refusal,
    }


def _shown(request: PersonRequest, session: Session, *, stage: str) -> dict[str, Any]:
    person = request.person
    is_coach = session.engagement.audience(person) is Audience.COACH
    name, question = COMPASS[stage]
    aims = Focus.visible_to(person).filter(session=session).first()
    return {
        **_caught(request, session, _capture_form(request, session)),
        "other": session.engagement.client if is_coach else session.engagement.coach,
        "seconds": session.seconds_in(timezone.now()) if session.state == Session.State.HELD else None,
        "compass": [(key, *words) for key, words in COMPASS.items()],
        "stage": stage,
        "stage_name": name,
        "stage_question": question,
        "aims": [(label, words) for key, label in AIMS.items() if (words := getattr(aims, key, ""))],
        "focus": _focus_form(request, session),
        "notes": [_note_form(request, session, kind) for kind in Note.kinds(session, person)],
        "preparation": Preparation.visible_to(person).filter(session=session).first(),
        "learning": Learning.visible_to(person).filter(session=session).select_related("session__engagement").first(),
        "questions": [q for q in find(bank_of(person), stage=stage) if not q.set_aside] if is_coach else [],
        "filters": {"stage": STAGES, "purpose": PURPOSES, "approach": APPROACHES},
    }


def _capture_form(request: PersonRequest, session: Session, sent: Any = None) -> CaptureForm:
    place = reverse("workspace", args=[session.id])
    return resume(CaptureForm(sent), by=request.person, organisation=session.organisation_id, place=place)


def _focus_form(request: PersonRequest, session: Session, sent: Any = None) -> FocusForm:
    written = Focus.visible_to(request.person).filter(session=session).first()
    form = FocusForm(sent, initial=FocusForm.from_row(written), auto_id="focus_%s")
    place = reverse("focus", args=[session.id])
    return resume(form, by=request.person, organisation=session.organisation_id, place=place)


def _note_form(request: PersonRequest, session: Session, kind: str, sent: Any = None) -> NoteForm:
    written = Note.visible_to(request.person).filter(session=session, kind=kind).first()
    form = NoteForm(sent, initial=NoteForm.from_row(written), auto_id=f"{kind}_%s")
    form.fields["words"].label, form.fields["words"].help_text = NOTES[kind]
    place = reverse("note", args=[session.id, kind])
    return resume(form, by=request.person, organisation=session.organisation_id, place=place)


def _kept(request: PersonRequest, session: Session, form: LongForm, template: str) -> HttpResponse:
    if request.htmx:  # type: ignore[attr-defined]
        return page(request, f"{template}#form", session=session, form=form, just_kept=timezone.localtime())
    messages.success(request, "Kept.")
    return redirect("workspace", id=session.id)


def _again(request: PersonRequest, session: Session, form: LongForm, template: str) -> HttpResponse:
    """The form by itself, or with what stands in its way; htmx swaps only what came back well."""
    if request.htmx:  # type: ignore[attr-defined]
        return page(request, f"{template}#form", session=session, form=form)
    return page(request, template, status=form.status, session=session, form=form)
