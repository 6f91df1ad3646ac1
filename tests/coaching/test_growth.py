"""Goals: written before the work, changed afterwards with a reason, climbed and released by the client alone."""

from datetime import timedelta

import pytest

from tests.people import NOW, gather
from tilth.coaching.content import Outdated
from tilth.coaching.engagement import NotNow
from tilth.coaching.growth import Goal, GoalBefore, score
from tilth.organisation.disclosure import Withheld

pytestmark = pytest.mark.django_db


def rewritten(cast, goal, *, version=1, why="", words="Wait"):
    return goal.rewrite(by=cast.client, version=version, words=words, ladder=["a"], weight=2, why=why, now=NOW)


def test_before_the_work_a_ladder_is_rewritten_freely():
    cast = gather()
    goal = rewritten(cast, cast.goal())
    assert (goal.words, goal.ladder, goal.weight) == ("Wait", ["a", "", "", "", ""], 2)
    assert not GoalBefore.objects.exists()


def test_once_the_work_has_begun_a_change_takes_a_reason_and_keeps_what_stood():
    cast = gather()
    goal = cast.goal()
    cast.engagement.held()
    goal.engagement.refresh_from_db()
    with pytest.raises(NotNow, match="Say in a sentence why"):
        rewritten(cast, goal)
    rewritten(cast, goal, why="Marta has left.")
    before = GoalBefore.objects.get()
    assert (before.words, before.why, before.by) == ("Let Marta speak", "Marta has left.", cast.client)
    assert before.levels()[0].words == "Nobody looks at me"


def test_of_two_changes_at_once_neither_is_lost():
    cast = gather()
    goal = cast.goal()
    rewritten(cast, goal)
    with pytest.raises(Outdated):
        rewritten(cast, goal, words="Speak")
    assert not GoalBefore.objects.exists()


def test_only_the_client_says_where_they_stand():
    cast = gather()
    goal = cast.goal()
    with pytest.raises(Withheld):
        goal.reach(1, by=cast.coach, now=NOW)
    with pytest.raises(ValueError):
        goal.reach(3, by=cast.client, now=NOW)
    goal.reach(-1, by=cast.client, now=NOW)
    goal.reach(1, by=cast.client, now=NOW + timedelta(days=60))
    assert [rung.level for rung in goal.rungs.all()] == [-1, 1]
    assert [level.level for level in goal.levels() if level.here] == [1]


def test_a_ladder_counts_with_all_five_levels_and_a_word_of_where_the_client_stands():
    cast = gather()
    whole, short, unsaid = cast.goal(), cast.goal(levels=1), cast.goal()
    for goal in (whole, short):
        goal.reach(1, by=cast.client, now=NOW)
    assert (whole.counts(), short.counts(), unsaid.counts()) == (True, False, False)
    assert short.missing() == 4
    assert score([whole, short, unsaid]).levels == (1,)
    assert score([short, unsaid]) is None


def test_a_goal_let_go_counts_for_nothing_and_can_be_taken_up_again():
    cast = gather()
    goal = cast.goal()
    goal.reach(0, by=cast.client, now=NOW)
    goal.let_go(by=cast.client, now=NOW)
    assert score([goal]) is None
    assert Goal.as_agreed(cast.engagement) == []
    goal.take_up_again(by=cast.client, now=NOW)
    assert score([goal]).t == 50


def agreed(cast, **sharing):
    agreement = cast.agreement(purpose="To lead.", **sharing)
    for person in (cast.client, cast.sponsor):
        agreement.accept(by=person, now=NOW)


def test_a_sponsor_sees_a_goal_while_the_client_releases_it_and_the_agreement_lets_them():
    cast = gather().with_sponsor()
    goal = cast.goal()
    with pytest.raises(NotNow, match="does not let"):
        goal.release(by=cast.client, now=NOW)
    agreed(cast, goals_may_be_released=True)
    assert not Goal.shown_to_sponsor(cast.engagement).exists()
    with pytest.raises(Withheld):
        goal.release(by=cast.coach, now=NOW)
    goal.release(by=cast.client, now=NOW)
    assert Goal.shown_to_sponsor(cast.engagement).get() == goal
    goal.take_back(by=cast.client, now=NOW)
    assert not Goal.shown_to_sponsor(cast.engagement).exists()


def test_a_later_agreement_closes_what_an_earlier_one_let_through():
    cast = gather().with_sponsor()
    goal = cast.goal()
    agreed(cast, goals_may_be_released=True)
    goal.release(by=cast.client, now=NOW)
    agreed(cast, goals_may_be_released=False)
    assert not Goal.shown_to_sponsor(cast.engagement).exists()
