"""Values and assumptions: named by either, worded by the client, with where each was met again."""

import pytest
from django.urls import reverse

from tests.people import NOW, gather
from tests.weave import weave
from tilth.coaching.echo import Echo
from tilth.coaching.value import Value

pytestmark = pytest.mark.django_db


def test_either_names_one_in_the_clients_words():
    cast = gather()
    for part in ("coach", "client"):
        form = {"words": f"What {part} heard", "kind": "value"}
        assert cast.browser(part).post(reverse("values", args=[cast.engagement.id]), form).status_code == 302
    shown = cast.browser("client").get(reverse("values", args=[cast.engagement.id])).content.decode()
    assert "What coach heard" in shown
    assert "What client heard" in shown


def test_the_page_says_where_it_was_met_and_what_tested_it():
    cast = gather()
    woven = weave(cast, cast.session())
    quote = {"turn": 4, "words": "It is that I am afraid"}
    Echo.judge(cast.session(), by=cast.coach, of=woven.value, state="confirmed", quote=quote, now=NOW)
    shown = cast.browser("coach").get(woven.value.get_absolute_url()).content.decode()
    for words in ("They are not stuck.", "Ask Marta", "It is that I am afraid", "Session 2"):
        assert words in shown


def test_only_the_client_rewords_it_and_may_keep_it():
    cast = gather()
    value = weave(cast, cast.session()).value
    form = {"words": "Other words", "kind": "value", "version": 1}
    address = reverse("reword-value", args=[value.id])
    assert cast.browser("coach").post(address, form).status_code == 404
    assert cast.browser("client").post(address, form).status_code == 302
    assert Value.objects.get().words == "Other words"
    assert cast.browser("coach").get(value.get_absolute_url()).status_code == 404


def test_an_older_version_meets_the_newer():
    cast = gather()
    value = weave(cast, cast.session()).value
    for words in ("One", "Two"):
        form = {"words": words, "kind": "value", "shared_with_coach": "on", "version": 1}
        answer = cast.browser("client").post(reverse("reword-value", args=[value.id]), form)
    assert answer.status_code == 409
    assert b"One" in answer.content
    assert b"Two" in answer.content
