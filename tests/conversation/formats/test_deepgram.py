"""Deepgram's JSON: words, whatever its utterances say."""

import json
from typing import Any

from tilth.conversation.formats import read_file
from tilth.conversation.transcript import Transcript


def read(*channels: list[dict[str, Any]]) -> Transcript:
    listed = [
        {"alternatives": [{"transcript": " ".join(w["punctuated_word"] for w in words), "words": words}]}
        for words in channels
    ]
    utterances = [{"speaker": 0, "transcript": "all of it", "start": 0, "end": 99}]
    return read_file(json.dumps({"results": {"channels": listed, "utterances": utterances}}).encode()).transcript


def word(text: str, start: float, speaker: int | None = None) -> dict[str, Any]:
    return {
        "word": text.lower(),
        "punctuated_word": text,
        "start": start,
        "end": start + 0.3,
        **({} if speaker is None else {"speaker": speaker}),
    }


def test_speakers_are_taken_from_the_words() -> None:
    transcript = read([word("So?", 1.1, 0), word("Mm.", 1.5, 1), word("What", 1.9, 0), word("else?", 2.2, 0)])
    assert [(t.speaker, t.text) for t in transcript.turns] == [
        ("Speaker 0", "So?"),
        ("Speaker 1", "Mm."),
        ("Speaker 0", "What else?"),
    ]


def test_a_word_without_a_speaker_between_two_of_one_speaker_is_theirs_and_otherwise_unknown() -> None:
    transcript = read(
        [word("So", 1.1, 0), word("what", 1.5), word("else?", 1.9, 0), word("Hm.", 2.5), word("Yes.", 3.5, 1)]
    )
    assert [(t.speaker, t.text) for t in transcript.turns] == [
        ("Speaker 0", "So what else?"),
        (None, "Hm."),
        ("Speaker 1", "Yes."),
    ]


def test_each_channel_is_a_speaker_and_they_are_set_in_order_of_time() -> None:
    transcript = read([word("So?", 1.1), word("And?", 7.2)], [word("Well.", 3.3)])
    assert [(t.speaker, t.text) for t in transcript.turns] == [
        ("Channel 0", "So?"),
        ("Channel 1", "Well."),
        ("Channel 0", "And?"),
    ]


def test_an_empty_channel_is_nobody() -> None:
    assert read([word("So?", 1.1, 0), word("Yes.", 3.1, 1)], []).speakers == ("Speaker 0", "Speaker 1")
