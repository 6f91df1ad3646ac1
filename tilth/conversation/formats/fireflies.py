"""Pure. The JSON of Fireflies: one sentence an entry, with names, and times that may be missing."""

from typing import Any

from tilth.conversation.formats import clock
from tilth.conversation.formats.found import Found, Skipped
from tilth.conversation.formats.json_file import label, records, string, within
from tilth.conversation.transcript import Place, Utterance

NAME = "fireflies"

# What the interface answers, what a program keeps of it, and what the export writes.
_PATHS: tuple[tuple[str, ...], ...] = (("data", "transcript", "sentences"), ("transcript", "sentences"), ("sentences",))


def recognises(data: object) -> bool:
    """Whether sentences stand in one of the usual places, each with its words."""
    return any(any("text" in s or "raw_text" in s for _, s in records(data, *path)) for path in _PATHS)


def read(data: object) -> Found:
    """One utterance for each sentence."""
    path = next((path for path in _PATHS if within(data, *path)), _PATHS[-1])
    utterances: list[Utterance] = []
    skipped: list[Skipped] = []
    for i, sentence in records(data, *path):
        place = Place(f"{'.'.join(path)}[{i}]")
        if text := " ".join((string(sentence, "text") or string(sentence, "raw_text")).split()):
            utterances.append(_utterance(sentence, text, place))
        else:
            skipped.append(Skipped(place, "a sentence without words"))
    return Found(tuple(utterances), tuple(skipped))


def _utterance(sentence: dict[str, Any], text: str, place: Place) -> Utterance:
    speaker = label(sentence.get("speaker_name")) or label(sentence.get("speaker_id"))
    return Utterance(
        text, speaker, clock.number(sentence.get("start_time")), clock.number(sentence.get("end_time")), place
    )
