"""Reviews: the client's words are theirs until they share them; a mid-point goes on, a closing review closes."""

import pytest

from tests.people import NOW, gather
from tilth.coaching.content import Outdated
from tilth.coaching.engagement import NotNow
from tilth.coaching.review import Review, ReviewPreparation
from tilth.organisation.disclosure import Withheld

pytestmark = pytest.mark.django_db


def test_what_the_client_prepared_is_closed_to_the_coach_until_it_is_shared():
    cast = gather()
    review = cast.review()
    kept = review.prepare(by=cast.client, different="I wait.", version=0, now=NOW)
    assert kept.compartment_id == cast.engagement.of_client_id
    assert not ReviewPreparation.visible_to(cast.coach).exists()
    kept.share(by=cast.client, now=NOW)
    seen = ReviewPreparation.visible_to(cast.coach).get()
    assert seen.compartment_id == cast.engagement.shared_id
    assert seen.answered() == [("What is different by now, and who would notice?", "I wait.")]


def test_nobody_prepares_or_shares_for_the_client():
    cast = gather()
    review = cast.review()
    with pytest.raises(Withheld):
        review.prepare(by=cast.coach, version=0, now=NOW)
    kept = review.prepare(by=cast.client, version=0, now=NOW)
    with pytest.raises(Withheld):
        kept.share(by=cast.coach, now=NOW)


def test_a_preparation_saved_from_an_old_page_is_refused():
    cast = gather()
    review = cast.review()
    for version in (0, 1):
        review.prepare(by=cast.client, goals=str(version), version=version, now=NOW)
    with pytest.raises(Outdated):
        review.prepare(by=cast.client, goals="late", version=1, now=NOW)


def test_after_a_mid_point_the_work_goes_on_and_after_a_closing_review_it_is_closed():
    cast = gather()
    review = cast.review()
    assert cast.engagement.state == "in_review"
    review.end(by=cast.client, now=NOW)
    cast.engagement.refresh_from_db()
    assert cast.engagement.state == "under_way"
    closing = Review.open(cast.engagement, kind=Review.Kind.CLOSING, by=cast.client, now=NOW)
    closing.end(by=cast.coach, now=NOW)
    cast.engagement.refresh_from_db()
    assert (cast.engagement.state, cast.engagement.closed_at) == ("closed", NOW)


def test_there_is_one_review_at_a_time_and_none_before_the_work():
    cast = gather()
    with pytest.raises(NotNow, match="under way"):
        Review.open(cast.engagement, kind=Review.Kind.CLOSING, by=cast.coach, now=NOW)
    review = cast.review()
    with pytest.raises(NotNow, match="in review"):
        Review.open(cast.engagement, kind=Review.Kind.CLOSING, by=cast.coach, now=NOW)
    review.end(by=cast.coach, now=NOW)
    with pytest.raises(NotNow, match="ended"):
        review.write_down(by=cast.coach, outcome="late", version=1, now=NOW)


def test_both_write_down_what_comes_of_it_and_neither_loses_a_word():
    cast = gather()
    review = cast.review()
    review.write_down(by=cast.coach, outcome="Four more.", version=1, now=NOW)
    with pytest.raises(Outdated) as refusal:
        review.write_down(by=cast.client, outcome="Three more.", version=1, now=NOW)
    assert refusal.value.now.outcome == "Four more."


def test_half_way_is_a_good_moment_once_and_only_where_a_number_was_agreed():
    cast = gather()
    cast.session(read=False)
    assert not Review.is_near(cast.engagement)
    agreement = cast.agreement(purpose="To lead.", sessions=2)
    assert not Review.is_near(cast.engagement)
    agreement.accept(by=cast.client, now=NOW)
    assert Review.is_near(cast.engagement)
    cast.review()
    assert not Review.is_near(cast.engagement)
