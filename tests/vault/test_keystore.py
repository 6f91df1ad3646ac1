"""The keystore keeps each key apart, wrapped, whole or not at all, and forgets for good."""

import stat
from uuid import uuid4

import pytest

from tilth.vault.keystore import KeyDestroyed, Keystore, KeystoreError

OLD, NEW = b"o" * 32, b"n" * 32
NONCE = b"n" * 12


@pytest.fixture
def keystore(tmp_path):
    return Keystore(tmp_path, [OLD])


def test_a_key_opens_what_it_sealed(keystore):
    compartment = uuid4()
    keystore.create(compartment)
    sealed = keystore.key(compartment).encrypt(NONCE, b"words", b"")
    assert keystore.key(compartment).decrypt(NONCE, sealed, b"") == b"words"


def test_a_key_is_never_overwritten(keystore):
    compartment = uuid4()
    keystore.create(compartment)
    with pytest.raises(FileExistsError):
        keystore.create(compartment)


def test_key_files_are_for_their_owner_alone(keystore, tmp_path):
    keystore.create(uuid4())
    (file,) = tmp_path.glob("*/*.key")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_destroyed_key_is_gone_for_every_process(keystore, tmp_path):
    compartment = uuid4()
    keystore.create(compartment)
    keystore.key(compartment)  # remembered in this process
    Keystore(tmp_path, [OLD]).destroy(compartment)  # destroyed by another
    with pytest.raises(KeyDestroyed):
        keystore.key(compartment)
    keystore.destroy(compartment)  # twice is no error


def test_rotation_can_stop_anywhere_and_go_on(tmp_path):
    compartments = [uuid4() for _ in range(6)]
    old = Keystore(tmp_path, [OLD])
    for compartment in compartments:
        old.create(compartment)
    sealed = {c: old.key(c).encrypt(NONCE, c.bytes, b"") for c in compartments}
    first = Keystore(tmp_path, [NEW, OLD])
    for compartment in compartments[:3]:
        assert first.rewrap(compartment)  # and then the power fails
    second = Keystore(tmp_path, [NEW, OLD])
    assert [second.rewrap(c) for c in compartments] == [False] * 3 + [True] * 3
    alone = Keystore(tmp_path, [NEW])
    assert all(alone.key(c).decrypt(NONCE, sealed[c], b"") == c.bytes for c in compartments)


def test_another_master_key_says_what_to_do(keystore, tmp_path):
    compartment = uuid4()
    keystore.create(compartment)
    with pytest.raises(KeystoreError, match="TILTH_MASTER_KEY_FILE"):
        Keystore(tmp_path, [NEW]).key(compartment)


def test_an_altered_key_file_is_not_used(keystore, tmp_path):
    compartment = uuid4()
    keystore.create(compartment)
    (file,) = tmp_path.glob("*/*.key")
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    with pytest.raises(KeystoreError, match="altered"):
        Keystore(tmp_path, [OLD]).key(compartment)
