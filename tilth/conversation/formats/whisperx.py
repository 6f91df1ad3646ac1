"""Pure. The JSON of WhisperX: Whisper's segments with a speaker on most segments and words."""

from tilth.conversation.formats.found import Found
from tilth.conversation.formats.segments import has_segments, names_speakers, read_segments

NAME = "whisperx"


def recognises(data: object) -> bool:
    """Whether the value lists segments, and says of any who speaks or keeps WhisperX's list of all words."""
    return has_segments(data) and names_speakers(data)


def read(data: object) -> Found:
    """Every segment, cut at silences and wherever another voice comes in."""
    return read_segments(data)
