"""An insight: where it came from, what it touches and what became of it; only its client words it."""

from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tilth.coaching.content import Outdated
from tilth.coaching.echo import Echo
from tilth.coaching.engagement import Engagement
from tilth.coaching.growth import Goal
from tilth.coaching.insight import Insight, Moment
from tilth.coaching.step import Report, Step
from tilth.coaching.value import Value
from tilth.organisation.disclosure import Verb
from tilth.web.moment import KeepForm
from tilth.web.own_words import Line, Version, seen
from tilth.web.page import page
from tilth.web.person import PersonRequest


class RewordForm(KeepForm):
    """Better words, and what the insight touches; a value or an assumption can be named on the way."""

    version = Version()
    touches = forms.ModelMultipleChoiceField(
        Value.objects.none(),
        required=False,
        label="It touches",
        widget=forms.CheckboxSelectMultiple,
    )
    serves = forms.ModelMultipleChoiceField(
        Goal.objects.none(), required=False, label="It belongs to the goal", widget=forms.CheckboxSelectMultiple
    )
    value = Line(label="Something that matters to me, not named yet", help_text="It gets a page of its own.")
    assumption = Line(label="Something I take to be true, not named yet", help_text="A step can test it.")

    def offer(self, values: list[Value], goals: list[Goal]) -> None:
        """What can be ticked: the client's values, assumptions and goals, in their words."""
        self._offer("touches", Value, values)
        self._offer("serves", Goal, goals)

    def _offer(self, name: str, table: type[Value] | type[Goal], things: list[Value] | list[Goal]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = table._default_manager.filter(pk__in=[thing.pk for thing in things])
        field.choices = [(thing.pk, thing.words) for thing in things]


def insight(request: PersonRequest, id: UUID) -> HttpResponse:
    """The insight, its source, its links, its steps and its way so far."""
    found = _found(request, id)
    steps = Step.visible_to(request.person).filter(insight=found)
    return page(
        request,
        "insights/insight.html",
        insight=found,
        engagement=found.engagement,
        is_coach=found.engagement.coach_id == request.person.id,
        moment=Moment.visible_to(request.person).filter(insight=found).first(),
        grew_from=Report.visible_to(request.person).filter(insights=found).select_related("step").first(),
        touches=Value.visible_to(request.person).filter(insights=found),
        serves=Goal.visible_to(request.person).filter(insights=found),
        steps=steps.prefetch_related("reports"),
        turnings=found.turnings.all(),
        echoes=_echoes(request, found),
        states=[state for state in Insight.State if state != found.state],
    )


def name(request: PersonRequest, id: UUID) -> HttpResponse:
    """The client names an insight that came without a moment."""
    engagement = get_object_or_404(Engagement.visible_to(request.person).select_related("coach", "client"), id=id)
    engagement.require(request.person, Verb.WORD_INSIGHT)
    form = KeepForm(request.POST or None, initial={"shared_with_coach": engagement.shares_with_coach(None)})
    if request.method == "POST" and form.is_valid():
        return redirect(Insight.name(engagement, by=request.person, now=timezone.now(), **form.cleaned_data))
    return page(request, "insights/name.html", status=422 if form.errors else 200, engagement=engagement, form=form)


def reword(request: PersonRequest, id: UUID) -> HttpResponse:
    """The client finds better words, and says what it touches; when both texts changed, both are shown."""
    found = _found(request, id)
    found.engagement.require(request.person, Verb.WORD_INSIGHT)
    values = list(Value.visible_to(request.person).filter(engagement=found.engagement))
    goals = list(Goal.visible_to(request.person).filter(engagement=found.engagement))
    form, theirs = RewordForm(request.POST or None, initial=_as_initial(found)), None
    form.offer(values, goals)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_reworded(request, found, dict(form.cleaned_data)))
        except Outdated as outdated:
            theirs = outdated.now
            seen(form, request.POST, theirs.version)
    return page(
        request,
        "insights/reword.html",
        status=409 if theirs else 422 if form.errors else 200,
        insight=found,
        engagement=found.engagement,
        form=form,
        theirs=theirs,
    )


def _as_initial(found: Insight) -> dict[str, object]:
    plain = {name: getattr(found, name) for name in ("words", "level", "shared_with_coach", "version")}
    return plain | {"touches": list(found.touches.all()), "serves": list(found.serves.all())}


@transaction.atomic
def _reworded(request: PersonRequest, found: Insight, said: dict[str, object]) -> Insight:
    now, by = timezone.now(), request.person
    named = {kind: said.pop(kind) for kind in (Value.Kind.VALUE.value, Value.Kind.ASSUMPTION.value)}
    touches, serves = list(said.pop("touches")), list(said.pop("serves"))  # type: ignore[call-overload]
    after = found.reword(by=by, now=now, **said)  # type: ignore[arg-type]
    new = [
        Value.name(found.engagement, by=by, words=str(words), kind=kind, session=found.session, now=now)
        for kind, words in named.items()
        if words
    ]
    after.link(by=by, touches=[*touches, *new], serves=serves, now=now)
    return after


@require_POST
def turn(request: PersonRequest, id: UUID) -> HttpResponse:
    """The client says where the insight stands now."""
    found = _found(request, id)
    state = request.POST.get("state", "")
    if state not in Insight.State.values:
        return page(request, "not_understood.html", status=422)
    found.turn(by=request.person, state=state, now=timezone.now())
    return redirect(found)


def _echoes(request: PersonRequest, found: Insight) -> list[Echo]:
    heard = Echo.visible_to(request.person).filter(insight=found, state=Echo.State.CONFIRMED)
    return list(heard)


def _found(request: PersonRequest, id: UUID) -> Insight:
    seen = Insight.visible_to(request.person).select_related("engagement__coach", "engagement__client", "session")
    return get_object_or_404(seen, id=id)
