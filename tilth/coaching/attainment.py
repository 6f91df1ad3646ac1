"""Pure. Levels reached on goal ladders go in; how far the goals were attained, as one number with its inputs, comes out."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

CORRELATION = 0.3
"""How strongly goals of one person are taken to hang together, as goal attainment scaling has it since 1968."""


@dataclass(frozen=True, slots=True)
class Attainment:
    """The T score of one person's goals with all that it was worked out from; 50 is where every goal is at its expected level."""

    levels: tuple[int, ...]
    weights: tuple[int, ...]
    correlation: float
    t: float

    @property
    def weighted_sum(self) -> int:
        """The levels, each times its weight, added up."""
        return sum(w * x for w, x in zip(self.weights, self.levels, strict=True))

    @property
    def spread(self) -> float:
        """What the sum is divided by."""
        return _spread(self.weights, self.correlation)


def attainment(levels: Sequence[int], weights: Sequence[int], *, correlation: float = CORRELATION) -> Attainment:
    """T = 50 + 10 Σwx / √((1-r)Σw² + r(Σw)²).

    Raises ValueError for no goals, levels outside -2 to +2, or weights that are not positive.
    """
    if not levels or len(levels) != len(weights):
        raise ValueError("A score needs at least one goal, and a weight for each.")
    if any(not -2 <= x <= 2 for x in levels) or any(w <= 0 for w in weights):
        raise ValueError("Levels lie between -2 and +2, and weights above 0.")
    total = sum(w * x for w, x in zip(weights, levels, strict=True))
    t = 50 + 10 * total / _spread(weights, correlation)
    return Attainment(tuple(levels), tuple(weights), correlation, t)


def _spread(weights: Sequence[int], correlation: float) -> float:
    return sqrt((1 - correlation) * sum(w * w for w in weights) + correlation * sum(weights) ** 2)
