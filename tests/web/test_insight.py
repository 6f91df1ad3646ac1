"""The page of an insight, its rewording with what it touches, and two people's texts side by side."""

import pytest
from django.urls import reverse

from tests.people import NOW, gather
from tests.weave import weave
from tilth.coaching.insight import Insight
from tilth.coaching.value import Value

pytestmark = pytest.mark.django_db


def reword(cast, insight, part="client", **form):
    form = {"words": "Better words", "level": "", "shared_with_coach": "on", "version": insight.version} | form
    return cast.browser(part).post(reverse("reword-insight", args=[insight.id]), form)


def page(cast, insight, part="client"):
    return cast.browser(part).get(insight.get_absolute_url()).content.decode()


def test_the_page_shows_where_it_came_from_what_it_touches_and_what_became_of_it():
    cast = gather()
    woven = weave(cast, cast.session())
    for part in ("coach", "client"):
        shown = page(cast, woven.insight, part)
        for words in ("I answer before they get there.", "Without my answer I am no use.", "Ask Marta", "Reviewed"):
            assert words in shown
    assert "Find better words" not in page(cast, woven.insight, "coach")


def test_rewording_names_a_new_assumption_on_the_way():
    cast = gather()
    woven = weave(cast, cast.session())
    reword(cast, woven.insight, touches=[str(woven.value.id)], assumption="Silence is failure")
    insight = Insight.objects.get()
    assert insight.words == "Better words"
    assert {value.words for value in insight.touches.all()} == {"Without my answer I am no use.", "Silence is failure"}


def test_an_older_version_meets_the_newer_and_can_then_be_saved():
    cast = gather()
    insight = weave(cast, cast.session()).insight
    reword(cast, insight, words="From the phone")
    answer = reword(cast, insight, words="From the desk", assumption="Kept too")
    assert answer.status_code == 409
    assert b"From the phone" in answer.content
    assert b"From the desk" in answer.content
    assert b'name="version" value="2"' in answer.content
    assert Value.objects.count() == 1, "what was not saved names nothing either"
    insight.refresh_from_db()
    assert reword(cast, insight, words="From the desk").status_code == 302
    assert Insight.objects.get().words == "From the desk"


def test_the_coach_cannot_reword_or_turn():
    cast = gather()
    insight = weave(cast, cast.session()).insight
    assert reword(cast, insight, "coach").status_code == 404
    assert (
        cast.browser("coach").post(reverse("turn-insight", args=[insight.id]), {"state": "let_go"}).status_code == 404
    )


def test_the_client_says_where_it_stands_and_the_day_is_kept():
    cast = gather()
    insight = weave(cast, cast.session()).insight
    cast.browser("client").post(reverse("turn-insight", args=[insight.id]), {"state": "integrated"})
    assert Insight.objects.get().turnings.order_by("id").last().state == "integrated"
    answer = cast.browser("client").post(reverse("turn-insight", args=[insight.id]), {"state": "splendid"})
    assert answer.status_code == 422


def test_an_insight_kept_from_the_coach_is_not_there_for_them():
    cast = gather()
    answer = cast.browser("client").post(reverse("name-insight", args=[cast.engagement.id]), {"words": "Mine"})
    assert answer.status_code == 302
    insight = Insight.objects.get()
    assert cast.browser("coach").get(insight.get_absolute_url()).status_code == 404
    assert "Only you see this" in page(cast, insight)


def test_hostile_words_are_words():
    cast = gather()
    insight = Insight.name(cast.engagement, by=cast.client, words="<script>alert(1)</script>", now=NOW)
    for url in (insight.get_absolute_url(), reverse("thread", args=[cast.engagement.id])):
        shown = cast.browser("coach").get(url).content.decode()
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert(1)" in shown
