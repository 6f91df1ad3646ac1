"""Styled text in columns of fixed width, without a space at the end of any line."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

GAP = 2


def columns(out: Console, *cells: tuple[Text, int]) -> Iterator[Text]:
    """Cells side by side, each a text and the width it is wrapped to; as many lines as the longest needs."""
    wrapped = [list(text.wrap(out, width)) if text.plain else [] for text, width in cells]
    widths = [width + GAP for _, width in cells]
    for lines in zip_longest(*wrapped):
        yield _joined(lines, widths)


def _joined(lines: Sequence[Text | None], widths: Sequence[int]) -> Text:
    whole, due = Text(no_wrap=True, overflow="ignore"), 0
    for line, width in zip(lines, widths, strict=True):
        if line is not None and line.plain:
            line.rstrip()
            whole.append(" " * (due - whole.cell_len)).append_text(line)
        due += width
    return whole
