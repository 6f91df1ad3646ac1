"""A pulse is the client's: answered in one page, shared only if they tick it, counted only if they say so."""

import pytest
from django.db import connection
from django.urls import reverse

from tests.people import NOW, gather
from tests.programmes import cohort_of
from tilth.coaching.pulse_answer import PulseAnswer
from tilth.organisation.released import Act, Released

pytestmark = pytest.mark.django_db
ALL = {"mine": "8", "pace": "7", "new": "9", "next": "0"}


@pytest.fixture
def cast():
    return gather()


def at(cast, key="session"):
    return reverse("pulse", args=[cast.engagement.id, key])


def test_the_client_answers_and_only_the_client_sees_it(cast):
    answer = cast.browser("client").post(at(cast), ALL | {"words": "More time at the end."})
    assert answer.status_code == 302
    kept = PulseAnswer.objects.get()
    assert kept.numbers == {"mine": 8, "pace": 7, "new": 9, "next": 0}
    assert kept.words == "More time at the end."
    assert not PulseAnswer.visible_to(cast.coach).exists()
    assert b"We spent the time" not in cast.browser("coach").get(reverse("growth", args=[cast.engagement.id])).content


def test_shared_answers_are_seen_by_the_coach_and_nobody_else(cast):
    cast.browser("client").post(at(cast), ALL | {"shared": "on"})
    assert PulseAnswer.visible_to(cast.coach).count() == 1
    for part in ("sponsor", "programme_lead", "supervisor", "administrator", "stranger"):
        assert not PulseAnswer.visible_to(getattr(cast, part)).exists()
    assert (
        "We spent the time" in cast.browser("coach").get(reverse("growth", args=[cast.engagement.id])).content.decode()
    )


def test_a_pulse_may_be_answered_in_part_and_nothing_is_guessed(cast):
    cast.browser("client").post(at(cast), {"mine": "4"})
    assert PulseAnswer.objects.get().numbers == {"mine": 4}


@pytest.mark.parametrize(
    ("sent", "says"),
    [({"mine": "11"}, "from 0 to 10, not with 11"), ({}, "Nothing was marked yet"), ({"mine": "x"}, "from 0 to 10")],
)
def test_what_cannot_be_an_answer_is_explained_and_nothing_is_lost(cast, sent, says):
    answer = cast.browser("client").post(at(cast), sent | {"pace": "6"} if sent else {"words": "kept"})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not PulseAnswer.objects.exists()
    assert 'value="6" checked' in answer.content.decode() if sent else "kept</textarea>" in answer.content.decode()


def test_the_coach_does_not_answer_for_the_client(cast):
    assert cast.browser("coach").get(at(cast)).status_code == 404
    assert cast.browser("coach").post(at(cast), ALL).status_code == 404


def test_a_pulse_that_does_not_exist_is_not_found(cast):
    assert cast.browser("client").get(at(cast, "mood")).status_code == 404


def test_answers_are_sealed_in_the_database(cast):
    cast.browser("client").post(at(cast), ALL | {"words": "More time at the end."})
    with connection.cursor() as cursor:
        cursor.execute("SELECT numbers, words FROM coaching_pulseanswer")
        assert all(b"mine" not in bytes(value) and b"More" not in bytes(value) for value in cursor.fetchone())


def test_answers_are_counted_once_the_client_says_so_and_no_longer_when_they_stop(cast):
    cohort = cohort_of(cast, 0, groups=())
    cohort.enrol(cast.client, by=cast.programme_lead, now=NOW).match(cast.engagement.id, by=cast.programme_lead)
    client, counted = cast.browser("client"), reverse("counted", args=[cast.engagement.id])
    client.post(at(cast), ALL)
    assert not Released.objects.exists()
    client.post(counted, {"theme": ["leading", "made up"]})
    client.post(at(cast), ALL)
    client.post(at(cast, "together"), {"awkward": "3"})
    assert sorted(Released.objects.values_list("measure", flat=True)) == [
        "leading",
        "session/mine",
        "session/new",
        "session/next",
        "session/pace",
    ]
    assert Released.objects.filter(act=Act.THEME).count() == 1
    client.post(counted, {"stop": "1"})
    assert not Released.objects.exists()


def test_who_is_in_no_programme_has_nothing_to_be_counted_in(cast):
    assert cast.browser("client").post(reverse("counted", args=[cast.engagement.id])).status_code == 404
