"""A meeting tool's file comes in: chosen or dropped, with the client's consent, and refused with a sentence when it is no transcript."""

from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from tilth.coaching.engagement import Engagement
from tilth.coaching.session import Session
from tilth.conversation.formats import NotATranscript
from tilth.organisation.consent import CURRENT, WORDINGS
from tilth.organisation.disclosure import Verb
from tilth.web.page import page
from tilth.web.person import PersonRequest


class ReceiveForm(forms.Form):
    """The file, when the session took place, and the consent it rests on."""

    file = forms.FileField(
        label="The transcript",
        error_messages={
            "required": "No file came along. Choose one; one of more than 24 MB is not taken, and a transcript of an hour "
            "has less than one. Nothing was stored."
        },
        allow_empty_file=True,  # the engine's own sentence about an empty file says more
        help_text="The file that Zoom, Teams, Meet, Otter or a speech recogniser gave you: VTT, SRT, SBV, text, DOCX or JSON.",
    )
    held_on = forms.DateField(label="When you met", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    consented = forms.BooleanField(
        error_messages={
            "required": "Without the client's consent the transcript is not kept. Ask first; nothing was stored."
        }
    )


def receive(request: PersonRequest, id: UUID) -> HttpResponse:
    """The coach hands in a file; it is read before anything is kept."""
    engagement = get_object_or_404(
        Engagement.visible_to(request.person).select_related("client", "organisation"), id=id
    )
    engagement.require(request.person, Verb.RECEIVE_TRANSCRIPT)
    form = ReceiveForm(request.POST or None, request.FILES or None, initial={"held_on": timezone.localdate()})
    form.fields["consented"].label = WORDINGS[CURRENT].format(client=engagement.client)
    if form.is_valid() and (session := _received(request, engagement, form)):
        return redirect("roles", id=session.id)
    status = 422 if form.errors else 200
    return page(request, "sessions/receive.html", status=status, engagement=engagement, form=form)


def _received(request: PersonRequest, engagement: Engagement, form: ReceiveForm) -> Session | None:
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    try:
        return Session.receive(
            engagement,
            by=request.person,
            held_on=form.cleaned_data["held_on"],
            data=file.read(),
            filename=file.name or "",
            consented=form.cleaned_data["consented"],
            now=timezone.now(),
        )
    except NotATranscript as refusal:
        form.add_error("file", f"{refusal} Nothing was stored.")
        return None
