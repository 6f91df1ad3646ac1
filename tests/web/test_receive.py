"""A file comes in by its coach, with consent, or not at all; every refusal is a sentence, and leaves no trace."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.people import CONVERSATION, gather
from tilth.coaching.session import Session
from tilth.organisation.consent import Consent
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
