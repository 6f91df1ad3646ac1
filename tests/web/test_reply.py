"""One-tap links at the door: opening changes nothing, pressing appends once, and no page of them shows a word."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.people import NOW, gather
from tilth.coaching.reflection import Entry
from tilth.coaching.step import Report, Step
from tilth.mail.link import LASTS, Link, Refused

pytestmark = pytest.mark.django_db
WHAT = "Ask Marta before I say a word"


@pytest.fixture
def cast():
    return gather()


@pytest.fixture
def step(cast):
    return Step.choose(cast.engagement, by=cast.client, card={"what": WHAT}, due_on=date(2026, 11, 24), now=NOW)


@pytest.fixture
def address(cast, step):
    def made(purpose, choice="", about=None, now=None):
        link = Link.make(to=cast.client.pk, purpose=purpose, about=about or step.id, now=now or LATER)
        return reverse("reply", args=[link.token(choice)])

    return made


LATER = NOW + timedelta(days=3650)  # the pages read the real clock: these links must not have expired by it


def test_a_scanner_that_opens_every_link_changes_nothing(address, step):
    for purpose in Link.Purpose:
        opened = Client().get(address(purpose, "done"))
        assert opened.status_code == 200
        assert WHAT.encode() not in opened.content
        assert Client().head(address(purpose, "done")).status_code == 200
    assert not Report.objects.exists()
    assert not Link.objects.filter(used_at__isnull=False).exists()


def test_a_press_appends_once(address, step):
    to = address("report", "done")
    assert Client().post(to, {"choice": "not_done", "line": "There was no moment for it."}).status_code == 200
    again = Client().post(to, {"choice": "done"})
    assert again.status_code == 410
    assert "written down, once" in again.content.decode()
    assert [(r.outcome, r.happened) for r in Report.objects.all()] == [("not_done", "There was no moment for it.")]
    assert Refused.objects.get().reason == "used"


def test_a_line_lands_in_the_journal_and_stays_private(address, cast, step):
    to = address("reflect")
    assert Client().post(to, {"line": " "}).status_code == 422
    assert Client().post(to, {"line": "It was quiet."}).status_code == 200
    entry = Entry.objects.get()
    assert (entry.words, entry.step, entry.shared_with_coach) == ("It was quiet.", step, False)
    assert not Entry.visible_to(cast.coach).exists()


def test_an_outcome_that_does_not_exist_changes_nothing(address, step):
    assert Client().post(address("report"), {"choice": "wonderful"}).status_code == 410
    assert not Report.objects.exists()
    assert not Link.objects.filter(used_at__isnull=False).exists()


def test_an_expired_and_an_altered_link_are_refused_helpfully_and_counted(address):
    old = Client().post(address("report", now=NOW - 2 * LASTS), {"choice": "done"})
    assert old.status_code == 410
    assert "three weeks" in old.content.decode()
    altered = Client().post(address("report")[:-1] + "~", {"choice": "done"})
    assert altered.status_code == 404
    assert "Nothing was changed" in altered.content.decode()
    assert dict(Refused.objects.values_list("reason", "count")) == {"expired": 1, "forged": 1}
    assert not Report.objects.exists()


def test_a_link_needs_no_cookie_and_goes_to_no_other_site(address):
    page = Client(enforce_csrf_checks=True).post(address("report"), {"choice": "done"})
    assert page.status_code == 200
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"]


def test_a_link_of_somebody_else_does_not_reach_the_step(cast, step):
    link = Link.make(to=cast.stranger.pk, purpose="report", about=step.id, now=LATER)
    assert Client().post(reverse("reply", args=[link.token("done")]), {"choice": "done"}).status_code == 410
    assert not Report.objects.exists()


def test_even_signed_in_the_page_of_a_link_shows_no_word(cast, address):
    assert WHAT.encode() not in cast.browser("client").get(address("report")).content
