"""A review at the door: prepared alone, shared by choice, looked at together, ended."""

import pytest
from django.urls import reverse

from tests.people import gather

pytestmark = pytest.mark.django_db


def test_the_coach_reads_nothing_of_the_preparation_until_it_is_shared():
    cast = gather()
    review = cast.review()
    address = reverse("prepare-review", args=[review.id])
    cast.browser("client").post(address, {"version": "0", "different": "I wait before I answer."})
    assert b"I wait before" in cast.browser("client").get(review.get_absolute_url()).content
    assert b"I wait before" not in cast.browser("coach").get(review.get_absolute_url()).content
    assert cast.browser("coach").get(address).status_code == 404
    assert cast.browser("coach").post(reverse("share-review", args=[review.id])).status_code == 404
    cast.browser("client").post(reverse("share-review", args=[review.id]))
    assert b"I wait before" in cast.browser("coach").get(review.get_absolute_url()).content


def test_two_tabs_of_one_preparation_lose_no_word():
    cast = gather()
    address = reverse("prepare-review", args=[cast.review().id])
    browser = cast.browser("client")
    browser.post(address, {"version": "0", "goals": "From the first tab."})
    answer = browser.post(address, {"version": "0", "goals": "From the second tab."})
    assert answer.status_code == 409
    assert b"From the first tab." in answer.content
    assert b"From the second tab." in answer.content


def test_two_people_writing_down_what_comes_of_it_lose_no_word():
    cast = gather()
    review = cast.review()
    cast.browser("coach").post(review.get_absolute_url(), {"version": "1", "outcome": "Four more."})
    answer = cast.browser("client").post(review.get_absolute_url(), {"version": "1", "outcome": "Three more."})
    assert answer.status_code == 409
    assert b"Four more." in answer.content
    assert b"Three more." in answer.content
    assert b'name="version" value="2"' in answer.content


def test_a_closing_review_is_opened_and_closes_the_work():
    cast = gather()
    cast.engagement.held()
    browser = cast.browser("client")
    opened = browser.post(reverse("begin-review", args=[cast.engagement.id]), {"kind": "closing"})
    page = browser.get(opened["Location"])
    assert b"End the review and close the work" in page.content
    browser.post(reverse("end-review", args=[page.context["review"].id]))
    cast.engagement.refresh_from_db()
    assert cast.engagement.state == "closed"
    assert b"This work is closed" in browser.get(cast.engagement.get_absolute_url()).content


def test_a_review_before_the_work_is_refused_with_a_sentence():
    cast = gather()
    answer = cast.browser("coach").post(
        reverse("begin-review", args=[cast.engagement.id]), {"kind": "closing"}, follow=True
    )
    assert b"a review looks back on work that is under way" in answer.content
