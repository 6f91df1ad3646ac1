"""Pure. A file's bytes -> the transcript it holds with a report, or one sentence that says why it is none."""

import re
from dataclasses import dataclass, replace
from types import ModuleType

from tilth.conversation import language
from tilth.conversation.formats import (
    assemblyai,
    aws_transcribe,
    binary,
    deepgram,
    docx,
    fireflies,
    footers,
    json_file,
    labelled,
    meet,
    otter,
    revai,
    sbv,
    srt,
    summary,
    teams,
    timing,
    webvtt,
    whisper,
    whisperx,
)
from tilth.conversation.formats.decoding import Decoded, cleaned, decode
from tilth.conversation.formats.found import Found, Skipped
from tilth.conversation.formats.lines import lines
from tilth.conversation.formats.refusal import NotATranscript
from tilth.conversation.formats.report import Report, report_on
from tilth.conversation.transcript import Place, Transcript, Utterance

__all__ = ["LIMIT", "Imported", "NotATranscript", "Report", "Skipped", "read_file"]

LIMIT = 20_000_000
"""Bytes beyond which a file is no transcript of one conversation: an hour, each word timed, has three million."""

LINES = 100_000
"""Lines beyond which a text is none either, however few bytes they have (JSON may have a line for each bracket)."""

# The first that recognises the text reads it; those with marks of their own come before those that go by habit.
TEXTS: tuple[ModuleType, ...] = (webvtt, srt, sbv, meet, teams, otter, labelled)
JSONS: tuple[ModuleType, ...] = (whisperx, whisper, deepgram, aws_transcribe, revai, fireflies, assemblyai)

READINGS = ("tilth-reading/", "expert-reading/")
"""How files begin to name themselves that hold words too, but as they were read."""

_EXPORT = "Choose the transcript that your meeting tool exports (.vtt, .srt, .txt, .docx or .json)."


@dataclass(frozen=True, slots=True)
class Imported:
    """A transcript, the report on how it was read, and the decoded text that the places of its cues count in."""

    transcript: Transcript
    report: Report
    text: str


def read_file(data: bytes, name: str = "") -> Imported:
    """Reads a file by what it holds, never by its name, which only stands before the sentence of a NotATranscript."""
    try:
        return _read(data)
    except NotATranscript as refusal:
        raise NotATranscript(f"{name}: {refusal.sentence}" if name else refusal.sentence) from refusal.__cause__


def _read(data: bytes) -> Imported:
    _check_size(data)
    if sentence := binary.refusal(data):
        raise NotATranscript(sentence)
    container, decoded = ("docx/", Decoded(docx.text(data))) if docx.is_zip(data) else ("", decode(data))
    if not _has_words(decoded.text):
        raise NotATranscript(f"There are no words in this file. {_EXPORT}")
    name, found = _found(decoded.text)
    found = _heard(found)
    transcript = _transcript(container + name, found, decoded.warnings)
    return Imported(transcript, report_on(transcript, found), decoded.text)


def _check_size(data: bytes) -> None:
    if len(data) > LIMIT:
        raise NotATranscript(
            f"This file has {len(data) // 1_000_000} MB; "
            f"a transcript of one conversation has {LIMIT // 1_000_000} at the very most. {_EXPORT}"
        )
    if not data.strip(b" \t\r\n\0"):
        raise NotATranscript(f"This file is empty. {_EXPORT}")


def _found(text: str) -> tuple[str, Found]:
    """The name of the format that recognises the text, and what it finds in it."""
    start = text.lstrip()[:200].lower()
    if start.startswith(("{", "[")) and (value := _json(text)) is not None:
        if isinstance(value, dict) and str(value.get("format") or value.get("schema")).startswith(READINGS):
            raise NotATranscript(
                "This is a reading of a conversation, not the conversation. Choose the transcript it was made from."
            )
        for format in JSONS:
            if format.recognises(value):
                return format.NAME, format.read(value)
        raise json_file.unknown()
    if start.startswith(("<!doctype", "<html", "<?xml", "<svg", "<tt")):
        raise NotATranscript(f"This is a web page or an XML file, not a transcript. {_EXPORT}")
    if max(text.count("\n"), text.count("\r")) > LINES:
        raise NotATranscript(f"This file has more than {LINES:,} lines, which no conversation has. {_EXPORT}")
    for format in TEXTS:
        if format.recognises(text):
            return format.NAME, format.read(text)
    raise NotATranscript(_unrecognised(text))


def _json(text: str) -> object:
    try:
        return json_file.load(text)
    except NotATranscript:
        raise
    except ValueError:
        return None  # a text may open with a bracket too: `[00:05:32] Anna: …`


def _unrecognised(text: str) -> str:
    if text.lstrip().startswith(("{", "[{", '["', "[\n")):
        return "This JSON is broken or was cut off, so it cannot be read. Export it again, and choose the new file."
    if summary.headings(lines(text)) or summary.reports(text):
        return (
            "This looks like a summary or notes of a conversation, not the conversation itself. "
            "Export the full transcript, with what each person said, and choose that."
        )
    return (
        "This text names no speakers and has no times, so there is no telling who says what. "
        "Export the transcript with speaker names, or write each speaker's name and a colon before their words."
    )


def _heard(found: Found) -> Found:
    """What was found, without lines of the tool that stand as cues, and without characters that no page can show."""
    utterances: list[Utterance] = []
    skipped = list(found.skipped)
    for utterance in found.utterances:
        text = cleaned(utterance.text)[0]
        if footers.is_footer(text):
            skipped.append(Skipped(utterance.place or Place("the file"), footers.REASON, text))
        elif text.strip():
            utterances.append(utterance if text == utterance.text else replace(utterance, text=text))
    skipped.sort(key=lambda item: item.place.start or 0)
    return replace(found, utterances=tuple(utterances), skipped=tuple(skipped))


def _transcript(name: str, found: Found, doubts: tuple[str, ...]) -> Transcript:
    words = " ".join(utterance.text for utterance in found.utterances)
    if not _has_words(words):
        raise NotATranscript(
            f"This file has the form of a transcript ({name}), but no one says a word in it. {_EXPORT}"
        )
    utterances, impossible = timing.without_impossible_ends(found.utterances)
    kind = timing.timing(utterances, rounded=found.rounded)
    warnings = [*doubts, *found.warnings, *timing.doubts(utterances, kind)]
    if impossible:
        warnings.append(f"{impossible} cues end before they begin; their ends were taken as unknown.")
    if all(utterance.speaker is None for utterance in utterances):
        warnings.append("The file names no speakers: who says what is not known.")
    return Transcript(
        utterances=utterances,
        format=name,
        timing=kind,
        warnings=tuple(warnings),
        language=language.guess(words) or _code(found.language),
    )


def _has_words(text: str) -> bool:
    return re.search(r"[^\W_]", text) is not None


def _code(claimed: str | None) -> str | None:
    """The language that the file claims, where it is a code: some write "english"."""
    code = (claimed or "").split("-")[0].split("_")[0].lower()
    return code if len(code) == 2 and code.isalpha() else None
