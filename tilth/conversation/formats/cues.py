"""Pure. Captions in blocks (a line with two times, the words under it, a blank line), as WebVTT and SRT write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from tilth.conversation.formats.clock import CLOCK, seconds
from tilth.conversation.formats.found import Skipped
from tilth.conversation.formats.lines import Line, lines

_ARROW = re.compile(rf"\s*(?P<start>{CLOCK})\s*--?>\s*(?P<end>{CLOCK})?(?=\s|$)")
# A damaged time line is still a time line: its cue loses its times, not its words, and the times do not become words.
_DAMAGED_ARROW = re.compile(r"\s*\S{0,12}[0-9]:\S{1,15}\s*-->|\s*\S{0,20}\s*-->\s*\S{0,12}[0-9]:\S{1,15}(?:\s|$)")
_PLAIN_ID = re.compile(r"\s*(?:[0-9]{1,9}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?:/[\w-]{1,40})?)\s*")
_COMMENT = re.compile(r"NOTE(?:\s|$)|(?:STYLE|REGION)\s*$")


@dataclass(slots=True)
class Cue:
    """One caption: the line with its times, the times, and its lines of words."""

    header: Line
    start: float | None
    end: float | None
    payload: list[Line] = field(default_factory=list)


class _Kind(Enum):
    BLANK = auto()
    HEADER = auto()
    COMMENT = auto()
    ID = auto()
    TIMES = auto()
    WORDS = auto()


def has_cues(text: str) -> bool:
    """Whether any line of the text gives the times of a cue."""
    return "->" in text and any(_ARROW.match(line.text) for line in lines(text))


def read_cues(text: str) -> tuple[list[Cue], list[Skipped]]:
    """The cues of a text and the words that stand in none; ids and declared comments are passed over."""
    cues: list[Cue] = []
    skipped: list[Skipped] = []
    within: Cue | None = None
    for kind, line in _kinds(lines(text)):
        if kind is _Kind.TIMES:
            within = _cue(line)
            cues.append(within)
        elif kind is _Kind.COMMENT:
            within = None
        elif kind is _Kind.WORDS and within is not None:
            within.payload.append(line)
        elif kind is _Kind.WORDS:
            skipped.append(Skipped(line.place(), "stands in no cue", line.text.strip()))
    return cues, skipped


def _kinds(all_lines: list[Line]) -> Iterator[tuple[_Kind, Line]]:
    """What each line is. Words after a blank line belong to the cue above: some tools leave blank lines inside one."""
    block = _Kind.BLANK
    words: int | None = None  # lines of words since the last times; None before the first
    for line, following in zip(all_lines, [*all_lines[1:], None], strict=True):
        block = _kind(line, following, block, words)
        if block is _Kind.TIMES:
            words = 0
        elif block is _Kind.WORDS and words is not None:
            words += 1
        yield block, line


def _kind(line: Line, following: Line | None, before: _Kind, words: int | None) -> _Kind:
    after_blank = before is _Kind.BLANK
    if line.blank:
        return _Kind.BLANK
    if _is_times(line):
        return _Kind.TIMES
    if before in (_Kind.HEADER, _Kind.COMMENT):
        return before
    if after_blank and line.text.startswith("WEBVTT"):
        return _Kind.HEADER
    if after_blank and _COMMENT.match(line.text):
        return _Kind.COMMENT
    if following is not None and _is_times(following) and _is_id(line, after_blank, words):
        return _Kind.ID
    return _Kind.WORDS


def _is_times(line: Line) -> bool:
    return "->" in line.text and bool(_ARROW.match(line.text) or _DAMAGED_ARROW.match(line.text))


def _is_id(line: Line, after_blank: bool, words: int | None) -> bool:
    """Whether the line above times is an id. Under a cue that has no words yet, it may be its words instead."""
    if _PLAIN_ID.fullmatch(line.text):
        return after_blank or words != 0
    return after_blank and (words != 0 or " " not in line.text.strip())


def _cue(line: Line) -> Cue:
    match = _ARROW.match(line.text)
    if not match:
        return Cue(line, None, None)
    return Cue(line, seconds(match["start"]), seconds(match["end"]) if match["end"] else None)
