"""The read log: one entry a person, kind, page and hour; an edit, a gap, a reorder or a cut tail shows; a person can be erased."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.people import NOW
from tilth.vault import anchor, readlog
from tilth.vault.readlog import MACHINE, RESTORED, Chain, Opening, Pseudonym, opened

pytestmark = pytest.mark.django_db
HERE = Path(__file__).parents[2]


@pytest.fixture
def write(django_capture_on_commit_callbacks):
    """Opens pages of one engagement, as in a request that was answered."""
    engagement, reader = uuid4(), uuid4()

    def openings(*pages, by=reader, now=NOW):
        for page in pages:
            with django_capture_on_commit_callbacks(execute=True):
                opened(by=by, engagement=engagement, page=page, things=[("READING", engagement)], now=now)
        return engagement

    return openings


def faults(engagement):
    return list(readlog.faults(engagement))


def test_looking_again_within_the_hour_is_one_entry(write, django_assert_num_queries):
    engagement = write("session", "turn")
    with django_assert_num_queries(0):
        write("session", now=NOW + timedelta(minutes=20))
    write("session", now=NOW + timedelta(hours=1))
    assert list(Opening.objects.filter(chain=engagement).values_list("number", "page")) == [
        (1, "session"),
        (2, "turn"),
        (3, "session"),
    ]
    assert faults(engagement) == []


def test_another_process_does_not_write_it_twice(write):
    engagement = write("session")
    readlog._seen.clear()  # what another process would know
    write("session")
    assert Opening.objects.filter(chain=engagement).count() == 1


def test_the_database_refuses_a_second_entry_of_the_same_hour(write):
    entry = Opening.objects.get(chain=write("session"))
    entry.pk, entry.number = None, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save()


def test_an_edit_shows(write):
    engagement = write("session", "turn", "map")
    Opening.objects.filter(chain=engagement, number=2).update(page="home")
    assert faults(engagement) == ["Entry 2 was altered, or stands where another stood."]


def test_a_gap_shows(write):
    engagement = write("session", "turn", "map")
    Opening.objects.filter(chain=engagement, number=2).delete()
    assert any("Between entry 1 and entry 3" in fault for fault in faults(engagement))


def test_another_order_shows(write):
    engagement = write("session", "turn", "map")
    for number, became in ((1, 9), (2, 1), (9, 2)):
        Opening.objects.filter(chain=engagement, number=number).update(number=became)
    assert faults(engagement)


def test_a_cut_tail_shows_even_where_the_chain_was_cut_with_it(write):
    engagement = write("session", "turn", "map")
    Opening.objects.filter(chain=engagement, number=3).delete()
    assert faults(engagement) == ["The log ends with entry 2, but 3 were written: its end was cut off."]
    Chain.objects.update(count=2, head=Opening.objects.get(chain=engagement, number=2).link)
    assert faults(engagement) == ["The log ends with entry 2, but 3 were written: its end was cut off."]


def test_a_log_that_was_wholly_removed_shows(write):
    engagement = write("session")
    Opening.objects.filter(chain=engagement).delete()
    Chain.objects.filter(engagement=engagement).delete()
    assert engagement in readlog.logs()
    assert faults(engagement) == ["The log ends with entry 0, but 1 were written: its end was cut off."]


def test_a_log_written_anew_with_a_true_chain_is_caught_by_its_anchor(write):
    engagement = write("session", "turn")
    Opening.objects.filter(chain=engagement).delete()
    Chain.objects.filter(engagement=engagement).delete()
    readlog._seen.clear()
    for page in ("home", "map"):  # forged with all that the database holds, never anchored
        opened(by=MACHINE, engagement=engagement, page=page, things=[("READING", engagement)], now=NOW)
    assert any("not the one that was anchored" in fault for fault in faults(engagement))


def test_entries_that_were_added_from_outside_show(write):
    engagement = write("session")
    opening = Opening.objects.get(chain=engagement)
    entry = opening.entry()._replace(page="map")
    Opening.objects.create(
        chain_id=engagement, number=2, link=readlog._link(opening.link, engagement, 2, entry), **entry._asdict()
    )
    assert any("put in from outside" in fault for fault in faults(engagement))


def test_a_log_without_its_anchor_says_so(write):
    engagement = write("session")
    (anchor.folder() / f"{engagement}.log").unlink()
    assert any("no anchor" in fault for fault in faults(engagement))


def test_a_line_torn_by_a_power_failure_is_passed_over(write):
    engagement = write("session")
    with (anchor.folder() / f"{engagement}.log").open("a") as file:
        file.write("\n2 abc")
    write("turn")
    assert faults(engagement) == []
    assert set(anchor.held(engagement)) == {1, 2}


def test_a_power_failure_before_the_anchor_was_written_is_no_fault(write):
    engagement = write("session")
    opened(by=MACHINE, engagement=engagement, page="map", things=[("READING", engagement)], now=NOW)  # never anchored
    assert faults(engagement) == []


def test_after_an_older_backup_the_log_says_what_was_lost_and_holds_again(write, django_capture_on_commit_callbacks):
    engagement = write("session", "turn", "map")
    Opening.objects.filter(chain=engagement, number__gt=1).delete()  # as an older backup has it
    with django_capture_on_commit_callbacks(execute=True):
        assert readlog.acknowledge_loss(engagement, now=NOW) == 2
    assert faults(engagement) == []
    said = Opening.objects.filter(chain=engagement).last()
    assert (said.page, said.kind, said.who) == (RESTORED, "2", MACHINE)
    write("home", now=NOW + timedelta(hours=1))
    assert faults(engagement) == []
    assert readlog.acknowledge_loss(engagement, now=NOW) == 0


def test_a_person_can_be_erased_and_the_chain_still_holds(write):
    person = uuid4()
    engagement = write("session", by=person)
    assert not Opening.objects.filter(who=person).exists()  # never the person's own id
    Pseudonym.forget(person)
    assert faults(engagement) == []
    assert not Pseudonym.objects.filter(person=person).exists()


AT_ONCE = """
import sys, django
django.setup()
from datetime import datetime, timedelta, UTC
from uuid import UUID, uuid4
from django.core.management import call_command
from tilth.vault import readlog
engagement = UUID(int=7)
if sys.argv[1] == "migrate":
    call_command("migrate", verbosity=0)
elif sys.argv[1] == "verify":
    import json
    print(json.dumps([readlog.Opening.objects.count(), list(readlog.faults(engagement))]))
else:
    me, now = UUID(int=100 + int(sys.argv[1])), datetime(2026, 11, 22, 9, tzinfo=UTC)
    for n in range(40):
        now += timedelta(hours=1)
        readlog.opened(by=me, engagement=engagement, page="session", things=[("READING", engagement)], now=now)
        readlog.opened(by=UUID(int=5), engagement=engagement, page="session", things=[("READING", engagement)], now=now)
"""


def test_processes_that_write_at_once_leave_one_valid_chain(tmp_path):
    environment = os.environ | {
        "TILTH_DATA": str(tmp_path),
        "TILTH_KEYSTORE": str(tmp_path / "keystore"),
        "PYTHONPATH": str(HERE),
    }
    environment |= {"DJANGO_SETTINGS_MODULE": "tilth.settings", "DATABASE_URL": f"sqlite:///{tmp_path}/tilth.sqlite3"}

    def start(act):
        return subprocess.Popen(
            [sys.executable, "-c", AT_ONCE, act], env=environment, stdout=subprocess.PIPE, text=True
        )

    assert start("migrate").wait(60) == 0
    assert [process.wait(60) for process in [start(str(n)) for n in range(3)]] == [0, 0, 0]
    count, found = json.loads(start("verify").communicate(timeout=60)[0])
    assert found == []
    assert count == 3 * 40 + 40  # each their own, and one between them each hour
