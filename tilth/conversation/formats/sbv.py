"""Pure. SubViewer (.sbv), as YouTube writes it: two times with a comma between them, the words under them."""

import re

from tilth.conversation.formats.clock import CLOCK, seconds
from tilth.conversation.formats.cues import Cue
from tilth.conversation.formats.found import Found, Skipped
from tilth.conversation.formats.lines import lines
from tilth.conversation.formats.voices import spoken

NAME = "sbv"

# The fraction needs its point here: the comma parts the two times.
_CLOCK = CLOCK.replace("[.,]", "[.]")
_TIMES = re.compile(rf"\s*(?P<start>{_CLOCK}),(?P<end>{_CLOCK})\s*")


def recognises(text: str) -> bool:
    """Whether any line holds two times with a comma between them."""
    return any(_TIMES.fullmatch(line.text) for line in lines(text))


def read(text: str) -> Found:
    """The cues, each voice of a cue by itself."""
    cues: list[Cue] = []
    skipped: list[Skipped] = []
    for line in lines(text):
        if match := _TIMES.fullmatch(line.text):
            cues.append(Cue(line, seconds(match["start"]), seconds(match["end"])))
        elif cues and not line.blank:
            cues[-1].payload.append(line)
        elif not line.blank:
            skipped.append(Skipped(line.place(), "stands in no cue", line.text.strip()))
    return spoken(text, cues, skipped)
