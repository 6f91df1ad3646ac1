"""Pure. Whether a text is a report about a conversation (a summary, minutes, notes) rather than the conversation."""

import re
from collections.abc import Sequence

from tilth.conversation import language
from tilth.conversation.formats.lines import Line

_HEADING = re.compile(
    r"[\s#*_>\d.)•\-–]*(?:meeting |session |coaching |executive |ai |short |quick |suggested )*"
    r"(?:summary|recap|overview|key (?:points|takeaways|topics|insights|themes)|takeaways|action items?|actions"
    r"|next steps|follow[- ]up tasks|decisions(?: made)?|minutes|notes|details|agenda|outline|highlights|attendees"
    r"|zusammenfassung|nächste schritte|protokoll|résumé|prochaines étapes|compte rendu|resumen|próximos pasos"
    r"|samenvatting|actiepunten)"
    r"[\s*_:：]*(?:\(.{0,40}\)|for .{0,80}|of .{0,80})?[\s*_:：]*",
    re.IGNORECASE,
)
_TRANSCRIPT = re.compile(
    r"[\W_]*(?:full |meeting )?(?:transcript|transkript|transcripción|transcription)[\W_]*", re.IGNORECASE
)
_TALK = re.compile(
    r"\b(?:i|i'm|i've|i'll|i'd|you|your|you're|me|my|we|yeah|yes|okay|ok|mm|um|uh|hmm|hi|hello)\b", re.IGNORECASE
)

_REPORTED = re.compile(
    r"\b(?:agreed|acknowledged|clarified|committed|considered|decided|described|discussed|emphasi[sz]ed|explained|explored"
    r"|expressed|highlighted|identified|mentioned|noted|outlined|plans|reali[sz]ed|recogni[sz]ed|reflected|reported|reviewed"
    r"|shared|suggested|wants)\b",
    re.IGNORECASE,
)

HEADINGS = 2
"""So many headings of a summary make one."""

WORDS = 60
"""Words from which the lack of any talk tells: shorter texts may be anything."""

TALK = 2.0
"""Words of talk (I, you, yeah) in a hundred below which an English text may report; conversations have eight and more."""

VERBS = 2
"""Times that someone must be reported to have said or done something."""


def headings(all_lines: Sequence[Line]) -> list[Line]:
    """The lines that are headings of a summary, or that head the transcript below one."""
    short = (line for line in all_lines if len(line.text) < 160)
    return [line for line in short if _HEADING.fullmatch(line.text) or heads_transcript(line)]


def heads_transcript(line: Line) -> bool:
    """Whether a line says that the conversation itself comes next."""
    return len(line.text) < 160 and _TRANSCRIPT.fullmatch(line.text) is not None


def reports(text: str) -> bool:
    """Whether an English text tells what people said, with no one asking, answering or saying I and you."""
    text = text[:100_000].replace("’", "'")
    words = len(text.split())
    if words < WORDS or "?" in text or language.guess(text) != "en":
        return False
    return len(_TALK.findall(text)) * 100 < TALK * words and len(_REPORTED.findall(text)) >= VERBS
