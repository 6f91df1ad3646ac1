"""Pure. What a client's turn voices: change, commitment, reasons against, insight, feeling, value, metaphor.

Words alone mislead ("I'll tell you something", "I can't believe it"), so what the turn answers, its stage and its silence weigh with them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tilth.conversation.reading.findings import Move, Note, Question, Stage, Talk
from tilth.conversation.reading.voices import VOICES
from tilth.conversation.reading.words import Spoken


@dataclass(frozen=True, slots=True)
class Reply:
    """What surrounds a client's turn: its stage, what the coach's turn before it did, asked and said, how unusual its longest silence is."""

    stage: Stage | None = None
    moves: tuple[Move, ...] = ()
    question: Question | None = None
    said: Spoken | None = None
    wait: float = 0.0


ENOUGH = dict.fromkeys(Talk, 2.0) | {Talk.SUSTAIN: 1.8, Talk.COMMITMENT: 2.4}
"""What a kind of talk must weigh to be named."""

BEFORE: dict[Talk, dict[Move, float]] = {
    Talk.COMMITMENT: {
        Move.PLANNING: 1.0,
        Move.QUESTION: 0.3,
        Move.SOCIAL: -0.4,
        Move.INFORMATION: -0.3,
        Move.ACKNOWLEDGEMENT: -0.3,
        Move.REFLECTION: -0.2,
        Move.ADVICE: -0.3,
    },
    Talk.SUSTAIN: {
        Move.ADVICE: 1.4,
        Move.INFORMATION: 0.8,
        Move.PLANNING: 0.3,
        Move.SOCIAL: -0.7,
        Move.REFLECTION: -0.5,
        Move.INVITATION: -0.6,
    },
    Talk.INSIGHT: {
        Move.INVITATION: 1.0,
        Move.REVIEW: 0.7,
        Move.REFLECTION: 0.2,
        Move.OBSERVATION: 0.3,
        Move.ADVICE: -1.0,
        Move.INFORMATION: -1.0,
        Move.PLANNING: -0.6,
        Move.SOCIAL: -1.0,
    },
}
"""What the coach's turn before adds: suggestions draw objections, planning draws commitment, an explanation draws agreement rather than insight."""

STAGES: dict[Talk, dict[Stage, float]] = {
    Talk.COMMITMENT: {
        Stage.OPENING: -2.0,
        Stage.CLARIFY_FOCUS: -2.0,
        Stage.EXPLORE_PERSPECTIVE: -2.0,
        Stage.GENERATE_INSIGHT: -1.6,
        Stage.CLOSING: -1.6,
    },
    Talk.SUSTAIN: {Stage.OPENING: -1.0, Stage.CLARIFY_FOCUS: -0.8, Stage.CLOSING: -0.6, Stage.GENERATE_INSIGHT: -0.6},
    Talk.INSIGHT: {
        Stage.OPENING: -2.0,
        Stage.CLARIFY_FOCUS: -1.2,
        Stage.EXPLORE_PERSPECTIVE: -0.4,
        Stage.GENERATE_INSIGHT: 0.6,
        Stage.TRANSLATE_TO_ACTION: -0.6,
    },
}
ASSENT = re.compile(
    r"^\W*(?:yes|yeah|yep|okay|ok|right|sure|thanks|thank you|mm|exactly|true|great|good|fine|of course|perfect)\b"
)
TAKEN_UP = re.compile(
    ASSENT.pattern
    + r"|\?|^\W*how\b|\b(?:i'll|i will|i could|i can (?!try)\w+|that would|that'd|that's (?:true|right|good)|i know|or is)\b|\b(?:okay|yep|yes|yeah|true|suppose)\W*$"
)
DOUBT = re.compile(r"\b(?:maybe|i think|perhaps|might|probably|i suppose|i guess|hopefully)\b")
QUESTION = re.compile(r"\?\W*$")


def talk(said: Spoken, reply: Reply) -> tuple[tuple[Talk, ...], tuple[Note, ...]]:
    """What the turn voices, with a note for each."""
    weights: dict[Talk, float] = {}
    notes: dict[Talk, Note] = {}
    for voiced in VOICES:
        hit = voiced.words.search(said.unquoted)
        if hit and hit.group().strip():
            weights[voiced.of] = weights.get(voiced.of, 0.0) + voiced.weight
            notes.setdefault(voiced.of, Note(f"talk:{voiced.of.value}", said.quote(hit.start(), hit.end()), voiced.why))
    if _not_taken_up(said, reply):
        weights[Talk.SUSTAIN] = weights.get(Talk.SUSTAIN, 0.0) + 0.6
        notes.setdefault(
            Talk.SUSTAIN, Note("talk:sustain", said.whole(), "It does not take up what the coach put forward.")
        )
    named = tuple(t for t in Talk if t in weights and weights[t] + _around(t, said, reply) >= ENOUGH[t])
    return named, tuple(notes[t] for t in named)


def _not_taken_up(said: Spoken, reply: Reply) -> bool:
    """Whether a suggestion meets neither assent nor a question nor an act, but something else of a few words."""
    suggested = Move.ADVICE in reply.moves or (reply.question is not None and reply.question.leading)
    echoed = reply.said is not None and len(said.content & reply.said.content) * 2 > len(said.content)
    return suggested and not echoed and 3 < len(said.words) <= 35 and not TAKEN_UP.search(said.plain)


def _around(voiced: Talk, said: Spoken, reply: Reply) -> float:
    """What speaks for or against a kind of talk beside its words."""
    weight = sum(BEFORE.get(voiced, {}).get(move, 0.0) for move in reply.moves)
    weight += STAGES.get(voiced, {}).get(reply.stage, 0.0) if reply.stage else 0.0
    return weight + sum(_length_and_tone(voiced, said, reply))


def _length_and_tone(voiced: Talk, said: Spoken, reply: Reply) -> Iterator[float]:
    text, length = said.plain, len(said.words)
    if voiced is Talk.COMMITMENT:
        yield (-0.5 if DOUBT.search(text) else 0.0) + (-0.7 if "?" in text else 0.0) + (-0.8 if length <= 5 else 0.0)
    elif voiced is Talk.SUSTAIN:
        yield (0.6 if reply.question and reply.question.leading else 0.0) + (-0.5 if ASSENT.search(text) else 0.0)
        yield (-1.0 if length <= 3 else 0.0) + (-0.6 if length > 45 else 0.0) + (-0.4 if QUESTION.search(text) else 0.0)
    elif voiced is Talk.INSIGHT:
        yield min(1.0, reply.wait / 4) + (-0.8 if length <= 5 else 0.0) + (0.3 if reply.wait else -0.2)
