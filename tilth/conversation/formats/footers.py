"""Pure. Lines that a tool writes under (or over) the words: no one said them."""

import re

_FOOTERS = re.compile(
    r"(?:transcribed by (?:https?://)?otter\.ai"
    r"|(?:transcription|meeting) ended after \d{1,2}:\d{2}:\d{2}\W*"
    r"|this editable transcript was computer generated and might contain errors\..{0,300}"
    r"|.{1,80} (?:started|stopped) transcription"
    r"|(?:subtitles|captions|transcript) (?:by|from) the amara\.org community"
    r"|\W*end of (?:the )?(?:transcript|transcription|recording)\W*"
    r")\.?",
    re.IGNORECASE,
)

REASON = "a line of the tool, not speech"


def is_footer(text: str) -> bool:
    """Whether a whole line or cue is nothing but such a line; the same words within speech stay speech."""
    return len(text) < 500 and _FOOTERS.fullmatch(" ".join(text.split()).strip("*_ ")) is not None
