"""`tilth restore FOLDER`: puts a backup back, verified first, and keeps what was destroyed since it was made destroyed."""

import argparse
import sqlite3
import sys
from pathlib import Path

from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from tilth import places
from tilth.coaching.erasure import stay_erased
from tilth.vault import backup, dump, readlog
from tilth.vault.keystore import KeystoreError
from tilth.vault.manifest import Unsound

REFUSED = 2


def main(arguments: list[str]) -> int:
    """Exit 0 when all is put back, 2 with a sentence where nothing was touched."""
    parser = argparse.ArgumentParser(prog="tilth restore", description="Put back what `tilth backup` wrote.")
    parser.add_argument("folder", type=Path, help="the folder that was named to `tilth backup`; with one part or both")
    parser.add_argument("--only", choices=backup.PARTS, help="one of the two")
    parser.add_argument("--replace", action="store_true", help="in place of the database that is there")
    options = parser.parse_args(arguments)
    try:
        parts = _parts(options.folder, options.only)
        places.DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
        done = backup.restore(options.folder, parts, replace=options.replace)
        for sentence in _said(done):
            print(sentence)
    except (
        backup.InTheWay,
        Unsound,
        dump.NoProgram,
        KeystoreError,
        OperationalError,
        sqlite3.Error,
        OSError,
    ) as refusal:
        print(f"tilth: {refusal}", file=sys.stderr)
        return REFUSED
    return 0


def _parts(folder: Path, only: str | None) -> tuple[str, ...]:
    found = tuple(part for part in backup.PARTS if (folder / part).exists() and only in (None, part))
    if not found:
        raise Unsound(f"{folder} holds no {only or 'folder called database or keystore'}: it is no backup.")
    return found


def _said(done: backup.PutBack) -> list[str]:
    """What was put back, after the database was brought to today's shape and rid of what had been destroyed since."""
    said = [f"{done.keys} keys added to the keystore."] if done.keys or not done.database else []
    if done.stayed_destroyed:
        said.append(f"{done.stayed_destroyed} keys were destroyed here since, and stay so.")
    if not done.database:
        return said
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    now = timezone.now()
    erased = stay_erased(now=now)
    lost = sum(readlog.acknowledge_loss(engagement, now=now) for engagement in readlog.logs())
    said.append("The database is put back.")
    if erased:
        said.append(f"What {erased} of those keys had sealed is removed from it again.")
    if lost:
        said.append(
            f"{lost} entries of read logs were written after the backup and are lost; each log says so to its client."
        )
    return said
