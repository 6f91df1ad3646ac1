"""What surrounded a shift and what became of it."""

import pytest

from tests.conversation.reading.scenes import GOOD, POOR, heard
from tilth.conversation.reading.arcs import arc, cutting, outcome
from tilth.conversation.reading.findings import Arc, Outcome


def became(text: str, peak: int, *, timed: bool = True) -> Outcome:
    conversation = heard(text, timed=timed)
    turn = conversation.at(peak)
    return outcome(conversation, turn, arc(conversation, turn))[0]


def test_the_arc_names_what_sowed_it_the_seconds_left_and_what_nurtured_and_harvested_it() -> None:
    conversation = heard(GOOD)
    assert arc(conversation, conversation.at(10)) == Arc(sown=9, paused=6.0, nurtured=11, harvested=13)


def test_a_shift_whose_meaning_is_asked_for_and_given_is_harvested() -> None:
    assert became(GOOD, 10) is Outcome.HARVESTED


def test_reassurance_advice_and_haste_together_cut_a_shift_short() -> None:
    assert became(POOR, 8) is Outcome.CUT_SHORT


def test_one_hint_is_a_hint_and_no_finding() -> None:
    conversation = heard("""
    c | What is it you don't say?
    k +5 | I've been afraid of it, and it isn't true. I made it up.
    c +0.4 | You made it up.
    k +3 | All of it. I never once checked with anybody, not in ten years of doing this.
    c +3 | What do you make of that?
    k +4 | That I have been keeping a rule which nobody had written down.
    """)
    peak = conversation.at(2)
    assert list(cutting(conversation, peak, conversation.at(3))) == ["no pause"]
    assert outcome(conversation, peak, arc(conversation, peak))[0] is Outcome.HARVESTED


@pytest.mark.parametrize("timed", [True, False])
def test_the_outcome_says_why_in_half_a_sentence(timed: bool) -> None:
    conversation = heard(POOR, timed=timed)
    found, why = outcome(conversation, conversation.at(8), arc(conversation, conversation.at(8)))
    assert found is Outcome.CUT_SHORT
    assert "took it away" in why


def test_without_times_nothing_is_said_of_the_pause() -> None:
    conversation = heard(GOOD, timed=False)
    assert arc(conversation, conversation.at(10)).paused is None


def test_a_shift_that_ends_the_conversation_is_left_to_rest() -> None:
    assert became("c | What is in it for you?\nk +5 | Oh. It's not about him. It was me.", 2) is Outcome.LEFT_TO_REST
