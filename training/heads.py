"""Logistic heads for every label at once: full batches, convex, the same result every time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from tilth.conversation.ear.grams import BUCKETS, grams
from tilth.conversation.ear.inputs import Input
from training.labels import ALONE, ONE_OF, OUTPUTS, Taught

HELD_DENSE, HELD_WORDS = 3.0, 1.5
"""How strongly weights are held to nought: those of vectors and facts, those of single words and pairs."""

STEPS = 60


@dataclass(frozen=True)
class Heads:
    """Weights: one row an input, one column a label of OUTPUTS."""

    dense: np.ndarray
    words: np.ndarray
    always: np.ndarray


def fit(
    dense: np.ndarray, words: Tensor, labels: Sequence[Taught], *, held: tuple[float, float] = (HELD_DENSE, HELD_WORDS)
) -> Heads:
    """The weights for dense inputs (turns x inputs) and hashed words (a sparse matrix of turns x buckets)."""
    given = torch.from_numpy(dense)
    alone = torch.tensor([[float("nan") if v is None else v for v in each.alone] for each in labels])
    one_of = torch.tensor([[-1 if v is None else v for v in each.one_of] for each in labels])
    weights = [torch.zeros(n, len(OUTPUTS), requires_grad=True) for n in (given.shape[1], words.shape[1], 1)]
    optimiser = torch.optim.LBFGS(weights, max_iter=STEPS, history_size=8, line_search_fn="strong_wolfe")

    def surprise() -> Tensor:
        optimiser.zero_grad()
        numbers = given @ weights[0] + torch.sparse.mm(words, weights[1]) + weights[2]
        loss = (
            _loss(numbers, alone, one_of)
            + held[0] * weights[0].square().sum() / 2
            + held[1] * weights[1].square().sum() / 2
        )
        loss.backward()
        return loss

    optimiser.step(surprise)
    dense_, words_, always = (w.detach().numpy() for w in weights)
    return Heads(dense_, words_, always[0])


def said(heads: Heads, dense: np.ndarray, words: Tensor) -> np.ndarray:
    """The numbers of OUTPUTS, a row a turn."""
    numbers: np.ndarray = (
        dense @ heads.dense + torch.sparse.mm(words, torch.from_numpy(heads.words)).numpy() + heads.always
    )
    return numbers


def sparse(given: Sequence[Input]) -> Tensor:
    """The hashed words of turns as a sparse matrix."""
    cells = [(row, bucket, weight) for row, each in enumerate(given) for bucket, weight in grams(each).items()]
    rows, buckets, weights = zip(*cells, strict=True)
    return torch.sparse_coo_tensor(
        torch.tensor([rows, buckets]), torch.tensor(weights), (len(given), BUCKETS), check_invariants=False
    ).coalesce()


def _loss(numbers: Tensor, alone: Tensor, one_of: Tensor) -> Tensor:
    known = ~torch.isnan(alone)
    loss = (
        binary_cross_entropy_with_logits(numbers[:, : len(ALONE)], torch.nan_to_num(alone), reduction="none") * known
    ).sum()
    start = len(ALONE)
    for column, values in enumerate(ONE_OF.values()):
        loss = loss + cross_entropy(
            numbers[:, start : start + len(values)], one_of[:, column], ignore_index=-1, reduction="sum"
        )
        start += len(values)
    return loss
