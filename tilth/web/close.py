"""A session closes: what was learned, in the client's words, how it will be used, and how it ended; no part is demanded."""

from functools import partial
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from tilth.coaching.capture import captured
from tilth.coaching.note import Learning
from tilth.coaching.session import Session
from tilth.organisation.disclosure import Audience, Verb
from tilth.web.draft import LongForm, resume, save
from tilth.web.own_words import Words
from tilth.web.page import page
from tilth.web.person import PersonRequest

ENDINGS = [
    (Session.Ending.STEPS.value, "With a step, or several"),
    (Session.Ending.NO_ACTION.value, "With no action, by choice"),
    ("", "Leave this open"),
]
WORDED = ("about_self", "about_situation", "use")
"""What the client words; a coach may write down what was said until then."""


class LearningForm(LongForm):
    """What is taken from the session."""

    about_self = Words(label="About myself", rows=3)
    about_situation = Words(label="About the situation", rows=3)
    use = Words(label="How I will use it", rows=3, help_text="Letting it settle is a use, too.")
    shared_with_coach = forms.BooleanField(required=False, initial=True)
    ending = forms.ChoiceField(label="How it ended", choices=ENDINGS, required=False, widget=forms.RadioSelect)


def close(request: PersonRequest, id: UUID) -> HttpResponse:
    """Close it, or find better words for what was learned later on."""
    sessions = Session.visible_to(request.person).select_related("engagement__coach", "engagement__client")
    session = get_object_or_404(sessions, id=id)
    session.engagement.require(request.person, Verb.CLOSE_SESSION)
    if session.state == Session.State.CANCELLED:
        messages.info(request, f"{session} was cancelled; there is nothing to close.")
        return redirect("workspace", id=session.id)
    may_word = Learning.may_word(session, request.person)
    form = _form(request, session, may_word=may_word)
    unkept = [] if may_word else [words for name in WORDED if (words := request.POST.get(name, "").strip())]
    if not unkept and save(form, by=request.person, to=partial(Learning.close, session)):
        return redirect("workspace", id=session.id)
    return page(
        request,
        "sessions/close.html",
        status=409 if unkept else form.status,
        session=session,
        form=form,
        is_coach=session.engagement.audience(request.person) is Audience.COACH,
        may_word=may_word,
        unkept=unkept,
        lines=captured(session, request.person),
    )


def _form(request: PersonRequest, session: Session, *, may_word: bool) -> LearningForm:
    learned = Learning.visible_to(request.person).filter(session=session).first()
    known = (LearningForm.from_row(learned) or {}) | {"ending": session.ending}
    form = LearningForm(request.POST or None, initial=known)
    form.fields["shared_with_coach"].label = f"{session.engagement.coach} may read what I learned"
    if session.engagement.audience(request.person) is Audience.COACH:
        del form.fields["shared_with_coach"]
    for name in () if may_word else WORDED:
        del form.fields[name]
    place = reverse("close", args=[session.id])
    return resume(form, by=request.person, organisation=session.organisation_id, place=place)
