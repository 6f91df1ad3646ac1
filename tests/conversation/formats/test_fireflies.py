"""Fireflies' JSON: sentences with names, times perhaps."""

import json

import pytest

from tilth.conversation.formats import NotATranscript, read_file
from tilth.conversation.transcript import Timing


def test_sentences_have_names_and_times_as_strings() -> None:
    sentences = [
        {"speaker_name": "Ruth", "text": "So?", "raw_text": "so", "start_time": "1.2", "end_time": "1.9"},
        {"speaker_name": "Ben", "text": "", "raw_text": "Well", "start_time": "3.2", "end_time": "3.9"},
    ]
    transcript = read_file(json.dumps({"data": {"transcript": {"sentences": sentences}}}).encode()).transcript
    assert [(u.speaker, u.text, u.start, u.end) for u in transcript.utterances] == [
        ("Ruth", "So?", 1.2, 1.9),
        ("Ben", "Well", 3.2, 3.9),
    ]


def test_missing_times_stay_unknown() -> None:
    transcript = read_file(json.dumps({"sentences": [{"speaker_name": "Ruth", "text": "So?"}]}).encode()).transcript
    assert transcript.timing is Timing.NONE
    assert transcript.utterances[0].start is None


def test_no_sentences_are_no_transcript() -> None:
    with pytest.raises(NotATranscript):
        read_file(b'{"data": {"transcript": {"sentences": null}}}')
