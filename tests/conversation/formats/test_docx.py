"""Word documents: their text, and the traps that a document can be."""

import io
import struct
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from tilth.conversation.formats import NotATranscript, read_file

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(*paragraphs: str) -> bytes:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    return saved(made)


def saved(made: object) -> bytes:
    stream = io.BytesIO()
    made.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def rewritten(data: bytes, name: str, content: bytes) -> bytes:
    """The document with another content in one of its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return stream.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(NotATranscript) as refused:
        read_file(data)
    return refused.value.sentence


def test_line_breaks_inside_a_run_part_the_head_from_the_words() -> None:
    transcript = read_file(
        document("Ruth started transcription", "Ruth   0:03\nHello.\nWell?", "Daniel   0:09\nWell.", "Ruth   0:12\nMm.")
    ).transcript
    assert transcript.format == "docx/teams"
    assert [(u.speaker, u.text) for u in transcript.utterances] == [
        ("Ruth", "Hello. Well?"),
        ("Daniel", "Well."),
        ("Ruth", "Mm."),
    ]


def test_words_in_tables_links_and_insertions_are_words_and_deleted_ones_are_not() -> None:
    made = docx.Document()
    made.add_paragraph("Ruth: Hello.")
    made.add_table(1, 1).cell(0, 0).text = "Daniel: In a table."
    made.element.body.append(
        parse_xml(
            f"<w:p {NAMESPACE}><w:r><w:t>Ruth: </w:t></w:r><w:del><w:r><w:delText>not this</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>but this</w:t></w:r></w:ins><w:hyperlink><w:r><w:t xml:space='preserve'> link</w:t></w:r></w:hyperlink></w:p>"
        )
    )
    transcript = read_file(saved(made)).transcript
    assert [(u.speaker, u.text) for u in transcript.utterances] == [
        ("Ruth", "Hello."),
        ("Daniel", "In a table."),
        ("Ruth", "but this link"),
    ]


def test_a_summary_in_word_is_refused() -> None:
    assert "summary" in refusal(
        document("Meeting summary", "Ruth and Daniel discussed rest.", "Next steps", "Daniel will rest.")
    )


def test_a_document_without_words_is_refused() -> None:
    assert "no words" in refusal(document(""))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = rewritten(document("Ruth: Hi."), "word/media/image1.png", b"\0" * 150_000_000)
    assert len(bomb) < 1_000_000
    assert "unpacks to far more" in refusal(bomb)
    assert "unpacks to far more" in refusal(
        rewritten(document("Ruth: Hi."), "word/document.xml", b"<a>" + b" " * 40_000_000)
    )


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(rewritten(document("Ruth: Hi."), "word/document.xml", b"<a>" + b" " * 40_000_000))
    real = struct.pack("<I", 40_000_003)
    assert bomb.count(real) == 2
    assert "damaged" in refusal(bytes(bomb).replace(real, struct.pack("<I", 400)))


def test_entities_that_expand_are_refused_in_every_encoding() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    for encoding in ("utf-8", "utf-16"):
        data = rewritten(document("Ruth: Hi."), "word/document.xml", bomb.encode(encoding))
        assert "definitions that Word never writes" in refusal(data)


def test_a_broken_locked_or_other_document_is_refused_with_its_own_sentence() -> None:
    whole = document("Ruth: Hi.")
    assert "damaged" in refusal(whole[:2000])
    assert "damaged" in refusal(rewritten(whole, "word/document.xml", b"<w:document>"))
    assert "not a transcript in Word" in refusal(
        rewritten(whole, "x", b"").replace(b"word/document.xml", b"word/otherdoc.xml")
    )
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert "password" in refusal(locked)
    assert "old Office format" in refusal(locked[:300])


def test_a_spreadsheet_is_called_one() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    assert "spreadsheet" in refusal(stream.getvalue())
