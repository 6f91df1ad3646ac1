"""Pure. The logical level that each turn is about: by words, and by the level of the turns around it; none where nothing is clear.

A level is a lens for what somebody talks about. People agree on it modestly, so the reading names one only where words in the turn
show it, and takes the level of a conversation to change less often than its turns.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import exp, log

from tilth.conversation.reading.findings import Level, Move, Note, Stage, Talk, TurnFinding
from tilth.conversation.reading.lexicon import ABOUT, Cues, cues
from tilth.conversation.reading.words import Spoken
from tilth.conversation.transcript import Role

ORDER = tuple(Level)

STAYS = 0.35
"""How likely the next turn is about the same level; readers of the corpus find it in half of all pairs."""

CLEAR = 0.3
"""The chance that a turn carries a level, weighed by how clear which, from which one is named."""

WORD, PHRASE = 3.0, 0.7
"""What a level's share of a turn's words weighs, and what a phrase of it adds."""


def levels(said: Sequence[Spoken], found: Sequence[TurnFinding]) -> tuple[tuple[Level, Note] | None, ...]:
    """The level of each turn with the words that show it, or None; `found` are the turns' stages, moves, questions and talk."""
    spoken_for = [cues(s) for s in said]
    chances = [_chance(s, f) for s, f in zip(said, found, strict=True)]
    fits = [_fits(s, f, c, chance) for s, f, c, chance in zip(said, found, spoken_for, chances, strict=True)]
    smoothed = _smoothed(fits)
    return tuple(
        _named(s, c, chance, beliefs) for s, c, chance, beliefs in zip(said, spoken_for, chances, smoothed, strict=True)
    )


ALWAYS = {
    Level.BEHAVIOUR: 1.1,
    Level.ENVIRONMENT: 0.9,
    Level.BELIEF: 0.65,
    Level.IDENTITY: 0.3,
    Level.VALUE: 0.3,
    Level.CAPABILITY: -0.6,
    Level.PURPOSE: -2.5,
}
IN_STAGE: Mapping[Stage, Mapping[Level, float]] = {
    Stage.OPENING: {Level.ENVIRONMENT: 1.0, Level.BEHAVIOUR: 0.5, Level.IDENTITY: -0.6},
    Stage.CLARIFY_FOCUS: {Level.BEHAVIOUR: 0.3, Level.IDENTITY: -0.3},
    Stage.EXPLORE_PERSPECTIVE: {Level.BELIEF: 0.4, Level.VALUE: 0.2},
    Stage.GENERATE_INSIGHT: {
        Level.IDENTITY: 0.5,
        Level.BELIEF: 0.3,
        Level.VALUE: 0.2,
        Level.ENVIRONMENT: -0.7,
        Level.BEHAVIOUR: -0.4,
    },
    Stage.TRANSLATE_TO_ACTION: {Level.BEHAVIOUR: 0.2, Level.IDENTITY: -0.3},
    Stage.CLOSING: {Level.IDENTITY: 0.9, Level.BEHAVIOUR: -0.4, Level.ENVIRONMENT: -0.3, Level.VALUE: -0.2},
}
WITH_MOVE: Mapping[Move, Mapping[Level, float]] = {
    Move.PLANNING: {
        Level.BEHAVIOUR: 0.5,
        Level.ENVIRONMENT: 0.6,
        Level.CAPABILITY: 0.4,
        Level.IDENTITY: -0.5,
        Level.VALUE: -0.4,
    },
    Move.INVITATION: {Level.IDENTITY: 0.5, Level.BELIEF: 0.4, Level.BEHAVIOUR: -0.4},
    Move.REVIEW: {Level.IDENTITY: 0.6, Level.BEHAVIOUR: -0.3},
}
WITH_TALK: Mapping[Talk, Mapping[Level, float]] = {
    Talk.COMMITMENT: {Level.BEHAVIOUR: 0.8, Level.BELIEF: -0.4, Level.VALUE: -0.4},
    Talk.VALUE: {Level.VALUE: 0.8},
    Talk.INSIGHT: {Level.IDENTITY: 0.5, Level.BELIEF: 0.3, Level.ENVIRONMENT: -0.8},
    Talk.FEELING: {Level.IDENTITY: 0.4, Level.VALUE: 0.5, Level.BEHAVIOUR: -0.4},
}
COACH = {Level.ENVIRONMENT: -0.8, Level.VALUE: 0.4, Level.IDENTITY: 0.3}


def _fits(said: Spoken, found: TurnFinding, shown: Cues, chance: float) -> list[float]:
    """How well each level fits a turn by itself; a turn that hardly carries one fits them all alike."""
    length = max(6, len(said.words)) ** 0.7
    score = {
        v: ALWAYS[v] + WORD * shown.words.get(v, 0) / length + PHRASE * min(2, shown.phrases.get(v, 0)) for v in ORDER
    }
    tables = [IN_STAGE.get(found.stage, {})] if found.stage else []
    tables += [WITH_MOVE.get(m, {}) for m in found.moves] + [WITH_TALK.get(t, {}) for t in found.talk]
    tables += [COACH] if said.turn.role is Role.COACH else []
    for table in tables:
        for level, more in table.items():
            score[level] += more
    return [exp(chance * score[level]) for level in ORDER]


CARRIES: Mapping[Move, float] = {
    Move.SOCIAL: -1.2, Move.SPACE: -1.4, Move.CONTRACTING: -1.2, Move.ACKNOWLEDGEMENT: -1.0, Move.INFORMATION: -1.0, Move.OBSERVATION: -0.7,
    Move.ADVICE: -0.6, Move.PLANNING: 0.5, Move.QUESTION: 0.7, Move.REFLECTION: 0.9, Move.INVITATION: 0.7, Move.REVIEW: 1.4,
}  # fmt: skip
CARRIED_IN = {
    Stage.OPENING: -1.2,
    Stage.CLARIFY_FOCUS: 0.2,
    Stage.EXPLORE_PERSPECTIVE: 0.4,
    Stage.GENERATE_INSIGHT: 0.7,
    Stage.TRANSLATE_TO_ACTION: 0.4,
    Stage.CLOSING: -0.9,
}


def _chance(said: Spoken, found: TurnFinding) -> float:
    """How likely readers are to give a turn a level at all: long turns, questions and reflections have one, courtesies do not."""
    length = len(said.words)
    odds = -2.8 + 1.2 * log(1 + length) + (-0.5 if length <= 8 else 0.0) + (-0.6 if length <= 4 else 0.0)
    odds += sum(CARRIES[m] for m in found.moves) + (CARRIED_IN[found.stage] if found.stage else 0.0)
    odds += 0.5 * sum(t is not Talk.FEELING for t in found.talk)
    return 1 / (1 + exp(-odds))


def _smoothed(fits: Sequence[Sequence[float]]) -> list[list[float]]:
    """The chance of each level in each turn, given the turns before and after (forward-backward over a chain that tends to stay)."""
    forward = list(_passed(fits))
    backward = list(_passed(list(reversed(fits))))[::-1]
    smoothed = []
    for ahead, behind, here in zip(forward, backward, fits, strict=True):
        joint = [a * b / h for a, b, h in zip(ahead, behind, here, strict=True)]
        total = sum(joint)
        smoothed.append([j / total for j in joint])
    return smoothed


def _passed(fits: Sequence[Sequence[float]]) -> Iterator[list[float]]:
    """Beliefs carried along the turns in one direction, each with the turn's own fit in it."""
    count = len(ORDER)
    changes = (1 - STAYS) / (count - 1)
    carried = [1 / count] * count
    for here in fits:
        joint = [h * (changes + (STAYS - changes) * c) for h, c in zip(here, carried, strict=True)]
        total = sum(joint)
        carried = [j / total for j in joint]
        yield carried


def _named(said: Spoken, shown: Cues, chance: float, beliefs: Sequence[float]) -> tuple[Level, Note] | None:
    if said.turn.role not in (Role.COACH, Role.CLIENT):
        return None
    best = max(range(len(ORDER)), key=lambda n: beliefs[n])
    level = ORDER[best]
    if level not in shown.first or chance * (0.5 + 0.5 * beliefs[best]) < CLEAR:
        return None
    why = f"It is about {ABOUT[level]}."
    return level, Note(f"level:{level.value}", said.quote(*shown.first[level]), why)
