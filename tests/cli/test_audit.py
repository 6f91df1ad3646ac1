"""`tilth audit`: says that every seal holds, or which does not, and with which exit code."""

from uuid import uuid4

import pytest

from tests.people import NOW
from tilth.cli import audit
from tilth.vault import anchor, readlog
from tilth.vault.readlog import Opening, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def engagement(django_capture_on_commit_callbacks, settings, tmp_path):
    settings.TILTH_KEYSTORE = tmp_path
    found = uuid4()
    with django_capture_on_commit_callbacks(execute=True):
        for page in ("session", "turn", "map"):
            opened(by=uuid4(), engagement=found, page=page, things=[("READING", found)], now=NOW)
    return found


def test_a_log_that_holds_is_said_to_hold(engagement, capsys):
    assert audit.main(["verify"]) == 0
    assert "1 read logs, 3 entries: every seal holds." in capsys.readouterr().out


def test_a_log_that_was_tampered_with_is_named(engagement, capsys):
    Opening.objects.filter(number=3).delete()
    assert audit.main(["verify"]) == 1
    assert f"engagement {engagement}: The log ends with entry 2, but 3 were written" in capsys.readouterr().out


def test_an_acknowledged_loss_stays_visible_in_the_log(engagement, capsys, django_capture_on_commit_callbacks):
    Opening.objects.filter(number=3).delete()
    with django_capture_on_commit_callbacks(execute=True):
        audit.acknowledge()
    capsys.readouterr()
    assert audit.main(["verify"]) == 0
    assert Opening.objects.get(number=3).page == readlog.RESTORED
    assert "back to 2" in (anchor.folder() / f"{engagement}.log").read_text()
