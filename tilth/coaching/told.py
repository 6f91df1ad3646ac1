"""A thread told as Markdown: the same beads as on the page, in the same order, with the words as quotations."""

import re
from collections.abc import Iterator

from tilth.coaching.bead import Bead, day
from tilth.coaching.thread import Thread
from tilth.coaching.value import Value
from tilth.conversation.wording import counted, heading


def as_markdown(thread: Thread) -> str:
    """The whole thread, for one person's eyes: what the page would not show them is not in it."""
    lines = [f"# {_plain(thread.engagement.client.name)}’s thread", "", _summary(thread), ""]
    for month, beads in thread.months:
        lines += [f"## {month:%B %Y}", ""]
        for bead in beads:
            lines += _told(bead)
    lines += _values(thread)
    return "\n".join(lines).rstrip() + "\n"


def _summary(thread: Thread) -> str:
    counts = thread.counts
    parts = [counted(counts["sessions"], "session"), counted(counts["insights"], "insight")]
    parts += [f"{counted(counts['steps'], 'step')}, {counts['reported']} reported"]
    return f"With {_plain(thread.engagement.coach.name)}. " + " · ".join(parts) + "."


def _told(bead: Bead) -> Iterator[str]:
    indent = "  " * bead.depth
    when = f"{day(bead.on)} · " if not bead.depth else ""
    yield f"{indent}- **{_plain(when + bead.head)}**"
    for words in (bead.words, bead.beside):
        if words:
            yield ""
            yield from (f"{indent}  > {_plain(line)}" for line in words.splitlines())
    yield ""


def _values(thread: Thread) -> Iterator[str]:
    for kind, title in ((Value.Kind.VALUE, "What matters"), (Value.Kind.ASSUMPTION, "What was taken to be true")):
        named = [(value, sessions) for value, _, sessions in thread.themes if value.kind == kind]
        if named:
            yield from (f"## {heading(title)}", "")
            yield from (f"- {_plain(' '.join(v.words.split()))} ({counted(n, 'session')})" for v, n in named)
            yield ""


def _plain(text: str) -> str:
    """Words that mean themselves: what Markdown would take for a sign is escaped."""
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", text)
