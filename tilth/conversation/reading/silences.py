"""Pure. How long a silence was left to stand, by whom, and whether the file's times can carry that at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from tilth.conversation.transcript import Quote, Role, Timing, Transcript, Turn

AUDIBLE = 1.5
"""Seconds from which a silence counts when the file's times are judged: shorter ones survive any recorder."""

FEW = 3
"""So many audible silences in fifteen minutes are the least that a conversation has; below it they were cut away."""

LONG = 3.0
"""Seconds from which a silence counts as one: the length that studies of silence in counselling use."""


@dataclass(frozen=True, slots=True)
class Latency:
    """How long one person waited after another's words, with the words on both sides."""

    turn: int
    seconds: float
    evidence: tuple[Quote, Quote]


@dataclass(frozen=True, slots=True)
class Silence:
    """A silence before a turn or inside it: `at` seconds from the start of the recording; inside, `inside` is true."""

    turn: int
    at: float
    seconds: float
    inside: bool


def readable(transcript: Transcript) -> bool:
    """Whether silences can be read from this file's times (coaching asks for a few of 1.5 s in every fifteen minutes)."""
    if transcript.timing is not Timing.SPANS or any(u.start is None or u.end is None for u in transcript.utterances):
        return False
    duration = transcript.duration or 0.0
    heard = sum(s.seconds >= AUDIBLE for s in _all(transcript))
    return heard >= max(2.0, FEW * duration / 900) and not _contiguous(transcript)


def latencies(transcript: Transcript, role: Role) -> Iterator[Latency]:
    """Seconds between the end of one turn and the start of the next by `role`; none where the times cannot carry silence."""
    if not readable(transcript):
        return
    for before, after in pairwise(transcript.turns):
        if after.role is role and after.gap is not None and before.text.strip() and after.text.strip():
            yield Latency(after.n, after.gap, (before.quote(), after.quote()))


def silences(transcript: Transcript, *, least: float = LONG) -> tuple[Silence, ...]:
    """Every silence of at least so many seconds, in the order of the conversation; none where the times cannot carry silence."""
    if not readable(transcript):
        return ()
    return tuple(s for s in _all(transcript) if s.seconds >= least)


def usual(transcript: Transcript, role: Role) -> float | None:
    """The median latency of a role; None where there is none to read."""
    waits = [latency.seconds for latency in latencies(transcript, role)]
    return median(waits) if waits else None


def weight(turn: Turn, usual: float | None) -> float:
    """How unusual the longest silence before or inside a turn is for its speaker: 0 below 3 s or below twice their usual, else the ratio to it."""
    longest = turn.longest_silence
    if usual is None or longest is None or longest < max(LONG, 2 * usual):
        return 0.0
    return longest / max(usual, 1.0)


def _all(transcript: Transcript) -> Iterator[Silence]:
    for before, turn in pairwise((None, *transcript.turns)):
        if turn is None:
            continue
        if turn.gap is not None and turn.gap > 0 and before is not None and before.end is not None:
            yield Silence(turn.n, before.end, turn.gap, inside=False)
        yield from (Silence(turn.n, p.at, p.seconds, inside=True) for p in turn.pauses)


def _contiguous(transcript: Transcript) -> bool:
    """Recorders that stretch each cue to the start of the next leave no silence between most turns.

    Only where the speaker changes: recognisers break one person's sentence into cues that touch.
    """
    gaps = [
        after.start - before.end
        for before, after in pairwise(transcript.utterances)
        if after.start is not None and before.end is not None and after.speaker != before.speaker
    ]
    return bool(gaps) and sum(abs(gap) < 0.01 for gap in gaps) > len(gaps) / 2
