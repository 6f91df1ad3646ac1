"""The session page: findings with their words, the coach's word on each, and what happens when consent goes."""

import pytest
from django.test import override_settings
from django.urls import reverse

from tests.people import gather
from tilth.coaching.judged import findings
from tilth.coaching.material import SessionReading, SessionTranscript, Verdict
from tilth.vault.keystore import KeyDestroyed
from tilth.vault.sealing import keystore

pytestmark = pytest.mark.django_db


def judged(cast, session, kind, choice, correction=""):
    document, _ = session.reading_as_judged()
    found = next(f for f in findings(document) if f.kind == kind)
    form = {"finding": found.key, "choice": choice, "correction": correction}
    answer = cast.browser("coach").post(reverse("finding", args=[session.id]), form)
    return found, answer


def page(cast, session, part="coach", **query):
    return cast.browser(part).get(reverse("session", args=[session.id]), query).content.decode()


def test_the_page_shows_the_words_the_map_and_who_can_see_it():
    cast = gather()
    session = cast.session()
    shown = page(cast, session)
    assert "afraid of not being needed" in shown
    assert "<svg" in shown
    assert "only you can see it" in shown


def test_a_verdict_is_kept_shown_and_taken_back():
    cast = gather()
    session = cast.session()
    _, answer = judged(cast, session, "question", "accepted")
    assert answer.status_code == 302
    assert Verdict.objects.get().choice == "accepted"
    judged(cast, session, "question", "dismissed")
    assert Verdict.objects.get().choice == "dismissed"
    judged(cast, session, "question", "undo")
    assert not Verdict.objects.exists()


def test_a_corrected_finding_changes_the_figures():
    cast = gather()
    session = cast.session()
    before = session.reading_as_judged()[0]["measures"]["open_question_share"]
    judged(cast, session, "question", "corrected", "closed")
    after = session.reading_as_judged()[0]["measures"]["open_question_share"]
    assert after < before


def test_a_verdict_survives_a_new_reading_and_a_swap_of_names():
    cast = gather()
    session = cast.session()
    found, _ = judged(cast, session, "question", "dismissed")
    cast.browser("coach").post(reverse("again", args=[session.id]))
    document, stray = session.reading_as_judged()
    assert stray == []
    again = next(f for f in findings(document) if f.key == found.key)
    assert again.value["verdicts"] == {"question": "dismissed"}


def test_a_verdict_that_finds_no_match_stays_and_is_listed():
    cast = gather()
    session = cast.session()
    judged(cast, session, "question", "dismissed")
    form = {"voice-0-name": "Ruth", "voice-0-role": "client", "voice-1-name": "Daniel", "voice-1-role": ""}
    cast.browser("coach").post(reverse("roles", args=[session.id]), form)
    _, stray = session.reading_as_judged()
    assert [verdict.kind for verdict in stray] == ["question"]
    assert "Kept from an earlier reading" in page(cast, session)


def test_a_correction_that_makes_no_sense_is_refused():
    cast = gather()
    session = cast.session()
    _, answer = judged(cast, session, "question", "corrected", "splendid")
    assert answer.status_code == 422
    assert not Verdict.objects.exists()


def test_htmx_gets_only_the_changed_part():
    cast = gather()
    session = cast.session()
    found = next(f for f in findings(session.reading_as_judged()[0]) if f.kind == "question")
    form = {"finding": found.key, "choice": "accepted"}
    answer = cast.browser("coach").post(reverse("finding", args=[session.id]), form, headers={"hx-request": "true"})
    assert answer.status_code == 200
    assert b"<html" not in answer.content
    assert b"Accepted by you" in answer.content


@pytest.mark.parametrize("sieve", ["shifts", "moments", "steps", "questions", "silences", "nonsense"])
def test_every_sieve_is_a_page(sieve):
    cast = gather()
    assert "Session 1" in page(cast, cast.session(), show=sieve)


def test_every_turn_has_a_page_of_its_own_and_no_more():
    cast = gather()
    session = cast.session()
    browser = cast.browser("coach")
    assert browser.get(reverse("turn", args=[session.id, 3])).status_code == 200
    assert browser.get(reverse("turn", args=[session.id, 0])).status_code == 404
    assert browser.get(reverse("turn", args=[session.id, 99])).status_code == 404


def test_the_client_reads_the_words_without_the_draft():
    cast = gather()
    session = cast.session()
    shown = page(cast, session, "client")
    assert "afraid of not being needed" in shown
    assert "<svg" not in shown
    assert "Dismiss" not in shown


@pytest.mark.parametrize("part", ["coach", "client"])
def test_withdrawing_takes_two_taps_and_destroys_what_rested_on_it(part):
    cast = gather()
    session = cast.session()
    browser = cast.browser(part)
    first = browser.get(reverse("withdraw", args=[session.id]))
    assert b"What stays" in first.content
    browser.post(reverse("withdraw", args=[session.id]))
    for table in (SessionTranscript, SessionReading, Verdict):
        assert not table.objects.filter(session=session).exists()
    with pytest.raises(KeyDestroyed):
        keystore().key(session.compartment_id)
    assert "Session 1" in page(cast, session, part)
    assert "needed" not in page(cast, session, part)


def test_hostile_words_are_shown_as_words():
    cast = gather()
    session = cast.session(
        conversation="WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ruth>What do you want?</v>\n\n"
        "00:04.000 --> 00:06.000\n<v Daniel>I typed &lt;script&gt;alert(1)&lt;/script&gt; into it.</v>\n"
    )
    for part in ("coach", "client"):
        shown = page(cast, session, part)
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert(1)" in shown


def test_every_answer_carries_the_headers():
    cast = gather()
    answer = cast.browser("coach").get(reverse("session", args=[cast.session().id]))
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"


@override_settings(DEBUG=False)
def test_the_reading_leaves_as_an_open_file():
    cast = gather()
    answer = cast.browser("coach").get(reverse("reading-json", args=[cast.session().id]))
    assert answer.json()["format"] == "tilth-reading/1"
