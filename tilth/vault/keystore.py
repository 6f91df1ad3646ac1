"""Where wrapped keys live: one small file a key, outside the database and its backups, so that destroying a key is erasure in every copy."""

import fcntl
import hashlib
import os
import secrets
from collections import Counter, OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
ID_BYTES = 8
NONCE_BYTES = 12
REMEMBERED = 256


class KeyDestroyed(LookupError):
    """The key is gone, and with it what it sealed: this is what erasure means, and nothing can bring it back."""


class KeystoreError(RuntimeError):
    """The keystore or the master key cannot be used; the message says what to do."""


class Keystore:
    """Data keys (32 bytes, AES-256) by compartment, each wrapped by the first of the `masters`; older masters still open.

    Layout: `<folder>/<first two hex digits>/<uuid>.key` = version, master id (8 bytes), nonce (12), wrapped key with tag;
    `<folder>/destroyed`, a line a key that was destroyed here, so that no backup brings it back.
    """

    def __init__(self, folder: Path, masters: list[bytes]) -> None:
        if not masters:
            raise KeystoreError("There is no master key. Set TILTH_MASTER_KEY or TILTH_MASTER_KEY_FILE.")
        self.folder = folder
        self.masters = masters
        self._current = _master_id(masters[0])
        self._masters = {_master_id(m): AESGCM(m) for m in masters}
        self._opened: OrderedDict[UUID, tuple[tuple[int, int], AESGCM]] = OrderedDict()

    def create(self, compartment: UUID) -> None:
        """Make a new key for a compartment; raises FileExistsError where it has one, for a key is never overwritten."""
        path = self._path(compartment)
        if path.exists():
            raise FileExistsError(f"compartment {compartment} has a key already")
        self._write(path, self._wrap(compartment, secrets.token_bytes(32)))

    def key(self, compartment: UUID) -> AESGCM:
        """The cipher of a compartment; raises KeyDestroyed where there is none."""
        path = self._path(compartment)
        try:
            now = path.stat()
        except FileNotFoundError:
            self._opened.pop(compartment, None)
            raise KeyDestroyed(f"The key of compartment {compartment} is gone.") from None
        seen = (now.st_ino, now.st_mtime_ns)
        held = self._opened.get(compartment)
        if held is not None and held[0] == seen:
            return held[1]
        cipher = AESGCM(self._unwrap(compartment, path.read_bytes()))
        self._opened[compartment] = (seen, cipher)
        if len(self._opened) > REMEMBERED:
            self._opened.popitem(last=False)
        return cipher

    def destroy(self, compartment: UUID) -> None:
        """Destroy a key: its file is overwritten, then removed, and drafts of it too. Destroying twice is no error."""
        path = self._path(compartment)
        self._opened.pop(compartment, None)
        if path.exists():
            self.bury({compartment})
        with self._alone():
            for file in (path, *path.parent.glob(f"{compartment}.*.new")):
                _erase(file)

    def destroyed(self) -> set[UUID]:
        """The compartments whose key was destroyed here, and stays so."""
        try:
            lines = (self.folder / "destroyed").read_text(encoding="ascii").split()
        except FileNotFoundError:
            return set()
        return {gone for gone in map(UUID, lines) if not self._path(gone).exists()}

    def bury(self, gone: set[UUID]) -> None:
        """Write down that keys are destroyed, before they are: one that stays by accident is better than one that comes back."""
        if not gone:
            return
        with self._alone(), (self.folder / "destroyed").open("a", encoding="ascii") as file:
            file.writelines(f"{compartment}\n" for compartment in sorted(gone))
            file.flush()
            os.fsync(file.fileno())

    def copy(self, compartment: UUID, folder: Path) -> None:
        """Copy a key, wrapped as it is, into another keystore; one that was destroyed meanwhile is passed over."""
        try:
            wrapped = self._path(compartment).read_bytes()
        except FileNotFoundError:
            return
        Keystore(folder, self.masters)._write(folder / self._path(compartment).relative_to(self.folder), wrapped)

    def compartments(self) -> Iterator[UUID]:
        """Every compartment that has a key."""
        return (UUID(path.stem) for path in sorted(self.folder.glob("??/*.key")))

    def is_empty(self) -> bool:
        """Whether no key was ever made here, or none is left."""
        return next(iter(self.folder.glob("??/*.key")), None) is None

    def rewrap(self, compartment: UUID) -> bool:
        """Wrap a key anew by the current master; False where it already is. Safe to stop at any moment and to run again."""
        path = self._path(compartment)
        with self._alone():  # a key destroyed meanwhile must not be written back
            for draft in path.parent.glob(f"{compartment}.*.new"):  # left by a rotation that was killed
                _erase(draft)
            try:
                wrapped = path.read_bytes()
            except FileNotFoundError:
                return False
            if wrapped[1 : 1 + ID_BYTES] == self._current:
                return False
            self._write(path, self._wrap(compartment, self._unwrap(compartment, wrapped)))
        return True

    def wrapped(self) -> dict[str, int]:
        """How many keys are wrapped by the current master, how many by an older one, and how many by one that is not here."""
        found = Counter[str]()
        for path in self.folder.glob("??/*.key"):
            by = path.read_bytes()[1 : 1 + ID_BYTES]
            found["current" if by == self._current else "older" if by in self._masters else "unknown"] += 1
        return {"current": 0, "older": 0, "unknown": 0} | found

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else destroys or rewraps a key meanwhile; the lock goes with its process, however that ends."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _path(self, compartment: UUID) -> Path:
        return self.folder / compartment.hex[:2] / f"{compartment}.key"

    def _wrap(self, compartment: UUID, key: bytes) -> bytes:
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = self._masters[self._current].encrypt(nonce, key, b"tilth-key/1|" + compartment.bytes)
        return VERSION + self._current + nonce + sealed

    def _unwrap(self, compartment: UUID, wrapped: bytes) -> bytes:
        master = self._masters.get(wrapped[1 : 1 + ID_BYTES])
        if wrapped[:1] != VERSION or master is None:
            raise KeystoreError(
                f"The key of compartment {compartment} was wrapped by a master key that is not here. "
                "Put the master key that this keystore was made with in TILTH_MASTER_KEY_FILE (older keys go on further lines)."
            )
        nonce, sealed = wrapped[9 : 9 + NONCE_BYTES], wrapped[9 + NONCE_BYTES :]
        try:
            return master.decrypt(nonce, sealed, b"tilth-key/1|" + compartment.bytes)
        except InvalidTag:
            raise KeystoreError(
                f"The key file of compartment {compartment} was altered. Restore the keystore."
            ) from None

    def _write(self, path: Path, wrapped: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_suffix(f".{secrets.token_hex(4)}.new")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(wrapped)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)  # whole or not at all, also when the power fails
        settle(path.parent)


def _master_id(master: bytes) -> bytes:
    return hashlib.sha256(b"tilth-master|" + master).digest()[:ID_BYTES]


def _erase(path: Path) -> None:
    try:
        with path.open("r+b", buffering=0) as file:
            file.write(secrets.token_bytes(path.stat().st_size))
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return
    settle(path.parent)


def settle(folder: Path) -> None:
    """What was renamed or removed in a folder stays so when the power fails."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
