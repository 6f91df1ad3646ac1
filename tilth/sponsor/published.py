"""Pure. What a page, a file or a print may show of a programme: groups, in rounded shares, and nothing else."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from math import sqrt
from typing import Any

from tilth.sponsor.anonymity import Question, Release

FEW = 20
"""Under this many people, shares are rounded to five points: a finer figure would claim what so few cannot say."""

HIDDEN = "Not shown to protect confidentiality"
WHY_HIDDEN = (
    "Too few people answered, their answers were too much alike, or the figure would give another one away. "
    "Which of these it is would itself say something, so it is not told."
)

CANNOT_SAY = (
    "Who improved, and who did not.",
    "What was talked about: no word of a conversation is counted.",
    "How well a coach coaches, or which coach coaches better.",
    "What would have happened without coaching: nobody here was not coached, so a change is a change and not an effect.",
    "How those are who did not answer, or did not want to be counted.",
)


@dataclass(frozen=True, slots=True)
class Share:
    """How large a part of the people gave these answers, in per cent, with the range in which it lies in nineteen cases of twenty."""

    label: str
    percent: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Group:
    """One group's share from the cut on; without a share, not shown."""

    name: str
    n: int | None
    share: Share | None


@dataclass(frozen=True, slots=True)
class Line:
    """One question as it is shown: its shares, or none where confidentiality asks for that."""

    key: str
    as_of: date | None
    n: int | None
    shares: tuple[Share, ...]
    upper: Share | None
    groups: tuple[Group, ...]

    @property
    def hidden(self) -> bool:
        """Whether nothing of it is shown."""
        return self.n is None


@dataclass(frozen=True, slots=True)
class Published:
    """A report: totals of what took place, and a line for each question. `paired` names the measures of which first and latest are the same people's."""

    cohort: str
    programme: str
    floor: int
    as_of: date
    enrolled: int
    sessions_held: int
    sessions_agreed: int
    lines: Mapping[str, Line]
    paired: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Plain values, to be kept."""
        kept = asdict(self)
        kept["as_of"] = self.as_of.isoformat()
        for line in kept["lines"].values():
            line["as_of"] = line["as_of"] and line["as_of"].isoformat()
        return kept

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Published":
        """The report as it was kept."""
        lines = {key: _line(line) for key, line in kept["lines"].items()}
        return cls(
            **{**kept, "as_of": date.fromisoformat(kept["as_of"]), "lines": lines, "paired": tuple(kept["paired"])}
        )


def line(question: Question, release: Release | None) -> Line:
    """A question as it is shown, from what may be published of it."""
    if release is None or len(release.cells) == 1:  # all cells in one say nothing but how many people there are
        return Line(question.key, None, None, (), None, ())
    shares = tuple(
        _share(question, cells, count, release.n) for cells, count in zip(release.cells, release.counts, strict=True)
    )
    upper = sum(n for cells, n in zip(release.cells, release.counts, strict=True) if cells[0] >= question.cut)
    splits_there = question.cut in {cells[0] for cells in release.cells}
    above = tuple(range(question.cut, len(question.cells)))
    shown = tuple(
        Group(name, sum(pair), _share(question, above, pair[1], sum(pair)))
        for name, pair in (release.groups or {}).items()
    )
    return Line(
        question.key,
        release.as_of,
        release.n,
        shares,
        _share(question, above, upper, release.n) if splits_there else None,
        shown + tuple(Group(name, None, None) for name in release.held_back),
    )


def _share(question: Question, cells: tuple[int, ...], count: int, n: int) -> Share:
    step = 5 if n < FEW else 1
    low, high = _interval(count / n, n)
    return Share(
        label=" or ".join(question.cells[cell] for cell in cells),
        percent=step * round(100 * count / n / step),
        low=step * round(100 * low / step),
        high=step * round(100 * high / step),
    )


def _interval(share: float, n: int) -> tuple[float, float]:
    """Wilson's 95 % interval: a function of what is shown anyway, so it gives nothing more away."""
    z = 1.96
    middle, half = share + z * z / (2 * n), z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)


def _line(kept: Mapping[str, Any]) -> Line:
    def share(value: Mapping[str, Any] | None) -> Share | None:
        return Share(**value) if value else None

    return Line(
        kept["key"],
        date.fromisoformat(kept["as_of"]) if kept["as_of"] else None,
        kept["n"],
        tuple(Share(**value) for value in kept["shares"]),
        share(kept["upper"]),
        tuple(Group(group["name"], group["n"], share(group["share"])) for group in kept["groups"]),
    )
