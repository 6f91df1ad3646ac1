"""Pure. When the words before a colon are a speaker's label: the one rule for every format that writes `Name: text`.

A label recurs, or looks like a name where others recur; it is short, its words are capitalised or of a script without
capitals. What opens a sentence or heads a section ("Note:", "And he said:") is one only where it carries a good part of
the lines.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tilth.conversation.formats.clock import CLOCK

SHARE = 0.1
"""The share of the lines that an unlikely label (lower case, an ordinary word) must carry to be one."""

_MARK = r"(?:\*\*|__|[*_])"
# A colon before a digit is a time or a ratio, before a slash an address, before a bracket a smiley.
_PREFIX = re.compile(
    rf"\s*(?P<bold>{_MARK})?"
    r"(?:\[{1,2}(?P<bracketed>[^\[\]\n:：]{1,60})\]{1,2}|(?P<bare>[^\s:：*_\[\](){}<>\"“„«][^:：\n]{0,79}?))"
    rf"{_MARK}?(?:\s*[\[(](?P<clock>{CLOCK})[\])]|\s+(?P<open_clock>{CLOCK}))?{_MARK}?"
    rf"\s*(?:：|:(?![\d/\\)|-])){_MARK}?\s*(?:[\[(](?P<clock_after>{CLOCK})[\])]\s*)?"
)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_SENTENCE = re.compile(r"[?!;\"“”„«»…]|\.\.")
_LONGEST = 6  # words

_WITHIN_NAMES = """
de da di del della der den van von zu zum zur la le el al bin ibn ben y e i dos das du ter ten af av of the and
& - – — | /
"""
_TITLES = "dr. prof. mr. mrs. ms. mx. st. jr. sr. dipl. ing. mag. rev. fr. hon. sen. psych."
_OPENS_A_SENTENCE = """
and at but so or if then well okay ok now because when what where why how who which that this these those there here
the it he she they we you i my in on for from to with by about as is are was first second third next last also again
maybe like just yes no oh hello hi hey welcome thanks
und aber also oder wenn dann weil was wie wo warum wer das der die es er sie wir ich ja nein
et mais donc ou si alors parce que quoi comment pourquoi ce il elle nous vous je oui non
y pero porque pues sí en maar dus
"""
_HEADS_A_SECTION = """
note notes nota question answer example summary agenda topic topics subject title date time location attendees
participants present duration action actions goal goals reality option options step steps day week part chapter phase
point warning important remember decision decisions conclusion overview outcome outcomes outline transcript recording
meeting host link url http https re cc ps n.b nb key keywords takeaway takeaways insight insights background context
status owner deadline task tasks recap minutes result results reason problem solution fact idea quote source file page
number name email phone
frage antwort beispiel hinweis zusammenfassung thema datum teilnehmer ziel ziele fazit ergebnis
exemple remarque résumé ordre ejemplo resumen tema fecha voorbeeld vraag antwoord samenvatting
"""
_ORDINARY = frozenset((_OPENS_A_SENTENCE + _HEADS_A_SECTION).split())


@dataclass(frozen=True, slots=True)
class Prefix:
    """What stands before the colon of a line: a possible label, the time beside it, and where the words begin."""

    label: str
    rest: int
    clock: str | None = None
    bold: bool = False


def prefix(line: str, start: int = 0) -> Prefix | None:
    """The possible label at a line's start (from its character `start` on); `speakers` decides whether it is one."""
    match = _PREFIX.match(line, start)
    if not match:
        return None
    label = normal(match["bracketed"] or match["bare"])
    # A telephone number is a name in Zoom; no other number is one.
    if not any(c.isalpha() for c in label) and sum(c.isdigit() for c in label) < 6:
        return None
    clock = match["clock"] or match["open_clock"] or match["clock_after"]
    return Prefix(label, match.end(), clock, bool(match["bold"]))


def normal(label: str) -> str:
    """A label without the marks that cannot be seen and without needless space."""
    return " ".join(_INVISIBLE.sub("", label).split())


def speakers(labels: Iterable[str], *, of: int, known: Collection[str] = ()) -> frozenset[str]:
    """Which possible labels are speakers, where `of` lines could carry one; `known` are names that the file lists."""
    counts = Counter(labels)
    sure = {label for label, n in counts.items() if label in known or _recurs(label, n, of)}
    if sure or counts.total() < of:
        return frozenset(sure | {label for label in counts if sure and is_name(label)})
    # Every line has a label and none comes twice: a very short file, if all of them are names.
    return frozenset(counts) if all(is_name(label) for label in counts) else frozenset()


def is_name(label: str) -> bool:
    """Whether a label alone, without a look at the file, is like the name of a person or of a part ("Speaker 1")."""
    words = _words(label)
    if not 1 <= len(words) <= _LONGEST or _SENTENCE.search(label) or is_ordinary(label):
        return False
    within = _WITHIN_NAMES.split()
    return _capital(words[0]) and all(_capital(w) or w.casefold() in within for w in words) and not _stops(words)


def is_ordinary(label: str) -> bool:
    """Whether a label begins with a word that opens sentences or heads sections."""
    words = _words(label)
    return bool(words) and re.split(r"['’]", words[0].casefold().strip(".,-#"))[0] in _ORDINARY


def _recurs(label: str, n: int, of: int) -> bool:
    if n < 2:
        return False
    return is_name(label) or (n >= of * SHARE and len(_words(label)) <= 3 and not _SENTENCE.search(label))


def _words(label: str) -> list[str]:
    return _BRACKETS.sub(" ", label).replace(",", " ").split()


def _capital(word: str) -> bool:
    """Not plain lower case: `Ruth`, `iPhone`, `O'Neil`, `李伟`, `2`."""
    letters = [c for c in word if c.isalpha()]
    return not letters or not letters[0].islower() or any(c.isupper() for c in letters)


def _stops(words: list[str]) -> bool:
    """A full stop inside a label ends a sentence, unless it shortens a title or a name: `Dr.`, `J.`."""
    return any(w.endswith(".") and len(w) > 2 and w.casefold() not in _TITLES.split() for w in words[:-1])
