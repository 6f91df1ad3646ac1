"""The corpus must not repeat itself, and the check must see it where it does."""

from training.repeats import repeated, runs_shared, variety


def test_a_run_of_eight_words_in_two_sessions_is_found_whatever_its_marks():
    corpus = {
        "a": ["Well, I never thought that it would come to this."],
        "b": ["No. (2) I never thought that it would [laughs] come to this, you know."],
        "c": ["I never thought that it would come."],
    }
    assert runs_shared(corpus) == {
        ("i", "never", "thought", "that", "it", "would", "come", "to"): {"a", "b"},
        ("never", "thought", "that", "it", "would", "come", "to", "this"): {"a", "b"},
    }


def test_runs_do_not_cross_from_one_turn_to_the_next():
    corpus = {"a": ["one two three four", "five six seven eight"], "b": ["one two three four five six seven eight"]}
    assert not runs_shared(corpus)


def test_repetition_and_variety_are_shares_of_what_is_there():
    assert repeated({"a": ["one two three four five"], "b": ["one two three four five"]}) == 1.0
    assert repeated({"a": ["one two three four five six"]}) == 0.0
    assert variety({"a": ["word " * 500]}) == 1
