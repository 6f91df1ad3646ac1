"""Results of assessments: told by their bytes, sealed, opened by two, taken away by whoever brought them or the client."""

import io
import zipfile

import pytest

from tests.people import NOW, gather
from tilth.coaching.assessment import LARGEST, Assessment, NotTaken
from tilth.organisation.disclosure import Withheld

pytestmark = pytest.mark.django_db


def word():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as docx:
        docx.writestr("word/document.xml", "<w:document/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "type_"),
    [
        (b"%PDF-1.7 ...", "pdf"),
        (b"\x89PNG\r\n\x1a\n...", "png"),
        (b"\xff\xd8\xff\xe0...", "jpeg"),
        (word(), "docx"),
        ("Stärken: zuhören".encode(), "txt"),
    ],
)
def test_a_result_is_kept_byte_for_byte_and_told_by_its_bytes(data, type_):
    cast = gather()
    Assessment.bring(cast.engagement, by=cast.client, name="result.exe", data=data, now=NOW)
    kept = Assessment.visible_to(cast.coach).get()
    assert (kept.type, kept.data, kept.size) == (type_, data, len(data))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"%PDF-" + b"x" * LARGEST, "larger than 10 MB"),
        (b"MZ\x90\x00\x03\xff", "neither PDF"),
        (b"PK\x03\x04 not an archive\xff", "neither PDF"),
    ],
    ids=["empty", "large", "program", "broken archive"],
)
def test_what_is_refused_is_refused_with_a_sentence_and_leaves_no_trace(data, says):
    cast = gather()
    with pytest.raises(NotTaken, match=says):
        Assessment.bring(cast.engagement, by=cast.coach, name="x", data=data, now=NOW)
    assert not Assessment.objects.exists()


def test_the_client_takes_away_what_the_coach_brought_and_not_the_other_way_round():
    cast = gather()
    theirs = Assessment.bring(cast.engagement, by=cast.client, name="x", data=b"%PDF-", now=NOW)
    with pytest.raises(Withheld):
        theirs.take_away(by=cast.coach, now=NOW)
    cast.assessment().take_away(by=cast.client, now=NOW)
    theirs.take_away(by=cast.client, now=NOW)
    assert not Assessment.objects.exists()


def test_no_sponsor_brings_or_sees_one():
    cast = gather().with_sponsor()
    cast.assessment()
    assert not Assessment.visible_to(cast.sponsor).exists()
    with pytest.raises(Withheld):
        Assessment.bring(cast.engagement, by=cast.sponsor, name="x", data=b"%PDF-", now=NOW)
