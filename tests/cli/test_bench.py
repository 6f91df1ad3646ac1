"""`tilth bench sessions`: the engine beside people, people beside each other, and the page of the docs."""

import json

import pytest

from tests.readings import SHARED, VTT, needs_shared
from tilth.cli import main
from tilth.cli.bench import BEGIN, END, FIGURES

SESSIONS = SHARED / "data/sessions"


def person(*, stage):
    """What a person marked in the session of the tests."""
    said = [line.partition(">")[2] for line in VTT.splitlines() if line.startswith("<v")]
    coach = {"moves": ["question_explore"], "question": {"form": "open", "stacked": False}}
    client = {"talk": "answer"}
    return {
        "utterances": [
            {"id": f"u{n}", "text": words, "stage": stage, "logical_level": None}
            | ({"coach": coach} if n % 2 else {"client": client})
            for n, words in enumerate(said, 1)
        ],
        "shifts": [{"peak": "u4", "outcome": "harvested", "strength": "strong"}],
        "insights": [{"evidence": ["u4"]}],
        "actions": [{"evidence": ["u6"], "ownership": "client_owned"}],
        "pcc_markers": {"3.1": {"reading": "observed"}},
    }


@pytest.fixture
def folder(tmp_path):
    for reader, stage in (("reader-1", "generate_insight"), ("reader-2", "opening")):
        (tmp_path / reader).mkdir()
        for name in ("one", "two", "three"):
            (tmp_path / f"{name}.vtt").write_text(VTT)
            (tmp_path / reader / f"{name}.json").write_text(json.dumps(person(stage=stage)))
    return tmp_path


def test_the_table_has_every_figure_for_every_reader(folder, capsys):
    assert main(["bench", "sessions", str(folder)]) == 0
    said = capsys.readouterr().out
    assert all(words in said for words in FIGURES.values())
    assert all(
        column in said.splitlines()[0] for column in ("reader-1", "reader-2", "mean", "95 %", "readers", "blind*")
    )
    assert max(len(line) for line in said.splitlines()[:16]) <= 80


def test_json_has_the_keys_of_the_examination(folder, capsys):
    assert main(["bench", "sessions", str(folder), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert set(result["readers"]) == {"reader-1", "reader-2"}
    assert set(FIGURES) <= set(result["readers"]["reader-1"])
    assert result["readers_agree"]["stage_accuracy"] == 0
    assert result["readers_agree"]["shift_outcome_f1"] == 1
    low, high = result["interval"]["stage_accuracy"]
    assert low <= result["mean"]["stage_accuracy"] <= high


def test_one_reader_can_be_asked_for(folder, capsys):
    assert main(["bench", "sessions", str(folder), "--reader", "reader-2", "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)["readers"]) == {"reader-2"}


def test_two_sessions_are_too_few_for_an_interval(folder, capsys):
    (folder / "three.vtt").unlink()
    main(["bench", "sessions", str(folder), "--json"])
    assert json.loads(capsys.readouterr().out)["interval"] == {}


def test_the_same_engine_and_sessions_give_the_same_figures(folder, capsys):
    main(["bench", "sessions", str(folder), "--json"])
    first = capsys.readouterr().out
    main(["bench", "sessions", str(folder), "--json"])
    assert capsys.readouterr().out == first


def test_the_page_of_the_docs_keeps_what_a_person_wrote(folder, capsys):
    page = folder / "accuracy.md"
    page.write_text(f"# Accuracy\n\nBefore.\n\n{BEGIN}\nold figures\n{END}\n\nAfter.\n")
    assert main(["bench", "sessions", str(folder), "--write", str(page)]) == 0
    once = page.read_text()
    assert once.startswith("# Accuracy\n\nBefore.\n")
    assert once.endswith("\n\nAfter.\n")
    assert "old figures" not in once
    assert f"tilth bench sessions {folder} --write {page}" in once
    main(["bench", "sessions", str(folder), "--write", str(page)])
    assert page.read_text() == once


@pytest.mark.parametrize("arguments", [["nowhere"], ["."], [".", "--reader", "reader-9"]])
def test_where_there_is_nothing_to_compare_it_says_what_is_missing(tmp_path, monkeypatch, capsys, arguments):
    monkeypatch.chdir(tmp_path)
    assert main(["bench", "sessions", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "reader-1" in said.err


def test_a_reading_that_cannot_be_compared_is_named(folder, capsys):
    (folder / "reader-1" / "one.json").write_text("{}")
    assert main(["bench", "sessions", str(folder)]) == 2
    assert "one.json" in capsys.readouterr().err


@needs_shared
def test_the_shared_sessions_give_figures_for_all_kinds(capsys):
    assert main(["bench", "sessions", str(SESSIONS), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert len(result["sessions"]) == 4
    assert all(result["mean"][key] is not None for key in FIGURES)
