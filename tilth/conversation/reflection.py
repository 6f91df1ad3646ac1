"""Pure. What a coach may want to ask themselves about a session: questions from what was missed, never a mark."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from tilth.conversation.wording import Document, clock, excerpt, names, percent, speaker

MOST = 5
HALF = 0.5
LONG_SILENCE = 5.0
QUICK = 1.0
"""Seconds within which an answer leaves hardly a breath."""
WORDS = 80
"""Characters of a quote inside a question."""

WENT_ON = {
    "advice": "a suggestion",
    "information": "an explanation",
    "planning": "a plan",
    "question": "another question",
    "contracting": "how to go on",
    "review": "a look back",
    "acknowledgement": "an acknowledgement",
    "reflection": "a summary",
    "social": "something else",
}


@dataclass(frozen=True, slots=True)
class Wondering:
    """A question for the coach's own reflection, with the turns it is about (none where it is about the whole)."""

    turns: tuple[int, ...]
    question: str


def wonderings(document: Document) -> list[Wondering]:
    """At most five questions, those about single moments first; none where nobody is known to be the coach."""
    if not any(turn["role"] == "coach" for turn in document["turns"]):
        return []
    return list(islice(_once(chain.from_iterable(ask(document) for ask in ASKED)), MOST))


def _once(asked: Iterable[Wondering]) -> Iterator[Wondering]:
    """Nothing is asked twice about the same words."""
    seen: set[int] = set()
    for each in asked:
        if seen.isdisjoint(each.turns):
            seen.update(each.turns)
            yield each


def _cut_short(document: Document) -> Iterator[Wondering]:
    for shift in islice(_shifts(document, "cut_short"), 2):
        turn, after = _turn(document, shift["turn"]), _turn(document, shift["turn"] + 1)
        came = WENT_ON.get(next(iter((after or {}).get("moves") or ()), ""), "something else")
        yield Wondering(
            tuple(each["n"] for each in (turn, after) if each),
            f"{_said(document, shift)}. What came next was {came}. What might have grown, had it been left to stand?",
        )


def _unnoticed(document: Document) -> Iterator[Wondering]:
    for shift in islice(_shifts(document, "unnoticed"), 1):
        yield Wondering(
            (shift["turn"],), f"{_said(document, shift)}. Nothing came back to it. What do you hear in it now?"
        )


def _without_when(document: Document) -> Iterator[Wondering]:
    for action in islice(_steps(document, "client_owned", "co_created", "coach_shaped"), MOST):
        if action["when"] is None:
            yield Wondering(
                tuple(action["turns"]), f"{_said(document, action)}; no one asked when. What would you have asked?"
            )
            return


def _whose(document: Document) -> Iterator[Wondering]:
    for action in islice(_steps(document, "coach_imposed"), 1):
        client = names(document)["client"]
        yield Wondering(
            tuple(action["turns"]),
            f"{_said(document, action)}; the idea came from you. What would it be, had {client} begun it?",
        )


def _without_step(document: Document) -> Iterator[Wondering]:
    grown = {action["moment"] for action in document["actions"]}
    for index, moment in enumerate(document["moments"]):
        if index not in grown:
            yield Wondering(
                tuple(moment["turns"]), f"{_said(document, moment)}. No step grew from it. Let it rest, or ask once?"
            )
            return


def _stacked(document: Document) -> Iterator[Wondering]:
    found = [turn for turn in document["turns"] if (turn.get("question") or {}).get("stacked")]
    if found:
        often = "Once" if len(found) == 1 else f"{len(found)} times"
        when = f" ({_at(found[0])}{' first' if len(found) > 1 else ''})" if found[0]["start"] is not None else ""
        yield Wondering(
            tuple(turn["n"] for turn in found),
            f"{often}{when} you asked more than one thing in a breath. Which did you most want answered?",
        )


def _share(document: Document) -> Iterator[Wondering]:
    share = document["measures"]["coach_word_share"]
    if share is not None and share > HALF:
        yield Wondering((), f"{percent(share)} of the words were yours. Where might fewer have left more room?")


def _silence(document: Document) -> Iterator[Wondering]:
    """A long silence that was left to stand, or answers so quick that none could."""
    longest, latency = document["measures"]["longest_silence"], document["measures"]["median_coach_latency"]
    if longest is not None and longest >= LONG_SILENCE:
        turn = next((turn for turn in document["turns"] if _holds(turn, longest)), None)
        where = f", ending in turn {turn['n']}," if turn else ""
        yield Wondering(
            (turn["n"],) if turn else (),
            f"The longest silence{where} lasted {longest:.0f} s. What went on in you while it did?",
        )
    elif latency is not None and latency < QUICK:
        yield Wondering(
            (), f"Half of your turns began within {latency:.1f} s. Where would a longer breath have been welcome?"
        )


ASKED: tuple[Callable[[Document], Iterator[Wondering]], ...] = (
    _cut_short,
    _unnoticed,
    _without_when,
    _whose,
    _without_step,
    _stacked,
    _share,
    _silence,
)


def _shifts(document: Document, outcome: str) -> Iterator[Mapping[str, Any]]:
    return (shift for shift in document["shifts"] if shift["outcome"] == outcome)


def _steps(document: Document, *owners: str) -> Iterator[Mapping[str, Any]]:
    """Steps of those owners that are still standing."""
    return (each for each in document["actions"] if each["ownership"] in owners and each["status"] != "let_go")


def _turn(document: Document, n: int) -> Mapping[str, Any] | None:
    return next((turn for turn in document["turns"] if turn["n"] == n), None)


def _said(document: Document, finding: Mapping[str, Any]) -> str:
    """When and what was said, in the exact words that the finding rests on."""
    quote = finding["quotes"][0]
    turn = _turn(document, quote["turn"]) or {}
    words = excerpt(turn["text"][quote["from"] : quote["to"]], WORDS).rstrip(".")
    return f"At {_at(turn)}, {speaker(turn)}: “{words}”"


def _at(turn: Mapping[str, Any]) -> str:
    return clock(turn["start"]) or f"turn {turn['n']}"


def _holds(turn: Mapping[str, Any], seconds: float) -> bool:
    lengths = [turn["gap"] or 0.0, *(pause["seconds"] for pause in turn.get("pauses") or ())]
    return any(abs(length - seconds) < 0.05 for length in lengths)
