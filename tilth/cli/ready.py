"""Makes the machine ready before Django starts: folders, the master key outside the data, the key that signs sessions."""

import os
import secrets
from pathlib import Path

import django
from django.core.management import call_command
from django.db.utils import OperationalError

from tilth import places
from tilth.vault import master, sealing
from tilth.vault.keystore import KeystoreError


class NotReady(RuntimeError):
    """Something that a person must mend first; the message says what."""


PROBLEMS = (NotReady, KeystoreError, OperationalError, PermissionError)
"""What can be in the way; each says what it is."""


def make_keys(data: Path, keystore: Path, master_key: Path, secret_key: Path) -> list[str]:
    """Make what is missing on a first start, and say what was made, a sentence each.

    A master key is made only while there is nothing it could have sealed; a lost key is never replaced in silence.
    """
    said = []
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    keystore.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not os.environ.get("TILTH_MASTER_KEY") and not master_key.exists():
        if any(keystore.glob("??/*.key")):
            raise NotReady(
                f"The master key is not at {master_key}, but there is content that it seals. "
                "Put the key back there, or name it in TILTH_MASTER_KEY_FILE; without it nothing can be opened."
            )
        master.make(master_key)
        said.append(
            f"Made the master key at {master_key}. Keep a copy of it apart from the data: who loses it loses every word."
        )
    if not os.environ.get("TILTH_SECRET_KEY") and not secret_key.exists():
        secret_key.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(secret_key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        said.append(f"Made the key that signs sessions at {secret_key}.")
    return said


def start_django(*, as_it_is: bool = False) -> None:
    """Make the keys, set Django up, and bring the database to today's shape; or only set Django up, and leave all as it is."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tilth.settings")
    if as_it_is:
        django.setup()
        return
    for sentence in make_keys(places.DATA, places.KEYSTORE, places.MASTER_KEY_FILE, places.SECRET_KEY_FILE):
        print(sentence)
    django.setup()
    sealing.keystore()  # a wrong or unreadable master key is said now, not on somebody's page
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
