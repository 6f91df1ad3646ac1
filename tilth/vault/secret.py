"""Seals a short secret of the house itself under the master key: what proves who somebody is, such as an authenticator app's seed."""

import base64
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from tilth.vault.keystore import NONCE_BYTES
from tilth.vault.master import masters
from tilth.vault.sealing import Tampered


def seal_secret(text: str, *, purpose: str) -> str:
    """AES-256-GCM under a key derived from the current master key for this purpose alone, as text for a text column."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = nonce + _ciphers(purpose)[0].encrypt(nonce, text.encode(), purpose.encode())
    return base64.urlsafe_b64encode(sealed).decode()


def open_secret(sealed: str, *, purpose: str) -> str:
    """The secret, whichever of the master keys sealed it; raises Tampered where none did."""
    raw = base64.urlsafe_b64decode(sealed)
    for cipher in _ciphers(purpose):
        try:
            return cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], purpose.encode()).decode()
        except InvalidTag:
            continue
    raise Tampered(f"A secret for {purpose} was altered, or its master key is gone; it is not opened.")


def _ciphers(purpose: str) -> list[AESGCM]:
    found = masters(os.environ, Path(settings.TILTH_MASTER_KEY_FILE))
    return [AESGCM(HKDF(SHA256(), 32, salt=None, info=f"tilth/secret/{purpose}".encode()).derive(m)) for m in found]
