"""The thread of an engagement: what was agreed, seen, tried and learned, as beads in the order of time, in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby
from uuid import UUID

from tilth.coaching.agreement import Agreement
from tilth.coaching.bead import Bead, strands
from tilth.coaching.echo import Echo
from tilth.coaching.engagement import Engagement
from tilth.coaching.insight import Insight
from tilth.coaching.leaning import leans
from tilth.coaching.material import SessionReading
from tilth.coaching.note import Learning
from tilth.coaching.session import Session
from tilth.coaching.step import Report, Step
from tilth.coaching.value import Value
from tilth.organisation.people import Person

SETTLED = (Insight.State.INTEGRATED, Insight.State.DORMANT, Insight.State.LET_GO)
"""States in which an insight waits for no step."""


@dataclass
class Thread:
    """All that one person may see of an engagement's thread."""

    engagement: Engagement
    person: Person
    agreements: list[Agreement] = field(init=False)
    sessions: list[Session] = field(init=False)
    learnings: list[Learning] = field(init=False)
    insights: list[Insight] = field(init=False)
    steps: list[Step] = field(init=False)
    reports: list[Report] = field(init=False)
    values: list[Value] = field(init=False)
    echoes: list[Echo] = field(init=False)
    readings: list[SessionReading] = field(init=False)

    def __post_init__(self) -> None:
        whole, who = self.engagement, self.person
        accepted = Agreement.visible_to(who).filter(engagement=whole, in_force_since__isnull=False)
        self.agreements = list(accepted.prefetch_related("acceptances__person"))
        self.sessions = list(Session.visible_to(who).filter(engagement=whole).order_by("held_on", "number"))
        self.learnings = list(Learning.visible_to(who).filter(session__engagement=whole))
        self.insights = list(Insight.visible_to(who).filter(engagement=whole).prefetch_related("touches"))
        self.steps = list(Step.visible_to(who).filter(engagement=whole))
        self.reports = list(Report.visible_to(who).filter(step__engagement=whole))
        self.values = list(Value.visible_to(who).filter(engagement=whole))
        heard = Echo.visible_to(who).filter(session__engagement=whole, state=Echo.State.CONFIRMED)
        self.echoes = list(heard.order_by("session__held_on", "session__number"))
        latest = SessionReading.visible_to(who).filter(session__engagement=whole).defer("document")
        self.readings = list({r.session_id: r for r in latest.order_by("made_at")}.values())

    @property
    def is_coach(self) -> bool:
        """Whether the coach looks at it."""
        return self.engagement.coach_id == self.person.pk

    @cached_property
    def months(self) -> list[tuple[date, list[Bead]]]:
        """The beads by month, from the first to the last; what grew from an insight hangs under it."""
        told = sorted(strands(self), key=lambda strand: strand[0].on)
        by_month = groupby(told, key=lambda strand: strand[0].on.replace(day=1))
        return [(month, [bead for strand in month_ for bead in strand]) for month, month_ in by_month]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How much of each there is."""
        return {
            "sessions": len(self.sessions),
            "insights": len(self.insights),
            "steps": len(self.steps),
            "reported": len({report.step_id for report in self.reports}),
        }

    def insights_without_step(self) -> list[Insight]:
        """Insights that no step came of; those that are integrated, resting or let go need none."""
        tested = {step.insight_id for step in self.steps}
        return [i for i in self.insights if i.id not in tested and i.state not in SETTLED]

    def steps_without_insight(self) -> list[Step]:
        """Steps that hang on nothing the client has seen."""
        return [s for s in self.steps if s.insight_id is None and s.state != Step.State.LET_GO]

    def leaning_steps(self) -> list[tuple[Step, list[str]]]:
        """Steps that show signs of leaning on the coach, with the signs: for the coach only, so empty for anyone else."""
        if not self.is_coach:
            return []
        open_ones = [s for s in self.steps if s.state != Step.State.LET_GO]
        signs = ((s, leans(s.card, ownership=s.ownership, coach=self.engagement.coach.name)) for s in open_ones)
        return [(step, why) for step, why in signs if why]

    @cached_property
    def themes(self) -> list[tuple[Value, int, int]]:
        """Each value and assumption with the insights and steps that touch it and the sessions it was met in; the most met first."""
        met = [(value, len(self._touching(value)), len(self.met_in(value))) for value in self.values]
        return sorted(met, key=lambda each: -(each[1] + each[2]))

    def met_in(self, value: Value) -> set[UUID]:
        """The sessions in which a value was named, met again, or stood behind an insight or a step."""
        where = {value.session_id} | {echo.session_id for echo in self._echoes[value.id]}
        return {session for session in where | {i.session_id for i in self._touching(value)} if session is not None}

    def echoes_of(self, thing: Insight | Step | Value) -> list[Echo]:
        """Where a thing was heard again, in the order of the sessions."""
        return self._echoes[thing.id]

    def steps_of(self, insight: Insight | None) -> list[Step]:
        """The steps that test an insight; of none: those that stand alone, or hang on one this person does not see."""
        return self._steps[insight.id if insight else None]

    def reports_of(self, step: Step) -> list[Report]:
        """How a step went, each time."""
        return self._reports[step.id]

    @cached_property
    def numbers(self) -> dict[UUID, int]:
        """The number of each session by its id."""
        return {session.id: session.number for session in self.sessions}

    def _touching(self, value: Value) -> list[Insight | Step]:
        return self._by_value[value.id]

    @cached_property
    def _by_value(self) -> dict[UUID, list[Insight | Step]]:
        touching: dict[UUID, list[Insight | Step]] = defaultdict(list)
        for insight in self.insights:
            for value in insight.touches.all():
                touching[value.id].append(insight)
        for step in self.steps:
            for link in {step.tests_id, step.serves_id}:
                if link is not None:
                    touching[link].append(step)
        return touching

    @cached_property
    def _echoes(self) -> dict[UUID, list[Echo]]:
        of: dict[UUID, list[Echo]] = defaultdict(list)
        for echo in self.echoes:
            of[echo.of_id].append(echo)
        return of

    @cached_property
    def _steps(self) -> dict[UUID | None, list[Step]]:
        seen = {insight.id for insight in self.insights}
        of: dict[UUID | None, list[Step]] = defaultdict(list)
        for step in self.steps:
            of[step.insight_id if step.insight_id in seen else None].append(step)
        return of

    @cached_property
    def _reports(self) -> dict[UUID, list[Report]]:
        of: dict[UUID, list[Report]] = defaultdict(list)
        for report in self.reports:
            of[report.step_id].append(report)
        return of
