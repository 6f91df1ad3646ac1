"""A thread for the cast: a moment kept as an insight, the assumption it touches, a step that tests it, and the report of it."""

from dataclasses import dataclass, fields
from datetime import timedelta

from tests.people import NOW, Cast
from tilth.coaching.insight import Insight, Moment
from tilth.coaching.session import Session
from tilth.coaching.step import Report, Step
from tilth.coaching.value import Value

NAMES = {
    "moment": ("moment", "let-pass"),
    "insight": ("insight", "reword-insight", "turn-insight"),
    "value": ("value", "reword-value"),
    "step": ("step", "rewrite-step", "let-go", "report"),
    "report": ("grow",),
    "engagement": ("moments", "name-insight", "values", "choose-step", "thread", "asking", "thread-markdown"),
}
"""The addresses that a thing of the thread fills, by the thing."""


@dataclass
class Woven:
    """The things of a thread."""

    moment: Moment
    insight: Insight
    value: Value
    step: Step
    report: Report

    def by_address(self, cast: Cast) -> dict[str, object]:
        """Which thing fills which address."""
        things = {f.name: getattr(self, f.name) for f in fields(self)} | {"engagement": cast.engagement}
        return {name: things[thing] for thing, names in NAMES.items() for name in names}


def weave(cast: Cast, session: Session) -> Woven:
    """Everything that a client and a coach do with one moment, a day apart each."""
    whole, days = cast.engagement, [NOW + timedelta(days=n) for n in range(5)]
    moment = Moment.propose(
        whole, by=cast.coach, session=session, words="I answer before they get there.", noticed="stillness", now=days[0]
    )
    insight = moment.keep(by=cast.client, words="They are not stuck. I am quick.", level="capability", now=days[1])
    value = Value.name(
        whole, by=cast.client, words="Without my answer I am no use.", kind="assumption", session=session, now=days[1]
    )
    insight.link(by=cast.client, touches=[value], serves=[], now=days[1])
    card = {"what": "Ask Marta what she is seeing, before I say a word.", "when": "Tuesday", "who_knows": "Marta"}
    step = Step.choose(
        whole, by=cast.client, card=card, insight=insight, tests=value, session=session, certainty=8, now=days[2]
    )
    report = step.report(
        by=cast.client, outcome="partly", happened="Tom spoke first.", learned="They had it in them.", now=days[3]
    )
    return Woven(moment, insight, value, step, report)
