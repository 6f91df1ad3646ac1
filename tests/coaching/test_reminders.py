"""Reminders: each with its reason, once, in the person's hour, and never more than the person allowed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilth.coaching.reminders import (
    CATCHES_UP,
    History,
    Meeting,
    Reminder,
    RestingInsight,
    Rhythm,
    StepAhead,
    Subject,
    Thread,
    Told,
    Wishes,
    due,
    may_leave,
    next_look,
)

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
TODAY = MONDAY.date()
DAILY = Wishes(rhythm=Rhythm.ON_THE_DAY, cap=7)


def id(n: int) -> UUID:
    return UUID(int=n)


def thread(**things) -> list[Thread]:
    return [Thread(id=id(1), **things)]


def subjects(reminders: tuple[Reminder, ...]) -> list[Subject]:
    return [reminder.subject for reminder in reminders]


def test_a_step_is_asked_about_on_its_day_and_says_why():
    asked = due(thread(steps=(StepAhead(id(2), due_on=TODAY),)), History(), Wishes(), MONDAY)
    assert subjects(asked) == [Subject.STEP]
    assert asked[0].why == "You chose Monday 23 November as its day."


@pytest.mark.parametrize(
    "step",
    [
        StepAhead(id(2), due_on=TODAY + timedelta(days=1)),
        StepAhead(id(2), due_on=TODAY, reported=True),
        StepAhead(id(2), due_on=TODAY - timedelta(days=15)),
        StepAhead(id(2)),
    ],
    ids=["not yet", "reported", "long past: it waits for the session", "without a day"],
)
def test_nothing_is_asked_of_a_step_that_gives_no_occasion(step):
    assert due(thread(steps=(step,)), History(), Wishes(), MONDAY) == ()


def test_a_session_is_prepared_before_and_looked_back_at_after():
    ahead = Meeting(id(2), TODAY + timedelta(days=4))
    behind = Meeting(id(3), TODAY - timedelta(days=2), held=True)
    asked = due(thread(sessions=(ahead, behind)), History(), Wishes(), MONDAY)
    assert subjects(asked) == [Subject.PREPARE, Subject.REFLECT]
    done = thread(sessions=(replace(ahead, prepared=True), replace(behind, reflected=True)))
    assert due(done, History(), Wishes(), MONDAY) == ()


def test_work_without_a_next_session_is_mentioned_after_two_weeks():
    behind = Meeting(id(2), TODAY - timedelta(days=14), held=True, reflected=True)
    assert subjects(due(thread(sessions=(behind,)), History(), Wishes(), MONDAY)) == [Subject.NEXT_SESSION]
    planned = Meeting(id(3), TODAY + timedelta(days=30))
    assert due(thread(sessions=(behind, planned)), History(), Wishes(), MONDAY) == ()


def test_a_resting_insight_is_asked_about_once_and_never_again():
    rests = thread(insights=(RestingInsight(id(2), date(2026, 6, 1), 3),))
    asked = due(rests, History(), DAILY, MONDAY)
    assert subjects(asked) == [Subject.INSIGHT]
    told = Told(MONDAY, *asked[0].occasion)
    for days in range(1, 400):
        later = replace(rests[0], insights=(RestingInsight(id(2), date(2026, 6, 1), 3 + days),))
        assert due([later], History((MONDAY,), (told,)), DAILY, MONDAY + timedelta(days=days)) == ()


def test_each_subject_has_a_switch():
    all_of_them = thread(
        steps=(StepAhead(id(2), due_on=TODAY), StepAhead(id(3), review_on=TODAY)),
        sessions=(Meeting(id(4), TODAY + timedelta(days=1)), Meeting(id(5), TODAY - timedelta(days=1), held=True)),
        insights=(RestingInsight(id(6), TODAY, 5),),
    )
    for subject in set(Subject) - {Subject.NEXT_SESSION}:
        assert subject in subjects(due(all_of_them, History(), Wishes(), MONDAY))
        assert subject not in subjects(due(all_of_them, History(), Wishes(off=frozenset({subject})), MONDAY))


def test_a_pause_and_work_that_rests_are_silent():
    step = StepAhead(id(2), due_on=TODAY)
    assert due([Thread(id(1), goes_on=False, steps=(step,))], History(), Wishes(), MONDAY) == ()
    assert due(thread(steps=(step,)), History(), Wishes(paused=True), MONDAY) == ()
    assert due(thread(steps=(step,)), History(), Wishes(paused_until=TODAY + timedelta(days=1)), MONDAY) == ()
    assert due(thread(steps=(step,)), History(), Wishes(paused_until=TODAY), MONDAY) != ()


def test_one_thing_has_one_place_in_a_letter():
    both = thread(steps=(StepAhead(id(2), due_on=TODAY, review_on=TODAY),))
    assert subjects(due(both, History(), Wishes(), MONDAY)) == [Subject.STEP]


def test_the_hour_is_the_persons_own_on_both_sides_of_the_change_of_clocks():
    berlin = Wishes(zone=ZoneInfo("Europe/Berlin"), rhythm=Rhythm.ON_THE_DAY, cap=7, hour=8)
    assert next_look(berlin, datetime(2026, 10, 23, 12, tzinfo=UTC)) == datetime(2026, 10, 24, 6, tzinfo=UTC)
    assert next_look(berlin, datetime(2026, 10, 24, 12, tzinfo=UTC)) == datetime(2026, 10, 25, 7, tzinfo=UTC)


def test_an_hour_that_the_change_of_clocks_swallows_is_the_next_one():
    two = Wishes(zone=ZoneInfo("Europe/Berlin"), rhythm=Rhythm.ON_THE_DAY, cap=7, hour=2, quiet_from=0, quiet_until=0)
    look = next_look(two, datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert look == datetime(2026, 3, 29, 1, tzinfo=UTC)  # 03:00 in Berlin: there is no 02:00 that night
    assert may_leave((), two, look)


def test_a_weekly_letter_leaves_on_its_day_or_soon_after_where_the_machine_slept():
    days = [n for n in range(7) if may_leave((), Wishes(weekday=0), MONDAY + timedelta(days=n))]
    assert days == list(range(CATCHES_UP + 1))


def test_an_hour_within_the_quiet_hours_waits_until_they_end():
    late = Wishes(hour=22, quiet_from=21, quiet_until=7, rhythm=Rhythm.ON_THE_DAY, cap=7)
    assert next_look(late, MONDAY) == datetime(2026, 11, 24, 7, tzinfo=UTC)
    assert not may_leave((), late, datetime(2026, 11, 23, 22, tzinfo=UTC))


ZONES = st.sampled_from(
    [
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "Pacific/Apia",
        "Africa/Cairo",
    ]
).map(ZoneInfo)
HOURS = st.integers(0, 23)
WISHES = st.builds(
    Wishes,
    zone=ZONES,
    hour=HOURS,
    weekday=st.integers(0, 6),
    rhythm=st.sampled_from(Rhythm),
    cap=st.integers(0, 7),
    quiet_from=HOURS,
    quiet_until=HOURS,
    off=st.frozensets(st.sampled_from(Subject), max_size=3),
)
STARTS = st.sampled_from(
    [
        datetime(2028, 2, 27, 22, tzinfo=UTC),  # a leap day ahead
        datetime(2026, 3, 27, 22, tzinfo=UTC),  # Europe's clocks go forward
        datetime(2026, 10, 23, 22, tzinfo=UTC),  # and back
        datetime(2026, 10, 30, 22, tzinfo=UTC),  # America's go back
        datetime(2026, 12, 29, 22, tzinfo=UTC),
    ]
)
# Minutes until the next look: mostly on, at times a jump far ahead or back.
TICKS = st.lists(st.one_of(st.integers(1, 2000), st.integers(-20_000, 20_000)), min_size=5, max_size=60)


@st.composite
def threads(draw, start: datetime):
    days = st.integers(-20, 40).map(lambda n: start.date() + timedelta(days=n))
    ids = st.integers(1, 6).map(id)  # few, so that one thing meets many occasions
    steps = st.builds(StepAhead, ids, st.none() | days, st.none() | days, st.booleans())
    meetings = st.builds(Meeting, ids, days, st.booleans(), st.booleans(), st.booleans())
    insights = st.builds(RestingInsight, ids, days, st.integers(0, 6))
    return draw(
        st.lists(
            st.builds(
                Thread,
                id=ids,
                steps=st.lists(steps, max_size=6).map(tuple),
                sessions=st.lists(meetings, max_size=4).map(tuple),
                insights=st.lists(insights, max_size=3).map(tuple),
            ),
            min_size=1,
            max_size=3,
        )
    )


@given(data=st.data(), wishes=WISHES, start=STARTS, ticks=TICKS)
def test_whatever_happens_nobody_gets_more_than_they_allowed(data, wishes, start, ticks):
    agreed, now, history = data.draw(threads(start)), start, History()
    for minutes in ticks:
        now += timedelta(minutes=minutes)
        letter = due(agreed, history, wishes, now)
        if not letter:
            continue
        here = now.astimezone(wishes.zone)
        assert not wishes.quiet(here.hour)
        assert not {reminder.subject for reminder in letter} & wishes.off
        things = [reminder.thing for reminder in letter]
        assert len(things) == len(set(things))
        near = {told.thing for told in history.told if abs(told.at - now) < timedelta(days=1)}
        assert not near & set(things)
        told = tuple(Told(now, *reminder.occasion) for reminder in letter)
        history = History((*history.letters, now), (*history.told, *told))
    occasions = [(told.subject, told.thing, told.on) for told in history.told]
    assert len(occasions) == len(set(occasions))
    left = sorted(at.astimezone(wishes.zone).date() for at in history.letters)
    for first in left:
        assert sum(first <= day < first + timedelta(days=7) for day in left) <= wishes.cap


@given(wishes=WISHES, start=STARTS, minutes=st.integers(0, 100_000))
def test_the_next_look_is_ahead_within_a_day_and_a_bit_and_in_the_persons_hour(wishes, start, minutes):
    now = start + timedelta(minutes=minutes)
    look = next_look(wishes, now)
    assert now < look <= now + timedelta(hours=49)
    assert look.astimezone(wishes.zone).hour >= wishes.opens
