"""`tilth archive`: a client's archive into a folder, for whoever runs the machine and answers a data request; the client's read log says so."""

import argparse
import os
import sys
from pathlib import Path

from django.utils import timezone

from tilth.coaching import opening
from tilth.coaching.archive import files
from tilth.coaching.belongings import gather
from tilth.organisation.people import Person
from tilth.vault import readlog, witness

REFUSED = 2


def main(arguments: list[str]) -> int:
    """Exit 0 when the archive is written, 2 with a sentence where not."""
    parser = argparse.ArgumentParser(prog="tilth archive", description="Write everything of a client's into a folder.")
    parser.add_argument("email", help="what the client signs in by")
    parser.add_argument("folder", type=Path, help="a new folder; only you may read what is written there")
    options = parser.parse_args(arguments)
    client = Person.objects.filter(email__iexact=options.email).first()
    if client is None:
        print(f"tilth: nobody signs in with {options.email}.", file=sys.stderr)
        return REFUSED
    if options.folder.exists():
        print(f"tilth: {options.folder} is there already. Name a new folder; nothing was written.", file=sys.stderr)
        return REFUSED
    with witness.watching() as unsealed:
        named = files(gather(client, now=timezone.now()))
    opening.note(unsealed, by=readlog.MACHINE, page="archive", shown=[], now=timezone.now())
    for name, text in named.items():
        _write(options.folder / name, text)
    print(f"{len(named)} files are in {options.folder}. They are not sealed: hand them over, then remove them.")
    return 0


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as handle:
        handle.write(text)
