"""Pure. Whether a text is a report about a conversation (a summary, minutes, notes) rather than the conversation."""

import re

from tilth.conversation import language
from tilth.conversation.formats.lines import lines

_HEADING = re.compile(
    r"[\s#*_>\d.)•\-–]*(?:meeting |session |coaching |executive |ai |short |quick |suggested )*"
    r"(?:summary|recap|overview|key (?:points|takeaways|topics|insights|themes)|takeaways|action items?|actions"
    r"|next steps|follow[- ]up tasks|decisions(?: made)?|minutes|notes|details|agenda|outline|highlights|attendees"
    r"|zusammenfassung|nächste schritte|protokoll|résumé|prochaines étapes|compte rendu|resumen|próximos pasos"
    r"|samenvatting|actiepunten)"
    r"[\s*_:：]*(?:\(.{0,40}\)|for .{0,80}|of .{0,80})?[\s*_:：]*",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:i|i'm|i've|i'll|i'd|you|your|you're|me|my|we|yeah|yes|okay|ok|mm|um|uh|hmm|hi|hello)\b", re.IGNORECASE
)

HEADINGS = 2
"""So many headings of a summary make one."""

WORDS = 60
"""Words from which the lack of any talk tells: shorter texts may be anything."""

TALK = 2.0
"""Words of talk (I, you, yeah) in a hundred below which an English text reports; conversations have eight and more."""


def headings(text: str) -> list[int]:
    """The numbers of the lines that are headings of a summary."""
    return [line.n for line in lines(text) if len(line.text) < 160 and _HEADING.fullmatch(line.text)]


def reports(text: str) -> bool:
    """Whether an English text talks about people who speak, with no one asking, answering or saying I and you."""
    words = text[:100_000].split()
    if len(words) < WORDS or "?" in text or language.guess(text) != "en":
        return False
    return len(_TALK.findall(text[:100_000].replace("’", "'"))) * 100 < TALK * len(words)
