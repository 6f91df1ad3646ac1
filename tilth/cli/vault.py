"""`tilth vault`: renews the master key, takes old ones away, and says how the keys stand."""

import argparse
import os
import sys
from pathlib import Path

from django.conf import settings

from tilth.organisation.factors import seal_anew
from tilth.vault import rotation
from tilth.vault.keystore import KeystoreError
from tilth.vault.master import masters
from tilth.vault.models import Compartment
from tilth.vault.sealing import Tampered, keystore

WRONG = 1
REFUSED = 2


def main(arguments: list[str]) -> int:
    """Exit 0 when done, 1 where a key is missing or cannot be opened, 2 with a sentence where nothing was done."""
    parser = argparse.ArgumentParser(prog="tilth vault", description="Look after the keys.")
    parser.add_argument(
        "act",
        choices=["status", "rotate", "retire"],
        help="status: how the keys stand. rotate: make a new master key and wrap every key by it, while Tilth is in use; "
        "run it again when it was interrupted. retire: take away the older master keys, once backups of the keystore "
        "from before the rotation are no longer needed",
    )
    act = {"status": status, "rotate": rotate, "retire": retire}[parser.parse_args(arguments).act]
    try:
        return act(Path(settings.TILTH_KEYSTORE), Path(settings.TILTH_MASTER_KEY_FILE))
    except (KeystoreError, Tampered) as refusal:
        print(f"tilth: {refusal}", file=sys.stderr)
        return REFUSED


def rotate(folder: Path, file: Path) -> int:
    """Renew the master key and wrap every key by it."""
    done = rotation.rotate(folder, file, os.environ)
    factors = seal_anew()
    if done.renewed:
        print(f"Made a new master key, in the first line of {file}. Copy that file anew to where you keep its copy.")
    else:
        print("Went on with a rotation that had not ended.")
    print(f"{done.rewrapped} keys wrapped anew; the new master key opens all {done.keys}.")
    print(f"{factors} second factors sealed anew.")
    print("Older master keys stay for backups of the keystore made before today: `tilth vault retire` takes them away.")
    return 0


def retire(folder: Path, file: Path) -> int:
    """Take the older master keys away."""
    seal_anew()  # a factor added by a page that had not yet seen the new key would be lost with the old one
    gone = rotation.retire(folder, file, os.environ)
    print(f"{gone} older master key{'' if gone == 1 else 's'} taken out of {file}.")
    return 0


def status(folder: Path, file: Path) -> int:
    """How many master keys there are, what they wrap, and whether a compartment of the record has lost its key."""
    here = keystore()
    wrapped, keys = here.wrapped(), set(here.compartments())
    alive = set(Compartment.objects.filter(destroyed_at=None).values_list("id", flat=True))
    lost = alive - keys
    print(f"master keys: {len(masters(os.environ, file))}")
    print(
        f"keys: {len(keys)} ({wrapped['current']} wrapped by the current master key, {wrapped['older']} by an older one)"
    )
    print(f"destroyed: {Compartment.objects.exclude(destroyed_at=None).count()}")
    if wrapped["older"]:
        print("A rotation has not ended: run `tilth vault rotate`.")
    if wrapped["unknown"]:
        print(
            f"{wrapped['unknown']} keys were wrapped by a master key that is not here. Add it to {file} as a further line."
        )
    if lost:
        print(f"{len(lost)} compartments have no key in {folder}: put back the newest copy of the keystore.")
    return WRONG if lost or wrapped["unknown"] else 0
