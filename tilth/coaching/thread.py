"""The thread of an engagement: what was agreed, seen, tried and learned, as beads in the order of time, in a fixed number of queries."""

from collections import defaultdict
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils import timezone

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

Row = TypeVar("Row", bound=Model)

_NOTHING = UUID(int=0)

SETTLED = (Insight.State.INTEGRATED, Insight.State.DORMANT, Insight.State.LET_GO)
"""States in which an insight waits for no step."""


class Thread:
    """All that one person may see of an engagement's thread; each table is asked once, when it is first needed."""

    def __init__(self, engagement: Engagement, person: Person) -> None:
        self.engagement = engagement
        self.person = person

    @cached_property
    def agreements(self) -> list[Agreement]:
        """The agreements that came into force."""
        seen = Agreement.visible_to(self.person).filter(engagement=self.engagement, in_force_since__isnull=False)
        return list(seen.prefetch_related("acceptances__person"))

    @cached_property
    def sessions(self) -> list[Session]:
        """The sessions, the first one first."""
        return list(self._of(Session.visible_to(self.person)).order_by("held_on", "number"))

    @cached_property
    def learnings(self) -> list[Learning]:
        """What was taken from each session."""
        return list(Learning.visible_to(self.person).filter(session__engagement=self.engagement))

    @cached_property
    def insights(self) -> list[Insight]:
        """The insights."""
        return list(self._of(Insight.visible_to(self.person)))

    @cached_property
    def touched(self) -> list[tuple[UUID, UUID]]:
        """Which insight touches which value, by their ids."""
        links = Insight.touches.through._default_manager.filter(insight__engagement=self.engagement)
        return list(links.values_list("insight_id", "value_id"))

    @cached_property
    def steps(self) -> list[Step]:
        """The steps; their engagement is this one, or each would ask for it anew."""
        steps = list(self._of(Step.visible_to(self.person)))
        for step in steps:
            step.engagement = self.engagement
        return steps

    @cached_property
    def reports(self) -> list[Report]:
        """How the steps went."""
        return list(Report.visible_to(self.person).filter(step__engagement=self.engagement))

    @cached_property
    def values(self) -> list[Value]:
        """The values and assumptions."""
        return list(self._of(Value.visible_to(self.person)))

    @cached_property
    def echoes(self) -> list[Echo]:
        """What was confirmed to be heard again, session by session."""
        heard = Echo.visible_to(self.person).filter(session__engagement=self.engagement, state=Echo.State.CONFIRMED)
        return list(heard.order_by("session__held_on", "session__number"))

    @cached_property
    def readings(self) -> list[SessionReading]:
        """The latest reading of each session, without its document; the coach's alone."""
        seen = SessionReading.visible_to(self.person).filter(session__engagement=self.engagement).defer("document")
        return list({reading.session_id: reading for reading in seen.order_by("made_at")}.values())

    def _of(self, table: QuerySet[Row]) -> QuerySet[Row]:
        return table.filter(engagement=self.engagement)

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

    def day_of(self, step: Step) -> date:
        """The day of the session a step was chosen in, else the day it was written down."""
        held = self.days.get(step.session_id)
        return held or timezone.localtime(step.made_at).date()

    @cached_property
    def days(self) -> dict[UUID | None, date]:
        """The day of each session by its id."""
        return {session.id: session.held_on for session in self.sessions}

    def url(self, thing: Insight | Step | Session) -> str:
        """The thing's own page; hundreds of them are asked for at once."""
        return self._urls[type(thing)].replace(str(_NOTHING), str(thing.id))

    @cached_property
    def _urls(self) -> dict[type[Model], str]:
        return {table: table(id=_NOTHING).get_absolute_url() for table in (Insight, Step, Session)}

    def _touching(self, value: Value) -> list[Insight | Step]:
        return self._by_value[value.id]

    @cached_property
    def _by_value(self) -> dict[UUID, list[Insight | Step]]:
        touching: dict[UUID, list[Insight | Step]] = defaultdict(list)
        insights = {insight.id: insight for insight in self.insights}
        for insight, value in self.touched:
            if insight in insights:
                touching[value].append(insights[insight])
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
