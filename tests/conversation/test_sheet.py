"""The marker sheet: every marker in its own words, what was found and where, never a sum."""

from tests.readings import by_engine, by_hand
from tilth.conversation.sheet import sheet


def test_a_marker_stands_with_its_words_its_reason_and_its_turns():
    row = sheet(by_hand()).rows[0]
    assert (row.number, row.reading, row.why, row.turns) == ("3.1", "evidence", "An early question.", (1,))
    assert "what the client hopes" in row.says
    assert row.where == "For: 00:00."


def test_evidence_comes_first_and_what_could_not_be_observed_last():
    assert [words for words, _ in sheet(by_hand()).grouped()] == ["evidence", "not observable here"]


def test_whose_rubric_it_is_and_is_not_is_said():
    assert "not endorsed" in sheet(by_hand()).notice


def test_all_markers_of_the_engines_reading_are_on_the_sheet():
    document = by_engine()
    assert {row.number for row in sheet(document).rows} == set(document["markers"])
