"""How far the ear is to be trusted: what is decided turn by turn from the turns, what is decided in episodes from what comes of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Any

import numpy as np

from tilth.conversation.agreement import compare, figures
from tilth.conversation.comparable import comparable
from tilth.conversation.ear.hearing import Hearing, Trust
from tilth.conversation.reading import read
from tilth.conversation.reading.document import as_document
from tilth.conversation.reading.turns import read_turns
from tilth.conversation.transcript import Transcript
from training.corpus import Session
from training.expert import expert
from training.judge import Held, Judgement, judge
from training.labels import ONE_OF, OUTPUTS, Taught
from training.versions import Version, transcript

EPISODES: Mapping[str, tuple[str, ...]] = {
    "stage": ("stage_accuracy",),
    "shift": ("shift_f1", "shift_fault_f1", "moment_f1"),
    "step": ("action_f1", "action_owner_f1"),
}
"""What is weighed by the whole reading, and the figures it is weighed by."""

TRIED: Mapping[str, Sequence[Trust]] = {
    "stage": [Trust(0.0, ear) for ear in (0.15, 0.3, 0.5)],
    "shift": [Trust(a, ear, rules) for ear, rules in ((0.4, 1.0), (0.8, 0.7)) for a in (0.0, 0.3, 0.6, 0.9)],
    "step": [Trust(a, ear, rules) for ear, rules in ((0.4, 1.0), (0.8, 1.0)) for a in (-1.0, -0.5, 0.0)],
}


@dataclass(frozen=True)
class Folded:
    """A session and the numbers that a network gave which had not learned from it, in each version."""

    session: Session
    labels: Sequence[Taught]
    numbers: Mapping[Version, Any]


@dataclass(frozen=True)
class Recalled:
    """An ear that says again what was heard before: what the weighing listens with."""

    name: str
    trust: Mapping[str, Trust]
    hearings: Sequence[Hearing]

    def hear(self, transcript: Transcript) -> Sequence[Hearing]:
        """What was heard."""
        assert len(transcript.turns) == len(self.hearings)
        return self.hearings


@dataclass(frozen=True)
class Weighed:
    """The judgement of the folds with every trust in it, and the figures of whole readings without and with the ear, by version."""

    judgement: Judgement
    trust: Mapping[str, Trust]
    readings: Mapping[str, Mapping[str, Any]]

    def table(self) -> Iterator[str]:
        """The figures, for a person."""
        yield f"{'label':<22}{'cases':>6} {'rules':>6} {'ear':>6} {'both':>6}"
        for label, f in self.judgement.heard.items():
            mark = " experimental" if label in self.judgement.experimental else ""
            yield f"{label:<22}{f['cases']:>6.0f} {f['rules']:>6.3f} {f['ear']:>6.3f} {f['both']:>6.3f}{mark}"
        for name, each in self.readings.items():
            yield f"{name}: " + ", ".join(f"{k} {v:.3f}" for k, v in each.items() if isinstance(v, float))


def weigh(folded: Sequence[Folded]) -> Weighed:
    """Judge the turns, then try what trust serves stages, shifts and steps best, one after the other."""
    judgement = judge([held for each in folded for held in _held(each)])
    trust = dict(judgement.trust)
    said = {(n, v): transcript(each.session, v) for n, each in enumerate(folded) for v in Version}
    heard = {(n, v): hearings(judgement, folded[n].numbers[v]) for n, v in said}
    people = [comparable(expert(each.session)) for each in folded]

    def reading(version: Version, trusted: Mapping[str, Trust] | None) -> dict[str, Any]:
        made = []
        for n, person in enumerate(people):
            ear = None if trusted is None else Recalled("the ear", trusted, heard[n, version])
            made.append(compare(person, comparable(as_document(said[n, version], read(said[n, version], ear=ear)))))
        return figures(made)

    for label, keys in EPISODES.items():
        trust |= _best(label, trust, keys, reading)
    versions = (Version.CLEAN, Version.GUESSED, Version.BARE)
    readings = {
        f"{v}, {words}": reading(v, t) for v in versions for words, t in (("rules", None), ("with the ear", trust))
    }
    return Weighed(judgement, trust, readings)


def hearings(judgement: Judgement, numbers: Any) -> list[Hearing]:
    """The numbers of a session as calibrated probabilities, as the finished ear will give them."""
    return [_hearing(judgement, dict(zip(OUTPUTS, row, strict=True))) for row in np.asarray(numbers, dtype=float)]


def _hearing(judgement: Judgement, row: Mapping[str, float]) -> Hearing:
    made = {label: float(1 / (1 + np.exp(-(a + b * row[label])))) for label, (a, b) in judgement.alone.items()}
    for group, times in judgement.one_of.items():
        weights = np.exp(times * np.array([row[f"{group}:{value}"] for value in ONE_OF[group]]))
        made |= {f"{group}:{value}": float(w) for value, w in zip(ONE_OF[group], weights / weights.sum(), strict=True)}
    return made


def _held(folded: Folded) -> Iterator[Held]:
    for version, numbers in folded.numbers.items():
        ruled = read_turns(transcript(folded.session, version))
        for row, found, labels in zip(numbers, ruled, folded.labels, strict=True):
            yield Held(row, found, labels)


def _best(
    label: str,
    trust: Mapping[str, Trust],
    keys: Sequence[str],
    reading: Callable[[Version, Mapping[str, Trust]], dict[str, Any]],
) -> dict[str, Trust]:
    """The trust that serves best, on clean and bare words alike; none where the rules alone do as well."""
    tried: list[tuple[float, dict[str, Trust]]] = []
    for chosen in (None, *TRIED[label]):
        labels = [f"stage:{value}" for value in ONE_OF["stage"]] if label == "stage" else [label]
        more = {} if chosen is None else {each: replace(chosen) for each in labels}
        found = [reading(version, {**trust, **more}) for version in (Version.CLEAN, Version.BARE)]
        score = fmean(f[key] for f in found for key in keys)
        print(f"{label} {chosen}: {score:.3f}", flush=True)
        tried.append((score - 0.003 * bool(more), more))
    return max(tried, key=lambda each: each[0])[1]
