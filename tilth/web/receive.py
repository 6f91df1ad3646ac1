"""A meeting tool's file comes in, for a session that was planned or a new one, with the client's consent; what is no transcript is refused."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import date_format

from tilth.coaching.engagement import Engagement
from tilth.coaching.session import OutOfTurn, Session
from tilth.conversation.formats import NotATranscript
from tilth.organisation.consent import CURRENT, WORDINGS
from tilth.organisation.disclosure import Verb
from tilth.web.page import page
from tilth.web.person import PersonRequest


class ReceiveForm(forms.Form):
    """The file, the session it is of, and the consent it rests on."""

    file = forms.FileField(
        label="The transcript",
        error_messages={
            "required": "No file came along. Choose one; one of more than 24 MB is not taken, and a transcript of an hour "
            "has less than one. Nothing was stored."
        },
        allow_empty_file=True,  # the engine's own sentence about an empty file says more
        help_text="The file that Zoom, Teams, Meet, Otter or a speech recogniser gave you: VTT, SRT, SBV, text, DOCX or JSON.",
    )
    session = forms.ModelChoiceField(
        Session.objects.none(),
        label="Which session it is of",
        required=False,
        empty_label="one that is not here yet",
    )
    held_on = forms.DateField(
        label="When you met",
        required=False,
        help_text="Only for a session that is not here yet.",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    consented = forms.BooleanField(
        error_messages={
            "required": "Without the client's consent the transcript is not kept. Ask first; nothing was stored."
        }
    )

    def clean(self) -> dict[str, Any]:
        """A session that is not here yet needs its day, and not one to come."""
        given = super().clean() or {}
        day = given.get("held_on")
        if not given.get("session") and not day and "held_on" not in self.errors:
            self.add_error("held_on", "Say when you met, or choose the session that the file is of.")
        if not given.get("session") and day and day > timezone.localdate():
            self.add_error("held_on", "That day is still to come. Choose the day on which you met.")
        return given


def receive(request: PersonRequest, id: UUID) -> HttpResponse:
    """The coach hands in a file; it is read before anything is kept."""
    engagement = get_object_or_404(
        Engagement.visible_to(request.person).select_related("client", "organisation"), id=id
    )
    engagement.require(request.person, Verb.RECEIVE_TRANSCRIPT)
    form = _form(request, engagement)
    if form.is_valid() and (session := _received(request, engagement, form)):
        return redirect("roles", id=session.id)
    status = 422 if form.errors else 200
    return page(request, "sessions/receive.html", status=status, engagement=engagement, form=form)


def _form(request: PersonRequest, engagement: Engagement) -> ReceiveForm:
    known = {"held_on": timezone.localdate(), "session": request.GET.get("session")}
    form = ReceiveForm(request.POST or None, request.FILES or None, initial=known)
    without = Session.visible_to(request.person).filter(
        engagement=engagement, transcript_state=Session.TranscriptState.NONE
    )
    choice = form.fields["session"]
    choice.queryset = without.select_related("engagement__client", "engagement__organisation")  # type: ignore[attr-defined]
    choice.label_from_instance = _named  # type: ignore[attr-defined]
    form.fields["consented"].label = WORDINGS[CURRENT].format(client=engagement.client)
    return form


def _named(session: Session) -> str:
    return f"{session}, {date_format(session.held_on, 'j F Y')}, {session.get_state_display()}"


def _received(request: PersonRequest, engagement: Engagement, form: ReceiveForm) -> Session | None:
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    session: Session | None = form.cleaned_data["session"]
    handed = {"by": request.person, "consented": form.cleaned_data["consented"], "now": timezone.now()}
    try:
        if session is None:
            day = form.cleaned_data["held_on"]
            return Session.receive(engagement, held_on=day, data=file.read(), filename=file.name or "", **handed)
        session.keep(file.read(), file.name or "", **handed)
    except NotATranscript as refusal:
        form.add_error("file", f"{refusal} Nothing was stored.")
        return None
    except OutOfTurn as refusal:
        form.add_error("session", f"{refusal} Nothing was stored.")
        return None
    return session
