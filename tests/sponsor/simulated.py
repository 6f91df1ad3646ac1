"""Simulated programmes whose members join, leave and answer again, and an attacker who knows everything but the answers.

The attacker shares no code with tilth: linear programming over everything published, and subtraction of each figure from each other.
"""

import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy as np
from scipy.optimize import linprog

from tilth.sponsor.anonymity import Entry, Question, Release, publish

QUESTION = Question("ours/mine", ("0 to 3", "4 to 6", "7 to 8", "9 to 10"), cut=2)
MONTHS = 6


@dataclass
class Month:
    entries: dict[int, Entry]
    answers: dict[int, int]


@dataclass
class Programme:
    floor: int
    months: list[Month]

    def truth(self) -> dict[int, int]:
        """Every answer that was ever counted, with its cell."""
        return {m.entries[p].answer: m.answers[p] for m in self.months for p in m.entries}


KINDS = ("moving", "one answers again", "all agree", "all but one agree", "newcomers agree")


def programme(seed: int) -> Programme:
    """One of five kinds in turn, of 5 to 70 people in one to five groups."""
    chance = random.Random(seed)
    kind = KINDS[seed % len(KINDS)]
    groups = "abcde"[: chance.randint(1, 5)]
    weights = {g: [chance.random() ** 2 for _ in QUESTION.cells] for g in groups}
    counter = iter(range(10**6))

    def answer(group: str) -> int:
        if kind in ("all agree", "all but one agree") and group == groups[0]:
            return 3
        return chance.choices(range(4), weights[group])[0]

    entries = {p: Entry(next(counter), chance.choice(groups)) for p in range(chance.randint(5, 70))}
    answers = {p: answer(e.group) for p, e in entries.items()}
    if kind == "all but one agree":
        answers[0] = 0
    months = [Month(dict(entries), dict(answers))]
    for month in range(1, MONTHS):
        again, gone, new = _moves(kind, chance, month, entries)
        for p in again:
            entries[p] = Entry(next(counter), entries[p].group)
            answers[p] = answer(entries[p].group)
        for p in gone:
            del entries[p], answers[p]
        for p in (1000 * month + i for i in range(new)):
            entries[p] = Entry(next(counter), chance.choice(groups))
            answers[p] = 3 if kind == "newcomers agree" else answer(entries[p].group)
        months.append(Month(dict(entries), dict(answers)))
    return Programme(chance.randint(5, 10), months)


def _moves(kind, chance, month, entries):
    people = sorted(entries)
    if kind == "one answers again":
        return [people[month % len(people)]], [], 0
    again = chance.sample(people, min(len(people), chance.choice([0, 1, 2, 5, 12, 30])))
    gone = [p for p in chance.sample(people, min(len(people) - 1, chance.choice([0, 0, 1, 3, 9]))) if p not in again]
    return again, gone, chance.choice([0, 1, 3, 9, 15])


def published(programme: Programme) -> list[Release]:
    """What tilth publishes of it, month by month."""
    past: list[Release] = []
    for n, month in enumerate(programme.months):
        release = publish(
            QUESTION, month.entries, month.answers, floor=programme.floor, past=past, as_of=date(2026, n + 1, 1)
        )
        if release is not None and release not in past:
            past.append(release)
    return past


def published_openly(programme: Programme) -> list[Release]:
    """The same figures with suppression switched off."""
    return [_open(month, date(2026, n + 1, 1)) for n, month in enumerate(programme.months)]


def _open(month: Month, as_of: date) -> Release:
    cells = tuple((cell,) for cell in range(4))
    counts = tuple(sum(a == cell for a in month.answers.values()) for cell in range(4))
    groups: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for p, entry in month.entries.items():
        groups[entry.group][month.answers[p] >= 2] += 1
    return Release(
        QUESTION.key, as_of, month.entries, cells, counts, ((0, 1), (2, 3)), {g: (a, b) for g, (a, b) in groups.items()}
    )


def recovered(releases: list[Release], truth: dict[int, int], floor: int) -> list[str]:
    """What the attacker works out: somebody's answer, or a count over fewer people than the floor. An empty list is privacy kept."""
    facts = _facts(releases)
    if not facts:
        return []
    return _by_subtraction(facts, floor) or _by_linear_programming(facts, truth, floor)


def _facts(releases: list[Release]) -> list[tuple[frozenset[int], frozenset[int], int]]:
    facts = []
    for release in releases:
        everybody = frozenset(e.answer for e in release.entries.values())
        facts += [(everybody, frozenset(c), n) for c, n in zip(release.cells, release.counts, strict=True)]
        for group, counts in (release.groups or {}).items():
            members = frozenset(e.answer for e in release.entries.values() if e.group == group)
            facts += [(members, frozenset(c), n) for c, n in zip(release.split, counts, strict=True)]
    return facts


def _by_subtraction(facts, floor) -> list[str]:
    """One figure, or one from another over the same cells, leaves few people or a small cell of the people who differ."""
    found = [f"cell of {n}" for _, _, n in facts if 0 < n < floor]
    for (people, cells, n), (others, other_cells, m) in combinations(facts, 2):
        if cells == other_cells and people < others and len(others - people) < floor:
            found.append(f"{m - n} of the {len(others - people)} who differ")
        if cells == other_cells and others < people and len(people - others) < floor:
            found.append(f"{n - m} of the {len(people - others)} who differ")
        if cells == other_cells and 0 < len(people ^ others) < floor:
            found.append(f"{m - n} between {len(people ^ others)} who differ")
        if people == others and cells < other_cells and 0 < m - n < floor:
            found.append(f"cell of {m - n}")
        if people == others and other_cells < cells and 0 < n - m < floor:
            found.append(f"cell of {n - m}")
    return found


def _by_linear_programming(facts, truth, floor) -> list[str]:
    """The least and the most that each block of indistinguishable answers can hold of each cell."""
    sets = list({people for people, _, _ in facts})
    blocks: dict[tuple[bool, ...], list[int]] = defaultdict(list)
    for answer in frozenset().union(*sets):
        blocks[tuple(answer in people for people in sets)].append(answer)
    members = list(blocks.values())
    known, values = [], []
    for people, cells, n in facts:
        row = np.zeros((len(members), 4))
        row[np.ix_([b for b, block in enumerate(members) if block[0] in people], sorted(cells))] = 1
        known.append(row.ravel())
        values.append(n)
    for b, block in enumerate(members):
        row = np.zeros((len(members), 4))
        row[b] = 1
        known.append(row.ravel())
        values.append(len(block))
    bounds = [(0, len(block)) for block in members for _ in range(4)]

    def extreme(b: int, cell: int, sign: int) -> float:
        towards = np.zeros(len(members) * 4)
        towards[b * 4 + cell] = sign
        return sign * linprog(towards, A_eq=np.array(known), b_eq=values, bounds=bounds).fun

    found = []
    for b, block in enumerate(members):
        for cell in range(4):
            true = sum(truth[answer] == cell for answer in block)
            if true > 0.9 * len(block) and extreme(b, cell, 1) > 0.9 * len(block) + 1e-6:
                found.append(f"nearly all of {len(block)} answered {cell}")
            elif true < floor and extreme(b, cell, 1) > true - 0.5 and extreme(b, cell, -1) < true + 0.5 and true:
                found.append(f"{true} of {len(block)} answered {cell}")
    return found
