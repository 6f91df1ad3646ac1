"""An agreement: prepared in short steps, proposed, read, accepted; its versions with what changed; and the parts for three."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from tilth.coaching import terms
from tilth.coaching.agreement import Agreement, Proposal
from tilth.coaching.content import Revisable
from tilth.coaching.differences import differences
from tilth.coaching.engagement import Engagement, NotNow
from tilth.coaching.growth import Goal
from tilth.coaching.parts import STEPS, Part, Shape, Step
from tilth.web.draft import LongForm, resume, save
from tilth.web.engagement import found
from tilth.web.own_words import Words
from tilth.web.page import page
from tilth.web.person import PersonRequest


def agreement(request: PersonRequest, id: UUID) -> HttpResponse:
    """The latest version: read, and accepted by whoever it waits for."""
    engagement = found(request, id)
    latest = Agreement.visible_to(request.person).filter(engagement=engagement).first()
    if request.method == "POST":
        return _accepted(request, engagement, to="agreement")
    if latest is None:
        return page(request, "agreements/none.html", engagement=engagement, is_coach=_is_coach(request, engagement))
    return _shown(request, engagement, latest)


def version(request: PersonRequest, id: UUID, number: int) -> HttpResponse:
    """An earlier version, and what it changed."""
    engagement = found(request, id)
    chosen = get_object_or_404(Agreement.visible_to(request.person), engagement=engagement, number=number)
    return _shown(request, engagement, chosen)


def _accepted(request: PersonRequest, engagement: Engagement, *, to: str) -> HttpResponse:
    """A party accepts the version that stood on the page they read."""
    number = request.POST.get("number", "")
    chosen = get_object_or_404(engagement.agreements, number=number if number.isdecimal() else 0)
    try:
        chosen.accept(by=request.person, now=timezone.now())
        messages.success(request, "You have accepted it. The time is recorded.")
    except NotNow as refusal:
        messages.info(request, str(refusal))
    return redirect(to, id=engagement.id)


def _shown(request: PersonRequest, engagement: Engagement, shown: Agreement) -> HttpResponse:
    versions = list(Agreement.visible_to(request.person).filter(engagement=engagement))
    before = shown.before()
    values = shown.values()
    waits_for = shown.waits_for()
    return page(
        request,
        "agreements/agreement.html",
        engagement=engagement,
        is_coach=_is_coach(request, engagement),
        agreement=shown,
        is_latest=shown.number == versions[0].number,
        in_force=next((version.number for version in versions if version.in_force_since), None),
        chapters=list(terms.chapters(values)),
        before=before,
        differences=differences(before.values(), values) if before else [],
        acceptances=shown.acceptances.select_related("person"),
        waits_for=waits_for,
        waits_for_me=request.person in waits_for,
        versions=versions,
    )


def prepare(request: PersonRequest, id: UUID) -> HttpResponse:
    """The set-up at a glance: its steps, what is filled, what would change; and the one button that proposes it."""
    engagement = found(request, id)
    proposal = Proposal.of(engagement, by=request.person, now=timezone.now())
    if request.method == "POST" and (answer := _proposed(request, engagement, proposal)):
        return answer
    latest = engagement.agreements.first()
    values = terms.kept(proposal.values | {"goals": Goal.as_agreed(engagement)})
    return page(
        request,
        "agreements/prepare.html",
        engagement=engagement,
        is_coach=_is_coach(request, engagement),
        steps=[(step, terms.lines(step, values)) for step in STEPS],
        latest=latest,
        differences=differences(latest.values(), values) if latest else [],
        others=[party for party in engagement.parties() if party != request.person],
        assessments=engagement.assessments.count(),
    )


def _proposed(request: PersonRequest, engagement: Engagement, proposal: Proposal) -> HttpResponse | None:
    after = request.POST.get("after", "")
    try:
        proposal.propose(by=request.person, after=int(after) if after.isdecimal() else 0, now=timezone.now())
    except NotNow as refusal:
        messages.info(request, str(refusal))
        return None
    return redirect("agreement", id=engagement.id)


class StepForm(LongForm):
    """The parts of one step, with what is in preparation, or a suggestion where nothing was written yet."""

    def said(self, saved: Revisable, name: str) -> Any:
        """What was saved meanwhile for one part."""
        return saved.values.get(name) if isinstance(saved, Proposal) else None

    @classmethod
    def of(cls, step: Step, proposal: Proposal, data: QueryDict | None) -> "StepForm":
        """The form of a step, asking nothing about a sponsor where there is none."""
        engagement = proposal.engagement
        parts = terms.asked(step, sponsored=engagement.sponsor_id is not None)
        first = {part.name: proposal.values.get(part.name, part.suggestion_for(engagement.kind)) for part in parts}
        form = cls(data, initial=first | {"version": proposal.version})
        form.fields |= {part.name: _field(part, engagement.kind) for part in parts}
        form.asked = [(part, form[part.name]) for part in parts]
        return form

    asked: list[tuple[Part, forms.BoundField]]


def step(request: PersonRequest, id: UUID, step: str) -> HttpResponse:
    """One short page of the set-up."""
    engagement = found(request, id)
    chosen = terms.find(step)
    if chosen is None:
        raise Http404
    proposal = Proposal.of(engagement, by=request.person, now=timezone.now())
    form = StepForm.of(chosen, proposal, request.POST or None)
    place = reverse("prepare-step", args=[engagement.id, chosen.name])
    resume(form, by=request.person, organisation=engagement.organisation_id, place=place)
    if save(form, by=request.person, to=partial(proposal.fill, chosen)):
        return _next(request, engagement, chosen)
    return page(
        request,
        "agreements/step.html",
        status=form.status,
        engagement=engagement,
        is_coach=_is_coach(request, engagement),
        step=chosen,
        place=STEPS.index(chosen) + 1,
        places=len(STEPS),
        form=form,
    )


def _next(request: PersonRequest, engagement: Engagement, step: Step) -> HttpResponse:
    following = terms.after(step)
    if following is None or "overview" in request.POST:
        return redirect("prepare-agreement", id=engagement.id)
    return redirect("prepare-step", id=engagement.id, step=following.name)


def for_three(request: PersonRequest, id: UUID) -> HttpResponse:
    """What is addressed to all three, and nothing else: the sponsor's own page, which coach and client can look at, too."""
    party_to = Engagement.party_to(request.person).select_related("coach", "client", "sponsor")
    engagement = get_object_or_404(party_to, id=id)
    if engagement.sponsor is None:
        raise Http404
    if request.method == "POST":
        return _accepted(request, engagement, to="agreement-for-three")
    latest = engagement.agreements.first()
    return page(
        request,
        "agreements/for_three.html",
        engagement=engagement,
        is_sponsor=engagement.sponsor_id == request.person.id,
        agreement=latest,
        chapters=list(terms.chapters(terms.to_three(latest.values()))) if latest else [],
        changed=latest.changed_for_sponsor() if latest else [],
        acceptances=latest.acceptances.select_related("person") if latest else [],
        waits_for_sponsor=latest is not None and engagement.sponsor in latest.waits_for(),
        goals=Goal.shown_to_sponsor(engagement),
        sessions_held=engagement.sessions_told_to_sponsor(),
    )


def _is_coach(request: PersonRequest, engagement: Engagement) -> bool:
    return engagement.coach_id == request.person.id


def _field(part: Part, kind: str) -> forms.Field:
    common: dict[str, Any] = {"label": part.title, "help_text": part.prompt_for(kind), "required": False}
    if part.shape is Shape.NUMBER:
        return forms.IntegerField(min_value=1, max_value=part.most, **common)
    if part.shape is Shape.ONE:
        return forms.ChoiceField(choices=part.options, widget=forms.RadioSelect, **common)
    if part.shape is Shape.SOME:
        return forms.MultipleChoiceField(choices=part.options, widget=forms.CheckboxSelectMultiple, **common)
    if part.shape is Shape.SHARING:
        options = [(words_for == "yes", words) for words_for, words in part.options]
        return forms.TypedChoiceField(
            choices=options, coerce=lambda value: value == "True", widget=forms.RadioSelect, empty_value=None, **common
        )
    return Words(rows=6 if part.suggestion else 3, label=part.title, help_text=part.prompt_for(kind))
