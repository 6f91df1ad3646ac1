"""Pure. Otter's text: a name and a time above the words; also from Descript, Rev and Zoom's saved captions."""

from tilth.conversation.formats import summary
from tilth.conversation.formats.found import Found
from tilth.conversation.formats.headed import headers, read_blocks
from tilth.conversation.formats.lines import lines

NAME = "otter"


def recognises(text: str) -> bool:
    """Whether a line with a name heads a block of words, or two with a time do in what has no headings of a summary."""
    heads = headers(lines(text))
    return any(header.name for header in heads.values()) or (len(heads) > 1 and not summary.headings(lines(text)))


def read(text: str) -> Found:
    """Each block as one utterance with its start."""
    return read_blocks(text)
