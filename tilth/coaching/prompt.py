"""Pure. A step's card goes in; questions that may make it more specific, realistic, or its owner's own come out. They ask; nothing waits for an answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SHRINK = 7
"""Certainty below which a smaller step, or some help, is worth a thought (GROW's scale of 0 to 10)."""

TOO_EASY = 10

MOST = 3
"""Questions shown at once: a card is no examination."""

VAGUE = re.compile(r"\b(?:try|more|better|work on|think about|be more|improve|start|at some point|soon)\b", re.I)
OUGHT = re.compile(r"\b(?:should|must|have to|need to|ought to|supposed to)\b", re.I)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question and what it may make of the step: `specific`, `realistic` or `own`."""

    makes_it: str
    asks: str


def prompts(
    card: Mapping[str, Any],
    *,
    kind: str,
    ownership: str,
    certainty: int | None,
    dated: bool,
    rooted: bool,
    valued: bool,
) -> list[Prompt]:
    """What may be worth asking of this card, the most useful first; `rooted` in an insight, `valued` by something it serves."""
    what = card.get("what", "")
    asked = [
        (
            bool(OUGHT.search(what)),
            Prompt("own", "Whose “should” is this? How would you say it if you simply wanted to?"),
        ),
        (ownership in ("coach_shaped", "coach_imposed"), Prompt("own", "How would you put it in your own words?")),
        (not what, Prompt("specific", "What would somebody see you do?")),
        (bool(VAGUE.search(what)), Prompt("specific", "If somebody filmed it, what would be in the picture?")),
        (not (dated or card.get("when")), Prompt("specific", "When, in the week you have got, might it fit?")),
        (
            certainty is not None and certainty < SHRINK,
            Prompt("realistic", "What would make it one point surer: smaller, or with help?"),
        ),
        (
            kind == "experiment" and not card.get("if_then"),
            Prompt("realistic", "What is the hard moment, and what will you do then?"),
        ),
        (certainty == TOO_EASY, Prompt("realistic", "If it is certain, what could you learn from it?")),
        (not (rooted or card.get("question")), Prompt("own", "What do you want to find out?")),
        (not valued, Prompt("own", "What is it for, among the things that matter to you?")),
        (
            kind == "experiment" and not card.get("watch_for"),
            Prompt("specific", "What will you watch for, in you and in others?"),
        ),
    ]
    return [prompt for applies, prompt in asked if applies][:MOST]
