"""What a transcript holds for and against each marker."""

import pytest

from tests.conversation.reading.scenes import GOOD, POOR, heard
from tilth.conversation.reading.actions import read_actions
from tilth.conversation.reading.findings import Evidence, MarkerFinding
from tilth.conversation.reading.markers import read_markers
from tilth.conversation.reading.shifts import read_shifts
from tilth.conversation.rubrics import MARKERS, load
from tilth.conversation.transcript import Role

SHOWN = {Evidence.EVIDENCE, Evidence.MIXED}


def markers(text: str, *, timed: bool = True) -> dict[str, MarkerFinding]:
    conversation = heard(text, timed=timed)
    return dict(read_markers(conversation, read_shifts(conversation), read_actions(conversation, ())))


def test_all_37_markers_are_read_each_with_a_sentence() -> None:
    found = markers(GOOD)
    assert list(found) == [line["number"] for line in load(MARKERS)["lines"]]
    assert all(marker.why.endswith(".") for marker in found.values())


def test_evidence_rests_on_turns_of_the_coach() -> None:
    conversation = heard(GOOD)
    found = read_markers(conversation, read_shifts(conversation), read_actions(conversation, ()))
    for number, marker in found.items():
        if number != "7.8":  # who talks most is seen in the client's turns too
            assert all(conversation.at(n).turn.role is Role.COACH for n in (*marker.turns, *marker.counter))


@pytest.mark.parametrize("number", ["3.1", "3.2", "5.5", "6.4", "7.2", "7.8", "8.2", "8.5", "8.6", "8.7", "8.9"])
def test_a_session_that_shows_a_marker_has_evidence_of_it(number: str) -> None:
    assert markers(GOOD)[number].reading in SHOWN


@pytest.mark.parametrize("number", ["3.1", "3.2", "3.3", "5.5", "8.2", "8.4", "8.5", "8.7", "8.9"])
def test_a_session_that_does_not_show_it_has_none(number: str) -> None:
    assert markers(POOR)[number].reading not in SHOWN


def test_setting_tasks_speaks_against_designing_them_together() -> None:
    against = markers(POOR)["8.5"]
    assert against.reading is Evidence.COUNTER_EVIDENCE
    assert 11 in against.counter


def test_where_times_cannot_carry_silence_what_needs_it_is_not_observable() -> None:
    found = markers(GOOD, timed=False)
    assert {n for n in ("5.5", "6.6") if found[n].reading is Evidence.NOT_OBSERVABLE} == {"5.5", "6.6"}


def test_words_never_deny_what_only_sound_or_picture_could_show() -> None:
    quiet = markers("c | Where are you with it now?\nk +2 | Closer, I think, a good deal closer than before.")
    assert quiet["6.4"].reading is Evidence.NOT_OBSERVABLE
    assert quiet["3.2"].reading is Evidence.NO_EVIDENCE


def test_without_a_coach_no_marker_is_read() -> None:
    assert markers("k | I am talking to myself about this.\no +1 | So am I.") == {}
