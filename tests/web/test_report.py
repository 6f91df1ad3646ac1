"""Saying how a step went: one answer is enough, every answer is information, and an insight may grow from it."""

import pytest
from django.urls import reverse

from tests.people import NOW, gather
from tests.weave import weave
from tilth.coaching.insight import Insight
from tilth.coaching.step import Report, Step

pytestmark = pytest.mark.django_db


def step(cast):
    return Step.choose(cast.engagement, by=cast.client, card={"what": "Ask Marta"}, now=NOW)


@pytest.mark.parametrize("outcome", Report.Outcome.values)
def test_one_answer_is_a_report(outcome):
    cast = gather()
    address = reverse("report", args=[step(cast).id])
    assert f'value="{outcome}"' in cast.browser("client").get(f"{address}?outcome={outcome}").content.decode()
    assert not Report.objects.exists()
    assert cast.browser("client").post(address, {"outcome": outcome}).status_code == 302
    assert Report.objects.get().outcome == outcome


def test_no_answer_is_asked_for_in_a_sentence_and_the_words_stay():
    cast = gather()
    answer = cast.browser("client").post(reverse("report", args=[step(cast).id]), {"happened": "Tom laughed"})
    assert answer.status_code == 422
    assert b"none of them is a mark" in answer.content
    assert b"Tom laughed" in answer.content


def test_the_coach_reads_a_report_and_writes_none():
    cast = gather()
    woven = weave(cast, cast.session())
    assert cast.browser("coach").get(reverse("report", args=[woven.step.id])).status_code == 404
    shown = cast.browser("coach").get(woven.step.get_absolute_url()).content.decode()
    assert "They had it in them." in shown
    assert cast.browser("coach").get(reverse("grow", args=[woven.report.id])).status_code == 404


def test_an_insight_grows_from_a_report():
    cast = gather()
    woven = weave(cast, cast.session())
    address = reverse("grow", args=[woven.report.id])
    assert b"They had it in them." in cast.browser("client").get(address).content
    form = {"words": "They had it in them all along.", "shared_with_coach": "on"}
    assert cast.browser("client").post(address, form).status_code == 302
    grown = Insight.objects.get(grew_from=woven.report)
    assert "It grew from the report of" in cast.browser("coach").get(grown.get_absolute_url()).content.decode()
    assert (
        "They had it in them all along." in cast.browser("client").get(woven.step.get_absolute_url()).content.decode()
    )


def test_not_done_is_shown_as_it_was_said():
    cast = gather()
    chosen = step(cast)
    chosen.report(by=cast.client, outcome="not_done", happened="The week was another one.", now=NOW)
    shown = cast.browser("client").get(chosen.get_absolute_url()).content.decode()
    assert "not done" in shown
    assert "The week was another one." in shown
