"""Pure. The words in which a person reads a reading's labels, times and shares: one wording for every door."""

from collections.abc import Mapping
from typing import Any

Document = Mapping[str, Any]
"""A reading as JSON (`tilth-reading/1`), as `reading.document.as_document` makes it."""

STAGES = {
    "opening": "Opening",
    "clarify_focus": "Focus",
    "explore_perspective": "Perspective",
    "generate_insight": "Insight",
    "translate_to_action": "Action",
    "closing": "Closing",
}
MOVES = {
    "contracting": "agrees the work",
    "invitation": "invites to stay with it",
    "planning": "designs the step",
    "review": "looks back",
    "question": "asks",
    "reflection": "reflects",
    "observation": "offers what is noticed",
    "acknowledgement": "acknowledges",
    "space": "leaves room",
    "advice": "suggests",
    "information": "informs",
    "social": "small talk",
}
TALK = {
    "change": "words for change",
    "commitment": "a commitment",
    "sustain": "words for staying as it is",
    "insight": "an insight",
    "feeling": "a feeling",
    "value": "what matters",
    "metaphor": "an image of their own",
}
OUTCOMES = {
    "harvested": "harvested",
    "partly_harvested": "harvested in part",
    "cut_short": "cut short",
    "unnoticed": "not taken up",
    "left_to_rest": "left to rest",
    "absorbed_into_action": "carried into a step",
}
OWNERSHIP = {
    "client_owned": "the client's own",
    "co_created": "made together",
    "coach_shaped": "the client's seed in the coach's shape",
    "coach_imposed": "the coach's",
    "role_requirement": "asked for by the role",
    "coach_commitment": "the coach's own promise",
    "admin": "an arrangement",
}
STATUS = {"agreed": "agreed", "complied": "gone along with", "offered": "offered, left open", "let_go": "let go"}
KINDS = {
    "experiment": "an experiment",
    "reflection": "something to reflect on",
    "adjustment": "an adjustment",
    "task": "a task",
}
COMMITMENT = {
    "weak": "loosely held",
    "moderate": "meant",
    "strong": "firmly meant",
}
EVIDENCE = {
    "evidence": "evidence",
    "mixed": "evidence for and against",
    "counter_evidence": "evidence against",
    "no_evidence": "none found",
    "not_observable": "not observable here",
}
SPEECH = {"client": "speaks", "ask": "asks", "say": "says", "other": "speaks"}
DRAFT = "A draft for you to accept, correct or dismiss."


def names(document: Document) -> dict[str, str]:
    """How to name the coach and the client: by their own name where one speaker has the role."""
    speakers = document["transcript"]["speakers"]
    called = {role: [s["name"] for s in speakers if s["role"] == role] for role in ("coach", "client")}
    return {role: visible(own[0]) if len(own) == 1 else f"the {role}" for role, own in called.items()}


def speaker(turn: Mapping[str, Any]) -> str:
    """Who says a turn: the name in the file, or the role where the file has no name."""
    return visible(turn["speaker"] or turn["role"] or "someone")


def clock(seconds: float | None) -> str:
    """A time of the recording as 05:22, from an hour on as 1:05:22; nothing where it is unknown."""
    if seconds is None:
        return ""
    minutes, left = divmod(int(max(0.0, seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes:02}:{left:02}"


def lasting(seconds: float) -> str:
    """How long a session was, as a person says it."""
    minutes = round(seconds / 60)
    return "less than a minute" if minutes < 1 else counted(minutes, "minute")


def silent(seconds: float) -> str:
    """A silence as a person says it."""
    return f"{seconds:.0f} s of silence"


def percent(share: float) -> str:
    """A share of 0 to 1 in whole hundredths."""
    return f"{100 * share:.0f} %"


def counted(number: int, thing: str, things: str | None = None) -> str:
    """A number with its thing in the singular or the plural."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def heading(text: str) -> str:
    """A sentence's or name's first letter as a capital, the rest as it stands."""
    return text[:1].upper() + text[1:]


def excerpt(text: str, most: int) -> str:
    """The first words of a text that fit into so many characters, with a sign where more follows."""
    line = " ".join(visible(text).split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;.") + "…"


def visible(text: str) -> str:
    """The text with control characters and hidden changes of direction seen, not obeyed: a transcript is not ours."""
    return text.translate(_SEEN)


# Line feeds and tabs are white space to every door; all other controls would act in a terminal or be refused by XML.
# Lone surrogates, which JSON can smuggle in, cannot be written as UTF-8.
_SEEN: dict[int, str] = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
_SEEN |= {0x7F: "␡"} | {code: f"<{code:02X}>" for code in range(0x80, 0xA0)}
_SEEN |= {code: f"<{code:04X}>" for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_SEEN |= dict.fromkeys(range(0xD800, 0xE000), "�") | {0xFFFE: "�", 0xFFFF: "�", 0x2028: " ", 0x2029: " "}
