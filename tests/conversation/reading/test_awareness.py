"""The signs of a shift in one client turn."""

import pytest

from tests.conversation.reading.scenes import GOOD, heard
from tilth.conversation.reading.awareness import WEIGHTS, WORDED, signs


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("It's not a time problem, it's a permission problem.", "not this but that"),
        ("I've been teaching them to come to me.", "own part in it"),
        ("She never asked for it. I made it up.", "an assumption seen"),
        ("I'm not the boss in that room.", "who I am"),
        ("So that's what I do when it gets quiet.", "sees something"),
        ("And it's, it's not what I thought.", "breaks off"),
        ("Huh. There it is.", "surprise"),
        ("I'd told her. No, hang on, that's not true.", "takes a word back"),
        ("That's a bit sad, actually.", "a feeling named"),
    ],
)
def test_a_sign_in_words_is_heard_with_the_sentence_it_lies_in(words: str, name: str) -> None:
    conversation = heard(f"c | What is that?\nk +1 | {words}")
    found = {sign.name: sign for sign in signs(conversation, conversation.at(2))}
    assert name in found
    quote = found[name].quote
    assert quote is not None
    assert conversation.transcript.said(quote) in words


def test_a_silence_counts_against_this_client_s_own_usual_one() -> None:
    conversation = heard(GOOD)
    long = {t.n for t in conversation.client if any(s.name == "a long silence" for s in signs(conversation, t))}
    assert 10 in long
    assert 8 not in long


def test_every_sign_has_a_weight_and_every_pattern_a_sign() -> None:
    assert set(WORDED) <= set(WEIGHTS)
    conversation = heard(GOOD)
    assert all(
        sign.weight == WEIGHTS[sign.name] * sign.strength
        for t in conversation.client
        for sign in signs(conversation, t)
    )
