"""Pure. Bytes -> the text they hold, never guessing a character in silence."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Iterator
from dataclasses import dataclass

from tilth.conversation.formats import binary
from tilth.conversation.formats.refusal import NotATranscript

# UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other.
_MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_SEPARATORS = re.compile("[\x0b\x0c\x1c-\x1f]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and sentences about what was doubtful in its characters."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of a file: by its byte order mark, else UTF-8 or UTF-16, else by line Windows-1252 and a warning."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _finish(*_strictly(data[len(mark) :], encoding))
    if utf16 := _utf16_without_mark(data):
        return _finish(*_strictly(data, utf16))
    if not binary.looks_like_text(data):
        raise NotATranscript(
            "This is not a text file. "
            "Choose the transcript that your meeting tool exports (.vtt, .srt, .txt, .docx or .json)."
        )
    return _finish(*_strictly(data, "utf-8"))


def cleaned(text: str) -> tuple[str, int]:
    """The text without control and half characters, which no page and no database takes, and how many there were."""
    text, breaks = _SEPARATORS.subn(" ", text)
    text, controls = _CONTROLS.subn("", text)
    text, halves = _SURROGATES.subn("\ufffd", text)
    return text, breaks + controls + halves


def _utf16_without_mark(data: bytes) -> str | None:
    """Spaces, line breaks and Latin letters leave every other byte zero: the odd ones when the low byte comes first."""
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) / 20 or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _strictly(data: bytes, encoding: str) -> tuple[str, list[str]]:
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as error:
        if _cut_off(data, error):
            return data[: error.start].decode(encoding), [
                "The file ends in the middle of a character: its end may be missing."
            ]
        if encoding == "utf-8":
            return _line_by_line(data)
        raise NotATranscript(
            f"The characters of this file cannot be read: it says it is {encoding[:6].upper()}, but it is damaged. "
            "Open it in an editor, save it as UTF-8, and choose it again."
        ) from None


def _cut_off(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether a file ends inside a character; after nothing but ASCII, a last odd byte is Windows-1252 rather."""
    whole = data[: error.start]
    return len(data) - error.start < 4 and bool(whole) and not (error.encoding == "utf-8" and whole.isascii())


def _line_by_line(data: bytes) -> tuple[str, list[str]]:
    """A file with a few foreign lines keeps the others as they are: one wrong byte must not garble every name."""
    foreign: list[int] = []
    text = "\n".join(_decoded_lines(data, foreign))
    return text, [
        f"{len(foreign)} lines are not UTF-8 and were read as Windows-1252 (the first is line {foreign[0]}): "
        "please check names and accents, or save the file as UTF-8 and choose it again."
    ]


def _decoded_lines(data: bytes, foreign: list[int]) -> Iterator[str]:
    for n, line in enumerate(data.split(b"\n"), 1):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            foreign.append(n)
            yield _windows(line, n)


def _windows(line: bytes, n: int) -> str:
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError as error:
        raise NotATranscript(
            f"Line {n} holds a byte (0x{line[error.start]:02X}) that is no character, in UTF-8 or in Windows-1252. "
            "Open the file in an editor, save it as UTF-8, and choose it again."
        ) from None


def _finish(text: str, warnings: list[str]) -> Decoded:
    text, removed = cleaned(text.removeprefix("\ufeff"))
    if removed:
        warnings = [*warnings, f"{removed} control characters that belong to no word were left out."]
    return Decoded(text, tuple(warnings))
