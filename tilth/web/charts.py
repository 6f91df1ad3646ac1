"""Pure. Shares and levels go in; where they lie in a drawing comes out. Templates draw; every chart has a table with the same values beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tilth.sponsor.published import Share

LEFT, RIGHT, ROW = 330, 720, 46
"""Where nought and a hundred per cent lie, and how high a row is, in the drawing's own units."""


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """One question's first and latest share, and the range of the latest."""

    label: str
    y: int
    first: float
    latest: float
    low: float
    high: float
    n: int
    says: str


def dumbbells(rows: Iterable[tuple[str, Share, Share, int]]) -> list[Dumbbell]:
    """A row for each question: its words, first and latest share, and how many people."""
    return [
        Dumbbell(
            label,
            ROW * n + 20,
            _x(first.percent),
            _x(latest.percent),
            _x(latest.low),
            _x(latest.high),
            people,
            f"{label}: {first.percent} % at first, {latest.percent} % latest, of {people} people",
        )
        for n, (label, first, latest, people) in enumerate(rows)
    ]


def height(rows: Sequence[object]) -> int:
    """How high a drawing of these rows is."""
    return ROW * len(rows) + 10


def _x(percent: float) -> float:
    return LEFT + (RIGHT - LEFT) * percent / 100


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day."""

    x: float
    y: float
    says: str


@dataclass(frozen=True, slots=True)
class Path:
    """Values over time: where the points lie, and the line between them."""

    points: tuple[Point, ...]
    line: str


def path(
    values: Sequence[tuple[date, float]], *, lowest: float, highest: float, since: date, until: date, sign: str = ""
) -> Path:
    """Values over time, on a field of 600 by 100, the highest at the top."""
    days = max((until - since).days, 1)
    points = tuple(
        Point(
            round(10 + 580 * (day - since).days / days, 1),
            round(90 - 80 * (value - lowest) / (highest - lowest), 1),
            f"{day:%-d %B %Y}: {value:{sign}g}",
        )
        for day, value in values
    )
    return Path(points, " ".join(f"{point.x},{point.y}" for point in points))
