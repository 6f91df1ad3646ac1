"""Pure. WebVTT as Zoom, Teams, Google, YouTube and WhisperX write it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tilth.conversation.formats.cues import Cue, read_cues
from tilth.conversation.formats.found import Found, Skipped
from tilth.conversation.formats.lines import Line
from tilth.conversation.formats.voices import spoken, words_of

NAME = "webvtt"

BLINK = 0.1
"""Seconds below which a cue of a rolling caption shows nothing new: YouTube writes one of 10 ms between two lines."""

_WORD_TIME = re.compile(r"<(?:[0-9]{1,3}:)?[0-9]{2}:[0-9]{2}\.[0-9]{3}><c[.>]")


def recognises(text: str) -> bool:
    """Whether the text opens as every WebVTT file must."""
    return text.lstrip().startswith("WEBVTT")


def read(text: str) -> Found:
    """The cues, each voice of a cue by itself; lines that a rolling caption shows a second time are left out."""
    cues, skipped = read_cues(text)
    if _WORD_TIME.search(text):
        cues, echoes = _unrolled(cues)
        skipped += echoes
    return spoken(text, cues, skipped)


def _unrolled(cues: Sequence[Cue]) -> tuple[list[Cue], list[Skipped]]:
    """Rolling captions show each line twice: as new (with a time on each word), then above the next new one."""
    fresh: list[Cue] = []
    echoes: list[Skipped] = []
    last = ""
    for cue in cues:
        new: list[Line] = []
        for line in cue.payload:
            if _repeats(line, last, cue):
                echoes.append(
                    Skipped(line.place(), "a rolling caption shows this line a second time", line.text.strip())
                )
            else:
                new.append(line)
            last = words_of(line.text)
        if new:
            fresh.append(replace(cue, payload=new))
    return fresh, echoes


def _repeats(line: Line, last: str, cue: Cue) -> bool:
    """Words said twice stay: an echo has no times on its words, and stands above a new line or only blinks."""
    above_another = line is cue.payload[0] and len(cue.payload) > 1
    blinks = cue.start is not None and cue.end is not None and cue.end - cue.start < BLINK
    return words_of(line.text) == last and not _WORD_TIME.search(line.text) and (above_another or blinks)
