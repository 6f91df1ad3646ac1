"""Pure. The beads of a thread go in; the list items that a page shows of them come out, every word escaped. A template would take ten times as long."""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

from tilth.coaching.bead import Bead, day


def story(beads: Iterable[Bead]) -> SafeString:
    """Each bead as a list item: the small line, the words with where they lead, what is told beside them."""
    return mark_safe("".join(_item(bead) for bead in beads))  # noqa: S308  every word goes through escape


def _item(bead: Bead) -> str:
    kind = " ".join(filter(None, [bead.kind, "under" if bead.depth else "", "waits" if bead.waits else ""]))
    before = "↳ " if bead.depth else f"{day(bead.on)} · "
    head = escape(bead.head)
    if bead.url and not bead.words:
        head = f'<a href="{escape(bead.url)}">{head}</a>'
    beside = f"<i>{escape(bead.beside)}</i>" if bead.beside else ""
    return f'<li class="{kind}"><small>{before}{head}</small>{_words(bead)}{beside}</li>'


def _words(bead: Bead) -> str:
    if not bead.words:
        return ""
    words = escape(bead.words)
    return f'<a href="{escape(bead.url)}">{words}</a>' if bead.url else f"<span>{words}</span>"
