"""A database as a file and back: SQLite by its own backup call while in use, PostgreSQL by pg_dump and pg_restore."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

from django.db import connection

from tilth.vault.manifest import Unsound

SQLITE, POSTGRESQL = "tilth.sqlite3", "tilth.pgdump"


class NoProgram(RuntimeError):
    """PostgreSQL's own program is not on this machine."""


def write(folder: Path) -> None:
    """Write the whole database into the folder as it stands at one moment, and make sure that the copy is sound."""
    if connection.vendor == "sqlite":
        _write_sqlite(folder / SQLITE)
    else:
        call("pg_dump", ["--format=custom", "--no-owner", f"--file={folder / POSTGRESQL}"], connection.settings_dict)
    check(folder)


def check(folder: Path) -> None:
    """Raises Unsound where the file cannot be what it says, or is of another kind of database than the one in use."""
    file = folder / (SQLITE if connection.vendor == "sqlite" else POSTGRESQL)
    if not file.exists():
        raise Unsound(
            f"{folder} holds no {file.name}: it was made of another kind of database than the one in use here."
        )
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
            said = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if said != "ok":
            raise Unsound(f"{file} is damaged. Use another backup.")
    else:
        call("pg_restore", ["--list", str(file)])


def put_back(folder: Path) -> None:
    """Replace the whole database by the file, at once or not at all."""
    settings = connection.settings_dict
    connection.close()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(folder / SQLITE)) as copy, closing(_open(str(settings["NAME"]))) as here:
            copy.backup(here, progress=_patience())
    else:
        ways = ["--clean", "--if-exists", "--no-owner", "--single-transaction", f"--dbname={settings['NAME']}"]
        call("pg_restore", [*ways, str(folder / POSTGRESQL)], settings)


def _write_sqlite(file: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy, progress=_patience())
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it


def _open(name: str) -> sqlite3.Connection:
    here = sqlite3.connect(name, timeout=20, uri=name.startswith("file:"))
    here.execute("PRAGMA secure_delete=ON")
    return here


def _patience() -> Callable[[int, int, int], None]:
    """Python tries a locked database again for ever; half a minute is enough."""
    tries = count()

    def tried(status: int, remaining: int, total: int) -> None:
        if next(tries) > 120 and remaining:
            raise sqlite3.OperationalError("The database is locked by something else. Nothing was changed; try again.")

    return tried


def call(program: str, arguments: Sequence[str], database: Mapping[str, Any] | None = None) -> None:
    """Run one of PostgreSQL's programs; raises NoProgram where it is not here, Unsound with its last word where it refuses."""
    found = shutil.which(program)
    if found is None:
        raise NoProgram(
            f"{program} is not on this machine. It comes with PostgreSQL (on Debian: apt-get install postgresql-client)."
        )
    done = subprocess.run([found, *arguments], env=_environment(database or {}), capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise Unsound(
            f"{program} refused: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else done.returncode}"
        )


def _environment(database: Mapping[str, Any]) -> dict[str, str]:
    """How PostgreSQL's programs are told where the database is; a password never stands in a list of processes."""
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "NAME": "PGDATABASE"}
    return dict(os.environ) | {names[key]: str(database[key]) for key in names if database.get(key)}
