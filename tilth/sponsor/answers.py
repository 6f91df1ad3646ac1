"""Pure. The numbers that people's acts released go in; for each question of a report who is counted, and their answer, come out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby
from operator import itemgetter

from tilth.sponsor.anonymity import Entry, Question

PULSE_CELLS = ("0 to 4", "5 to 6", "7 to 8", "9 to 10")
MOVEMENT = ("further away than at first", "where it was", "one level further", "two levels further, or more")
STAGES = ("enrolled", "matched with a coach", "under way", "completed")
STAGE = Question("stage", STAGES, cut=2, private=False)
ANSWERED = Question("answered", ("has not answered yet", "has answered"), private=False)
LADDER = Question("ladder", MOVEMENT, cut=2)

Row = tuple[int, int, str, int]
"""A released number: its own number, the enrolment, the measure, the value; rows come in the order in which they were released."""


@dataclass(slots=True)
class Answers:
    """Who is counted in a question, and with which answer."""

    question: Question
    entries: dict[int, Entry] = field(default_factory=dict)
    cells: dict[int, int] = field(default_factory=dict)

    def count(self, person: int, group: str, *, answer: int, cell: int) -> None:
        """One person's answer. `answer` is a number that no other answer to this question ever has, also not a later one of the same person."""
        self.entries[person] = Entry(answer, group)
        self.cells[person] = cell


def stages(stage_of: Mapping[int, int], groups: Mapping[int, str]) -> Answers:
    """How far each enrolled person has come."""
    counted = Answers(STAGE)
    for person, stage in stage_of.items():
        counted.count(person, groups[person], answer=person * len(STAGES) + stage, cell=stage)
    return counted


def answered(pulses: Iterable[Row], groups: Mapping[int, str]) -> Answers:
    """Who has answered a pulse at all."""
    first: dict[int, int] = {}
    for number, person, _, _ in pulses:
        first.setdefault(person, number)
    counted = Answers(ANSWERED)
    for person, group in groups.items():
        counted.count(person, group, answer=first.get(person, -person), cell=int(person in first))
    return counted


def pulses(rows: Iterable[Row], groups: Mapping[int, str]) -> list[Answers]:
    """Of each item the first and the latest answer of those who answered it twice; the same people in both, so that a change is theirs."""
    first: dict[tuple[str, int], Row] = {}
    latest: dict[tuple[str, int], Row] = {}
    for row in rows:
        _, person, measure, _ = row
        if (measure, person) in first:
            latest[measure, person] = row
        else:
            first[measure, person] = row
    found: dict[str, tuple[Answers, Answers]] = {}
    for measure, person in sorted(latest):
        if measure not in found:
            found[measure] = (_pulse(f"{measure}:first"), _pulse(f"{measure}:latest"))
        for counted, row in zip(found[measure], (first[measure, person], latest[measure, person]), strict=True):
            counted.count(person, groups[person], answer=row[0], cell=_cell(row[3]))
    return [counted for both in found.values() for counted in both]


def _pulse(key: str) -> Answers:
    return Answers(Question(key, PULSE_CELLS, cut=2))


def _cell(value: int) -> int:
    if not 0 <= value <= 10:
        raise ValueError("A pulse is answered from 0 to 10.")
    return 0 if value <= 4 else 1 if value <= 6 else 2 if value <= 8 else 3


def ladders(rows: Iterable[Row], groups: Mapping[int, str]) -> Answers:
    """How far each person moved on their ladders since they first said where they stood: the average of their goals, towards no change."""
    reached: dict[tuple[int, str], list[int]] = defaultdict(list)
    newest: dict[int, int] = {}
    for number, person, goal, level in rows:
        reached[person, goal].append(level)
        newest[person] = number
    counted = Answers(LADDER)
    moves = ((person, levels) for (person, _), levels in sorted(reached.items()) if len(levels) > 1)
    for person, several in groupby(moves, key=itemgetter(0)):
        moved = [levels[-1] - levels[0] for _, levels in several]
        steps = int(Fraction(sum(moved), len(moved)))
        counted.count(person, groups[person], answer=newest[person], cell=0 if steps < 0 else 1 + min(steps, 2))
    return counted


def themes(rows: Iterable[Row], groups: Mapping[int, str], listed: Iterable[str]) -> list[Answers]:
    """Of each theme on the list who chose it, among those who chose any; one that nobody chose looks like one that few chose."""
    chosen: dict[int, dict[str, int]] = defaultdict(dict)
    for number, person, theme, _ in rows:
        chosen[person][theme] = number
    found = []
    for theme in listed:
        counted = Answers(Question(f"theme:{theme}", ("did not choose it", "chose it")))
        for person, own in chosen.items():
            counted.count(person, groups[person], answer=own.get(theme, -max(own.values())), cell=int(theme in own))
        found.append(counted)
    return found
