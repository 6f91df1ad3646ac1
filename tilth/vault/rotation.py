"""Rotation: a new master key, and every key wrapped by it; killed at any moment, it goes on where it stopped and loses nothing."""

import fcntl
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tilth.vault import master
from tilth.vault.keystore import Keystore, KeystoreError

IN_ENVIRONMENT = (
    "The master key comes from TILTH_MASTER_KEY, where no command can renew it. Put a new one before it, parted by a space "
    '(`python3 -c "import base64, secrets; print(base64.b64encode(secrets.token_bytes(32)).decode())"`), start Tilth again, '
    "and run this once more."
)


class Rotated(NamedTuple):
    """What a rotation did: whether it made a new master key or went on with one, and how many keys it wrapped anew."""

    renewed: bool
    rewrapped: int
    keys: int


def rotate(folder: Path, file: Path, environment: Mapping[str, str]) -> Rotated:
    """Make a new master key, unless an unfinished rotation waits to be gone on with, and wrap every key by it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / ".rotation").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise KeystoreError("Another rotation is running. Let it end; nothing was changed by this one.") from None
        renewed = _renewed(folder, file, environment)
        keystore = Keystore(folder, master.masters(environment, file))
        rewrapped = sum(keystore.rewrap(compartment) for compartment in keystore.compartments())
        return Rotated(renewed, rewrapped, _opened_by_current(folder, master.masters(environment, file)))


def retire(folder: Path, file: Path, environment: Mapping[str, str]) -> int:
    """Remove the older master keys, once no key needs them; raises KeystoreError while one does. Returns how many went."""
    if environment.get("TILTH_MASTER_KEY"):
        raise KeystoreError("The master keys come from TILTH_MASTER_KEY: take the older ones out there.")
    waiting = Keystore(folder, master.masters(environment, file)).wrapped()["older"]
    if waiting:
        raise KeystoreError(f"{waiting} keys are still wrapped by an older master key. Run `tilth vault rotate` first.")
    return master.retire(file)


def _renewed(folder: Path, file: Path, environment: Mapping[str, str]) -> bool:
    keys = master.masters(environment, file)
    if Keystore(folder, keys).wrapped()["older"]:
        return False
    if environment.get("TILTH_MASTER_KEY"):
        raise KeystoreError(IN_ENVIRONMENT)
    master.renew(file)
    return True


def _opened_by_current(folder: Path, masters: list[bytes]) -> int:
    """How many keys the current master opens by itself; raises KeystoreError where there is one that it does not."""
    keystore = Keystore(folder, masters[:1])
    opened = 0
    for compartment in keystore.compartments():
        keystore.key(compartment)
        opened += 1
    return opened
