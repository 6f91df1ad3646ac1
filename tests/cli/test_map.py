"""The map in characters: the client above the line, the coach below, inside the width it was given."""

import pytest

from tests.readings import by_hand, shift
from tilth.cli.map import draw, key
from tilth.conversation.layout import lay_out


def lines(document, width=80):
    drawn = draw(lay_out(document), width=width, client="Daniel", coach="Ruth")
    return ["".join(text for text, _ in line) for line in drawn]


@pytest.mark.parametrize("width", [40, 80, 100])
def test_every_line_is_as_wide_as_it_may_be(width):
    assert max(map(len, lines(by_hand(), width))) <= width


def test_the_client_stands_above_the_line_and_the_coach_below():
    drawn = lines(by_hand())
    line = next(index for index, each in enumerate(drawn) if "──" in each and "╭" not in each)
    assert "Daniel" in drawn[line - 1]
    assert "Ruth" in drawn[line + 1]


def test_a_silence_lies_on_the_line():
    assert any("━" in each and "─" in each for each in lines(by_hand()))


def test_a_shift_is_a_dot_on_its_arc():
    first = lines(by_hand())[0]
    assert first.index("╭") < first.index("●") < first.index("╮")


def test_an_arc_is_broken_where_it_was_cut_short_and_a_small_shift_is_hollow():
    first = lines(by_hand(shifts=[shift(outcome="cut_short", strength="minor")]))[0]
    assert first.index("○") < first.index("╌")
    assert "╮" not in first


def test_stages_have_their_names_where_there_is_room():
    assert any(
        all(name in each for name in ("Opening", "Perspective", "Insight", "Action")) for each in lines(by_hand())
    )


def test_the_key_names_only_what_is_on_the_map():
    words = "".join(text for text, _ in key(lay_out(by_hand(shifts=[]))))
    assert "asks" in words
    assert "shift" not in words
    assert "says" not in words


def test_without_anything_to_show_there_is_a_line():
    assert any("──" in each for each in lines(by_hand(turns=[], shifts=[], moments=[], actions=[])))
