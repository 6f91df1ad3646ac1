"""Pure. Sums over people that were published, or are about to be, go in; whether a person or a small group can be worked out comes out.

The attacker is a strong one: they know who stands behind each figure and which of a person's answers is in it, and lack only the answers.
People whom no figure tells apart form a block; the unknowns are how many of each block gave each answer. Whole numbers, linear sums:
a solver finds the least and the most that each unknown can be, and the small groups that subtraction lays bare.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack

ALMOST_ALL = 0.9
"""When more of a block than this is known to have given one answer, everybody in it is all but known."""

ROUNDS = 6
"""Solutions looked at in bulk before what never moved is asked about one by one."""

QUESTIONS = 400
PATIENCE = 4.0
"""The solver gives up after so many single questions or seconds each; what it could not clear is not published."""


@dataclass(frozen=True, slots=True)
class Sum:
    """So many (`count`) of these answers lie in these cells."""

    answers: frozenset[int]
    cells: tuple[int, ...]
    count: int


def deduces(sums: Sequence[Sum], *, floor: int, private: bool = True) -> bool:
    """Whether somebody's answer, or a count of fewer people than the floor, follows from these sums; also when the solver runs out of time."""
    if not sums:
        return False
    puzzle = Puzzle.of(sums)
    if puzzle.cells == 1:  # nothing was told but who is in it
        return False
    return puzzle.lays_small_group_bare(floor) or puzzle.pins_an_answer(floor, private)


@dataclass(frozen=True, slots=True)
class Puzzle:
    """The unknowns, one for each block and cell, and the equations they obey."""

    sizes: np.ndarray[Any, np.dtype[np.float64]]
    cells: int
    known: csr_array
    values: np.ndarray[Any, np.dtype[np.float64]]

    @classmethod
    def of(cls, sums: Sequence[Sum]) -> "Puzzle":
        """Blocks are answers that stand in the same sums; cells that no sum tells apart are one."""
        member_sets = list(dict.fromkeys(found.answers for found in sums))
        blocks = _blocks(member_sets)
        of_cell = _cells(sums)
        cells = max(of_cell.values()) + 1
        place = {members: number for number, members in enumerate(member_sets)}
        rows = []
        for found in sums:
            row = np.zeros((len(blocks), cells))
            inside = [number for number, (stands_in, _) in enumerate(blocks) if stands_in >> place[found.answers] & 1]
            for cell in {of_cell[cell] for cell in found.cells}:
                row[inside, cell] = 1
            rows.append(row.ravel())
        sizes = np.array([size for _, size in blocks], float)
        whole = np.kron(np.eye(len(blocks)), np.ones(cells))
        values = np.concatenate([np.array([found.count for found in sums], float), sizes])
        return cls(sizes, cells, csr_array(np.vstack([*rows, whole])), values)

    @property
    def most(self) -> np.ndarray[Any, np.dtype[np.float64]]:
        """The most that each unknown could be: its whole block."""
        return np.repeat(self.sizes, self.cells)

    def lays_small_group_bare(self, floor: int) -> bool:
        """Whether adding and subtracting what is known leaves a count over fewer people than the floor."""
        small = np.flatnonzero(self.sizes < floor)
        return bool(small.size) and any(self._isolates(small, cell, floor) for cell in range(self.cells))

    def _isolates(self, small: np.ndarray[Any, np.dtype[np.intp]], cell: int, floor: int) -> bool:
        """Weights on the equations, such that what is left is small blocks only, each once or not at all, in one cell."""
        rows, columns = self.known.shape
        picks = np.zeros((columns, small.size))
        picks[small * self.cells + cell, range(small.size)] = 1
        picked = csr_array(picks)
        balance = hstack([self.known.T, -picked, picked])
        people = np.concatenate([np.zeros(rows), self.sizes[small], self.sizes[small]])
        answer = milp(
            people,
            constraints=[LinearConstraint(balance, 0, 0), LinearConstraint(people[None, :], 1, floor - 1)],
            integrality=np.concatenate([np.zeros(rows), np.ones(2 * small.size)]),
            bounds=Bounds(
                np.concatenate([np.full(rows, -10.0), np.zeros(2 * small.size)]),
                np.concatenate([np.full(rows, 10.0), np.ones(2 * small.size)]),
            ),
            options={"time_limit": PATIENCE},
        )
        return bool(
            answer.status != 2
        )  # 2: no such weights exist; anything else is a find, or a doubt that counts as one

    def pins_an_answer(self, floor: int, private: bool) -> bool:
        """Whether some unknown has one possible value only and that is too small to be shown, or a block is known to agree."""
        alike = ALMOST_ALL * self.most if private else np.full(self.most.size, np.inf)
        doubtful = self._doubtful(floor, alike)
        if doubtful.size > QUESTIONS:
            return True
        return any(self._is_pinned(int(unknown), floor, float(alike[unknown])) for unknown in doubtful)

    def _doubtful(self, floor: int, alike: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """The unknowns that never moved out of harm's way, while each round pushed all of them, one way or the other."""
        chance = np.random.default_rng(0)
        least, most = self.most.copy(), np.zeros(self.most.size)
        doubtful = np.ones(self.most.size, bool)
        for _ in range(ROUNDS):
            towards = chance.choice([-1.0, 1.0], self.most.size) * chance.uniform(1, 2, self.most.size)
            seen = self._solve(np.where(doubtful, towards, 0))
            least, most = np.minimum(least, seen), np.maximum(most, seen)
            doubtful = ((most - least < 0.5) & (least < floor)) | (least > alike)
            if not doubtful.any():
                break
        return np.flatnonzero(doubtful)

    def _is_pinned(self, unknown: int, floor: int, alike: float) -> bool:
        towards = np.zeros(self.most.size)
        towards[unknown] = 1
        least = self._solve(towards)[unknown]
        if least > alike:
            return True
        return bool(least < floor and self._solve(-towards)[unknown] - least < 0.5)

    def _solve(self, towards: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """Some way it could have been: the one that is least in that direction."""
        answer = milp(
            towards,
            constraints=LinearConstraint(self.known, self.values, self.values),
            integrality=np.ones(self.most.size),
            bounds=Bounds(0, self.most),
        )
        if answer.x is None:
            raise ValueError("These sums contradict each other, so something published was not counted from answers.")
        return np.asarray(np.round(answer.x))


def _blocks(member_sets: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """For each block the member sets it stands in, as bits, and its size."""
    stands_in: dict[int, int] = {}
    for number, members in enumerate(member_sets):
        bit = 1 << number
        for answer in members:
            stands_in[answer] = stands_in.get(answer, 0) | bit
    return sorted(Counter(stands_in.values()).items())


def _cells(sums: Sequence[Sum]) -> dict[int, int]:
    """For each cell the number of the class of cells that no sum tells apart."""
    kinds = list(dict.fromkeys(found.cells for found in sums))
    cells = sorted({cell for kind in kinds for cell in kind})
    told_by = {cell: tuple(cell in kind for kind in kinds) for cell in cells}
    classes = {sign: number for number, sign in enumerate(dict.fromkeys(told_by.values()))}
    return {cell: classes[told_by[cell]] for cell in cells}
