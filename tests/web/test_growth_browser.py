"""Growth, a pulse and a programme's report in a real browser: answered by keyboard, without fault for axe, no wider than a small screen."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser import chromium, faults
from tests.people import NOW, gather
from tests.programmes import answered_twice, cohort_of
from tests.web.test_browser import sign_in
from tests.web.test_growth import goal
from tilth.coaching.pulse_answer import PulseAnswer
from tilth.sponsor.report import publish_report

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def browser():
    with chromium() as browser:
        yield browser


def set_up():
    cast = gather()
    goal(cast, level=1)
    for n, value in enumerate((3, 4, 4, 6, 8)):
        PulseAnswer.give(
            cast.engagement,
            by=cast.client,
            pulse="session",
            numbers={"mine": value, "pace": 5, "new": 9 - value, "next": 7},
            now=NOW - timedelta(days=60 - 12 * n),
        )
    cohort = cohort_of(cast, 70)
    answered_twice(cohort)
    publish_report(cohort, by=cast.programme_lead, now=NOW)
    small = cohort_of(cast, 4, groups=())
    answered_twice(small)
    publish_report(small, by=cast.programme_lead, now=NOW)
    cohort.enrol(cast.client, by=cast.programme_lead, group="North", now=NOW).match(
        cast.engagement.id, by=cast.programme_lead
    )
    own = cast.engagement.id
    return cast, {
        "client": {"growth": reverse("growth", args=[own]), "pulse": reverse("pulse", args=[own, "session"])},
        "programme_lead": {
            "programmes": reverse("programmes"),
            "report": reverse("programme-report", args=[cohort.id]),
            "report-of-four": reverse("programme-report", args=[small.id]),
        },
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_and_nothing_is_wider_than_a_small_screen(browser, live_server, scheme):
    _, places = set_up()
    pictures = os.environ.get("TILTH_PICTURES")
    for part, pages in places.items():
        context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)
        page = context.new_page()
        sign_in(page, live_server, part)
        for name, place in pages.items():
            page.set_viewport_size({"width": 360, "height": 740})
            page.goto(live_server.url + place)
            assert faults(page) == [], name
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
            if pictures:
                page.screenshot(path=Path(pictures) / f"{name}-360-{scheme}.png", full_page=True)
                page.set_viewport_size({"width": 1280, "height": 900})
                page.screenshot(path=Path(pictures) / f"{name}-1280-{scheme}.png", full_page=True)
        context.close()


def test_a_pulse_is_answered_by_keyboard(browser, live_server):
    _, places = set_up()
    page = browser.new_page()
    sign_in(page, live_server, "client")
    page.goto(live_server.url + places["client"]["pulse"])
    first = page.get_by_role("group", name="We spent the time on what matters to me")
    first.get_by_role("radio", name="0", exact=True).focus()
    for _ in range(7):
        page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Keep my answers").click()
    expect(page.get_by_role("heading", name="Growth")).to_be_visible()
    assert PulseAnswer.objects.order_by("made_at").last().numbers == {"mine": 7}
