"""WhisperX's JSON: a speaker on most words, times on most words."""

import json
from typing import Any

from tilth.conversation.formats import read_file
from tilth.conversation.transcript import Utterance


def read(*segments: dict[str, Any]) -> tuple[Utterance, ...]:
    transcript = read_file(json.dumps({"segments": segments, "word_segments": []}).encode()).transcript
    assert transcript.format == "whisperx"
    return transcript.utterances


def word(text: str, start: float | None = None, end: float | None = None, speaker: str | None = None) -> dict[str, Any]:
    known = {"word": text, "start": start, "end": end, "speaker": speaker}
    return {key: value for key, value in known.items() if value is not None}


def test_a_segment_with_two_voices_is_two_utterances() -> None:
    words = [word("So?", 1.0, 1.4, "SPEAKER_00"), word("Well.", 1.6, 2.0, "SPEAKER_01")]
    cues = read({"start": 1.0, "end": 2.0, "text": " So? Well.", "speaker": "SPEAKER_00", "words": words})
    assert [(u.speaker, u.text, u.start) for u in cues] == [("SPEAKER_00", "So?", 1.0), ("SPEAKER_01", "Well.", 1.6)]


def test_words_without_times_keep_their_place_and_make_up_no_silence() -> None:
    words = [word("2019"), word("was", 1.5, 1.8), word("£50", None, None), word("good", 9.0, 9.4), word("12")]
    (cue,) = read({"start": 1.0, "end": 10.0, "text": "2019 was £50 good 12", "speaker": "SPEAKER_00", "words": words})
    assert (cue.text, cue.start, cue.end) == ("2019 was £50 good 12", 1.0, 10.0)


def test_a_segment_without_a_speaker_stays_unknown() -> None:
    cues = read(
        {"start": 1.0, "end": 2.0, "text": "So?", "speaker": "SPEAKER_00"}, {"start": 3.0, "end": 4.0, "text": "Hm."}
    )
    assert [u.speaker for u in cues] == ["SPEAKER_00", None]


def test_a_place_names_the_words_in_the_file() -> None:
    words = [word("So?", 1.0, 1.4), word("Well", 3.6, 4.0), word("then.", 4.1, 4.5)]
    cues = read({"start": 1.0, "end": 4.5, "text": "So? Well then.", "speaker": "A", "words": words})
    assert [u.place.where for u in cues if u.place] == ["segments[0].words[0]", "segments[0].words[1:3]"]
