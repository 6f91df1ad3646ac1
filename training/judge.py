"""Pure but for numpy. What held-out sessions teach of the ear: how to read its numbers, how far to trust it beside the rules, and how well it hears."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tilth.conversation.ear.hearing import LEAST, Trust
from tilth.conversation.reading.findings import TurnFinding
from training.labels import ALONE, ONE_OF, OUTPUTS, Taught

FLOOR = 0.35
"""F1 (of levels: agreement) on held-out sessions below which a label is called experimental."""

Row = np.ndarray


@dataclass(frozen=True)
class Held:
    """One turn of a session that the network had not seen: its numbers, what the rules found, what a reader marked."""

    numbers: Row
    ruled: TurnFinding
    labels: Taught


@dataclass(frozen=True)
class Judgement:
    """Calibration of the labels that stand alone (always, times) and of the groups (times), trust by label, F1 by label of rules, ear and both."""

    alone: Mapping[str, tuple[float, float]]
    one_of: Mapping[str, float]
    trust: Mapping[str, Trust]
    heard: Mapping[str, Mapping[str, float]]
    experimental: Sequence[str]


def judge(turns: Sequence[Held]) -> Judgement:
    """All that the folds teach, for labels that are decided turn by turn (shifts, steps and stages are weighed by what comes of them)."""
    numbers = np.array([turn.numbers for turn in turns], dtype=float)
    alone = {label: _platt(numbers[:, k], _wanted(turns, k)) for k, label in enumerate(ALONE)}
    one_of = {group: _temperature(numbers[:, _columns(group)], _chosen(turns, g)) for g, group in enumerate(ONE_OF)}
    trust: dict[str, Trust] = {}
    heard: dict[str, dict[str, float]] = {}
    for k, label in enumerate(ALONE):
        trust[label], heard[label] = _joined(alone[label], numbers[:, k], _ruled(turns, label), _wanted(turns, k))
    for g, group in enumerate(ONE_OF):
        if group in MEASURES:
            chosen, figures = _weighed(
                group,
                _softened(numbers[:, _columns(group)], one_of[group]),
                _ruled_one(turns, group),
                _chosen(turns, g),
                MEASURES[group],
            )
            trust |= chosen
            heard[group] = figures
    experimental = [label for label, figures in heard.items() if figures["both"] < FLOOR]
    marked_ = {k: replace(t, experimental=bool({k, k.split(":")[0]} & set(experimental))) for k, t in trust.items()}
    return Judgement(alone, one_of, marked_, heard, experimental)


def _columns(group: str) -> list[int]:
    return [k for k, label in enumerate(OUTPUTS) if label.startswith(f"{group}:")]


def _wanted(turns: Sequence[Held], k: int) -> Row:
    values = [turn.labels.alone[k] for turn in turns]
    return np.array([np.nan if value is None else value for value in values])


def _chosen(turns: Sequence[Held], g: int) -> Row:
    """The value that holds, -1 where the group does not apply; levels are judged where readers are compared, on the client's turns."""
    client_only = tuple(ONE_OF)[g] == "level"
    return np.array(
        [
            -1 if (at := turn.labels.one_of[g]) is None or (client_only and turn.labels.talk is None) else at
            for turn in turns
        ]
    )


def _ruled(turns: Sequence[Held], label: str) -> Row:
    kind, _, value = label.partition(":")
    says: Mapping[str, Callable[[TurnFinding], bool]] = {
        "move": lambda f: value in f.moves,
        "talk": lambda f: value in f.talk,
        "stacked": lambda f: bool(f.question and f.question.stacked),
        "leading": lambda f: bool(f.question and f.question.leading),
    }
    return np.array([float(says[kind](turn.ruled)) if kind in says else 0.0 for turn in turns])


def _ruled_one(turns: Sequence[Held], group: str) -> Row:
    says: Mapping[str, Callable[[TurnFinding], str]] = {
        "form": lambda f: f.question.form if f.question else "none",
        "level": lambda f: f.level or "none",
    }
    return np.array([ONE_OF[group].index(says[group](turn.ruled)) for turn in turns])


def _joined(platt: tuple[float, float], numbers: Row, ruled: Row, wanted: Row) -> tuple[Trust, dict[str, float]]:
    """Log odds of ear and rules together, cut where F1 is best; and the F1 of rules, ear and both."""
    known = ~np.isnan(wanted)
    y, r, z = wanted[known], ruled[known], np.clip(platt[0] + platt[1] * numbers[known], -EDGE, EDGE)
    weights = logistic(np.column_stack([z, r]), y) if r.any() else np.array([0.0, 1.0, 0.0])
    both = weights[0] + weights[1] * z + weights[2] * r
    cut, f1_both = best_cut(both, y)
    trust = Trust(*(round(float(w), 3) for w in (weights[0] - cut, weights[1], weights[2])))
    figures = {
        "rules": f1(r > 0.5, y > 0.5) if r.any() else 0.0,
        "ear": best_cut(z, y)[1],
        "both": f1_both,
        "cases": float(y.sum()),
    }
    return trust, figures


EDGE = float(np.log((1 - LEAST) / LEAST))


def _weighed(
    group: str, chances: Row, ruled: Row, chosen: Row, measure: Callable[[Row, Row], float]
) -> tuple[dict[str, Trust], dict[str, float]]:
    """For each value of a group what always speaks for it, and what the rules add: found by trying, one after the other, twice."""
    known = chosen >= 0
    z = np.log(np.clip(chances[known], LEAST, 1 - LEAST) / (1 - np.clip(chances[known], LEAST, 1 - LEAST)))
    said, y = np.eye(z.shape[1])[ruled[known]], chosen[known]
    always, rules = np.zeros(z.shape[1]), 0.0
    tried = np.arange(-2.0, 2.01, 0.25)
    for _ in range(2):
        rules = max(np.arange(0.0, 4.01, 0.5), key=lambda r: measure(y, (z + always + r * said).argmax(1)))
        for value in range(z.shape[1]):
            others = always.copy()
            scores = []
            for step in tried:
                others[value] = step
                scores.append(measure(y, (z + others + rules * said).argmax(1)) - 0.002 * abs(step))
            always[value] = tried[int(np.argmax(scores))]
    figures = {
        "rules": measure(y, ruled[known]),
        "ear": measure(y, z.argmax(1)),
        "both": measure(y, (z + always + rules * said).argmax(1)),
        "cases": float(known.sum()),
    }
    return {
        f"{group}:{value}": Trust(float(always[k]), 1.0, float(rules)) for k, value in enumerate(ONE_OF[group])
    }, figures


def macro(y: Row, said: Row) -> float:
    """The mean F1 of the values that the readers use."""
    return float(np.mean([f1(said == value, y == value) for value in np.unique(y)]))


def marked(y: Row, said: Row) -> float:
    """The share of agreement where either marks a level (0 is none)."""
    either = (y > 0) | (said > 0)
    return float((y == said)[either].mean()) if either.any() else 0.0


MEASURES = {"form": macro, "level": marked}


def f1(said: Row, wanted: Row) -> float:
    """F1 of yes and no."""
    hits = float((said & wanted).sum())
    return 2 * hits / float(said.sum() + wanted.sum()) if hits else 0.0


def best_cut(scores: Row, wanted: Row) -> tuple[float, float]:
    """The cut at which F1 is best, and that F1; the curve is smoothed over neighbouring cuts, so that no lucky one is chosen."""
    cuts = np.linspace(-5.0, 4.0, 91)
    found = np.array([f1(scores >= cut, wanted > 0.5) for cut in cuts])
    smooth = np.convolve(found, np.ones(7) / 7, mode="same")
    at = int(smooth.argmax())
    return float(cuts[at]), float(found[at])


def logistic(given: Row, wanted: Row, *, ridge: float = 1.0) -> Row:
    """Weights of a logistic regression, the constant first, by Newton's method."""
    x = np.column_stack([np.ones(len(given)), given])
    weights = np.zeros(x.shape[1])
    held = ridge * np.eye(x.shape[1])
    held[0, 0] = 1e-6
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + held, x.T @ (wanted - p) - held @ weights)
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def _platt(numbers: Row, wanted: Row) -> tuple[float, float]:
    known = ~np.isnan(wanted)
    always, times = logistic(numbers[known, None], wanted[known])
    return round(float(always), 4), round(float(times), 4)


def _softened(numbers: Row, times: float) -> Row:
    weights = np.exp(times * (numbers - numbers.max(1, keepdims=True)))
    chances: Row = weights / weights.sum(1, keepdims=True)
    return chances


def _temperature(numbers: Row, chosen: Row) -> float:
    known = chosen >= 0
    rows = np.arange(int(known.sum()))

    def surprise(times: float) -> float:
        return float(-np.log(_softened(numbers[known], times)[rows, chosen[known]] + 1e-9).mean())

    return float(round(min(np.arange(0.3, 1.6, 0.05), key=surprise), 2))
