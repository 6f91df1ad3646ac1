"""Pure. The map of a session in characters: a layout and a width in, lines of styled text out."""

from collections.abc import Callable, Iterable, Sequence

from tilth.conversation.layout import Arch, Bar, Layout
from tilth.conversation.wording import STAGES

Line = list[tuple[str, str]]
"""Pieces of one line, each with the name of its style; "" is plain."""

UP = " ▁▂▃▄▅▆▇█"
CLIENT_ROWS, COACH_ROWS = 3, 2
GUTTER = 9
ROOM = 5
"""Columns from which a stage has its name, or the beginning of it."""
LANES = 3
"""Rows of arcs at most; shifts that would need more are in the list below the map."""


def draw(layout: Layout, *, width: int, client: str, coach: str) -> list[Line]:
    """Arcs, stages, the client above the line, the coach below it, and the scale: each line `width` wide at most."""
    columns = max(20, width - GUTTER)
    above = _tallest(layout.bars, columns, lambda bar: bar.kind in ("client", "other"))
    below = _tallest(layout.bars, columns, lambda bar: bar.kind in ("ask", "say"))
    grown, hung = list(filter(_drawn, _grown(above))), list(filter(_drawn, _hung(below)))
    rows = [
        *_named("shifts", _arcs(layout.arches, columns), at=0),
        *_named("", [[(_stages(layout, columns), "soft")]] if layout.fields else [], at=0),
        *_named(client if _heard(layout, "client") else "", grown, at=len(grown) - 1),
        ("", _line(layout, columns)),
        *_named(coach, hung, at=0),
        ("", [(_scale(layout, columns), "soft")]),
    ]
    return [[(f"{name[: GUTTER - 1]:>{GUTTER - 1}} ", "soft"), *line] for name, line in rows]


def _named(name: str, lines: Sequence[Line], *, at: int) -> list[tuple[str, Line]]:
    """Lines with their name beside one of them."""
    return [(name if index == at else "", line) for index, line in enumerate(lines)]


def _heard(layout: Layout, kind: str) -> bool:
    return any(bar.kind == kind for bar in layout.bars)


def _drawn(line: Line) -> bool:
    return any(text.strip() for text, _ in line)


def key(layout: Layout) -> Line:
    """What the signs mean: only those that are on this map."""
    kinds = {bar.kind for bar in layout.bars}
    falls = {arch.falls for arch in layout.arches}
    signs = [
        ("█", "asks", "ask", "ask" in kinds),
        ("▒", "says", "say", "say" in kinds),
        ("━", "silence of 3 s+", "silence", bool(layout.silences)),
        ("●", "shift", "shift", any(not arch.minor for arch in layout.arches)),
        ("○", "small", "shift", any(arch.minor for arch in layout.arches)),
        ("╌", "broken off", "shift", "broken" in falls),
    ]
    pieces: Line = [(" " * GUTTER, "")]
    for sign, words, style, there in signs:
        pieces += [(sign, style), (f" {words}  ", "soft")] if there else []
    return pieces


def _tallest(bars: Iterable[Bar], columns: int, ours: Callable[[Bar], bool]) -> list[Bar | None]:
    """For each column the longest turn that falls into it."""
    tallest: list[Bar | None] = [None] * columns
    for bar in filter(ours, bars):
        first = min(columns - 1, int(bar.left * columns))
        for column in range(first, max(first + 1, min(columns, round(bar.right * columns)))):
            there = tallest[column]
            if there is None or bar.height > there.height:
                tallest[column] = bar
    return tallest


def _arcs(arches: Sequence[Arch], columns: int) -> list[Line]:
    """One row a lane: where each shift was sown, where it came, and whether it was brought home."""
    lanes = min(LANES, 1 + max((arch.lane for arch in arches), default=-1))
    rows = [[" "] * columns for _ in range(lanes)]
    for arch in arches:
        if arch.lane < lanes:
            _arc(rows[arch.lane], arch, columns)
    return [[("".join(row), "shift")] for row in rows]


def _arc(row: list[str], arch: Arch, columns: int) -> None:
    left, peak, right = (min(columns - 1, int(at * columns)) for at in (arch.left, arch.peak, arch.right))
    if arch.rises:
        row[left:peak] = "╭" + "─" * (peak - left - 1) if peak > left else ""
    if arch.falls and right > peak:
        row[peak + 1 : right + 1] = "─" * (right - peak - 1) + "╮" if arch.falls == "whole" else "╌" * (right - peak)
    row[peak] = "○" if arch.minor else "●"


def _stages(layout: Layout, columns: int) -> str:
    """The names of the stages where they begin, as far as they find room."""
    row = [" "] * columns
    for field in layout.fields:
        left, right = (min(columns, int(at * columns)) for at in (field.left, field.right))
        label = "╷" + STAGES.get(field.stage, field.stage)
        row[left:right] = (label if right - left >= ROOM else label[:1])[: right - left].ljust(right - left)
    return "".join(row)


def _grown(bars: Sequence[Bar | None]) -> list[Line]:
    """The client's rows, from the highest down to the line, in eighths of a row."""
    heights = [0 if bar is None else max(1, round(bar.height * 8 * CLIENT_ROWS)) for bar in bars]
    return [
        [("".join(UP[min(8, max(0, height - 8 * row))] for height in heights), "leaf")]
        for row in reversed(range(CLIENT_ROWS))
    ]


def _hung(bars: Sequence[Bar | None]) -> list[Line]:
    """The coach's rows, from the line down: questions in halves of a row, other words in whole ones, paler."""
    return [[_coach(bar, row) for bar in bars] for row in range(COACH_ROWS)]


def _coach(bar: Bar | None, row: int) -> tuple[str, str]:
    if bar is None:
        return " ", ""
    halves = max(1, round(bar.height * 2 * COACH_ROWS)) - 2 * row
    if bar.kind == "ask":
        return (" " if halves <= 0 else "▀" if halves == 1 else "█"), "ask"
    return (" " if halves <= 0 else "▒"), "say"


def _line(layout: Layout, columns: int) -> Line:
    """The line between them, with the silences on it."""
    row = ["─"] * columns
    for silence in layout.silences:
        first = max(0, min(columns - 1, int(silence.left * columns)))
        for column in range(first, max(first + 1, min(columns, round(silence.right * columns)))):
            row[column] = "━"
    return [(sign, "silence" if sign == "━" else "soft") for sign in row]


def _scale(layout: Layout, columns: int) -> str:
    row = [" "] * columns
    free = 0
    for at, words in layout.ticks:
        left = max(0, min(columns - len(words), round(at * columns) - len(words) // 2))
        if left >= free:
            row[left : left + len(words)] = words
            free = left + len(words) + 1
    return "".join(row).rstrip()
