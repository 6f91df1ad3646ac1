"""`tilth backup` and `tilth restore`: two parts kept apart, verified, never over data unasked, and no way back for what was destroyed."""

import json
import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from tests.people import gather
from tilth.cli import backup
from tilth.vault import manifest
from tilth.vault.keystore import Keystore
from tilth.vault.sealing import keystore

HERE = Path(__file__).parents[2]


@pytest.fixture
def alone(settings, tmp_path):
    """A keystore of this test's own, with a session sealed in it."""
    settings.TILTH_KEYSTORE = tmp_path / "keystore"
    return gather().session()


@pytest.mark.django_db(transaction=True)
def test_the_two_parts_lie_apart_and_neither_holds_the_master_key(alone, tmp_path, capsys):
    folder = tmp_path / "backup"
    assert backup.main([str(folder)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["database", "keystore"]
    assert not list((folder / "database").rglob("*.key"))
    assert len(list((folder / "keystore").rglob("*.key"))) == 4
    master = os.environ["TILTH_MASTER_KEY"].encode()
    assert not any(master in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert "two different places" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_a_backup_is_never_written_over_another(alone, tmp_path, capsys):
    assert backup.main([str(tmp_path / "b")]) == 0
    assert backup.main([str(tmp_path / "b")]) == 2
    assert "there already" in capsys.readouterr().err


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("damage", ["altered", "missing", "added", "unfinished"])
def test_a_damaged_backup_is_found_out_before_anything_is_touched(alone, tmp_path, damage):
    backup.main([str(tmp_path / "b"), "--only", "keystore"])
    folder = tmp_path / "b/keystore"
    key = next(folder.rglob("*.key"))
    if damage == "altered":
        key.write_bytes(key.read_bytes()[:-1] + b"x")
    elif damage == "missing":
        key.unlink()
    elif damage == "added":
        (folder / "stray").write_text("")
    else:
        (folder / manifest.NAME).unlink()
    with pytest.raises(manifest.Unsound, match=r"another|no backup"):
        manifest.read(folder, "keystore")


@pytest.mark.django_db(transaction=True)
def test_a_key_that_goes_while_the_keystore_is_copied_is_passed_over(alone, tmp_path):
    keystore().copy(uuid4(), tmp_path / "elsewhere")
    assert Keystore(tmp_path / "elsewhere", [b"m" * 32]).is_empty()


BEGINNING = """
import json, os, sys
import django
django.setup()
from django.core.management import call_command
from pathlib import Path
from django.test.utils import setup_test_environment
from django.urls import reverse
from tests.people import NOW, gather
from tilth.cli import backup, restore
from tilth.coaching.material import SessionTranscript
from tilth.organisation.people import Person
from tilth.vault import backup as vault
from tilth.vault import readlog
from tilth.vault.keystore import KeyDestroyed
from tilth.vault.models import Receipt
folder = sys.argv[1]
"""

USED = (
    BEGINNING
    + """
setup_test_environment()
Path(os.environ["HOME"], ".local/share/tilth").mkdir(parents=True)
call_command("migrate", verbosity=0)
cast = gather()
kept, withdrawn = cast.session(read=False), cast.session(read=False)
browser = cast.browser("coach")
browser.get(reverse("roles", args=[kept.pk]))
said = {"backup": backup.main([folder])}
browser.get(reverse("roles", args=[withdrawn.pk]))
withdrawn.withdraw_consent(by=cast.client, now=NOW)
Person.objects.create_user("later@example.org", "x", name="later", made_at=NOW)
said["unasked"] = restore.main([folder])
said["still there"] = Person.objects.filter(name="later").exists()

vault.restore(Path(folder), ("database",), replace=True)  # the database alone, before what was destroyed is taken out again
try:
    said["opened"] = SessionTranscript.objects.get(session=withdrawn.pk).filename
except KeyDestroyed:
    said["opened"] = "nothing"

said["asked"] = restore.main([folder, "--replace"])
said["gone"] = not Person.objects.filter(name="later").exists()
said["kept"] = SessionTranscript.objects.get(session=kept).filename
said["erased again"] = not SessionTranscript.objects.filter(session=withdrawn.pk).exists()
said["why"] = list(Receipt.objects.filter(about=withdrawn.pk).values_list("why", flat=True))
said["page"] = browser.get(withdrawn.get_absolute_url()).status_code
said["faults"] = [fault for log in readlog.logs() for fault in readlog.faults(log)]
said["lost"] = list(readlog.Opening.objects.filter(page="restored").values_list("kind", flat=True))
print(json.dumps(said))
"""
)

ELSEWHERE = (
    BEGINNING
    + """
said = {"restore": restore.main([folder])}
said["opened"] = [transcript.filename for transcript in SessionTranscript.objects.all()]
said["faults"] = [fault for log in readlog.logs() for fault in readlog.faults(log)]
print(json.dumps(said))
"""
)

REFUSED = BEGINNING + "print(json.dumps(restore.main([folder])))"


def run(script, home, folder, **environment):
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("TILTH_", "DATABASE_", "XDG_"))}
    own = {
        "HOME": str(home),
        "PYTHONPATH": str(HERE),
        "DJANGO_SETTINGS_MODULE": "tilth.settings",
        "TILTH_SECRET_KEY": "x" * 50,
    }
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        env=clean | own | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1]), done.stdout + done.stderr


@pytest.fixture
def databases():
    """Two empty databases: of SQLite's default, or on the PostgreSQL that the suite runs on."""
    server = os.environ.get("TILTH_TEST_DATABASE_URL")
    if not server:
        yield {}, {}
        return
    names = [f"tilth_backup_{os.getpid()}_{n}" for n in range(2)]
    with psycopg.connect(server.rsplit("/", 1)[0] + "/postgres", autocommit=True) as at:
        for name in names:
            at.execute(f"CREATE DATABASE {name}")
    yield tuple({"DATABASE_URL": f"{server.rsplit('/', 1)[0]}/{name}"} for name in names)
    with psycopg.connect(server.rsplit("/", 1)[0] + "/postgres", autocommit=True) as at:
        for name in names:
            at.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.django_db  # for the run on PostgreSQL; the databases are this test's own
def test_a_backup_brings_back_all_but_what_was_destroyed_and_nothing_without_its_master_key(tmp_path, databases):
    master = {"TILTH_MASTER_KEY": os.environ["TILTH_MASTER_KEY"]}
    folder = tmp_path / "backup"
    said, out = run(USED, tmp_path / "here", folder, **master, **databases[0])
    assert said == {
        "backup": 0,
        "unasked": 2,
        "still there": True,
        "opened": "nothing",
        "asked": 0,
        "gone": True,
        "kept": "meeting.vtt",
        "erased again": True,
        "why": ["restored"],
        "page": 200,
        "faults": [],
        "lost": ["1"],
    }, out
    assert "--replace" in out

    said, out = run(REFUSED, tmp_path / "there", folder, TILTH_MASTER_KEY="d" * 43 + "=", **databases[1])
    assert said == 2
    assert "master key that is not here" in out
    assert not (tmp_path / "there/.local/share/tilth/keystore").exists()

    # Another machine, from the copies alone: a copy of the keystore from before a withdrawal still opens it, which is why such copies live for days.
    said, _ = run(ELSEWHERE, tmp_path / "there", folder, **master, **databases[1])
    assert said == {"restore": 0, "opened": ["meeting.vtt", "meeting.vtt"], "faults": []}
