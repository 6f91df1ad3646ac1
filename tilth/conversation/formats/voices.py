"""Pure. Who speaks within captions, by voice tags or by `Name: text` -> utterances in the words of the file."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tilth.conversation.formats import labels
from tilth.conversation.formats.cues import Cue
from tilth.conversation.formats.found import Found, Skipped
from tilth.conversation.formats.lines import Line
from tilth.conversation.transcript import Place, Utterance

# Every repetition is bounded: an open bracket must not send the search to the end of a large file.
_VOICE = re.compile(r"<v(?:\.[^\s<>.]{1,60}){0,8}(?:\s(?P<name>[^<>]{0,200}))?>|(?P<end></v\s?>)")
_TAG = re.compile(
    # Only tags as the formats write them: someone may have said that a<b, or that he <laughs>.
    r"</?(?:[biu]|ruby|rt)>|</?c(?:\.[^\s<>]{1,80})?>|<(?:lang|font|v)(?:[.\s][^<>]{0,200})?>|</(?:lang|font|v)>"
    r"|<(?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{2}[.,][0-9]{1,3}>|\{\\[^{}]{1,40}\}",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_CHANGE = re.compile(r"(?:\s|<[biu]>|<font [^<>]{1,80}>|\{\\[^{}]{1,40}\})*(?:(?:>>+|[-–—])\s*)?")

NAMED_AT_CHANGES = 0.5
"""The share of named cues below which names mark a change of speaker; above it, a cue without a name is unknown."""

_AT_CHANGES = "Names stand only where the speaker changes: cues without a name were given to the one named before them."


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a cue that one voice says: characters `start` to `end` of the text."""

    cue: Cue
    n: int
    speaker: str | None
    raw: str
    start: int
    end: int


def spoken(text: str, cues: Sequence[Cue], skipped: Iterable[Skipped] = ()) -> Found:
    """The utterances of captions; what holds no words, or only those of the tool, is left out with the reason."""
    tagged = "<v" in text and any(_VOICE.search(line.text) for cue in cues for line in cue.payload)
    warnings: tuple[str, ...] = ()
    if tagged:
        pieces = [piece for cue in cues for piece in _by_tags(text, cue)]
    else:
        pieces, warnings = _by_labels(cues)
    utterances, empty = _utterances(cues, pieces)
    return Found(tuple(utterances), (*skipped, *empty), warnings=warnings)


def words_of(raw: str) -> str:
    """The words of a caption: without tags, with its entities spelt out, in one line."""
    return " ".join(_spelt_out(_TAG.sub("", raw)).split())


def _by_tags(text: str, cue: Cue) -> Iterator[_Piece]:
    if not cue.payload:
        return
    start, end = cue.payload[0].start, cue.payload[-1].end
    speaker: str | None = None
    for match in _VOICE.finditer(text, start, end):
        yield _piece(text, cue, speaker, start, match.start())
        speaker = None if match["end"] else labels.normal(_spelt_out(match["name"] or "")) or None
        start = match.end()
    yield _piece(text, cue, speaker, start, end)


def _piece(text: str, cue: Cue, speaker: str | None, start: int, end: int) -> _Piece:
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip())
    n = next((line.n for line in reversed(cue.payload) if line.start <= start), cue.payload[0].n)
    return _Piece(cue, n, speaker, raw, start, start + len(raw.strip()))


def _by_labels(cues: Sequence[Cue]) -> tuple[list[_Piece], tuple[str, ...]]:
    filled = [cue for cue in cues if cue.payload]
    possible = {line.n: prefix for cue in filled for line in cue.payload if (prefix := _prefix(line.text))}
    speakers = labels.speakers((prefix.label for prefix in possible.values()), of=len(filled))
    prefixes = {n: prefix for n, prefix in possible.items() if prefix.label in speakers}
    named = sum(cue.payload[0].n in prefixes for cue in filled)
    at_changes = 0 < named < len(filled) * NAMED_AT_CHANGES
    pieces: list[_Piece] = []
    for cue in filled:
        pieces += _pieces(cue, prefixes, pieces[-1].speaker if at_changes and pieces else None)
    return pieces, (_AT_CHANGES,) if at_changes else ()


def _prefix(line: str) -> labels.Prefix | None:
    """The label of a caption's line, also behind the dash or the `>>` that some captions set before a new voice."""
    change = _CHANGE.match(line)
    prefix = labels.prefix(line, change.end() if change else 0)
    return replace(prefix, label=labels.normal(_spelt_out(prefix.label))) if prefix else None


def _pieces(cue: Cue, prefixes: Mapping[int, labels.Prefix], speaker: str | None) -> Iterator[_Piece]:
    """A cue is one voice until a line of it begins with another label."""
    first, *others = cue.payload
    piece = _line_piece(cue, first, prefixes.get(first.n), speaker)
    for line in others:
        if line.n in prefixes:
            yield piece
            piece = _line_piece(cue, line, prefixes[line.n], speaker)
        else:
            piece = replace(piece, raw=f"{piece.raw} {line.text}", end=line.start + len(line.text.rstrip()))
    yield piece


def _line_piece(cue: Cue, line: Line, prefix: labels.Prefix | None, speaker: str | None) -> _Piece:
    raw = line.text[prefix.rest :] if prefix else line.text.lstrip()
    start = line.end - len(raw)
    return _Piece(cue, line.n, prefix.label if prefix else speaker, raw, start, start + len(raw.rstrip()))


def _utterances(cues: Sequence[Cue], pieces: Sequence[_Piece]) -> tuple[list[Utterance], list[Skipped]]:
    utterances: list[Utterance] = []
    spoken_in: set[int] = set()
    for piece in pieces:
        text = words_of(piece.raw)
        place = Place(f"line {piece.n}", piece.start, piece.end)
        if text:
            utterances.append(Utterance(text, piece.speaker, piece.cue.start, piece.cue.end, place))
            spoken_in.add(piece.cue.header.n)
    skipped = [Skipped(cue.header.place(), "a cue without words") for cue in cues if cue.header.n not in spoken_in]
    return utterances, skipped


def _spelt_out(text: str) -> str:
    return _ENTITY.sub(_entity, text) if "&" in text else text


def _entity(match: re.Match[str]) -> str:
    """What an entity stands for; one that stands for no character is left as it is written."""
    character = html.unescape(match[0])
    return character if character and character != "\ufffd" else match[0]
