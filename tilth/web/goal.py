"""Goals with their ladders: written, changed with a reason, climbed by the client; the ladder first, the number second."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from tilth.coaching.content import Revisable
from tilth.coaching.engagement import Engagement, NotNow
from tilth.coaching.growth import HEAVIEST, LEVELS, MEANINGS, SIGNS, Goal, score
from tilth.organisation.disclosure import Verb
from tilth.organisation.people import Person
from tilth.web.draft import LongForm, resume, save
from tilth.web.engagement import found
from tilth.web.own_words import Words
from tilth.web.page import page
from tilth.web.person import PersonRequest


class GoalForm(LongForm):
    """A goal, its five levels from the top down, and how heavily it counts beside the others."""

    words = Words(label="The goal, in the client's words", rows=2, required=True)
    weight = forms.IntegerField(
        label="How much it matters beside the others",
        min_value=1,
        max_value=HEAVIEST,
        initial=1,
        help_text=f"1 to {HEAVIEST}; leave 1 where all matter alike.",
    )
    why = Words(
        label="Why it changes now",
        rows=2,
        help_text="The work has begun. What stands now is kept beside it.",
    )

    def __init__(self, *, engagement: Engagement, data: QueryDict | None = None, goal: Goal | None = None) -> None:
        first = {"version": goal.version, "words": goal.words, "weight": goal.weight} if goal else {}
        super().__init__(data, initial=first)
        self.engagement = engagement
        for n in reversed(LEVELS):
            written = goal.ladder[LEVELS.index(n)] if goal else ""
            self.fields[_name(n)] = Words(label=f"{SIGNS[n]}, {MEANINGS[n]}", rows=2, initial=written)
        if goal is None or not engagement.work_has_begun():
            del self.fields["why"]

    def rungs(self) -> list[forms.BoundField]:
        """The five levels as they stand on the page, the highest first."""
        return [self[_name(n)] for n in reversed(LEVELS)]

    def said(self, saved: Revisable, name: str) -> Any:
        """What was saved meanwhile for one field; the five levels lie in one value."""
        if name.startswith("level_") and isinstance(saved, Goal):
            return saved.ladder[int(name.removeprefix("level_"))]
        return super().said(saved, name)

    def goal(self) -> dict[str, Any]:
        """Words, weight and ladder as the verbs take them, the lowest level first."""
        said = self.cleaned_data
        return {"words": said["words"], "weight": said["weight"], "ladder": [said[_name(n)] for n in LEVELS]}


def _name(level: int) -> str:
    return f"level_{level + 2}"


def goals(request: PersonRequest, id: UUID) -> HttpResponse:
    """All goals of an engagement with their ladders, and the number that follows from them."""
    engagement = found(request, id)
    everything = list(Goal.visible_to(request.person).filter(engagement=engagement))
    pursued = [goal for goal in everything if goal.let_go_at is None]
    return page(
        request,
        "goals/goals.html",
        engagement=engagement,
        is_coach=engagement.coach_id == request.person.id,
        goals=pursued,
        let_go=[goal for goal in everything if goal.let_go_at],
        score=score(pursued),
        counted=[goal for goal in pursued if goal.counts()],
        uncounted=[goal for goal in pursued if not goal.counts()],
    )


def write(request: PersonRequest, id: UUID) -> HttpResponse:
    """A new goal."""
    engagement = found(request, id)
    engagement.require(request.person, Verb.WRITE_GOAL)
    form = GoalForm(engagement=engagement, data=request.POST or None)
    place = reverse("write-goal", args=[engagement.id])
    resume(form, by=request.person, organisation=engagement.organisation_id, place=place)

    def to(*, by: Person, now: datetime, **_: Any) -> None:
        Goal.write(engagement, by=by, now=now, **form.goal())

    return _saved(request, form, to) or _written(request, engagement, form, None)


def _saved(request: PersonRequest, form: GoalForm, to: Callable[..., object]) -> HttpResponse | None:
    """On to all goals; None where the form has something to say first."""
    try:
        return redirect("goals", id=form.engagement.id) if save(form, by=request.person, to=to) else None
    except NotNow as refusal:
        form.add_error("why" if "why" in form.fields else "words", str(refusal))
        return None


def _written(request: PersonRequest, engagement: Engagement, form: GoalForm, goal: Goal | None) -> HttpResponse:
    is_coach = engagement.coach_id == request.person.id
    return page(
        request, "goals/write.html", status=form.status, engagement=engagement, is_coach=is_coach, form=form, goal=goal
    )


def one(request: PersonRequest, id: UUID) -> Goal:
    """The goal of that id, or 404."""
    people = ("engagement__coach", "engagement__client", "engagement__sponsor")
    return get_object_or_404(Goal.visible_to(request.person).select_related(*people), id=id)


def goal(request: PersonRequest, id: UUID) -> HttpResponse:
    """One goal: where the client stands on it, since when, and how it read before."""
    goal = one(request, id)
    if request.method == "POST":
        return _reached(request, goal)
    return page(
        request,
        "goals/goal.html",
        engagement=goal.engagement,
        is_coach=goal.engagement.coach_id == request.person.id,
        goal=goal,
        rungs=goal.rungs.all(),
        befores=goal.befores.select_related("by"),
        may_be_released=goal.engagement.sponsor is not None and goal.engagement.terms().goals_released,
    )


def _reached(request: PersonRequest, goal: Goal) -> HttpResponse:
    """The client says where they stand."""
    said = request.POST.get("level", "")
    if said not in {str(level) for level in LEVELS}:
        goal.engagement.require(request.person, Verb.SET_LEVEL)
        messages.info(request, "Choose one of the five levels; nothing was changed.")
        return redirect(goal)
    goal.reach(int(said), by=request.person, now=timezone.now())
    return redirect(goal)


def rewrite(request: PersonRequest, id: UUID) -> HttpResponse:
    """Other words or another ladder: freely before the work, with a reason once it has begun."""
    goal = one(request, id)
    form = GoalForm(engagement=goal.engagement, data=request.POST or None, goal=goal)
    place = reverse("rewrite-goal", args=[goal.id])
    resume(form, by=request.person, organisation=goal.organisation_id, place=place)

    def to(*, by: Person, now: datetime, version: int, why: str = "", **_: Any) -> None:
        goal.rewrite(by=by, now=now, version=version, why=why, **form.goal())

    return _saved(request, form, to) or _written(request, goal.engagement, form, goal)


def release(request: PersonRequest, id: UUID) -> HttpResponse:
    """Show a goal to the sponsor: first what they would see, then the choice; or take it back."""
    goal = one(request, id)
    goal.engagement.require(request.person, Verb.RELEASE_GOAL)
    if goal.engagement.sponsor is None:
        raise Http404
    if request.method == "POST":
        try:
            verb = goal.take_back if goal.released_at else goal.release
            verb(by=request.person, now=timezone.now())
        except NotNow as refusal:
            messages.info(request, str(refusal))
        return redirect(goal)
    return page(request, "goals/release.html", goal=goal, engagement=goal.engagement)


@require_POST
def let_go(request: PersonRequest, id: UUID) -> HttpResponse:
    """Let a goal go, or take it up again."""
    goal = one(request, id)
    verb = goal.take_up_again if goal.let_go_at else goal.let_go
    verb(by=request.person, now=timezone.now())
    return redirect("goals", id=goal.engagement_id)
