"""The master key is made once, for its owner alone, and never replaced in silence."""

import base64

import pytest

from tilth.vault import master
from tilth.vault.keystore import KeystoreError


def test_a_key_that_was_made_is_read_back(tmp_path):
    file = tmp_path / "keys" / "master.key"
    master.make(file)
    (key,) = master.masters({}, file)
    assert len(key) == 32
    assert file.stat().st_mode & 0o777 == 0o600


def test_it_is_not_made_over_one_that_exists(tmp_path):
    file = tmp_path / "master.key"
    master.make(file)
    with pytest.raises(FileExistsError):
        master.make(file)


def test_a_file_that_others_can_read_is_refused_with_the_command_that_mends_it(tmp_path):
    file = tmp_path / "master.key"
    master.make(file)
    file.chmod(0o644)
    with pytest.raises(KeystoreError, match="chmod 600"):
        master.masters({}, file)


def test_the_environment_comes_before_the_file(tmp_path):
    key = base64.b64encode(b"e" * 32).decode()
    assert master.masters({"TILTH_MASTER_KEY": key}, tmp_path / "none") == [b"e" * 32]


@pytest.mark.parametrize("text", ["", "not base64!", base64.b64encode(b"short").decode()])
def test_what_is_no_key_is_refused(tmp_path, text):
    file = tmp_path / "master.key"
    file.write_text(text)
    file.chmod(0o600)
    with pytest.raises(KeystoreError, match="32 random bytes"):
        master.masters({}, file)


def test_no_key_at_all_says_how_one_is_made(tmp_path):
    with pytest.raises(KeystoreError, match="tilth serve"):
        master.masters({}, tmp_path / "none")
