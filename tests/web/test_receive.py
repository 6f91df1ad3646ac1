"""A file comes in by its coach, with consent, or not at all; every refusal is a sentence, and leaves no trace."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.people import CONVERSATION, NOW, gather
from tilth.coaching.engagement import Engagement
from tilth.coaching.session import Session
from tilth.organisation.consent import Consent
from tilth.organisation.people import Organisation
from tilth.vault.models import Compartment

pytestmark = pytest.mark.django_db


def hand_in(cast, data, *, name="meeting.vtt", **fields):
    form = {"file": SimpleUploadedFile(name, data), "held_on": "2026-11-19", "consented": "on"} | fields
    return cast.browser("coach").post(reverse("receive", args=[cast.engagement.id]), form)


def test_a_file_with_consent_becomes_a_session_and_leads_to_who_is_who():
    cast = gather()
    answer = hand_in(cast, CONVERSATION.encode())
    session = Session.objects.get()
    assert answer["Location"] == reverse("roles", args=[session.id])
    assert session.transcript_state == Session.TranscriptState.UNREAD
    consent = Consent.objects.get(subject=session.id)
    assert consent.recorded_by == cast.coach
    assert consent.recorded_by_coach


def test_without_consent_nothing_is_kept():
    cast = gather()
    answer = hand_in(cast, CONVERSATION.encode(), consented="")
    assert answer.status_code == 422
    assert b"Without the client" in answer.content
    assert not Session.objects.exists()


def bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as docx:
        docx.writestr("[Content_Types].xml", "<Types/>")
        docx.writestr("word/document.xml", b" " * 300_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "empty.vtt"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "photo.vtt"),
        (b"word " * 16_000_000, "eighty-megabytes.txt"),
        (b"Meeting summary\n\nKey takeaways:\n- We agreed on next steps.\n- Budget was discussed.\n", "summary.txt"),
        (bomb(), "bomb.docx"),
        (b'{"some": "json"}', "other.json"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_transcript_is_refused_with_a_sentence_and_leaves_no_trace(data, name):
    cast = gather()
    compartments = Compartment.objects.count()
    answer = hand_in(cast, data, name=name)
    assert answer.status_code == 422
    assert b"Nothing was stored." in answer.content
    assert not Session.objects.exists()
    assert not Consent.objects.exists()
    assert Compartment.objects.count() == compartments


def test_two_files_handed_in_are_two_sessions_with_two_numbers():
    cast = gather()
    hand_in(cast, CONVERSATION.encode())
    hand_in(cast, CONVERSATION.encode())
    assert sorted(Session.objects.values_list("number", flat=True)) == [1, 2]


def test_the_page_names_the_client_in_the_consent():
    cast = gather()
    page = cast.browser("coach").get(reverse("receive", args=[cast.engagement.id])).content.decode()
    assert f"{cast.client.name} agreed that I keep the transcript" in page


def test_a_file_can_be_handed_in_for_a_session_that_was_planned():
    cast = gather()
    session = Session.plan(cast.engagement, by=cast.client, held_on=date(2026, 11, 19), now=NOW)
    page = cast.browser("coach").get(reverse("receive", args=[cast.engagement.id]), {"session": session.id})
    assert f'<option value="{session.id}" selected>' in page.content.decode()
    answer = hand_in(cast, CONVERSATION.encode(), session=str(session.id), held_on="")
    assert answer["Location"] == reverse("roles", args=[session.id])
    assert Session.objects.get().transcript_state == Session.TranscriptState.UNREAD


@pytest.mark.parametrize(("held_on", "says"), [("", "Say when you met"), ("2999-01-01", "still to come")])
def test_a_session_that_is_not_here_yet_needs_the_day_it_took_place(held_on, says):
    answer = hand_in(gather(), CONVERSATION.encode(), held_on=held_on)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Session.objects.exists()


def test_a_session_of_somebody_else_cannot_be_chosen():
    cast, other = gather(), Organisation.objects.create(name="Third", made_at=NOW)
    theirs = Session.plan(
        Engagement.between(cast.stranger, cast.client, organisation=other, now=NOW),
        by=cast.stranger,
        held_on=date(2026, 11, 19),
        now=NOW,
    )
    assert hand_in(cast, CONVERSATION.encode(), session=str(theirs.id)).status_code == 422
