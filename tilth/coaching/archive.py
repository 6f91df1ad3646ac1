"""Pure. A client's archive as one document goes in; its files come out: the document, each conversation as WebVTT, all as Markdown and as one page."""

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

FORMAT = "tilth-archive/1"
Archive = Mapping[str, Any]
"""What docs/look-up/archive.md describes."""

STYLE = (
    "body{font:1rem/1.55 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#24302b;background:#fbfaf6}"
    "h1,h2,h3{font-family:Georgia,serif;font-weight:400;line-height:1.25}small,dt{color:#5f6963}"
    "blockquote{margin:.4rem 0;padding-left:.8rem;border-left:3px solid #3f6b52;font-family:Georgia,serif;white-space:pre-wrap}"
    "dl{margin:.6rem 0}dd{margin:0 0 .5rem}article{border-top:1px solid #e2ded3;padding:.5rem 0}.coach{color:#3a687d}"
    "@media(prefers-color-scheme:dark){body{color:#e9e6dd;background:#171b19}small,dt{color:#a5aea8}article{border-color:#343c38}}"
)


def files(archive: Archive) -> dict[str, str]:
    """Every file of the archive by its name; a conversation whose file had no times has no WebVTT, its words are in the others."""
    named = {
        "archive.json": json.dumps(archive, ensure_ascii=False, indent=1) + "\n",
        "archive.md": "\n".join(_markdown(archive)) + "\n",
        "index.html": "".join(_page(archive)),
    }
    for n, engagement in enumerate(archive["engagements"], 1):
        for session in engagement["sessions"]:
            if spoken := webvtt(session["said"]):
                named[f"conversations/{n}-{session['number']:02}.vtt"] = spoken
    return named


def webvtt(said: list[Mapping[str, Any]]) -> str:
    """A conversation as WebVTT; empty where a cue has no time. A cue without an end lasts until the next one begins."""
    if not said or any(cue["start"] is None for cue in said):
        return ""
    cues = ["WEBVTT"]
    for cue, after in zip(said, [*said[1:], None], strict=True):
        end = cue["end"] or (after["start"] if after else cue["start"] + 1)
        voice = f"<v {_cue(cue['speaker'])}>" if cue["speaker"] else ""
        cues.append(f"{_clock(cue['start'])} --> {_clock(max(end, cue['start'] + 0.001))}\n{voice}{_cue(cue['text'])}")
    return "\n\n".join(cues) + "\n"


def _clock(seconds: float) -> str:
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"


def _cue(text: str) -> str:
    """Words that mean themselves in a cue: on one line, without signs of the format."""
    return escape(" ".join(text.split()), quote=False)


def _markdown(archive: Archive) -> Iterator[str]:
    yield f"# {_plain(archive['client'])}’s coaching"
    yield f"\nTaken along on {archive['made_at'][:10]}. Everything here is yours.\n"
    for engagement in archive["engagements"]:
        yield f"## With {_plain(engagement['coach'])}, {_plain(engagement['organisation'])}\n"
        for session in engagement["sessions"]:
            yield f"### Session {session['number']}, {session['held_on']} ({session['state']})\n"
            yield from (
                f"**{_plain(cue['speaker'] or 'Somebody')}**: {_plain(cue['text'])}\n" for cue in session["said"]
            )
        for kind, things in engagement["things"].items():
            yield f"### {kind.capitalize()}\n"
            for thing in things:
                yield from _thing_told(thing)


def _thing_told(thing: Mapping[str, Any]) -> Iterator[str]:
    yield f"- {thing['made_at'][:10]}"
    for name, words in texts(thing):
        yield f"  - {_plain(name)}:"
        yield from (f"    > {_plain(line)}" for line in words.splitlines())
    yield ""


def texts(thing: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The words of a thing with their names, whatever shape they were kept in; what is empty is left out."""
    yield from _texts("", thing["words"])


def _texts(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(f"{name} · {key}" if name else str(key).replace("_", " "), inner)
    elif isinstance(value, list):
        for n, inner in enumerate(value, 1):
            yield from _texts(f"{name} {n}", inner)
    elif isinstance(value, str) and value.strip():
        yield name, value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield name, str(value)


def _page(archive: Archive) -> Iterator[str]:
    title = escape(f"{archive['client']}’s coaching")
    yield '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    yield f"<title>{title}</title><style>{STYLE}</style></head><body><h1>{title}</h1>"
    yield f"<p><small>Taken along on {archive['made_at'][:10]}. Everything here is yours.</small></p>"
    for engagement in archive["engagements"]:
        yield f"<h2>With {escape(engagement['coach'])}, {escape(engagement['organisation'])}</h2>"
        for session in engagement["sessions"]:
            yield f"<article><h3>Session {session['number']}, {session['held_on']}</h3>"
            yield from (_said(cue) for cue in session["said"])
            yield "</article>"
        for kind, things in engagement["things"].items():
            yield f"<h3>{escape(kind.capitalize())}</h3>"
            yield from ("".join(_article(thing)) for thing in things)
    yield "</body></html>\n"


def _said(cue: Mapping[str, Any]) -> str:
    return f'<p class="{escape(cue["role"] or "")}"><small>{escape(cue["speaker"] or "")}</small> {escape(cue["text"])}</p>'


def _article(thing: Mapping[str, Any]) -> Iterator[str]:
    yield f"<article><small>{thing['made_at'][:10]}</small><dl>"
    yield from (
        f"<dt>{escape(name)}</dt><dd><blockquote>{escape(words)}</blockquote></dd>" for name, words in texts(thing)
    )
    yield "</dl></article>"


def _plain(text: str) -> str:
    """Words that mean themselves: what Markdown would take for a sign is escaped."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|~" else sign for sign in text)
