"""Goals with their ladders: written, changed with a reason, climbed by the client; the ladder first, the number second."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tilth.coaching.content import Outdated
from tilth.coaching.engagement import Engagement, NotNow
from tilth.coaching.growth import HEAVIEST, LEVELS, MEANINGS, SIGNS, Goal, score
from tilth.organisation.disclosure import Verb
from tilth.web.engagement import found
from tilth.web.page import page
from tilth.web.person import PersonRequest
from tilth.web.words import Words


class GoalForm(forms.Form):
    """A goal, its five levels from the top down, and how heavily it counts beside the others."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    words = Words(label="The goal, in the client's words", rows=2)
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
        required=False,
        help_text="The work has begun. What stands now is kept beside it.",
    )

    def __init__(self, *, engagement: Engagement, data: QueryDict | None = None, goal: Goal | None = None) -> None:
        first = {"version": goal.version, "words": goal.words, "weight": goal.weight} if goal else {}
        super().__init__(data, initial=first)
        for n in reversed(LEVELS):
            written = goal.ladder[LEVELS.index(n)] if goal else ""
            self.fields[_name(n)] = Words(label=f"{SIGNS[n]}, {MEANINGS[n]}", rows=2, required=False, initial=written)
        if goal is None or not engagement.work_has_begun():
            del self.fields["why"]

    def rungs(self) -> list[forms.BoundField]:
        """The five levels as they stand on the page, the highest first."""
        return [self[_name(n)] for n in reversed(LEVELS)]

    def ladder(self) -> list[str]:
        """The five texts, lowest first."""
        return [self.cleaned_data[_name(n)] for n in LEVELS]


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
    if form.is_valid():
        words, weight = form.cleaned_data["words"], form.cleaned_data["weight"]
        try:
            Goal.write(
                engagement, by=request.person, words=words, ladder=form.ladder(), weight=weight, now=timezone.now()
            )
            return redirect("goals", id=engagement.id)
        except NotNow as refusal:
            form.add_error("words", str(refusal))
    return _written(request, engagement, form, None)


def _written(
    request: PersonRequest, engagement: Engagement, form: GoalForm, goal: Goal | None, meanwhile: Goal | None = None
) -> HttpResponse:
    stands = meanwhile or goal
    return page(
        request,
        "goals/write.html",
        status=422 if form.errors or meanwhile else 200,
        engagement=engagement,
        is_coach=engagement.coach_id == request.person.id,
        form=form,
        goal=goal,
        saved_version=stands.version if stands else 0,
        meanwhile=meanwhile,
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
    if not form.is_valid():
        return _written(request, goal.engagement, form, goal)
    try:
        goal.rewrite(
            by=request.person,
            version=form.cleaned_data["version"] or 0,
            words=form.cleaned_data["words"],
            ladder=form.ladder(),
            weight=form.cleaned_data["weight"],
            why=form.cleaned_data.get("why", ""),
            now=timezone.now(),
        )
    except NotNow as refusal:
        form.add_error("why", str(refusal))
        return _written(request, goal.engagement, form, goal)
    except Outdated as outdated:
        messages.info(request, str(outdated))
        return _written(request, goal.engagement, form, goal, meanwhile=one(request, id))
    return redirect(goal)


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
