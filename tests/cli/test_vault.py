"""`tilth vault`: says how the keys stand, and renews the master key while content stays open."""

import pytest
from allauth.mfa.models import Authenticator

from tests.people import CONVERSATION, gather
from tilth.cli import vault
from tilth.coaching.material import SessionTranscript
from tilth.vault import master
from tilth.vault.models import Compartment
from tilth.vault.secret import open_secret, seal_secret

PURPOSE = "second factor"

pytestmark = pytest.mark.django_db


@pytest.fixture
def own_vault(settings, tmp_path, monkeypatch):
    monkeypatch.delenv("TILTH_MASTER_KEY")
    settings.TILTH_KEYSTORE, settings.TILTH_MASTER_KEY_FILE = tmp_path / "keystore", tmp_path / "master.key"
    master.make(settings.TILTH_MASTER_KEY_FILE)
    return settings.TILTH_KEYSTORE


def test_content_opens_before_and_after_a_rotation(own_vault, capsys):
    session = gather().session()
    assert vault.main(["rotate"]) == 0
    assert vault.main(["retire"]) == 0
    assert vault.main(["status"]) == 0
    assert "4 wrapped by the current master key, 0 by an older one" in capsys.readouterr().out
    assert SessionTranscript.objects.get(session=session).source == CONVERSATION.encode()


def test_a_lost_key_is_said(own_vault, capsys):
    gather()
    next(own_vault.glob("??/*.key")).unlink()
    assert vault.main(["status"]) == 1
    assert "1 compartments have no key" in capsys.readouterr().out


def test_a_destroyed_key_is_no_lost_key(own_vault, capsys):
    session = gather().session()
    session.compartment.destroy(now=session.made_at)
    assert vault.main(["status"]) == 0
    assert "destroyed: 1" in capsys.readouterr().out
    assert Compartment.objects.filter(destroyed_at=None).count() == 3


def test_what_cannot_be_done_is_said_with_what_to_do(own_vault, capsys):
    (own_vault.parent / "master.key").chmod(0o644)
    assert vault.main(["rotate"]) == 2
    assert "chmod 600" in capsys.readouterr().err


def test_second_factors_outlive_the_master_key_that_sealed_them(own_vault):
    person = gather().client
    app = Authenticator.objects.create(
        user=person, type=Authenticator.Type.TOTP, data={"secret": seal_secret("JBSWY3DP", purpose=PURPOSE)}
    )
    codes = Authenticator.objects.create(
        user=person,
        type=Authenticator.Type.RECOVERY_CODES,
        data={"seed": seal_secret("a seed", purpose=PURPOSE), "used_mask": 5},
    )
    assert vault.main(["rotate"]) == 0
    assert vault.main(["retire"]) == 0
    app.refresh_from_db()
    codes.refresh_from_db()
    assert open_secret(app.data["secret"], purpose=PURPOSE) == "JBSWY3DP"
    assert open_secret(codes.data["seed"], purpose=PURPOSE) == "a seed"
    assert codes.data["used_mask"] == 5
