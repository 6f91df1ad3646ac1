"""Pure. Text in blocks, a name and a time over the words, as Otter, Teams, Descript and saved Zoom captions have it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tilth.conversation.formats import footers, labels
from tilth.conversation.formats.clock import CLOCK, seconds
from tilth.conversation.formats.found import Found, Skipped
from tilth.conversation.formats.lines import Line, lines
from tilth.conversation.transcript import Utterance

_NAME = r"(?P<name>[^\s:：][^:：\n]{0,79}?)"
_MARK = r"(?:\*\*|__)?"
# No one says a name in brackets and a time, or a name, two spaces and a time: these heads speak for themselves.
_SURE = re.compile(
    rf"\s*{_MARK}(?:\[(?P<bracketed>[^\[\]\n]{{1,80}})\]\s+(?P<c1>{CLOCK})"
    rf"|{_NAME}{_MARK}(?:\s{{2,}}|\t|\xa0)\s*[(\[]?(?P<c2>{CLOCK})[)\]]?"
    rf"|[(\[]?(?P<c3>{CLOCK})[)\]]?){_MARK}\s*"
)
# These may be speech that ends in a time: the name must be known to be one.
_LIKELY = re.compile(
    rf"\s*{_MARK}(?:{_NAME}{_MARK}\s(?:[|–-]\s)?[(\[]?(?P<c1>{CLOCK})[)\]]?|[(\[]?(?P<c2>{CLOCK})[)\]]?\s*[-–]\s*(?P<after>[^\s:：][^:：\n]{{0,79}}?))"
    rf"{_MARK}\s*"
)


@dataclass(frozen=True, slots=True)
class Header:
    """The line above someone's words: who, and from when."""

    line: Line
    name: str | None
    clock: str
    sure: bool = True


def headers(all_lines: Sequence[Line]) -> dict[int, Header]:
    """The lines that head a block, by number; none if no name comes twice and there is more than a pair of them."""
    possible = [header for line in all_lines if (header := _header(line))]
    names = [header.name for header in possible if header.name]
    speakers = labels.speakers(names, of=len(possible))
    if names and not speakers and len(set(names)) > 2:
        return {}  # the outline of a summary: headings, each with the time at which its subject came up
    return {h.line.n: h for h in possible if h.name is None or h.name in speakers or h.sure}


def read_blocks(text: str) -> Found:
    """Each block as one utterance with the time at which it starts; what stands before the first is no speech."""
    all_lines = lines(text)
    heads = headers(all_lines)
    utterances: list[Utterance] = []
    skipped: list[Skipped] = []
    for header, words in _blocks(all_lines, heads):
        spoken = []
        for line in words:
            if footers.is_footer(line.text):
                skipped.append(Skipped(line.place(), footers.REASON, line.text.strip()))
            else:
                spoken.append(line)
        if header is None:
            skipped += [Skipped(line.place(), "stands before the first speaker", line.text.strip()) for line in spoken]
        elif spoken:
            utterances.append(_utterance(header, spoken))
        else:
            skipped.append(Skipped(header.line.place(), "a name and a time without words"))
    fractions = any("." in h.clock or "," in h.clock for h in heads.values())
    return Found(tuple(utterances), tuple(skipped), rounded=not fractions)


def _header(line: Line) -> Header | None:
    if len(line.text) > 200:
        return None
    if match := _SURE.fullmatch(line.text):
        name = match["bracketed"] or match["name"]
        clock = match["c1"] or match["c2"] or match["c3"]
        return Header(line, labels.normal(name).strip("*_ ") or None if name else None, clock)
    if match := _LIKELY.fullmatch(line.text):
        name = labels.normal(match["name"] or match["after"]).strip("*_ ")
        return Header(line, name, match["c1"] or match["c2"], sure=False) if name else None
    return None


def _blocks(all_lines: Sequence[Line], heads: Mapping[int, Header]) -> Iterator[tuple[Header | None, list[Line]]]:
    header: Header | None = None
    words: list[Line] = []
    for line in all_lines:
        if line.n in heads:
            if header or words:
                yield header, words
            header, words = heads[line.n], []
        elif not line.blank:
            words.append(line)
    if header or words:
        yield header, words


def _utterance(header: Header, words: Sequence[Line]) -> Utterance:
    text = " ".join(" ".join(line.text.split()) for line in words)
    indent = len(words[0].text) - len(words[0].text.lstrip())
    return Utterance(text, header.name, seconds(header.clock), None, words[0].place(words[-1], indent))
