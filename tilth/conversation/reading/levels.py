"""Pure. The logical level that each turn is about: by words, and by the level of the turns around it; none where nothing is clear.

A level is a lens for what somebody talks about. People agree on it modestly, so the reading names one only where words in the turn
show it, and takes the level of a conversation to change less often than its turns.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import exp, log

from tilth.conversation.reading.findings import Level, Note, TurnFinding
from tilth.conversation.reading.lexicon import ABOUT, Cues, cues
from tilth.conversation.reading.sheets import CARRIED, LEVELS, total
from tilth.conversation.reading.words import Spoken
from tilth.conversation.transcript import Role

ORDER = tuple(Level)

STAYS = 0.35
"""How likely the next turn is about the same level; readers of the corpus find it in half of all pairs."""

CLEAR = 0.3
"""The chance that a turn carries a level, weighed by how clear which, from which one is named."""


def levels(said: Sequence[Spoken], found: Sequence[TurnFinding]) -> tuple[tuple[Level, Note] | None, ...]:
    """The level of each turn with the words that show it, or None; `found` are the turns' stages, moves, questions and talk."""
    named = []
    shown = [cues(s) for s in said]
    facts = [_facts(s, f) for s, f in zip(said, found, strict=True)]
    chances = [_chance(f) for f in facts]
    fits = [_fits(s, f, c, chance) for s, f, c, chance in zip(said, facts, shown, chances, strict=True)]
    for turn, cue, chance, beliefs in zip(said, shown, chances, _smoothed(fits), strict=True):
        named.append(_named(turn, cue, chance, beliefs))
    return tuple(named)


def _facts(said: Spoken, found: TurnFinding) -> dict[str, float]:
    """What is the case in a turn beside its words: the stage, the moves and talk by their names, its length and who speaks."""
    length = len(said.words)
    facts = dict.fromkeys((*found.moves, *found.talk, *((found.stage,) if found.stage else ())), 1.0)
    sizes = {
        "length": log(1 + length),
        "short": length <= 8,
        "brief": length <= 4,
        "coach": said.turn.role is Role.COACH,
    }
    return {str(fact): size for fact, size in facts.items()} | {
        fact: float(size) for fact, size in sizes.items() if size
    }


def _chance(facts: Mapping[str, float]) -> float:
    """How likely a turn carries a level at all."""
    return 1 / (1 + exp(-total(CARRIED, facts)))


def _fits(said: Spoken, facts: Mapping[str, float], shown: Cues, chance: float) -> list[float]:
    """How well each level fits a turn by itself; a turn that hardly carries one fits them all alike."""
    length = max(6, len(said.words)) ** 0.7
    fits = []
    for level in ORDER:
        spoken = {"word": shown.words.get(level, 0) / length, "phrase": min(2, shown.phrases.get(level, 0))}
        fits.append(exp(chance * total(LEVELS[level], {**facts, **spoken})))
    return fits


def _smoothed(fits: Sequence[Sequence[float]]) -> list[list[float]]:
    """The chance of each level in each turn, given the turns before and after (forward-backward over a chain that tends to stay)."""
    forward = list(_passed(fits))
    backward = list(_passed(list(reversed(fits))))[::-1]
    smoothed = []
    for ahead, behind, here in zip(forward, backward, fits, strict=True):
        joint = [a * b / h for a, b, h in zip(ahead, behind, here, strict=True)]
        total = sum(joint)
        smoothed.append([j / total for j in joint])
    return smoothed


def _passed(fits: Sequence[Sequence[float]]) -> Iterator[list[float]]:
    """Beliefs carried along the turns in one direction, each with the turn's own fit in it."""
    count = len(ORDER)
    changes = (1 - STAYS) / (count - 1)
    carried = [1 / count] * count
    for here in fits:
        joint = [h * (changes + (STAYS - changes) * c) for h, c in zip(here, carried, strict=True)]
        total = sum(joint)
        carried = [j / total for j in joint]
        yield carried


def _named(said: Spoken, shown: Cues, chance: float, beliefs: Sequence[float]) -> tuple[Level, Note] | None:
    if said.turn.role not in (Role.COACH, Role.CLIENT):
        return None
    best = max(range(len(ORDER)), key=lambda n: beliefs[n])
    level = ORDER[best]
    if level not in shown.first or chance * (0.5 + 0.5 * beliefs[best]) < CLEAR:
        return None
    why = f"It is about {ABOUT[level]}."
    return level, Note(f"level:{level.value}", said.quote(*shown.first[level]), why)
