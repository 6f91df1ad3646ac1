"""Growth: what the client wanted to be different and how far it came, pulses over time, and the arc of insight, step and learning beside them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from tilth.coaching.change import CONTEXT, Figure, attainment, reliable_change
from tilth.coaching.engagement import Engagement
from tilth.coaching.growth import LEVELS, Goal
from tilth.coaching.insight import Insight
from tilth.coaching.note import Learning
from tilth.coaching.pulse import HIGHEST, LOWEST, OURS, Pulse
from tilth.coaching.pulse_answer import PulseAnswer
from tilth.coaching.step import Report
from tilth.organisation.programme import Enrolment
from tilth.organisation.released import THEMES, chosen_themes
from tilth.web import charts
from tilth.web.page import page
from tilth.web.person import PersonRequest


@dataclass(frozen=True, slots=True)
class Event:
    """Something on the timeline: whose it is decides how it is set."""

    at: datetime
    what: str
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One sentence of a pulse, and where the client has placed themselves at it over time."""

    words: str
    values: tuple[tuple[date, int], ...]
    path: charts.Path
    change: Figure | None


def growth(request: PersonRequest, id: UUID) -> HttpResponse:
    """Ladders first, numbers second; each number opens to its inputs and formula."""
    person = request.person
    found = get_object_or_404(Engagement.visible_to(person).select_related("coach", "client"), id=id)
    goals = list(Goal.visible_to(person).filter(engagement=found))
    answers = list(PulseAnswer.visible_to(person).filter(engagement=found))
    is_client = found.client_id == person.pk
    enrolment = Enrolment.of(found.id) if is_client else None
    chosen = chosen_themes(enrolment) if enrolment else set()
    return page(
        request,
        "growth/growth.html",
        engagement=found,
        is_client=is_client,
        ladders=[(goal, _rungs(goal)) for goal in goals],
        score=_score(goals),
        pulses=_pulses(answers, since=timezone.localdate(found.made_at), until=timezone.localdate()),
        timeline=_timeline(request, found),
        ours=OURS.values(),
        context=CONTEXT,
        enrolment=enrolment,
        themes=[(key, words, key in chosen) for key, words in THEMES.items()],
    )


def _rungs(goal: Goal) -> list[tuple[int, str, bool]]:
    """The ladder from the top down, with the level that was reached."""
    return [(level, words, level == goal.level) for level, words in zip(LEVELS, goal.ladder, strict=False)][::-1]


def _score(goals: Sequence[Goal]) -> Figure | None:
    """The T score of the goals whose ladders are whole and whose level was said."""
    counted = [(g.level, g.weight) for g in goals if g.level is not None and len(g.ladder) == 5 and all(g.ladder)]
    return attainment(*zip(*counted, strict=True)).figure() if counted else None


def _pulses(answers: Sequence[PulseAnswer], *, since: date, until: date) -> list[tuple[Pulse, list[Asked]]]:
    given: dict[str, list[PulseAnswer]] = defaultdict(list)
    for answer in answers:
        given[answer.pulse].append(answer)
    return [
        (pulse, [_asked(pulse, item.key, item.words, given[key], since, until) for item in pulse.items])
        for key, pulse in OURS.items()
        if key in given
    ]


def _asked(pulse: Pulse, key: str, words: str, answers: Sequence[PulseAnswer], since: date, until: date) -> Asked:
    opened = [(timezone.localdate(answer.made_at), answer.numbers) for answer in answers]
    values = tuple((day, numbers[key]) for day, numbers in opened if key in numbers)
    drawn = charts.path(values, lowest=LOWEST, highest=HIGHEST, since=min(since, *(d for d, _ in opened)), until=until)
    norm = pulse.norm
    change = reliable_change(values[0][1], values[-1][1], norm) if norm and len(values) > 1 else None
    return Asked(words, values, drawn, change)


def _timeline(request: PersonRequest, found: Engagement) -> list[Event]:
    """What was kept, what was tried and what was learned, the latest first."""
    person = request.person
    kept = Insight.visible_to(person).filter(engagement=found)
    tried = Report.visible_to(person).filter(step__engagement=found).select_related("step")
    learned = Learning.visible_to(person).filter(session__engagement=found)
    events = [
        *(Event(insight.made_at, "Kept as an insight", insight.words) for insight in kept),
        *(
            Event(report.made_at, f"Step: {report.get_outcome_display()}", report.learned or report.happened)
            for report in tried
        ),
        *(
            Event(learning.made_at, "Learned", words)
            for learning in learned
            for words in (learning.about_self, learning.about_situation, learning.use)
            if words
        ),
    ]
    return sorted(events, key=lambda event: event.at, reverse=True)
