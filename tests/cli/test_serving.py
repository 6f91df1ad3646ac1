"""From nothing to a served page: keys made once, a first account asked for, a demo that real work never has."""

import io
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from tilth.cli import account, demo
from tilth.cli.ready import NotReady, make_keys
from tilth.coaching.session import Session
from tilth.organisation.people import Membership, Organisation, Person

HERE = Path(__file__).parents[2]


def tilth(tmp_path, *arguments, **environment):
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("TILTH_", "DJANGO_", "DATABASE_", "XDG_"))}
    return subprocess.run(
        [sys.executable, "-c", "import sys; from tilth.cli import main; sys.exit(main())", *arguments],
        cwd=HERE,
        env=clean | {"HOME": str(tmp_path), "PYTHONPATH": str(HERE)} | environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL if "password" not in environment else None,
        input=environment.pop("password", None),
        timeout=120,
    )


def places(tmp_path):
    return tmp_path / "data", tmp_path / "data/keystore", tmp_path / "keys/master.key", tmp_path / "keys/secret.key"


def test_the_first_start_makes_the_keys_and_the_second_none(tmp_path, monkeypatch):
    monkeypatch.delenv("TILTH_MASTER_KEY", raising=False)
    monkeypatch.delenv("TILTH_SECRET_KEY", raising=False)
    assert len(make_keys(*places(tmp_path))) == 2
    assert make_keys(*places(tmp_path)) == []
    assert (tmp_path / "keys/master.key").stat().st_mode & 0o777 == 0o600


def test_a_lost_master_key_is_never_replaced_in_silence(tmp_path, monkeypatch):
    monkeypatch.delenv("TILTH_MASTER_KEY", raising=False)
    make_keys(*places(tmp_path))
    (tmp_path / "data/keystore/ab").mkdir()
    (tmp_path / "data/keystore/ab/ab000000-0000-4000-8000-000000000000.key").write_bytes(b"sealed")
    (tmp_path / "keys/master.key").unlink()
    with pytest.raises(NotReady, match="Put the key back"):
        make_keys(*places(tmp_path))


def test_real_work_begins_empty_and_says_how_to_make_the_first_account(tmp_path):
    done = tilth(tmp_path, "serve", "--port", "8799")
    assert done.returncode == 2
    assert "tilth account" in done.stderr
    assert "demo" not in done.stdout + done.stderr
    assert (tmp_path / ".config/tilth/master.key").stat().st_mode & 0o777 == 0o600
    assert not (tmp_path / ".local/share/tilth/master.key").exists()


@pytest.mark.django_db
def test_the_first_account_is_asked_for_until_it_is_right(monkeypatch):
    answers = iter(["A practice", "Ada", "no address", "ada@example.org", "ada@example.org"])
    passwords = iter(["long enough 1", "short", "long enough 1"])
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    monkeypatch.setattr("getpass.getpass", lambda _: next(passwords))
    assert account.ask_for_first_account()
    ada = Person.objects.get()
    assert ada.check_password("long enough 1")
    roles = set(ada.memberships.values_list("role", flat=True))
    assert roles == {Membership.Role.COACH, Membership.Role.ADMINISTRATOR}


@pytest.mark.django_db
def test_nobody_gets_an_account_twice():
    account.make("ada@example.org", "Ada", "long enough 1", "A practice", ["coach"])
    with pytest.raises(ValidationError, match="already"):
        account.make("Ada@example.org", "Ada", "long enough 1", "A practice", ["coach"])


@pytest.mark.django_db
def test_the_demo_is_loaded_once_and_every_session_is_read(capsys):
    assert demo.load()
    assert demo.load()
    assert Organisation.objects.count() == 1
    assert Session.objects.count() == len(demo.SESSIONS)
    assert set(Session.objects.values_list("transcript_state", flat=True)) == {"read"}
    said = capsys.readouterr().out
    for role in Membership.Role:
        assert role.label in said


def test_a_taken_port_says_how_to_choose_another(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = tilth(tmp_path, "serve", "--port", str(taken.getsockname()[1]), TILTH_DEMO="")
    assert done.returncode == 2
    assert "make run PORT=" in done.stderr
