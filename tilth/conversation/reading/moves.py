"""Pure. What a coach's turn does: its moves, most prominent first, each with the words that show it.

Every move has a score sheet: the words that speak for it (signs.py), the facts of the turn and of its place, and the stage.
The weights are on the scale of log-odds, set by hand from what a trained model found useful, and rounded.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from math import log

from tilth.conversation.reading.asked import ASKED
from tilth.conversation.reading.findings import Move, Note, Stage
from tilth.conversation.reading.grammar import Asking
from tilth.conversation.reading.sheets import ENOUGH, MOVES, total
from tilth.conversation.reading.signs import Sign
from tilth.conversation.reading.told import TOLD
from tilth.conversation.reading.words import Sentence, Spoken, content, pattern


@dataclass(frozen=True, slots=True)
class Scene:
    """What surrounds a coach's turn: how many turns stand before and after it, the client's last words and the stems of all their words so far."""

    before: int
    after: int
    client: Spoken | None = None
    ever: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Weighed:
    """How much speaks for each move in a turn before its stage is known, the words that say it best, and the moves whose own signs it shows."""

    asks: bool
    asked: frozenset[Move]
    told: frozenset[Move]
    weights: Mapping[Move, float]
    notes: Mapping[Move, Note]
    within: tuple[tuple[Sign[Move], Note], ...] = ()


def weigh(said: Spoken, asked: Sequence[Asking], scene: Scene) -> Weighed:
    """What speaks for each move in a coach's turn, from its words and its place."""
    questions = [a.sentence for a in asked]
    statements = tuple(_statements(said, questions))
    facts = _facts(said, bool(asked), statements, scene)
    weights = {move: total(MOVES[move], facts) for move in Move}
    notes = _plain_notes(said, questions, statements)
    strongest: dict[Move, float] = {}
    shown: dict[bool, set[Move]] = {True: set(), False: set()}
    within: list[tuple[Sign[Move], Note]] = []
    for sign, note, asking in _signs(said, questions, statements):
        if sign.within:
            within.append((sign, note))
            continue
        shown[asking].add(sign.of)
        weights[sign.of] += sign.weight
        if sign.weight > strongest.get(sign.of, 0.0):
            strongest[sign.of], notes[sign.of] = sign.weight, note
    return Weighed(bool(asked), frozenset(shown[True]), frozenset(shown[False]), weights, notes, tuple(within))


def moves(turn: Weighed, stage: Stage | None) -> tuple[tuple[Move, ...], tuple[Note, ...]]:
    """The moves of a turn in its stage, most prominent first, with a note each."""
    fitting = [(sign, note) for sign, note in turn.within if stage in sign.within]
    notes = {sign.of: note for sign, note in fitting} | dict(turn.notes)
    weighed = {
        move: weight + (MOVES[move].get(stage.value, 0.0) if stage else 0.0)
        for move, weight in turn.weights.items()
        if move in notes
    }
    for sign, _ in fitting:
        weighed[sign.of] += sign.weight
    named = sorted(
        (m for m, w in weighed.items() if w >= ENOUGH and not (m is Move.QUESTION and _finer(weighed))),
        key=lambda m: -weighed[m],
    )
    if not named and weighed:
        named = [max(weighed, key=lambda m: weighed[m])]
    return tuple(named[:MOST]), tuple(notes[move] for move in named[:MOST])


MOST = 3
"""A turn is given at most so many moves."""

FINER = (Move.CONTRACTING, Move.INVITATION, Move.PLANNING, Move.REVIEW)
ENCOURAGER = pattern(r"""
    \W*(?:(?:mm+|mhm|mm-?hmm?|uh-?huh|hm+|yeah|yes|yep|right|okay|ok|go on|sure|ah|good|great|cool|no|perfect|noted)\b\W*)*
""")
MINE = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|my|me)\b")
YOURS = re.compile(r"\byou(?:r|rs|'\w+)?\b")
PAST = re.compile(
    r"\byou (?:\w+ed|did|went|said|told|took|came|got|had|were|found|kept|gave|knew|made|saw|thought|wrote)\b"
)
FIRST = re.compile(r"\W*(so|then|that's)\b")
LAUGH = re.compile(r"[\[(]\s*(?:laugh|chuckl|smil)", re.IGNORECASE)
WHY = {
    Move.QUESTION: "It asks.",
    Move.REFLECTION: "It gives the client's words or meaning back.",
    Move.SPACE: "It leaves the client room.",
    Move.ACKNOWLEDGEMENT: "It receives what the client said.",
    Move.SOCIAL: "It tends the relation rather than the topic.",
    Move.INFORMATION: "It brings the coach's own content.",
}


def _facts(said: Spoken, asks: bool, statements: Sequence[Sentence], scene: Scene) -> dict[str, float]:
    """What is the case in a turn: 0 or 1, a share, or a size on a scale of about 0 to 1.5."""
    words = [w for s in statements for w in s.words]
    stems = set(content(words))
    client = scene.client.content if scene.client else frozenset()
    text = " ".join(s.text for s in statements)
    first = FIRST.match(text)
    facts = {
        "asks": asks,
        "nothing": not words and not asks,
        "length": log(1 + len(words)) / 3,
        "brief": 0 < len(words) <= 4,
        "long": len(words) > 25,
        "echo": len(stems & client) / len(stems) if stems else 0.0,
        "known": len(stems & scene.ever) / len(stems) if stems else 0.0,
        "new": min(12, len(stems - scene.ever)) / 4,
        "mine": bool(MINE.search(text)),
        "yours": bool(YOURS.search(text)),
        "past": bool(PAST.search(text)),
        "exclaims": "!" in said.plain,
        "laughs": bool(LAUGH.search(said.turn.text)),
        "start": scene.before <= 5,
        "end": scene.after <= 5,
        "last": scene.after <= 2,
        "client": log(1 + len(scene.client.words)) / 3 if scene.client else 0.0,
        "client_asks": scene.client is not None and "?" in scene.client.plain,
    } | ({first[1]: True} if first else {})
    return {fact: float(size) for fact, size in facts.items() if size}


def _statements(said: Spoken, questions: Sequence[Sentence]) -> Iterator[Sentence]:
    """What is left of the turn's sentences without its questions and encouragers."""
    asked = {word.start for question in questions for word in question.words}
    for sentence in said.sentences:
        words = tuple(w for w in sentence.words if w.start not in asked)
        if words and not ENCOURAGER.fullmatch(said.plain, words[0].start, words[-1].end):
            yield Sentence(said.unquoted, words[0].start, words[-1].end, words, marked=False)


def _signs(
    said: Spoken, questions: Sequence[Sentence], statements: Sequence[Sentence]
) -> Iterator[tuple[Sign[Move], Note, bool]]:
    """Each sign that the turn shows, once, with the words."""
    for table, sentences in ((ASKED, questions), (TOLD, statements)):
        for sign in table:
            for sentence in sentences:
                hit = sign.words.search(sentence.text)
                if hit and hit.group().strip():
                    yield (
                        sign,
                        _note(sign.of, said, sentence.start + hit.start(), sentence.start + hit.end(), sign.why),
                        table is ASKED,
                    )
                    break


def _plain_notes(said: Spoken, questions: Sequence[Sentence], statements: Sequence[Sentence]) -> dict[Move, Note]:
    """Notes for the moves that need no sign: they rest on the statement or the question as a whole."""
    notes = {}
    if questions:
        notes[Move.QUESTION] = _note(
            Move.QUESTION, said, questions[0].words[0].start, questions[0].words[-1].end, WHY[Move.QUESTION]
        )
    if statements:
        begin, end = statements[0].words[0].start, statements[-1].words[-1].end
        notes |= {
            move: _note(move, said, begin, end, WHY[move])
            for move in (Move.REFLECTION, Move.ACKNOWLEDGEMENT, Move.SOCIAL, Move.INFORMATION)
        }
    whole = said.whole()
    if not questions:
        notes[Move.SPACE] = Note(f"move:{Move.SPACE.value}", whole, WHY[Move.SPACE])
    notes.setdefault(Move.SOCIAL, Note(f"move:{Move.SOCIAL.value}", whole, WHY[Move.SOCIAL]))
    return notes


def _finer(weighed: Mapping[Move, float]) -> bool:
    return any(weighed.get(move, -1.0) >= ENOUGH for move in FINER)


def _note(move: Move, said: Spoken, begin: int, end: int, why: str) -> Note:
    return Note(f"move:{move.value}", said.quote(begin, end), why)
