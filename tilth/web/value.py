"""Values and assumptions: each in the client's words, with where it was met again, what touches it and what tested it."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from tilth.coaching.content import Outdated
from tilth.coaching.echo import Echo
from tilth.coaching.engagement import Engagement
from tilth.coaching.insight import Insight
from tilth.coaching.step import Step
from tilth.coaching.thread import Thread
from tilth.coaching.value import Value
from tilth.organisation.disclosure import Verb
from tilth.web.own_words import Version, Words, seen
from tilth.web.page import page
from tilth.web.person import PersonRequest


class ValueForm(forms.Form):
    """A value or an assumption in the client's words."""

    words = Words(rows=2, required=True, label="In the client's words")
    kind = forms.ChoiceField(choices=Value.Kind.choices, label="It is")


class RewordForm(ValueForm):
    """Better words for it, and who may see it; the client's to say."""

    shared_with_coach = forms.BooleanField(required=False, label="My coach may see it")
    version = Version()


def values(request: PersonRequest, id: UUID) -> HttpResponse:
    """What matters and what is taken to be true, the most met first; either of the two can name one."""
    engagement = get_object_or_404(Engagement.visible_to(request.person).select_related("coach", "client"), id=id)
    form = ValueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect(Value.name(engagement, by=request.person, now=timezone.now(), **form.cleaned_data))
    thread = Thread(engagement, request.person)
    return page(
        request,
        "values/values.html",
        status=422 if form.errors else 200,
        engagement=engagement,
        is_coach=thread.is_coach,
        themes=thread.themes,
        form=form,
    )


def value(request: PersonRequest, id: UUID) -> HttpResponse:
    """One value or assumption: where it was named and met again, which insights touch it, which steps test or serve it."""
    found = _found(request, id)
    steps = Step.visible_to(request.person)
    return page(
        request,
        "values/value.html",
        value=found,
        engagement=found.engagement,
        is_coach=found.engagement.coach_id == request.person.id,
        insights=Insight.visible_to(request.person).filter(touches=found),
        tested_by=steps.filter(tests=found).prefetch_related("reports"),
        served_by=steps.filter(serves=found),
        echoes=Echo.visible_to(request.person).filter(value=found, state=Echo.State.CONFIRMED),
    )


def reword(request: PersonRequest, id: UUID) -> HttpResponse:
    """The client finds better words; when both texts changed, both are shown."""
    found = _found(request, id)
    found.engagement.require(request.person, Verb.WORD_INSIGHT)
    initial = {name: getattr(found, name) for name in ("words", "kind", "shared_with_coach", "version")}
    form, theirs = RewordForm(request.POST or None, initial=initial), None
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(found.reword(by=request.person, now=timezone.now(), **form.cleaned_data))
        except Outdated as outdated:
            theirs = outdated.now
            seen(form, request.POST, theirs.version)
    return page(
        request,
        "values/reword.html",
        status=409 if theirs else 422 if form.errors else 200,
        value=found,
        engagement=found.engagement,
        form=form,
        theirs=theirs,
    )


def _found(request: PersonRequest, id: UUID) -> Value:
    seen = Value.visible_to(request.person).select_related("engagement__coach", "engagement__client", "session")
    return get_object_or_404(seen, id=id)
