"""Pure. A reading in the labels by which readings are compared: a person's or the engine's in, one plain form out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]

MOVE_OF = {
    "greeting": "social",
    "rapport": "social",
    "close": "social",
    "admin": "social",
    "contract": "contracting",
    "agree_focus": "contracting",
    "process_check": "contracting",
    "hold_space": "space",
    "encourager": "space",
    "reflect_simple": "reflection",
    "reflect_complex": "reflection",
    "summarise": "reflection",
    "empathy": "acknowledgement",
    "acknowledge": "acknowledgement",
    "reassure": "acknowledgement",
    "observation": "observation",
    "challenge": "observation",
    "question_explore": "question",
    "question_perspective": "question",
    "question_deepen": "question",
    "question_forward": "question",
    "invite_harvest": "invitation",
    "action_design": "planning",
    "accountability": "planning",
    "learning_review": "review",
    "review_action": "review",
    "share_with_permission": "advice",
    "suggest": "advice",
    "advice": "advice",
    "direct_task": "advice",
    "teach": "information",
}
"""The finer labels of an expert reading (LABELS.md) and the engine's move that each belongs to."""
MOVES = tuple(sorted(set(MOVE_OF.values())))
OWNER_OF = {
    "client_owned": "client",
    "co_created": "client",
    "coach_shaped": "shaped",
    "coach_imposed": "imposed",
    "role_requirement": "role",
}
"""Whose a step is, as far as it is compared; a coach's promise and an arrangement are no steps of the client's."""
FAULTS = frozenset({"cut_short", "unnoticed"})
CLOSED = frozenset({"either", "scaling"})
WIDEST = 6
REACH = 3


@dataclass(frozen=True)
class Said:
    """One turn with the labels that are compared."""

    text: str = ""
    role: str | None = None
    stage: str | None = None
    level: str | None = None
    moves: frozenset[str] = frozenset()
    form: str = "none"
    stacked: bool = False
    commitment: bool = False
    sustain: bool = False


@dataclass(frozen=True)
class Event:
    """Something with a place: the indexes of its turns and what is said of it; `peak` and `minor` are for shifts."""

    turns: frozenset[int]
    outcome: str = ""
    peak: int = 0
    minor: bool = False


@dataclass(frozen=True)
class Labelled:
    """A whole reading; `markers` says of each marker whether there was evidence, None where it cannot be told."""

    turns: tuple[Said, ...]
    shifts: tuple[Event, ...]
    actions: tuple[Event, ...]
    moments: tuple[Event, ...]
    markers: Mapping[str, bool | None]


def comparable(document: Json) -> Labelled:
    """The plain form of an expert reading (`expert-reading/1`) or of the engine's (`tilth-reading/1`)."""
    if str(document.get("format", "")).startswith("tilth-reading"):
        return _of_engine(document)
    if "utterances" in document:
        return _of_expert(document)
    raise ValueError("neither a tilth-reading nor an expert-reading")


def _of_expert(document: Json) -> Labelled:
    where = {said["id"]: index for index, said in enumerate(document["utterances"])}
    return Labelled(
        turns=tuple(_expert_turn(said) for said in document["utterances"]),
        shifts=tuple(
            _shift(where[shift["peak"]], [where[each] for each in shift.get("span") or [shift["peak"]]], shift)
            for shift in document["shifts"]
        ),
        actions=_actions(document["actions"], where, key="evidence"),
        moments=tuple(Event(_places(each["evidence"], where)) for each in document.get("insights", [])),
        markers={
            number: marker["reading"] in ("observed", "mixed")
            for number, marker in document.get("pcc_markers", {}).items()
        },
    )


def _expert_turn(said: Json) -> Said:
    coach, client = said.get("coach"), said.get("client") or {}
    question = (coach or {}).get("question")
    return Said(
        text=said.get("text", ""),
        role="client" if coach is None else "coach",
        stage=said.get("stage"),
        level=said.get("logical_level"),
        moves=frozenset(MOVE_OF[move] for move in (coach or {}).get("moves") or () if move in MOVE_OF),
        form=_form(question),
        stacked=bool(question and question["stacked"]),
        commitment=coach is None and client.get("talk") == "commitment",
        sustain=coach is None and client.get("talk") == "sustain",
    )


def _of_engine(document: Json) -> Labelled:
    where = {turn["n"]: index for index, turn in enumerate(document["turns"])}
    standing = [action for action in document["actions"] if action.get("status") != "let_go"]
    return Labelled(
        turns=tuple(_engine_turn(turn) for turn in document["turns"]),
        shifts=tuple(
            _shift(where[shift["turn"]], [where[n] for n in shift.get("span") or [shift["turn"]]], shift)
            for shift in document["shifts"]
        ),
        actions=_actions(standing, where, key="turns"),
        moments=tuple(Event(_places(each["turns"], where)) for each in document.get("moments", [])),
        markers={number: _evidence(marker["reading"]) for number, marker in document.get("markers", {}).items()},
    )


def _engine_turn(turn: Json) -> Said:
    question, talk = turn.get("question"), turn.get("talk") or ()
    return Said(
        text=turn["text"],
        role=turn["role"],
        stage=turn.get("stage"),
        level=turn.get("level"),
        moves=frozenset(turn.get("moves") or ()),
        form=_form(question),
        stacked=bool(question and question.get("stacked")),
        commitment="commitment" in talk,
        sustain="sustain" in talk,
    )


def _form(question: Json | None) -> str:
    """Open, closed or none; a choice of two and a scale are answered by naming one, as closed questions are."""
    if not question:
        return "none"
    return "closed" if question["form"] in CLOSED else str(question["form"])


def _evidence(reading: str) -> bool | None:
    return None if reading == "not_observable" else reading in ("evidence", "mixed")


def _shift(peak: int, span: Sequence[int], shift: Json) -> Event:
    """A shift as an event; one that claims more than seven turns is held to three on either side of its peak."""
    first, last = min(span), max(span)
    if last - first > WIDEST:
        first, last = max(first, peak - REACH), min(last, peak + REACH)
    turns = frozenset(range(first, last + 1))
    return Event(turns, outcome=shift["outcome"], peak=peak, minor=shift.get("strength") == "minor")


def _actions(actions: Iterable[Json], where: Mapping[Any, int], *, key: str) -> tuple[Event, ...]:
    return tuple(
        Event(_places(action[key], where), outcome=OWNER_OF[action["ownership"]])
        for action in actions
        if action["ownership"] in OWNER_OF
    )


def _places(names: Iterable[Any], where: Mapping[Any, int]) -> frozenset[int]:
    return frozenset(where[name] for name in names if name in where)
