"""Pure. The JSON of Whisper, faster-whisper and whisper-timestamped: words and times, no speakers."""

from tilth.conversation.formats.found import Found
from tilth.conversation.formats.segments import has_segments, read_segments

NAME = "whisper"


def recognises(data: object) -> bool:
    """Whether the value lists segments that have a text."""
    return has_segments(data)


def read(data: object) -> Found:
    """Every segment, cut at the silences between its words."""
    return read_segments(data)
