"""Pure. Teams' transcript as its Word document has it: a name, three spaces and a time above the words."""

import re

from tilth.conversation.formats.found import Found
from tilth.conversation.formats.headed import headers, read_blocks
from tilth.conversation.formats.lines import lines

NAME = "teams"

_MARKS = re.compile(
    r"(?im)^.{1,80} (?:started|stopped) transcription\s*$"
    r"|^.{0,200}-[0-9]{8}_[0-9]{6}-Meeting (?:Transcript|Recording)"
    r"|^\S.{0,79}[ \xa0]{3}[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?[ \t\r]*$"
)


def recognises(text: str) -> bool:
    """Whether the blocks have one of Teams' own marks beside them."""
    return bool(headers(lines(text))) and bool(_MARKS.search(text))


def read(text: str) -> Found:
    """Each block as one utterance with its start."""
    return read_blocks(text)
