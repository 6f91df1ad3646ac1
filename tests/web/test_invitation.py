"""Invitations at the door: the link is shown once, opened without a sign-in, and whatever is wrong with it is said on a helpful page."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from tests.people import gather
from tilth.coaching.engagement import Engagement
from tilth.organisation.invitation import Invitation
from tilth.organisation.people import Person

pytestmark = pytest.mark.django_db
ACCOUNT = {"email": "noor@example.org", "password": "a quiet garden"}


@pytest.fixture(autouse=True)
def nobody_has_failed_yet():
    cache.clear()


def begun(cast, **more):
    now = timezone.now()
    return Engagement.begin(by=cast.coach, organisation=cast.organisation, client_name="Noor", now=now, **more)


def shown_link(cast, work, part="client"):
    page = cast.browser("coach").post(reverse("invite", args=[work.id]), {"act": part})
    return urlsplit(page.context["link"]).path


def opened(cast, link):
    """A visitor's browser that has opened a link."""
    browser = cast.browser("visitor")
    assert browser.get(link)["Location"] == reverse("take-up")
    return browser


def test_the_link_is_shown_once_and_works():
    cast = gather()
    work = begun(cast, client_contact="noor@example.org")
    link = shown_link(cast, work)
    assert link not in cast.browser("coach").get(reverse("invite", args=[work.id])).content.decode()
    browser = opened(cast, link)
    page = browser.get(reverse("take-up"))
    assert b"invites you" in page.content
    assert b"noor@example.org" in page.content
    answer = browser.post(reverse("take-up"), ACCOUNT)
    assert answer["Location"] == reverse("agreement", args=[work.id])
    assert browser.get(answer["Location"]).status_code == 200


def test_a_sponsor_comes_to_the_parts_for_three():
    cast = gather()
    work = begun(cast, sponsor_name="Karen")
    browser = opened(cast, shown_link(cast, work, "sponsor"))
    answer = browser.post(reverse("take-up"), ACCOUNT)
    assert answer["Location"] == reverse("agreement-for-three", args=[work.id])
    assert browser.get(answer["Location"]).status_code == 200
    assert browser.get(work.get_absolute_url()).status_code == 404


def test_opening_a_link_uses_nothing_up_for_mail_scanners_open_links():
    cast = gather()
    link = shown_link(cast, begun(cast))
    for _ in range(3):
        opened(cast, link)
    assert Invitation.objects.get().used_at is None


def test_the_token_leaves_the_address_and_never_comes_to_the_session():
    cast = gather()
    link = shown_link(cast, begun(cast))
    browser = opened(cast, link)
    token = link.rsplit("/", 1)[1].split(":")[0]
    assert token not in str(dict(browser.session))


def spoilt(cast, why):
    link = shown_link(cast, begun(cast))
    if why == "altered":
        return link[:-2]
    if why == "expired":
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    if why == "used":
        opened(cast, link).post(reverse("take-up"), ACCOUNT)
    return link


@pytest.mark.parametrize(
    ("why", "says"), [("altered", b"altered"), ("expired", b"older than fourteen days"), ("used", b"used already")]
)
def test_a_link_that_is_no_good_shows_a_helpful_page_and_changes_nothing(why, says):
    cast = gather()
    link = spoilt(cast, why)
    before = list(Person.objects.order_by("id").values())
    answer = cast.browser("visitor").get(link)
    assert answer.status_code == 404
    assert says in answer.content
    assert b"Nothing was changed" in answer.content
    assert list(Person.objects.order_by("id").values()) == before


def test_a_link_that_expires_while_the_form_stands_open_changes_nothing():
    cast = gather()
    browser = opened(cast, shown_link(cast, begun(cast)))
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    answer = browser.post(reverse("take-up"), ACCOUNT)
    assert answer.status_code == 404
    assert not Person.objects.filter(email="noor@example.org").exists()


def test_whoever_tries_many_links_waits_and_a_good_link_still_opens():
    cast = gather()
    visitor = cast.browser("visitor")
    answers = [visitor.get(reverse("invitation", args=[f"guess-{n}"])).status_code for n in range(25)]
    assert answers == [404] * 20 + [429] * 5
    opened(cast, shown_link(cast, begun(cast)))


def test_whoever_tries_many_addresses_with_one_link_waits():
    cast = gather()
    browser = opened(cast, shown_link(cast, begun(cast)))
    taken = ACCOUNT | {"email": "client@example.org"}
    answers = [browser.post(reverse("take-up"), taken).status_code for _ in range(22)]
    assert answers == [422] * 20 + [429] * 2


@pytest.mark.parametrize("password", ["short", "password123", ""])
def test_a_weak_password_is_refused_with_a_sentence(password):
    cast = gather()
    browser = opened(cast, shown_link(cast, begun(cast)))
    assert browser.post(reverse("take-up"), ACCOUNT | {"password": password}).status_code == 422
    assert Invitation.objects.get().used_at is None


def test_somebody_with_an_account_signs_in_and_is_joined():
    cast = gather()
    work = begun(cast)
    link = shown_link(cast, work)
    browser = opened(cast, link)
    signed_in = browser.post(
        reverse("account_login") + "?next=" + reverse("take-up"),
        {"login": "stranger@example.org", "password": "a quiet garden"},
    )
    assert signed_in["Location"] == reverse("take-up")
    assert b"Join as stranger" in browser.get(reverse("take-up")).content
    assert browser.post(reverse("take-up"))["Location"] == reverse("agreement", args=[work.id])
    work.refresh_from_db()
    assert work.client == cast.stranger


def test_the_coach_who_opens_their_own_link_is_told_why_they_cannot_join():
    cast = gather()
    link = shown_link(cast, begun(cast))
    browser = cast.browser("coach")
    browser.get(link)
    answer = browser.post(reverse("take-up"))
    assert answer.status_code == 422
    assert b"another part in this work" in answer.content


def test_without_a_link_the_page_says_how_one_is_reached():
    answer = gather().browser("visitor").get(reverse("take-up"))
    assert answer.status_code == 404
    assert b"Open the link" in answer.content
