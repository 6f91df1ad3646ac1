"""The figures: what can be counted is said, what cannot be known is left out."""

from tests.readings import by_hand
from tilth.conversation.figures import figures


def test_what_was_counted_is_said_in_words():
    said = dict(reversed(pair) for pair in figures(by_hand()))
    assert said["of the words were the coach's"] == "40 %"
    assert said["questions were open"] == "4 of 4"
    assert said["silence of 3 s or more"] == "1"
    assert said["shift was harvested"] == "1 of 1"
    assert said["step grew from a moment"] == "1 of 1"


def test_what_cannot_be_known_is_left_out():
    document = by_hand(shifts=[], actions=[])
    document["measures"] = dict.fromkeys(document["measures"]) | {"stacked": 0}
    for turn in document["turns"]:
        turn["question"] = None
    assert figures(document) == []
