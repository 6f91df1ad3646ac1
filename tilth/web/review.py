"""A review: opened by coach or client, prepared by the client for themselves, shared when they want, and looked at together."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from tilth.coaching.content import Revisable
from tilth.coaching.engagement import NotNow
from tilth.coaching.growth import Goal
from tilth.coaching.review import Review, ReviewPreparation
from tilth.organisation.disclosure import Verb
from tilth.web.draft import LongForm, resume, save
from tilth.web.engagement import found
from tilth.web.own_words import Words
from tilth.web.page import page
from tilth.web.person import PersonRequest


class OutcomeForm(LongForm):
    """What came of the review, for both."""

    outcome = Words(label="What comes of it", rows=6)


class PreparationForm(LongForm):
    """The client's answers beforehand, as many as they like."""

    def __init__(self, *, review: Review, kept: ReviewPreparation | None, data: QueryDict | None = None) -> None:
        answers = kept.answers if kept else {}
        super().__init__(data, initial={**answers, "version": kept.version if kept else 0})
        for name, prompt in review.questions():
            self.fields[name] = Words(label=prompt)

    def said(self, saved: Revisable, name: str) -> Any:
        """What was saved meanwhile for one question; the answers lie in one value."""
        return saved.answers.get(name) if isinstance(saved, ReviewPreparation) else None

    def asked(self) -> list[forms.BoundField]:
        """The questions with their answers."""
        return [self[name] for name in self.fields if name != "version"]


def begin(request: PersonRequest, id: UUID) -> HttpResponse:
    """Open a review, half-way or at the close."""
    engagement = found(request, id)
    kind = request.POST.get("kind")
    if request.method == "POST" and kind in Review.Kind.values:
        try:
            return redirect(Review.open(engagement, kind=kind, by=request.person, now=timezone.now()))
        except NotNow as refusal:
            messages.info(request, str(refusal))
            return redirect(engagement)
    is_coach = engagement.coach_id == request.person.id
    return page(request, "reviews/begin.html", engagement=engagement, is_coach=is_coach, kinds=Review.Kind.choices)


def one(request: PersonRequest, id: UUID) -> Review:
    """The review of that id, or 404."""
    people = ("engagement__coach", "engagement__client", "engagement__sponsor")
    return get_object_or_404(Review.visible_to(request.person).select_related(*people), id=id)


def review(request: PersonRequest, id: UUID) -> HttpResponse:
    """What the client shared, the ladders, and what comes of it."""
    review = one(request, id)
    form = OutcomeForm(request.POST or None, initial=OutcomeForm.from_row(review))
    resume(form, by=request.person, organisation=review.organisation_id, place=review.get_absolute_url())
    if _kept(request, form, review.write_down):
        return redirect(review)
    return page(
        request,
        "reviews/review.html",
        status=form.status,
        engagement=review.engagement,
        is_coach=review.engagement.coach_id == request.person.id,
        review=review,
        preparation=_preparation(request, review),
        goals=Goal.visible_to(request.person).filter(engagement=review.engagement, let_go_at=None),
        form=form,
    )


def _kept(request: PersonRequest, form: LongForm, to: Callable[..., object]) -> bool:
    """Whether the page may go on: what was written is saved, or the review has ended and takes no more."""
    try:
        return save(form, by=request.person, to=to)
    except NotNow as refusal:
        messages.info(request, str(refusal))
        return True


def _preparation(request: PersonRequest, review: Review) -> ReviewPreparation | None:
    return ReviewPreparation.visible_to(request.person).filter(review=review).select_related("review").first()


def prepare(request: PersonRequest, id: UUID) -> HttpResponse:
    """The client thinks beforehand, for themselves."""
    review = one(request, id)
    review.engagement.require(request.person, Verb.PREPARE_REVIEW)
    kept = _preparation(request, review)
    form = PreparationForm(review=review, kept=kept, data=request.POST or None)
    place = reverse("prepare-review", args=[review.id])
    resume(form, by=request.person, organisation=review.organisation_id, place=place)
    if _kept(request, form, review.prepare):
        return redirect(review)
    return page(
        request,
        "reviews/prepare.html",
        status=form.status,
        engagement=review.engagement,
        review=review,
        form=form,
        kept=kept,
    )


@require_POST
def share(request: PersonRequest, id: UUID) -> HttpResponse:
    """The client lets the coach read what they prepared."""
    review = one(request, id)
    preparation = get_object_or_404(ReviewPreparation.visible_to(request.person), review=review)
    preparation.share(by=request.person, now=timezone.now())
    return redirect(review)


@require_POST
def end(request: PersonRequest, id: UUID) -> HttpResponse:
    """The look back is done."""
    review = one(request, id)
    review.end(by=request.person, now=timezone.now())
    return redirect(review.engagement)
