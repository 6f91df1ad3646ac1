"""Differences: what went and what came, with nothing lost in between."""

from hypothesis import given
from hypothesis import strategies as st

from tilth.coaching.differences import Fate, Run, compare, differences


def test_only_the_words_that_changed_are_marked():
    assert compare("We meet every two weeks.", "We meet every three weeks.") == (
        Run(Fate.SAME, "We meet every "),
        Run(Fate.GONE, "two "),
        Run(Fate.NEW, "three "),
        Run(Fate.SAME, "weeks."),
    )


def test_sentences_that_stay_are_not_touched_by_one_that_comes_between():
    runs = compare("It stays here. We write it down.", "It stays here. With exceptions. We write it down.")
    assert [run for run in runs if run.fate is not Fate.SAME] == [Run(Fate.NEW, "With exceptions. ")]


def test_parts_that_read_the_same_are_no_difference():
    assert differences({"sessions": 8, "purpose": "x"}, {"sessions": 8, "purpose": "x"}) == []
    changed = differences({"sessions": 8}, {"sessions": 10, "cadence": "monthly"})
    assert [(d.part.name, d.runs[-1].text) for d in changed] == [("cadence", "once a month"), ("sessions", "10")]


def test_a_choice_that_the_wall_obeys_shows_as_a_whole_sentence():
    (changed,) = differences({"tells_sponsor_of_sessions": False}, {"tells_sponsor_of_sessions": True})
    assert "took place" in "".join(run.text for run in changed.runs if run.fate is not Fate.GONE)


texts = st.text(alphabet="ab. \n", max_size=200) | st.text(max_size=60)


@given(texts, texts)
def test_the_runs_give_back_both_texts(old, new):
    runs = compare(old, new)
    assert "".join(run.text for run in runs if run.fate is not Fate.NEW) == old
    assert "".join(run.text for run in runs if run.fate is not Fate.GONE) == new
    assert all(run.text for run in runs)


def test_the_longest_texts_of_a_hostile_hand_are_compared_at_once():
    runs = compare("a. " * 6_600, "b a. " * 4_000)
    assert [run.fate for run in runs] == [Fate.GONE, Fate.NEW]
