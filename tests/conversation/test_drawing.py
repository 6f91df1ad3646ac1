"""The drawing of the map: well-formed, reachable by keyboard, coloured by the page, and no label upon another."""

import itertools
from xml.etree import ElementTree

import pytest

from tests.readings import SHARED, by_engine, by_hand, needs_shared, shift
from tilth.conversation.drawing import LETTER, STYLE, draw, key
from tilth.conversation.layout import lay_out


def drawn(document):
    return ElementTree.fromstring(draw(lay_out(document)))


def links(svg):
    return svg.findall("a")


def test_every_mark_is_a_link_to_its_turn_with_a_title():
    document = by_hand()
    marks = links(drawn(document))
    assert len(marks) == len(lay_out(document).marks)
    assert all(mark.find("title").text for mark in marks)
    assert {mark.get("href") for mark in marks} == {f"#turn-{n}" for n in range(1, 9)}


def test_titles_are_the_rows_of_the_twin_table():
    document = by_hand()
    assert {mark.find("title").text for mark in links(drawn(document))} == {m.title for m in lay_out(document).marks}


def test_colours_come_from_the_page():
    svg = draw(lay_out(by_hand()))
    assert "#" not in svg.replace('href="#turn-', "")
    assert "style=" not in svg
    assert all(f"var(--{name})" in STYLE for name in ("leaf", "sky", "sun", "soft", "ink", "paper", "rule"))


def test_a_minor_shift_is_hollow_and_a_cut_one_broken():
    svg = draw(lay_out(by_hand(shifts=[shift(outcome="cut_short", strength="minor")])))
    assert "shift minor" in svg
    assert "arc broken" in svg


def test_words_cannot_become_markup():
    document = by_hand()
    document["turns"][0]["text"] = '</title><script>alert("x")</script> \x1b[31m \x00'
    document["turns"][0]["speaker"] = '<b>Ruth & "co"</b>'
    svg = draw(lay_out(document))
    assert "<script" not in svg
    ElementTree.fromstring(svg)


def boxes(svg, line):
    """The labels of one line of the drawing as intervals from left to right."""
    found = []
    for text in svg.iter("text"):
        if float(text.get("y")) == line:
            at, wide = float(text.get("x")), LETTER * len(text.text)
            shift_left = {"start": 0, "middle": 0.5, "end": 1}[text.get("text-anchor", "start")]
            found.append((at - shift_left * wide, at + (1 - shift_left) * wide))
    return sorted(found)


@needs_shared
@pytest.mark.parametrize("path", sorted((SHARED / "data/sessions").glob("*.vtt")), ids=lambda path: path.stem)
def test_labels_never_overlap(path):
    svg = drawn(by_engine(path.read_text()))
    for line in {float(text.get("y")) for text in svg.iter("text")}:
        places = boxes(svg, line)
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(places))


def test_many_short_stages_go_without_their_names_rather_than_overlap():
    document = by_hand()
    for turn in document["turns"]:
        turn["stage"] = "explore_perspective" if turn["n"] % 2 else "generate_insight"
        turn["start"], turn["end"] = turn["n"] * 1.0, turn["n"] + 1.0
    document["turns"][-1]["end"] = 500.0
    places = boxes(drawn(document), 13)
    assert len(places) < 8
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(places))


def test_the_key_names_only_what_is_on_the_map():
    words = [text for _, text in key(lay_out(by_hand()), by_hand())]
    assert "Daniel speaks" in words
    assert "Ruth asks" in words
    assert "Ruth says" not in words
    bare = by_hand(shifts=[])
    assert not any("shift" in text for _, text in key(lay_out(bare), bare))
