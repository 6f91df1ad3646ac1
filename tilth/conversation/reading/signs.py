"""Pure. A sign: words that speak for something heard in a turn, how much they weigh, and why."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from tilth.conversation.reading.findings import Stage
from tilth.conversation.reading.words import pattern

Heard = TypeVar("Heard", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Sign(Generic[Heard]):
    """Words that speak `of` a move or a kind of talk, everywhere or only `within` some stages; `why` is one sentence for a person.

    Weights are on the scale of log-odds: 1 is a hint, 2 is enough where nothing speaks against it.
    """

    of: Heard
    weight: float
    why: str
    words: re.Pattern[str]
    within: tuple[Stage, ...] = ()


def sign(of: Heard, weight: float, why: str, words: str, *, within: tuple[Stage, ...] = ()) -> Sign[Heard]:
    """A sign from a pattern written over several lines."""
    return Sign(of, weight, why, pattern(words), within)
