"""`tilth backup FOLDER`: the database and the keystore, each into a folder of its own, while Tilth is in use."""

import argparse
import sqlite3
import sys
from pathlib import Path

from django.utils import timezone

from tilth.vault import backup, dump
from tilth.vault.manifest import Unsound

REFUSED = 2


def main(arguments: list[str]) -> int:
    """Exit 0 when both are written and verified, 2 with a sentence where not."""
    parser = argparse.ArgumentParser(
        prog="tilth backup", description="Back up the database and the keystore, apart from each other."
    )
    parser.add_argument("folder", type=Path, help="a new folder; it gets a folder for each of the two")
    parser.add_argument("--only", choices=backup.PARTS, help="one of the two, to write each to a place of its own")
    options = parser.parse_args(arguments)
    parts = (options.only,) if options.only else backup.PARTS
    try:
        backup.write(options.folder, parts, now=timezone.now())
    except (backup.InTheWay, Unsound, dump.NoProgram, sqlite3.Error, OSError) as refusal:
        print(f"tilth: {refusal}", file=sys.stderr)
        return REFUSED
    for part in parts:
        print(f"The {part} is in {options.folder / part}, verified.")
    if len(parts) > 1:
        print("Take the two to two different places: together they are worth more to a thief than apart.")
    print("The master key is in neither: keep its copy apart from both.")
    return 0
