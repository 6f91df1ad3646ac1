"""Pure. The words and phrases by which the rubric knows each logical level, and where they stand in a turn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tilth.conversation.reading.findings import Level
from tilth.conversation.reading.words import Spoken
from tilth.conversation.rubrics import load

RUBRIC = "logical-levels"


@dataclass(frozen=True, slots=True)
class Cues:
    """How often each level is spoken for in a turn, by words and by phrases, and the first characters that do so."""

    words: Mapping[Level, int]
    phrases: Mapping[Level, int]
    first: Mapping[Level, tuple[int, int]]


def cues(said: Spoken) -> Cues:
    """What speaks for each level in a turn; a phrase is shown rather than a word."""
    words: dict[Level, int] = {}
    phrases: dict[Level, int] = {}
    first: dict[Level, tuple[int, int]] = {}
    for level, begin, end in _phrases(said):
        phrases[level] = phrases.get(level, 0) + 1
        first.setdefault(level, (begin, end))
    for word in said.words:
        for level in WORDS.get(word.text, ()):
            words[level] = words.get(level, 0) + 1
            first.setdefault(level, (word.start, word.end))
    return Cues(words, phrases, first)


def _phrases(said: Spoken) -> Iterator[tuple[Level, int, int]]:
    texts = [word.text for word in said.words]
    for n, text in enumerate(texts):
        for phrase, level in PHRASES.get(text, ()):
            if texts[n : n + len(phrase)] == phrase:
                yield level, said.words[n].start, said.words[n + len(phrase) - 1].end


def _words(lines: list[dict[str, Any]]) -> dict[str, tuple[Level, ...]]:
    """Every word with the levels it speaks for."""
    words: dict[str, tuple[Level, ...]] = {}
    for line in lines:
        for word in line["words"]:
            words[word] = (*words.get(word, ()), Level(line["level"]))
    return words


def _by_first_word(lines: list[dict[str, Any]]) -> dict[str, list[tuple[list[str], Level]]]:
    """Every phrase as its words, found by the first of them."""
    found: dict[str, list[tuple[list[str], Level]]] = {}
    for line in lines:
        for phrase in map(str.split, line["phrases"]):
            found.setdefault(phrase[0], []).append((phrase, Level(line["level"])))
    return found


_LINES: list[dict[str, Any]] = load(RUBRIC)["levels"]
WORDS = _words(_LINES)
PHRASES = _by_first_word(_LINES)
ABOUT = {Level(line["level"]): str(line["about"]) for line in _LINES}
