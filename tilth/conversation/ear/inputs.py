"""Pure. What the ear is given of each turn: its words, the words around it, and plain facts of its place and silence."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import log

from tilth.conversation.reading.silences import readable
from tilth.conversation.transcript import Role, Transcript, Turn

BEFORE = 16
"""Words of the turn before that are given: its last ones, which the turn answers."""

AFTER = 16
"""Words of the turn after that are given: its first ones, which take the turn up or leave it."""

BEGINNING, END = 24, 32
"""Words given of a long turn: how it begins says what it is, and what it asks stands at its end."""

LONGEST = 12.0
"""Seconds beyond which a silence is no longer any longer."""


@dataclass(frozen=True, slots=True)
class Input:
    """One turn as the ear is given it; `facts` are numbers of about 0 to 1 in the order of FACTS."""

    before: str
    words: str
    after: str
    facts: tuple[float, ...]


PLACES = tuple(n / 10 for n in range(11))
"""Places in a conversation, from its first turn to its last: a turn stands at one of them or between two."""

STEPS = (1.5, 3.0, 5.0)
"""Seconds at which a silence begins to mean something else."""

SILENCES = ("gap", "pause", "answered after")
FACTS = (
    "coach",
    "early",
    "late",
    "length",
    "before",
    "after",
    *(f"place {place}" for place in PLACES),
    "timed",
    *SILENCES,
    *(f"{silence} over {step} s" for silence in SILENCES for step in STEPS),
)


def inputs(transcript: Transcript) -> tuple[Input, ...]:
    """One input a turn, in order."""
    turns = transcript.turns
    if not turns:
        return ()
    return tuple(_inputs(turns, timed=readable(transcript)))


def _inputs(turns: tuple[Turn, ...], *, timed: bool) -> Iterator[Input]:
    around = [None, *turns, None]
    for (before, turn), after in zip(pairwise(around[:-1]), around[2:], strict=True):
        assert turn is not None
        yield Input(
            before=" ".join(before.text.split()[-BEFORE:]) if before else "",
            words=_ends(turn.text.split()),
            after=" ".join(after.text.split()[:AFTER]) if after else "",
            facts=tuple(_facts(turn, before, after, len(turns), timed=timed)),
        )


def _ends(words: list[str]) -> str:
    if len(words) <= BEGINNING + END:
        return " ".join(words)
    return " ".join([*words[:BEGINNING], "…", *words[-END:]])


def _facts(turn: Turn, before: Turn | None, after: Turn | None, count: int, *, timed: bool) -> Iterator[float]:
    yield float(turn.role is Role.COACH)
    yield 1 / turn.n
    yield 1 / (count + 1 - turn.n)
    for said in (turn, before, after):
        yield log(1 + len(said.text.split())) / 5 if said else 0.0
    yield from (max(0.0, 1 - 10 * abs(turn.n / count - place)) for place in PLACES)
    yield float(timed)
    seconds = _silences(turn, after) if timed else (0.0,) * len(SILENCES)
    yield from (log(1 + min(each, LONGEST)) / log(1 + LONGEST) for each in seconds)
    yield from (float(each >= step) for each in seconds for step in STEPS)


def _silences(turn: Turn, after: Turn | None) -> tuple[float, float, float]:
    """Before the turn, the longest inside it, and after it."""
    inside = max((pause.seconds for pause in turn.pauses), default=0.0)
    return max(turn.gap or 0.0, 0.0), inside, max((after.gap or 0.0) if after else 0.0, 0.0)
