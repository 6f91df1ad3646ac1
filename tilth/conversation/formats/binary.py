"""Pure. What a file that is no text is, told by its first bytes -> a sentence about it; None for what may be text."""

_EXPORT = "Export the transcript from your meeting tool (.vtt, .srt, .txt, .docx or .json) and choose that file."

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF", "a PDF"),
    (0, b"\x89PNG", "a picture (PNG)"),
    (0, b"\xff\xd8\xff", "a picture (JPEG)"),
    (0, b"GIF8", "a picture (GIF)"),
    (8, b"WEBP", "a picture (WebP)"),
    (0, b"II*\0", "a picture (TIFF)"),
    (0, b"MM\0*", "a picture (TIFF)"),
    (4, b"ftypheic", "a picture (HEIC)"),
    (4, b"ftypmif1", "a picture (HEIC)"),
    (4, b"ftypavif", "a picture (AVIF)"),
    (4, b"ftypM4A", "a sound recording (M4A)"),
    (4, b"ftyp", "a video recording (MP4)"),
    (0, b"\x1aE\xdf\xa3", "a video recording (WebM or Matroska)"),
    (8, b"AVI ", "a video recording (AVI)"),
    (8, b"WAVE", "a sound recording (WAV)"),
    (0, b"ID3", "a sound recording (MP3)"),
    (0, b"\xff\xfb", "a sound recording (MP3)"),
    (0, b"\xff\xf3", "a sound recording (MP3)"),
    (0, b"\xff\xf1", "a sound recording (AAC)"),
    (0, b"OggS", "a sound recording (Ogg)"),
    (0, b"fLaC", "a sound recording (FLAC)"),
    (0, b"\x1f\x8b", "a packed file (gzip)"),
    (0, b"7z\xbc\xaf", "a packed file (7z)"),
    (0, b"Rar!", "a packed file (RAR)"),
    (0, b"SQLite format 3\0", "a database"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90", "a program"),
    (0, b"{\\rtf", "a rich text document (RTF)"),
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTROLS = frozenset(range(9)) | frozenset(range(14, 32))
_HEAD = 65536


def refusal(data: bytes) -> str | None:
    """A sentence saying what the file is and what to do; None where it may be text."""
    if data.startswith(_OLE):
        return _old_office(data)
    for offset, signature, what in _SIGNATURES:
        if data.startswith(signature, offset):
            return f"This is {what}, not a transcript. {_advice(what)}"
    return None


def looks_like_text(data: bytes) -> bool:
    """Whether the first bytes hold next to no control characters (to be asked of files in one byte a character)."""
    head = data[:_HEAD]
    return sum(byte in _CONTROLS for byte in head) <= max(10, len(head) // 100)


def _old_office(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return (
            "This Word document is locked with a password. "
            "Open it in Word, save it without a password, and choose it again."
        )
    return (
        "This is a document in the old Office format. Open it, save it as .docx or as plain text, and choose that file."
    )


def _advice(what: str) -> str:
    if "recording" in what:
        return f"Tilth reads words, not sound. {_EXPORT}"
    if "packed" in what:
        return "Unpack it and choose the transcript inside."
    if "RTF" in what:
        return "Open it, save it as .docx or as plain text, and choose that file."
    return _EXPORT
