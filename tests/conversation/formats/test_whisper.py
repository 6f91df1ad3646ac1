"""Whisper's JSON: words and times, no speakers."""

import json
from typing import Any

from tilth.conversation.formats import Imported, read_file
from tilth.conversation.transcript import Timing


def read(*segments: dict[str, Any], **more: Any) -> Imported:
    return read_file(json.dumps({"text": "", "segments": segments, **more}).encode())


def test_segments_without_words_are_cues_and_nobody_is_named() -> None:
    imported = read(
        {"start": 0.5, "end": 2.25, "text": " Where shall we begin?"},
        {"start": 4.0, "end": 4.5, "text": " Here."},
        language="en",
    )
    assert [(u.text, u.speaker, u.start, u.end) for u in imported.transcript.utterances] == [
        ("Where shall we begin?", None, 0.5, 2.25),
        ("Here.", None, 4.0, 4.5),
    ]
    assert imported.transcript.timing is Timing.SPANS
    assert any("names no speakers" in warning for warning in imported.transcript.warnings)


def test_a_silence_between_two_words_of_a_segment_can_be_read() -> None:
    words = [("I", 1.0, 1.2), ("want", 1.3, 1.6), ("rest", 5.6, 6.0)]
    segment = {
        "start": 1.0,
        "end": 6.0,
        "text": " I want rest",
        "words": [{"word": f" {w}", "start": a, "end": b} for w, a, b in words],
    }
    (turn,) = read(segment).transcript.turns
    assert turn.text == "I want rest"
    assert [pause.seconds for pause in turn.pauses] == [4.0]


def test_words_that_are_called_text_are_words_too() -> None:
    segment = {
        "start": 1.0,
        "end": 6.0,
        "text": " Yes. Yes.",
        "words": [{"text": "Yes.", "start": 1.0, "end": 1.4}, {"text": "Yes.", "start": 5.0, "end": 6.0}],
    }
    assert [u.start for u in read(segment).transcript.utterances] == [1.0, 5.0]


def test_words_that_do_not_make_up_the_text_never_replace_it() -> None:
    segment = {
        "start": 1.0,
        "end": 6.0,
        "text": " One two three.",
        "words": [{"word": " One", "start": 1.0, "end": 1.4}],
    }
    (utterance,) = read(segment).transcript.utterances
    assert (utterance.text, utterance.start, utterance.end) == ("One two three.", 1.0, 6.0)


def test_a_language_without_spaces_gets_none() -> None:
    segment = {
        "start": 1.0,
        "end": 2.5,
        "text": "你好吗",
        "words": [{"word": c, "start": 1.0 + i / 2, "end": 1.5 + i / 2} for i, c in enumerate("你好吗")],
    }
    assert read(segment).transcript.words == "你好吗"


def test_empty_segments_are_reported_and_doubtful_ones_kept_with_a_warning() -> None:
    imported = read(
        {"start": 0.0, "end": 1.5, "text": "", "no_speech_prob": 0.9},
        {"start": 2.0, "end": 3.5, "text": " So.", "no_speech_prob": 0.1},
        {"start": 9.0, "end": 9.5, "text": " Thank you.", "no_speech_prob": 0.8},
        {"start": 9.5, "end": 9.75, "text": " Transcribed by https://otter.ai"},
    )
    assert imported.transcript.words == "So. Thank you."
    assert [s.place.where for s in imported.report.skipped] == ["segments[0]", "segments[3]"]
    assert any(
        "doubts that anyone spoke" in warning and "Thank you." in warning for warning in imported.transcript.warnings
    )


def test_times_that_are_no_times_are_unknown() -> None:
    imported = read(
        {"start": None, "end": "soon", "text": "One"},
        {"start": -4, "end": 1e300, "text": "two"},
        {"start": True, "end": [], "text": "three"},
    )
    assert {(u.start, u.end) for u in imported.transcript.utterances} == {(None, None)}


def test_half_characters_become_a_mark_that_can_be_shown() -> None:
    imported = read_file(b'{"segments": [{"start": 1.5, "end": 2.5, "text": "so \\ud83d what \\u0000else"}]}')
    assert imported.transcript.words == "so \ufffd what else"
