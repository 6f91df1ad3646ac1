"""Pure. Where everything of a session's map lies: a reading in, marks with their places between 0 and 1 out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any

from tilth.conversation.wording import (
    OUTCOMES,
    SPEECH,
    STAGES,
    Document,
    clock,
    counted,
    excerpt,
    heading,
    silent,
    speaker,
)

SILENCE = 3.0
"""Seconds from which a silence lies on the map."""
SHOWN, LEAST, ENOUGH = 24_000, 40, 400
"""Characters of words that all marks together show; each shows at least and at most so many of its turn.

A short session shows its turns whole; an hour's six hundred turns a glimpse each, or the map would outweigh the page.
"""
QUIET_START = 30.0
STEPS = (5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600)
TICKS = 8
CLEAR = 0.01
"""How far apart two arcs in one lane must stay."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What every mark of the map has: its place from left to right, the turn it leads to, and its row in words."""

    left: float
    right: float
    turn: int
    at: str
    what: str
    words: str = ""

    @property
    def title(self) -> str:
        """The mark as one sentence, for who points at it or hears it."""
        head = " ".join(part for part in (self.at, self.what) if part)
        return f"{head}: {self.words}" if self.words else head


@dataclass(frozen=True, slots=True)
class Field(Mark):
    """A stretch of one stage."""

    stage: str = ""


@dataclass(frozen=True, slots=True)
class Bar(Mark):
    """A turn; `kind` is client, ask, say or other, `height` (0 to 1) grows with the square root of its words."""

    kind: str = "other"
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Arch(Mark):
    """A shift: its dot at `peak`; `left` where it was sown, `right` where its arc ends; `lane` 0 lies highest.

    `rises` where something sowed it; `falls` is "whole" where it was harvested, "broken" where it was begun or cut
    short, and "" where nothing followed.
    """

    peak: float = 0.0
    lane: int = 0
    rises: bool = False
    falls: str = ""
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole map: what lies behind, the marks in the order of the conversation, and the scale beneath."""

    fields: tuple[Field, ...]
    bars: tuple[Bar, ...]
    silences: tuple[Mark, ...]
    arches: tuple[Arch, ...]
    ticks: tuple[tuple[float, str], ...]
    timed: bool

    @property
    def marks(self) -> list[Mark]:
        """Every mark in the order of the conversation, shifts beside the turn of their peak."""
        order = {Field: 0, Mark: 1, Bar: 2, Arch: 3}
        everything: list[Mark] = [*self.fields, *self.silences, *self.bars, *self.arches]
        return sorted(everything, key=lambda mark: (mark.turn, order[type(mark)]))


def lay_out(document: Document) -> Layout:
    """The map of a reading: by time where every turn has one, else by words."""
    turns: Sequence[Mapping[str, Any]] = document["turns"]
    timed = _timed(turns)
    edges = _times(turns) if timed else _words(turns)
    first, last = (_beginning(edges[0][0]), max(right for _, right in edges)) if edges else (0.0, 1.0)
    whole = (last - first) or 1.0
    places = [((left - first) / whole, (right - first) / whole) for left, right in edges]
    silences = _silences(turns, first, whole) if timed and document["transcript"]["silence_readable"] else ()
    return Layout(
        fields=tuple(_fields(turns, places)),
        bars=tuple(_bars(turns, places)),
        silences=tuple(silences),
        arches=tuple(_arches(document["shifts"], turns, places)),
        ticks=tuple(_ticks(first, last, timed)),
        timed=timed,
    )


def _timed(turns: Sequence[Mapping[str, Any]]) -> bool:
    """Times can carry the map where all turns have one and nearly all begin after the one before.

    Block markers every minute and clocks that jump back would heap turns upon each other.
    """
    starts = [turn["start"] for turn in turns]
    if not starts or None in starts:
        return False
    later = sum(after > before for before, after in pairwise(starts))
    return bool(later >= 0.95 * (len(starts) - 1) and starts[-1] > starts[0])


def _beginning(start: float) -> float:
    """The map begins with the recording, unless nobody spoke for long: then with the first word."""
    return 0.0 if 0 < start < QUIET_START else start


def _times(turns: Sequence[Mapping[str, Any]]) -> list[tuple[float, float]]:
    """From when to when each turn lasts; one without an end lasts until the next begins."""
    nexts = [turn["start"] for turn in turns[1:]] + [turns[-1]["start"]]
    edges = []
    for turn, after in zip(turns, nexts, strict=True):
        end = after if turn["end"] is None else turn["end"]
        edges.append((float(turn["start"]), float(max(turn["start"], end))))
    return edges


def _words(turns: Sequence[Mapping[str, Any]]) -> list[tuple[float, float]]:
    """From which to which word of the conversation each turn runs."""
    edges, so_far = [], 0.0
    for turn in turns:
        edges.append((so_far, so_far + _length(turn)))
        so_far = edges[-1][1]
    return edges


def _length(turn: Mapping[str, Any]) -> int:
    return len(turn["text"].split())


def _fields(turns: Sequence[Mapping[str, Any]], places: Sequence[tuple[float, float]]) -> Iterator[Field]:
    """Neighbouring turns of one stage as one field that reaches to the start of the next."""
    placed = list(zip(turns, places, strict=True))
    runs = [(stage, list(run)) for stage, run in groupby(placed, key=lambda each: each[0].get("stage"))]
    rights = [*(run[0][1][0] for _, run in runs[1:]), 1.0]
    for (stage, run), right in zip(runs, rights, strict=False):
        if stage:
            turn, (left, _) = run[0]
            name = STAGES.get(stage, stage)
            yield Field(left, max(left, right), turn["n"], clock(turn["start"]), f"{name} begins", stage=stage)


def _bars(turns: Sequence[Mapping[str, Any]], places: Sequence[tuple[float, float]]) -> Iterator[Bar]:
    longest = max((_length(turn) for turn in turns), default=0) or 1
    glimpse = max(LEAST, min(ENOUGH, SHOWN // max(1, len(turns))))
    for turn, (left, right) in zip(turns, places, strict=True):
        kind = _kind(turn)
        yield Bar(
            left,
            right,
            turn["n"],
            clock(turn["start"]),
            f"{heading(speaker(turn))} {SPEECH[kind]}, {counted(_length(turn), 'word')}",
            excerpt(turn["text"], glimpse),
            kind=kind,
            height=(_length(turn) / longest) ** 0.5,
        )


def _kind(turn: Mapping[str, Any]) -> str:
    if turn["role"] == "coach":
        return "ask" if turn.get("question") else "say"
    return "client" if turn["role"] == "client" else "other"


def _silences(turns: Sequence[Mapping[str, Any]], first: float, whole: float) -> Iterator[Mark]:
    """The silences before and inside turns, each leading to the turn in which it ends."""
    for turn in turns:
        before = [(turn["start"] - turn["gap"], turn["gap"])] if turn["gap"] is not None else []
        for at, seconds in before + [(pause["at"], pause["seconds"]) for pause in turn.get("pauses") or ()]:
            if seconds >= SILENCE:
                left, right = (at - first) / whole, (at + seconds - first) / whole
                yield Mark(left, right, turn["n"], clock(at), silent(seconds))


def _arches(
    shifts: Sequence[Mapping[str, Any]], turns: Sequence[Mapping[str, Any]], places: Sequence[tuple[float, float]]
) -> list[Arch]:
    """Shifts with their arcs, those that would cross laid into lanes of their own."""
    arches, ends = [], [-1.0]
    for arch in sorted((_arch(shift, turns, places) for shift in shifts), key=lambda arch: arch.left):
        lane = next((lane for lane, end in enumerate(ends) if end < arch.left - CLEAR), len(ends))
        ends = [*ends[:lane], arch.right, *ends[lane + 1 :]]
        arches.append(replace(arch, lane=lane))
    return arches


def _arch(shift: Mapping[str, Any], turns: Sequence[Mapping[str, Any]], places: Sequence[tuple[float, float]]) -> Arch:
    at = {turn["n"]: index for index, turn in enumerate(turns)}
    arc, minor = shift["arc"], shift["strength"] == "minor"
    turn = turns[at[shift["turn"]]]
    peak = sum(places[at[shift["turn"]]]) / 2
    end, falls = _fall(shift, following=shift["turn"] + 1 if shift["turn"] + 1 in at else None)
    return Arch(
        left=min(peak, places[at[arc["sown"]]][0]) if arc["sown"] else peak,
        right=max(peak, places[at[end]][1]) if end else peak,
        turn=turn["n"],
        at=clock(turn["start"]),
        what=f"{'a small shift' if minor else 'a shift'}, {OUTCOMES[shift['outcome']]}",
        words=_said(shift, turn),
        peak=peak,
        rises=bool(arc["sown"]),
        falls=falls,
        minor=minor,
    )


def _fall(shift: Mapping[str, Any], *, following: int | None) -> tuple[int | None, str]:
    """Where an arc comes down: whole where it was brought home, broken where begun or cut short, else nowhere."""
    arc, outcome = shift["arc"], shift["outcome"]
    if outcome == "cut_short":
        return following, "broken" if following else ""
    end = arc["harvested"] or arc["nurtured"]
    if end and outcome in ("harvested", "absorbed_into_action"):
        return end, "whole"
    return (end, "broken") if end and outcome == "partly_harvested" else (None, "")


def _said(shift: Mapping[str, Any], turn: Mapping[str, Any]) -> str:
    quote = next((quote for quote in shift["quotes"] if quote["turn"] == turn["n"]), {"from": 0, "to": None})
    return excerpt(turn["text"][quote["from"] : quote["to"]], ENOUGH)


def _ticks(first: float, last: float, timed: bool) -> Iterator[tuple[float, str]]:
    """Round times (or numbers of words) along the foot of the map, at most nine."""
    whole = last - first
    if whole <= 0:
        return
    step = next((step for step in STEPS if whole / step <= TICKS), STEPS[-1]) if timed else _round(whole / TICKS)
    at = 0.0 if timed else float(step)
    while at <= last:
        if at >= first:
            yield (at - first) / whole, clock(at) if timed else f"{at:,.0f} words"
        at += step


def _round(least: float) -> int:
    """The next of 10, 20, 50, 100, 200, 500 and so on."""
    step = 10
    while step < least:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return step
