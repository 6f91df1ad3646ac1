"""Short secrets of the house: sealed under the master key, opened through older ones, never for another purpose."""

import base64

import pytest

from tilth.vault.sealing import Tampered
from tilth.vault.secret import open_secret, seal_secret

OLD, NEW = (base64.b64encode(letter * 32).decode() for letter in (b"o", b"n"))


def test_a_secret_comes_back_and_stands_nowhere_in_what_is_kept():
    sealed = seal_secret("JBSWY3DPEHPK3PXP", purpose="second factor")
    assert open_secret(sealed, purpose="second factor") == "JBSWY3DPEHPK3PXP"
    assert b"JBSWY3DPEHPK3PXP" not in base64.urlsafe_b64decode(sealed)
    assert sealed != seal_secret("JBSWY3DPEHPK3PXP", purpose="second factor")


def test_it_opens_for_no_other_purpose_and_not_when_altered():
    sealed = seal_secret("JBSWY3DPEHPK3PXP", purpose="second factor")
    with pytest.raises(Tampered):
        open_secret(sealed, purpose="link")
    with pytest.raises(Tampered):
        open_secret(sealed[:-4] + "AAA=", purpose="second factor")


def test_what_an_older_master_key_sealed_opens_after_a_new_one_came(monkeypatch):
    monkeypatch.setenv("TILTH_MASTER_KEY", OLD)
    sealed = seal_secret("JBSWY3DPEHPK3PXP", purpose="second factor")
    monkeypatch.setenv("TILTH_MASTER_KEY", f"{NEW} {OLD}")
    assert open_secret(sealed, purpose="second factor") == "JBSWY3DPEHPK3PXP"
    monkeypatch.setenv("TILTH_MASTER_KEY", NEW)
    with pytest.raises(Tampered):
        open_secret(sealed, purpose="second factor")
