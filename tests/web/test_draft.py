"""Half-filled forms outlive a lost connection, an expired sign-in and an old page; only their writer ever sees them."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.people import NOW, PASSWORD, gather
from tilth.coaching.draft import LARGEST, Draft
from tilth.coaching.note import Preparation
from tilth.coaching.session import Session

pytestmark = pytest.mark.django_db
KEEP = "/drafts/"


@pytest.fixture
def cast():
    return gather()


@pytest.fixture
def place(cast):
    session = Session.plan(cast.engagement, by=cast.coach, held_on=NOW.date(), now=NOW)
    return reverse("prepare", args=[session.id])


def leave(page):
    """The pass that stands in the form of a page."""
    return html.unescape(re.search(r'name="pass" value="([^"]+)"', page).group(1))


def opened(browser, place):
    return browser.get(place).content.decode()


def test_a_form_that_was_left_half_filled_is_filled_again(cast, place):
    browser = cast.browser("client")
    note = {"pass": leave(opened(browser, place)), "focus": "The weekly", "since": "", "version": "0"}
    assert browser.post(KEEP, note, headers={"X-Draft": "1"}).status_code == 200
    shown = opened(browser, place)
    assert "The weekly" in shown
    assert "not sent yet" in shown
    assert 'name="shared_with_coach" class' not in shown
    assert not re.search(r'name="shared_with_coach"[^>]*checked', shown), "what was unticked stays so"
    assert "The weekly" not in opened(cast.browser("coach"), place)


def test_signing_out_in_the_middle_and_sending_loses_no_word(cast, place):
    browser = cast.browser("client")
    form = {"pass": leave(opened(browser, place)), "focus": "Sent too late", "version": "0"}
    browser.logout()
    answer = browser.post(place, form)
    assert answer["Location"].startswith(reverse("account_login"))
    assert not Preparation.objects.exists(), "nobody was signed in: it is kept, not sent"
    back = browser.post(answer["Location"], {"login": "client@example.org", "password": PASSWORD})
    assert back["Location"] == place
    assert "Sent too late" in opened(browser, place)


def test_a_line_caught_while_signed_out_stands_in_the_workspace_again(cast, place):
    browser, session = cast.browser("coach"), Session.objects.get()
    workspace = reverse("workspace", args=[session.id])
    shown = opened(browser, workspace)
    form = {"pass": leave(shown[shown.index("data-capture") :]), "kind": "moment", "words": "Her pen was out."}
    browser.logout()
    answer = browser.post(reverse("capture", args=[session.id]), form, headers={"HX-Request": "true"})
    assert answer.status_code == 401, "no sign-in page inside the page that is open"
    browser.force_login(cast.coach)
    assert 'value="Her pen was out."' in opened(browser, workspace)
    browser.post(reverse("capture", args=[session.id]), form)
    assert not Draft.objects.exists()


def test_writing_goes_on_being_kept_while_signed_out(cast, place):
    browser = cast.browser("client")
    form = {"pass": leave(opened(browser, place)), "focus": "Still here", "version": "0"}
    browser.logout()
    assert browser.post(KEEP, form, headers={"X-Draft": "1"}).status_code == 200
    assert Draft.objects.get().person == cast.client
    assert "Still here" in opened(cast.browser("client"), place)


def test_somebody_else_who_signs_in_afterwards_sees_nothing_of_it(cast, place):
    browser = cast.browser("client")
    form = {"pass": leave(opened(browser, place)), "focus": "Not for Ruth", "version": "0"}
    browser.logout()
    browser.post(place, form)
    assert "Not for Ruth" not in opened(cast.browser("coach"), place)


def test_an_old_page_whose_token_is_refused_keeps_what_it_held(cast, place):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.client)
    form = {"pass": leave(opened(browser, place)), "focus": "From an old tab", "version": "0"}
    answer = browser.post(place, form)
    assert answer.status_code == 403
    assert "what you had written is kept" in answer.content.decode()
    assert "From an old tab" in opened(browser, place)


def test_a_draft_is_gone_once_its_form_was_sent(cast, place):
    browser = cast.browser("client")
    form = {"pass": leave(opened(browser, place)), "focus": "The weekly", "version": "0"}
    browser.post(KEEP, form, headers={"X-Draft": "1"})
    browser.post(place, form)
    assert not Draft.objects.exists()
    assert "not sent yet" not in opened(browser, place)


def test_a_draft_of_an_older_version_meets_what_was_saved_since(cast, place):
    browser = cast.browser("client")
    form = {"pass": leave(opened(browser, place)), "focus": "Begun earlier", "version": "0"}
    browser.post(KEEP, form)
    browser.post(place, {"focus": "Saved since", "version": "0"})
    browser.post(KEEP, form)
    restored = re.search(r'name="version" value="(\d+)"', opened(browser, place)).group(1)
    late = browser.post(place, form | {"version": restored})
    assert late.status_code == 409
    assert "Saved since\n\nBegun earlier" in late.content.decode()


def test_without_a_script_a_button_keeps_it_and_another_throws_it_away(cast, place):
    browser = cast.browser("client")
    form = {"pass": leave(opened(browser, place)), "focus": "Later", "version": "0"}
    kept = browser.post(KEEP, form, follow=True)
    assert "Kept for later" in kept.content.decode()
    browser.post(KEEP, form | {"throw_away": "1"})
    assert not Draft.objects.exists()


@pytest.mark.parametrize("bad", ["", "forged", "a:b:c"])
def test_a_bad_pass_opens_nothing(cast, bad):
    assert cast.browser("client").post(KEEP, {"pass": bad, "focus": "x"}).status_code == 404
    assert cast.browser("visitor").post(KEEP, {"pass": bad, "focus": "x"}).status_code == 302
    assert not Draft.objects.exists()


def test_more_than_any_form_holds_is_not_kept(cast, place):
    browser = cast.browser("client")
    form = {"pass": leave(opened(browser, place)), "focus": "x" * (LARGEST + 1), "version": "0"}
    browser.post(KEEP, form)
    assert not Draft.objects.exists()


def test_a_pass_holds_no_word_and_a_draft_is_sealed(cast, place):
    browser = cast.browser("client")
    form = {"pass": leave(opened(browser, place)), "focus": "Unmistakable", "version": "0"}
    browser.post(KEEP, form)
    assert b"Unmistakable" not in bytes(Draft.objects.values_list("fields", flat=True).get())
