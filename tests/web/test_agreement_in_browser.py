"""An agreement in real browsers, one for each person: proposed, invited by link, read, accepted by each, changed."""

import os
import re

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from tests.browser import chromium
from tests.people import PASSWORD, gather

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop runs in this thread
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def browser():
    cache.clear()
    with chromium() as browser:
        yield browser


def sign_in(page, live_server, part):
    page.goto(live_server.url + "/")
    page.get_by_label("Email").fill(f"{part}@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def take_up(page, link, email):
    page.goto(link)
    page.get_by_label("Your e-mail").fill(email)
    page.get_by_label("A password of your own").fill("a field of barley")
    page.get_by_role("button", name="Take my place").click()


def link_for(page, name):
    page.get_by_role("button", name=re.compile(f"link for {name}")).click()
    return page.get_by_role("textbox", name="Link").input_value()


def begin(page):
    page.get_by_role("link", name="Begin with somebody").click()
    page.get_by_label("The client's name").fill("Noor")
    page.get_by_label("executive coaching").check()
    page.get_by_text("add a sponsor").click()
    page.get_by_label("A sponsor's name").fill("Karen")
    page.get_by_role("button", name="Begin", exact=True).click()


def set_up(page):
    """The guided set-up, half-empty as one may leave it."""

    def go_on(to):
        page.get_by_role("button", name="Keep it and go on").click()
        expect(page.get_by_role("heading", name=to, exact=True)).to_be_visible()

    page.get_by_role("link", name="Prepare the agreement").click()
    page.get_by_role("link", name="What it is for").click()
    page.get_by_label("Purpose").fill("Lead through her heads of, not around them.")
    page.get_by_label("goals of the organisation").check()
    go_on("Where you begin")
    page.get_by_label("Themes to develop").fill("Answers before others can.")
    go_on("How you will know")
    go_on("The rhythm")
    page.get_by_label("every two weeks").check()
    page.get_by_label("Sessions in all").fill("8")
    go_on("Who does what")
    go_on("What is shared with whom")
    page.get_by_label("is told how many sessions").check()
    page.get_by_role("button", name="Keep it, show all steps").click()
    page.get_by_role("button", name="Propose it to Noor and Karen").click()
    expect(page.get_by_role("heading", name="Agreement", exact=True)).to_be_visible()


def test_coach_client_and_sponsor_come_to_an_agreement_and_change_it(browser, live_server):
    gather()
    coach, client, sponsor = (browser.new_context().new_page() for _ in range(3))
    errors = []
    for page in (coach, client, sponsor):
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    sign_in(coach, live_server, "coach")
    begin(coach)
    set_up(coach)
    coach.get_by_role("link", name="Invite").click()
    of_client, of_sponsor = link_for(coach, "Noor"), link_for(coach, "Karen")

    take_up(client, of_client, "noor@example.org")
    expect(client.get_by_text("Answers before others can.")).to_be_visible()
    client.get_by_role("button", name="I accept this version").click()
    expect(client.get_by_text("You have accepted it.")).to_be_visible()
    expect(client.get_by_text("Not in force yet")).to_be_visible()

    take_up(sponsor, of_sponsor, "karen@example.org")
    expect(sponsor.get_by_text("Lead through her heads of")).to_be_visible()
    expect(sponsor.get_by_text("Answers before others can.")).to_have_count(0)
    sponsor.get_by_role("button", name="I accept these parts").click()
    expect(sponsor.get_by_role("button", name="I accept these parts")).to_have_count(0)

    client.reload()
    expect(client.get_by_text("In force since")).to_be_visible()
    client.get_by_role("link", name="Propose a change").click()
    client.get_by_role("link", name="The rhythm").click()
    client.get_by_label("every three weeks").check()
    client.get_by_role("button", name="Keep it, show all steps").click()
    client.get_by_role("button", name="Propose it to coach and Karen").click()

    coach.goto(live_server.url + "/")
    coach.get_by_role("link", name="Noor").click()
    coach.get_by_role("link", name="Read the agreement").click()
    expect(coach.locator("del")).to_have_text("two ")
    expect(coach.locator("ins")).to_have_text("three ")
    coach.get_by_role("button", name="I accept this version").click()
    sponsor.reload()
    expect(sponsor.locator("ins")).to_have_text("three ")
    sponsor.get_by_role("button", name="I accept these parts").click()
    coach.reload()
    expect(coach.get_by_text("In force since")).to_be_visible()
    expect(coach.get_by_role("link", name="Version 1")).to_be_visible()

    client.goto(of_client)
    expect(client.get_by_text("This link was used already.")).to_be_visible()
    assert [error for error in errors if "404" not in error] == []


def test_a_client_prepares_a_closing_review_first_and_shares_it_with_the_coach(browser, live_server):
    cast = gather()
    goal = cast.goal()
    cast.engagement.held()
    coach, client = (browser.new_context().new_page() for _ in range(2))
    sign_in(client, live_server, "client")
    sign_in(coach, live_server, "coach")
    work = live_server.url + cast.engagement.get_absolute_url()
    client.goto(work)
    client.get_by_role("link", name="Look back together").click()
    client.get_by_label("At the close").check()
    client.get_by_role("button", name="Open it").click()
    client.get_by_role("link", name="Prepare", exact=True).click()
    client.get_by_label("What have you learned").fill("The guess was mine, not theirs.")
    client.get_by_role("button", name="Keep it").click()

    coach.goto(work)
    coach.get_by_role("link", name="Look at it").click()
    expect(coach.get_by_text("client prepares first")).to_be_visible()
    client.get_by_role("button", name="Share it with coach").click()
    coach.reload()
    expect(coach.get_by_text("The guess was mine, not theirs.")).to_be_visible()

    client.goto(live_server.url + goal.get_absolute_url())
    client.get_by_label("They ask each other").check()
    client.get_by_role("button", name="This is where I stand").click()
    coach.reload()
    expect(coach.locator(".ladder .here")).to_contain_text("They ask each other")
    coach.get_by_role("button", name="End the review and close the work").click()
    expect(coach.get_by_text("This work is closed.")).to_be_visible()
