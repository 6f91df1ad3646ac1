"""Goals at the door: the ladder first, the number second with its formula; an unfinished ladder is explained."""

import pytest
from django.urls import reverse

from tests.people import NOW, gather

pytestmark = pytest.mark.django_db

LADDER = {f"level_{n}": f"rung {n}" for n in range(5)} | {"version": "0"}


def test_a_goal_is_written_with_its_ladder_and_read_from_the_top():
    cast = gather()
    address = reverse("write-goal", args=[cast.engagement.id])
    cast.browser("client").post(address, {"words": "Let others speak", "weight": "2"} | LADDER)
    page = cast.browser("coach").get(reverse("goals", args=[cast.engagement.id])).content.decode()
    assert page.index("rung 4") < page.index("rung 0")
    assert "Counts 2 times" in page
    assert "And as one number" not in page


def test_the_number_comes_after_the_ladder_with_its_formula():
    cast = gather()
    goal = cast.goal()
    cast.browser("client").post(goal.get_absolute_url(), {"level": "1"})
    page = cast.browser("coach").get(reverse("goals", args=[cast.engagement.id])).content.decode()
    assert page.index("Marta answers") < page.index("T = <b>60.0</b>")
    assert "√((1 − r)·Σw² + r·(Σw)²)" in page


@pytest.mark.parametrize("levels", [0, 1, 4])
def test_a_ladder_with_levels_missing_is_explained_and_goes_into_no_number(levels):
    cast = gather()
    goal = cast.goal(levels=levels)
    goal.reach(0, by=cast.client, now=NOW)
    page = cast.browser("client").get(reverse("goals", args=[cast.engagement.id])).content.decode()
    assert "A ladder measures only with all five" in page
    assert "And as one number" not in page


def test_the_coach_is_offered_no_level_to_choose_and_cannot_set_one():
    cast = gather()
    goal = cast.goal()
    assert b'name="level"' not in cast.browser("coach").get(goal.get_absolute_url()).content
    for level in ("1", "", "7"):
        assert cast.browser("coach").post(goal.get_absolute_url(), {"level": level}).status_code == 404


@pytest.mark.parametrize("level", ["", "3", "-3", "one", "1.5"])
def test_a_level_that_is_none_changes_nothing(level):
    cast = gather()
    goal = cast.goal()
    answer = cast.browser("client").post(goal.get_absolute_url(), {"level": level}, follow=True)
    assert b"Choose one of the five levels" in answer.content
    goal.refresh_from_db()
    assert goal.level is None


def test_in_the_middle_of_the_work_a_change_asks_why():
    cast = gather()
    goal = cast.goal()
    cast.engagement.held()
    address = reverse("rewrite-goal", args=[goal.id])
    form = LADDER | {"version": "1", "words": "Speak later", "weight": "1"}
    refused = cast.browser("coach").post(address, form)
    assert refused.status_code == 422
    assert b"Say in a sentence why" in refused.content
    cast.browser("coach").post(address, form | {"why": "Marta has left."})
    page = cast.browser("client").get(goal.get_absolute_url()).content.decode()
    assert "Speak later" in page
    assert "Marta has left." in page
    assert "Let Marta speak" in page


def test_two_people_rewriting_one_goal_lose_no_word():
    cast = gather()
    goal = cast.goal()
    address = reverse("rewrite-goal", args=[goal.id])
    form = LADDER | {"version": "1", "weight": "1"}
    cast.browser("coach").post(address, form | {"words": "The coach's words"})
    answer = cast.browser("client").post(address, form | {"words": "The client's words"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "The coach&#x27;s words" in page
    assert "The client&#x27;s words" in page
    assert 'name="version" value="2"' in page


@pytest.mark.parametrize("weight", ["0", "6", "-1", "much", ""])
def test_a_weight_that_is_none_is_refused(weight):
    cast = gather()
    address = reverse("write-goal", args=[cast.engagement.id])
    assert cast.browser("coach").post(address, {"version": "0", "words": "x", "weight": weight}).status_code == 422


def test_before_releasing_the_client_sees_what_the_sponsor_would_see():
    cast = gather().with_sponsor()
    goal = cast.goal()
    agreement = cast.agreement(purpose="To lead.", goals_may_be_released=True)
    for person in (cast.client, cast.sponsor):
        agreement.accept(by=person, now=NOW)
    address = reverse("release-goal", args=[goal.id])
    three = reverse("agreement-for-three", args=[cast.engagement.id])
    assert b"They would see exactly this" in cast.browser("client").get(address).content
    assert b"Let Marta speak" not in cast.browser("sponsor").get(three).content
    cast.browser("client").post(address)
    assert b"Let Marta speak" in cast.browser("sponsor").get(three).content
    cast.browser("client").post(address)
    assert b"Let Marta speak" not in cast.browser("sponsor").get(three).content
    assert cast.browser("coach").post(address).status_code == 404
