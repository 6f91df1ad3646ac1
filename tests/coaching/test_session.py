"""A session's life: planned, moved, cancelled, held, closed; and what does not fit is refused with a sentence."""

from datetime import date, time, timedelta

import pytest

from tests.people import CONVERSATION, NOW, gather
from tilth.coaching.session import ConsentMissing, OutOfTurn, Session
from tilth.organisation.disclosure import Withheld

pytestmark = pytest.mark.django_db
SOON, LATER = date(2026, 11, 26), date(2026, 12, 3)


def planned(cast, **fields):
    return Session.plan(cast.engagement, by=cast.client, held_on=SOON, now=NOW, **fields)


def test_either_of_the_two_plans_a_session_and_nobody_else():
    cast = gather()
    assert planned(cast, starts_at=time(10)).state == Session.State.PLANNED
    with pytest.raises(Withheld):
        Session.plan(cast.engagement, by=cast.sponsor, held_on=SOON, now=NOW)


def test_a_session_moved_twice_remembers_where_it_was_first():
    cast = gather()
    session = planned(cast)
    session.move(by=cast.coach, held_on=LATER, starts_at=None, moved=0, now=NOW)
    session.move(by=cast.client, held_on=SOON, starts_at=time(9), moved=1, now=NOW)
    session.refresh_from_db()
    assert (session.moved, session.first_planned_for, session.held_on, session.starts_at) == (2, SOON, SOON, time(9))


def test_two_who_move_a_session_at_once_are_told_where_it_is():
    cast = gather()
    session = planned(cast)
    other = Session.objects.get(id=session.id)
    session.move(by=cast.coach, held_on=LATER, starts_at=None, moved=0, now=NOW)
    with pytest.raises(OutOfTurn, match="3 December 2026"):
        other.move(by=cast.client, held_on=date(2026, 12, 10), starts_at=None, moved=0, now=NOW)
    session.refresh_from_db()
    assert session.held_on == LATER


def test_a_cancelled_session_is_planned_again_by_moving_it():
    cast = gather()
    session = planned(cast)
    session.cancel(by=cast.client, now=NOW)
    with pytest.raises(OutOfTurn, match="cancelled"):
        session.begin(by=cast.coach, now=NOW)
    session.move(by=cast.client, held_on=LATER, starts_at=None, moved=0, now=NOW)
    assert session.state == Session.State.PLANNED


def test_beginning_starts_the_clock_once_and_on_the_day_itself():
    cast = gather()
    session = planned(cast)
    session.begin(by=cast.coach, now=NOW)
    session.begin(by=cast.coach, now=NOW + timedelta(minutes=5))
    assert session.held_on == NOW.date()
    assert session.seconds_in(NOW + timedelta(minutes=12)) == 720
    assert session.seconds_in(NOW + timedelta(days=1)) is None, "a clock that nobody stopped says nothing"
    with pytest.raises(OutOfTurn):
        session.move(by=cast.coach, held_on=LATER, starts_at=None, moved=0, now=NOW)


def test_only_the_coach_begins():
    cast = gather()
    with pytest.raises(Withheld):
        planned(cast).begin(by=cast.client, now=NOW)


def test_no_action_by_choice_is_an_ending():
    cast = gather()
    session = planned(cast)
    session.close(by=cast.client, ending=Session.Ending.NO_ACTION, now=NOW)
    session.refresh_from_db()
    assert (session.state, session.ending) == (Session.State.CLOSED, "no_action")
    assert cast.engagement.state == "under_way"


def test_a_transcript_is_taken_in_for_a_planned_session_and_leaves_a_closed_one_closed():
    cast = gather()
    session, closed = planned(cast), planned(cast)
    closed.close(by=cast.coach, ending="", now=NOW)
    for each in (session, closed):
        each.keep(CONVERSATION.encode(), "meeting.vtt", by=cast.coach, consented=True, now=NOW)
    assert (session.state, closed.state) == (Session.State.HELD, Session.State.CLOSED)
    assert session.held_on == NOW.date(), "what took place does not lie in the future"
    with pytest.raises(OutOfTurn, match="a session of its own"):
        session.keep(CONVERSATION.encode(), "meeting.vtt", by=cast.coach, consented=True, now=NOW)


def test_a_transcript_is_not_taken_in_without_consent_or_by_the_client():
    cast = gather()
    session = planned(cast)
    with pytest.raises(ConsentMissing):
        session.keep(CONVERSATION.encode(), "meeting.vtt", by=cast.coach, consented=False, now=NOW)
    with pytest.raises(Withheld):
        session.keep(CONVERSATION.encode(), "meeting.vtt", by=cast.client, consented=True, now=NOW)
    assert Session.objects.get().transcript_state == Session.TranscriptState.NONE
