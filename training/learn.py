"""Sessions in, a taught network out: the same one every time, from the same sessions and the same seed."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy
from torch.nn.utils import clip_grad_norm_

from tilth.conversation.ear.inputs import FACTS, Input, inputs
from training.corpus import Session
from training.encoder import package
from training.labels import ALONE, FINER, ONE_OF, OUTPUTS, Taught, taught
from training.network import Finished, Network
from training.versions import Version, transcript

TOKENS = 96
EPOCHS, BATCH, SEED = 6, 32, 1
FASTER, FAST, SLOW = 4e-3, 1.5e-3, 1.5e-4
"""How fast the facts are learned, the new layers, and the encoder, which knows much already."""

CHANCES = {Version.CLEAN: 0.5, Version.GUESSED: 0.25, Version.BARE: 0.25}
"""How often a session is heard in each version; every session is heard in one of them an epoch."""

UNTIMED = 0.25
"""How often a session is heard without its times, so that the ear does not come to need them."""

WEIGHT = {"form": 0.5, "level": 0.6, "stage": 0.5, "main": 0.3, "talk": 0.3}
ALONE_WEIGHT, FINER_WEIGHT = 1 / 6, 1 / 24
TIMES = FACTS.index("timed")
PLACES = [at for at, name in enumerate(FACTS) if name.startswith("place") or name in ("early", "late")]
PLACELESS = 0.3
"""How often a turn is heard without its place: what it says must count too, elsewhere people promise from the first minute on."""
DEVICE_TYPE = "cpu"


@dataclass(frozen=True)
class Lesson:
    """One session as it is taught: what the ear is given of each version, as words and as tokens, and without times; and the labels."""

    given: dict[Version, Sequence[Input]]
    untimed: Sequence[Input]
    texts: dict[Version, Sequence[Any]]
    labels: Sequence[Taught]


def tokenizer() -> Any:
    """The encoder's own tokenizer, cutting what is too long."""
    made = Tokenizer.from_file(str(package() / "tokenizer.json"))
    made.enable_truncation(TOKENS)
    made.no_padding()
    return made


def lesson(session: Session, words: Any) -> Lesson:
    """A session made ready."""
    given = {version: inputs(transcript(session, version)) for version in Version}
    return Lesson(
        given=given,
        untimed=inputs(transcript(session, timed=False)),
        texts={version: words.encode_batch([(i.before, i.words) for i in each]) for version, each in given.items()},
        labels=taught(session),
    )


def learn(lessons: Sequence[Lesson], *, epochs: int = EPOCHS, seed: int = SEED) -> Network:
    """Teach a network with the lessons. The words' own vectors stay as they were: 6,000 turns know too few words to move them."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    network = Network()
    network.encoder.words.weight.requires_grad = False
    optimiser = torch.optim.AdamW(
        [
            {"params": [p for p in network.encoder.parameters() if p.requires_grad], "lr": SLOW},
            {"params": [*network.joined.parameters(), *network.labels.parameters()], "lr": FAST},
            {"params": network.plain.parameters(), "lr": FASTER},
        ],
        weight_decay=0.01,
        fused=True,
    )
    total = epochs * (sum(len(each.labels) for each in lessons) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, 10 * (step + 1) / total) * max(0.02, 1 - step / total)
    )
    rarity = _rarity(lessons)
    began, losses = time.time(), []
    for epoch in range(epochs):
        network.train()
        for batch in _batches(lessons, chance):
            with torch.autocast(DEVICE_TYPE, torch.bfloat16):
                numbers = network(*batch.given, batch.facts)
            loss = _loss(numbers.float(), batch, rarity)
            optimiser.zero_grad()
            loss.backward()
            clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        print(
            f"epoch {epoch + 1} of {epochs}: loss {np.mean(losses[-100:]):.3f}, {time.time() - began:.0f} s", flush=True
        )
    return network.eval()


def hear(network: Network, texts: Sequence[Any], given: Sequence[Input]) -> np.ndarray:
    """The numbers of OUTPUTS for every turn of a session."""
    finished = Finished(network).eval()
    rows = np.zeros((len(texts), len(OUTPUTS)), dtype=np.float32)
    order = sorted(range(len(texts)), key=lambda n: len(texts[n].ids))
    with torch.no_grad(), torch.autocast(DEVICE_TYPE, torch.bfloat16):
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            facts = torch.tensor([given[n].facts for n in chosen], dtype=torch.float32)
            rows[chosen] = finished(*_given([texts[n] for n in chosen]), facts).float().numpy()
    return rows


@dataclass(frozen=True)
class Batch:
    """Some turns of like length: what the network is given, and what it is taught (missing labels are nan or -1)."""

    given: tuple[Tensor, Tensor, Tensor]
    facts: Tensor
    alone: Tensor
    finer: Tensor
    one_of: Tensor
    talk: Tensor


def _batches(lessons: Sequence[Lesson], chance: np.random.Generator) -> Iterator[Batch]:
    versions = [list(CHANCES)[k] for k in chance.choice(len(CHANCES), size=len(lessons), p=list(CHANCES.values()))]
    untimed = chance.random(len(lessons)) < UNTIMED
    turns = [(s, n) for s, each in enumerate(lessons) for n in range(len(each.labels))]
    mixed = [turns[k] for k in chance.permutation(len(turns))]
    for group in _groups(mixed, lambda turn: len(lessons[turn[0]].texts[versions[turn[0]]][turn[1]].ids), chance):
        facts = [lessons[s].given[versions[s]][n].facts for s, n in group]
        kept = [
            _hidden(f, untimed=untimed[i], placeless=chance.random() < PLACELESS)
            for f, (i, _) in zip(facts, group, strict=True)
        ]
        yield _batch(
            [lessons[s].texts[versions[s]][n] for s, n in group], kept, [lessons[s].labels[n] for s, n in group]
        )


def _hidden(facts: Sequence[float], *, untimed: bool, placeless: bool) -> Sequence[float]:
    gone = set(range(TIMES, len(FACTS)) if untimed else ()) | set(PLACES if placeless else ())
    return [0.0 if at in gone else value for at, value in enumerate(facts)]


def _groups(turns: list[tuple[int, int]], length: Any, chance: np.random.Generator) -> Iterator[list[tuple[int, int]]]:
    """Batches of like length, from pools of sixteen batches, so that little is padded and the order stays mixed."""
    for start in range(0, len(turns), 16 * BATCH):
        pool = sorted(turns[start : start + 16 * BATCH], key=length)
        batches = [pool[k : k + BATCH] for k in range(0, len(pool), BATCH)]
        yield from (batches[k] for k in chance.permutation(len(batches)))


def _batch(texts: Sequence[Any], facts: Sequence[Sequence[float]], labels: Sequence[Taught]) -> Batch:
    return Batch(
        given=_given(texts),
        facts=torch.tensor(facts, dtype=torch.float32),
        alone=_numbers([each.alone for each in labels]),
        finer=_numbers([each.finer for each in labels]),
        one_of=torch.tensor([[-1 if index is None else index for index in each.one_of] for each in labels]),
        talk=torch.tensor([-1 if each.talk is None else each.talk for each in labels]),
    )


def _numbers(rows: Sequence[Sequence[float | None]]) -> Tensor:
    return torch.tensor([[float("nan") if value is None else value for value in row] for row in rows])


def _given(texts: Sequence[Any]) -> tuple[Tensor, Tensor, Tensor]:
    longest = max(len(text.ids) for text in texts)
    tokens, mask, sides = (torch.zeros(len(texts), longest, dtype=torch.long) for _ in range(3))
    for row, text in enumerate(texts):
        tokens[row, : len(text.ids)] = torch.tensor(text.ids)
        mask[row, : len(text.ids)] = 1
        sides[row, : len(text.ids)] = torch.tensor(text.type_ids)
    return tokens, mask, sides


def _rarity(lessons: Sequence[Lesson]) -> tuple[Tensor, Tensor]:
    """How much more a yes weighs than a no, by label: the root of how rare it is, at most five."""
    alone = _numbers([each.alone for lesson in lessons for each in lesson.labels])
    finer = _numbers([each.finer for lesson in lessons for each in lesson.labels])
    return _rare(alone), _rare(finer)


def _rare(labels: Tensor) -> Tensor:
    yes = torch.nan_to_num(labels).sum(0)
    no = (~torch.isnan(labels)).sum(0) - yes
    return (no / yes.clamp(min=1)).sqrt().clamp(1, 5)


def _loss(numbers: Tensor, batch: Batch, rarity: tuple[Tensor, Tensor]) -> Tensor:
    rest = numbers[:, len(OUTPUTS) :]
    loss = ALONE_WEIGHT * _each(numbers[:, : len(ALONE)], batch.alone, rarity[0])
    loss = loss + FINER_WEIGHT * _each(rest[:, : len(FINER)], batch.finer, rarity[1])
    start = len(ALONE)
    for column, (group, values) in enumerate(ONE_OF.items()):
        loss = loss + WEIGHT[group] * _choice(numbers[:, start : start + len(values)], batch.one_of[:, column])
        start += len(values)
    return loss + WEIGHT["talk"] * _choice(rest[:, len(FINER) :], batch.talk)


def _each(numbers: Tensor, labels: Tensor, rarity: Tensor) -> Tensor:
    known = ~torch.isnan(labels)
    losses = binary_cross_entropy_with_logits(numbers, torch.nan_to_num(labels), pos_weight=rarity, reduction="none")
    return (losses * known).sum() / len(labels)


def _choice(numbers: Tensor, labels: Tensor) -> Tensor:
    return cross_entropy(numbers, labels, ignore_index=-1) if bool((labels >= 0).any()) else numbers.sum() * 0.0
