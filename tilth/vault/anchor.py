"""Anchors: the count and the head of each read log, kept beside the keys and outside the database, so that a cut tail shows.

A file an engagement, to which a line is only ever added: `COUNT HEAD`, or `back to COUNT` where a backup was put back and what
came after was lost. A line is one write, so two processes at once never tear each other's; a line torn by a power failure is passed over.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

LINE = re.compile(r"(?P<count>\d+) (?P<head>[0-9a-f]{64})|back to (?P<back>\d+)")


def drop(engagement: UUID, *, count: int, head: str) -> None:
    """Anchor a log: from now on it holds at least this many entries, and this one is the last of them."""
    _add(engagement, f"{count} {head}")


def go_back(engagement: UUID, *, count: int) -> None:
    """Say that what came after this many entries was lost when a backup was put back; the line stays to be seen."""
    _add(engagement, f"back to {count}")


def held(engagement: UUID) -> dict[int, str]:
    """The entries of a log that were anchored: the head after each, by its number."""
    try:
        text = _path(engagement).read_text(encoding="ascii", errors="replace")
    except FileNotFoundError:
        return {}
    heads: dict[int, str] = {}
    for line in filter(None, map(LINE.fullmatch, text.splitlines())):
        if line["back"]:
            heads = {count: head for count, head in heads.items() if count <= int(line["back"])}
        else:
            heads[int(line["count"])] = line["head"]
    return heads


def anchored() -> Iterator[UUID]:
    """Every engagement whose log was ever anchored."""
    return (UUID(path.stem) for path in sorted(folder().glob("*.log")))


def folder() -> Path:
    """Where the anchors lie: with the keys, never with the database."""
    return Path(settings.TILTH_KEYSTORE) / "anchors"


def _path(engagement: UUID) -> Path:
    return folder() / f"{engagement}.log"


def _add(engagement: UUID, line: str) -> None:
    path = _path(engagement)
    if not path.parent.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, f"\n{line}\n".encode())
    finally:
        os.close(handle)
