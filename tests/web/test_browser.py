"""Two people's way through Tilth in a real browser: hand in, say who is who, read, keep a finding, come back to it."""

import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser import chromium, faults
from tests.people import CONVERSATION, PASSWORD, gather
from tests.weave import weave
from tests.web.walk import agreed
from tilth.coaching.parts import STEPS

os.environ.setdefault(
    "DJANGO_ALLOW_ASYNC_UNSAFE", "true"
)  # Playwright's loop runs in this thread; nothing is async here
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def browser():
    with chromium() as browser:
        yield browser


def sign_in(page, live_server, part):
    page.goto(live_server.url + "/")
    page.get_by_label("Email").fill(f"{part}@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def test_a_coach_hands_in_a_file_and_keeps_a_finding(browser, live_server, tmp_path):
    gather()
    page = browser.new_page()
    errors = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    sign_in(page, live_server, "coach")
    page.get_by_role("link", name="client").click()
    page.get_by_role("link", name="Hand in a transcript").click()
    file = tmp_path / "meeting.vtt"
    file.write_text(CONVERSATION)
    page.get_by_label("The transcript", exact=True).set_input_files(file)
    page.get_by_label("agreed that I keep the transcript").check()
    page.get_by_role("button", name="Hand it in").click()

    expect(page.get_by_role("heading", name="Who is who?")).to_be_visible()
    expect(page.get_by_role("group", name="Ruth").get_by_label("coach", exact=True)).to_be_checked()
    page.get_by_role("button", name="Swap coach and client").click()
    expect(page.get_by_role("group", name="Ruth").get_by_label("client", exact=True)).to_be_checked()
    page.get_by_role("button", name="Swap coach and client").click()
    page.get_by_role("button", name="This is right, read it").click()

    expect(page.get_by_role("heading", name="Session 1 with client")).to_be_visible()
    note = page.locator("aside.margin", has=page.get_by_role("button", name="Keep")).first
    place = note.get_attribute("id")
    note.get_by_role("button", name="Keep").click()
    expect(page.locator(f"#{place}")).to_contain_text("Accepted by you")
    page.reload()
    expect(page.locator(f"#{place}")).to_contain_text("Accepted by you")
    assert errors == []


def test_the_map_can_be_walked_by_keyboard_and_leads_to_the_words(browser, live_server):
    cast = gather()
    session = cast.session()
    page = browser.new_page()
    sign_in(page, live_server, "coach")
    page.goto(live_server.url + reverse("session", args=[session.id]))
    page.locator("svg.map a").first.focus()
    page.keyboard.press("Enter")
    assert "#turn-" in page.url


THREAD = ["moments", "moment", "mark", "insight", "values", "value", "step", "choose-step", "rewrite-step"]
THREAD += ["thread", "asking", "heard-again"]
PAGES = [*THREAD, "home", "begin-engagement", "engagement", "receive", "roles", "session", "turn", "map", "withdraw"]
AGREED = ["agreement", "prepare-agreement", "agreement-for-three", "invite", "assessments", "goals", "write-goal"]
AGREED += ["close-engagement", "begin-review", "goal", "rewrite-goal", "review"]
OF_CLIENT = [
    "home",
    "engagement",
    "agreement",
    "goal",
    "release-goal",
    "review",
    "prepare-review",
    "journal",
    "letters",
    "calendar",
    "others",
    "openings",
    "archive",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_on_any_page(browser, live_server, scheme):
    cast = gather()
    session = cast.session()
    things = {"engagement": cast.engagement, "receive": cast.engagement} | weave(cast, session).by_address(cast)
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    page = context.new_page()
    page.goto(live_server.url + reverse("account_login"))
    found = {"account_login": faults(page)}
    sign_in(page, live_server, "coach")
    for name in PAGES:
        id = [] if name in ("home", "begin-engagement") else [things.get(name, session).id]
        page.goto(live_server.url + reverse(name, args=[*id, *([3] if name == "turn" else [])]))
        found[name] = faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, f"{name} is wider than a small screen"
    assert {name: list_ for name, list_ in found.items() if list_} == {}


def test_without_javascript_the_session_can_be_read_and_judged(browser, live_server):
    cast = gather()
    session = cast.session()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, live_server, "coach")
    page.goto(live_server.url + reverse("session", args=[session.id]))
    expect(page.locator("ol.turns").get_by_text("afraid of not being needed")).to_be_visible()
    page.get_by_role("button", name="Keep").first.click()
    expect(page.get_by_text("Accepted by you").first).to_be_visible()


def opened_by(page, live_server, cast, part, names):
    """Opens each of those pages in turn, as that member of the cast."""
    sign_in(page, live_server, part)
    things = agreed(cast) | dict.fromkeys(("engagement", "others", "openings"), cast.engagement)
    for name in names:
        page.goto(live_server.url + reverse(name, args=[things[name].id] if name in things else []))
        yield name
    for step in STEPS if part == "coach" else ():
        page.goto(live_server.url + reverse("prepare-step", args=[cast.engagement.id, step.name]))
        yield f"prepare-step-{step.name}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("part", "names"), [("coach", AGREED), ("client", OF_CLIENT)])
def test_axe_finds_no_serious_fault_on_the_pages_of_the_agreement(browser, live_server, scheme, part, names):
    cast = gather().with_sponsor()
    page = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme).new_page()
    found = {}
    for name in opened_by(page, live_server, cast, part, names):
        found[name] = faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, f"{name} is wider than a small screen"
    assert {name: list_ for name, list_ in found.items() if list_} == {}


@pytest.mark.skipif(
    not os.environ.get("TILTH_PICTURES"), reason="set TILTH_PICTURES to a folder to have pictures taken"
)
def test_pictures_of_the_agreement(browser, live_server):
    cast = gather().with_sponsor()
    for part, names in (("coach", AGREED), ("client", OF_CLIENT), ("sponsor", ["home", "agreement-for-three"])):
        for scheme, width in (("light", 1280), ("dark", 360)):
            context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
            page = context.new_page()
            for name in opened_by(page, live_server, cast, part, names):
                place = f"{os.environ['TILTH_PICTURES']}/{part}-{name}-{width}-{scheme}.png"
                page.screenshot(path=place, full_page=True)
            context.close()


@pytest.mark.skipif(
    not os.environ.get("TILTH_PICTURES"), reason="set TILTH_PICTURES to a folder to have pictures taken"
)
def test_pictures(browser, live_server):
    cast = gather()
    vtt = Path(__file__).parents[2] / "tilth/cli/demo_sessions/operations_director.vtt"
    session = cast.session(conversation=vtt.read_text())
    things = {"engagement": cast.engagement, "receive": cast.engagement} | weave(cast, session).by_address(cast)
    for scheme in ("light", "dark"):
        for width in (360, 768, 1280):
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            sign_in(page, live_server, "coach")
            for name in PAGES:
                id = [] if name in ("home", "begin-engagement") else [things.get(name, session).id]
                page.goto(live_server.url + reverse(name, args=[*id, *([40] if name == "turn" else [])]))
                page.screenshot(
                    path=f"{os.environ['TILTH_PICTURES']}/{name}-{width}-{scheme}.png", full_page=name != "session"
                )
            context.close()
