"""Insight against action."""

from tests.conversation.reading.scenes import GOOD, POOR, heard
from tilth.conversation.reading.balance import actions_alone, moments_alone, shares
from tilth.conversation.reading.findings import Action, Commitment, Moment, Ownership, Status, StepKind
from tilth.conversation.transcript import Quote


def moment(*turns: int) -> Moment:
    return Moment(turns, (Quote(turns[0], 0, 1),), "Because.")


def action(*turns: int, grown_from: int | None = None, owner: Ownership = Ownership.CLIENT_OWNED) -> Action:
    return Action(
        turns,
        (Quote(turns[0], 0, 1),),
        "Because.",
        Status.AGREED,
        owner,
        StepKind.TASK,
        Commitment.MODERATE,
        moment=grown_from,
    )


def test_no_turn_is_both_learning_and_action() -> None:
    for text in (GOOD, POOR):
        found = shares(heard(text), (moment(10),), (action(10, 16),))
        assert found is not None
        assert sum(found) <= 1


def test_a_session_of_instructions_has_more_action_than_learning() -> None:
    good, poor = (shares(heard(text), (), ()) for text in (GOOD, POOR))
    assert good is not None
    assert poor is not None
    assert good[0] > poor[0]
    assert poor[1] > poor[0]


def test_without_a_coach_or_a_client_there_is_no_balance() -> None:
    assert shares(heard("k | Alone again."), (), ()) is None


def test_moments_and_steps_that_stand_alone_are_named_by_their_index() -> None:
    moments = (moment(4), moment(8))
    actions = (action(10, grown_from=1), action(12))
    assert moments_alone(moments, actions) == (0,)
    assert actions_alone(actions) == (1,)
