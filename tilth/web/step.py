"""A step: its card with every field optional, the questions that may help it, and how it went."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tilth.coaching.content import Outdated
from tilth.coaching.echo import Echo
from tilth.coaching.engagement import Engagement
from tilth.coaching.insight import Insight
from tilth.coaching.judged import findings
from tilth.coaching.prompt import prompts
from tilth.coaching.session import Session
from tilth.coaching.step import CARD, OWNERSHIPS, TO_THE_CLIENT, Report, Step
from tilth.coaching.value import Value
from tilth.conversation.wording import excerpt, visible
from tilth.organisation.disclosure import Kind, Verb
from tilth.organisation.people import Person
from tilth.web.own_words import Line, Version, Words, seen
from tilth.web.page import page
from tilth.web.person import PersonRequest

PLAIN = ("kind", "ownership", "certainty", "due_on", "review_on", "insight", "tests", "serves", "shared_with_coach")
"""What of a step lies beside its sealed card."""

PLAINLY = {"kind": Step.Kind.values, "ownership": [value for value, _ in OWNERSHIPS]}
"""What a heard step and a written one say in the same words."""

LINKS = ("insight", "tests", "serves")

LABELS = {
    "what": "What I will do",
    "question": "The question behind it",
    "when": "When",
    "where": "Where",
    "with_whom": "With whom",
    "if_then": "The hard moment: if it comes, then I",
    "support": "What or who supports me",
    "watch_for": "What I will watch for, in me and in others",
    "who_knows": "Who knows of it",
}


def _date(label: str) -> forms.DateField:
    return forms.DateField(
        required=False,
        label=label,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Write the day as 2026-11-24, or leave it empty."},
    )


class StepForm(forms.Form):
    """The card. Nothing on it must be filled."""

    what = Words(rows=2, label=LABELS["what"], help_text="So that somebody could see you do it.")
    kind = forms.ChoiceField(choices=Step.Kind.choices, label="It is")
    insight = forms.ModelChoiceField(
        Insight.objects.none(), required=False, label="The insight it tests", empty_label="none, or not yet"
    )
    tests = forms.ModelChoiceField(
        Value.objects.none(), required=False, label="The assumption it tests", empty_label="none, or not yet"
    )
    question = Line(label=LABELS["question"], help_text="What do you want to find out?")
    when = Line(label=LABELS["when"], help_text="In your words: “in the Tuesday weekly”.")
    due_on = _date("The day, if there is one")
    where = Line(label=LABELS["where"])
    with_whom = Line(label=LABELS["with_whom"])
    if_then = Words(rows=2, label=LABELS["if_then"], help_text="“If I feel the click, I put my pen down.”")
    certainty = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=10,
        label="How sure am I that it happens, 0 to 10",
        error_messages={
            "invalid": "A whole number from 0 to 10, or leave it empty.",
            "min_value": "A whole number from 0 to 10, or leave it empty.",
            "max_value": "A whole number from 0 to 10, or leave it empty.",
        },
    )
    serves = forms.ModelChoiceField(
        Value.objects.none(), required=False, label="What it is for", empty_label="none, or not yet"
    )
    support = Line(label=LABELS["support"])
    watch_for = Line(label=LABELS["watch_for"])
    who_knows = Line(label=LABELS["who_knows"])
    review_on = _date("When I look back on it")
    ownership = forms.ChoiceField(choices=OWNERSHIPS, label="Whose idea it is")
    shared_with_coach = forms.BooleanField(required=False, initial=True, label="My coach may see it")
    version = Version(required=False)

    def offer(self, engagement: Engagement, person: Person) -> None:
        """What can be chosen: what this person may see of the engagement, in the client's words."""
        values = list(Value.visible_to(person).filter(engagement=engagement))
        insights = Insight.visible_to(person).filter(engagement=engagement).order_by("-made_at")
        self.offered: dict[str, set[UUID]] = {}
        self._offer("insight", Insight, list(insights))
        self._offer("tests", Value, [v for v in values if v.kind == Value.Kind.ASSUMPTION])
        self._offer("serves", Value, [v for v in values if v.kind == Value.Kind.VALUE])
        if engagement.client_id != person.pk:
            del self.fields["shared_with_coach"]
        else:
            self.fields["ownership"] = forms.ChoiceField(
                choices=list(TO_THE_CLIENT.items()), label="Whose idea it is", initial=self.initial.get("ownership")
            )

    def _offer(self, name: str, table: type[Insight] | type[Value], things: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = table._default_manager.filter(pk__in=[thing.pk for thing in things])
        self.offered[name] = {thing.pk for thing in things}
        field.choices = [("", field.empty_label), *((thing.pk, excerpt(thing.words, 90)) for thing in things)]

    def parts(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """The card's words, and what lies beside them; a link that could not be chosen here is not among them, and so stays."""
        said = self.cleaned_data
        kept = {name for name, pks in self.offered.items() if self.initial.get(name) not in {None, *pks}}
        beside = {name: said[name] for name in PLAIN if name in said and name not in kept}
        return {name: said[name] for name in CARD}, beside


def step(request: PersonRequest, id: UUID) -> HttpResponse:
    """The card as it stands, what may be worth asking of it, and each report."""
    found = _found(request, id)
    insight = Insight.visible_to(request.person).filter(steps=found).first()
    values = Value.visible_to(request.person)
    tests, serves = values.filter(tested_by=found).first(), values.filter(served_by=found).first()
    return page(
        request,
        "steps/step.html",
        step=found,
        whose=found.whose(request.person),
        engagement=found.engagement,
        is_coach=found.engagement.coach_id == request.person.id,
        insight=insight,
        tests=tests,
        serves=serves,
        card=[(LABELS[name], found.card[name]) for name in CARD[1:] if found.card.get(name)],
        prompts=_prompts(found) if found.state == Step.State.CHOSEN else [],
        reports=found.reports.all(),
        grown=Insight.visible_to(request.person).filter(grew_from__step=found),
        echoes=Echo.visible_to(request.person).filter(step=found, state=Echo.State.CONFIRMED),
        outcomes=Report.Outcome.choices,
    )


def choose(request: PersonRequest, id: UUID) -> HttpResponse:
    """Write down a step, from an insight or from nothing; a changed one starts from the card it changes."""
    engagement = get_object_or_404(Engagement.visible_to(request.person).select_related("coach", "client"), id=id)
    engagement.require(request.person, Verb.CHOOSE_STEP)
    form = StepForm(request.POST or None, initial=_start(request, engagement))
    form.offer(engagement, request.person)
    if request.method == "POST" and form.is_valid():
        card, plain = form.parts()
        session = _named(request, "session", Session.visible_to(request.person).filter(engagement=engagement))
        return redirect(
            Step.choose(engagement, by=request.person, card=card, session=session, now=timezone.now(), **plain)
        )
    return page(
        request,
        "steps/choose.html",
        status=422 if form.errors else 200,
        engagement=engagement,
        is_coach=engagement.coach_id == request.person.id,
        form=form,
    )


def rewrite(request: PersonRequest, id: UUID) -> HttpResponse:
    """Change the card; when both people changed it, both texts are shown."""
    found = _found(request, id)
    form, theirs = StepForm(request.POST or None, initial=_as_initial(found) | {"version": found.version}), None
    form.offer(found.engagement, request.person)
    if request.method == "POST" and form.is_valid():
        card, plain = form.parts()
        version = form.cleaned_data["version"] or 0
        try:
            return redirect(found.rewrite(by=request.person, version=version, card=card, now=timezone.now(), **plain))
        except Outdated as outdated:
            theirs = cast(Step, outdated.now)
            seen(form, request.POST, theirs.version)
    return page(
        request,
        "steps/rewrite.html",
        status=409 if theirs else 422 if form.errors else 200,
        step=found,
        engagement=found.engagement,
        is_coach=found.engagement.coach_id == request.person.id,
        form=form,
        theirs=theirs,
        their_card=[(LABELS[n], theirs.card[n]) for n in CARD if theirs.card.get(n)] if theirs else [],
    )


@require_POST
def let_go(request: PersonRequest, id: UUID) -> HttpResponse:
    """The client lets a step go, or takes it up again."""
    found = _found(request, id)
    found.let_go(by=request.person, now=timezone.now())
    return redirect(found)


def _start(request: PersonRequest, engagement: Engagement) -> dict[str, Any]:
    """What a new card begins with: an insight it grows from, the card that it changes, or what the reading heard."""
    steps, insights = Step.visible_to(request.person), Insight.visible_to(request.person)
    like = _named(request, "like", steps.filter(engagement=engagement))
    insight = _named(request, "insight", insights.filter(engagement=engagement))
    by_coach = engagement.coach_id == request.person.id
    start: dict[str, Any] = {
        "ownership": "co_created" if by_coach else "client_owned",
        "shared_with_coach": engagement.shares_with_coach(None),
    }
    return (
        start
        | _heard(request, engagement)
        | (_as_initial(like) if like else {})
        | ({"insight": insight.pk} if insight else {})
    )


def _heard(request: PersonRequest, engagement: Engagement) -> dict[str, Any]:
    """The step that a session's reading heard, as a card to be made the client's own; only where this person sees the reading."""
    sessions = Session.visible_to(request.person).filter(engagement=engagement)
    session = _named(request, "session", sessions.select_related("engagement"))
    if session is None or not session.readings.exists() or not session.disclosed(request.person, Kind.READING).see:
        return {}
    document, _ = session.reading_as_judged()
    heard = next((f.value for f in findings(document) if f.key == request.GET.get("action")), None)
    if heard is None or "ownership" not in heard:
        return {}
    quotes = (document["turns"][q["turn"] - 1]["text"][q["from"] : q["to"]] for q in heard["quotes"])
    card = {"what": visible(" … ".join(quotes)), "when": heard["when"] or "", "with_whom": heard["with_whom"] or ""}
    return card | {name: heard[name] for name, known in PLAINLY.items() if heard[name] in known}


def _named(request: PersonRequest, name: str, among: Any) -> Any:
    try:
        return among.filter(pk=UUID(request.GET.get(name, ""))).first()
    except ValueError:
        return None


def _as_initial(found: Step) -> dict[str, Any]:
    plain = {name: getattr(found, name) for name in PLAIN if name not in LINKS}
    return dict(found.card) | plain | {name: getattr(found, f"{name}_id") for name in LINKS}


def _prompts(found: Step) -> list[Any]:
    return prompts(
        found.card,
        kind=found.kind,
        ownership=found.ownership,
        certainty=found.certainty,
        dated=found.due_on is not None,
        rooted=found.insight_id is not None,
        valued=found.serves_id is not None,
    )


def _found(request: PersonRequest, id: UUID) -> Step:
    seen = Step.visible_to(request.person).select_related("engagement__coach", "engagement__client", "session")
    return get_object_or_404(seen, id=id)
