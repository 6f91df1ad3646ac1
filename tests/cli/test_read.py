"""`tilth read`: what it prints, where it prints it, and how it ends."""

import json
import subprocess
import sys

import pytest

from tests.readings import SHARED, VTT, needs_shared
from tilth.cli import main

HOSTILE = """WEBVTT

00:01.000 --> 00:04.000
<v Ruth>What would you like to take from \x1b[2J\x1b]0;owned\x07 today, [bold red]Daniel[/]? :smile:

00:05.000 --> 00:14.000
<v Daniel>I want my &lt;script&gt;alert("me")&lt;/script&gt; and \u202etxet desrever\u202c back, I am \x9b31m tired.
"""
TOLD = "Ana: Hello there, and how was it?\nBen: It went well, I think.\n"


@pytest.fixture
def session(tmp_path):
    path = tmp_path / "session.vtt"
    path.write_text(VTT, encoding="utf-8")
    return path


def tilth(*arguments, **environment):
    """The command as a process of its own, writing into pipes."""
    return subprocess.run(
        [sys.executable, "-c", "from tilth.cli import main; raise SystemExit(main())", *map(str, arguments)],
        capture_output=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": ":".join(sys.path)} | environment,
        check=False,
    )


def test_json_is_the_contract_and_nothing_else(session, capsys):
    assert main(["read", str(session), "--json"]) == 0
    said = capsys.readouterr()
    document = json.loads(said.out)
    assert document["format"] == "tilth-reading/1"
    assert [turn["n"] for turn in document["turns"]] == list(range(1, 9))
    assert {
        "engine",
        "model",
        "transcript",
        "shifts",
        "moments",
        "actions",
        "markers",
        "competencies",
        "measures",
    } <= set(document)
    assert said.err == ""


def test_every_quote_of_the_json_is_words_of_its_turn(session, capsys):
    main(["read", str(session), "--json"])
    document = json.loads(capsys.readouterr().out)
    turns = {turn["n"]: turn["text"] for turn in document["turns"]}
    found = [*document["shifts"], *document["moments"], *document["actions"]]
    assert found
    for quote in (quote for each in found for quote in each["quotes"]):
        assert 0 <= quote["from"] < quote["to"] <= len(turns[quote["turn"]])


def test_the_report_shows_the_words_the_findings_and_the_file(session, capsys):
    assert main(["read", str(session)]) == 0
    said = capsys.readouterr().out
    flat = " ".join(said.split())
    for part in (
        "A draft for you to accept, correct or dismiss.",
        "What came of it",
        "The conversation",
        "About the file",
        "not endorsed",
        "Like this. Thank you.",
    ):
        assert part in flat


def test_every_finding_of_the_report_stands_with_its_quote(session, capsys):
    main(["read", str(session), "--json"])
    document = json.loads(capsys.readouterr().out)
    main(["read", str(session), "--quiet"])
    said = "".join(capsys.readouterr().out.split())
    turns = {turn["n"]: turn["text"] for turn in document["turns"]}
    for finding in [*document["shifts"], *document["moments"], *document["actions"]]:
        for quote in finding["quotes"]:
            assert "".join(turns[quote["turn"]][quote["from"] : quote["to"]].split()) in said


def test_the_report_never_scores_praises_or_scolds(session, capsys):
    main(["read", str(session), "--quiet"])
    said = capsys.readouterr().out.lower()
    for word in ("score", "rating", "excellent", "well done", "poor", "should have", "mistake"):
        assert word not in said


def test_quiet_leaves_the_turns_out(session, capsys):
    main(["read", str(session), "--quiet"])
    assert "Like this. Thank you." not in capsys.readouterr().out


@pytest.mark.parametrize("columns", ["80", "60", "200"])
def test_the_report_fits_the_terminal_and_ends_no_line_with_a_space(session, columns):
    done = tilth("read", session, COLUMNS=columns)
    lines = done.stdout.decode().splitlines()
    assert max(map(len, lines)) <= min(100, int(columns))
    assert not [line for line in lines if line != line.rstrip()]


def test_there_is_no_colour_in_a_pipe_and_none_that_was_not_wanted(session):
    assert b"\x1b" not in tilth("read", session).stdout
    assert b"\x1b[3" not in tilth("read", session, NO_COLOR="1", FORCE_COLOR="1", TERM="xterm-256color").stdout
    assert b"\x1b[" in tilth("read", session, FORCE_COLOR="1", TERM="xterm-256color").stdout


def test_a_transcript_cannot_act_on_the_terminal(tmp_path):
    path = tmp_path / "hostile\x1b[31m.vtt"
    path.write_text(HOSTILE, encoding="utf-8")
    for done in (tilth("read", path), tilth("read", path, path), tilth("read", path, "--coach", "no\x1b[2J")):
        shown = done.stdout + done.stderr
        assert not [byte for byte in shown.decode() if (byte < " " and byte != "\n") or "\x7f" <= byte < "\xa0"]
        assert "\u202e" not in shown.decode()
    assert {"[bold", "red]Daniel[/]?", ":smile:"} <= set(tilth("read", path).stdout.decode().split())


def test_a_terminal_of_few_letters_gets_numbers_instead_of_a_crash(session):
    done = tilth("read", session, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(tilth("read", session, "--json", PYTHONIOENCODING="ascii").stdout)


def test_who_is_the_coach_can_be_told(tmp_path, capsys):
    path = tmp_path / "told.txt"
    path.write_text(TOLD)
    main(["read", str(path)])
    assert '--coach "Ana" or "Ben"' in capsys.readouterr().out
    assert main(["read", str(path), "--coach", "Ben", "--json"]) == 0
    speakers = json.loads(capsys.readouterr().out)["transcript"]["speakers"]
    assert {each["name"]: each["role"] for each in speakers}["Ben"] == "coach"


def test_the_turns_are_shown_where_nobody_is_known_to_be_the_coach(tmp_path, capsys):
    path = tmp_path / "told.txt"
    path.write_text(TOLD)
    main(["read", str(path)])
    assert "It went well, I think." in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("name", "content", "options"),
    [
        ("empty.vtt", b"", []),
        ("picture.vtt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", []),
        ("summary.txt", b"Summary\n\nKey points\n- They talked.\n\nAction items\n- Send the notes.\n", []),
        ("told.txt", TOLD.encode(), ["--coach", "Zed"]),
        ("missing.vtt", None, []),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence_on_stderr_alone(tmp_path, capsys, name, content, options):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main(["read", str(path), *options]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("tilth: ")
    assert said.err.count("\n") == 1
    assert name in said.err


def test_a_misunderstood_command_ends_with_2(session, capsys):
    for arguments in (["read"], ["read", "--unknown", str(session)]):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        assert left.value.code == 2
        assert capsys.readouterr().out == ""


def test_a_folder_is_read_whole_a_line_each_in_order(session, capsys):
    (session.parent / "more").mkdir()
    (session.parent / "more" / "second.vtt").write_text(VTT)
    (session.parent / "notes.md").write_text("not a transcript")
    (session.parent / ".hidden.vtt").write_text(VTT)
    assert main(["read", str(session.parent)]) == 0
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert [line.split(":")[0].rsplit("/", 1)[1] for line in lines] == ["second.vtt", "session.vtt"]
    assert "8 turns" in lines[0]
    assert "notes.md" in said.err
    assert "\x1b" not in said.err


def test_a_folder_as_json_is_one_object_a_line_with_its_file(session, capsys):
    (session.parent / "second.vtt").write_text(VTT)
    assert main(["read", str(session.parent), "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["file"] for line in lines] == [str(session.parent / "second.vtt"), str(session)]
    assert all(line["format"] == "tilth-reading/1" for line in lines)


def test_files_of_a_folder_that_cannot_be_read_are_named_with_their_reason(session, capsys):
    (session.parent / "empty.vtt").write_text("")
    assert main(["read", str(session.parent)]) == 1
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert "empty.vtt: This file is empty" in said.err


def test_a_folder_in_which_nothing_can_be_read_ends_with_2(tmp_path, capsys):
    assert main(["read", str(tmp_path)]) == 2
    (tmp_path / "empty.vtt").write_text("")
    assert main(["read", str(tmp_path)]) == 2
    assert capsys.readouterr().out == ""


def test_the_page_is_written_whole_for_its_owner_alone(session, capsys):
    page = session.with_name("page.html")
    page.write_text("an older page")
    assert main(["read", str(session), "--html", str(page)]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "page.html" in said.err
    assert page.read_text().startswith("<!doctype html>")
    assert page.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in session.parent.iterdir()) == ["page.html", "session.vtt"]


def test_the_page_never_takes_the_place_of_the_transcript(session, capsys):
    (session.parent / "link.html").symlink_to(session)
    for name in (session, session.parent / "link.html"):
        assert main(["read", str(session), "--html", str(name)]) == 2
    assert session.read_text() == VTT
    assert "the transcript itself" in capsys.readouterr().err


def test_a_page_that_cannot_be_written_is_said_and_leaves_nothing(session, capsys):
    (session.parent / "folder").mkdir()
    for name in ("nowhere/page.html", "folder"):
        assert main(["read", str(session), "--html", str(session.parent / name)]) == 2
        assert "cannot be written" in capsys.readouterr().err
    assert sorted(path.name for path in session.parent.iterdir()) == ["folder", "session.vtt"]


def test_a_page_is_of_one_session(session, capsys):
    assert main(["read", str(session.parent), "--html", "page.html"]) == 2
    assert "one session" in capsys.readouterr().err


@needs_shared
def test_whole_sessions_are_read_on_all_cores(capsys):
    paths = sorted(map(str, (SHARED / "data/sessions").glob("*.vtt")))
    assert main(["read", *paths, "--json"]) == 0
    assert [json.loads(line)["file"] for line in capsys.readouterr().out.splitlines()] == paths
