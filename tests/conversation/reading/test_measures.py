"""What can be counted in a conversation."""

from tests.conversation.reading.scenes import GOOD, POOR, heard
from tilth.conversation.reading.measures import measure


def test_shares_of_words_and_of_speaking_time_are_the_coach_s_part_of_what_both_said() -> None:
    found = measure(heard("c | One two.\nk +2 | Three four five six seven eight.\nc +3 | Mm.\nk +3 | Nine."), (), ())
    assert found.coach_word_share == 0.3
    assert found.coach_time_share is not None
    assert 0 < found.coach_time_share < 0.5


def test_questions_are_counted_by_their_form() -> None:
    found = measure(
        heard("c | What is it?\nk +2 | A thing.\nc +2 | Is it yours?\nk +2 | Yes, it is mine.\nc +4 | Mm."), (), ()
    )
    assert found.open_question_share == 0.5
    assert found.stacked == 0


def test_silences_are_counted_before_and_inside_turns() -> None:
    found = measure(heard("c | What is it?\nk +4 | Well. (3.5) A thing.\nc +2 | Mm."), (), ())
    assert (found.silences_3s, found.longest_silence, found.median_coach_latency) == (2, 4.0, 2.0)


def test_without_times_what_needs_them_is_unknown_and_not_nought() -> None:
    found = measure(heard(GOOD, timed=False), (), ())
    assert found.silences_3s is None
    assert found.longest_silence is None
    assert found.coach_time_share is None
    assert found.median_coach_latency is None
    assert found.coach_word_share is not None


def test_a_coach_who_asks_nothing_has_no_share_of_open_questions() -> None:
    assert measure(heard("c | Mm.\nk +1 | So it goes."), (), ()).open_question_share is None


def test_the_coach_who_tells_has_the_larger_share_of_words() -> None:
    good, poor = (measure(heard(text), (), ()).coach_word_share or 0 for text in (GOOD, POOR))
    assert good < 0.45 < poor
