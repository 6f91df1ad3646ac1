"""The bank by its pages: looked through, narrowed, reworded, added to."""

import pytest
from django.urls import reverse

from tests.people import gather
from tilth.coaching.bank import OwnQuestion, provided

pytestmark = pytest.mark.django_db
PLACE = {"stage": "clarify_focus", "purpose": "any", "approach": "goal"}


def test_looking_is_a_question_in_the_body_never_in_an_address():
    cast = gather()
    found = cast.browser("coach").post(reverse("bank"), {"text": "board", "purpose": "executive"}).content.decode()
    assert "What is the board not asking you" in found
    assert "1 question<" in found


def test_a_coach_rewords_adds_sets_aside_and_takes_back():
    cast = gather()
    browser, first = cast.browser("coach"), provided()[0]
    edit = reverse("question", args=[first.key])
    browser.post(edit, PLACE | {"words": "What is this hour for?", "version": 0})
    browser.post(reverse("question", args=["new"]), PLACE | {"words": "Who waits for whom?", "version": 0})
    shown = browser.get(reverse("bank")).content.decode()
    assert "What is this hour for?" in shown
    assert "Who waits for whom?" in shown
    assert first.words not in shown
    browser.post(edit, {"set_aside": "1"})
    assert "Set aside by you (1)" in browser.get(reverse("bank")).content.decode()
    browser.post(edit, {"take_back": "1"})
    assert first.words in browser.get(reverse("bank")).content.decode()
    assert OwnQuestion.objects.count() == 1


def test_two_tabs_lose_no_wording():
    cast = gather()
    browser, edit = cast.browser("coach"), reverse("question", args=[provided()[0].key])
    browser.post(edit, PLACE | {"words": "From one tab?", "version": 0})
    late = browser.post(edit, PLACE | {"words": "From the other?", "version": 0})
    assert late.status_code == 422
    assert "From one tab?" in late.content.decode()
    assert "From the other?" in late.content.decode()


@pytest.mark.parametrize("part", ["client", "sponsor", "administrator"])
def test_who_does_not_coach_has_no_bank(part):
    cast = gather()
    assert cast.browser(part).get(reverse("bank")).status_code == 404
    assert cast.browser(part).post(reverse("question", args=["new"]), PLACE | {"words": "Why?"}).status_code == 404
