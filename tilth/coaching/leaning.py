"""Pure. A step's card and whose it is go in; the signs that it leans on the coach come out, each a sentence for the coach alone."""

import re
from collections.abc import Mapping
from typing import Any

from tilth.conversation.reading.words import FUNCTION

SHAPED = {
    "coach_imposed": "The idea is yours.",
    "coach_shaped": "The seed is theirs, the shape is yours.",
}
MATERIAL = re.compile(r"\b(?:template|checklist|worksheet|homework|framework|handout|questionnaire)s?\b", re.I)
_WORD = re.compile(r"[^\W\d_]+")


def leans(card: Mapping[str, Any], *, ownership: str, coach: str) -> list[str]:
    """Why it may lean on the coach; nothing where it does not."""
    signs = [SHAPED[ownership]] if ownership in SHAPED else []
    if _only(coach, card.get("who_knows", "")):
        signs.append("Nobody but you knows of it.")
    if _only(coach, card.get("support", "")):
        signs.append("The only support is you.")
    if ownership != "client_owned" and MATERIAL.search(card.get("what", "")):
        signs.append("It works through a sheet or a list rather than their own way.")
    return signs


def _only(coach: str, named: str) -> bool:
    """Whether words about people name the coach and nobody else."""
    people = {word.casefold() for word in _WORD.findall(named)} - FUNCTION
    own = {word.casefold() for word in _WORD.findall(coach)} | {"coach"}
    return bool(people) and people <= own
