"""Pure. The same people's answers at two times go in; the size of their change, with its interval, comes out as figures."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import sqrt
from statistics import fmean, stdev

from scipy.special import nctdtrinc, stdtrit

from tilth.coaching.change import Figure

PAIRS_AT_LEAST = 5
"""Under this many people who answered twice, a spread of differences is mostly chance, and nothing that rests on it is printed."""


@dataclass(frozen=True, slots=True)
class Paired:
    """The same people's answers twice. Who answered only once is counted, and is in none of the figures."""

    before: tuple[float, ...]
    after: tuple[float, ...]
    dropped_out: int
    came_later: int
    differences: tuple[float, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "differences", tuple(b - a for a, b in zip(self.before, self.after, strict=True)))

    @classmethod
    def of(cls, before: Sequence[float | None], after: Sequence[float | None]) -> "Paired":
        """From two rows of answers in the same order of people, None where somebody gave none."""
        if len(before) != len(after):
            raise ValueError("Both rows name the same people in the same order; put None where there is no answer.")
        pairs = list(zip(before, after, strict=True))
        both = [(a, b) for a, b in pairs if a is not None and b is not None]
        return cls(
            before=tuple(a for a, _ in both),
            after=tuple(b for _, b in both),
            dropped_out=sum(a is not None and b is None for a, b in pairs),
            came_later=sum(a is None and b is not None for a, b in pairs),
        )

    @property
    def n(self) -> int:
        """How many answered twice."""
        return len(self.differences)

    @property
    def correction(self) -> float:
        """Hedges' J: what a standardised difference of few people is too large by."""
        return 1 - 3 / (4 * (self.n - 1) - 1)

    def mean_change(self) -> Figure:
        """By how much answers changed on average, with the 95 % interval of Student's t."""
        if (why := self._why_not()) is not None:
            return self._withheld("mean of (after − before)", why)
        mean, half = fmean(self.differences), stdtrit(self.n - 1, 0.975) * stdev(self.differences) / sqrt(self.n)
        return self._figure(mean, "mean of (after − before) ± t × SD of differences / √n", (mean - half, mean + half))

    def d_z(self) -> Figure:
        """The mean change in spreads of the differences."""
        formula = "d_z = mean difference / SD of differences"
        if (why := self._why_not()) is not None:
            return self._withheld(formula, why)
        return self._figure(self._d_z(), formula, self._interval(1))

    def d_av(self) -> Figure:
        """The mean change in spreads of the answers, the average of before and after."""
        formula = "d_av = mean difference / ((SD before + SD after) / 2)"
        if (why := self._why_not()) is not None:
            return self._withheld(formula, why)
        return self._figure(self._d_z() * self._ratio(), formula, self._interval(self._ratio()))

    def g(self) -> Figure:
        """d_av, corrected for few people."""
        formula = "g_av = d_av × J,  J = 1 − 3 / (4(n − 1) − 1); interval from the noncentral t (Algina and Keselman 2003), × J"
        if (why := self._why_not()) is not None:
            return self._withheld(formula, why)
        scale = self._ratio() * self.correction
        return self._figure(self._d_z() * scale, formula, self._interval(scale))

    def _why_not(self) -> str | None:
        if self.n < PAIRS_AT_LEAST:
            return f"Not printed under {PAIRS_AT_LEAST} people who answered twice; here are {self.n}."
        if stdev(self.differences) == 0 or stdev(self.before) + stdev(self.after) == 0:
            return "Everybody changed by the same amount, so there is no spread to measure a change against."
        return None

    def _withheld(self, formula: str, why: str) -> Figure:
        return Figure(value=None, formula=formula, inputs=(), n=self.n, says=f"{why}{self._missing()}")

    def _figure(self, value: float, formula: str, interval: tuple[float, float]) -> Figure:
        inputs = (
            ("mean difference", fmean(self.differences)),
            ("SD of differences", stdev(self.differences)),
            ("SD before", stdev(self.before)),
            ("SD after", stdev(self.after)),
            ("J", self.correction),
        )
        says = f"Change among the {self.n} people who answered twice, not an effect of coaching: nobody here was not coached."
        return Figure(value, formula, inputs, self.n, f"{says}{self._missing()}", interval)

    def _missing(self) -> str:
        parts = ((self.dropped_out, "answered only at first"), (self.came_later, "only later"))
        told = ", ".join(f"{count} {what}" for count, what in parts if count)
        return f" Not in it: {told}." if told else ""

    def _d_z(self) -> float:
        return fmean(self.differences) / stdev(self.differences)

    def _ratio(self) -> float:
        return stdev(self.differences) / ((stdev(self.before) + stdev(self.after)) / 2)

    def _interval(self, scale: float) -> tuple[float, float]:
        t = self._d_z() * sqrt(self.n)
        low, high = (float(nctdtrinc(self.n - 1, p, t)) for p in (0.975, 0.025))
        return low / sqrt(self.n) * scale, high / sqrt(self.n) * scale
