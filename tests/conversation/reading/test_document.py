"""A reading as JSON and back."""

import json

import pytest

from tests.conversation.reading.scenes import GOOD, POOR, SESSIONS, needs_shared, scene, session
from tilth.conversation.reading import read
from tilth.conversation.reading.document import as_document, from_document
from tilth.conversation.transcript import Transcript


def written(transcript: Transcript) -> dict:
    return json.loads(json.dumps(as_document(transcript, read(transcript))))


@pytest.mark.parametrize("text", [GOOD, POOR])
@pytest.mark.parametrize("timed", [True, False])
def test_what_is_written_can_be_read_back_without_loss(text: str, timed: bool) -> None:
    transcript = scene(text, timed=timed)
    assert from_document(written(transcript)) == read(transcript)


@needs_shared
@pytest.mark.parametrize("name", SESSIONS)
def test_the_shared_sessions_can_be_read_back_without_loss(name: str) -> None:
    transcript = session(name)
    assert from_document(written(transcript)) == read(transcript)


def test_the_document_has_the_parts_and_names_of_the_contract() -> None:
    document = written(scene(GOOD))
    assert document["format"] == "tilth-reading/1"
    assert {
        "engine",
        "model",
        "transcript",
        "turns",
        "shifts",
        "moments",
        "actions",
        "markers",
        "competencies",
        "measures",
    } <= set(document)
    assert {"format", "timing", "silence_readable", "duration", "language", "speakers", "warnings"} <= set(
        document["transcript"]
    )
    assert {
        "n",
        "speaker",
        "role",
        "start",
        "end",
        "gap",
        "pauses",
        "text",
        "stage",
        "level",
        "moves",
        "question",
        "talk",
    } <= set(document["turns"][0])
    assert {"turn", "span", "strength", "cues", "quotes", "why", "confidence", "arc", "outcome"} <= set(
        document["shifts"][0]
    )
    assert {"turns", "quotes", "shift", "why"} <= set(document["moments"][0])
    assert {
        "turns",
        "quotes",
        "status",
        "why",
        "ownership",
        "kind",
        "when",
        "with_whom",
        "if_then",
        "moment",
        "value",
        "commitment",
    } <= set(document["actions"][0])
    assert document["competencies"]["edition"] == "icf-core-2019"
    assert document["competencies_2025"]["edition"] == "icf-core-2025"


def test_every_quote_is_exact_words_of_its_turn_and_every_place_holds_them() -> None:
    transcript = scene(GOOD)
    document = written(transcript)
    for finding in (*document["shifts"], *document["moments"], *document["actions"]):
        for quote in finding["quotes"]:
            words = document["turns"][quote["turn"] - 1]["text"][quote["from"] : quote["to"]]
            assert words.strip()
        first = finding["quotes"][0]
        place = transcript.words[finding["place"]["from"] : finding["place"]["to"]]
        assert document["turns"][first["turn"] - 1]["text"][first["from"] : first["to"]] in place


def test_where_silence_cannot_be_read_its_fields_are_null() -> None:
    document = written(scene(GOOD, timed=False))
    assert document["transcript"]["silence_readable"] is False
    assert all(turn["gap"] is None and turn["pauses"] == [] for turn in document["turns"])
    assert document["measures"]["silences_3s"] is None


def test_what_is_not_a_reading_is_refused() -> None:
    with pytest.raises(ValueError, match="not a tilth-reading/1"):
        from_document({"format": "something-else/1"})
