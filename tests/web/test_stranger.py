"""The stranger's walk: every address, in every part, from another organisation and from nobody; only the two in the room get in."""

import pytest
from django.urls import reverse

from tests.people import gather
from tests.programmes import cohort_of
from tests.weave import weave
from tests.web.walk import accounts, agreed, patterns
from tilth.organisation.programme import Cohort

pytestmark = pytest.mark.django_db

OWN = {
    "home",
    "archive",
    "begin-engagement",
    "bank",
    "letters",
    "calendar",
    "question",
    "account",
    "programmes",
    "end-other-sessions",
}  # everybody's own page; shows nothing of anybody else
OUTSIDERS = ["stranger", "sponsor", "programme_lead", "supervisor", "administrator"]
# Opened by whoever holds a good link; test_invitation.py, test_reply.py and tests/coaching/test_calendar.py walk them.
BY_LINK = {"invitation", "take-up", "reply", "feed"}
LEADS = {"programme-report", "publish-report", "programme-table"}
"""What a programme lead reaches: their own cohort's report, from the released table alone."""
WITHHELD_FROM_CLIENT = LEADS | {
    "begin",
    "receive",
    "roles",
    "finding",
    "again",
    "turn",
    "map",
    "reading-json",
    "propose",
}
WITHHELD_FROM_CLIENT |= {"invite"}
FILLS = {
    "n": 1,
    "number": 1,
    "step": "purpose",
    "kind": "shared",
    "key": "focus-01",
    "link": "not-a-link",
    "token": "not-a-token",
    "secret": "no-secret",
}


def address(cast, session, name, needs):
    things = {"engagement": cast.engagement, "receive": cast.engagement, "plan": cast.engagement}
    things |= dict.fromkeys(("openings", "others"), cast.engagement)
    things |= {
        "growth": cast.engagement,
        "pulse": cast.engagement,
        "counted": cast.engagement,
    }
    if name.startswith(("programme-", "publish-")):
        things[name] = Cohort.objects.first() or cohort_of(cast, 0)
    things |= _woven(cast, session)
    fills = FILLS | {"id": things.get(name, session).id} | ({"key": "session"} if name == "pulse" else {})
    return reverse(name, kwargs={need: fills[need] for need in needs})


def _woven(cast, session):
    if not hasattr(cast, "woven"):
        cast.woven = agreed(cast) | weave(cast, session).by_address(cast)
    return cast.woven


@pytest.mark.parametrize("part", OUTSIDERS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_outside_the_room_nothing_exists(part, method):
    cast = gather()
    session = cast.session()
    browser = cast.browser(part)
    for name, needs in patterns():
        if name in OWN or (part == "programme_lead" and name in LEADS):
            continue
        answer = getattr(browser, method)(address(cast, session, name, needs))
        assert answer.status_code in (404, 405), f"{part} {method} {name}: {answer.status_code}"
        assert b"Marta" not in answer.content


@pytest.mark.parametrize("part", OUTSIDERS)
def test_their_own_pages_name_nobody_elses_work(part):
    cast = gather()
    cast.session()
    answer = cast.browser(part).get(reverse("home"))
    assert answer.status_code == 200
    assert b"Session 1" not in answer.content
    assert str(cast.engagement.id).encode() not in answer.content


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_visitor_is_sent_to_sign_in_everywhere(method):
    cast = gather()
    session = cast.session()
    for name, needs in patterns():
        if name in BY_LINK:
            continue
        answer = getattr(cast.browser("visitor"), method)(address(cast, session, name, needs))
        assert answer.status_code == 302, name
        assert answer["Location"].startswith(reverse("account_login")), name


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_client_reaches_the_words_and_not_the_coachs_draft(method):
    cast = gather()
    session = cast.session()
    for name, needs in patterns():
        if name in WITHHELD_FROM_CLIENT:
            answer = getattr(cast.browser("client"), method)(address(cast, session, name, needs))
            assert answer.status_code in (404, 405), name
    assert b"ask Marta what she sees" in cast.browser("client").get(address(cast, session, "session", ["id"])).content


def test_nobody_makes_an_account_by_themselves():
    assert "account_signup" in set(accounts())
    browser = gather().browser("visitor")
    answer = browser.post(reverse("account_signup"), {"email": "new@example.org", "password1": "a quiet garden 2"})
    assert answer.status_code == 200
    assert b"closed" in answer.content.lower()


def test_a_missing_thing_and_a_withheld_one_look_the_same():
    cast = gather()
    session = cast.session()
    withheld = cast.browser("stranger").get(reverse("session", args=[session.id]))
    missing = cast.browser("stranger").get(reverse("session", args=[cast.organisation.id]))

    def strip(answer):
        return answer.content.replace(str(session.id).encode(), b"").replace(str(cast.organisation.id).encode(), b"")

    assert withheld.status_code == missing.status_code == 404
    assert withheld.content.count(b"<") == missing.content.count(b"<")
