"""Pure. Answers go in; how much changed, and whether it is more than noise, comes out as figures that carry their inputs and formula.

A change is called a change: without people who were not coached, nothing here is an effect of coaching.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import variance

CORRELATION = 0.3
"""How strongly goals of one person are taken to hang together, as goal attainment scaling has it since 1968."""

RELIABILITY_AT_LEAST = 30
"""Under this many people a reliability is mostly chance, and is not printed."""

CERTAIN = 1.96
"""A change this many standard errors wide happens by noise alone to one person in twenty."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that can be opened: how it was worked out, from what, from how many, and what it says. `value` is None where it must not be printed."""

    value: float | None
    formula: str
    inputs: tuple[tuple[str, float], ...]
    n: int
    says: str
    interval: tuple[float, float] | None = None


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

    def figure(self) -> Figure:
        """The score as a figure; it is ordinal at heart, so the ladder is shown before it."""
        return Figure(
            value=self.t,
            formula="T = 50 + 10 × Σwx / √((1 − r)Σw² + r(Σw)²)",
            inputs=(("Σwx", self.weighted_sum), ("root", self.spread), ("r", self.correlation)),
            n=len(self.levels),
            says="50 is where every goal is at the level that was expected. "
            "How hard a goal is differs from person to person, so scores of two people are not compared.",
        )


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


def reliability(rows: Iterable[Sequence[float | None]]) -> Figure:
    """How well the items of a pulse hang together in these people's answers (Cronbach's alpha), once there are enough of them."""
    rows = list(rows)
    whole = [[x for x in row if x is not None] for row in rows if None not in row]
    missing = f" {len(rows) - len(whole)} left an item out and are not in it." if len(whole) < len(rows) else ""
    if len(whole) < RELIABILITY_AT_LEAST:
        value, says = None, f"Not printed under {RELIABILITY_AT_LEAST} people; {len(whole)} answered every item."
    else:
        value, says = alpha(whole), f"1 would be items that all move together; {len(whole)} people answered every item."
    return Figure(
        value=value,
        formula="α = k/(k − 1) × (1 − Σ variance of items / variance of sums)",
        inputs=(("k", len(rows[0]) if rows else 0),),
        n=len(whole),
        says=says + missing,
    )


def alpha(rows: Sequence[Sequence[float]]) -> float:
    """Cronbach's alpha of complete rows, a row for each person. Raises ValueError where it is not defined."""
    if len(rows) < 2 or len(rows[0]) < 2 or len({len(row) for row in rows}) > 1:
        raise ValueError("Alpha needs two people or more, who all answered the same two items or more.")
    total: float = variance([sum(row) for row in rows])
    if total == 0:
        raise ValueError("Everybody has the same sum, so alpha is not defined.")
    k = len(rows[0])
    items: float = sum(variance(item) for item in zip(*rows, strict=True))
    return k / (k - 1) * (1 - items / total)


@dataclass(frozen=True, slots=True)
class Norm:
    """What is known of a measure from many others: its spread and reliability, from a study that `source` names, never from a handful of clients.

    Give `sd_after` where the study found another spread at the second time.
    """

    sd: float
    reliability: float
    source: str
    sd_after: float | None = None

    def __post_init__(self) -> None:
        if not 0 < self.reliability < 1 or self.sd <= 0 or (self.sd_after is not None and self.sd_after <= 0):
            raise ValueError("A norm needs spreads above 0 and a reliability between 0 and 1.")

    @property
    def error(self) -> float:
        """The standard error of one measurement."""
        return self.sd * sqrt(1 - self.reliability)

    @property
    def error_of_difference(self) -> float:
        """The standard error of a difference: Jacobson and Truax with one spread; Maassen's variant with two."""
        after = self.sd if self.sd_after is None else self.sd_after
        return sqrt((self.sd**2 + after**2) * (1 - self.reliability))

    @property
    def least(self) -> float:
        """The smallest change that is more than noise."""
        return CERTAIN * self.error_of_difference


def reliable_change(before: float, after: float, norm: Norm) -> Figure:
    """Whether one person's change on a measure with a norm is more than the measure's own noise."""
    error = norm.error_of_difference
    index = (after - before) / error
    says = "more than noise" if abs(index) > CERTAIN else "within what the measure varies by itself"
    two = norm.sd_after is not None
    variant = "two spreads (Maassen 2004)" if two else "one spread (Jacobson and Truax 1991)"
    spread = "√((SD₁² + SD₂²)(1 − r))" if two else "√2 × SD × √(1 − r)"
    return Figure(
        value=index,
        formula=f"RCI = (after − before) / S,  S = {spread}; variant with {variant}",
        inputs=(
            ("before", before),
            ("after", after),
            ("SD₁", norm.sd),
            *((("SD₂", norm.sd_after),) if norm.sd_after is not None else ()),
            ("r", norm.reliability),
            ("S", error),
        ),
        n=1,
        interval=((after - before) - norm.least, (after - before) + norm.least),
        says=f"A change of {after - before:+.3g} is {says}: it takes {norm.least:.3g}. Norm: {norm.source}.",
    )


@dataclass(frozen=True, slots=True)
class Study:
    """What others found, to hold a figure against: context, never a target."""

    found: str
    effect: str
    limits: str
    source: str


CONTEXT = (
    Study(
        "coaching against a control group, people drawn by lot",
        "g 0.59",
        "39 samples, 2,528 people; studies that found nothing are missing; larger where people rate themselves",
        "de Haan and Nilsson 2023",
    ),
    Study(
        "coaching at work, by what it changed",
        "d 0.36 (feelings 0.51, skills 0.28)",
        "17 studies; smaller where feedback from many sources was added",
        "Jones, Woods and Guillaume 2015",
    ),
    Study(
        "coaching in organisations, by kind of outcome",
        "g 0.43 to 0.74",
        "few studies an outcome, most by self-report",
        "Theeboom, Beersma and van Vianen 2014",
    ),
)
"""Published sizes of coaching's effect, each from studies with a comparison that a pre-post change does not have."""
