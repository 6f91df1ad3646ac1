"""Pure. One session as a self-contained HTML page: a reading in, a page out that needs nothing from anywhere else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from tilth.conversation import drawing
from tilth.conversation.came import NOTHING, came
from tilth.conversation.figures import figures
from tilth.conversation.layout import SILENCE, Layout, lay_out
from tilth.conversation.margin import Remark, margin, tags
from tilth.conversation.reflection import wonderings
from tilth.conversation.sheet import sheet
from tilth.conversation.wording import (
    DRAFT,
    OUTCOMES,
    Document,
    clock,
    counted,
    heading,
    lasting,
    silent,
    speaker,
    visible,
)

STYLE = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
Html = Iterator[str]


def page(document: Document, name: str, about: Sequence[str]) -> str:
    """The page of one session; `about` says what was made of the file."""
    layout = lay_out(document)
    body = [
        *_head(document, name),
        *_map(document, layout),
        *_facts(document),
        '<div class="cols"><div class="came">',
        *_came(document),
        *_wonderings(document),
        '</div><div class="talk">',
        *_turns(document),
        "</div></div>",
        *_markers(document),
        *_file(document, about),
    ]
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_words(name)} · Tilth</title>",
            f"<style>{drawing.STYLE}\n{STYLE}</style></head>",
            "<body><main>",
            *body,
            "</main></body></html>\n",
        ]
    )


def _head(document: Document, name: str) -> Html:
    transcript = document["transcript"]
    facts = [lasting(transcript["duration"])] if transcript["duration"] else []
    facts += [counted(len(document["turns"]), "turn"), "read on this machine, nothing left it"]
    yield f'<a class="skip" href="#came">Skip the map</a><h1>{_words(name)}</h1>'
    yield f'<p class="sub">{" · ".join(facts)} · <em>{DRAFT}</em></p>'
    yield '<p class="sub">This page is a file on your machine: whoever has the file can read it, nobody else.</p>'
    for said in transcript["speakers"]:
        role = said["role"] or "role unknown"
        yield f'<p class="sub"><b>{_words(said["name"])}</b>, {role}: {_words(said["why"])}</p>'
    for warning in transcript["warnings"]:
        yield f'<p class="warning">{_words(warning)}</p>'


def _map(document: Document, layout: Layout) -> Html:
    yield '<figure class="card" aria-label="Map of the conversation">'
    yield '<div class="scroll" role="region" tabindex="0" aria-label="The map, to be moved sideways">'
    yield f"{drawing.draw(layout)}</div>"
    signs = "".join(f"<li>{sign}{_words(words)}</li>" for sign, words in drawing.key(layout, document))
    yield f'<ul class="key">{signs}</ul>'
    yield "<details><summary>The map as a table</summary><table>"
    yield "<caption>Every mark of the map, in the order of the conversation.</caption>"
    yield '<thead><tr><th scope="col">Turn<th scope="col">When<th scope="col">What<th scope="col">Words</thead><tbody>'
    for mark in layout.marks:
        link = f'<a href="#turn-{mark.turn}">{mark.turn}</a>'
        yield f"<tr><td>{link}<td>{mark.at}<td>{_words(mark.what)}<td>{_words(mark.words)}"
    yield "</tbody></table></details></figure>"


def _facts(document: Document) -> Html:
    rows = "".join(
        f"<li><b>{_words(figure)}</b><small>{_words(words)}</small></li>" for figure, words in figures(document)
    )
    yield f'<ul class="facts">{rows}</ul>'


def _turns(document: Document) -> Html:
    transcript, beside = document["transcript"], margin(document)
    lit = _lit(document["shifts"])
    language = f' lang="{_words(transcript["language"])}"' if transcript["language"] else ""
    yield f"<h2>The conversation</h2><div{language}>"
    for turn in document["turns"]:
        if (turn["gap"] or 0) >= SILENCE and transcript["silence_readable"]:
            yield f'<div class="silence-between" lang="en">{silent(turn["gap"])}</div>'
        yield _turn(turn, beside.get(turn["n"], []), lit.get(turn["n"], []))
    yield "</div>"


def _turn(turn: Mapping[str, Any], remarks: Iterable[Remark], lit: Iterable[tuple[int, int, str]]) -> str:
    notes = "".join(f"<div><b>{_words(each.head)}</b> {_words(each.words)}</div>" for each in remarks)
    heard = _words(", ".join(tags(turn)))
    return (
        f'<div class="turn {_kind(turn)}" id="turn-{turn["n"]}">'
        f'<span class="time">{_when(turn)} {_words(speaker(turn))}</span>'
        f'<p dir="auto">{_marked(turn["text"], lit)}</p>'
        f'<div class="margin" lang="en">{notes}{heard}</div></div>'
    )


def _lit(shifts: Sequence[Mapping[str, Any]]) -> dict[int, list[tuple[int, int, str]]]:
    """The words of shifts by turn: from, to and what the mark is called."""
    lit: dict[int, list[tuple[int, int, str]]] = {}
    for shift in shifts:
        for quote in shift["quotes"]:
            title = f"A shift, {OUTCOMES[shift['outcome']]}"
            lit.setdefault(quote["turn"], []).append((quote["from"], quote["to"], title))
    return lit


def _marked(text: str, lit: Iterable[tuple[int, int, str]]) -> str:
    """The words with those of a shift marked; marks never overlap."""
    parts, so_far = [], 0
    for start, end, title in sorted(lit):
        if end > so_far:
            start = max(start, so_far)
            marked = f'<mark title="{_words(title)}">{_words(text[start:end])}</mark>'
            parts += [_words(text[so_far:start]), marked]
            so_far = end
    return "".join([*parts, _words(text[so_far:])])


def _came(document: Document) -> Html:
    yield '<h2 id="came">What came of it</h2>'
    turns, found = {turn["n"]: turn for turn in document["turns"]}, list(came(document))
    if not found:
        yield f'<p class="soft">{NOTHING}</p>'
        return
    yield '<ul class="thread">'
    for each in found:
        quotes = "".join(_quote(turns[quote["turn"]], quote) for quote in each.quotes)
        yield f'<li class="{each.kind}"><small>{_words(each.head)}</small>{quotes}'
        yield f"<small>{_words(each.facts)}</small></li>"
    yield "</ul>"


def _quote(turn: Mapping[str, Any], quote: Mapping[str, int]) -> str:
    words = _words(turn["text"][quote["from"] : quote["to"]])
    link = f'<a href="#turn-{turn["n"]}">{_when(turn)}</a>'
    return f'<blockquote class="{_kind(turn)}" dir="auto">“{words}” <small>{link}</small></blockquote>'


def _wonderings(document: Document) -> Html:
    asked = wonderings(document)
    if asked:
        yield "<h2>For your own reflection</h2>"
        yield from (f"<p>{_words(each.question)}</p>" for each in asked)


def _markers(document: Document) -> Html:
    found = sheet(document)
    if not found.rows:
        return
    yield f'<h2>For and against the {_words(found.title)}</h2><p class="soft">{_words(found.notice)}</p>'
    for reading, rows in found.grouped():
        yield f"<h3>{heading(reading)}</h3>"
        yield '<table><thead><tr><th scope="col">Marker<th scope="col">What it asks for<th scope="col">Found</thead>'
        for row in rows:
            found_there = f"{_words(row.why)} {_places('For', row.turns)} {_places('Against', row.counter)}"
            yield f'<tr><th scope="row">{row.number}<td>{_words(row.says)}<td>{found_there}'
        yield "</table>"


def _places(head: str, turns: Sequence[int]) -> str:
    links = ", ".join(f'<a href="#turn-{n}">turn {n}</a>' for n in turns)
    return f"{head}: {links}." if links else ""


def _file(document: Document, about: Sequence[str]) -> Html:
    yield "<footer><h2>About the file</h2>"
    yield from (f'<p class="soft">{_words(sentence)}</p>' for sentence in about)
    ear = f"with {document['model']}" if document["model"] else "with rules alone"
    yield f'<p class="soft">Read by {_words(document["engine"])} {_words(ear)}.</p></footer>'


def _kind(turn: Mapping[str, Any]) -> str:
    return {"client": "client", "coach": "ask" if turn.get("question") else "say"}.get(turn["role"] or "", "other")


def _when(turn: Mapping[str, Any]) -> str:
    return clock(turn["start"]) or f"turn {turn['n']}"


def _words(text: str) -> str:
    """Anybody's words as HTML: nothing in them is markup."""
    return escape(visible(text))
