"""Planning, moving and cancelling by the page: a day that does not fit is answered with a sentence, nothing is lost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.people import NOW, gather
from tilth.coaching.session import Session

pytestmark = pytest.mark.django_db


def in_days(days):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def plan(cast, part="coach", **fields):
    return cast.browser(part).post(reverse("plan", args=[cast.engagement.id]), fields)


def test_a_session_is_planned_with_a_day_and_perhaps_a_time():
    cast = gather()
    answer = plan(cast, "client", held_on=in_days(7), starts_at="10:00")
    session = Session.objects.get()
    assert answer["Location"] == reverse("workspace", args=[session.id])
    assert session.starts_at.hour == 10


@pytest.mark.parametrize(
    ("part", "day", "tick", "says"),
    [
        ("coach", -3, "", "It has taken place already"),
        ("client", -3, "", "Choose today or a day to come"),
        ("coach", 3, "on", "still to come"),
    ],
)
def test_a_day_that_does_not_fit_is_answered_with_a_sentence(part, day, tick, says):
    cast = gather()
    answer = plan(cast, part, held_on=in_days(day), took_place=tick)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Session.objects.exists()


def test_a_session_held_elsewhere_is_written_down():
    cast = gather()
    plan(cast, held_on=in_days(-3), took_place="on")
    assert Session.objects.get().state == Session.State.HELD


def test_moved_twice_is_said_calmly_and_a_second_mover_is_told():
    cast = gather()
    plan(cast, held_on=in_days(3))
    session = Session.objects.get()
    place = reverse("move", args=[session.id])
    cast.browser("coach").post(place, {"held_on": in_days(5), "moved": 0})
    late = cast.browser("client").post(place, {"held_on": in_days(6), "moved": 0})
    assert late.status_code == 422
    assert "Somebody moved Session 1" in late.content.decode()
    cast.browser("client").post(place, {"held_on": in_days(8), "moved": 1})
    assert "Moved twice" in cast.browser("coach").get(reverse("workspace", args=[session.id])).content.decode()


def test_cancelling_asks_once_and_leaves_a_way_back():
    cast = gather()
    plan(cast, held_on=in_days(3))
    session = Session.objects.get()
    assert "Cancel Session 1?" in cast.browser("client").get(reverse("cancel", args=[session.id])).content.decode()
    shown = cast.browser("client").post(reverse("cancel", args=[session.id]), follow=True).content.decode()
    assert "It was cancelled" in shown
    assert "Find another day" in shown


def test_what_took_place_is_not_cancelled_and_says_so():
    cast = gather()
    session = Session.plan(cast.engagement, by=cast.coach, held_on=NOW.date(), now=NOW)
    session.begin(by=cast.coach, now=NOW)
    shown = cast.browser("coach").post(reverse("cancel", args=[session.id]), follow=True).content.decode()
    assert "cannot be cancelled any more" in shown


def test_a_client_who_has_left_is_named_as_such_and_sees_nothing_more():
    cast = gather()
    cast.client.memberships.all().delete()
    shown = cast.browser("coach").get(reverse("plan", args=[cast.engagement.id])).content.decode()
    assert "no longer belongs to this organisation" in shown
    assert cast.browser("client").get(reverse("plan", args=[cast.engagement.id])).status_code == 404
