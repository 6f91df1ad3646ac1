"""Pure. SubRip (.srt), and captions like it whose WebVTT header is missing."""

from tilth.conversation.formats.cues import has_cues, read_cues
from tilth.conversation.formats.found import Found
from tilth.conversation.formats.voices import spoken

NAME = "srt"


def recognises(text: str) -> bool:
    """Whether any line gives the times of a cue."""
    return has_cues(text)


def read(text: str) -> Found:
    """The cues, each voice of a cue by itself."""
    return spoken(text, *read_cues(text))
