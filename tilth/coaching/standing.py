"""Pure. A session's reading goes in; the little of it that a thread over months shows comes out: where the work was, and how much the client led."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from tilth.coaching.judged import Document, dismissed
from tilth.conversation.reading.words import WORD, Word, content, plain, stem

OWN_WORDS = 12
"""Words of the client that are kept of a session, for the words that come back over several."""

TOPIC = 4
"""Words of content from which a turn near the beginning says what the session is about."""

LONG = 5
"""Letters from which a word is a theme rather than a filler."""

BEGINNING = ("opening", "clarify_focus")


def standing(document: Document) -> dict[str, Any]:
    """The session in a few values that JSON can hold; what cannot be known is None or empty."""
    client = [turn for turn in document["turns"] if turn["role"] == "client"]
    return {
        "levels": dict(Counter(t["level"] for t in client if t["level"] and not dismissed(t, "level"))),
        "client_turns": len(client),
        "coach_word_share": document["measures"]["coach_word_share"],
        "topic": _topic(document),
        "words": _own_words(client),
        "needing_less": list(_heard(client, NEEDING_LESS)),
        "asking_what_to_do": list(_heard(client, ASKING)),
    }


def _topic(document: Document) -> dict[str, Any] | None:
    """Who first said what the session is about: the first turn near the beginning with something in it."""
    for turn in document["turns"]:
        if turn["role"] in ("coach", "client") and turn["stage"] in BEGINNING and "social" not in turn["moves"]:
            told = turn["role"] == "client" or not turn["question"]
            if told and len(set(content(_words(turn["text"])))) >= TOPIC and turn["n"] > 2:
                return {"by": turn["role"], "turn": turn["n"]}
    return None


def _own_words(client: list[Mapping[str, Any]]) -> list[str]:
    """The client's commonest words of content; one that is always written with a capital is a name and keeps it."""
    forms: dict[str, list[str]] = {}
    for turn in client:
        for word in _words(turn["text"]):
            if len(word.text) >= LONG and content([word]):
                forms.setdefault(stem(word.text), []).append(turn["text"][word.start : word.end])
    often = sorted((said for said in forms.values() if len(said) > 1), key=len, reverse=True)
    return [min(said, key=lambda form: not form.islower()) for said in often[:OWN_WORDS]]


def _heard(client: list[Mapping[str, Any]], sign: re.Pattern[str]) -> Iterator[dict[str, Any]]:
    """The sentences of the client in which a sign stands, each with its turn and characters."""
    for turn in client:
        text = plain(turn["text"])
        for found in sign.finditer(text):
            start = max((text.rfind(stop, 0, found.start()) for stop in ".?!"), default=-1) + 1
            ends = [at for stop in ".?!" if (at := text.find(stop, found.end())) >= 0]
            end = min(ends, default=len(text) - 1) + 1
            yield {"turn": turn["n"], "words": turn["text"][start:end].strip()}
            break


def _words(text: str) -> list[Word]:
    return [Word(m.group(), m.start(), m.end()) for m in WORD.finditer(plain(text))]


# A client who outgrows the coaching says so in passing; each of these is about the coach or the work, not about others.
NEEDING_LESS = re.compile(
    "|".join(
        (
            r"\bi (?:don't|do not|no longer|didn't|won't) (?:\w+ ){0,4}?need to "
            r"(?:report|bring|check|ask|run)\b[^.?!]{0,40}?\byou\b",
            r"\bi (?:don't|do not|no longer|didn't|won't) (?:\w+ ){0,4}?need (?:you\b|coaching\b|these sessions\b)",
            r"\bneed(?:ed|ing)? (?:you|coaching|this|these sessions) (?:\w+ ){0,2}?less\b",
            r"\bwithout (?:you|bringing it (?:here|to you)|asking you|coming here)\b",
            r"\bi (?:asked|ask|was asking|heard myself ask(?:ing)?) myself (?:your|the|that|the same) question",
            r"\b(?:could|can|might|shall|maybe) (?:we )?(?:meet|talk|see each other) "
            r"(?:less|every other|every second|once a quarter)",
            r"\bi (?:can|could) (?:do|carry|take|work) (?:this|it|that)(?: \w+){0,2} (?:on my own|by myself|from here)\b",
            r"\bi (?:worked|figured|sorted|got) (?:it|that|this) out (?:on my own|by myself|before i came|myself)\b",
        )
    )
)
ASKING = re.compile(
    r"\b(?:what|which) (?:do you think i should|should i|would you (?:do|have me do|advise|suggest))\b"
    r"|\byou tell me\b|\bjust tell me (?:what|how)\b|\bi'll do (?:whatever|what) you (?:say|think|suggest)"
    r"|\bwhat do you want me to\b|\bgive me (?:a|some) (?:homework|task|advice)\b"
)
