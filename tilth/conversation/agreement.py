"""Pure. How far readings of the same conversations agree: pairs of readings in, a figure a kind of finding out."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from math import isnan, nan
from statistics import fmean
from typing import Any

from tilth.conversation.comparable import FAULTS, MOVES, Event, Labelled, Said

NOT_COMPARED = frozenset({"4.2", "6.3", "6.4", "7.5"})
OBSERVABLE = tuple(
    f"{competency}.{line}"
    for competency, lines in ((3, 4), (4, 4), (5, 5), (6, 7), (7, 8), (8, 9))
    for line in range(1, lines + 1)
    if f"{competency}.{line}" not in NOT_COMPARED
)
"""The markers that words and times can show; for the others two people would compare what neither could see."""
NEAR_SHIFT, NEAR_EVENT = 2, 1
"""Turns by which two readings may differ in where they place the same shift, or the same step or moment."""
WIDEST = 12
SELDOM = 3
"""Moves that the reference uses fewer than three times say nothing of how well they are heard."""

Pair = tuple[Labelled, Labelled]
Confusion = Counter[tuple[bool, bool]]


@dataclass
class Tally:
    """Events counted over many conversations; a small one left over counts half."""

    found: int = 0
    agreed: int = 0
    missed: float = 0.0
    invented: float = 0.0

    def add(self, other: "Tally") -> None:
        """Count another conversation's events as well."""
        self.found += other.found
        self.agreed += other.agreed
        self.missed += other.missed
        self.invented += other.invented

    @property
    def finding(self) -> float:
        """F1 of finding the events."""
        return f1(self.found, self.invented, self.missed)

    @property
    def agreeing(self) -> float:
        """F1 of finding them and saying the same of them: one found wrongly is missed and invented."""
        wrong = self.found - self.agreed
        return f1(self.agreed, self.invented + wrong, self.missed + wrong)

    @property
    def counts(self) -> dict[str, float]:
        return {"found": self.found, "agreed": self.agreed, "missed": self.missed, "invented": self.invented}


@dataclass
class Compared:
    """All that was laid side by side, pooled over the pairs."""

    roles: list[tuple[Any, Any]] = field(default_factory=list)
    stages: list[tuple[Any, Any]] = field(default_factory=list)
    forms: list[tuple[Any, Any]] = field(default_factory=list)
    levels: list[tuple[Any, Any]] = field(default_factory=list)
    stacked: Confusion = field(default_factory=Counter)
    commitment: Confusion = field(default_factory=Counter)
    sustain: Confusion = field(default_factory=Counter)
    moves: dict[str, Confusion] = field(default_factory=lambda: {move: Counter() for move in MOVES})
    shifts: Tally = field(default_factory=Tally)
    faults: Tally = field(default_factory=Tally)
    actions: Tally = field(default_factory=Tally)
    moments: Tally = field(default_factory=Tally)
    markers: list[list[tuple[bool, bool]]] = field(default_factory=list)

    def add(self, session: "Compared") -> None:
        """Pool another conversation with what is here."""
        for name in ("roles", "stages", "forms", "levels", "markers"):
            getattr(self, name).extend(getattr(session, name))
        for name in ("stacked", "commitment", "sustain"):
            getattr(self, name).update(getattr(session, name))
        for move, hits in session.moves.items():
            self.moves[move].update(hits)
        for name in ("shifts", "faults", "actions", "moments"):
            getattr(self, name).add(getattr(session, name))


def agreement(pairs: Iterable[Pair]) -> dict[str, Any]:
    """Agreement of the second reading of each pair with the first, which is taken as the reference."""
    return figures(compare(reference, other) for reference, other in pairs)


def compare(reference: Labelled, other: Labelled) -> Compared:
    """Two readings of one conversation laid side by side, the first as the reference."""
    compared = Compared()
    at = matched(reference.turns, other.turns)
    for said, index in zip(reference.turns, at, strict=True):
        _compare_turn(compared, said, Said() if index is None else other.turns[index])
    back = _back(at)
    shifts, actions, moments = (_placed(each, back) for each in (other.shifts, other.actions, other.moments))
    near = events(reference.shifts, shifts, slack=NEAR_SHIFT)
    _count(compared.shifts, reference.shifts, shifts, near, _same_outcome)
    _count(compared.faults, reference.shifts, shifts, near, _same_fault)
    near = events(reference.actions, actions, slack=NEAR_EVENT)
    _count(compared.actions, reference.actions, actions, near, _same_outcome)
    near = events(reference.moments, moments, slack=NEAR_EVENT)
    _count(compared.moments, reference.moments, moments, near, _same_outcome)
    compared.markers.append(_markers(reference.markers, other.markers))
    return compared


def figures(sessions: Iterable[Compared]) -> dict[str, Any]:
    """The figures of many conversations pooled into one."""
    compared = Compared()
    for session in sessions:
        compared.add(session)
    moves = {move: (_binary(hits), hits[True, True] + hits[True, False]) for move, hits in compared.moves.items()}
    used = [value for value, number in moves.values() if number >= SELDOM]
    return {
        "turns": len(compared.roles),
        "role_accuracy": _same(compared.roles),
        "stage_accuracy": _same(compared.stages),
        "question_form_macro_f1": macro_f1(compared.forms),
        "stacked_f1": _binary(compared.stacked),
        "moves_macro_f1": fmean(used) if used else nan,
        "moves": {move: f"{value:.2f} of {number}" for move, (value, number) in moves.items() if number},
        "level_agreement": _same(compared.levels),
        "commitment_f1": _binary(compared.commitment),
        "sustain_f1": _binary(compared.sustain),
        "shift_f1": compared.shifts.finding,
        "shift_outcome_f1": compared.shifts.agreeing,
        "shift_fault_f1": compared.faults.agreeing,
        "shift_counts": compared.shifts.counts,
        "moment_f1": compared.moments.finding,
        "action_f1": compared.actions.finding,
        "action_owner_f1": compared.actions.agreeing,
        "action_counts": compared.actions.counts,
        "marker_kappa": kappa(compared.markers),
    }


def f1(hits: float, invented: float, missed: float) -> float:
    """F1 of that many hits; nothing to find and nothing found is no figure."""
    return 2 * hits / (2 * hits + invented + missed) if hits + invented + missed else nan


def macro_f1(pairs: Sequence[tuple[Any, Any]]) -> float:
    """The mean F1 of the labels that the reference uses."""
    values = [
        f1(
            sum(a == b == label for a, b in pairs),
            sum(b == label != a for a, b in pairs),
            sum(a == label != b for a, b in pairs),
        )
        for label in {a for a, _ in pairs}
    ]
    return sum(values) / len(values) if values else nan


def kappa(groups: Iterable[Sequence[tuple[Any, Any]]]) -> float:
    """Cohen's kappa with chance taken within each session: telling a good session from a bad one earns nothing."""
    over = under = 0.0
    for pairs in groups:
        if pairs:
            of_a, of_b = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
            expected = sum(of_a[label] * of_b[label] for label in of_a) / len(pairs)
            over += sum(a == b for a, b in pairs) - expected
            under += len(pairs) - expected
    return over / under if under else nan


def matched(reference: Sequence[Said], other: Sequence[Said]) -> list[int | None]:
    """For every turn of the reference, the other's turn that shares most of its words, in order."""
    if [turn.text for turn in reference] == [turn.text for turn in other] or not any(turn.text for turn in other):
        both = min(len(reference), len(other))
        return [*range(both), *[None] * (len(reference) - both)]
    ours, theirs = _words(reference), _words(other)
    shared: list[Counter[int]] = [Counter() for _ in reference]
    blocks = SequenceMatcher(None, [word for word, _ in ours], [word for word, _ in theirs], autojunk=False)
    for block in blocks.get_matching_blocks():
        for step in range(block.size):
            shared[ours[block.a + step][1]][theirs[block.b + step][1]] += 1
    return [words.most_common(1)[0][0] if words else None for words in shared]


def events(reference: Sequence[Event], other: Sequence[Event], *, slack: int) -> list[tuple[int, int]]:
    """Pairs of the same event, closest first, one to one; an event that claims more than twelve turns matches none."""
    near = sorted(
        (_distance(ours, theirs), a, b)
        for a, ours in enumerate(reference)
        for b, theirs in enumerate(other)
        if ours.turns and theirs.turns and len(theirs.turns) <= WIDEST and _gap(ours, theirs) <= slack
    )
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    pairs = []
    for _, a, b in near:
        if a not in taken_a and b not in taken_b:
            taken_a.add(a)
            taken_b.add(b)
            pairs.append((a, b))
    return pairs


def _compare_turn(compared: Compared, said: Said, other: Said) -> None:
    compared.roles.append((said.role, other.role))
    compared.stages.append((said.stage, other.stage))
    if said.role == "coach":
        compared.forms.append((said.form, other.form))
        compared.stacked[said.stacked, other.stacked] += 1
        for move, hits in compared.moves.items():
            hits[move in said.moves, move in other.moves] += 1
        return
    if said.level or other.level:
        compared.levels.append((said.level, other.level))
    compared.commitment[said.commitment, other.commitment] += 1
    compared.sustain[said.sustain, other.sustain] += 1


def _back(at: Sequence[int | None]) -> Callable[[int], int]:
    """From a turn of the other reading to the reference's turn for it, or for the matched turn nearest to it."""
    first: dict[int, int] = {}
    for ours, theirs in enumerate(at):
        if theirs is not None:
            first.setdefault(theirs, ours)
    return lambda theirs: first[min(first, key=lambda known: abs(known - theirs))] if first else theirs


def _placed(found: Sequence[Event], back: Callable[[int], int]) -> list[Event]:
    return [replace(event, turns=frozenset(map(back, event.turns)), peak=back(event.peak)) for event in found]


def _count(
    tally: Tally,
    reference: Sequence[Event],
    other: Sequence[Event],
    near: Sequence[tuple[int, int]],
    agree: Callable[[Event, Event], bool],
) -> None:
    found, made = {a for a, _ in near}, {b for _, b in near}
    tally.found += len(near)
    tally.agreed += sum(agree(reference[a], other[b]) for a, b in near)
    tally.missed += sum(0.5 if event.minor else 1 for index, event in enumerate(reference) if index not in found)
    tally.invented += sum(0.5 if event.minor else 1 for index, event in enumerate(other) if index not in made)


def _same_outcome(ours: Event, theirs: Event) -> bool:
    return ours.outcome == theirs.outcome


def _same_fault(ours: Event, theirs: Event) -> bool:
    return (ours.outcome in FAULTS) == (theirs.outcome in FAULTS)


def _markers(reference: Mapping[str, bool | None], other: Mapping[str, bool | None]) -> list[tuple[bool, bool]]:
    """Evidence or none for each observable marker; one that the other reading lacks holds no evidence."""
    pairs = ((reference.get(number), other.get(number, False)) for number in OBSERVABLE)
    return [(ours, theirs) for ours, theirs in pairs if ours is not None and theirs is not None]


def _distance(ours: Event, theirs: Event) -> tuple[int, int, int]:
    return _gap(ours, theirs), -len(ours.turns & theirs.turns), abs(ours.peak - theirs.peak)


def _gap(ours: Event, theirs: Event) -> int:
    return min(abs(a - b) for a in ours.turns for b in theirs.turns)


def _words(turns: Sequence[Said]) -> list[tuple[str, int]]:
    """Every word with the index of its turn; sounds in brackets are no words."""
    return [
        (word, index)
        for index, turn in enumerate(turns)
        for word in re.findall(r"[a-z0-9']+", re.sub(r"\[.*?\]", "", turn.text.lower()))
    ]


def _same(pairs: Sequence[tuple[Any, Any]]) -> float:
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else nan


def _binary(hits: Confusion) -> float:
    return f1(hits[True, True], hits[False, True], hits[True, False])


def tidy(figure: Any) -> Any:
    """A figure for print: three places, and null where there is none."""
    return (None if isnan(figure) else round(figure, 3)) if isinstance(figure, float) else figure
