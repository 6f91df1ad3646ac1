"""Home answers "what now?": one thing for a client, today and what waits for a coach, in as many queries as ever."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.people import NOW, gather
from tilth.coaching.insight import Insight, Moment
from tilth.coaching.session import Session
from tilth.coaching.step import Report, Step

pytestmark = pytest.mark.django_db


def home(cast, part):
    return cast.browser(part).get(reverse("home")).content.decode()


def day(n):
    return timezone.localdate() + timedelta(days=n)


def step(cast, what, due=None):
    return Step.choose(cast.engagement, by=cast.client, card={"what": what}, due_on=due, now=NOW)


def test_the_clients_one_thing_is_the_step_that_is_due_next():
    cast = gather()
    step(cast, "Some day.")
    step(cast, "In ten days.", day(10))
    step(cast, "On Tuesday.", day(2))
    shown = home(cast, "client")
    assert "This week, one thing" in shown
    assert "On Tuesday." in shown
    assert "In ten days." not in shown


def test_one_tap_says_how_it_went_and_not_done_is_as_welcome():
    cast = gather()
    chosen = step(cast, "Ask Marta.", day(1))
    assert f'action="{reverse("report", args=[chosen.id])}"' in home(cast, "client")
    cast.browser("client").post(
        reverse("report", args=[chosen.id]), {"outcome": "not_done", "happened": "She was ill."}
    )
    assert (Report.objects.get().outcome, Report.objects.get().happened) == ("not_done", "She was ill.")
    assert "Ask Marta." not in home(cast, "client")


def test_without_a_step_the_next_session_is_the_one_thing():
    cast = gather()
    Session.plan(cast.engagement, by=cast.coach, held_on=day(3), now=NOW)
    assert "Prepare in two minutes" in home(cast, "client")
    Session.objects.all().delete()
    assert "Nothing is due" in home(cast, "client")


def test_a_coach_sees_today_and_what_waits():
    cast = gather()
    Session.plan(cast.engagement, by=cast.coach, held_on=day(0), now=NOW)
    Session.plan(cast.engagement, by=cast.coach, held_on=day(2), now=NOW)
    cast.session(read=False)
    held = Session.plan(cast.engagement, by=cast.coach, held_on=day(-2), now=NOW)
    held.took_place(by=cast.coach, now=timezone.now())
    cast.agreement(by="client")
    shown = home(cast, "coach")
    for words in ("Today", "say who is who", "held, not closed yet", "to prepare", "The agreement, version 1"):
        assert words in shown
    assert "The agreement, version 1" not in home(cast, "client"), "who proposed it has accepted it"


def test_moments_wait_for_the_client_only():
    cast = gather()
    Moment.propose(cast.engagement, by=cast.coach, words="She had her pen out.", now=NOW)
    assert "She had her pen out." in home(cast, "client")
    assert "She had her pen out." not in home(cast, "coach")


@pytest.mark.parametrize("part", ["coach", "client"])
def test_the_queries_stay_the_same_as_the_work_grows(part):
    cast = gather()

    def queries():
        browser = cast.browser(part)
        browser.get(reverse("home"))  # what the read log writes, it writes once an hour
        with CaptureQueriesContext(connection) as counted:
            browser.get(reverse("home"))
        return len(counted)

    def grow(times):
        for n in range(times):
            insight = Insight.name(cast.engagement, by=cast.client, words=f"Insight {n}.", now=NOW)
            Step.choose(cast.engagement, by=cast.client, card={"what": "Ask."}, insight=insight, due_on=day(1), now=NOW)
            Moment.propose(cast.engagement, by=cast.coach, words="Her pen.", now=NOW)
            for when in (-2, 0, 3):
                Session.plan(cast.engagement, by=cast.coach, held_on=day(when), now=NOW)

    grow(1)
    first = queries()
    grow(8)
    assert queries() == first
