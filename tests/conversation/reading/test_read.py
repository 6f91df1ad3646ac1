"""The whole reading: what it holds, what it leaves out and says, and how near it comes to two readers."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conversation.reading.scenes import GOOD, POOR, SESSIONS, VOICES, needs_shared, reader, scene, session
from tilth.conversation.reading import read
from tilth.conversation.reading.document import as_document
from tilth.conversation.transcript import Timing, Transcript, Utterance, Voice


def test_a_whole_conversation_is_read_with_everything_it_holds() -> None:
    reading = read(scene(GOOD))
    assert len(reading.turns) == 24
    assert reading.shifts
    assert reading.moments
    assert reading.actions
    assert len(reading.markers) == 37
    assert reading.silence_readable
    assert not reading.warnings


def test_the_same_words_give_the_same_reading() -> None:
    assert read(scene(POOR)) == read(scene(POOR))


def test_indexes_point_at_what_is_there() -> None:
    reading = read(scene(GOOD))
    assert all(m.shift is None or m.shift < len(reading.shifts) for m in reading.moments)
    assert all(a.moment is None or a.moment < len(reading.moments) for a in reading.actions)


def test_a_transcript_of_one_person_is_shown_and_says_why_it_is_not_read() -> None:
    reading = read(Transcript((Utterance("I talk to myself.", "Me"),), "plain", Timing.NONE, {"Me": Voice("Me")}))
    assert not reading.shifts
    assert not reading.markers
    assert any("Only one speaker" in warning for warning in reading.warnings)


def test_without_a_coach_what_a_coach_does_is_left_out_and_said() -> None:
    transcript = dataclasses.replace(scene(GOOD), voices={"Coach": Voice("A"), "Client": Voice("B")})
    reading = read(transcript)
    assert not reading.shifts
    assert not reading.actions
    assert reading.measures.coach_word_share is None
    assert any("coach" in warning for warning in reading.warnings)


def test_another_language_is_shown_and_not_read() -> None:
    reading = read(dataclasses.replace(scene(GOOD), language="de"))
    assert len(reading.turns) == 24
    assert not reading.shifts
    assert not reading.moments
    assert not reading.markers
    assert any("not in English" in warning for warning in reading.warnings)


def test_times_that_cannot_carry_silence_are_said_to() -> None:
    reading = read(scene(GOOD, timed=False))
    assert not reading.silence_readable
    assert any("cannot carry silence" in warning for warning in reading.warnings)


def test_an_empty_transcript_is_a_reading_of_nothing() -> None:
    reading = read(Transcript((), "plain", Timing.NONE))
    assert reading.turns == ()
    assert reading.warnings == ("There are no words in this transcript.",)


WORDS = st.sampled_from(
    [
        "Oh.",
        "What do you make of that?",
        "I'll ring her on Tuesday.",
        "You should do it.",
        "Mm.",
        "It's not him, it's me.",
        "…",
    ]
)
CUES = st.lists(st.tuples(st.sampled_from(["Coach", "Client", "Other", None]), WORDS, st.floats(-5, 500)), max_size=25)


@given(CUES, st.sampled_from(Timing))
def test_no_transcript_however_odd_stops_the_reading(cues: list, timing: Timing) -> None:
    made = tuple(Utterance(words, who, start, start + 1) for who, words, start in cues)
    transcript = Transcript(made, "plain", timing, VOICES)
    as_document(transcript, read(transcript))


@needs_shared
@pytest.mark.parametrize("name", SESSIONS)
def test_a_shared_session_has_no_more_episodes_than_a_careful_reader_would_mark(name: str) -> None:
    reading = read(session(name))
    assert 1 <= len(reading.shifts) <= 6
    assert all(shift.span[1] - shift.span[0] <= 6 for shift in reading.shifts)


@needs_shared
def test_what_both_readers_mark_as_strong_is_mostly_found() -> None:
    found = marked = 0
    for name in SESSIONS:
        turns = {turn for shift in read(session(name)).shifts for turn in range(shift.span[0] - 2, shift.span[1] + 3)}
        peaks = [
            {int(s["peak"][1:]) for s in reader(number, name)["shifts"] if s["strength"] == "strong"}
            for number in (1, 2)
        ]
        for peak in peaks[0] & {near + step for near in peaks[1] for step in (-2, 0, 2)}:
            marked += 1
            found += peak in turns
    assert marked >= 5
    assert found / marked >= 0.7
