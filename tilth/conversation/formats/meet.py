"""Pure. Google Meet's transcript, from Word, text or Markdown: a name on every line, a time every few minutes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tilth.conversation.formats import labelled
from tilth.conversation.formats.clock import CLOCK
from tilth.conversation.formats.found import Found, Skipped
from tilth.conversation.formats.labelled import Row
from tilth.conversation.formats.lines import Line, lines

NAME = "meet"

_TIME = re.compile(rf"[\s#*_]*(?P<clock>{CLOCK})[\s*_]*")
_ATTENDEES = re.compile(
    r"[\s#*_]*(?:attendees|invited|teilnehmer|participants|asistentes|deelnemers)\b[\s*_:]*(?P<names>.*)", re.IGNORECASE
)
_TRANSCRIPT = re.compile(r"[\W_]*(?:transcript|transkript|transcripción|transcription)[\W_]*", re.IGNORECASE)
_TITLE = re.compile(r".{1,200} [-–] transcript\W*", re.IGNORECASE)
_MARKS = re.compile(
    r"(?i)(?:transcription|meeting) ended after [0-9]{1,2}:[0-9]{2}|this editable transcript was computer generated"
)
_HEAD = 12  # lines


@dataclass(frozen=True, slots=True)
class _Document:
    """The parts of the file: what stands above the conversation, who is said to attend, and the conversation."""

    above: tuple[Line, ...]
    attendees: tuple[str, ...]
    rows: tuple[Row, ...]


def recognises(text: str) -> bool:
    """Whether names recur below one of Meet's own marks, or between times that stand alone on their lines."""
    document = _document(text)
    names = [row.label for row in document.rows if row.label]
    if len(set(names)) == len(names) and not set(names) & set(document.attendees):
        return False
    return document.attendees != () or _is_marked(text) or any(row.start and row.label for row in document.rows)


def read(text: str) -> Found:
    """The lines of the conversation; only the first line after a time has that time, all others have none."""
    document = _document(text)
    found = labelled.found_in(document.rows)
    above = [Skipped(line.place(), "stands above the conversation", line.text.strip()) for line in document.above]
    heard = {utterance.speaker for utterance in found.utterances}
    silent = [name for name in document.attendees if not any(name in (label or "") for label in heard)]
    return replace(found, skipped=(*above, *found.skipped), present=tuple(silent), rounded=True)


def _is_marked(text: str) -> bool:
    head = lines(text[:4000])[:_HEAD]
    return bool(_MARKS.search(text)) or any(_TITLE.fullmatch(line.text.strip()) for line in head)


def _document(text: str) -> _Document:
    filled = [line for line in lines(text) if not line.blank]
    # A note of Gemini holds its own summary first; the conversation stands below the last heading "Transcript".
    begin = max((i for i, line in enumerate(filled) if _TRANSCRIPT.fullmatch(line.text)), default=-1) + 1
    listed, attendees = _attendees(filled)
    above = [line for line in filled[:begin] if line not in listed]
    rows = _rows([line for line in filled[begin:] if line not in listed], attendees)
    return _Document((*above, *listed), attendees, tuple(rows))


def _attendees(filled: Sequence[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """The lines that list who attends (bots and shared screens among them), and their names."""
    for i, line in enumerate(filled[: _HEAD * 4]):
        match = _ATTENDEES.fullmatch(line.text)
        if match and (match["names"] or i + 1 < len(filled)):
            listed = [line] if match["names"] else [line, filled[i + 1]]
            names = match["names"] or filled[i + 1].text
            return listed, tuple(name for part in names.split(",") if (name := part.strip(" *_\t\\")))
    return [], ()


def _rows(filled: Sequence[Line], attendees: Sequence[str]) -> list[Row]:
    times = {line.n: match["clock"] for line in filled if (match := _TIME.fullmatch(line.text))}
    rows: list[Row] = []
    waiting = [*times.items()][::-1]
    for row in labelled.rows_of([line for line in filled if line.n not in times], known=attendees):
        clock = None
        while waiting and waiting[-1][0] < row.line.n:
            clock = waiting.pop()[1]
        rows.append(replace(row, start=clock) if clock else row)
    return rows
