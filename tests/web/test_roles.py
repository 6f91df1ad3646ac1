"""Who is who: guessed with its reason, confirmed, swapped or left open by the coach, and then read."""

import pytest
from django.urls import reverse

from tests.people import gather
from tilth.coaching.session import Session

pytestmark = pytest.mark.django_db


def say(cast, session, **voices):
    form = {}
    for n, (name, role) in enumerate(voices.items()):
        form |= {f"voice-{n}-name": name, f"voice-{n}-role": role}
    return cast.browser("coach").post(reverse("roles", args=[session.id]), form)


def test_the_guess_stands_there_with_its_reason_and_the_import_report():
    cast = gather()
    session = cast.session(read=False)
    page = cast.browser("coach").get(reverse("roles", args=[session.id])).content.decode()
    assert "Ruth" in page
    assert "Daniel" in page
    assert 'value="coach" id="id_voice-0-role_1" checked' in page or "checked" in page
    assert "8" in page  # cues read


def test_confirming_reads_the_conversation_in_the_same_request():
    cast = gather()
    session = cast.session(read=False)
    answer = say(cast, session, Ruth="coach", Daniel="client")
    assert answer["Location"] == reverse("session", args=[session.id])
    session.refresh_from_db()
    assert session.transcript_state == Session.TranscriptState.READ
    assert session.readings.latest().document["turns"][0]["role"] == "coach"


def test_swapping_reads_it_the_other_way_round():
    cast = gather()
    session = cast.session()
    say(cast, session, Ruth="client", Daniel="coach")
    assert session.readings.latest().document["turns"][0]["role"] == "client"


def test_unknown_stays_unknown():
    cast = gather()
    session = cast.session(read=False)
    say(cast, session, Ruth="", Daniel="")
    document = session.readings.latest().document
    assert {turn["role"] for turn in document["turns"]} == {None}
    assert document["shifts"] == []
    page = cast.browser("coach").get(reverse("session", args=[session.id]))
    assert page.status_code == 200
    assert document["transcript"]["warnings"]


def test_two_labels_can_be_one_person():
    cast = gather()
    session = cast.session(read=False)
    say(cast, session, Ruth="coach", **{"Ruth ": "coach"})
    assert {turn["speaker"] for turn in session.readings.latest().document["turns"]} == {"Ruth"}
