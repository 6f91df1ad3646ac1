"""Pure. The JSON of Rev.ai: monologues of elements, where white space is an element too and only words have times."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tilth.conversation.formats import clock
from tilth.conversation.formats.found import Found, Skipped
from tilth.conversation.formats.json_file import label, records, string
from tilth.conversation.formats.timed_words import Word, cues
from tilth.conversation.transcript import Place, Utterance

NAME = "rev.ai"


def recognises(data: object) -> bool:
    """Whether the value lists monologues with elements."""
    return any("elements" in monologue for _, monologue in records(data, "monologues"))


def read(data: object) -> Found:
    """Each monologue, cut at silences; its elements are joined as they are, without a space of ours."""
    names = {
        who.get("id"): name
        for _, who in records(data, "speakers")
        if (name := string(who, "name")) and _is_id(who.get("id"))
    }
    utterances: list[Utterance] = []
    skipped: list[Skipped] = []
    for i, monologue in records(data, "monologues"):
        words = _words(monologue, _speaker(monologue, names))
        utterances += cues(words, f"monologues[{i}].elements")
        if not words:
            skipped.append(Skipped(Place(f"monologues[{i}]"), "a monologue without words"))
    return Found(tuple(utterances), tuple(skipped), language=string(data, "language"))


def _is_id(value: object) -> bool:
    return isinstance(value, int | str)


def _speaker(monologue: dict[str, Any], names: Mapping[object, str]) -> str | None:
    number = monologue.get("speaker")
    return (
        string(monologue, "speaker_info", "display_name")
        or (names.get(number) if _is_id(number) else None)
        or label(number)
    )


def _words(monologue: dict[str, Any], speaker: str | None) -> list[Word]:
    words: list[Word] = []
    spaced = True
    for at, element in records(monologue, "elements"):
        value = string(element, "value")
        if not value.strip():
            spaced = spaced or bool(value)
        elif element.get("type") == "punct" and words and not spaced and not value[0].isspace():
            words[-1] = replace(words[-1], text=words[-1].text + value.rstrip())
            spaced = value[-1].isspace()
        else:
            start, end = clock.number(element.get("ts")), clock.number(element.get("end_ts"))
            words.append(Word(value.strip(), at, speaker, start, end, spaced or value[0].isspace()))
            spaced = value[-1].isspace()
    return words
