"""The report of one session in the terminal: a reading in, text with the client's words foremost out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text
from rich.theme import Theme

from tilth.cli import map as drawing
from tilth.cli.columns import columns
from tilth.conversation.came import NOTHING, came
from tilth.conversation.figures import figures
from tilth.conversation.layout import SILENCE, lay_out
from tilth.conversation.margin import Remark, margin, tags
from tilth.conversation.reflection import wonderings
from tilth.conversation.sheet import sheet
from tilth.conversation.wording import (
    DRAFT,
    Document,
    clock,
    counted,
    heading,
    lasting,
    names,
    silent,
    speaker,
    visible,
)

WIDEST = 100
TIME, NAME = 8, 12
STYLES = {
    "client": "bold",
    "ask": "cyan",
    "say": "cyan",
    "other": "default",
    "silence": "yellow",
    "shift": "yellow",
    "soft": "dim",
    "leaf": "green",
    "title": "bold underline",
}


class Terminal(Console):
    """A console that shows a transcript's brackets and colons as they are, never wider than is good to read."""

    def __init__(self, *, stderr: bool = False) -> None:
        super().__init__(theme=Theme(STYLES), stderr=stderr, markup=False, highlight=False, emoji=False)
        self.width = min(WIDEST, self.width)

    def on_broken_pipe(self) -> None:
        """Leave it to the door, which has one exit code for it in every command."""
        raise BrokenPipeError


def show(document: Document, name: str, about: Sequence[str], *, quiet: bool) -> None:
    """Print the report; `about` says what was made of the file, and `quiet` leaves the turns out."""
    out = Terminal()
    parts = (
        _head(document, name, out),
        _map(document, out),
        _figures(document, out),
        _came(document, out),
        _wonderings(document, out),
        _markers(document, out),
        () if quiet else _turns(document, out),
        _file(document, about, out),
    )
    for part in parts:
        for line in part:
            out.print(line)


def _head(document: Document, name: str, out: Console) -> Iterator[Text]:
    transcript = document["transcript"]
    facts = [lasting(transcript["duration"])] if transcript["duration"] else []
    facts += [counted(len(document["turns"]), "turn"), "read on this machine, nothing left it"]
    yield Text()
    yield Text(visible(name), "bold")
    yield Text(" · ".join(facts), "soft")
    yield Text(DRAFT, "soft")
    for said in transcript["speakers"]:
        role = said["role"] or "role unknown"
        yield from _paragraph(out, f"{visible(said['name'])}, {role}: {visible(said['why'])}", "soft")
    for warning in transcript["warnings"]:
        yield from _paragraph(out, visible(warning), "silence")
    if not any(said["role"] == "coach" for said in transcript["speakers"]):
        yield from _paragraph(out, f"To say who the coach is: {_naming(document)}", "silence")


def _naming(document: Document) -> str:
    speakers = [visible(said["name"]) for said in document["transcript"]["speakers"]]
    return (
        f'--coach "{speakers[0]}"' + "".join(f' or "{each}"' for each in speakers[1:]) if speakers else "--coach NAME"
    )


def _map(document: Document, out: Console) -> Iterator[Text]:
    layout, called = lay_out(document), names(document)
    coach, client = (called[role].removeprefix("the ") for role in ("coach", "client"))
    yield Text()
    for line in drawing.draw(layout, width=out.width, client=client, coach=coach):
        yield _pieces(line)
    yield _pieces(drawing.key(layout))


def _figures(document: Document, out: Console) -> Iterator[Text]:
    yield Text()
    for figure, words in figures(document):
        yield from columns(out, (Text(f"{figure:>{TIME}}", "bold"), TIME), (Text(words, "soft"), out.width - TIME - 2))


def _came(document: Document, out: Console) -> Iterator[Text]:
    """What was found, the exact words it rests on with who said them when, and what is known of it."""
    yield from _title("What came of it")
    turns, width = {turn["n"]: turn for turn in document["turns"]}, out.width - TIME - 2
    found = list(came(document))
    if not found:
        yield from _paragraph(out, NOTHING, "soft")
    for each in found:
        yield from columns(out, (Text(), TIME), (Text(each.head, "shift" if each.kind == "shift" else "leaf"), width))
        for quote in each.quotes:
            turn = turns[quote["turn"]]
            words = Text(f"“{visible(turn['text'][quote['from'] : quote['to']])}”", _style(turn))
            yield from columns(out, (Text(_when(turn), "soft"), TIME), (words, width))
        yield from columns(out, (Text(), TIME), (Text(visible(each.facts), "soft"), width))
        yield Text()


def _wonderings(document: Document, out: Console) -> Iterator[Text]:
    asked = wonderings(document)
    if asked:
        yield from _title("For your own reflection")
        for each in asked:
            yield from _paragraph(out, each.question)
            yield Text()


def _markers(document: Document, out: Console) -> Iterator[Text]:
    found = sheet(document)
    if not found.rows:
        return
    yield from _title(f"For and against the {found.title}")
    yield from _paragraph(out, found.notice, "soft")
    for reading, rows in found.grouped():
        yield Text(f"\n{heading(reading)}")
        if rows[0].silent:
            yield from _paragraph(out, "  ".join(row.number for row in rows), "soft")
            continue
        for row in rows:
            said = Text.assemble(row.says, (f" {visible(row.why)} {row.where}".rstrip(), "soft"))
            yield from columns(out, (Text(row.number), TIME), (said, out.width - TIME - 2))


def _turns(document: Document, out: Console) -> Iterator[Text]:
    """Every turn with its remarks beside it, and the silences between them."""
    yield from _title("The conversation")
    beside = margin(document)
    name = min(NAME, max((len(speaker(turn)) for turn in document["turns"]), default=0))
    side = (out.width - TIME - name) // 3
    words = out.width - TIME - name - side - 6
    for turn in document["turns"]:
        if (turn["gap"] or 0) >= SILENCE and document["transcript"]["silence_readable"]:
            yield Text(" " * (TIME + name + 4) + f"━━━ {silent(turn['gap'])}", "silence")
        yield from columns(
            out,
            (Text(_when(turn), "soft"), TIME),
            (Text(speaker(turn)[:name], "soft"), name),
            (Text(visible(turn["text"]), _style(turn)), words),
            (_beside(turn, beside.get(turn["n"], [])), side),
        )


def _beside(turn: Mapping[str, Any], remarks: Sequence[Remark]) -> Text:
    lines = [Text.assemble((f"{remark.head}:", "shift"), (f" {visible(remark.words)}", "soft")) for remark in remarks]
    heard = tags(turn)
    return Text("\n").join([*lines, *([Text(", ".join(heard), "soft")] if heard else [])])


def _file(document: Document, about: Sequence[str], out: Console) -> Iterator[Text]:
    yield from _title("About the file")
    for sentence in about:
        yield from _paragraph(out, visible(sentence), "soft")
    yield Text(f"Read by {document['engine']}{_ear(document)}.", "soft")


def _ear(document: Document) -> str:
    return f" with {document['model']}" if document["model"] else " with rules alone"


def _title(words: str) -> Iterator[Text]:
    yield Text()
    yield Text(words, "title")
    yield Text()


def _paragraph(out: Console, words: str, style: str = "") -> Iterator[Text]:
    return columns(out, (Text(words, style), out.width))


def _pieces(line: drawing.Line) -> Text:
    """A line of the map: cropped by a narrow terminal, never wrapped."""
    whole = Text.assemble(*line, no_wrap=True, overflow="crop")
    whole.rstrip()
    return whole


def _when(turn: Mapping[str, Any]) -> str:
    return clock(turn["start"]) or f"turn {turn['n']}"


def _style(turn: Mapping[str, Any]) -> str:
    return {"client": "client", "coach": "ask" if turn.get("question") else "say"}.get(turn["role"] or "", "other")
