"""Pure. What an ear says of a turn, and how far each thing it says is trusted beside the rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Protocol

from tilth.conversation.transcript import Transcript

Hearing = Mapping[str, float]
"""Probabilities of one turn by label: "move:reflection", "form:none", "leading", "level:belief", "stage:closing", "talk:change", "shift" …"""

LEAST = 0.002
"""No probability is taken nearer to 0 or 1 than this: a trained ear is never that sure with reason."""


@dataclass(frozen=True, slots=True)
class Trust:
    """How log odds are made for a label: `always`, plus `ear` times the ear's own log odds, plus `rules` where the rules say it.

    `experimental`: people and engine agree on it too seldom, and whoever reads it is told so.
    """

    always: float = 0.0
    ear: float = 1.0
    rules: float = 0.0
    experimental: bool = False

    def odds(self, probability: float, rules: float) -> float:
        """The log odds of both together; `rules` is what the rules say, 0 or 1, or log odds of their own."""
        return self.always + self.ear * odds(probability) + self.rules * rules


class Ear(Protocol):
    """Whatever hears a transcript: a trained model, or in a test a few numbers."""

    @property
    def name(self) -> str:
        """Name and version, as findings name it."""
        ...

    @property
    def trust(self) -> Mapping[str, Trust]:
        """How far it is trusted, by label; where a label is missing the rules decide alone."""
        ...

    def hear(self, transcript: Transcript) -> Sequence[Hearing]:
        """One hearing a turn, in order."""
        ...


def odds(probability: float) -> float:
    """The log odds of a probability."""
    kept = min(max(probability, LEAST), 1 - LEAST)
    return log(kept / (1 - kept))
