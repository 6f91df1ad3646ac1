"""Pure. Segments with a text, times and perhaps words, as Whisper and what is built on it write them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tilth.conversation.formats import clock
from tilth.conversation.formats.found import Found, Skipped
from tilth.conversation.formats.json_file import label, records, string, within
from tilth.conversation.formats.timed_words import Word, aligned, cues
from tilth.conversation.transcript import Place, Utterance

NO_SPEECH = 0.6
"""Whisper's own threshold: from this probability of no speech on, it may have made the words up over a silence."""


def read_segments(data: object) -> Found:
    """Every segment, cut at silences between its words; one whose words do not make up its text is kept whole."""
    utterances: list[Utterance] = []
    skipped: list[Skipped] = []
    doubtful: list[str] = []
    for i, segment in records(data, "segments"):
        found = list(_utterances(segment, f"segments[{i}]"))
        utterances += found
        if not found:
            skipped.append(Skipped(Place(f"segments[{i}]"), "a segment without words"))
        elif (clock.number(segment.get("no_speech_prob")) or 0) >= NO_SPEECH:
            doubtful.append(found[0].text)
    return Found(
        tuple(utterances), tuple(skipped), warnings=tuple(_doubts(doubtful)), language=string(data, "language")
    )


def words_in(record: dict[str, Any], unit: float = 1.0) -> list[Word]:
    """The words of a segment, under whichever of the usual names, each with its own times and speaker."""
    return [
        Word(
            text,
            at,
            label(word.get("speaker")),
            clock.number(word.get("start"), unit),
            clock.number(word.get("end"), unit),
        )
        for at, word in records(record, "words")
        if (text := (string(word, "word") or string(word, "text")).strip())
    ]


def _utterances(segment: dict[str, Any], path: str) -> Iterator[Utterance]:
    text = string(segment, "text").strip()
    start, end = clock.number(segment.get("start")), clock.number(segment.get("end"))
    speaker = label(segment.get("speaker"))
    words = aligned(words_in(segment), text)
    if words:
        # Digits and symbols have no times of their own in WhisperX, and the first or last word may be one.
        words[0] = replace(words[0], start=start if words[0].start is None else words[0].start)
        words[-1] = replace(words[-1], end=end if words[-1].end is None else words[-1].end)
        yield from cues((replace(word, speaker=word.speaker or speaker) for word in words), f"{path}.words")
    elif text:
        yield Utterance(" ".join(text.split()), speaker, start, end, Place(path))


def _doubts(doubtful: list[str]) -> Iterator[str]:
    if doubtful:
        yield (
            f"At {len(doubtful)} places the recogniser itself doubts that anyone spoke "
            f"(the first: “{doubtful[0][:60]}”): it may have heard words in a silence."
        )


def has_segments(data: object) -> bool:
    """Whether the value lists segments that have a text."""
    return any("text" in segment for _, segment in records(data, "segments"))


def names_speakers(data: object) -> bool:
    """Whether any segment or word says who speaks, or the list of all words is there that WhisperX adds."""
    return isinstance(within(data, "word_segments"), list) or any(
        "speaker" in segment or any("speaker" in word for _, word in records(segment, "words"))
        for _, segment in records(data, "segments")
    )
