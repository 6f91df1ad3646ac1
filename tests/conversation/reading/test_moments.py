"""What may become an insight."""

from tests.conversation.reading.scenes import GOOD, POOR, heard
from tilth.conversation.reading.moments import read_moments
from tilth.conversation.reading.shifts import read_shifts
from tilth.conversation.transcript import Role


def test_a_moment_is_made_of_the_client_s_own_turns_one_by_one() -> None:
    conversation = heard(GOOD)
    moments = read_moments(conversation, read_shifts(conversation))
    assert moments
    assert all(conversation.at(n).turn.role is Role.CLIENT for moment in moments for n in moment.turns)
    assert all(list(moment.turns) == sorted(moment.turns) for moment in moments)


def test_a_moment_quotes_each_of_its_turns_and_knows_the_shift_it_grew_from() -> None:
    conversation = heard(POOR)
    shifts = read_shifts(conversation)
    (moment,) = read_moments(conversation, shifts)
    assert moment.turns == (8,)
    assert {quote.turn for quote in moment.quotes} == {8}
    assert moment.shift == 0


def test_a_long_turn_is_quoted_by_its_last_sentences() -> None:
    story = "We went to the sea that summer and it rained for two weeks without an end. " * 6
    point = "And I've been carrying that umbrella ever since."
    conversation = heard(
        f"c | What is that for you?\nk +6 | {story}{point}\nc +6 | Stay with that. What do you make of it?"
    )
    for moment in read_moments(conversation, read_shifts(conversation)):
        words = conversation.transcript.said(moment.quotes[0])
        assert words.endswith("ever since")
        assert len(words.split()) <= 45


def test_what_the_client_says_they_learned_is_a_moment_or_belongs_to_the_one_whose_words_come_back() -> None:
    conversation = heard(GOOD)
    moments = read_moments(conversation, read_shifts(conversation))
    assert any(22 in moment.turns for moment in moments)
    alone = read_moments(conversation, ())
    assert [moment.turns for moment in alone] == [(22,)]
    assert alone[0].shift is None
