"""Closing: the client's words, the coach's marked as such, and no action as a good ending."""

import pytest
from django.urls import reverse

from tests.people import NOW, gather
from tilth.coaching.note import Learning
from tilth.coaching.session import Session

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return gather()


@pytest.fixture
def session(cast):
    session = Session.plan(cast.engagement, by=cast.coach, held_on=NOW.date(), now=NOW)
    session.begin(by=cast.coach, now=NOW)
    return session


def close(cast, session, part, **fields):
    return cast.browser(part).post(reverse("close", args=[session.id]), {"version": 0} | fields)


def page(cast, session, part):
    return cast.browser(part).get(reverse("workspace", args=[session.id])).content.decode()


def test_a_session_ends_with_no_action_by_choice_and_the_page_says_so_calmly(cast, session):
    close(cast, session, "coach", ending="no_action")
    session.refresh_from_db()
    assert (session.state, session.ending) == ("closed", "no_action")
    assert "It ended with no action, by choice." in page(cast, session, "client")


def test_nothing_is_demanded(cast, session):
    assert close(cast, session, "client").status_code == 302
    assert Session.objects.get().state == "closed"


def test_what_the_coach_wrote_down_is_marked_and_the_client_rewords_it(cast, session):
    close(cast, session, "coach", about_self="That he answers first.")
    assert "Written down by coach as you said it" in page(cast, session, "client")
    close(cast, session, "client", about_self="I answer first.", shared_with_coach="on", version=1)
    shown = page(cast, session, "coach")
    assert "I answer first." in shown
    assert "Written down by" not in shown


def test_a_coach_who_comes_late_keeps_their_words_and_changes_nothing_of_the_clients(cast, session):
    close(cast, session, "client", about_self="I answer first.", shared_with_coach="on")
    late = close(cast, session, "coach", about_self="He answers first, he says.")
    assert late.status_code == 409
    assert "He answers first, he says." in late.content.decode()
    assert Learning.objects.get().about_self == "I answer first."


def test_learning_that_the_client_keeps_is_not_on_the_coachs_pages(cast, session):
    close(cast, session, "client", about_self="Not for Ruth.")
    assert "Not for Ruth." not in page(cast, session, "coach")
    assert "Not for Ruth." not in cast.browser("coach").get(reverse("close", args=[session.id])).content.decode()
    assert "Not for Ruth." in page(cast, session, "client")


def test_a_cancelled_session_is_not_closed(cast):
    session = Session.plan(cast.engagement, by=cast.coach, held_on=NOW.date(), now=NOW)
    session.cancel(by=cast.coach, now=NOW)
    answer = cast.browser("coach").get(reverse("close", args=[session.id]), follow=True)
    assert "nothing to close" in answer.content.decode()
