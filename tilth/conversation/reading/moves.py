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
from tilth.conversation.reading.signs import Sign
from tilth.conversation.reading.told import TOLD
from tilth.conversation.reading.words import Sentence, Spoken, content


@dataclass(frozen=True, slots=True)
class Scene:
    """What surrounds a coach's turn: how many turns stand before and after it, the client's last words and the stems of all their words so far."""

    before: int
    after: int
    client: Spoken | None = None
    ever: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Heard:
    """How much speaks for each move in a turn before its stage is known, the words that say it best, and the moves whose own signs it shows."""

    asks: bool
    asked: frozenset[Move]
    told: frozenset[Move]
    weights: Mapping[Move, float]
    notes: Mapping[Move, Note]
    within: tuple[tuple[Sign[Move], Note], ...] = ()


def heard(said: Spoken, asked: Sequence[Asking], scene: Scene) -> Heard:
    """What speaks for each move in a coach's turn, from its words and its place."""
    questions = [a.sentence for a in asked]
    statements = tuple(_statements(said, questions))
    facts = _facts(said, bool(asked), statements, scene)
    weights = {
        move: sheet["always"] + sum(sheet.get(fact, 0.0) * value for fact, value in facts.items())
        for move, sheet in SHEETS.items()
    }
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
    return Heard(bool(asked), frozenset(shown[True]), frozenset(shown[False]), weights, notes, tuple(within))


def moves(turn: Heard, stage: Stage) -> tuple[tuple[Move, ...], tuple[Note, ...]]:
    """The moves of a turn in its stage, most prominent first, with a note each."""
    fitting = [(sign, note) for sign, note in turn.within if stage in sign.within]
    notes = {sign.of: note for sign, note in fitting} | dict(turn.notes)
    weighed = {
        move: weight + SHEETS[move].get(stage.value, 0.0) for move, weight in turn.weights.items() if move in notes
    }
    for sign, _ in fitting:
        weighed[sign.of] += sign.weight
    named = sorted(
        (m for m, w in weighed.items() if w >= 0 and not (m is Move.QUESTION and _finer(weighed))),
        key=lambda m: -weighed[m],
    )
    if not named and weighed:
        named = [max(weighed, key=lambda m: weighed[m])]
    return tuple(named[:MOST]), tuple(notes[move] for move in named[:MOST])


MOST = 3
FINER = (Move.CONTRACTING, Move.INVITATION, Move.PLANNING, Move.REVIEW)
SHEETS: dict[Move, dict[str, float]] = {
    Move.CONTRACTING: {
        "always": -3.6,
        "asks": 1.9,
        "mine": 0.5,
        "echo": -0.8,
        "length": 0.8,
        "long": 0.6,
        "past": 1.0,
        "so": 0.3,
        "opening": 1.2,
        "clarify_focus": 1.7,
        "explore_perspective": -1.1,
        "generate_insight": -0.6,
        "translate_to_action": -1.2,
    },
    Move.INVITATION: {
        "always": -4.3,
        "asks": 1.5,
        "client": 0.3,
        "new": -0.4,
        "clarify_focus": -0.5,
        "explore_perspective": -0.5,
        "generate_insight": 1.8,
        "translate_to_action": -0.5,
        "closing": -0.3,
    },
    Move.PLANNING: {
        "always": -3.3,
        "asks": 1.4,
        "mine": 0.6,
        "past": -0.7,
        "start": -0.4,
        "then": 0.3,
        "clarify_focus": -0.8,
        "explore_perspective": -0.5,
        "generate_insight": -1.0,
        "translate_to_action": 2.0,
        "closing": 0.6,
    },
    Move.REVIEW: {
        "always": -3.0,
        "asks": 1.4,
        "client": -0.6,
        "end": 0.3,
        "opening": 0.3,
        "clarify_focus": -0.4,
        "explore_perspective": -0.4,
        "generate_insight": -0.6,
        "translate_to_action": -1.0,
        "closing": 2.0,
    },
    Move.QUESTION: {
        "always": -2.5,
        "asks": 3.5,
        "client": -0.5,
        "echo": -0.6,
        "new": -0.6,
        "start": -0.4,
        "end": -0.4,
        "opening": -0.8,
        "explore_perspective": 1.3,
        "generate_insight": 0.6,
        "closing": -1.5,
    },
    Move.REFLECTION: {
        "always": -3.7,
        "asks": -1.0,
        "nothing": -1.0,
        "echo": 1.2,
        "client": 2.7,
        "length": 1.6,
        "new": -1.0,
        "mine": -1.2,
        "exclaims": -1.2,
        "laughs": -1.0,
        "so": 1.2,
        "that's": -0.8,
        "then": -0.5,
        "yours": 0.5,
        "end": -0.8,
        "last": -0.8,
        "opening": -0.7,
        "clarify_focus": 0.4,
    },
    Move.OBSERVATION: {
        "always": -2.5,
        "nothing": -1.1,
        "asks": 0.3,
        "echo": -0.6,
        "mine": 0.5,
        "yours": 0.6,
        "start": -0.5,
        "laughs": -0.3,
        "so": -0.3,
        "that's": -0.4,
        "explore_perspective": 0.6,
        "generate_insight": 0.3,
        "closing": -0.8,
    },
    Move.ACKNOWLEDGEMENT: {
        "always": -1.4,
        "nothing": -1.6,
        "asks": -0.9,
        "known": -0.4,
        "client": 0.4,
        "length": 0.9,
        "new": -0.4,
        "mine": 0.9,
        "exclaims": 0.6,
        "laughs": -0.4,
        "start": -0.7,
        "so": -1.2,
        "that's": 1.7,
        "then": 0.5,
        "explore_perspective": -0.3,
        "translate_to_action": 0.3,
    },
    Move.SPACE: {
        "always": -0.8,
        "asks": -2.1,
        "nothing": 2.6,
        "length": -1.0,
        "brief": 0.7,
        "new": -0.8,
        "so": -0.6,
        "yours": -0.3,
        "end": -0.4,
        "generate_insight": 0.4,
        "closing": -0.4,
    },
    Move.ADVICE: {
        "always": -2.1,
        "length": 0.8,
        "new": 0.5,
        "known": -0.6,
        "echo": -0.4,
        "client": -0.8,
        "start": -0.8,
        "end": -0.4,
        "exclaims": 0.3,
        "laughs": -0.3,
        "that's": -0.8,
        "brief": -0.6,
        "opening": -0.9,
        "clarify_focus": -0.4,
        "explore_perspective": 0.6,
        "translate_to_action": 1.4,
        "closing": -0.6,
    },
    Move.INFORMATION: {
        "always": -4.5,
        "asks": -0.5,
        "length": 1.4,
        "long": 0.4,
        "new": 1.3,
        "client": -0.3,
        "client_asks": 0.6,
        "start": -0.5,
        "past": -0.6,
        "so": -0.6,
        "that's": 0.3,
        "opening": -0.8,
        "explore_perspective": 0.8,
        "closing": -0.6,
    },
    Move.SOCIAL: {
        "always": -0.8,
        "asks": -0.7,
        "nothing": -1.0,
        "echo": -0.4,
        "client": -1.0,
        "exclaims": 0.8,
        "laughs": 2.6,
        "long": -1.0,
        "past": -0.6,
        "start": 1.5,
        "end": 1.0,
        "last": 1.8,
        "so": -0.9,
        "then": 0.6,
        "brief": 0.3,
        "opening": 1.4,
        "clarify_focus": -1.0,
        "explore_perspective": -0.4,
        "generate_insight": -0.5,
        "translate_to_action": -0.5,
        "closing": 0.9,
    },
}
"""For each move: what always speaks for or against it, what each fact of the turn adds, what each stage adds."""

ENCOURAGER = re.compile(
    r"(?:\W*\b(?:mm+|mhm|mm-?hmm?|uh-?huh|hm+|yeah|yes|yep|right|okay|ok|go on|sure|ah|good|great|cool|no|perfect|noted)\b\W*)+|\W*"
)
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
    return {
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


def _statements(said: Spoken, questions: Sequence[Sentence]) -> Iterator[Sentence]:
    """What is left of the turn's sentences without its questions and encouragers."""
    for sentence in said.sentences:
        words = tuple(w for w in sentence.words if not any(q.start <= w.start < q.end for q in questions))
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
    return any(weighed.get(move, -1.0) >= 0 for move in FINER)


def _note(move: Move, said: Spoken, begin: int, end: int, why: str) -> Note:
    return Note(f"move:{move.value}", said.quote(begin, end), why)
