"""Two people in two browsers carry one moment to an insight, a step, a report and what grew from it; the same without a script."""

import os

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser import chromium, faults
from tests.people import gather
from tests.web.test_browser import sign_in

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop runs in this thread
pytestmark = pytest.mark.django_db(transaction=True)

SMALL = {"width": 360, "height": 740}


@pytest.fixture
def browser():
    with chromium() as browser:
        yield browser


@pytest.mark.parametrize("scripts", [True, False])
def test_from_a_moment_to_what_was_learned(browser, live_server, scripts):
    cast = gather()
    session = cast.session()
    coach = browser.new_context(java_script_enabled=scripts).new_page()
    client = browser.new_context(java_script_enabled=scripts, viewport=SMALL).new_page()
    sign_in(coach, live_server, "coach")
    sign_in(client, live_server, "client")

    coach.goto(live_server.url + session.get_absolute_url())
    coach.get_by_role("button", name="Propose to client").first.click()
    expect(coach.get_by_text("Proposed to client")).to_be_visible()

    client.goto(live_server.url + reverse("engagement", args=[cast.engagement.id]))
    client.get_by_role("link", name="Moments").click()
    client.get_by_role("link", name="Keep it, in my words").click()
    client.get_by_label("In your own words").fill("I make myself needed.")
    client.get_by_role("button", name="Keep it as my insight").click()
    expect(client.get_by_role("heading", name="I make myself needed.")).to_be_visible()

    client.get_by_role("link", name="Design a step from it").click()
    client.get_by_label("What I will do").fill("Ask Marta what she sees")
    client.get_by_role("button", name="Write it down").click()
    expect(client.get_by_text("Worth asking, perhaps")).to_be_visible()
    client.get_by_role("link", name="Not done").click()
    expect(client.get_by_label("not done")).to_be_checked()
    client.get_by_label("What I take from it").fill("I asked Tom instead, and he knew.")
    client.get_by_role("button", name="Keep this").click()
    client.get_by_role("link", name="Keep an insight from it").click()
    client.get_by_role("button", name="Keep it as my insight").click()
    expect(client.get_by_text("It grew from the report of")).to_be_visible()

    coach.goto(live_server.url + reverse("thread", args=[cast.engagement.id]))
    for words in ("I make myself needed.", "Ask Marta what she sees"):
        expect(coach.get_by_role("link", name=words).first).to_be_visible()
    expect(coach.get_by_text("I asked Tom instead, and he knew.").first).to_be_visible()
    assert not scripts or faults(client) == []
