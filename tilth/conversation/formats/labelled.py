"""Pure. Text with a name before the words: `Anna: …`, `[00:05:32] Anna: …`, `**Anna (00:05):** …`."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tilth.conversation.formats import footers, labels, summary
from tilth.conversation.formats.clock import CLOCK, seconds
from tilth.conversation.formats.found import Found, Skipped
from tilth.conversation.formats.lines import Line, lines
from tilth.conversation.transcript import Place, Utterance

NAME = "text"

# An opening time, in brackets or bare, perhaps with an end as whisper.cpp prints it.
_OPENING = re.compile(
    rf"\s*(?:(?P<open>[\[(])\s*)?(?P<start>{CLOCK})(?:\s*(?:-->|->|-|–)\s*(?P<end>{CLOCK}))?(?(open)\s*[\])])(?=\s|:\s|$)\s*(?:[-–|]\s+|:\s+)?"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")

TIMED = 0.5
"""The share of the lines that must open with a bare time before it is one, and no part of the words ("10:30 works")."""

NEARLY_ALL = 0.8
"""The share of the lines that must open with a time before a text without any name is a transcript."""

DIALOGUE = 10
"""Lines with a label below the last heading of a summary from which they are the transcript that follows it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line that is not blank: whose it is, from when to when, and the character at which its words begin."""

    line: Line
    words: int = 0
    label: str | None = None
    start: str | None = None
    end: str | None = None
    bold: bool = False

    @property
    def text(self) -> str:
        """The words of the line, without its label and its time."""
        return " ".join(self.line.text[self.words :].split())


def recognises(text: str) -> bool:
    """Whether labels recur in what is no summary (a very short text has no more), or nearly every line has a time."""
    rows = rows_of(_conversation(text))
    labelled = [row.label for row in rows if row.label]
    if labelled:
        recurs = len(set(labelled)) < len(labelled) or len(labelled) == len(rows) <= 2
        return recurs and not summary.reports(" ".join(row.text for row in rows))
    timed = sum(row.start is not None for row in rows)
    return timed > 1 and timed > len(rows) * NEARLY_ALL


def read(text: str) -> Found:
    """Each label with its words as one utterance; a paragraph without a label goes on with the voice before it."""
    conversation = _conversation(text)
    within = {line.n for line in conversation}
    summed_up = [
        _left_out(line, "part of a summary") for line in lines(text) if line.n not in within and not line.blank
    ]
    found = found_in(rows_of(conversation))
    return replace(found, skipped=(*summed_up, *found.skipped))


def rows_of(some_lines: Sequence[Line], known: Collection[str] = ()) -> list[Row]:
    """What each line is once all have been looked at; `known` are names that the file lists."""
    filled = [line for line in some_lines if not line.blank]
    openings = [_OPENING.match(line.text) for line in filled]
    bare = sum(opening is not None and not opening["open"] for opening in openings) >= len(filled) * TIMED
    openings = [opening if opening and (opening["open"] or bare) else None for opening in openings]
    prefixes = [labels.prefix(line.text, o.end() if o else 0) for line, o in zip(filled, openings, strict=True)]
    speakers = labels.speakers((p.label for p in prefixes if p), of=len(filled), known=known)
    prefixes = [prefix if prefix and prefix.label in speakers else None for prefix in prefixes]
    alone = [
        prefix is not None and prefix.rest == len(line.text) for line, prefix in zip(filled, prefixes, strict=True)
    ]
    if sum(alone) * 2 > sum(prefix is not None for prefix in prefixes):
        # Where names have lines of their own, a colon further down is part of the words.
        prefixes = [prefix if is_alone else None for prefix, is_alone in zip(prefixes, alone, strict=True)]
    return [_row(*parts) for parts in zip(filled, openings, prefixes, strict=True)]


def found_in(rows: Sequence[Row]) -> Found:
    """The utterances of the lines; what stands above the first voice, and the lines of the tool, are left out."""
    utterances: list[Utterance] = []
    skipped: list[Skipped] = []
    speaker: str | None = None
    body = list(_body(rows, skipped))
    bold = any(row.bold for row in body)
    for run in _runs(body):
        speaker = run[0].label or speaker
        text = " ".join(row.text for row in run if row.text)
        if text:
            utterances.append(_utterance(run, speaker, _unescaped(text) if bold else text))
        else:
            skipped.append(_left_out(run[0].line, "a label without words"))
    fractions = any(mark in row.start for row in rows if row.start for mark in ".,")
    return Found(tuple(utterances), tuple(skipped), rounded=not fractions)


def _conversation(text: str) -> list[Line]:
    """The lines above or below a summary, whichever are a conversation; none if neither are, all if there is no summary."""
    all_lines = lines(text)
    headings = summary.headings(all_lines)
    if len(headings) < summary.HEADINGS:
        return all_lines
    above, below = all_lines[: headings[0].n - 1], all_lines[headings[-1].n :]
    talk_above = _labelled_lines(above) >= DIALOGUE
    talk_below = _labelled_lines(below) >= DIALOGUE or summary.heads_transcript(headings[-1])
    if talk_above and talk_below:
        return all_lines  # someone only said a word that can be a heading
    return above if talk_above else below if talk_below else []


def _labelled_lines(some_lines: Sequence[Line]) -> int:
    return sum(row.label is not None for row in rows_of(some_lines))


def _row(line: Line, opening: re.Match[str] | None, prefix: labels.Prefix | None) -> Row:
    start, end = (opening["start"], opening["end"]) if opening else (None, None)
    if prefix is None:
        return Row(line, opening.end() if opening else 0, None, start, end)
    return Row(line, prefix.rest, prefix.label, start or prefix.clock, end, prefix.bold)


def _body(rows: Sequence[Row], skipped: list[Skipped]) -> Iterator[Row]:
    """The lines that are speech; the others are added to `skipped`."""
    names = Counter(row.label for row in rows if row.label)
    begun = False
    for row in rows:
        begun = begun or (bool(row.label or row.start) and not _lists_a_name(row, names))
        if footers.is_footer(row.line.text):
            skipped.append(_left_out(row.line, footers.REASON))
        elif not begun:
            skipped.append(_left_out(row.line, "stands before the first speaker"))
        else:
            yield row


def _lists_a_name(row: Row, names: Counter[str]) -> bool:
    """`Coach: Ruth Meyer` above a conversation in which Ruth speaks says who is who; no one said it."""
    if row.label is None or names[row.label] > 1 or not labels.is_name(row.text):
        return False
    words = set(row.text.casefold().split())
    return any(set(name.casefold().split()) <= words for name, n in names.items() if n > 1)


def _runs(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Lines that are one utterance: up to the next label, time or blank line."""
    run: list[Row] = []
    for row in rows:
        if run and (row.label or row.start or (row.line.n > run[-1].line.n + 1 and any(r.text for r in run))):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _utterance(run: Sequence[Row], speaker: str | None, text: str) -> Utterance:
    first, last = next(row for row in run if row.text), run[-1].line
    start, end = run[0].start, run[0].end
    place = Place(f"line {first.line.n}", first.line.start + first.words, last.start + len(last.text.rstrip()))
    return Utterance(text, speaker, seconds(start) if start else None, seconds(end) if end else None, place)


def _unescaped(text: str) -> str:
    """Markdown (known by its bold names) writes a backslash before marks of its own."""
    return _ESCAPE.sub(r"\1", text)


def _left_out(line: Line, reason: str) -> Skipped:
    return Skipped(line.place(), reason, line.text.strip())
