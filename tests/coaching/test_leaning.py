"""Signs that a step leans on the coach are sentences; a step that reaches others shows none."""

import pytest

from tilth.coaching.leaning import leans


@pytest.mark.parametrize(
    ("card", "ownership", "sign"),
    [
        ({}, "coach_imposed", "The idea is yours."),
        ({}, "coach_shaped", "The seed is theirs, the shape is yours."),
        ({"who_knows": "Ruth"}, "client_owned", "Nobody but you knows of it."),
        ({"who_knows": "only my coach"}, "client_owned", "Nobody but you knows of it."),
        ({"support": "Ruth Hale"}, "client_owned", "The only support is you."),
        (
            {"what": "Fill in the worksheet"},
            "co_created",
            "It works through a sheet or a list rather than their own way.",
        ),
    ],
)
def test_a_sign_is_named(card, ownership, sign):
    assert sign in leans(card, ownership=ownership, coach="Ruth Hale")


@pytest.mark.parametrize(
    "card",
    [
        {},
        {"who_knows": "Marta and Ruth"},
        {"support": "my partner"},
        {"what": "Fill in my own checklist"},
        {"what": "Ask Ruthless questions", "who_knows": "the team"},
    ],
)
def test_a_step_of_the_clients_own_that_others_know_of_leans_on_nobody(card):
    assert leans(card, ownership="client_owned", coach="Ruth Hale") == []


def test_a_role_that_asks_for_something_is_no_dependency():
    assert leans({"what": "File the report"}, ownership="role_requirement", coach="Ruth") == []
