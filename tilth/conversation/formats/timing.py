"""Pure. How far the times of a file can be trusted, and sentences about what they cannot tell."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tilth.conversation.transcript import Timing, Utterance

ENOUGH = 0.9
"""The share of the timed cues that must have an end of their own before a silence can be told from speech."""

CONTIGUOUS = 0.9
"""The share of cues that begin as the one before ends from which the file leaves no room for silence."""

TOUCH = 0.05  # seconds; a player's frame
FEW = 5  # cues below which nothing can be said of a habit
MANY = 10  # cues from which only whole seconds are no chance


def timing(utterances: Sequence[Utterance], *, rounded: bool = False) -> Timing:
    """What the times of these cues are; `rounded` where the file writes them without a fraction."""
    timed = [u for u in utterances if u.start is not None]
    if not timed:
        return Timing.NONE
    if rounded or (len(timed) >= MANY and all(_whole(u.start) and _whole(u.end) for u in timed)):
        return Timing.ROUNDED
    return Timing.SPANS if sum(u.end is not None for u in timed) >= ENOUGH * len(timed) else Timing.STARTS


def without_impossible_ends(utterances: Sequence[Utterance]) -> tuple[tuple[Utterance, ...], int]:
    """The cues, an end before its own start being no end; and how many had one."""
    impossible = [u.start is not None and u.end is not None and u.end < u.start for u in utterances]
    return tuple(replace(u, end=None) if wrong else u for u, wrong in zip(utterances, impossible, strict=True)), sum(
        impossible
    )


def doubts(utterances: Sequence[Utterance], kind: Timing) -> Iterator[str]:
    """What a person should know about the times before they trust a silence."""
    timed = [u for u in utterances if u.start is not None]
    if kind is Timing.NONE:
        yield "This file has no times: silences and pauses cannot be read."
        return
    if kind is Timing.STARTS:
        yield "This file says only when someone begins to speak, not when they stop: silences cannot be read."
    if kind is Timing.ROUNDED:
        yield "The times of this file are whole seconds or stand only now and then: silences cannot be read."
    if kind is Timing.SPANS and _is_contiguous(timed):
        yield "Every caption of this file stays until the next one comes: silences cannot be read from it."
    if kind in (Timing.SPANS, Timing.STARTS) and len(timed) < len(utterances):
        yield f"{len(utterances) - len(timed)} of {len(utterances)} cues have no time; it is left unknown."
    yield from _oddities(timed)


def _oddities(timed: Sequence[Utterance]) -> Iterator[str]:
    backwards = [after for before, after in pairwise(timed) if (after.start or 0) < (before.start or 0)]
    overlapping = sum(
        before.end is not None and (before.start or 0) <= (after.start or 0) < before.end - TOUCH
        for before, after in pairwise(timed)
    )
    empty = sum(u.end == u.start for u in timed)
    if backwards:
        first = _where(backwards[0])
        yield f"The times run backwards at {_places(len(backwards))} (first {first}); the order of the file was kept."
    if overlapping:
        yield (
            f"At {_places(overlapping)} a cue begins before the one before it has ended: "
            "people speaking at once, or a fault of the file."
        )
    if empty:
        yield f"{_cues(empty)} last no time at all; their words were kept."


def _whole(time: float | None) -> bool:
    return time is None or time == int(time)


def _is_contiguous(timed: Sequence[Utterance]) -> bool:
    gaps = [
        after.start - before.end
        for before, after in pairwise(timed)
        if before.end is not None and after.start is not None
    ]
    return len(gaps) >= FEW and sum(abs(gap) <= TOUCH for gap in gaps) >= CONTIGUOUS * len(gaps)


def _where(utterance: Utterance) -> str:
    return f"at {utterance.place.where}" if utterance.place else "unknown"


def _places(n: int) -> str:
    return "one place" if n == 1 else f"{n} places"


def _cues(n: int) -> str:
    return "1 cue" if n == 1 else f"{n} cues"
