"""Pure. Two versions of an agreement go in; what changed from one to the other, part by part and word by word, comes out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from tilth.coaching.parts import PARTS, Part
from tilth.coaching.terms import Values

PIECES = re.compile(r"\S+\s*|\s+")
SENTENCES = re.compile(r".+?(?:[.!?](?:\s+|$)|\n+|$)", re.DOTALL)
CLOSELY = 400
"""Pieces up to which two passages are compared piece by piece; longer ones are shown whole, old and new."""


class Fate(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, went or came."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that changed, with its runs of words in reading order."""

    part: Part
    runs: tuple[Run, ...]


def differences(before: Values, now: Values) -> list[Difference]:
    """The parts that read differently now, in the order of the agreement."""
    read = ((part, part.said(before.get(part.name)), part.said(now.get(part.name))) for part in PARTS.values())
    return [Difference(part, compare(old, new)) for part, old, new in read if old != new]


def compare(old: str, new: str) -> tuple[Run, ...]:
    """Runs of words that make up both texts: same and gone give the old one, same and new the new one."""
    return tuple(_joined(_sentence_by_sentence(old, new)))


def _sentence_by_sentence(old: str, new: str) -> Iterator[Run]:
    for gone, came, same in _blocks(SENTENCES.findall(old), SENTENCES.findall(new)):
        if same:
            yield Run(Fate.SAME, gone)
        else:
            yield from _word_by_word(gone, came)


def _word_by_word(old: str, new: str) -> Iterator[Run]:
    for gone, came, same in _blocks(PIECES.findall(old), PIECES.findall(new)):
        if same:
            yield Run(Fate.SAME, gone)
        else:
            yield Run(Fate.GONE, gone)
            yield Run(Fate.NEW, came)


def _blocks(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    if max(len(before), len(now)) > CLOSELY:  # comparing takes the square of it, and more
        before, now = ["".join(before)], ["".join(now)]
    for tag, a, b, c, d in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        yield "".join(before[a:b]), "".join(now[c:d]), tag == "equal"


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours of one fate become one run; empty ones go."""
    held: Run | None = None
    for run in runs:
        if not run.text:
            continue
        if held and held.fate is run.fate:
            held = Run(run.fate, held.text + run.text)
        else:
            if held:
                yield held
            held = run
    if held:
        yield held
