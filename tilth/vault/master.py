"""The master key: read from the environment or a file of its own, made once, outside the data, with mode 0600, and renewed there."""

import base64
import binascii
import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path

from tilth.vault.keystore import KeystoreError, settle


def masters(environment: Mapping[str, str], file: Path) -> list[bytes]:
    """The master keys, the current one first: of TILTH_MASTER_KEY, else of the file (a base64 line each).

    Raises KeystoreError where there is none, where the file can be read by others, or where a line is no key.
    """
    if text := environment.get("TILTH_MASTER_KEY"):
        return _keys(text, "TILTH_MASTER_KEY")
    if not file.exists():
        raise KeystoreError(f"There is no master key at {file}. `tilth serve` makes one when the data are empty.")
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise KeystoreError(f"The master key at {file} can be read by others. Run: chmod 600 {file}")
    return _keys(file.read_text(encoding="ascii"), str(file))


def make(file: Path) -> None:
    """Write a new master key; never over one that exists."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _write(file, [secrets.token_bytes(32)])


def renew(file: Path) -> None:
    """Write a new master key above those that are there, which go on opening what they wrapped; whole or not at all."""
    _rewrite(file, [secrets.token_bytes(32), *masters({}, file)])


def retire(file: Path) -> int:
    """Leave only the current master key in its file; returns how many older ones went."""
    keys = masters({}, file)
    _rewrite(file, keys[:1])
    return len(keys) - 1


def _rewrite(file: Path, keys: list[bytes]) -> None:
    draft = file.with_name(f"{file.name}.new")  # one name: a draft left by a power failure is written over
    draft.unlink(missing_ok=True)
    _write(draft, keys)
    draft.replace(file)
    settle(file.parent)  # before any key is wrapped by it


def _write(file: Path, keys: list[bytes]) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
        handle.writelines(base64.b64encode(key).decode() + "\n" for key in keys)
        handle.flush()
        os.fsync(handle.fileno())


def _keys(text: str, source: str) -> list[bytes]:
    try:
        keys = [base64.b64decode(line, validate=True) for line in text.split()]
    except binascii.Error:
        keys = []
    if not keys or any(len(key) != 32 for key in keys):
        raise KeystoreError(f"{source} holds no master key: it takes 32 random bytes in base64, one key a line.")
    return keys
