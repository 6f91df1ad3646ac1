"""Backups: the database and the keystore, each in a folder of its own, verified when written and before they are put back."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tilth import __version__
from tilth.vault import anchor, dump, manifest
from tilth.vault.keystore import Keystore
from tilth.vault.manifest import Unsound
from tilth.vault.sealing import keystore

DATABASE, KEYSTORE = "database", "keystore"
PARTS = (DATABASE, KEYSTORE)


class InTheWay(RuntimeError):
    """There are data already where something would be written; the message says what to do."""


class PutBack(NamedTuple):
    """What was put back: whether the database was, how many keys were, and how many stayed away because they were destroyed here."""

    database: bool
    keys: int
    stayed_destroyed: int


def write(folder: Path, parts: tuple[str, ...], *, now: datetime) -> None:
    """Write the parts into folders of their own. The database comes first: every row of the copy has its key in the later one."""
    for part in parts:
        if (folder / part).exists():
            raise InTheWay(f"{folder / part} is there already. Name a folder that is new, one for each backup.")
    for part in sorted(parts):
        place = folder / part
        place.mkdir(parents=True, mode=0o700)
        {DATABASE: dump.write, KEYSTORE: _write_keys}[part](place)
        about = {"part": part, "made_at": now.isoformat(), "tilth": __version__, "vendor": connection.vendor}
        manifest.write(place, **about, migrations=_applied() if part == DATABASE else [])
        check(folder, (part,))


def check(folder: Path, parts: tuple[str, ...]) -> None:
    """Raises Unsound, with a sentence, unless each part is whole, unaltered, and can be used by this Tilth with its keys."""
    for part in parts:
        about = manifest.read(folder / part, part)
        if part == DATABASE:
            dump.check(folder / part)
            if unknown := set(about["migrations"]) - set(_known()):
                raise Unsound(
                    f"This backup was made by a newer Tilth ({about['tilth']}; {min(unknown)} is not known here). Install that one."
                )
        elif away := Keystore(folder / part, keystore().masters).wrapped()["unknown"]:
            raise Unsound(
                f"{away} keys of this backup were wrapped by a master key that is not here. "
                f"Put it into {settings.TILTH_MASTER_KEY_FILE} as a further line (mode 0600), and restore again."
            )


def restore(folder: Path, parts: tuple[str, ...], *, replace: bool) -> PutBack:
    """Put the parts back once all are found sound; over a database in use only where `replace` says so. Keys are only ever added."""
    check(folder, parts)
    if DATABASE in parts and not replace and _in_use():
        raise InTheWay(
            "There is a database here already. Say --replace to put the backup in its place; what was written since is lost."
        )
    keys, destroyed = _add_keys(folder / KEYSTORE) if KEYSTORE in parts else (0, 0)
    if DATABASE in parts:
        dump.put_back(folder / DATABASE)
    return PutBack(DATABASE in parts, keys, destroyed)


def _write_keys(place: Path) -> None:
    here = keystore()
    for compartment in here.compartments():
        here.copy(compartment, place)
    for file in (here.folder / "destroyed", *anchor.folder().glob("*.log")):
        if file.exists():
            target = place / file.relative_to(here.folder)
            target.parent.mkdir(exist_ok=True, mode=0o700)
            shutil.copyfile(file, target)


def _add_keys(place: Path) -> tuple[int, int]:
    """Add the keys that are missing here. One that was destroyed here stays so: no backup brings back what was erased."""
    here, backup = keystore(), Keystore(place, keystore().masters)
    there, have, gone = set(backup.compartments()), set(here.compartments()), here.destroyed()
    for compartment in there - have - gone:
        backup.copy(compartment, here.folder)
    here.bury(backup.destroyed() - have)
    anchor.folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    for file in place.glob("anchors/*.log"):
        if not (anchor.folder() / file.name).exists():
            shutil.copyfile(file, anchor.folder() / file.name)
    return len(there - have - gone), len(there & gone)


def _in_use() -> bool:
    if "organisation_person" not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM organisation_person LIMIT 1")
        return cursor.fetchone() is not None


def _applied() -> list[str]:
    return sorted(".".join(key) for key in MigrationLoader(connection).applied_migrations)


def _known() -> list[str]:
    return sorted(".".join(key) for key in MigrationLoader(None).disk_migrations)
