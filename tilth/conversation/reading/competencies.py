"""Pure. The core competencies by edition, read through the markers that speak for them; what one session cannot show is not observable."""

from collections.abc import Mapping
from typing import Any

from tilth.conversation.reading.findings import Evidence, MarkerFinding
from tilth.conversation.rubrics import EDITIONS, load


def read_competencies(markers: Mapping[str, MarkerFinding]) -> Mapping[str, Mapping[str, MarkerFinding]]:
    """For each edition one finding a line; no edition where no marker could be read."""
    if not markers:
        return {}
    return {name: {line["number"]: _finding(line, markers) for line in load(name)["lines"]} for name in EDITIONS}


def _finding(line: Mapping[str, Any], markers: Mapping[str, MarkerFinding]) -> MarkerFinding:
    if not line["markers"]:
        return MarkerFinding(Evidence.NOT_OBSERVABLE, (), (), _unseen(line))
    speaking = {number: markers[number] for number in line["markers"] if number in markers}
    return MarkerFinding(
        reading=_joined([m.reading for m in speaking.values()]),
        turns=tuple(sorted({n for m in speaking.values() for n in m.turns})),
        counter=tuple(sorted({n for m in speaking.values() for n in m.counter})),
        why="Read through "
        + ", ".join(f"{n} ({m.reading.value.replace('_', ' ')})" for n, m in speaking.items())
        + ".",
    )


def _unseen(line: Mapping[str, Any]) -> str:
    if line["observability"] == "E":
        return "It belongs to the engagement or to the coach's own work: agreements and records show it, one session does not."
    return "Words alone do not show it."


def _joined(readings: list[Evidence]) -> Evidence:
    """Evidence and counter-evidence together are mixed; where nothing was observable, nothing is said."""
    seen = set(readings)
    speaks_for = bool(seen & {Evidence.EVIDENCE, Evidence.MIXED})
    speaks_against = bool(seen & {Evidence.COUNTER_EVIDENCE, Evidence.MIXED})
    if speaks_for and speaks_against:
        return Evidence.MIXED
    if speaks_for:
        return Evidence.EVIDENCE
    if speaks_against:
        return Evidence.COUNTER_EVIDENCE
    return Evidence.NOT_OBSERVABLE if seen == {Evidence.NOT_OBSERVABLE} or not seen else Evidence.NO_EVIDENCE
