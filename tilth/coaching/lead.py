"""Pure. Whose the steps were and where the work stood in each session go in; how much the client leads, over time, comes out in sentences with their words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

RETURNS = 2
"""Sessions from which a word of the client counts as one that comes back."""

MOST = 8


@dataclass(frozen=True, slots=True)
class Lead:
    """How much the client leads, as far as it can be known: steps, topics, share of the words, sentences of needing the coach less, words that return."""

    designed: tuple[int, int]
    topics: tuple[int, int]
    coach_words: Sequence[tuple[int, int]]
    needing_less: Sequence[tuple[int, str]]
    asking: Sequence[tuple[int, str]]
    words: Sequence[tuple[str, int]]


def lead(ownerships: Sequence[str], standings: Sequence[tuple[int, Mapping[str, Any]]]) -> Lead:
    """`ownerships`: whose each step was. `standings`: session number and what is kept of its reading, the first session first."""
    own = sum(ownership in ("client_owned", "co_created") for ownership in ownerships)
    topics = [s["topic"]["by"] for _, s in standings if s["topic"]]
    returning = Counter(word for _, s in standings for word in set(s["words"]))
    return Lead(
        designed=(own, len(ownerships)),
        topics=(topics.count("client"), len(topics)),
        coach_words=[
            (n, round(100 * s["coach_word_share"])) for n, s in standings if s["coach_word_share"] is not None
        ],
        needing_less=[(n, said["words"]) for n, s in standings for said in s["needing_less"]],
        asking=[(n, said["words"]) for n, s in standings for said in s["asking_what_to_do"]],
        words=[(word, times) for word, times in returning.most_common(MOST) if times >= RETURNS],
    )
