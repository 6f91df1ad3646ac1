"""The workspace: what is caught, noted and asked, each for those it is for, and all of it by plain forms."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.people import NOW, gather
from tilth.coaching.insight import Moment
from tilth.coaching.note import Note
from tilth.coaching.session import Session

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return gather()


@pytest.fixture
def session(cast):
    return Session.plan(cast.engagement, by=cast.coach, held_on=NOW.date(), now=NOW)


def page(cast, session, part="coach", **query):
    return cast.browser(part).get(reverse("workspace", args=[session.id]), query).content.decode()


def post(cast, session, name, part="coach", **fields):
    more = [fields.pop("to")] if "to" in fields else []
    return cast.browser(part).post(reverse(name, args=[session.id, *more]), fields)


def test_a_session_without_a_transcript_leads_to_its_workspace(cast, session):
    answer = cast.browser("client").get(session.get_absolute_url())
    assert answer["Location"] == reverse("workspace", args=[session.id])


def test_the_coach_begins_catches_a_line_and_the_client_sees_it(cast, session):
    post(cast, session, "begin")
    post(cast, session, "capture", kind="insight", words="I answer before they get there.")
    moment = Moment.objects.get()
    assert moment.at is not None
    shown = page(cast, session, "client")
    assert "I answer before they get there." in shown
    assert "only when you keep it" in shown


def test_a_line_without_words_says_what_is_missing(cast, session):
    answer = post(cast, session, "capture", kind="moment", words="")
    assert answer.status_code == 422
    assert "Write a word or two" in answer.content.decode()


def test_what_no_transcript_holds_is_marked(cast, session):
    post(cast, session, "capture", kind="noticed", sign="a breath", words="after the question about Tom")
    assert Moment.objects.get().noticed == "a breath"


def test_htmx_gets_only_what_changed(cast, session):
    place = reverse("capture", args=[session.id])
    answer = cast.browser("coach").post(place, {"kind": "moment", "words": "Her pen."}, headers={"HX-Request": "true"})
    assert b"Her pen." in answer.content
    assert b"<html" not in answer.content


def test_the_compass_turns_the_bank_and_prescribes_nothing(cast, session):
    asks = "What, if anything, do you want to do with this?"
    assert asks not in page(cast, session)
    assert asks in page(cast, session, stage="translate_to_action")
    assert cast.browser("coach").get(reverse("workspace", args=[session.id]), {"stage": "nowhere"}).status_code == 404


def test_the_client_sees_no_questions_and_no_capture(cast, session):
    shown = page(cast, session, "client")
    assert "A compass" not in shown
    assert "data-capture" not in shown
    assert "The note you share" in shown


def test_each_note_is_for_those_it_is_for(cast, session):
    post(cast, session, "note", to="coach", words="Slow down.", version=0)
    post(cast, session, "note", "client", to="shared", words="Marta, Tuesday.", version=0)
    assert "Slow down." in page(cast, session)
    assert "Slow down." not in page(cast, session, "client")
    assert "Marta, Tuesday." in page(cast, session)
    assert post(cast, session, "note", "client", to="coach", words="Mine.", version=0).status_code == 404


@pytest.mark.parametrize("htmx", [False, True])
def test_an_outdated_save_shows_both_texts_side_by_side_and_loses_neither(cast, session, htmx):
    Note.write(session, by=cast.client, kind="shared", words="Marta, on Tuesday.", version=0, now=NOW)
    place = reverse("note", args=[session.id, "shared"])
    headers = {"HX-Request": "true"} if htmx else {}
    late = cast.browser("coach").post(place, {"words": "Marta, and Tom.", "version": 0}, headers=headers)
    shown = late.content.decode()
    assert late.status_code == (200 if htmx else 409)
    assert "Saved meanwhile" in shown
    assert "Marta, on Tuesday.\n\nMarta, and Tom." in shown
    assert Note.objects.get().words == "Marta, on Tuesday."
    cast.browser("coach").post(place, {"words": "Marta, on Tuesday.\n\nMarta, and Tom.", "version": 1})
    assert Note.objects.get().version == 2


def test_what_the_hour_is_for_is_both_peoples(cast, session):
    post(cast, session, "focus", "client", topic="The weekly", outcome="One thing to try", version=0)
    assert "One thing to try" in page(cast, session)
    assert post(cast, session, "focus", topic="Marta", version=0).status_code == 409


def test_the_queries_stay_the_same_as_lines_gather(cast, session):
    def queries():
        browser = cast.browser("coach")
        browser.get(reverse("workspace", args=[session.id]))  # the hour's opening is written into the read log
        with CaptureQueriesContext(
            connection,
        ) as counted:
            browser.get(reverse("workspace", args=[session.id]))
        return len(counted)

    post(cast, session, "capture", kind="moment", words="One.")
    first = queries()
    for n in range(10):
        for kind in ("moment", "step", "value"):
            post(cast, session, "capture", kind=kind, words=f"{kind} {n}")
    assert queries() == first
