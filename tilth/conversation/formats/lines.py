"""Pure. A text as numbered lines that know where they stand in it."""

import re
from dataclasses import dataclass

from tilth.conversation.transcript import Place

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its line break: its number from 1, and the character of the text at which it begins."""

    n: int
    start: int
    text: str

    @property
    def end(self) -> int:
        """The character after the last of the line."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands in it."""
        return not self.text.strip()

    def place(self, last: "Line | None" = None, start: int = 0) -> Place:
        """Where this line stands from its character `start` on, or all from there to the end of the line `last`."""
        return Place(f"line {self.n}", self.start + start, (last or self).end)


def lines(text: str) -> list[Line]:
    """The lines of a text, parted by line breaks alone: `splitlines` would also cut at characters inside speech."""
    found, start = [], 0
    for n, match in enumerate(_BREAK.finditer(text), 1):
        found.append(Line(n, start, text[start : match.start()]))
        start = match.end()
    found.append(Line(len(found) + 1, start, text[start:]))
    return found
