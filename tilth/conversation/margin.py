"""Pure. What stands in the margin beside each turn: a reading in, short remarks by turn out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tilth.conversation.wording import (
    COMMITMENT,
    KINDS,
    MOVES,
    OUTCOMES,
    OWNERSHIP,
    STATUS,
    TALK,
    Document,
    clock,
    heading,
)

ROOM = 2.0
"""Seconds after a shift from which it was left to grow."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark beside a turn: what it is, why; `kind` and `finding` (an index) name what it belongs to."""

    head: str
    words: str
    kind: str
    finding: int | None = None


def margin(document: Document) -> dict[int, list[Remark]]:
    """The remarks of every turn that has any, by its number, in the order of the conversation."""
    beside: dict[int, list[Remark]] = {}
    for n, remark in _remarks(document):
        beside.setdefault(n, []).append(remark)
    return dict(sorted(beside.items()))


def tags(turn: Mapping[str, Any]) -> list[str]:
    """What is heard in a turn, in a word or two each: its moves and how it asks, or what it voices, and its level."""
    question, moves = turn.get("question"), turn.get("moves") or ()
    heard = [MOVES.get(move, move) for move in moves]
    if question:
        heard.append(f"{question['form']} question")
    heard += [TALK.get(talk, talk) for talk in turn.get("talk") or ()]
    return [*heard, *([f"about {turn['level']}"] if turn.get("level") else [])]


def arc(document: Document, shift: Mapping[str, Any]) -> list[str]:
    """A shift's way in a few words: when it was sown, left to grow, nurtured and harvested, as far as it came."""
    starts = {turn["n"]: clock(turn["start"]) or f"turn {turn['n']}" for turn in document["turns"]}
    way = shift["arc"]
    steps = [f"sown {starts[way['sown']]}"] if way["sown"] else []
    steps += [f"left to grow {way['paused']:.0f} s"] if _left_to_grow(shift) else []
    return steps + [f"{step} {starts[way[step]]}" for step in ("nurtured", "harvested") if way[step]]


def step(action: Mapping[str, Any]) -> list[str]:
    """What is known of a step: what it is, whose, how far it was agreed, when and with whom."""
    known = [
        heading(KINDS.get(action["kind"], action["kind"])),
        OWNERSHIP[action["ownership"]],
        STATUS[action["status"]],
    ]
    known += [COMMITMENT[action["commitment"]]]
    known += [f"when: {action['when']}"] if action["when"] else []
    known += [f"with {action['with_whom']}"] if action["with_whom"] else []
    known += ["if … then"] if action["if_then"] else []
    return known + ([f"for the sake of {action['value']}"] if action["value"] else [])


def _remarks(document: Document) -> Iterator[tuple[int, Remark]]:
    for index, shift in enumerate(document["shifts"]):
        yield from _of_shift(index, shift, reply=_reply(document, shift["turn"]))
    for index, moment in enumerate(document["moments"]):
        yield moment["turns"][-1], Remark("A moment", moment["why"], "moment", index)
    for index, action in enumerate(document["actions"]):
        yield (
            action["turns"][0],
            Remark("A step", f"{heading(', '.join(step(action)[1:3]))}. {action['why']}", "action", index),
        )
    for turn in document["turns"]:
        yield from _of_question(turn)


def _of_shift(index: int, shift: Mapping[str, Any], *, reply: int | None) -> Iterator[tuple[int, Remark]]:
    """The shift beside its peak, and its arc beside the turns that made it; `reply` is the coach's next turn."""
    way, outcome = shift["arc"], shift["outcome"]
    if way["sown"]:
        yield way["sown"], Remark("Sown", "What came before the shift.", "shift", index)
    kind = "A small shift" if shift["strength"] == "minor" else "A shift"
    yield shift["turn"], Remark(f"{kind}, {OUTCOMES[outcome]}", shift["why"], "shift", index)
    if reply and _left_to_grow(shift):
        yield reply, Remark("Left to grow", f"{way['paused']:.0f} s before the next turn.", "shift", index)
    if way["nurtured"] and way["nurtured"] != way["harvested"]:
        yield way["nurtured"], Remark("Nurtured", "It was given room.", "shift", index)
    if way["harvested"]:
        yield way["harvested"], Remark("Harvested", "Its meaning was asked for.", "shift", index)
    if reply and outcome == "cut_short":
        yield reply, Remark("Cut short", "The conversation went elsewhere.", "shift", index)


def _left_to_grow(shift: Mapping[str, Any]) -> bool:
    return shift["outcome"] != "cut_short" and (shift["arc"]["paused"] or 0.0) >= ROOM


def _reply(document: Document, peak: int) -> int | None:
    return next((turn["n"] for turn in document["turns"] if turn["n"] > peak and turn["role"] == "coach"), None)


def _of_question(turn: Mapping[str, Any]) -> Iterator[tuple[int, Remark]]:
    question = turn.get("question") or {}
    if question.get("stacked"):
        yield turn["n"], Remark("Stacked", "More than one question in a breath.", "question")
    if question.get("leading"):
        yield turn["n"], Remark("Leading", "The question carries its answer.", "question")
