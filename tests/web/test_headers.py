"""What every answer carries and no page contains: headers on all of them, cookies that stay home, nothing inline, files of hostile names refused."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.people import PASSWORD, gather
from tests.web.test_stranger import address
from tests.web.walk import patterns

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]

ALWAYS = {
    "Content-Security-Policy": r"^default-src 'none'; (sandbox$|script-src 'self'; style-src 'self';)",
    "X-Content-Type-Options": r"^nosniff$",
    "X-Frame-Options": r"^DENY$",
    "Referrer-Policy": r"^(same-origin|no-referrer)$",
    "Cross-Origin-Opener-Policy": r"^same-origin$",
    "Cross-Origin-Resource-Policy": r"^same-origin$",
    "Permissions-Policy": r"camera=\(\).*publickey-credentials-get=\(self\)",
}
PLAIN = [
    "account_login",
    "account_signup",
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "mfa_add_webauthn",
    "mfa_activate_totp",
]
INLINE = re.compile(rb"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)

ELSEWHERE = re.compile(rb'(src|href|action)="(https?:)?//')


def pages(cast):
    """Every page that there is to be had, with who asked for it: 200, 302, 404 and 405 alike."""
    session = cast.session()
    for part in ("coach", "client", "stranger", "visitor"):
        browser = cast.browser(part)
        for name, needs in patterns():
            yield f"{part} {name}", browser.get(address(cast, session, name, needs))
        for name in PLAIN:
            yield f"{part} {name}", browser.get(reverse(name))
        yield f"{part} nowhere", browser.get("/nowhere")
        yield f"{part} script", browser.get("/static/tilth/passkey.js")


def broken_rules(answer):
    """What an answer lacks that all must carry, and what a page has that none may have."""
    for header, expected in ALWAYS.items():
        if not re.search(expected, answer.headers.get(header, "")):
            yield header
    if answer.streaming:  # a file of the product
        return
    if "no-store" not in answer["Cache-Control"]:
        yield "may be kept in a cache"
    if found := INLINE.search(answer.content):
        yield f"has a script or a style of its own: {found[0]!r}"
    if found := ELSEWHERE.search(answer.content):
        yield f"fetches or leads elsewhere: {found[0]!r}"


def test_every_answer_carries_every_header_and_no_page_has_a_script_of_its_own_or_fetches_from_elsewhere():
    found = {name: list(broken_rules(answer)) for name, answer in pages(gather())}
    assert {name: rules for name, rules in found.items() if rules} == {}
    assert len(found) > 80


def test_an_answer_to_a_host_that_is_not_ours_carries_the_headers_too():
    answer = Client().get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert b"evil.example" not in answer.content


def test_the_sign_in_never_leads_away():
    gather()
    for elsewhere in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        login = {"login": "coach@example.org", "password": PASSWORD, "next": elsewhere}
        assert Client().post("/account/login/", login)["Location"] == "/"


def test_cookies_of_this_machine_are_kept_from_scripts_and_other_sites():
    gather()
    browser = Client()
    browser.get("/account/login/")
    browser.post("/account/login/", {"login": "coach@example.org", "password": PASSWORD})
    for cookie in browser.cookies.values():
        assert cookie["httponly"], cookie
        assert cookie["samesite"] == "Lax", cookie


NOT_OF_A_DEPLOYMENT = {"DATABASE_URL", "TILTH_DEMO", "DJANGO_ALLOW_ASYNC_UNSAFE"}
BEHIND_TLS = """
import json
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
call_command("check", deploy=True, fail_level="WARNING")
behind = {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_HOST": "tilth.example.org", "HTTP_X_FORWARDED_FOR": "192.0.2.1"}
page = Client().get("/account/login/", **behind)
plain = Client().get("/account/login/", HTTP_HOST="tilth.example.org")
posted = Client().post("/account/login/", {"login": "a@example.org", "password": "guess"}, **behind)
cookie = page.cookies[settings.CSRF_COOKIE_NAME]
print(json.dumps({
    "hsts": page["Strict-Transport-Security"], "plain": plain["Location"], "posted": posted.status_code,
    "cookies": [settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_NAME],
    "csrf": [cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]],
    "session": [settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY],
}))
"""


def test_behind_tls_cookies_are_secure_and_django_finds_nothing_to_warn_of(tmp_path):
    environment = {name: value for name, value in os.environ.items() if name not in NOT_OF_A_DEPLOYMENT}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "tilth.settings",
        "TILTH_TLS": "1",
        "TILTH_HOST": "tilth.example.org",
        "TILTH_DATA": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    ran = subprocess.run(
        [sys.executable, "-c", BEHIND_TLS], env=environment, cwd=tmp_path, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stdout.splitlines()[-1])
    assert said["hsts"] == "max-age=31536000; includeSubDomains; preload"
    assert said["plain"] == "https://tilth.example.org/account/login/"
    assert said["posted"] == 200
    assert said["cookies"] == ["__Host-csrf", "__Host-session"]
    assert said["csrf"] == [True, True, "Lax", "/", ""]
    assert said["session"] == [True, True]


NAMES = [
    "../../etc/passwd",
    "..\\..\\boot.ini",
    "a\x00b.vtt",
    "<script>alert(1)</script>.vtt",
    "a" * 4000 + ".vtt",
    "",
    "\r\nSet-Cookie: a=b",
    "‮ttv.exe",
    "CON",
]
BODIES = {
    "a program": b"\x7fELF\x02\x01\x01" + bytes(200),
    "a page": b"<html><script>alert(1)</script></html>",
    "a picture that is also a page": b"GIF89a<script>alert(1)</script>",
    "an XML that refers to the machine's files": b'<?xml version="1.0"?><!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><tt><p>&x;</p></tt>',
    "an archive": b"PK\x03\x04" + bytes(64),
    "nothing": b"",
    "broken words": b"WEBVTT\n\n" + b"\xff\xfe\xfd" * 20,
}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_a_hostile_name_does_no_harm(name):
    cast = gather()
    file = SimpleUploadedFile(
        "x.vtt", b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v A>Hello there.</v>\n", content_type="text/vtt"
    )
    file._name = name
    form = {"file": file, "held_on": "2026-11-19", "consented": "on"}
    answer = cast.browser("coach").post(reverse("receive", args=[cast.engagement.id]), form, follow=True)
    assert answer.status_code in (200, 400, 422)
    assert b"<script>alert" not in answer.content


@pytest.mark.parametrize("what", BODIES)
@pytest.mark.parametrize("name", ["meeting.vtt", "meeting.docx", "meeting.json"])
def test_a_file_that_is_no_transcript_is_refused_with_a_sentence(what, name):
    cast = gather()
    file = SimpleUploadedFile(name, BODIES[what], content_type="application/x-msdownload")
    form = {"file": file, "held_on": "2026-11-19", "consented": "on"}
    answer = cast.browser("coach").post(reverse("receive", args=[cast.engagement.id]), form)
    assert answer.status_code in (200, 422)
    assert b'role="alert"' in answer.content
    assert b"root:" not in answer.content
    assert not cast.engagement.sessions.exists()


def test_scripts_of_others_that_a_page_loads_come_with_the_product():
    for script in re.findall(r"static '([^']+\.js)'", (ROOT / "tilth/web/templates/mfa/scripts.html").read_text()):
        assert finders.find(script), script
