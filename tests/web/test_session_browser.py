"""Two people, two browsers, one session: captured and noted at once, closed in the client's words; and a form that outlives its connection."""

import os
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser import chromium, faults
from tests.people import NOW, gather
from tests.web.test_browser import sign_in
from tilth.coaching.insight import Moment
from tilth.coaching.note import Learning, Note, Preparation
from tilth.coaching.session import Session
from tilth.coaching.step import Step

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture
def cast():
    return gather()


def someone(browser, live_server, part, **context):
    page = browser.new_context(**context).new_page()
    sign_in(page, live_server, part)
    return page


def planned(cast):
    return Session.plan(cast.engagement, by=cast.coach, held_on=timezone.localdate(), now=timezone.now())


def test_two_people_hold_a_session(browser, live_server, cast):
    session = planned(cast)
    place = live_server.url + reverse("workspace", args=[session.id])
    client = someone(browser, live_server, "client", viewport={"width": 360, "height": 740})
    client.get_by_role("link", name="Prepare in two minutes").click()
    client.get_by_label("What would you like to use it for?").fill("The weekly meeting.")
    client.get_by_role("button", name="Keep it").click()

    coach = someone(browser, live_server, "coach")
    errors = []
    coach.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    coach.get_by_role("link", name="client", exact=True).first.click()
    coach.goto(place)
    expect(coach.get_by_text("The weekly meeting.")).to_be_visible()
    coach.get_by_role("button", name="Begin the session").click()
    expect(coach.get_by_text("since you two began")).to_be_visible()

    for key, words in (
        ("m", "She had her pen out."),
        ("i", "I answer before they get there."),
        ("s", "Ask, then wait."),
    ):
        coach.keyboard.press(key)
        coach.keyboard.type(words)
        coach.keyboard.press("Enter")
        expect(coach.locator("#caught .lines")).to_contain_text(words)
    coach.get_by_role("button", name="stillness").click()
    expect(coach.locator("#caught .lines")).to_contain_text("Stillness")
    coach.keyboard.press("t")
    expect(coach.locator("[data-silence] .count")).to_have_text("0:01", timeout=4000)
    assert Moment.objects.filter(heard_as_insight=True).get().at is not None
    assert Step.objects.get().card["what"] == "Ask, then wait."
    coach.get_by_label("Words", exact=True).fill("own to move")
    expect(coach.locator("#found")).to_contain_text("0 questions")
    coach.get_by_label("Words", exact=True).fill("yours to move")
    expect(coach.locator("#found")).to_contain_text("What part of this is yours to move?")

    coach.get_by_role("link", name="Action").click()
    expect(coach.get_by_role("heading", name="Action: What, if anything, follows?")).to_be_visible()
    expect(coach.locator("#compass [aria-current]")).to_contain_text("Action")

    client.goto(place)
    expect(client.get_by_text("I answer before they get there.")).to_be_visible()
    assert client.evaluate("document.documentElement.scrollWidth") <= 360
    mine = client.locator("section.note", has=client.get_by_label("Your own note"))
    mine.get_by_label("Your own note").fill("Tell nobody yet.")
    mine.get_by_role("button", name="Save the note").click()
    expect(mine.get_by_text("Saved at")).to_be_visible()

    both_write_the_shared_note_at_once(coach, client)
    assert Note.objects.get(kind="client").words == "Tell nobody yet."

    client.get_by_role("link", name="Say what you learned").click()
    client.get_by_label("About myself").fill("I answer before they get there.")
    client.get_by_label("With no action, by choice").check()
    client.get_by_role("button", name="Close the session").click()
    expect(client.get_by_text("It ended with no action, by choice.")).to_be_visible()
    coach.goto(place)
    expect(coach.locator("section.learning")).to_contain_text("I answer before they get there.")
    assert errors == []


def both_write_the_shared_note_at_once(coach, client):
    shared = [page.locator("section.note", has=page.locator("#shared_words")) for page in (coach, client)]
    shared[0].get_by_role("textbox").fill("Marta, on Tuesday.")
    shared[1].get_by_role("textbox").fill("Ask Tom as well.")
    shared[0].get_by_role("button", name="Save the note").click()
    expect(shared[0].get_by_text("Saved at")).to_be_visible()
    shared[1].get_by_role("button", name="Save the note").click()
    expect(shared[1].get_by_text("Saved meanwhile")).to_be_visible()
    expect(shared[1].get_by_role("textbox")).to_have_value("Marta, on Tuesday.\n\nAsk Tom as well.")
    shared[1].get_by_role("button", name="Save the note").click()
    expect(shared[1].get_by_text("Saved at")).to_be_visible()
    assert Note.objects.get(kind="shared").words == "Marta, on Tuesday.\n\nAsk Tom as well."


def test_a_form_outlives_a_lost_connection_and_an_expired_sign_in(browser, live_server, cast):
    place = live_server.url + reverse("prepare", args=[planned(cast).id])
    page = someone(browser, live_server, "client")
    page.goto(place)
    page.context.set_offline(True)
    page.get_by_label("What has happened since?").fill("I waited twice.")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("No connection.")).to_be_visible()
    page.context.set_offline(False)
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("What has happened since?").press("End")
    page.keyboard.type(" It held.")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_label("Email").fill("client@example.org")
    page.get_by_label("Password").fill("a quiet garden")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("What has happened since?")).to_have_value("I waited twice. It held.")
    expect(page.get_by_text("not sent yet")).to_be_visible()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("You can change it until you meet")).to_be_visible()
    assert Preparation.objects.get().since == "I waited twice. It held."
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "waited" not in stored, "nothing that was written lies in the browser"


def test_what_is_typed_is_kept_after_a_pause_and_stands_again(browser, live_server, cast):
    place = live_server.url + reverse("prepare", args=[planned(cast).id])
    page = someone(browser, live_server, "client")
    page.goto(place)
    page.get_by_label("What would you like to use it for?").fill("The weekly.")
    expect(page.get_by_text("Kept for you at")).to_be_visible()
    page.goto(live_server.url)
    page.goto(place)
    expect(page.get_by_label("What would you like to use it for?")).to_have_value("The weekly.")


def test_without_javascript_a_session_is_held_by_plain_forms(browser, live_server, cast):
    place = live_server.url + reverse("workspace", args=[planned(cast).id])
    page = someone(browser, live_server, "coach", java_script_enabled=False)
    page.goto(place)
    page.get_by_role("button", name="Begin the session").click()
    page.get_by_label("words, as they fell").fill("She had her pen out.")
    page.get_by_role("button", name="May be an insight").click()
    expect(page.locator("#caught .lines")).to_contain_text("She had her pen out.")
    page.get_by_label("The note you share").fill("Half a thought")
    page.locator("section.note", has=page.get_by_label("The note you share")).get_by_role(
        "button", name="Keep this for later"
    ).click()
    expect(page.get_by_text("Kept for later")).to_be_visible()
    page.goto(place)
    expect(page.get_by_label("The note you share")).to_have_value("Half a thought")
    page.get_by_role("link", name="Close the session").click()
    page.get_by_label("About myself").fill("That she waits.")
    page.get_by_role("button", name="Close the session").click()
    expect(page.get_by_text("Written down by you")).to_be_visible()
    assert Learning.objects.get().written_down_by_coach


PAGES = ["plan", "move", "cancel", "prepare", "workspace", "note", "focus", "close", "bank", "question", "home"]


@pytest.mark.parametrize("part", ["coach", "client"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_around_a_session(browser, live_server, cast, part, scheme):
    session = lived_in(cast)
    page = someone(browser, live_server, part, viewport={"width": 360, "height": 740}, color_scheme=scheme)
    found = {}
    for name in PAGES if part == "coach" else [name for name in PAGES if name not in ("bank", "question")]:
        page.goto(live_server.url + address(cast, session, name))
        found[name] = faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, f"{name} is wider than a small screen"
    assert {name: list_ for name, list_ in found.items() if list_} == {}


def address(cast, session, name):
    fills = {
        "plan": [cast.engagement.id],
        "note": [session.id, "shared"],
        "question": ["focus-01"],
        "bank": [],
        "home": [],
    }
    return reverse(name, args=fills.get(name, [session.id]))


def lived_in(cast):
    """A session under way with something in every part of it, and one to come."""
    Session.plan(cast.engagement, by=cast.client, held_on=timezone.localdate() + timedelta(days=7), now=NOW)
    session = planned(cast)
    session.begin(by=cast.coach, now=timezone.now() - timedelta(minutes=24))
    Preparation.write(
        session,
        by=cast.client,
        version=0,
        now=NOW,
        shared_with_coach=True,
        focus="Why I answer for them.",
        since="I waited twice.",
    )
    Note.write(session, by=cast.coach, kind="shared", words="Marta, on Tuesday.", version=0, now=NOW)
    for n, words in enumerate(
        ("She had her pen out before she asked.", "They're not stuck at all. I answer before they get there.")
    ):
        Moment.propose(
            cast.engagement,
            by=cast.coach,
            words=words,
            session=session,
            at=300 + 200 * n,
            heard_as_insight=n > 0,
            now=timezone.now(),
        )
    Moment.propose(
        cast.engagement, by=cast.coach, words="", noticed="stillness", session=session, at=610, now=timezone.now()
    )
    Step.choose(
        cast.engagement,
        by=cast.client,
        card={"what": "Ask Marta what she sees, then stay silent until two have spoken."},
        session=session,
        now=timezone.now(),
    )
    return session


@pytest.mark.skipif(
    not os.environ.get("TILTH_PICTURES"), reason="set TILTH_PICTURES to a folder to have pictures taken"
)
def test_pictures_around_a_session(browser, live_server, cast):
    session = lived_in(cast)
    for part in ("coach", "client"):
        for scheme, width in (("light", 360), ("light", 1280), ("dark", 768)):
            page = someone(browser, live_server, part, viewport={"width": width, "height": 900}, color_scheme=scheme)
            for name in PAGES if part == "coach" else [name for name in PAGES if name not in ("bank", "question")]:
                page.goto(live_server.url + address(cast, session, name))
                page.screenshot(
                    path=f"{os.environ['TILTH_PICTURES']}/{part}-{name}-{width}-{scheme}.png", full_page=True
                )
            page.context.close()
