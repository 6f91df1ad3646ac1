"""`tilth bench annomi`: a file in AnnoMI's form beside the engine; the dataset itself is not here, so the rows are our own."""

import json

import pytest

from tilth.cli import main

HEAD = "mi_quality,transcript_id,topic,utterance_id,interlocutor,timestamp,utterance_text,annotator_id,question_subtype,main_therapist_behaviour,client_talk_type"
ROWS = [
    ("therapist", "What would you like to look at today?", "open", "question", "n/a"),
    ("client", "I will walk to work on Monday.", "n/a", "n/a", "change"),
    ("therapist", "Did you walk last week?", "closed", "question", "n/a"),
    ("client", "Once.", "n/a", "n/a", "neutral"),
    ("therapist", "Walking twenty minutes a day lowers the pressure of the blood.", "n/a", "therapist_input", "n/a"),
    ("client", "Okay.", "n/a", "n/a", "neutral"),
]


@pytest.fixture
def file(tmp_path):
    lines = [HEAD]
    for session in ("7", "8"):
        for n, (who, words, form, behaviour, talk) in enumerate(ROWS):
            lines.append(f'high,{session},walking,{n},{who},00:00:{n * 9:02},"{words}",1,{form},{behaviour},{talk}')
    path = tmp_path / "rows.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


def test_every_figure_is_given_with_its_interval_and_the_peoples_beside(file, capsys):
    assert main(["bench", "annomi", str(file), "--json", "--no-ear"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["sessions"] == ["7", "8"]
    assert found["turns"] == 12
    assert found["question_form_macro_f1"] == 1.0
    assert found["people"]["behaviour_macro_f1"] == 0.861
    assert set(found["interval"]) == {"question_form_macro_f1", "behaviour_macro_f1", "client_talk_macro_f1"}


def test_only_the_sessions_asked_for_are_measured(file, tmp_path, capsys):
    (tmp_path / "ids").write_text("8\n")
    assert main(["bench", "annomi", str(file), "--ids", str(tmp_path / "ids"), "--json", "--no-ear"]) == 0
    assert json.loads(capsys.readouterr().out)["sessions"] == ["8"]


def test_a_turn_that_several_people_annotated_counts_once(file, capsys):
    file.write_text(file.read_text() + 'high,8,walking,5,client,00:00:45,"Okay.",2,n/a,n/a,sustain\n')
    assert main(["bench", "annomi", str(file), "--json", "--no-ear"]) == 0
    assert json.loads(capsys.readouterr().out)["turns"] == 12


def test_the_table_names_every_figure(file, capsys):
    assert main(["bench", "annomi", str(file), "--no-ear"]) == 0
    said = capsys.readouterr().out
    assert all(words in said for words in ("form of question", "behaviour", "client talk", "people"))


@pytest.mark.parametrize("words", ["no,such,columns\n1,2,3\n", ""])
def test_another_file_is_refused_in_a_sentence(tmp_path, capsys, words):
    (tmp_path / "other.csv").write_text(words)
    assert main(["bench", "annomi", str(tmp_path / "other.csv")]) == 2
    assert capsys.readouterr().err.startswith("tilth: ")
