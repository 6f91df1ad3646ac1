"""Seals and opens a value under its compartment's key, bound to the tenant, table, field and row it belongs to."""

import os
import secrets
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.conf import settings

from tilth.vault import witness
from tilth.vault.keystore import NONCE_BYTES, Keystore
from tilth.vault.master import masters

VERSION = b"\x01"


class Tampered(ValueError):
    """A sealed value that was altered or moved to another row, field or tenant: it is not opened."""


class Binding(NamedTuple):
    """Where a sealed value belongs; a value put anywhere else does not open."""

    tenant: UUID
    table: str
    field: str
    row: UUID
    compartment: UUID

    def associated(self) -> bytes:
        """The bytes that AES-GCM authenticates beside the value."""
        return f"tilth/1|{self.tenant}|{self.table}|{self.field}|{self.row}|{self.compartment}".encode()


def seal(value: bytes, binding: Binding) -> bytes:
    """AES-256-GCM: version, nonce (12 bytes), ciphertext with tag."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return VERSION + nonce + keystore().key(binding.compartment).encrypt(nonce, value, binding.associated())


def unseal(sealed: bytes, binding: Binding) -> bytes:
    """The value that was sealed; raises KeyDestroyed where its key is gone and Tampered where it was altered or moved."""
    cipher = keystore().key(binding.compartment)
    witness.saw(binding.table, binding.compartment)
    try:
        return cipher.decrypt(sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :], binding.associated())
    except InvalidTag:
        raise Tampered(
            f"{binding.table}.{binding.field} of {binding.row} was altered or moved; it is not opened."
        ) from None


def keystore() -> Keystore:
    """The keystore that the settings name; opened anew when the master key's file changed, so that a rotation needs no restart."""
    return _keystore(settings.TILTH_KEYSTORE, settings.TILTH_MASTER_KEY_FILE, _changed(settings.TILTH_MASTER_KEY_FILE))


def _changed(file: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(file)
    except FileNotFoundError:
        return None  # the master key is in the environment, or masters() says what to do
    return found.st_ino, found.st_mtime_ns


@lru_cache(maxsize=4)
def _keystore(folder: Path, master_key: Path, changed: tuple[int, int] | None) -> Keystore:
    return Keystore(Path(folder), masters(os.environ, Path(master_key)))
