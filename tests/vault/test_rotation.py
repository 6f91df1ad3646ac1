"""Rotation: a new master key wraps every key, whatever moment it is killed at; old ones go once nothing needs them."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from uuid import uuid4

import pytest

from tilth.vault import master, sealing
from tilth.vault.keystore import KeyDestroyed, Keystore, KeystoreError
from tilth.vault.rotation import retire, rotate

HERE = Path(__file__).parents[2]
NONCE = b"n" * 12


@pytest.fixture
def vault(tmp_path):
    """A keystore of sixty keys with its master key, and what each key sealed."""
    folder, file = tmp_path / "keystore", tmp_path / "master.key"
    master.make(file)
    keystore = Keystore(folder, master.masters({}, file))
    compartments = [uuid4() for _ in range(60)]
    for compartment in compartments:
        keystore.create(compartment)
    return folder, file, {c: keystore.key(c).encrypt(NONCE, c.bytes, b"") for c in compartments}


def opens_everything(folder, masters, sealed):
    keystore = Keystore(folder, masters)
    return all(keystore.key(c).decrypt(NONCE, words, b"") == c.bytes for c, words in sealed.items())


def test_after_a_rotation_the_new_master_opens_everything_alone(vault):
    folder, file, sealed = vault
    old = master.masters({}, file)
    assert rotate(folder, file, {}) == (True, 60, 60)
    new, *kept = master.masters({}, file)
    assert kept == old
    assert opens_everything(folder, [new], sealed)
    assert file.stat().st_mode & 0o777 == 0o600


def test_an_older_master_is_retired_only_when_no_key_needs_it(vault):
    folder, file, sealed = vault
    rotate(folder, file, {})
    assert retire(folder, file, {}) == 1
    assert len(master.masters({}, file)) == 1
    assert opens_everything(folder, master.masters({}, file), sealed)
    master.renew(file)  # and then the power fails
    with pytest.raises(KeystoreError, match="rotate"):
        retire(folder, file, {})


ROTATE = "import sys; from pathlib import Path; from tilth.vault.rotation import rotate; rotate(Path(sys.argv[1]), Path(sys.argv[2]), {})"


def test_a_rotation_killed_at_any_moment_goes_on_and_loses_nothing(vault):
    folder, file, sealed = vault
    chance = random.Random(4)
    killed = 0
    for _ in range(12):
        running = subprocess.Popen([sys.executable, "-c", ROTATE, folder, file], cwd=HERE)
        began = file.stat().st_mtime_ns
        while file.stat().st_mtime_ns == began and running.poll() is None and not killed:
            time.sleep(0.001)  # the first is killed once it has begun to write
        time.sleep(chance.uniform(0, 0.04) if not killed else chance.uniform(0.05, 0.25))
        running.send_signal(signal.SIGKILL)
        killed += running.wait() == -signal.SIGKILL
        assert opens_everything(folder, master.masters({}, file), sealed)
    assert killed
    rotate(folder, file, {})
    assert opens_everything(folder, master.masters({}, file)[:1], sealed)
    assert not list(folder.glob("??/*.new"))


def test_a_rotation_stopped_in_the_middle_makes_no_second_master(vault):
    folder, file, _ = vault
    master.renew(file)
    keystore = Keystore(folder, master.masters({}, file))
    for compartment in list(keystore.compartments())[:20]:
        keystore.rewrap(compartment)
    assert rotate(folder, file, {}) == (False, 40, 60)
    assert len(master.masters({}, file)) == 2


def test_a_key_destroyed_during_a_rotation_stays_destroyed(vault):
    folder, file, sealed = vault
    gone = next(iter(sealed))
    master.renew(file)
    keystore = Keystore(folder, master.masters({}, file))
    keystore.destroy(gone)
    assert keystore.rewrap(gone) is False
    with pytest.raises(KeyDestroyed):
        keystore.key(gone)
    assert keystore.destroyed() == {gone}


def test_a_draft_left_by_a_killed_rotation_goes_with_its_key(vault):
    folder, file, sealed = vault
    gone = next(iter(sealed))
    key = folder / gone.hex[:2] / f"{gone}.key"
    draft = key.with_name(f"{gone}.0badcafe.new")
    draft.write_bytes(key.read_bytes())
    Keystore(folder, master.masters({}, file)).destroy(gone)
    assert not draft.exists()


def test_two_rotations_at_once_are_one_too_many(vault):
    folder, file, _ = vault
    running = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import fcntl, sys, time; f = open(sys.argv[1], 'w'); fcntl.flock(f, 2); print(flush=True); time.sleep(30)",
            folder / ".rotation",
        ],
        stdout=subprocess.PIPE,
    )
    running.stdout.readline()
    try:
        with pytest.raises(KeystoreError, match="Another rotation"):
            rotate(folder, file, {})
    finally:
        running.kill()
        running.wait()


def test_a_master_key_of_the_environment_is_renewed_there(vault):
    folder, file, sealed = vault
    old = file.read_text().strip()
    with pytest.raises(KeystoreError, match="TILTH_MASTER_KEY"):
        rotate(folder, file, {"TILTH_MASTER_KEY": old})
    other = file.with_name("other.key")
    master.make(other)
    both = {"TILTH_MASTER_KEY": f"{other.read_text().strip()} {old}"}
    assert rotate(folder, file, both).rewrapped == 60
    assert opens_everything(folder, master.masters({}, other), sealed)


def test_a_process_that_is_serving_follows_a_rotation_without_a_restart(vault, settings, monkeypatch):
    monkeypatch.delenv("TILTH_MASTER_KEY")
    folder, file, sealed = vault
    settings.TILTH_KEYSTORE, settings.TILTH_MASTER_KEY_FILE = folder, file
    before = sealing.keystore()
    assert sealing.keystore() is before
    rotate(folder, file, {})
    retire(folder, file, {})
    assert all(sealing.keystore().key(c).decrypt(NONCE, words, b"") == c.bytes for c, words in sealed.items())
