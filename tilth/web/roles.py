"""Who is who: the import report, the guess with its evidence, and one click to confirm, swap or set."""

import re
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from tilth.coaching.session import Session
from tilth.conversation.reading.findings import SpeakerFinding
from tilth.conversation.roles import guess
from tilth.conversation.transcript import Role, Transcript, Voice
from tilth.organisation.disclosure import Verb
from tilth.web.page import page
from tilth.web.person import PersonRequest

NAMELESS = re.compile(r"(unknown )?speaker[ _-]*\w*", re.IGNORECASE)
CHOICES = [("", "I don't know"), (Role.COACH, "coach"), (Role.CLIENT, "client"), (Role.OTHER, "somebody else")]


class VoiceForm(forms.Form):
    """One label of the file: the person behind it."""

    name = forms.CharField(label="Name", max_length=120)
    role = forms.ChoiceField(label="Is", choices=CHOICES, required=False, widget=forms.RadioSelect)


def roles(request: PersonRequest, id: UUID) -> HttpResponse:
    """Confirm who speaks; the conversation is then read, here and now."""
    session = get_object_or_404(
        Session.visible_to(request.person).select_related("engagement__client", "engagement__coach"), id=id
    )
    session.engagement.require(request.person, Verb.SAY_WHO_IS_WHO)
    if session.transcript_state == Session.TranscriptState.WITHDRAWN:
        return redirect(session)
    imported = session.imported()
    voices = _voices(request, session, imported.transcript)
    if request.method == "POST" and all(form.is_valid() for _, _, form in voices):
        session.say_who_is_who(by=request.person, voices=_said(voices), now=timezone.now())
        return redirect(session)
    return page(request, "sessions/roles.html", session=session, imported=imported, voices=voices)


def _voices(request: PersonRequest, session: Session, transcript: Transcript) -> list[tuple[str, str, VoiceForm]]:
    """For each label of the file: the label, why we think so, and its form."""
    known = session.transcript.cast()
    rows = []
    for n, found in enumerate(guess(transcript)):
        voice = known.get(found.label) or Voice(_name(session, found), found.role)
        first = {"name": voice.name, "role": voice.role or ""}
        form = VoiceForm(request.POST or None, prefix=f"voice-{n}", initial=first)
        rows.append((found.label, found.why, form))
    return rows


def _name(session: Session, found: SpeakerFinding) -> str:
    """The label itself, or the person we know where the label names no person ("Coach", "SPEAKER_01")."""
    people = {Role.COACH: session.engagement.coach.name, Role.CLIENT: session.engagement.client.name}
    nameless = found.label.lower() in ("coach", "client") or NAMELESS.fullmatch(found.label)
    return people.get(found.role, found.label) if nameless and found.role else found.label


def _said(voices: list[tuple[str, str, VoiceForm]]) -> dict[str, Voice]:
    return {
        label: Voice(
            form.cleaned_data["name"].strip(), Role(form.cleaned_data["role"]) if form.cleaned_data["role"] else None
        )
        for label, _, form in voices
    }
