"""Pure. A Word document, checked before it is unpacked -> its text, line by line, for the text formats to read."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import docx

from tilth.conversation.formats.refusal import NotATranscript

PARTS = 2_000
"""Parts of a document; a plain one has a dozen."""

XML = 30_000_000
"""Bytes of XML, unpacked, beyond which a document holds no conversation: an hour of Teams is about three million."""

ALL = 100_000_000
"""Bytes of everything, unpacked, pictures among them."""

_EXPORT = "Export the transcript again from your meeting tool, or copy its text into a .txt file and choose that."
_BOMB = f"This Word document unpacks to far more than any conversation holds, so it was not opened. {_EXPORT}"
_XML_STARTS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0<")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}


def is_zip(data: bytes) -> bool:
    """Whether the bytes are a zip archive, as every Word document is."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def text(data: bytes) -> str:
    """The text of a Word document, each paragraph and each line break inside one a line of its own."""
    _check(data)
    try:
        body = docx.Document(io.BytesIO(data)).element.body
        return "\n".join("".join(_signs(paragraph)) for paragraph in body.iter(f"{_W}p") if not _is_copy(paragraph))
    except (
        Exception
    ) as error:  # python-docx and lxml raise a dozen kinds on damaged files, and all mean one thing to a coach
        raise NotATranscript(f"This Word document is damaged and cannot be opened. {_EXPORT}") from error


def _check(data: bytes) -> None:
    """Refuses what is no Word document, is locked, would fill the memory once unpacked, or hides a trap in its XML."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_kind(archive.infolist())
            _check_size(archive.infolist())
            _check_xml(archive)
    except NotATranscript:
        raise
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as error:
        raise NotATranscript(f"This Word document is damaged and cannot be opened. {_EXPORT}") from error


def _check_kind(parts: Sequence[zipfile.ZipInfo]) -> None:
    names = {part.filename for part in parts[:PARTS]}
    if any(part.flag_bits & 1 for part in parts):
        raise NotATranscript("This file is locked with a password. Save it without one, and choose it again.")
    if "word/document.xml" not in names:
        what = (
            "a spreadsheet"
            if any(name.startswith("xl/") for name in names)
            else "a packed file or another kind of document"
        )
        raise NotATranscript(f"This is {what}, not a transcript in Word. {_EXPORT}")


def _check_size(parts: Sequence[zipfile.ZipInfo]) -> None:
    """By the sizes that the archive declares, before a byte is unpacked: `zipfile` unpacks no more than these."""
    if len(parts) > PARTS or sum(part.file_size for part in parts) > ALL:
        raise NotATranscript(_BOMB)


def _check_xml(archive: zipfile.ZipFile) -> None:
    """Word writes no document type; entities in one can expand without end, and UTF-16 would hide the word."""
    total = 0
    for part in archive.infolist():
        with archive.open(part) as opened:
            head = opened.read(8)
            if not head.lstrip().startswith(_XML_STARTS):  # by content: a name may lie
                continue
            total += part.file_size
            if total > XML:
                raise NotATranscript(_BOMB)
            if b"<!DOCTYPE" in (head + opened.read()).replace(b"\0", b""):
                raise NotATranscript(
                    f"This Word document holds definitions that Word never writes, so it was not opened. {_EXPORT}"
                )


def _signs(paragraph: Any) -> Iterator[str]:
    """The characters of a paragraph: also those in fields and insertions, which `paragraph.text` leaves out."""
    for node in paragraph.iterchildren():
        if node.tag == f"{_W}t":
            yield node.text or ""
        elif node.tag in _SIGNS:
            yield _SIGNS[node.tag]
        elif node.tag not in (f"{_W}p", f"{_W}pPr", _FALLBACK):
            yield from _signs(node)


def _is_copy(paragraph: Any) -> bool:
    """Word keeps a text box twice, once for older programs."""
    return any(ancestor.tag == _FALLBACK for ancestor in paragraph.iterancestors())
