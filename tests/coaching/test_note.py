"""Notes, preparation and learning: each under its own key, for those it is for, and never overwritten unseen."""

from datetime import date

import pytest

from tests.people import NOW, gather
from tilth.coaching.content import Outdated
from tilth.coaching.note import LONGEST, Focus, Learning, Note, Preparation, TooLong
from tilth.coaching.session import Session
from tilth.organisation.disclosure import Withheld

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return gather()


@pytest.fixture
def session(cast):
    return Session.plan(cast.engagement, by=cast.coach, held_on=date(2026, 11, 26), now=NOW)


def note(session, by, kind, words, version=0):
    return Note.write(session, by=by, kind=kind, words=words, version=version, now=NOW)


def test_each_writes_their_own_note_and_both_the_shared_one(cast, session):
    note(session, cast.coach, "coach", "Slow down.")
    note(session, cast.client, "client", "Tell nobody.")
    note(session, cast.client, "shared", "Marta, Tuesday.")
    seen = {p: {n.words for n in Note.visible_to(getattr(cast, p))} for p in ("coach", "client", "stranger", "sponsor")}
    assert seen["coach"] == {"Slow down.", "Marta, Tuesday."}
    assert seen["client"] == {"Tell nobody.", "Marta, Tuesday."}
    assert seen["stranger"] == seen["sponsor"] == set()
    assert len(set(Note.objects.values_list("compartment", flat=True))) == 3
    with pytest.raises(Withheld):
        note(session, cast.coach, "client", "Mine now.")


def test_two_who_write_the_shared_note_at_once_lose_no_word(cast, session):
    note(session, cast.coach, "shared", "Marta.")
    note(session, cast.client, "shared", "Marta, on Tuesday.", version=1)
    with pytest.raises(Outdated) as since:
        note(session, cast.coach, "shared", "Marta, and Tom.", version=1)
    assert since.value.now.words == "Marta, on Tuesday."
    with pytest.raises(Outdated):
        note(session, cast.coach, "shared", "A first note?", version=0)
    assert Note.objects.get().words == "Marta, on Tuesday."


def test_words_that_are_too_long_are_refused_with_a_sentence(cast, session):
    with pytest.raises(TooLong, match="1 characters more"):
        note(session, cast.coach, "coach", "x" * (LONGEST + 1))
    assert not Note.objects.exists()


def test_a_preparation_is_the_clients_and_shared_unless_they_keep_it(cast, session):
    words = {"focus": "The weekly.", "since": "I waited twice."}
    Preparation.write(session, by=cast.client, version=0, now=NOW, shared_with_coach=True, **words)
    assert Preparation.visible_to(cast.coach).get().focus == "The weekly."
    Preparation.write(session, by=cast.client, version=1, now=NOW, shared_with_coach=False, **words)
    assert not Preparation.visible_to(cast.coach).exists()
    with pytest.raises(Withheld):
        Preparation.write(session, by=cast.coach, version=2, now=NOW, shared_with_coach=True, **words)


def learn(session, by, words, version=0, **more):
    Learning.close(session, by=by, ending="", version=version, now=NOW, about_self=words, **more)


def test_what_the_coach_writes_down_is_marked_until_the_client_words_it(cast, session):
    learn(session, cast.coach, "That he waits.")
    assert Learning.objects.get().written_down_by_coach
    learn(session, cast.client, "I can wait.", version=1)
    kept = Learning.objects.get()
    assert not kept.written_down_by_coach
    with pytest.raises(Withheld):
        learn(session, cast.coach, "That he can wait.", version=2)
    assert Learning.objects.get().about_self == "I can wait."


def test_learning_that_the_client_keeps_is_not_shown_to_the_coach_not_even_by_a_conflict(cast, session):
    learn(session, cast.client, "Not for Ruth.", shared_with_coach=False)
    assert not Learning.visible_to(cast.coach).exists()
    with pytest.raises(Withheld):
        learn(session, cast.coach, "Something.")


def test_a_session_closes_with_nothing_learned_and_nothing_demanded(cast, session):
    Learning.close(session, by=cast.client, ending="no_action", version=0, now=NOW, about_self="", use="")
    assert session.state == Session.State.CLOSED
    assert not Learning.objects.exists()


def test_the_focus_is_both_peoples(cast, session):
    Focus.write(session, by=cast.client, version=0, now=NOW, topic="The weekly", outcome="One thing to try")
    with pytest.raises(Outdated):
        Focus.write(session, by=cast.coach, version=0, now=NOW, topic="Marta")
    assert Focus.visible_to(cast.coach).get().measure == ""
