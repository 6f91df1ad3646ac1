"""The whole thread on a page, as a file, and its questions; in a fixed number of queries however long it grows."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.people import NOW, gather
from tests.weave import weave
from tilth.coaching.echo import Echo
from tilth.coaching.insight import Insight, Moment
from tilth.coaching.step import Step
from tilth.coaching.value import Value

pytestmark = pytest.mark.django_db

PAGES = ["thread", "asking", "thread-markdown", "moments", "values", "insight", "value", "step", "choose-step"]


def get(cast, part, name):
    return cast.browser(part).get(reverse(name, args=[cast.engagement.id])).content.decode()


def test_the_story_can_be_read_by_both_and_taken_along():
    cast = gather()
    weave(cast, cast.session())
    for part in ("coach", "client"):
        for name in ("thread", "thread-markdown"):
            shown = get(cast, part, name)
            for words in (
                "They are not stuck. I am quick.",
                "Ask Marta what she is seeing",
                "Tom spoke first.",
                "They had",
            ):
                assert words in shown, (part, name)


def test_the_file_names_no_one_in_its_name():
    cast = gather()
    answer = cast.browser("client").get(reverse("thread-markdown", args=[cast.engagement.id]))
    assert answer["Content-Disposition"] == 'attachment; filename="thread.md"'
    assert answer["Content-Type"].startswith("text/markdown")


def test_only_the_coach_sees_levels_and_what_leans_on_them():
    cast = gather()
    cast.session()
    Step.choose(cast.engagement, by=cast.coach, card={"what": "Send it"}, ownership="coach_imposed", now=NOW)
    coach, client = get(cast, "coach", "thread"), get(cast, "client", "thread")
    assert "Where the work has been" in coach
    assert "may lean on you" in coach
    assert "Where the work has been" not in client
    assert "may lean on you" not in client
    assert "may lean on you" not in get(cast, "client", "asking")


def test_an_empty_thread_says_how_it_begins():
    cast = gather()
    assert "It begins with a session" in get(cast, "client", "thread")
    assert "Nothing asks at the moment" in get(cast, "coach", "asking")


def test_the_engagement_leads_to_its_thread():
    cast = gather()
    assert reverse("thread", args=[cast.engagement.id]) in get(cast, "client", "engagement")


def queries(cast, woven, session):
    things = woven.by_address(cast) | {"heard-again": session}
    found = {}
    for part in ("coach", "client"):
        browser = cast.browser(part)
        for name in (*PAGES, "heard-again"):
            address = reverse(name, args=[things[name].id])
            browser.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert browser.get(address).status_code == 200
            found[part, name] = len(asked)
    return found


def grow(cast, woven, session):
    for n in range(12):
        at = NOW + timedelta(days=n)
        value = Value.name(cast.engagement, by=cast.client, words=f"Growing {n}", session=session, now=at)
        insight = Insight.name(cast.engagement, by=cast.client, words=f"Seen {n}", session=session, now=at)
        insight.link(by=cast.client, touches=[value, woven.value], serves=[], now=at)
        step = Step.choose(
            cast.engagement, by=cast.client, card={"what": f"Try {n}"}, insight=insight, tests=woven.value, now=at
        )
        step.report(by=cast.client, outcome="done", learned="Much", now=at)
        Step.choose(cast.engagement, by=cast.client, card={"what": f"Again {n}"}, insight=woven.insight, now=at)
        woven.step.report(by=cast.client, outcome="done", learned="More", now=at).grow(
            by=cast.client, words="New", now=at
        )
        Moment.propose(cast.engagement, by=cast.coach, session=session, words="Here", now=at)
        for thing in (value, insight, step):
            Echo.judge(cast.session(), by=cast.client, of=thing, state="confirmed", now=at)


def test_every_page_asks_as_often_however_long_the_thread():
    cast = gather()
    first, last = cast.session(), cast.session()
    woven = weave(cast, first)
    Echo.judge(last, by=cast.client, of=woven.insight, state="confirmed", now=NOW)
    Moment.propose(cast.engagement, by=cast.coach, session=first, words="Here", now=NOW)
    woven.report.grow(by=cast.client, words="New", now=NOW)
    before = queries(cast, woven, last)
    grow(cast, woven, first)
    after = queries(cast, woven, last)
    assert after == before
    assert max(after.values()) < 20
