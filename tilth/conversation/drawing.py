"""Pure. The map of a session as SVG: a layout in, a drawing out in which every mark is a link to its turn."""

from collections.abc import Iterator
from html import escape

from tilth.conversation.layout import Arch, Bar, Field, Layout, Mark
from tilth.conversation.wording import STAGES, Document, heading, names, visible

WIDTH, HEIGHT, MARGIN = 1120, 226, 8
TOP, BOTTOM = 20, 206
LINE = 130
TALLEST = 62
CREST, LANE = 32, 13
LETTER = 6.2
"""How wide a letter of a label is at most, in units of the drawing."""
CUT = 0.7
"""How much of its way down a broken arc goes."""

STYLE = """
.map { display: block; width: 100%; min-width: 60rem; height: auto; print-color-adjust: exact }
.map text { font: 11px system-ui, sans-serif; fill: var(--soft) }
.map .field { fill: var(--rule); fill-opacity: .4 }
.map .clarify_focus { fill: var(--leaf); fill-opacity: .06 }
.map .explore_perspective { fill: var(--leaf); fill-opacity: .13 }
.map .generate_insight { fill: var(--sun); fill-opacity: .18 }
.map .translate_to_action { fill: var(--sky); fill-opacity: .14 }
.map .base { stroke: var(--rule) }
.map .client { fill: var(--leaf) }
.map .ask { fill: var(--sky) }
.map .say, .map .other { fill: var(--soft); fill-opacity: .55 }
.map .silence { stroke: var(--sun); stroke-width: 3; stroke-linecap: round }
.map .arc { fill: none; stroke: var(--sun); stroke-width: 1.6 }
.map .broken { stroke-dasharray: 3 4 }
.map .shift { fill: var(--sun); stroke: var(--sun); stroke-width: 1.6 }
.map .minor { fill: var(--paper) }
.map a:hover path, .map a:focus path { stroke: var(--ink); stroke-width: 2 }
.map a:focus { outline: 2px solid var(--ink); outline-offset: 1px }
.key { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin: .6rem 0 0; padding: 0; list-style: none;
  color: var(--soft); font-size: .82rem }
.key svg { width: 14px; height: 12px; margin-right: .35rem; vertical-align: -1px; min-width: 0; display: inline }
""".strip()
"""How the drawing looks: colours come from the page that holds it (--leaf --sky --sun --soft --ink --paper --rule)."""

SIGNS = {
    "client": '<rect class="client" y="1" width="12" height="11"/>',
    "ask": '<rect class="ask" y="1" width="12" height="11"/>',
    "say": '<rect class="say" y="1" width="12" height="11"/>',
    "other": '<rect class="other" y="1" width="12" height="11"/>',
    "silence": '<path class="silence" d="M2 7h9"/>',
    "shift": '<path class="arc" d="M1 12Q1 3 7 3Q13 3 13 12"/><circle class="shift" cx="7" cy="3" r="2"/>',
    "broken": '<path class="arc" d="M1 12Q1 3 7 3"/><path class="arc broken" d="M7 3Q13 3 13 9"/>',
    "minor": '<circle class="shift minor" cx="7" cy="7" r="3.5"/>',
}


def draw(layout: Layout, *, title: str = "Map of the conversation") -> str:
    """The map as one SVG element; marks link to `#turn-N`, and their titles are the rows of the twin table."""
    parts = [
        f'<svg class="map" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="{escape(title)}">',
        *(_field(field) for field in layout.fields),
        f'<path class="base" d="M{MARGIN} {LINE}H{WIDTH - MARGIN}"/>',
        *(_bar(mark) if isinstance(mark, Bar) else _silence(mark) for mark in _spoken(layout)),
        *(_arch(arch, lanes=1 + max(arch.lane for arch in layout.arches)) for arch in layout.arches),
        *(_tick(at, words) for at, words in layout.ticks),
        "</svg>",
    ]
    return "\n".join(parts)


def key(layout: Layout, document: Document) -> list[tuple[str, str]]:
    """What the signs on this map mean: pairs of a small SVG and its words, only for signs that are on it."""
    coach, client = heading(names(document)["coach"]), heading(names(document)["client"])
    words = {
        "client": f"{client} speaks",
        "ask": f"{coach} asks",
        "say": f"{coach} says",
        "other": "someone else speaks" if {"client", "ask"} & {bar.kind for bar in layout.bars} else "someone speaks",
        "silence": "silence of 3 s or more",
        "shift": "a shift in awareness: sown, left to grow, harvested",
        "broken": "broken off before the harvest",
        "minor": "a small shift",
    }
    return [(_sign(SIGNS[sign]), text) for sign, text in words.items() if sign in set(_seen(layout))]


def _seen(layout: Layout) -> Iterator[str]:
    yield from (bar.kind for bar in layout.bars)
    yield from ("silence" for _ in layout.silences)
    for arch in layout.arches:
        yield "minor" if arch.minor else "shift"
        if arch.falls == "broken":
            yield "broken"


def _sign(shape: str) -> str:
    return f'<svg class="map" viewBox="0 0 14 14" aria-hidden="true">{shape}</svg>'


def _spoken(layout: Layout) -> list[Mark]:
    """Turns and silences as they followed each other: the order in which the keyboard visits them."""
    return sorted([*layout.silences, *layout.bars], key=lambda mark: (mark.turn, isinstance(mark, Bar)))


def _field(field: Field) -> str:
    left, right = _x(field.left), _x(field.right)
    name = STAGES.get(field.stage, field.stage)
    shape = f'<path class="field {escape(field.stage)}" d="M{_n(left)} {TOP}H{_n(right - 1)}V{BOTTOM}H{_n(left)}z"/>'
    fits = right - left >= LETTER * len(name) + 4
    label = f'<text x="{_n(left + 3)}" y="13">{escape(name)}</text>' if fits else ""
    return _link(field, shape + label)


def _bar(bar: Bar) -> str:
    left, width = _x(bar.left), max(1.5, (bar.right - bar.left) * (WIDTH - 2 * MARGIN))
    tall = max(2.0, TALLEST * bar.height)
    foot, up = (LINE + 4, tall) if bar.kind in ("ask", "say") else (LINE - 4, -tall)
    return _link(bar, f'<path class="{bar.kind}" d="M{_n(left)} {foot}v{_n(up)}h{_n(width)}v{_n(-up)}z"/>')


def _silence(mark: Mark) -> str:
    left, right = _x(mark.left), _x(mark.right)
    return _link(mark, f'<path class="silence" d="M{_n(left)} {LINE}H{_n(max(left + 0.5, right))}"/>')


def _arch(arch: Arch, *, lanes: int) -> str:
    left, peak, right = _x(arch.left), _x(arch.peak), _x(arch.right)
    top = CREST + arch.lane * min(LANE, 3 * LANE / lanes)
    rise = f'<path class="arc" d="M{_n(left)} {LINE}Q{_n(left)} {_n(top)} {_n(peak)} {_n(top)}"/>' if arch.rises else ""
    dot = (
        f'<circle class="shift minor" cx="{_n(peak)}" cy="{_n(top)}" r="3.5"/>'
        if arch.minor
        else f'<circle class="shift" cx="{_n(peak)}" cy="{_n(top)}" r="4.5"/>'
    )
    return _link(arch, rise + _fall(arch, peak, right, top) + dot)


def _fall(arch: Arch, peak: float, right: float, top: float) -> str:
    """The way down: to the line where it was brought home, part of the way and in pieces where it was not."""
    if not arch.falls:
        return ""
    if arch.falls == "whole":
        return f'<path class="arc" d="M{_n(peak)} {_n(top)}Q{_n(right)} {_n(top)} {_n(right)} {LINE}"/>'
    reach = peak + (right - peak) * CUT
    end = (peak + (right - peak) * CUT * (2 - CUT), top + (LINE - top) * CUT**2)
    return f'<path class="arc broken" d="M{_n(peak)} {_n(top)}Q{_n(reach)} {_n(top)} {_n(end[0])} {_n(end[1])}"/>'


def _tick(at: float, words: str) -> str:
    x = _x(at)
    half = LETTER * len(words) / 2
    anchor = "start" if x - half < 0 else "end" if x + half > WIDTH else "middle"
    return f'<text x="{_n(x)}" y="{BOTTOM + 14}" text-anchor="{anchor}">{escape(words)}</text>'


def _link(mark: Mark, shape: str) -> str:
    return f'<a href="#turn-{mark.turn}"><title>{escape(visible(mark.title), quote=False)}</title>{shape}</a>'


def _n(value: float) -> str:
    """A number to a tenth, without a nought that says nothing: a long session has thousands of them."""
    return f"{value:.1f}".removesuffix(".0")


def _x(at: float) -> float:
    return MARGIN + at * (WIDTH - 2 * MARGIN)
