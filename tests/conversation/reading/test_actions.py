"""The steps spoken of."""

import pytest

from tests.conversation.reading.scenes import GOOD, MORE, POOR, TALK, heard
from tilth.conversation.reading.actions import read_actions
from tilth.conversation.reading.findings import Action, Commitment, Ownership, Status, StepKind
from tilth.conversation.reading.moments import read_moments
from tilth.conversation.reading.shifts import read_shifts


def actions(text: str) -> tuple[Action, ...]:
    conversation = heard(text)
    return read_actions(conversation, read_moments(conversation, read_shifts(conversation)))


def at(text: str, turn: int) -> Action:
    return next(action for action in actions(text) if turn in action.turns)


def test_a_client_s_own_step_has_its_day_its_person_and_its_if_then() -> None:
    step = at(GOOD, 16)
    assert step.ownership is Ownership.CLIENT_OWNED
    assert step.status is Status.AGREED
    assert (step.when, step.with_whom) == ("On Tuesday", "Marta")
    assert step.commitment is Commitment.STRONG
    assert at(GOOD, 18).if_then


def test_what_the_coach_sets_and_the_client_goes_along_with_is_the_coach_s() -> None:
    step = at(POOR, 11)
    assert step.ownership is Ownership.COACH_IMPOSED
    assert step.status is Status.COMPLIED
    assert step.commitment is Commitment.WEAK
    assert step.when == "by Friday"
    assert step.moment is None


def test_what_the_coach_promises_is_the_coach_s_commitment() -> None:
    assert at(POOR, 15).ownership is Ownership.COACH_COMMITMENT


def test_every_step_quotes_the_words_in_which_it_is_spoken_of() -> None:
    conversation = heard(GOOD)
    for action in read_actions(conversation, ()):
        assert {quote.turn for quote in action.quotes} <= set(action.turns)
        assert all(conversation.transcript.said(quote) for quote in action.quotes)


def test_steps_stand_in_the_order_of_the_conversation() -> None:
    turns = [action.turns for action in actions(GOOD)]
    assert turns == sorted(turns)


@pytest.mark.parametrize(
    "words",
    [
        "If you had asked me last year, I would have told him to his face.",
        "I rang him on Tuesday and I told him everything, and it was fine.",
        "He'll ring the supplier on Tuesday, he always does that for us.",
        "I'm not going to tell him. I don't want to do anything about it yet.",
    ],
)
def test_what_might_have_been_what_was_what_others_do_and_what_is_refused_is_no_step(words: str) -> None:
    assert not actions(f"{TALK}c | What would you like to do next?\nk +2 | {words}\nc +2 | I see.\nk +1 | Yes.{MORE}")


def test_a_step_to_try_and_see_is_an_experiment() -> None:
    step = at(
        TALK
        + "c | What do you want to try?\nk +2 | I'll try one meeting without slides on Monday and see what happens."
        + MORE,
        12,
    )
    assert step.kind is StepKind.EXPERIMENT
