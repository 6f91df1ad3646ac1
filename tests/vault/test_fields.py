"""Content is sealed before it is saved, opens only in its own place, and is gone with its key."""

import pytest
from django.db import connection

from tests.people import CONVERSATION, NOW, gather
from tilth.coaching.material import SessionTranscript
from tilth.vault.keystore import KeyDestroyed
from tilth.vault.sealing import Tampered

pytestmark = pytest.mark.django_db


def raw(column, row):
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {column} FROM coaching_sessiontranscript WHERE id = %s",
            [row.pk.hex if connection.vendor == "sqlite" else row.pk],
        )
        return bytes(cursor.fetchone()[0])


def test_what_was_saved_is_read_back_and_the_database_holds_none_of_it():
    session = gather().session()
    kept = SessionTranscript.objects.get(session=session)
    assert kept.source == CONVERSATION.encode()
    assert kept.filename == "meeting.vtt"
    for column, words in (("source", b"useful"), ("filename", b"meeting"), ("voices", b"Ruth")):
        assert words not in raw(column, kept)


def test_a_value_moved_to_another_row_does_not_open():
    cast = gather()
    one, other = cast.session().transcript, cast.session().transcript
    SessionTranscript.objects.filter(pk=other.pk).update(
        filename=SessionTranscript.objects.values_list("filename", flat=True).get(pk=one.pk),
        compartment=one.compartment,
    )
    with pytest.raises(Tampered):
        _ = SessionTranscript.objects.get(pk=other.pk).filename


def test_a_value_moved_to_another_field_does_not_open():
    kept = gather().session().transcript
    SessionTranscript.objects.filter(pk=kept.pk).update(
        filename=SessionTranscript.objects.values_list("source", flat=True).get(pk=kept.pk)
    )
    with pytest.raises(Tampered):
        _ = SessionTranscript.objects.get(pk=kept.pk).filename


def test_plain_words_cannot_slip_past_the_seal():
    kept = gather().session().transcript
    with pytest.raises(TypeError, match="sealed"):
        SessionTranscript.objects.filter(pk=kept.pk).update(filename="in plain words")


def test_without_the_key_nothing_opens():
    session = gather().session()
    session.compartment.destroy(now=NOW)
    with pytest.raises(KeyDestroyed):
        _ = SessionTranscript.objects.get(session=session).source
