"""Pure. What was agreed and named before, and a session's reading, go in; what of it the client spoke of again comes out, with the words.

A proposal for two people to confirm, never a finding: it rests on words that both have, and says which.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tilth.coaching.judged import Document, dismissed
from tilth.conversation.reading.words import WORD, Word, content, plain, stem

ENOUGH = 0.3
"""Share of what a thing is about (rare words count more) that a turn must hold; below, two common words would do."""

FEW = 2
"""Words that a thing and a turn must share; a thing of one word needs that one, in so many exchanges."""

UNHEARD = 0.5
"""What a word that the session never holds counts, beside the rarest that it does: nobody repeats a card word for word."""

ASKED = 0.5
"""What a word of the coach's question before counts, beside one of the client's own: the answer may not repeat it."""

LONGEST = 280
"""Characters of a turn that are quoted, around the words that were shared."""

REACH = 220
"""Characters after a shared word within which others make it the heart of a long turn."""

MOST = 12
"""Proposals for one session; more would be a chore, and the surest come first."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A step, an insight or a value of before: its kind and id, and the client's words for it."""

    kind: str
    id: str
    words: str


@dataclass(frozen=True, slots=True)
class HeardAgain:
    """That something of before may have been spoken of: where, in which words, why it is thought so, and at which level it stands now."""

    earlier: Earlier
    turn: int
    words: str
    why: str
    level: str
    sure: float


def heard_again(earlier: Sequence[Earlier], document: Document) -> list[HeardAgain]:
    """At most one proposal a thing, the surest first; nothing where the transcript names no client."""
    said = _answers(document)
    rare = _rarity(said)
    found = [best for thing in earlier if (best := _best(thing, said, rare)) is not None]
    return sorted(found, key=lambda each: -each.sure)[:MOST]


@dataclass(frozen=True, slots=True)
class _Answer:
    """A client's turn with the stems of its words and those of the coach's question before."""

    turn: Mapping[str, Any]
    own: frozenset[str]
    asked: frozenset[str]


def _answers(document: Document) -> list[_Answer]:
    before: frozenset[str] = frozenset()
    answers = []
    for turn in document["turns"]:
        stems = frozenset(content(_words(turn["text"])))
        if turn["role"] == "client":
            answers.append(_Answer(turn, stems, before))
        before = stems if turn["role"] == "coach" else frozenset()
    return answers


def _rarity(said: Sequence[_Answer]) -> dict[str, float]:
    """How much a word tells: much where few turns hold it, little where many do."""
    holds = Counter(root for answer in said for root in answer.own | answer.asked)
    return {root: math.log(1 + len(said) / times) for root, times in holds.items()}


def _best(thing: Earlier, said: Sequence[_Answer], rare: Mapping[str, float]) -> HeardAgain | None:
    about = frozenset(content(_words(thing.words)))
    if not about or (len(about) < FEW and not _comes_up(about, said)):
        return None
    whole = sum(rare.get(root, UNHEARD * math.log(1 + len(said))) for root in about)
    best, most = None, 0.0
    for answer in said:
        shared = about & answer.own
        if len(shared) < min(FEW, len(about)):
            continue
        weight = sum(rare[r] for r in shared) + ASKED * sum(rare[r] for r in (about & answer.asked) - shared)
        if weight > most:
            best, most = answer, weight
    if best is None or most < ENOUGH * whole:
        return None
    return _proposal(thing, best, about & best.own, min(1.0, most / whole))


def _comes_up(about: frozenset[str], said: Sequence[_Answer]) -> bool:
    """Whether a single word is more than a turn of phrase: it stands in two exchanges at least."""
    return sum(about <= answer.own | answer.asked for answer in said) >= FEW


def _proposal(thing: Earlier, answer: _Answer, shared: Iterable[str], sure: float) -> HeardAgain:
    turn, roots = answer.turn, set(shared)
    hits = [word for word in _words(turn["text"]) if stem(word.text) in roots]
    spelled = dict.fromkeys(turn["text"][word.start : word.end].lower() for word in hits)
    return HeardAgain(
        earlier=thing,
        turn=turn["n"],
        words=_around(turn["text"], hits),
        why=f"The same words: {', '.join(list(spelled)[:5])}.",
        level=turn["level"] if turn["level"] and not dismissed(turn, "level") else "",
        sure=round(sure, 3),
    )


def _around(text: str, hits: Sequence[Word]) -> str:
    """The turn, or so much of it as holds the most of the shared words, cut between words."""
    if len(text) <= LONGEST:
        return text
    densest = max(hits, key=lambda hit: sum(hit.start <= other.start < hit.start + REACH for other in hits))
    first = max(0, min(densest.start - (LONGEST - REACH), len(text) - LONGEST))
    begin = text.find(" ", first) + 1 if first else 0
    end = len(text) if begin + LONGEST >= len(text) else text.rfind(" ", begin, begin + LONGEST)
    return f"{'…' if begin else ''}{text[begin:end]}{'…' if end < len(text) else ''}"


def _words(text: str) -> list[Word]:
    return [Word(m.group(), m.start(), m.end()) for m in WORD.finditer(plain(text))]
