"""Turns taken apart into words and sentences, with every place kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilth.conversation.reading.words import content, joined, plain, spoken, stem
from tilth.conversation.transcript import Role, Turn


def turn(text: str) -> Turn:
    return Turn(1, "Ruth", Role.COACH, text)


@given(st.text())
def test_plain_text_is_as_long_as_the_text_whatever_the_alphabet(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_every_word_stands_where_it_says_and_belongs_to_one_sentence(text: str) -> None:
    said = spoken(turn(text))
    for word in said.words:
        assert said.plain[word.start : word.end] == word.text
    assert [w for sentence in said.sentences for w in sentence.words] == list(said.words)


def test_curly_apostrophes_and_capitals_read_like_straight_and_small_ones() -> None:
    assert [w.text for w in spoken(turn("It’s HERS, isn't it")).words] == ["it's", "hers", "isn't", "it"]


def test_sounds_in_brackets_are_no_words() -> None:
    assert [w.text for w in spoken(turn("[laughs] Fair enough.")).words] == ["fair", "enough"]


def test_titles_end_no_sentence_but_questions_do_and_are_marked() -> None:
    sentences = spoken(turn("Dr. Haines sent you. What do you want? Tell me")).sentences
    assert [s.text for s in sentences] == ["dr. haines sent you.", "what do you want?", "tell me"]
    assert [s.marked for s in sentences] == [False, True, False]


def test_speech_in_quotation_marks_is_blanked_unless_it_is_all_there_is() -> None:
    assert "seeing" not in spoken(turn('I asked her, "What are you seeing?" and waited.')).unquoted
    assert "seeing" in spoken(turn('"What are you seeing?"')).unquoted


def test_content_is_what_is_left_without_the_words_that_hold_a_sentence_together() -> None:
    assert content(spoken(turn("So what do you want to do about the promise to Tom?")).words) == ["promis", "tom"]


@pytest.mark.parametrize(("one", "other"), [("deciding", "decide"), ("promises", "promise"), ("worried", "worry")])
def test_forms_of_a_word_meet_in_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_a_pattern_on_several_lines_is_one_pattern() -> None:
    assert (
        joined("""
        (?:mm
        |hm)
    """)
        == "(?:mm|hm)"
    )
