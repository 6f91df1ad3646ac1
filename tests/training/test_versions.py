"""A corpus session becomes a transcript: as it was written, or as a recogniser would have left it."""

from pathlib import Path

import pytest

from tilth.conversation.formats import read_file
from tilth.conversation.transcript import Role
from training.corpus import read
from training.expert import expert
from training.versions import Version, transcript, vtt

FIRST = Path(__file__).parent.parent.parent / "corpus" / "sessions" / "001-for-completeness.txt"


@pytest.fixture(scope="module")
def session():
    return read(FIRST)


@pytest.mark.parametrize("version", Version)
def test_every_version_keeps_turns_and_speakers(session, version):
    said = transcript(session, version)
    assert [t.role for t in said.turns] == [Role(t.role) for t in session.turns]


def test_the_clean_version_keeps_every_word_and_pause(session):
    turn = transcript(session).turn(78)
    assert turn.text.startswith("The two chaps. I'm not at the board at all.")
    assert [round(pause.seconds, 1) for pause in turn.pauses] == [4.0]
    assert turn.gap == pytest.approx(7.1 + 1.5)


def test_a_recogniser_loses_three_quarters_of_the_question_marks_and_keeps_the_words(session):
    clean, bare = transcript(session), transcript(session, Version.BARE)
    asked = [sum(t.text.count("?") for t in each.turns) for each in (clean, bare)]
    assert 0.1 < asked[1] / asked[0] < 0.4
    assert bare.words == bare.words.lower()
    assert "giving evidence" in bare.turn(78).text


def test_a_recogniser_breaks_sentences_into_cues(session):
    assert len(transcript(session, Version.GUESSED).utterances) > 2 * len(transcript(session).utterances)


def test_the_same_session_is_roughened_the_same_way_every_time(session):
    assert transcript(session, Version.BARE) == transcript(session, Version.BARE)


def test_what_is_written_as_webvtt_is_read_again_turn_for_turn(session):
    again = read_file(vtt(transcript(session)).encode()).transcript
    assert [t.text for t in again.turns] == [t.text for t in transcript(session).turns]


def test_a_reading_becomes_the_document_that_people_are_compared_by(session):
    document = expert(session)
    assert document["utterances"][77]["client"]["talk"] == "insight_statement"
    assert document["shifts"][0] == {
        "peak": "t78",
        "span": ["t76", "t82"],
        "strength": "strong",
        "outcome": "harvested",
    }
    assert document["actions"][0]["ownership"] == "client_owned"
    assert document["pcc_markers"]["5.3"] == {"reading": "mixed", "evidence": ["t97", "t125"], "counter": ["t101"]}
