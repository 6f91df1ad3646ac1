"""Where awareness may have shifted."""

from itertools import pairwise

from tests.conversation.reading.scenes import GOOD, POOR, heard
from tilth.conversation.reading.findings import Strength
from tilth.conversation.reading.shifts import read_shifts


def test_a_shift_is_found_where_words_and_silence_and_the_coach_speak_for_it_together() -> None:
    shifts = read_shifts(heard(GOOD))
    assert any(shift.span[0] <= 10 <= shift.span[1] + 2 for shift in shifts)


def test_each_shift_names_its_signs_and_quotes_exact_words_of_its_peak() -> None:
    conversation = heard(GOOD)
    for shift in read_shifts(conversation):
        assert shift.cues
        assert shift.why.endswith(".")
        for quote in shift.quotes:
            assert quote.turn == shift.turn
            assert conversation.transcript.said(quote) in conversation.at(shift.turn).turn.text


def test_what_lies_within_three_client_turns_is_one_episode_of_at_most_seven_turns() -> None:
    shifts = read_shifts(heard(GOOD))
    peaks = [shift.turn for shift in shifts]
    assert all(later - earlier > 6 for earlier, later in pairwise(peaks))
    assert all(shift.span[1] - shift.span[0] <= 6 for shift in shifts)


def test_without_times_the_words_must_carry_more_and_the_confidence_is_lower() -> None:
    timed = {shift.turn: shift.confidence for shift in read_shifts(heard(GOOD))}
    untimed = {shift.turn: shift.confidence for shift in read_shifts(heard(GOOD, timed=False))}
    shared = timed.keys() & untimed.keys()
    assert shared
    assert all(untimed[turn] < timed[turn] for turn in shared)


def test_a_shift_is_found_also_where_the_coach_runs_over_it() -> None:
    assert [shift.turn for shift in read_shifts(heard(POOR))] == [8]


def test_small_talk_and_agreeing_the_work_hold_no_shift() -> None:
    assert not read_shifts(
        heard("""
        c | Hi Sam, how are you?
        k +1 | Fine, thanks. I'm a bit late, sorry, it's the train.
        c +1 | No problem. What would you like to talk about today?
        k +2 | The budget again, I suppose. It's not a small thing.
        """)
    )


def test_a_courtesy_after_an_explanation_is_no_shift() -> None:
    assert not read_shifts(
        heard("""
        c | There's a simple model for this, it's called the four Ds. You put a D next to every item on your list.
        k +4 | Oh, that makes sense.
        c +1 | And then you should only keep three of them for the week.
        k +4 | Ah, good point. I see what you mean.
        """)
    )


def test_only_what_is_well_supported_is_called_strong() -> None:
    for shift in read_shifts(heard(GOOD)):
        assert shift.strength is not Strength.STRONG or shift.confidence >= 0.5
        assert shift.strength is Strength.MINOR or shift.confidence >= 0.4
