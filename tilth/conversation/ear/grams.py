"""Pure. The words and pairs of words of a turn and of its neighbours as numbered buckets: what the ear's plain half listens to."""

import re
from collections.abc import Iterable
from itertools import pairwise
from math import sqrt
from zlib import crc32

from tilth.conversation.ear.inputs import Input

BUCKETS = 1 << 15
OWN, BESIDE = 2.0, 1.0
"""How much a turn's own words weigh, together, and those of a neighbour."""

WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|[?\[]")
APOSTROPHES = str.maketrans({"’": "'", "‘": "'"})


def grams(given: Input) -> dict[int, float]:
    """The buckets of a turn, each with its weight."""
    words = _words(given.words)
    weights: dict[int, float] = {}
    for buckets, weight in (
        (_buckets([*words, *(f"{a} {b}" for a, b in pairwise(["^", *words, "$"]))]), OWN),
        (_buckets(f"<{word}" for word in _words(given.before)), BESIDE),
        (_buckets(f">{word}" for word in _words(given.after)), BESIDE),
    ):
        for bucket in buckets:
            weights[bucket] = weights.get(bucket, 0.0) + weight / sqrt(len(buckets))
    return weights


def _words(text: str) -> list[str]:
    return WORD.findall(text.translate(APOSTROPHES).lower())


def _buckets(grams: Iterable[str]) -> set[int]:
    return {crc32(gram.encode()) % BUCKETS for gram in grams}
