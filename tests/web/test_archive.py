"""Take everything with you: one button, one file, and a line in the read log."""

import io
import zipfile

import pytest
from django.urls import reverse

from tests.people import gather
from tilth.cli import archive
from tilth.vault.readlog import MACHINE, Opening, Pseudonym

pytestmark = pytest.mark.django_db


def test_the_client_takes_it_along_and_the_log_says_so():
    cast = gather()
    cast.session()
    browser = cast.browser("client")
    assert b"Take it with me" in browser.get(reverse("archive")).content
    answer = browser.post(reverse("archive"))
    assert answer["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as whole:
        assert {"archive.json", "archive.md", "index.html", "conversations/1-01.vtt"} <= set(whole.namelist())
        assert b"afraid of not being needed" in whole.read("index.html")
    assert Opening.objects.filter(who=Pseudonym.of(cast.client.pk), page="archive", kind="CONVERSATION").exists()


@pytest.mark.parametrize("part", ["coach", "sponsor", "administrator", "stranger"])
def test_whoever_is_no_client_has_nothing_to_take(part):
    cast = gather()
    cast.session()
    answer = cast.browser(part).post(reverse("archive"))
    assert "zip" not in answer["Content-Type"]
    assert b"once somebody coaches you" in answer.content


def test_whoever_runs_the_machine_leaves_a_line_too(tmp_path, capsys):
    cast = gather()
    cast.session()
    assert archive.main(["client@example.org", str(tmp_path / "for-them")]) == 0
    assert (tmp_path / "for-them/archive.json").stat().st_mode & 0o777 == 0o600
    assert Opening.objects.filter(who=MACHINE, page="archive").exists()
    assert archive.main(["client@example.org", str(tmp_path / "for-them")]) == 2
    assert archive.main(["nobody@example.org", str(tmp_path / "else")]) == 2
    assert "nobody signs in" in capsys.readouterr().err
