"""Pure. What the transcript holds for and against each of the 37 PCC Markers: evidence, mixed, counter-evidence, none, or not observable."""

from collections.abc import Mapping, Sequence
from typing import Any

from tilth.conversation.reading.evidence import AGAINST, FOR, Reply, replies
from tilth.conversation.reading.findings import Action, Evidence, MarkerFinding, Ownership, Shift
from tilth.conversation.reading.heard import Heard
from tilth.conversation.rubrics import MARKERS, load
from tilth.conversation.transcript import Role

NEED_SILENCE = frozenset(("5.5", "6.6"))
"""Markers that are nothing without times: silence, and who spoke into whose sentence."""

HEARD_ONLY = ("t-A", "A")
"""Markers of which words can show that they are there, and never that they are missing."""

SEVERAL = {"5.1": 0.03, "5.4": 0.08, "6.5": 0.03, "6.7": 0.08, "7.1": 0.05, "7.6": 0.1, "7.7": 0.3, "4.1": 0.03}
"""The share of the coach's turns that must show a marker which one good turn does not make."""

BEARS = {"5.5": 0.3, "7.7": 6.0, "4.1": 1.0, "8.8": 1.0, "5.4": 0.5, "7.6": 0.4, "5.3": 0.5}
"""How many turns for a marker it takes to bear one against it; 0.7 where none is named."""

SHOWN = 12
"""At most so many turns are shown for or against a marker."""

MOST_WORDS = 0.42
"""The share of words up to which the client clearly does most of the talking."""

HALF = 0.52
"""The share of the coach's words from which the client no longer does."""


def read_markers(heard: Heard, shifts: Sequence[Shift], actions: Sequence[Action]) -> Mapping[str, MarkerFinding]:
    """One finding a marker; an empty mapping where no coach is known or nothing the coach says can be read."""
    coach = tuple(replies(heard, frozenset(s.turn for s in shifts)))
    if not any(r.turn.found.moves or r.asks for r in coach) or not heard.client:
        return {}
    return {line["number"]: _finding(heard, line, coach, actions) for line in load(MARKERS)["lines"]}


def _finding(heard: Heard, line: Mapping[str, Any], coach: Sequence[Reply], actions: Sequence[Action]) -> MarkerFinding:
    number = line["number"]
    if number in NEED_SILENCE and not heard.timed:
        return MarkerFinding(Evidence.NOT_OBSERVABLE, (), (), "The file's times cannot carry silence.")
    if number == "7.8":
        return _talking(heard)
    shown, against = _designed(heard, actions) if number == "8.5" else (set(), set())
    shown |= {r.turn.n for r in coach if FOR[number](r)}
    against |= {r.turn.n for r in coach if number in AGAINST and AGAINST[number](r)}
    return _weighed(line, tuple(sorted(shown)), tuple(sorted(against)), len(coach))


def _weighed(line: Mapping[str, Any], shown: tuple[int, ...], against: tuple[int, ...], turns: int) -> MarkerFinding:
    number = line["number"]
    enough = len(shown) >= max(1.0, SEVERAL.get(number, 0.0) * turns)
    bears = len(shown) >= BEARS.get(number, 0.7) * len(against)
    says = line["says"][0].lower() + line["says"][1:].rstrip(".")
    if enough and not against:
        return MarkerFinding(Evidence.EVIDENCE, shown[:SHOWN], (), f"{_count(shown)} of the coach: {says}.")
    if enough and bears:
        return MarkerFinding(
            Evidence.MIXED, shown[:SHOWN], against[:SHOWN], f"{_count(shown)} for it, {len(against)} against: {says}."
        )
    if against:
        return MarkerFinding(
            Evidence.COUNTER_EVIDENCE, shown[:SHOWN], against[:SHOWN], f"{_count(against)} against it: {says}."
        )
    if line["observability"] in HEARD_ONLY:
        return MarkerFinding(
            Evidence.NOT_OBSERVABLE,
            (),
            (),
            "No words show it, and only sound or picture could say that it was missing.",
        )
    return MarkerFinding(Evidence.NO_EVIDENCE, shown[:SHOWN], (), f"Nothing in these words shows it: {says}.")


def _count(turns: Sequence[int]) -> str:
    return f"{len(turns)} turn{'s' if len(turns) != 1 else ''}"


def _talking(heard: Heard) -> MarkerFinding:
    """Who does most of the talking, by words, with the longest turns of each side."""
    coach, client = (sum(t.length for t in turns) for turns in (heard.coach, heard.client))
    share = coach / max(coach + client, 1)
    why = f"The coach has {share:.0%} of the words."
    longest = tuple(sorted(t.n for t in sorted(heard.client, key=lambda t: -t.length)[:3]))
    against = tuple(sorted(t.n for t in sorted(heard.coach, key=lambda t: -t.length)[:3]))
    if share < MOST_WORDS:
        return MarkerFinding(Evidence.EVIDENCE, longest, (), why)
    if share < HALF:
        return MarkerFinding(Evidence.MIXED, longest, against, why)
    return MarkerFinding(Evidence.COUNTER_EVIDENCE, (), against, why)


def _designed(heard: Heard, actions: Sequence[Action]) -> tuple[set[int], set[int]]:
    """The coach's turns that drew a step out of the client, and those that set one."""
    own = [a for a in actions if a.ownership in (Ownership.CLIENT_OWNED, Ownership.CO_CREATED)]
    imposed = [a for a in actions if a.ownership is Ownership.COACH_IMPOSED]
    drawn = (next(heard.before(a.turns[0], Role.COACH), None) for a in own)
    return {t.n for t in drawn if t is not None and t.found.question is not None}, {a.turns[0] for a in imposed}
