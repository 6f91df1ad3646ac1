"""A client's archive: everything of theirs and nothing withheld from them, as files that other programs read."""

import json

import pytest

from tests.people import NOW, gather
from tests.web import wall
from tilth.coaching.archive import files, webvtt
from tilth.coaching.belongings import gather as belongings
from tilth.conversation.formats import read_file


@pytest.fixture
def taken(db):
    cast = gather()
    session = cast.session()
    wall.furnish(cast, session)
    return cast, session, belongings(cast.client, now=NOW)


def test_every_word_of_the_clients_own_is_in_it(taken):
    text = files(taken[2])["archive.json"]
    for words in ("note", "insight", "step", "focus", "entry", "pulse"):
        assert f"Lanternfish {words}" in text
    assert "afraid of not being needed" in text
    assert "Let Marta speak" in text


def test_nothing_that_is_withheld_from_the_client_is_in_it(taken):
    assert not any("Marrowstone" in text for text in files(taken[2]).values())


def test_markdown_and_page_hold_the_same_words(taken):
    named = files(taken[2])
    for words in ("Lanternfish insight", "They are not stuck", "before I say a word", "Let Marta speak"):
        assert words in named["archive.md"]
        assert words in named["index.html"]


def test_the_json_reads_back_as_the_same_document(taken):
    assert json.loads(files(taken[2])["archive.json"]) == taken[2]


def test_the_conversation_reads_back_as_what_was_said(taken):
    _, session, archive = taken
    vtt = files(archive)["conversations/1-01.vtt"]
    again = read_file(vtt.encode(), "1-01.vtt").transcript
    before = session.imported().transcript
    assert [(u.text, u.start, u.end) for u in again.utterances] == [(u.text, u.start, u.end) for u in before.utterances]


def test_after_withdrawal_the_words_are_not_taken_along(taken):
    cast, session, _ = taken
    session.withdraw_consent(by=cast.client, now=NOW)
    named = files(belongings(cast.client, now=NOW))
    assert "conversations/1-01.vtt" not in named
    assert not any("afraid of not being needed" in text for text in named.values())


def test_a_coach_takes_nothing_of_the_clients(taken):
    assert belongings(taken[0].coach, now=NOW)["engagements"] == []


def cue(text, start=None, end=None, speaker="Ruth"):
    return {"speaker": speaker, "role": "coach", "start": start, "end": end, "text": text}


def test_a_conversation_without_times_has_no_webvtt():
    assert webvtt([cue("When?")]) == ""
    assert webvtt([]) == ""


def test_a_cue_without_an_end_lasts_until_the_next():
    assert "00:00:01.000 --> 00:00:04.000" in webvtt([cue("One.", 1.0), cue("Two.", 4.0, 5.0)])


def test_hostile_words_stay_words():
    said = [cue("<script>alert(1)</script> --> x", 1.0, 2.0, speaker="<b>Ruth")]
    thing = {"id": "1", "made_at": "2026-11-22", "words": {"words": "<script>alert(1)</script>"}, "facts": {}}
    engagement = {"coach": "<i>", "organisation": "&", "sessions": [], "things": {"insights": [thing]}}
    engagement["sessions"] = [{"number": 1, "held_on": "2026-11-19", "state": "held", "said": said}]
    named = files({"client": "<u>", "made_at": "2026-11-22", "engagements": [engagement]})
    assert "<script>" not in named["index.html"]
    assert "<script>" not in named["conversations/1-01.vtt"]
    assert "\\<script\\>" in named["archive.md"]
