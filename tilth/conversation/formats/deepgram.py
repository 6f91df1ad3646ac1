"""Pure. The JSON of Deepgram: built from its words, since its utterances may hold words of more than one speaker."""

from dataclasses import replace
from typing import Any

from tilth.conversation.formats import clock
from tilth.conversation.formats.found import Found
from tilth.conversation.formats.json_file import label, records, string, within
from tilth.conversation.formats.timed_words import Word, aligned, between_alike, by_time, cues
from tilth.conversation.transcript import Place, Utterance

NAME = "deepgram"


def recognises(data: object) -> bool:
    """Whether the results are parted into channels with alternatives."""
    return any("alternatives" in channel for _, channel in records(data, "results", "channels"))


def read(data: object) -> Found:
    """The words of each channel as cues; where more than one channel speaks, each is a speaker, by time."""
    channels = [(i, channel) for i, channel in records(data, "results", "channels") if _has_words(channel)]
    utterances = [cue for i, channel in channels for cue in _cues(i, channel, alone=len(channels) == 1)]
    if len(channels) > 1:
        utterances = by_time(utterances)
    language = string(data, "results", "channels", 0, "detected_language")
    return Found(tuple(utterances), language=language)


def _has_words(channel: dict[str, Any]) -> bool:
    return bool(string(channel, "alternatives", 0, "transcript").strip() or within(channel, "alternatives", 0, "words"))


def _cues(i: int, channel: dict[str, Any], *, alone: bool) -> list[Utterance]:
    path = f"results.channels[{i}].alternatives[0]"
    text = " ".join(string(channel, "alternatives", 0, "transcript").split())
    words = between_alike([_word(at, word) for at, word in records(channel, "alternatives", 0, "words")])
    words = [word for word in words if word.text]
    if not alone:
        several = len({word.speaker for word in words}) > 1
        words = [
            replace(w, speaker=f"Channel {i}, {w.speaker}" if several and w.speaker else f"Channel {i}") for w in words
        ]
    if words:
        return list(cues(aligned(words, text) or words, f"{path}.words"))
    return [Utterance(text, None if alone else f"Channel {i}", place=Place(f"{path}.transcript"))] if text else []


def _word(at: int, word: dict[str, Any]) -> Word:
    text = (string(word, "punctuated_word") or string(word, "word")).strip()
    return Word(text, at, label(word.get("speaker")), clock.number(word.get("start")), clock.number(word.get("end")))
