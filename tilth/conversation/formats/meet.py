"""Pure. Google Meet's transcript, from Word, text or Markdown: a name on every line, a time every few minutes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tilth.conversation.formats import labelled, summary
from tilth.conversation.formats.clock import CLOCK
from tilth.conversation.formats.found import Found, Skipped
from tilth.conversation.formats.labelled import Row
from tilth.conversation.formats.lines import Line, lines

NAME = "meet"

_TIME = re.compile(rf"[\s#*_]*(?P<clock>{CLOCK})[\s*_]*")
_ATTENDEES = re.compile(
    r"[\s#*_]*(?:attendees|invited|teilnehmer|participants|asistentes|deelnemers)[\s*_]*(?:[:：][\s*_]*(?P<names>.*))?",
    re.IGNORECASE,
)
_TITLE = re.compile(r".{1,200} [-–] transcript\W*", re.IGNORECASE)
_MARKS = re.compile(
    r"(?i)(?:transcription|meeting) ended after [0-9]{1,2}:[0-9]{2}|this editable transcript was computer generated"
)
_HEAD = 12  # lines


@dataclass(frozen=True, slots=True)
class _Document:
    """The parts of the file: what stands above the conversation, who is said to attend, and the conversation.

    `has_times` says that times stand alone on lines of their own between the others, `headings` that those of a summary do.
    """

    above: tuple[Line, ...]
    attendees: tuple[str, ...]
    rows: tuple[Row, ...]
    has_times: bool
    headings: bool


def recognises(text: str) -> bool:
    """Whether names recur below one of Meet's own marks, or between times that stand alone on their lines."""
    document = _document(text)
    names = [row.label for row in document.rows if row.label]
    if len(set(names)) == len(names) and not set(names) & set(document.attendees):
        return False
    if document.headings and len(names) < labelled.DIALOGUE:
        return False
    if not (document.attendees or document.has_times or _is_marked(text)):
        return False
    return not summary.reports(" ".join(row.text for row in document.rows))


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
    # Gemini's notes hold its summary first; the conversation stands below the heading "Transcript".
    begin = next((i for i, line in enumerate(filled, 1) if summary.heads_transcript(line)), 0)
    listed, attendees = _attendees(filled)
    above = [line for line in filled[:begin] if line not in listed]
    below = [line for line in filled[begin:] if line not in listed]
    times = {line.n: match["clock"] for line in below if (match := _TIME.fullmatch(line.text))}
    rows = labelled.rows_of([line for line in below if line.n not in times], known=attendees)
    headings = bool(summary.headings(below))
    return _Document((*above, *listed), attendees, tuple(_with_times(rows, times)), bool(times), headings)


def _attendees(filled: Sequence[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """The lines that list who attends (bots and shared screens among them), and their names."""
    for i, line in enumerate(filled[: _HEAD * 4]):
        match = _ATTENDEES.fullmatch(line.text)
        if match and (match["names"] or i + 1 < len(filled)):
            listed = [line] if match["names"] else [line, filled[i + 1]]
            names = match["names"] or filled[i + 1].text
            return listed, tuple(name for part in names.split(",") if (name := part.strip(" *_\t\\")))
    return [], ()


def _with_times(rows: Iterable[Row], times: Mapping[int, str]) -> Iterator[Row]:
    """Each row that follows a time gets it as its start; no other row has one."""
    waiting = sorted(times, reverse=True)
    for row in rows:
        clock = None
        while waiting and waiting[-1] < row.line.n:
            clock = times[waiting.pop()]
        yield replace(row, start=clock or row.start)
