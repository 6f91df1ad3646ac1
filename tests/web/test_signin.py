"""Signing in and staying safe: password, letter, app and recovery code; sessions that end; doors that ask once more; tries that are counted."""

import re
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.people import PASSWORD, gather, just_said_who_they_are
from tilth.organisation.sign_in import REPEATED_FOR, SignInChange
from tilth.web.account import device

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


@pytest.fixture
def letters(settings, mailoutbox):
    """A Tilth that sends mail, and what it sent."""
    settings.SENDS_MAIL = settings.ACCOUNT_EMAIL_NOTIFICATIONS = True
    return mailoutbox


def sign_in(part="coach", password=PASSWORD, **extra):
    browser = Client(**extra)
    browser.answer = browser.post(LOGIN, {"login": f"{part}@example.org", "password": password})
    return browser


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def with_an_app(cast, part="coach"):
    """A person who has an authenticator app: its secret, and their recovery codes."""
    browser = cast.browser(part)
    secret = browser.get(reverse("mfa_activate_totp")).context["form"].secret
    answer = browser.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)
    return secret, answer.context["unused_codes"]


def test_a_password_alone_is_enough_until_somebody_adds_more():
    gather()
    browser = sign_in()
    assert browser.answer["Location"] == "/"
    assert browser.get("/").status_code == 200


def test_a_wrong_password_and_an_unknown_address_are_answered_alike():
    gather()
    known, unknown = sign_in(password="not this one"), sign_in("nobody", password="not this one")
    assert known.answer.status_code == unknown.answer.status_code == 200
    assert known.answer.context["form"].errors == unknown.answer.context["form"].errors


def test_guessing_is_stopped_with_a_page_that_says_what_to_do():
    gather()
    answers = [sign_in(password=f"guess number {n}").answer for n in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert b"Wait five minutes" in answers[-1].content
    assert answers[-1]["Retry-After"] == "300"
    assert sign_in().answer.status_code == 429, "the right password too, or guessing would tell which it is"
    assert sign_in("client").answer.status_code == 302, "and nobody else is kept out"


def test_counting_tries_is_not_evaded_by_naming_another_address_of_the_network():
    gather()
    for n in range(6):
        answer = sign_in(password="guess", HTTP_X_FORWARDED_FOR=f"192.0.2.{n}").answer
    assert answer.status_code == 429


def test_an_authenticator_app_asks_for_its_code_after_the_password():
    cast = gather()
    secret, _ = with_an_app(cast)
    browser = sign_in()
    assert browser.answer["Location"] == reverse("mfa_authenticate")
    assert browser.get("/").status_code == 302
    assert b"Incorrect code" in browser.post(reverse("mfa_authenticate"), {"code": "000000"}).content
    assert browser.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).status_code == 302
    assert browser.get("/").status_code == 200


def test_guessing_the_second_factor_is_stopped_too():
    cast = gather()
    with_an_app(cast)
    browser = sign_in()
    answers = [browser.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


def test_a_recovery_code_opens_once():
    cast = gather()
    _, codes = with_an_app(cast)
    assert len(codes) == 10
    first, second = sign_in(), sign_in()
    assert first.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == 302
    assert b"Incorrect code" in second.post(reverse("mfa_authenticate"), {"code": codes[0]}).content
    assert second.post(reverse("mfa_authenticate"), {"code": codes[1]}).status_code == 302


def test_recovery_codes_are_shown_once():
    cast = gather()
    _, codes = with_an_app(cast)
    again = cast.browser("coach").get(reverse("mfa_view_recovery_codes"))
    assert codes[0].encode() not in again.content
    assert b"10 of 10 are unused" in again.content


def test_the_secrets_of_factors_are_sealed_in_the_database():
    cast = gather()
    secret, codes = with_an_app(cast)
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored
    assert codes[0] not in stored


def test_removing_the_app_makes_the_password_enough_again():
    cast = gather()
    with_an_app(cast)
    cast.browser("coach").post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()
    assert sign_in().answer["Location"] == "/"


def test_a_session_that_was_ended_is_out():
    gather()
    here, there = sign_in(HTTP_USER_AGENT="Firefox on Linux"), sign_in(HTTP_USER_AGENT="Safari on iPhone")
    page = here.get(reverse("account")).content.decode()
    assert "Firefox on Linux, here" in page
    assert "Safari on an iPhone" in page
    other = UserSession.objects.get(session_key=there.session.session_key)
    here.post(reverse("end-session", args=[other.pk]))
    assert there.get("/")["Location"].startswith(LOGIN)
    assert here.get("/").status_code == 200


def test_all_other_sessions_end_at_once():
    gather()
    here, there, elsewhere = sign_in(), sign_in(), sign_in()
    here.post(reverse("end-other-sessions"))
    assert there.get("/").status_code == elsewhere.get("/").status_code == 302
    assert here.get("/").status_code == 200


def test_nobody_ends_somebody_elses_session():
    gather()
    coach, client = sign_in("coach"), sign_in("client")
    theirs = UserSession.objects.get(session_key=coach.session.session_key)
    assert client.post(reverse("end-session", args=[theirs.pk])).status_code == 404
    assert coach.get("/").status_code == 200


def test_a_new_password_ends_every_other_session():
    gather()
    here, there = sign_in(), sign_in()
    new = {"oldpassword": PASSWORD, "password1": "a loud garden", "password2": "a loud garden"}
    assert here.post(reverse("account_change_password"), new).status_code == 302
    assert there.get("/").status_code == 302
    assert here.get(reverse("account")).status_code == 200
    assert UserSession.objects.filter(session_key=there.session.session_key).count() == 0


@pytest.mark.parametrize("door", ["reading-json", "withdraw"])
def test_words_leave_or_go_only_after_asking_once_more(door):
    cast = gather()
    session = cast.session()
    browser = cast.browser("coach")
    just_said_who_they_are(browser, at=time.time() - 601)
    address = reverse(door, args=[session.id])
    asked = browser.get(address)
    assert asked["Location"] == f"{reverse('account_reauthenticate')}?next={address.replace('/', '%2F')}"
    wrong = browser.post(asked["Location"], {"password": "not this one", "next": address})
    assert wrong.status_code == 200
    right = browser.post(asked["Location"], {"password": PASSWORD, "next": address})
    assert right["Location"] == address
    assert browser.get(address).status_code == 200


def test_what_is_sent_to_such_a_door_is_not_carried_out_before_the_answer():
    cast = gather()
    session = cast.session()
    browser = cast.browser("client")
    just_said_who_they_are(browser, at=time.time() - 601)
    assert browser.post(reverse("withdraw", args=[session.id])).status_code == 302
    session.refresh_from_db()
    assert session.transcript_state == session.TranscriptState.READ
    assert "account_reauthentication_state" not in browser.session, "and what was sent is kept nowhere"


def test_who_may_not_see_a_thing_is_asked_like_anybody_and_then_finds_nothing():
    cast = gather()
    session = cast.session()
    assert cast.browser("stranger").get(reverse("reading-json", args=[session.id])).status_code == 404


@pytest.mark.parametrize("door", ["mfa_add_webauthn", "mfa_activate_totp", "mfa_generate_recovery_codes"])
def test_a_sign_in_is_changed_only_after_asking_once_more(door):
    browser = gather().browser("coach")
    just_said_who_they_are(browser, at=time.time() - 601)
    assert browser.get(reverse(door))["Location"].startswith(reverse("account_reauthenticate"))


@pytest.mark.django_db(transaction=True)  # allauth tells once what it did is written
def test_a_changed_factor_is_told_at_the_next_sign_in_and_stays_told_for_a_week():
    cast = gather()
    sign_in()
    _, codes = with_an_app(cast)

    def told():
        browser = sign_in()
        answer = browser.post(reverse("mfa_authenticate"), {"code": codes.pop()}, follow=True)
        return "an authenticator app was added. If that was not you" in answer.content.decode()

    assert told()
    assert told()
    SignInChange.objects.update(at=timezone.now() - REPEATED_FOR * 2)
    assert not told()


def test_the_page_of_how_you_sign_in_asks_the_database_as_often_for_many_sessions(django_assert_num_queries):
    gather()
    here = sign_in()
    with django_assert_num_queries(5):
        here.get(reverse("account"))
    for _ in range(5):
        sign_in()
    with django_assert_num_queries(5):
        here.get(reverse("account"))


GARBLED = [
    "1",
    "[]",
    "{}",
    '{"id": 1}',
    '{"id": "AA"}',
    '{"id": "AA", "rawId": "AA", "type": "public-key"}',
    '{"id": "AA", "rawId": "AA", "response": 7}',
]


@pytest.mark.parametrize("answer", GARBLED)
def test_a_passkeys_answer_that_no_browser_gives_is_refused_and_breaks_nothing(answer):
    cast = gather()
    assert Client().post(reverse("mfa_login_webauthn"), {"credential": answer}).status_code == 302
    browser = cast.browser("coach")
    assert browser.post(reverse("mfa_add_webauthn"), {"name": "x", "credential": answer}).status_code == 200
    with_an_app(cast)
    half_way = sign_in()
    assert half_way.post(reverse("mfa_authenticate"), {"credential": answer}).status_code == 200
    assert Authenticator.objects.filter(type="webauthn").count() == 0


@pytest.mark.parametrize("door", ["/reply/guess{}", "/calendar/guess{}.ics"])
def test_guessing_the_secret_of_an_address_is_stopped(door):
    answers = [Client().get(door.format(n)).status_code for n in range(31)]
    assert answers == [404] * 30 + [429]
    assert Client().get(LOGIN).status_code == 200


CLOSED = ["account_reset_password", "account_request_login_code", "account_confirm_login_code", "account_email"]


@pytest.mark.parametrize("door", CLOSED)
def test_doors_that_need_a_letter_say_so_where_none_are_sent(door):
    answer = gather().browser("coach").get(reverse(door))
    assert answer.status_code == 404
    assert b"not set up to send mail" in answer.content


def test_the_sign_in_page_offers_letters_only_where_they_are_sent(settings):
    assert b"Send me a code" not in Client().get(LOGIN).content
    settings.SENDS_MAIL = True
    page = Client().get(LOGIN).content
    assert b"Send me a code" in page
    assert b"I have forgotten it" in page


def test_a_code_by_letter_signs_in_once(letters):
    gather()
    browser = Client()
    browser.post(reverse("account_request_login_code"), {"email": "client@example.org"})
    code = re.search(r"^([A-Z0-9-]{6,})$", letters[0].body, re.MULTILINE)[1]
    assert code not in letters[0].subject
    assert browser.post(reverse("account_confirm_login_code"), {"code": code}).status_code == 302
    assert browser.get("/").status_code == 200
    assert len(letters) == 1


def test_no_letter_goes_to_an_address_that_nobody_here_has(letters):
    gather()
    for door in ("account_request_login_code", "account_reset_password"):
        assert Client().post(reverse(door), {"email": "somebody@example.net"}).status_code == 302
    assert letters == []


def test_a_forgotten_password_is_set_anew_by_letter_and_that_is_told(letters):
    gather()
    there = sign_in()
    browser = Client()
    browser.post(reverse("account_reset_password"), {"email": "coach@example.org"})
    link = re.search(r"https?://\S+", letters[0].body)[0]
    form = browser.get(link, follow=True)
    new = {"password1": "a loud garden", "password2": "a loud garden"}
    browser.post(form.context["action_url"], new)
    assert there.get("/").status_code == 302
    assert b"opens nothing any more" in Client().get(link, follow=True).content
    answer = Client().post(LOGIN, {"login": "coach@example.org", "password": "a loud garden"}, follow=True)
    assert "the password was set anew by letter" in answer.content.decode()


def test_a_new_address_counts_once_its_letter_was_answered_and_the_change_is_told(letters):
    cast = gather()
    sign_in()
    browser = cast.browser("coach")
    browser.post(reverse("account_email"), {"email": "new@example.org", "action_add": ""})
    cast.coach.refresh_from_db()
    assert cast.coach.email == "coach@example.org"
    link = re.search(r"https?://\S+", letters[0].body)[0]
    browser.post(link)
    cast.coach.refresh_from_db()
    assert cast.coach.email == "new@example.org"
    assert EmailAddress.objects.get(user=cast.coach).verified
    assert SignInChange.objects.filter(person=cast.coach, what="email_changed").count() == 1
    assert sign_in().answer.status_code == 200, "the old address opens nothing"
    assert Client().post(LOGIN, {"login": "new@example.org", "password": PASSWORD}).status_code == 302


def test_a_session_lasts_for_the_window_unless_the_person_asks_for_more():
    gather()
    assert sign_in().cookies["sessionid"]["max-age"] == ""
    browser = Client()
    browser.post(LOGIN, {"login": "coach@example.org", "password": PASSWORD, "remember": "on"})
    assert browser.cookies["sessionid"]["max-age"] == 14 * 24 * 3600


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130 Safari/537.36 Edg/130", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari/604.1", "Safari on an iPhone"),
        ("curl/8", "A browser"),
    ],
)
def test_a_browser_is_named_in_plain_words(said, named):
    assert device(said) == named
