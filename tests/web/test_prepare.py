"""Before a session: the client's own page, and the coach's one page of what the client shares."""

import pytest
from django.urls import reverse

from tests.people import NOW, gather
from tilth.coaching.insight import Insight, Moment
from tilth.coaching.note import Learning, Preparation
from tilth.coaching.session import Session
from tilth.coaching.step import Step

pytestmark = pytest.mark.django_db


def planned(cast):
    return Session.plan(cast.engagement, by=cast.coach, held_on=NOW.date(), now=NOW)


def page(cast, session, part="coach"):
    return cast.browser(part).get(reverse("prepare", args=[session.id])).content.decode()


def prepare(cast, session, **fields):
    return cast.browser("client").post(reverse("prepare", args=[session.id]), {"version": 0} | fields)


def test_what_the_client_prepares_reaches_the_coach_unless_they_keep_it():
    cast = gather()
    session = planned(cast)
    prepare(cast, session, focus="The weekly meeting.", shared_with_coach="on")
    assert "The weekly meeting." in page(cast, session)
    prepare(cast, session, focus="The weekly meeting.", version=1)
    assert "The weekly meeting." not in page(cast, session)
    assert "The weekly meeting." in page(cast, session, "client")


def test_two_tabs_show_both_texts_and_saving_once_more_keeps_both():
    cast = gather()
    session = planned(cast)
    prepare(cast, session, focus="From my phone.")
    late = prepare(cast, session, focus="From my desk.")
    assert late.status_code == 409
    assert "From my phone.\n\nFrom my desk." in late.content.decode()
    assert Preparation.objects.get().focus == "From my phone."


def test_words_that_are_too_long_stay_in_the_form_with_a_sentence():
    cast = gather()
    answer = prepare(cast, planned(cast), focus="long " * 5_000)
    assert answer.status_code == 422
    assert "nothing was lost" in answer.content.decode()
    assert "long long long" in answer.content.decode()


def test_the_coach_sees_what_is_open_on_one_page():
    cast = gather()
    before = planned(cast)
    Learning.close(
        before, by=cast.client, ending="steps", version=0, now=NOW, about_self="I answer first.", use="Wait."
    )
    insight = Insight.name(cast.engagement, by=cast.client, words="I answer before they get there.", now=NOW)
    step = Step.choose(cast.engagement, by=cast.client, card={"what": "Ask Marta."}, insight=insight, now=NOW)
    step.report(by=cast.client, outcome="not_done", happened="She was ill.", now=NOW)
    Moment.propose(cast.engagement, by=cast.coach, words="Her pen.", now=NOW)
    hidden = Insight.name(cast.engagement, by=cast.client, words="Not for Ruth.", now=NOW)
    Insight.objects.filter(pk=hidden.pk).update(shared_with_coach=False)
    shown = page(cast, planned(cast))
    for words in (
        "I answer first.",
        "I answer before they get there.",
        "Ask Marta.",
        "Not done",
        "She was ill.",
        "1 moment",
    ):
        assert words in shown
    assert "Not for Ruth." not in shown


def test_the_queries_stay_the_same_as_the_work_grows(django_assert_max_num_queries):
    cast = gather()
    session = planned(cast)
    for n in range(20):
        insight = Insight.name(cast.engagement, by=cast.client, words=f"Insight {n}.", now=NOW)
        step = Step.choose(cast.engagement, by=cast.client, card={"what": "Ask."}, insight=insight, now=NOW)
        step.report(by=cast.client, outcome="done", now=NOW)
    browser = cast.browser("coach")
    browser.get(reverse("prepare", args=[session.id]))  # the hour's opening is written into the read log
    with django_assert_max_num_queries(16):
        browser.get(reverse("prepare", args=[session.id]))
