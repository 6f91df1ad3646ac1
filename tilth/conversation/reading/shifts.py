"""Pure. Where the client's awareness may have shifted: episodes with a peak, each from several independent signs."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tilth.conversation.reading.arcs import arc, outcome
from tilth.conversation.reading.awareness import Sign, signs
from tilth.conversation.reading.findings import Shift, Strength
from tilth.conversation.reading.heard import Heard, HeardTurn
from tilth.conversation.transcript import Quote

START = -3.0
"""The log odds of a client turn without any sign."""

UNTIMED = 0.4
"""What is added where times are missing: then the words alone must speak, and fewer shifts are found."""

FIRST = 0.15
"""The least confidence of a session's strongest episode: below it nothing is said."""

FURTHER = 0.08
"""By so much the least confidence rises with every episode already found in a hundred turns: shifts are few."""

APART = 6
"""Peaks within so many turns (three of the client's) are one episode."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A client turn, its signs, and the probability that a careful reader would hear a shift in it.

    On the development sessions a reader had marked 44 % of the places below .4, 69 % up to .6, 78 % up to .8 and all above.
    """

    turn: HeardTurn
    signs: tuple[Sign, ...]
    confidence: float
    ear: float | None = None

    @property
    def speaking(self) -> tuple[Sign, ...]:
        """The signs that speak for a shift."""
        return tuple(sign for sign in self.signs if sign.weight > 0)

    def shows(self, *names: str) -> bool:
        """Whether it carries any of these signs."""
        return any(sign.name in names for sign in self.signs)


def read_shifts(heard: Heard) -> tuple[Shift, ...]:
    """The possible shifts of a conversation, in order; none where no client is known."""
    weighed = _weighed(heard)
    return tuple(_shift(heard, weighed, peak) for peak in _peaks(weighed, len(heard.turns)))


def _weighed(heard: Heard) -> list[Weighed]:
    return [_weigh(heard, turn) for turn in heard.client if turn.length]


def _weigh(heard: Heard, turn: HeardTurn) -> Weighed:
    """What the signs say of a turn, joined with what the ear hears in it where one listened."""
    carried = signs(heard, turn)
    odds = START + (0.0 if heard.timed else UNTIMED) + sum(sign.weight for sign in carried)
    joined = heard.ear.sure("shift", [turn.n], odds) if heard.ear else None
    return Weighed(
        turn,
        carried,
        1 / (1 + math.exp(-(odds if joined is None else joined))),
        heard.ear.heard("shift", [turn.n]) if heard.ear and joined is not None else None,
    )


def _peaks(weighed: list[Weighed], turns: int) -> list[Weighed]:
    kept: list[Weighed] = []
    for candidate in sorted(weighed, key=lambda w: -w.confidence):
        if candidate.confidence < FIRST + FURTHER * len(kept) * 100 / max(turns, 40):
            break
        if all(abs(candidate.turn.n - other.turn.n) > APART for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda w: w.turn.n)


def _shift(heard: Heard, weighed: list[Weighed], peak: Weighed) -> Shift:
    around = arc(heard, peak.turn)
    became, because = outcome(heard, peak.turn, around)
    cues = tuple(sign.name for sign in peak.speaking)
    return Shift(
        turn=peak.turn.n,
        span=_span(weighed, peak),
        strength=_strength(peak),
        cues=cues,
        quotes=_quotes(peak),
        why=_why(cues, because, peak.ear),
        confidence=round(peak.confidence, 2),
        arc=around,
        outcome=became,
    )


def _why(cues: Sequence[str], because: str, ear: float | None) -> str:
    seen = ", ".join(cues) or "faint signs"
    heard = "" if ear is None else f" The ear hears a shift with a probability of {ear:.2f}."
    return f"{seen[0].upper()}{seen[1:]}; {because}.{heard}"


def _span(weighed: list[Weighed], peak: Weighed) -> tuple[int, int]:
    """The peak and the client turns beside it, at most three turns away, that carry the shift too."""
    near = [
        w.turn.n
        for w in weighed
        if abs(w.turn.n - peak.turn.n) <= 3 and w.confidence >= max(FIRST, peak.confidence / 2)
    ]
    return min(near), max(near)


def _strength(peak: Weighed) -> Strength:
    """Strong where something is seen anew, with timing or feeling; minor where fewer than half of such places hold."""
    if (
        peak.confidence >= 0.5
        and peak.shows(*SEEN_ANEW)
        and peak.shows("a long silence", "a feeling named", "surprise")
    ):
        return Strength.STRONG
    return Strength.MODERATE if peak.confidence >= 0.4 else Strength.MINOR


SEEN_ANEW = ("not this but that", "own part in it", "an assumption seen", "who I am", "sees something")


def _quotes(peak: Weighed) -> tuple[Quote, ...]:
    """The sentences that carry a sign, or the whole turn where none lies in words."""
    worded = {sign.quote for sign in peak.speaking if sign.quote is not None}
    return tuple(sorted(worded, key=lambda q: q.start)) or (peak.turn.said.whole(),)
