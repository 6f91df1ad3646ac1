"""Pure. Words with times of their own -> cues cut so that silences inside a turn can be read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tilth.conversation.transcript import PAUSE, Place, Utterance

_SENTENCE_END = re.compile(r"[.?!。？！…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its punctuation: `at` is its place in its list, `spaced` says that a space stands before it."""

    text: str
    at: int
    speaker: str | None = None
    start: float | None = None
    end: float | None = None
    spaced: bool = True


def cues(words: Iterable[Word], path: str) -> Iterator[Utterance]:
    """One utterance for each run of one speaker's words up to a silence or a full stop; `path` names their list."""
    run: list[Word] = []
    for word in words:
        if run and word.spaced and _parts(run[-1], word):
            yield _cue(run, path)
            run = []
        run.append(word)
    if run:
        yield _cue(run, path)


def aligned(words: Sequence[Word], text: str) -> list[Word] | None:
    """The words with their spaces as in the text they make up; None where they make up another text."""
    found: list[Word] = []
    at = 0
    for word in words:
        begin = at
        while text[begin : begin + 1].isspace():
            begin += 1
        if not text.startswith(word.text, begin):
            return None
        found.append(replace(word, spaced=begin > at or not found))
        at = begin + len(word.text)
    return None if text[at:].strip() else found


def between_alike(words: Sequence[Word]) -> list[Word]:
    """Words without a speaker given to the one who speaks both before and after them; all others stay unknown."""
    before = _last_speakers(words)
    after = _last_speakers(words[::-1])[::-1]
    return [
        replace(word, speaker=left) if word.speaker is None and left == right else word
        for word, left, right in zip(words, before, after, strict=True)
    ]


def by_time(utterances: Iterable[Utterance]) -> list[Utterance]:
    """The cues of several channels in the order of their starts; one without a start stays behind the one before it."""
    keyed: list[tuple[float, Utterance]] = []
    last = 0.0
    for utterance in utterances:
        last = last if utterance.start is None else utterance.start
        keyed.append((last, utterance))
    return [utterance for _, utterance in sorted(keyed, key=lambda pair: pair[0])]


def _last_speakers(words: Sequence[Word]) -> list[str | None]:
    found: list[str | None] = []
    last: str | None = None
    for word in words:
        last = word.speaker or last
        found.append(last)
    return found


def _parts(before: Word, word: Word) -> bool:
    if word.speaker != before.speaker:
        return True
    if before.end is None or word.start is None:
        return False  # a cut here would lose the one time that is known
    return bool(_SENTENCE_END.search(before.text)) or word.start - before.end >= PAUSE


def _cue(run: Sequence[Word], path: str) -> Utterance:
    text = "".join(f" {word.text}" if word.spaced else word.text for word in run)
    where = f"{path}[{run[0].at}]" if run[0].at == run[-1].at else f"{path}[{run[0].at}:{run[-1].at + 1}]"
    # Only the outer words' own times: the last known end of an inner word would invent a silence after it.
    return Utterance(" ".join(text.split()), run[0].speaker, run[0].start, run[-1].end, Place(where))
