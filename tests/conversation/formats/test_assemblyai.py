"""AssemblyAI's JSON: milliseconds, and utterances that may be null."""

import json
from typing import Any

from tilth.conversation.formats import read_file
from tilth.conversation.transcript import Transcript


def read(**more: Any) -> Transcript:
    transcript = read_file(
        json.dumps({"id": "x", "audio_duration": 12, "text": "So? Well.", **more}).encode()
    ).transcript
    assert transcript.format == "assemblyai"
    return transcript


WORDS = [
    {"text": "So?", "start": 1100, "end": 1400, "speaker": "A"},
    {"text": "Well.", "start": 3900, "end": 4250, "speaker": "B"},
]


def test_milliseconds_become_seconds() -> None:
    utterances = [
        {"speaker": w["speaker"], "text": w["text"], "start": w["start"], "end": w["end"], "words": [w]} for w in WORDS
    ]
    transcript = read(utterances=utterances, words=WORDS)
    assert [(u.speaker, u.start, u.end) for u in transcript.utterances] == [("A", 1.1, 1.4), ("B", 3.9, 4.25)]


def test_without_utterances_the_words_are_read() -> None:
    assert [t.text for t in read(utterances=None, words=WORDS).turns] == ["So?", "Well."]
    nameless = [{**w, "speaker": None} for w in WORDS]
    assert [(u.speaker, u.text) for u in read(utterances=None, words=nameless).utterances] == [
        (None, "So?"),
        (None, "Well."),
    ]


def test_an_utterance_whose_text_was_edited_keeps_its_text() -> None:
    utterances = [{"speaker": "A", "text": "So, Daniel?", "start": 1100, "end": 1400, "words": WORDS[:1]}]
    (utterance,) = read(utterances=utterances).utterances
    assert (utterance.text, utterance.start, utterance.end) == ("So, Daniel?", 1.1, 1.4)
