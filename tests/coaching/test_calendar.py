"""Sessions in people's calendars: invited once, changed with a higher number, called off, and a feed that names nobody."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from tests.people import NOW, gather
from tilth.coaching import calendar
from tilth.coaching.session import Session
from tilth.mail.letter import Letter

pytestmark = pytest.mark.django_db


def planned(cast, on=date(2027, 3, 27)):
    return Session.plan(cast.engagement, by=cast.coach, held_on=on, now=NOW)


def invitations(person):
    letters = Letter.objects.filter(person=person, purpose="invitation").order_by("made_at")
    return [Calendar.from_ical(letter.calendar) for letter in letters]


def event(ics):
    return ics.walk("VEVENT")[0]


def test_both_are_invited_once():
    cast = gather()
    session = planned(cast)
    calendar.tell(now=NOW)
    assert calendar.tell(now=NOW) == 0
    (mine,), (coachs,) = invitations(cast.client), invitations(cast.coach)
    assert mine["method"] == "REQUEST"
    assert event(mine)["summary"] == "Session with coach"
    assert event(coachs)["summary"] == "Session with client"
    assert (event(mine)["sequence"], event(mine).decoded("dtstart")) == (0, session.held_on)
    assert Letter.objects.get(person=cast.client).subject == "An appointment of your coaching"


def test_a_session_that_moves_has_the_same_uid_and_a_higher_sequence():
    cast = gather()
    session = planned(cast)
    calendar.tell(now=NOW)
    for days in (1, 2):
        Session.objects.filter(pk=session.pk).update(held_on=session.held_on + timedelta(days=days))
        calendar.tell(now=NOW + timedelta(hours=days))
    told = [event(ics) for ics in invitations(cast.client)]
    assert [each["sequence"] for each in told] == [0, 1, 2]
    assert len({each["uid"] for each in told}) == 1


def test_a_session_called_off_is_cancelled_once():
    cast = gather()
    session = planned(cast)
    calendar.tell(now=NOW)
    Session.objects.filter(pk=session.pk).update(state="cancelled")
    calendar.tell(now=NOW + timedelta(hours=1))
    assert calendar.tell(now=NOW + timedelta(hours=2)) == 0
    last = invitations(cast.client)[-1]
    assert (last["method"], event(last)["status"], event(last)["sequence"]) == ("CANCEL", "CANCELLED", 1)


def test_a_session_that_took_place_is_not_called_off():
    cast = gather()
    session = planned(cast, on=NOW.date())
    calendar.tell(now=NOW)
    for state in ("held", "closed"):
        Session.objects.filter(pk=session.pk).update(state=state)
        assert calendar.tell(now=NOW) == 0


def test_what_lies_in_the_past_invites_nobody():
    cast = gather()
    planned(cast, on=date(2026, 11, 1))
    assert calendar.tell(now=NOW) == 0


@pytest.mark.parametrize(
    ("on", "utc"), [(date(2027, 3, 27), 9), (date(2027, 3, 28), 8)], ids=["winter", "the day clocks go forward"]
)
def test_an_hour_stays_that_hour_over_the_change_of_clocks(on, utc, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    session = planned(gather(), on=on)
    session.starts_at = datetime(2027, 1, 1, 10).time()  # noqa: DTZ001  an hour of the day
    starts = event(Calendar.from_ical(calendar._calendar([_event(session)], method="REQUEST"))).decoded("dtstart")
    assert starts == datetime(on.year, on.month, on.day, utc, tzinfo=UTC)


def _event(session):
    return calendar._event(session, sequence=0, cancelled=False, now=NOW)


def test_the_feed_opens_by_its_secret_and_names_nobody():
    cast = gather()
    planned(cast, on=NOW.date() + timedelta(days=400))
    address = reverse("feed", args=[calendar.Feed.renew(cast.client, now=NOW)])
    answer = Client().get(address)
    assert answer["Content-Type"].startswith("text/calendar")
    for word in ("coach", "client", "Harrow"):
        assert word not in answer.content.decode()
    calendar.Feed.renew(cast.client, now=NOW)
    assert Client().get(address).status_code == 404


def test_the_address_of_a_feed_is_shown_once_and_not_kept():
    cast = gather()
    browser = cast.browser("client")
    made = browser.post(reverse("calendar")).content.decode()
    assert ".ics" in made
    assert ".ics" not in browser.get(reverse("calendar")).content.decode()
