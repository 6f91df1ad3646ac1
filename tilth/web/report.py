"""The report of a step: how it went, what it says, what comes next; and the insight that may grow from it."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from tilth.coaching.insight import Insight
from tilth.coaching.step import Report, Step
from tilth.organisation.disclosure import Verb
from tilth.web.moment import KeepForm
from tilth.web.own_words import Words
from tilth.web.page import page
from tilth.web.person import PersonRequest


class ReportForm(forms.Form):
    """How it went; the first answer is enough."""

    outcome = forms.ChoiceField(
        choices=Report.Outcome.choices,
        label="How did it go?",
        widget=forms.RadioSelect,
        error_messages={"required": "One of these four is enough; none of them is a mark."},
    )
    happened = Words(label="What happened", help_text="One line is enough.")
    surprised = Words(rows=2, label="What surprised me")
    says = Words(rows=2, label="What it says about what I took to be true")
    learned = Words(rows=2, label="What I take from it")
    after = forms.ChoiceField(
        choices=[("", "I leave that open"), *Report.After.choices], required=False, label="And now"
    )


def report(request: PersonRequest, id: UUID) -> HttpResponse:
    """The client says how a step went. The answer may come with the link (`?outcome=done`); nothing is kept before it is sent."""
    steps = Step.visible_to(request.person).select_related("engagement__coach", "engagement__client", "insight")
    step = get_object_or_404(steps, id=id)
    step.engagement.require(request.person, Verb.REPORT_STEP)
    form = ReportForm(request.POST or None, initial={"outcome": request.GET.get("outcome", "")})
    if request.method == "POST" and form.is_valid():
        step.report(by=request.person, now=timezone.now(), **form.cleaned_data)
        return redirect(step)
    return page(
        request,
        "reports/report.html",
        status=422 if form.errors else 200,
        step=step,
        engagement=step.engagement,
        tests=step.tests,
        form=form,
    )


def grow(request: PersonRequest, id: UUID) -> HttpResponse:
    """A new insight grows from a report, in the client's words."""
    reports = Report.visible_to(request.person).select_related("step__engagement__coach", "step__engagement__client")
    found = get_object_or_404(reports, id=id)
    engagement = found.step.engagement
    engagement.require(request.person, Verb.WORD_INSIGHT)
    first = {"words": found.learned or found.says, "shared_with_coach": engagement.shares_with_coach(None)}
    form = KeepForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        insight: Insight = found.grow(by=request.person, now=timezone.now(), **form.cleaned_data)
        return redirect(insight)
    return page(
        request,
        "reports/grow.html",
        status=422 if form.errors else 200,
        report=found,
        engagement=engagement,
        form=form,
    )
