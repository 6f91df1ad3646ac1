"""The trained model from its files: a small sentence encoder under onnxruntime, weights on words and facts beside it, and what their numbers mean."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from tilth.conversation.ear.grams import grams
from tilth.conversation.ear.hearing import Hearing, Trust
from tilth.conversation.ear.inputs import Input, inputs
from tilth.conversation.transcript import Transcript

FOLDER = Path(__file__).parent
BATCH = 32
THREADS = 2


@dataclass(frozen=True)
class TrainedEar:
    """The ear that comes with Tilth, or another with the same files (ear.onnx, heads.npz, tokenizer.json, ear.json) in a folder."""

    folder: Path = FOLDER
    threads: int = THREADS

    @cached_property
    def card(self) -> Mapping[str, Any]:
        """What the model's numbers mean: names, calibration, trust, hashes."""
        card: Mapping[str, Any] = json.loads((self.folder / "ear.json").read_text(encoding="utf-8"))
        return card

    @property
    def name(self) -> str:
        """Name and version."""
        return str(self.card["name"])

    @cached_property
    def trust(self) -> Mapping[str, Trust]:
        """How far the ear is trusted beside the rules, by label, as the folds of the corpus taught."""
        return {label: Trust(*weights) for label, weights in self.card["trust"].items()}

    def hear(self, transcript: Transcript) -> Sequence[Hearing]:
        """The calibrated probabilities of every turn."""
        given = inputs(transcript)
        return [self._probabilities(row) for row in self._numbers(given)] if given else []

    @cached_property
    def _session(self) -> Any:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        return onnxruntime.InferenceSession(str(self.folder / "ear.onnx"), options, providers=["CPUExecutionProvider"])

    @cached_property
    def _tokenizer(self) -> Any:
        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.enable_truncation(self.card["tokens"])
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _heads(self) -> Mapping[str, Any]:
        with np.load(self.folder / "heads.npz", allow_pickle=False) as weights:
            return {name: weights[name].astype(np.float32) for name in ("facts", "words", "always")}

    def _numbers(self, given: Sequence[Input]) -> Any:
        """The raw numbers of both halves together, a row a turn."""
        facts = np.array([i.facts for i in given], dtype=np.float32)
        return together(self._deep(given, facts), self._plain(given, facts))

    def _deep(self, given: Sequence[Input], facts: Any) -> Any:
        """What the encoder says; turns of like length go together, so that little is padded."""
        encoded = self._tokenizer.encode_batch([(i.before, i.words) for i in given])
        by_length = sorted(range(len(given)), key=lambda n: len(encoded[n].ids))
        rows = np.zeros((len(given), len(self.card["outputs"])), dtype=np.float32)
        for start in range(0, len(by_length), BATCH):
            batch = by_length[start : start + BATCH]
            rows[batch] = self._session.run(None, _padded([encoded[n] for n in batch]) | {"facts": facts[batch]})[0]
        return rows

    def _plain(self, given: Sequence[Input], facts: Any) -> Any:
        """What facts, single words and pairs of words say."""
        heads = self._heads
        said = facts @ heads["facts"] + heads["always"]
        for row, each in enumerate(given):
            if heard := grams(each):
                said[row] += np.array(list(heard.values()), dtype=np.float32) @ heads["words"][list(heard)]
        return said

    def _probabilities(self, row: Any) -> Hearing:
        return dict(self._calibrated(dict(zip(self.card["outputs"], row.tolist(), strict=True))))

    def _calibrated(self, numbers: Mapping[str, float]) -> Iterator[tuple[str, float]]:
        for label, (always, times) in self.card["alone"].items():
            yield label, float(1 / (1 + np.exp(-(always + times * numbers[label]))))
        for group, times in self.card["one_of"].items():
            labels = [label for label in self.card["outputs"] if label.startswith(f"{group}:")]
            weights = np.exp(times * np.array([numbers[label] for label in labels]))
            yield from zip(labels, (weights / weights.sum()).tolist(), strict=True)


def together(deep: Any, plain: Any) -> Any:
    """Both halves weigh the same: neither half does as well alone (docs/decisions/0005)."""
    return (deep + plain) / 2


def _padded(batch: Sequence[Any]) -> dict[str, Any]:
    longest = max(len(text.ids) for text in batch)
    tokens, mask, sides = (np.zeros((len(batch), longest), dtype=np.int64) for _ in range(3))
    for row, text in enumerate(batch):
        tokens[row, : len(text.ids)] = text.ids
        mask[row, : len(text.ids)] = 1
        sides[row, : len(text.ids)] = text.type_ids
    return {"tokens": tokens, "mask": mask, "sides": sides}
