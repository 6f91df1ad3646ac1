"""Pure. The JSON of AssemblyAI: times in milliseconds, utterances only where speaker labels were asked for."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tilth.conversation.formats import clock
from tilth.conversation.formats.found import Found, Skipped
from tilth.conversation.formats.json_file import label, records, string, within
from tilth.conversation.formats.segments import words_in
from tilth.conversation.formats.timed_words import Word, aligned, between_alike, cues
from tilth.conversation.transcript import Place, Utterance

NAME = "assemblyai"

MILLISECOND = 0.001


def recognises(data: object) -> bool:
    """Whether utterances stand at the top, or words that are called `text`, as no other file here has them."""
    if within(data, "segments") is not None:
        return False
    return any("text" in u for _, u in records(data, "utterances")) or any(
        "text" in w for _, w in records(data, "words")
    )


def read(data: object) -> Found:
    """The utterances, or all words where there are none, cut at silences."""
    language = string(data, "language_code")[:2]
    utterances: list[Utterance] = []
    skipped: list[Skipped] = []
    for i, utterance in records(data, "utterances"):
        found = list(_cues(utterance, f"utterances[{i}]."))
        utterances += found
        if not found:
            skipped.append(Skipped(Place(f"utterances[{i}]"), "an utterance without words"))
    if not utterances and isinstance(data, dict):
        utterances = list(_cues(data, ""))
    return Found(tuple(utterances), tuple(skipped), language=language)


def _cues(record: dict[str, Any], path: str) -> Iterator[Utterance]:
    speaker = label(record.get("speaker")) or label(record.get("channel"), "Channel ")
    text = " ".join(string(record, "text").split())
    words = _words(record, text, speaker)
    if words:
        yield from cues(words, f"{path}words")
    elif text:
        start, end = clock.number(record.get("start"), MILLISECOND), clock.number(record.get("end"), MILLISECOND)
        yield Utterance(text, speaker, start, end, Place(f"{path}text"))


def _words(record: dict[str, Any], text: str, speaker: str | None) -> list[Word]:
    """The words, if they make up the text: else (someone edited it) the text is kept, as a whole."""
    words = between_alike([replace(word, speaker=word.speaker or speaker) for word in words_in(record, MILLISECOND)])
    return words if not text else aligned(words, text) or []
