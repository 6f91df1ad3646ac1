"""The ear's plain half: logistic weights on facts, words and pairs of words for every label at once; convex, so the same every time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from tilth.conversation.ear.grams import BUCKETS, grams
from tilth.conversation.ear.inputs import Input
from training.labels import ALONE, ONE_OF, OUTPUTS, Taught

HELD_FACTS, HELD_WORDS = 1.0, 1.5
"""How strongly weights are held to nought: those of facts, those of words and pairs."""

STEPS = 60


@dataclass(frozen=True)
class Heads:
    """Weights: one row a fact or a bucket of words, one column a label of OUTPUTS."""

    facts: np.ndarray
    words: np.ndarray
    always: np.ndarray


def fit(given: Sequence[Input], labels: Sequence[Taught]) -> Heads:
    """The weights that these turns teach."""
    facts, words = _facts(given), _sparse(given)
    alone = torch.tensor([[float("nan") if v is None else v for v in each.alone] for each in labels])
    one_of = torch.tensor([[-1 if v is None else v for v in each.one_of] for each in labels])
    weights = [torch.zeros(n, len(OUTPUTS), requires_grad=True) for n in (facts.shape[1], words.shape[1], 1)]
    optimiser = torch.optim.LBFGS(weights, max_iter=STEPS, history_size=8, line_search_fn="strong_wolfe")

    def surprise() -> Tensor:
        optimiser.zero_grad()
        numbers = facts @ weights[0] + torch.sparse.mm(words, weights[1]) + weights[2]
        held = HELD_FACTS * weights[0].square().sum() / 2 + HELD_WORDS * weights[1].square().sum() / 2
        loss = _loss(numbers, alone, one_of) + held
        loss.backward()
        return loss

    optimiser.step(surprise)
    return Heads(*(w.detach().numpy() for w in weights))


def hear(heads: Heads, given: Sequence[Input]) -> np.ndarray:
    """The numbers of OUTPUTS, a row a turn."""
    plain = _facts(given).numpy() @ heads.facts + heads.always
    numbers: np.ndarray = plain + torch.sparse.mm(_sparse(given), torch.from_numpy(heads.words)).numpy()
    return numbers


def _facts(given: Sequence[Input]) -> Tensor:
    return torch.tensor([each.facts for each in given], dtype=torch.float32)


def _sparse(given: Sequence[Input]) -> Tensor:
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
