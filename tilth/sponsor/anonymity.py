"""Pure. Groups of answers, what was published before and the floor go in; what may be published, with nothing small deducible, comes out.

Everything published is a count of people over fixed cells, so everything that could be worked out from it is arithmetic on counts:
docs/decisions/0007-suppression-and-solver.md says why that is all that is ever published.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import NamedTuple

from tilth.sponsor.attack import Sum, deduces

FLOOR = 8
"""How many people a figure rests on at least, where an organisation says nothing else."""

LOWEST_FLOOR = 5
"""No organisation may go lower."""

ALIKE = 0.9
"""A group of which more than this share gave one answer all but agrees: its answer would be everybody's."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is counted: fixed cells in their order. Groups are compared by the share from cell `cut` on.

    What is not private (who has begun, who has finished) obeys the floor, but may be unanimous.
    """

    key: str
    cells: tuple[str, ...]
    cut: int = 1
    private: bool = True


class Entry(NamedTuple):
    """That a person's answer is counted, and in which group; another answer of the same person has another `answer`."""

    answer: int
    group: str


Entries = Mapping[int, Entry]
"""By person: a pseudonymous number that means nothing outside its programme."""

Cells = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Release:
    """A question as it was published: the people behind it, the cells as they were merged, and how many are in each."""

    question: str
    as_of: date
    entries: Entries
    cells: Cells
    counts: tuple[int, ...]
    split: tuple[tuple[int, ...], tuple[int, ...]] | None = None
    groups: Mapping[str, tuple[int, int]] | None = None
    held_back: tuple[str, ...] = ()

    @property
    def n(self) -> int:
        """How many people it rests on."""
        return sum(self.counts)

    def sums(self) -> Iterator[Sum]:
        """All that it says, as sums over people: what an attacker has in hand."""
        groups: dict[str, list[int]] = {}
        for entry in self.entries.values():
            groups.setdefault(entry.group, []).append(entry.answer)
        everybody = frozenset(answer for answers in groups.values() for answer in answers)
        yield from (Sum(everybody, cells, count) for cells, count in zip(self.cells, self.counts, strict=True))
        for group, counts in (self.groups or {}).items():
            members = frozenset(groups[group])
            yield from (Sum(members, cells, count) for cells, count in zip(self.split or (), counts, strict=True))


def publish(
    question: Question,
    entries: Entries,
    answers: Mapping[int, int],
    *,
    floor: int,
    past: Sequence[Release],
    as_of: date,
) -> Release | None:
    """What may be said today of these people's answers (person -> cell): the newest that is safe, an earlier one again, or nothing.

    `past` is every release of this question, the oldest first. Raises ValueError for a floor under 5 or an answer outside the cells.
    """
    _refuse_nonsense(question, entries, answers, floor)
    last = past[-1] if past else None
    if last is not None and any(_too_close(entries, earlier.entries, floor) for earlier in past):
        return last
    known = [found for earlier in past for found in earlier.sums()]
    for release in _candidates(question, entries, answers, floor, past, as_of):
        if not deduces([*known, *release.sums()], floor=floor, private=question.private):
            return release
    return last


def _refuse_nonsense(question: Question, entries: Entries, answers: Mapping[int, int], floor: int) -> None:
    if floor < LOWEST_FLOOR:
        raise ValueError(f"The floor is {LOWEST_FLOOR} people at least; {floor} would show too few.")
    if answers.keys() != entries.keys():
        raise ValueError("Every answer needs its entry, and every entry its answer.")
    if any(not 0 <= cell < len(question.cells) for cell in answers.values()):
        raise ValueError(f"An answer to {question.key} lies outside its cells.")


def _too_close(now: Entries, earlier: Entries, floor: int) -> bool:
    """Whether the difference between two releases would be about fewer people than the floor: joined, left, moved, answered again."""
    return len(_changed(now, earlier)) < floor


def _changed(now: Entries, earlier: Entries) -> set[int]:
    return {person for person, _ in now.items() ^ earlier.items()}


def _candidates(
    question: Question,
    entries: Entries,
    answers: Mapping[int, int],
    floor: int,
    past: Sequence[Release],
    as_of: date,
) -> Iterator[Release]:
    """From the most telling to the least: fine cells with groups, fine cells alone, then coarser ones."""
    counts = Counter(answers.values())
    for cells in _merged(len(question.cells), question.cut):
        summed = tuple(sum(counts[cell] for cell in merged) for merged in cells)
        if not _may_stand(summed, floor, question.private):
            continue
        alone = Release(question.key, as_of, entries, cells, summed)
        if question.cut in {merged[0] for merged in cells}:
            yield from _with_groups(alone, question, answers, floor, past)
        yield alone


def _merged(count: int, cut: int) -> Iterator[Cells]:
    """Every way to merge neighbouring cells, the finest first, those that keep the cut before others: an order that no answer has a say in."""
    for borders in range(count - 1, -1, -1):
        for cuts in sorted(combinations(range(1, count), borders), key=lambda cuts: cut not in cuts):
            yield tuple(tuple(range(a, b)) for a, b in pairwise((0, *cuts, count)))


def _may_stand(counts: Sequence[int], floor: int, private: bool) -> bool:
    """Each cell holds the floor; of what is private, no group all but agrees, and one cell alone would say nothing but that."""
    n = sum(counts)
    if min(counts) < floor:
        return False
    return not private or (len(counts) > 1 and max(counts) <= ALIKE * n and min(counts) >= (1 - ALIKE) * n)


def _with_groups(
    alone: Release, question: Question, answers: Mapping[int, int], floor: int, past: Sequence[Release]
) -> Iterator[Release]:
    """The release with a line for each group that can stand, where those held back can stand together: else the total would give them away."""
    counts = {entry.group: [0, 0] for entry in alone.entries.values()}
    for person, entry in alone.entries.items():
        counts[entry.group][answers[person] >= question.cut] += 1
    moving = _still_moving(alone.entries, past, floor)
    shown = [g for g, pair in counts.items() if _may_stand(pair, floor, question.private) and g not in moving]
    shown.sort(
        key=lambda group: (sum(counts[group]), group)
    )  # the smallest is the first to be held back beside another
    while shown and not _rest_may_stand(counts, shown, floor, question.private):
        shown.pop(0)
    if shown and len(counts) > 1:
        yield Release(
            question.key,
            alone.as_of,
            alone.entries,
            alone.cells,
            alone.counts,
            split=(tuple(range(question.cut)), tuple(range(question.cut, len(question.cells)))),
            groups={group: (counts[group][0], counts[group][1]) for group in sorted(shown)},
            held_back=tuple(sorted(counts.keys() - set(shown))),
        )


def _still_moving(entries: Entries, past: Sequence[Release], floor: int) -> set[str]:
    """The groups that differ from an earlier showing of them by somebody, but by fewer people than the floor."""
    found: set[str] = set()
    for earlier in past:
        touched: dict[str, set[int]] = {}
        for person, entry in entries.items() ^ earlier.entries.items():
            touched.setdefault(entry.group, set()).add(person)
        found |= {group for group in earlier.groups or {} if 0 < len(touched.get(group, ())) < floor}
    return found


def _rest_may_stand(counts: Mapping[str, Sequence[int]], shown: Sequence[str], floor: int, private: bool) -> bool:
    rest = [pair for group, pair in counts.items() if group not in shown]
    return not rest or (len(rest) > 1 and _may_stand([sum(side) for side in zip(*rest, strict=True)], floor, private))
