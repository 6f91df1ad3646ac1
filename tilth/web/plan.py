"""Plan a session: a day and perhaps a time; move it, or cancel it."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from tilth.coaching.engagement import Engagement
from tilth.coaching.session import OutOfTurn, Session
from tilth.organisation.disclosure import Audience, Verb, may
from tilth.web.page import page
from tilth.web.person import PersonRequest


class WhenForm(forms.Form):
    """The day, and the time where there is one."""

    held_on = forms.DateField(label="Which day", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    starts_at = forms.TimeField(
        label="At what time",
        required=False,
        help_text="May stay empty.",
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )

    def clean_held_on(self) -> date:
        """A day to come; the sentence says what to do about one that has passed."""
        day: date = self.cleaned_data["held_on"]
        if day < timezone.localdate():
            raise forms.ValidationError("That day has passed. Choose today or a day to come.")
        return day


class PlanForm(WhenForm):
    """A first planning; a coach may also write down what took place already."""

    took_place = forms.BooleanField(label="It has taken place already", required=False)

    def clean_held_on(self) -> date:
        """Any day; whether it fits is known when the tick is."""
        day: date = self.cleaned_data["held_on"]
        return day

    def clean(self) -> dict[str, Any]:
        """The day and the tick have to agree; each sentence says how they can."""
        given = super().clean() or {}
        day, today = given.get("held_on"), timezone.localdate()
        if day and day < today and not given.get("took_place"):
            if "took_place" in self.fields:
                self.add_error("held_on", "That day has passed. If you met then, tick “It has taken place already”.")
            else:
                self.add_error("held_on", "That day has passed. Choose today or a day to come.")
        if day and day > today and given.get("took_place"):
            self.add_error("took_place", "That day is still to come. Leave this open, and the session is planned.")
        return given


def plan(request: PersonRequest, id: UUID) -> HttpResponse:
    """Plan the next session, or write down one that was held elsewhere."""
    engagement = get_object_or_404(Engagement.visible_to(request.person).select_related("client", "coach"), id=id)
    engagement.require(request.person, Verb.PLAN_SESSION)
    form = PlanForm(request.POST or None, initial={"held_on": timezone.localdate()})
    if not may(engagement.audience(request.person), Verb.HOLD_SESSION):
        del form.fields["took_place"]
    if form.is_valid():
        held = form.cleaned_data.pop("took_place", False)
        session = Session.plan(engagement, by=request.person, now=timezone.now(), **form.cleaned_data)
        if held:
            session.took_place(by=request.person, now=timezone.now())
        return redirect("workspace", id=session.id)
    return _asked(request, engagement, form, session=None)


def move(request: PersonRequest, id: UUID) -> HttpResponse:
    """Another day; one that somebody else moved meanwhile says so, and stays where they put it."""
    session = get_object_or_404(_sessions(request), id=id)
    session.engagement.require(request.person, Verb.PLAN_SESSION)
    form = WhenForm(request.POST or None, initial={"held_on": session.held_on, "starts_at": session.starts_at})
    if form.is_valid():
        try:
            moved = int(request.POST.get("moved", "")) if request.POST.get("moved", "").isdigit() else session.moved
            session.move(by=request.person, moved=moved, now=timezone.now(), **form.cleaned_data)
            return redirect("workspace", id=session.id)
        except OutOfTurn as refusal:
            form.add_error(None, str(refusal))
            session.refresh_from_db()
    return _asked(request, session.engagement, form, session=session)


def cancel(request: PersonRequest, id: UUID) -> HttpResponse:
    """The first tap says what stays; the second cancels."""
    session = get_object_or_404(_sessions(request), id=id)
    session.engagement.require(request.person, Verb.PLAN_SESSION)
    if request.method == "POST":
        try:
            session.cancel(by=request.person, now=timezone.now())
        except OutOfTurn as refusal:
            messages.info(request, str(refusal))
        return redirect("workspace", id=session.id)
    return page(request, "sessions/cancel.html", session=session, other=_other(request, session.engagement))


def _sessions(request: PersonRequest) -> Any:
    return Session.visible_to(request.person).select_related("engagement__client", "engagement__coach")


def _other(request: PersonRequest, engagement: Engagement) -> Any:
    return engagement.coach if engagement.audience(request.person) is Audience.CLIENT else engagement.client


def _asked(
    request: PersonRequest, engagement: Engagement, form: forms.Form, *, session: Session | None
) -> HttpResponse:
    away = not engagement.client.memberships.filter(organisation_id=engagement.organisation_id).exists()
    return page(
        request,
        "sessions/plan.html",
        status=422 if form.errors else 200,
        engagement=engagement,
        session=session,
        form=form,
        other=_other(request, engagement),
        client_is_away=away,
    )
