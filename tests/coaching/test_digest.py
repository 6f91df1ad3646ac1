"""The letter between sessions, from the agreed step to the report in the thread, through a real mail server."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.mail.postbox import mail_server, words
from tests.people import NOW, gather
from tilth import background
from tilth.coaching import digest
from tilth.coaching.insight import Insight
from tilth.coaching.reminders import Subject
from tilth.coaching.session import Session
from tilth.coaching.step import Report, Step
from tilth.mail.letter import Letter
from tilth.mail.link import Link
from tilth.mail.wish import Wish
from tilth.queue.job import Job

pytestmark = pytest.mark.django_db
SYDNEY = ZoneInfo("Australia/Sydney")
DUE = date(2026, 11, 24)
NINE = datetime(2026, 11, 24, 9, 0, tzinfo=SYDNEY)
CARD = {"what": "Ask Marta before I say a word"}


@pytest.fixture
def postbox(settings):
    with mail_server(settings) as box:
        yield box


def wish(person, **wishes):
    chosen = {"zone": "Australia/Sydney", "hour": 9, "rhythm": "on_the_day", "cap": 3, **wishes}
    return Wish.objects.create(person=person, look_at=NOW, **chosen)


def choose(cast, **step):
    return Step.choose(cast.engagement, by=cast.client, card=CARD, now=NOW, **{"due_on": DUE, **step})


def work(now):
    """Everything that is due, done."""
    Job.keep_to(background.RHYTHMS, now=now)
    while background.do_next(clock=lambda: now):
        pass


def links(text):
    return {label.strip(): path for label, path in re.findall(r"^ *([\w ]+): http\S+?(/reply/\S+)", text, re.MULTILINE)}


def test_from_the_agreed_step_to_the_report_in_the_thread(postbox):
    cast = gather()
    step = choose(cast)
    wish(cast.client)
    work(NINE - timedelta(minutes=1))
    assert postbox.arrived == []
    work(NINE)
    (letter,) = postbox.arrived
    assert letter["Subject"] == "A note from your coaching"
    assert "Marta" not in letter.as_string()
    assert "You chose Tuesday 24 November as its day." in words(letter)

    address, nobody = links(words(letter))["Partly"], Client()
    asked = nobody.get(address)
    assert asked.status_code == 200
    assert b"Marta" not in asked.content
    assert not step.reports.exists()
    nobody.post(address, {"choice": "partly", "line": "I waited once."})
    report = step.reports.get()
    assert (report.outcome, report.happened) == (Report.Outcome.PARTLY, "I waited once.")
    assert list(Report.visible_to(cast.coach)) == [report]


def test_a_letter_leaves_once_however_often_the_clock_looks(postbox):
    cast = gather()
    choose(cast)
    wish(cast.client)
    for minutes in range(0, 60 * 24 * 2, 480):
        work(NINE + timedelta(minutes=minutes))
    assert len(postbox.arrived) == 1


def test_a_persons_own_words_stand_in_a_letter_only_where_they_chose_that(postbox):
    cast = gather()
    choose(cast)
    wish(cast.client, quotes_me=True)
    work(NINE)
    assert "Ask Marta before I say a word" in words(postbox.arrived[0])


def test_people_who_said_nothing_about_letters_have_the_defaults():
    cast = gather()
    digest.remind(now=NOW)
    assert set(Wish.objects.values_list("person", flat=True)) == {cast.client.pk, cast.coach.pk}
    assert set(Wish.objects.values_list("cap", "rhythm", "quotes_me")) == {(1, "weekly", False)}


def test_not_now_asks_once_more_in_a_week_and_then_never(postbox):
    cast = gather()
    choose(cast)
    wish(cast.client)
    work(NINE)
    put_off = links(words(postbox.arrived[0]))["Not now"]
    assert Client().post(put_off).status_code == 200
    assert not Report.objects.exists()
    digest.Reminded.objects.update(put_off_at=NINE)
    for days in (1, 6, 7, 8, 15, 22):
        work(NINE + timedelta(days=days))
    assert len(postbox.arrived) == 2


def test_what_a_link_finds_no_more_is_said_and_changes_nothing(postbox):
    cast = gather()
    step = choose(cast)
    wish(cast.client)
    work(NINE)
    address = links(words(postbox.arrived[0]))["Did it"]
    step.delete()
    assert Client().post(address, {"choice": "done"}).status_code == 410
    assert Link.objects.filter(used_at__isnull=False).count() == 0


def test_the_coach_hears_only_that_no_session_is_planned():
    cast = gather()
    choose(cast)
    Session.objects.filter(
        pk=Session.plan(cast.engagement, by=cast.coach, held_on=date(2026, 11, 1), now=NOW).pk
    ).update(state="held")
    type(cast.engagement).objects.update(state="under_way")
    threads = digest.gather([cast.coach.pk])
    (thread,) = threads[cast.coach.pk]
    assert (thread.steps, thread.insights) == ((), ())
    assert len(thread.sessions) == 1


def test_an_insight_rests_by_the_sessions_held_since_it_moved():
    cast = gather()
    Insight.name(cast.engagement, by=cast.client, words="I make myself needed", now=NOW)
    for days in (-3, 1, 2, 3):
        planned = Session.plan(cast.engagement, by=cast.coach, held_on=NOW.date() + timedelta(days=days), now=NOW)
        Session.objects.filter(pk=planned.pk).update(state="held")
    Session.plan(cast.engagement, by=cast.coach, held_on=NOW.date() + timedelta(days=9), now=NOW)
    assert digest.gather([cast.client.pk])[cast.client.pk][0].insights[0].sessions_since == 3


def test_looking_asks_the_same_few_questions_however_much_there_is(django_assert_max_num_queries):
    cast = gather()
    choose(cast)
    with CaptureQueriesContext(connection) as few:
        digest.gather([cast.client.pk])
    for _ in range(20):
        choose(cast)
        Insight.name(cast.engagement, by=cast.client, words="x", now=NOW)
    with django_assert_max_num_queries(len(few)):
        digest.gather([cast.client.pk, cast.coach.pk])


def test_no_more_letters_by_one_click_of_the_mail_program(postbox):
    cast = gather()
    choose(cast)
    wish(cast.client)
    work(NINE)
    stop = postbox.arrived[0]["List-Unsubscribe"].strip("<>").partition("8000")[2]
    assert Client().post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Wish.objects.get(person=cast.client).paused
    choose(cast, due_on=DUE + timedelta(days=3))
    for days in (1, 3, 4):
        work(NINE + timedelta(days=days))
    assert Letter.objects.filter(person=cast.client).count() == 1


def test_every_subject_that_is_decided_has_words_in_a_letter():
    assert set(Subject) == set(digest.digest_words.HEADINGS)
