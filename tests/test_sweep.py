"""The sweep: of five hundred phrases that went in, none is found outside the seal, and after a withdrawal none of that session at all."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests import sweep
from tests.people import gather
from tests.web.test_stranger import address
from tilth.vault import dump

HERE = Path(__file__).parents[1]

ON_A_FILE = """
import json
import django
django.setup()
from pathlib import Path
from django.conf import settings
from django.core.management import call_command
from django.test.utils import setup_test_environment
from tests import sweep
from tests.people import gather
from tests.web.test_stranger import address
setup_test_environment()
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
with sweep.listened() as heard:
    cast = gather()
    session = sweep.plant(cast)
    shown = sweep.walk(cast, session, address)
    failed = sweep.stumble(cast, session)
beside = Path(settings.DATABASES["default"]["NAME"]).parent
places = {path.name: path.read_bytes() for path in beside.iterdir() if path.is_file()}
places |= {"log": heard.getvalue().encode(), "letters": sweep.letters(), "columns": b" ".join(sweep.plain_columns())}
print(json.dumps([len(sweep.kept()), shown, [failed, len(places["log"])], sorted(places), {name: sweep.found(text) for name, text in places.items()}]))
"""


def test_no_planted_phrase_is_in_the_database_file_its_journal_the_log_or_a_letter():
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("TILTH_", "DATABASE_"))}
    done = subprocess.run(
        [sys.executable, "-c", ON_A_FILE],
        env=environment | {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(HERE)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    kept, shown, (failed, logged), searched, found = json.loads(done.stdout.splitlines()[-1])
    assert kept == sweep.PHRASES
    assert shown > 60
    assert failed == 500
    assert logged > 1_000
    assert {"tilth.sqlite3", "tilth.sqlite3-wal", "log"} <= set(searched)
    assert {name: phrases for name, phrases in found.items() if phrases} == {}
    assert sweep.found((done.stdout.rpartition("\n[")[0] + done.stderr).encode()) == []


@pytest.mark.django_db(transaction=True)
def test_no_planted_phrase_is_in_a_dump(tmp_path):
    if connection.vendor != "postgresql":
        pytest.skip("the database file itself is searched on SQLite")
    cast = gather()
    session = sweep.plant(cast)
    sweep.walk(cast, session, address)
    dump.call("pg_dump", [f"--file={tmp_path / 'plain.sql'}"], connection.settings_dict)
    text = (tmp_path / "plain.sql").read_bytes()
    assert b"coaching_insight" in text
    assert sweep.found(text) == []


@pytest.mark.django_db
def test_after_withdrawal_nothing_of_the_session_is_left_in_any_table():
    cast = gather()
    session = sweep.plant(cast)
    said = {sweep.phrase(n) for n in range(sweep.SAID)}
    assert said <= sweep.kept()
    session.withdraw_consent(by=cast.client, now=session.made_at)
    assert sweep.rows_under(session.compartment_id) == []
    assert said & sweep.kept() == set()
    assert sweep.found(b" ".join(sweep.plain_columns())) == []
