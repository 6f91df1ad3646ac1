"""Pure. Otter's text: a name and a time above the words; also from Descript, Rev and Zoom's saved captions."""

from tilth.conversation.formats.found import Found
from tilth.conversation.formats.headed import headers, read_blocks
from tilth.conversation.formats.lines import lines

NAME = "otter"


def recognises(text: str) -> bool:
    """Whether at least two lines head a block of words, or one does that says whose words they are."""
    heads = headers(lines(text))
    return len(heads) > 1 or any(header.name for header in heads.values())


def read(text: str) -> Found:
    """Each block as one utterance with its start."""
    return read_blocks(text)
