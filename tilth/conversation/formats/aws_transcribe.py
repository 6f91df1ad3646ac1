"""Pure. The JSON of AWS Transcribe: seconds as strings, punctuation without times, speakers in a list of their own."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import itemgetter
from typing import Any

from tilth.conversation.formats import clock
from tilth.conversation.formats.found import Found
from tilth.conversation.formats.json_file import label, records, string
from tilth.conversation.formats.timed_words import Word, aligned, between_alike, by_time, cues
from tilth.conversation.transcript import Utterance

NAME = "aws-transcribe"

Item = dict[str, Any]


def recognises(data: object) -> bool:
    """Whether the results list items with alternatives."""
    return any("alternatives" in item for _, item in records(data, "results", "items"))


def read(data: object) -> Found:
    """All items in order as cues; where the file parts its channels, each channel is a speaker."""
    channels = list(records(data, "results", "channel_labels", "channels"))
    if channels:
        return Found(tuple(_by_channel(channels)))
    words = between_alike(_words(records(data, "results", "items"), _speakers(data)))
    text = string(data, "results", "transcripts", 0, "transcript")
    language = string(data, "results", "language_code")[:2]
    return Found(tuple(cues(aligned(words, text) or words, "results.items")), language=language)


def _by_channel(channels: Iterable[tuple[int, Item]]) -> list[Utterance]:
    utterances: list[Utterance] = []
    for i, channel in channels:
        speaker = label(channel.get("channel_label"), "Channel ")
        words = [replace(word, speaker=speaker) for word in _words(records(channel, "items"), _unknown)]
        utterances += cues(words, f"results.channel_labels.channels[{i}].items")
    return by_time(utterances)


def _words(items: Iterable[tuple[int, Item]], speaker_of: Callable[[Item], str | None]) -> list[Word]:
    words: list[Word] = []
    for at, item in items:
        text = string(item, "alternatives", 0, "content").strip()
        if item.get("type") == "punctuation" and words:
            words[-1] = replace(words[-1], text=words[-1].text + text)
        elif text:
            start, end = clock.number(item.get("start_time")), clock.number(item.get("end_time"))
            words.append(Word(text, at, speaker_of(item), start, end))
    return words


def _unknown(item: Item) -> None:
    return None


def _speakers(data: object) -> Callable[[Item], str | None]:
    """Who says an item: its own label, that of an item with its start, that of the segment that holds its start."""
    segments = [
        (start, clock.number(segment.get("end_time")) or start, speaker, segment)
        for _, segment in records(data, "results", "speaker_labels", "segments")
        if (speaker := label(segment.get("speaker_label")))
        and (start := clock.number(segment.get("start_time"))) is not None
    ]
    segments.sort(key=itemgetter(0))
    starts = [start for start, *_ in segments]
    exact = {
        clock.number(item.get("start_time")): speaker
        for _, _, speaker, segment in segments
        for _, item in records(segment, "items")
    }

    def speaker_of(item: Item) -> str | None:
        own = label(item.get("speaker_label"))
        start = clock.number(item.get("start_time"))
        if own or start is None:
            return own
        before = bisect_right(starts, start) - 1
        holding = segments[before][2] if before >= 0 and start < segments[before][1] else None
        return exact.get(start, holding)

    return speaker_of
