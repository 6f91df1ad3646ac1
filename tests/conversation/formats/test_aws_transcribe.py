"""AWS Transcribe's JSON: strings, punctuation without times, speakers in another list."""

import json
from typing import Any

from tilth.conversation.formats import read_file
from tilth.conversation.transcript import Transcript


def read(**results: Any) -> Transcript:
    transcript = read_file(json.dumps({"jobName": "x", "results": results}).encode()).transcript
    assert transcript.format == "aws-transcribe"
    return transcript


def said(text: str, start: str, end: str, **more: Any) -> dict[str, Any]:
    return {
        "type": "pronunciation",
        "start_time": start,
        "end_time": end,
        "alternatives": [{"content": text, "confidence": "0.9"}],
        **more,
    }


def mark(text: str) -> dict[str, Any]:
    return {"type": "punctuation", "alternatives": [{"content": text, "confidence": "0.0"}]}


def segment(speaker: str, start: str, end: str, *starts: str) -> dict[str, Any]:
    return {
        "speaker_label": speaker,
        "start_time": start,
        "end_time": end,
        "items": [{"start_time": s} for s in starts],
    }


ITEMS = [
    said("So", "1.1", "1.4"),
    mark("?"),
    said("Well", "3.25", "3.5"),
    mark(","),
    said("yes", "3.66", "4.0"),
    mark("."),
]


def test_marks_join_the_word_before_them_and_strings_are_seconds() -> None:
    transcript = read(items=ITEMS)
    assert [(u.text, u.start, u.end) for u in transcript.utterances] == [("So?", 1.1, 1.4), ("Well, yes.", 3.25, 4.0)]


def test_speakers_come_from_their_own_list_and_empty_labels_are_nobody() -> None:
    segments = [
        segment("spk_0", "1.1", "1.4", "1.1"),
        segment("spk_1", "3.25", "4.0", "3.25", "3.66"),
        segment("", "3.0", "3.7"),
    ]
    transcript = read(items=ITEMS, speaker_labels={"segments": segments})
    assert [(t.speaker, t.text) for t in transcript.turns] == [("spk_0", "So?"), ("spk_1", "Well, yes.")]


def test_a_word_on_no_list_between_words_of_one_speaker_is_theirs() -> None:
    segments = [segment("spk_0", "1.1", "1.4", "1.1"), segment("spk_0", "3.66", "4.0", "3.66")]
    assert read(items=ITEMS, speaker_labels={"segments": segments}).speakers == ("spk_0",)


def test_newer_files_name_the_speaker_on_the_item() -> None:
    items = [
        said("So", "1.1", "1.4", speaker_label="spk_1"),
        mark("?"),
        said("Yes", "2.1", "2.4", speaker_label="spk_0"),
    ]
    assert read(items=items).speakers == ("spk_1", "spk_0")


def test_channels_are_speakers() -> None:
    channels = [
        {"channel_label": "ch_0", "items": [said("So", "1.1", "1.4"), mark("?")]},
        {"channel_label": "ch_1", "items": [said("Yes", "0.5", "0.9")]},
    ]
    transcript = read(
        items=[said("So", "1.1", "1.4"), mark("?"), said("Yes", "0.5", "0.9")], channel_labels={"channels": channels}
    )
    assert [(u.speaker, u.text) for u in transcript.utterances] == [("ch_1", "Yes"), ("ch_0", "So?")]
