"""Pure. What a client's turn voices: change, commitment, reasons against, insight, feeling, value, metaphor.

Words alone mislead ("I'll tell you something", "I can't believe it"), so what the turn answers, its stage and its silence weigh with them.
"""

from dataclasses import dataclass

from tilth.conversation.reading.findings import Move, Note, Question, Stage, Talk
from tilth.conversation.reading.sheets import ENOUGH, TALK, total
from tilth.conversation.reading.voices import VOICES
from tilth.conversation.reading.words import Spoken, pattern


@dataclass(frozen=True, slots=True)
class Reply:
    """What surrounds a client's turn: its stage, what the coach's turn before it did, asked and said, how unusual its longest silence is."""

    stage: Stage | None = None
    moves: tuple[Move, ...] = ()
    question: Question | None = None
    said: Spoken | None = None
    wait: float = 0.0


ASSENTS = (
    r"^\W*(?:yes|yeah|yep|okay|ok|right|sure|thanks|thank you|mm|exactly|true|great|good|fine|of course|perfect)\b"
)
ASSENT = pattern(ASSENTS)
TAKEN_UP = pattern(rf"""
    {ASSENTS}|\?|^\W*how\b|\b(?:i'll|i will|i could|i can (?!try)\w+|that would|that'd|that's (?:true|right|good)|i know
    |or is)\b|\b(?:okay|yep|yes|yeah|true|suppose)\W*$
""")
DOUBT = pattern(r"\b(?:maybe|i think|perhaps|might|probably|i suppose|i guess|hopefully)\b")
ENDS_ASKING = pattern(r"\?\W*$")


def talk(said: Spoken, reply: Reply) -> tuple[tuple[Talk, ...], tuple[Note, ...]]:
    """What the turn voices, with a note for each."""
    facts = _facts(said, reply)
    weights: dict[Talk, float] = {}
    notes: dict[Talk, Note] = {}
    for sign in VOICES:
        hit = sign.words.search(said.unquoted)
        if hit and hit.group().strip():
            weights[sign.of] = weights.get(sign.of, 0.0) + sign.weight
            notes.setdefault(sign.of, Note(f"talk:{sign.of.value}", said.quote(*hit.span()), sign.why))
    if "not_taken_up" in facts:
        notes.setdefault(Talk.SUSTAIN, Note("talk:sustain", said.whole(), NOT_TAKEN_UP))
    named = tuple(t for t in Talk if t in notes and weights.get(t, 0.0) + total(TALK[t], facts) >= ENOUGH)
    return named, tuple(notes[t] for t in named)


NOT_TAKEN_UP = "It does not take up what the coach put forward."


def _facts(said: Spoken, reply: Reply) -> dict[str, float]:
    """What is the case around a client's words."""
    text, length = said.plain, len(said.words)
    facts = {
        "doubts": bool(DOUBT.search(text)),
        "asks": "?" in text,
        "ends_asking": bool(ENDS_ASKING.search(text)),
        "assents": bool(ASSENT.search(text)),
        "bare": length <= 3,
        "brief": length <= 5,
        "long": length > 45,
        "led": reply.question is not None and reply.question.leading,
        "not_taken_up": _not_taken_up(said, reply),
        "pauses": reply.wait > 0,
        "wait": min(1.0, reply.wait / 4),
    } | dict.fromkeys((*reply.moves, *((reply.stage,) if reply.stage else ())), True)
    return {fact: float(size) for fact, size in facts.items() if size}


def _not_taken_up(said: Spoken, reply: Reply) -> bool:
    """Whether a suggestion meets neither assent nor a question nor an act, but something else of a few words."""
    suggested = Move.ADVICE in reply.moves or (reply.question is not None and reply.question.leading)
    echoed = reply.said is not None and len(said.content & reply.said.content) * 2 > len(said.content)
    return suggested and not echoed and 3 < len(said.words) <= 35 and not TAKEN_UP.search(said.plain)
