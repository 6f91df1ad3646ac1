"""Passkeys in a real browser with a virtual authenticator: made, used to sign in, asked for before words go, removed."""

import os
from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser import chromium, faults
from tests.people import PASSWORD, gather

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture
def site(live_server):
    """By the name `localhost`: a passkey belongs to a name, never to a number."""
    cache.clear()
    return live_server.url.replace("127.0.0.1", "localhost")


def device(page):
    """A virtual device that makes passkeys and is opened by its owner's finger."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    return cdp, cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


def open_page(browser, **options):
    """A page, and what its console complained of: a blocked script would stand there."""
    page = browser.new_context(**options).new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    return page, complaints


def by_password(page, site, part="client"):
    page.goto(site + "/account/login/")
    page.get_by_label("Email").fill(f"{part}@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def make_a_passkey(page, site):
    page.goto(site + reverse("account"))
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name").fill("My telephone")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()


def test_a_passkey_is_made_and_then_signs_in_by_itself(browser, site):
    cast = gather()
    page, complaints = open_page(browser)
    device(page)
    by_password(page, site)
    make_a_passkey(page, site)
    expect(page.locator("ul.codes li")).to_have_count(10)
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("My telephone since")).to_be_visible()

    page.get_by_role("button", name="Sign out").click()
    page.goto(site + reverse("engagement", args=[cast.engagement.id]))
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    assert complaints == []


def test_who_has_a_passkey_needs_it_beside_the_password_and_before_words_go(browser, site):
    cast = gather()
    session = cast.session()
    page, complaints = open_page(browser)
    device(page)
    by_password(page, site)
    make_a_passkey(page, site)
    page.get_by_role("link", name="I have kept them").click()
    page.get_by_role("button", name="Sign out").click()

    by_password(page, site)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    page.get_by_role("button", name="Use your passkey").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()

    _as_if_signed_in_long_ago(page)
    page.goto(site + reverse("withdraw", args=[session.id]))
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    page.get_by_role("button", name="Use your passkey").click()
    expect(page.get_by_role("heading", name="Withdraw the consent")).to_be_visible()
    assert complaints == []


def test_a_device_that_refuses_leaves_everything_as_it_was_and_says_so(browser, site):
    gather()
    page, _ = open_page(browser)
    cdp, device_id = device(page)
    cdp.send("WebAuthn.setUserVerified", {"authenticatorId": device_id, "isUserVerified": False})
    by_password(page, site)
    page.goto(site + reverse("mfa_add_webauthn"))
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_text("No passkey was made")).to_be_visible()
    assert not Authenticator.objects.exists()


def test_a_passkey_that_was_removed_opens_nothing(browser, site):
    gather()
    page, _ = open_page(browser)
    device(page)
    by_password(page, site)
    make_a_passkey(page, site)
    page.goto(site + reverse("account"))
    page.get_by_role("link", name="remove My telephone").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("The passkey is removed.")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(page.get_by_text("Incorrect code")).to_be_visible()


def test_without_javascript_a_password_signs_in_and_no_dead_button_is_shown(browser, site):
    gather()
    page, _ = open_page(browser, java_script_enabled=False)
    page.goto(site + "/account/login/")
    expect(page.get_by_role("button", name="Use a passkey")).to_have_count(0)
    by_password(page, site)
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


DOORS = [
    "account",
    "mfa_add_webauthn",
    "mfa_activate_totp",
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_on_any_page_of_signing_in(browser, site, scheme):
    gather()
    page, complaints = open_page(browser, viewport={"width": 360, "height": 740}, color_scheme=scheme)
    device(page)
    found = {}

    def look(door):
        found[door] = faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, f"{door} is wider than a small screen"
        if pictures := os.environ.get("TILTH_PICTURES"):
            page.screenshot(path=f"{pictures}/{door}-360-{scheme}.png", full_page=True)

    page.goto(site + "/account/login/")
    look("account_login")
    by_password(page, site)
    for door in DOORS:
        page.goto(site + reverse(door))
        look(door)
    make_a_passkey(page, site)
    look("codes")
    page.get_by_role("link", name="I have kept them").click()
    look("account_with_a_passkey")
    assert {door: faults_ for door, faults_ in found.items() if faults_} == {}
    assert complaints == []


def _as_if_signed_in_long_ago(page):
    """The same browser, an hour later: its session is moved back in the database."""
    key = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "sessionid")
    session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session.save()
