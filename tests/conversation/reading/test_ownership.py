"""Whose a step is."""

import pytest

from tests.conversation.reading.scenes import later
from tilth.conversation.reading.findings import Commitment, Ownership, Status
from tilth.conversation.reading.ownership import commitment, status, whose
from tilth.conversation.reading.threads import Thread, threads


def thread(text: str) -> tuple[Thread, Ownership, str]:
    conversation = later(text)
    found = next(t for t in threads(conversation) if min(t.turns) > 10)
    return found, *whose(conversation, found)


def test_first_mention_by_the_client_makes_it_the_client_s() -> None:
    _, owner, why = thread(
        "c | What would you like to do?\nk +2 | I'll ring Karen on Thursday and ask what she needs from me."
    )
    assert owner is Ownership.CLIENT_OWNED
    assert "turn 12" in why


def test_a_proposal_that_is_merely_agreed_to_is_the_coach_s_and_complied_with() -> None:
    found, owner, why = thread("c | You should write a checklist for the team.\nk +1 | Okay. Sure.")
    assert owner is Ownership.COACH_IMPOSED
    assert status(found) is Status.COMPLIED
    assert commitment(found) is Commitment.WEAK
    assert "turn 11" in why


def test_a_proposal_that_the_client_changes_and_builds_on_is_made_together() -> None:
    _, owner, _ = thread(
        "c | You could send the team a note before the meeting.\n"
        "k +2 | Not to the team. I'll send Marta a note before the meeting and let her decide who else should see it."
    )
    assert owner is Ownership.CO_CREATED


def test_the_client_s_seed_in_the_coach_s_shape_is_shaped_by_the_coach() -> None:
    _, owner, _ = thread(
        "c | What could you do?\nk +2 | I could stop filling in the list.\n"
        "c +1 | Maybe you could rename the list instead. You could make the list neutral.\nk +1 | Okay."
    )
    assert owner is Ownership.COACH_SHAPED


def test_what_the_role_asks_for_is_named_so() -> None:
    _, owner, _ = thread(
        "c | It's a requirement, the policy says you need to report it by Friday.\nk +1 | Yes, I know."
    )
    assert owner is Ownership.ROLE_REQUIREMENT


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Okay, yes.", Status.COMPLIED),
        ("I don't think that would work for me.", Status.OFFERED),
        ("No, leave it.", Status.LET_GO),
    ],
)
def test_the_answer_to_a_proposal_says_how_far_it_was_taken_up(answer: str, expected: Status) -> None:
    found, _, _ = thread(f"c | You should take that to your boss first.\nk +1 | {answer}")
    assert status(found) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("I'll ring her on Tuesday.", Commitment.STRONG),
        ("I'll ring her about it.", Commitment.MODERATE),
        ("I could ring her about it.", Commitment.MODERATE),
    ],
)
def test_a_will_with_a_day_binds_more_than_a_will_without(words: str, expected: Commitment) -> None:
    found, _, _ = thread(f"c | And what will you do?\nk +2 | {words}")
    assert commitment(found) is expected
