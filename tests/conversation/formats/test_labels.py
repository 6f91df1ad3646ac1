"""When the words before a colon are a name."""

import pytest

from tilth.conversation.formats.labels import is_name, prefix, speakers


@pytest.mark.parametrize(
    "name",
    [
        "Ruth",
        "Anna (she/her)",
        "Dr. O'Neil",
        "Müller, Jörg (ACME GmbH)",
        "María-José de la Cruz",
        "李伟",
        "Владимир П.",
        "علي",
        "iPhone von Anna",
        "Speaker 1",
        "SPEAKER_00",
        "J. R. Ewing",
        "Jean van den Berg [Guest]",
    ],
)
def test_names_of_every_kind_are_names(name: str) -> None:
    assert is_name(name)
    assert (found := prefix(f"{name}: words")) is not None
    assert found.label == name


@pytest.mark.parametrize(
    "words",
    [
        "Note",
        "And he said",
        "The thing is",
        "So, Anna",
        "At 10",
        "my question",
        "Step 2",
        "What I want",
        "Is it me? No",
        "Okay. Anna",
        "Zum Beispiel so etwas wie das hier",
    ],
)
def test_the_beginnings_of_sentences_and_the_heads_of_sections_are_not(words: str) -> None:
    assert not is_name(words)


@pytest.mark.parametrize(
    "line",
    ["10:30 works", "see https://example.org", "well :) you know", "3:1", "words without any colon", ": nothing", ""],
)
def test_colons_in_times_addresses_ratios_and_smileys_end_no_label(line: str) -> None:
    assert prefix(line) is None


def test_a_name_that_comes_once_is_one_where_others_recur() -> None:
    assert speakers(["Ruth", "Ben", "Ruth", "Ben", "Karen Hall"], of=40) == {"Ruth", "Ben", "Karen Hall"}


def test_an_ordinary_word_is_a_label_only_where_it_carries_the_lines() -> None:
    assert speakers(["Ruth", "Ben", "Ruth", "Ben", "Note", "Note"], of=40) == {"Ruth", "Ben"}
    assert speakers(["Question", "Answer"] * 5, of=10) == {"Question", "Answer"}


def test_lower_case_names_are_labels_where_they_recur_enough() -> None:
    assert speakers(["coach", "client"] * 4, of=9) == {"coach", "client"}
    assert speakers(["anyway", "anyway"], of=60) == frozenset()


def test_invisible_marks_do_not_make_two_of_one() -> None:
    assert (found := prefix("\u200eRuth\u200e : Hi")) is not None
    assert found.label == "Ruth"
