"""The values everyone passes around: turns, silences, and where words stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilth.conversation.transcript import Quote, Role, Timing, Transcript, Utterance, Voice


def transcript(*utterances: Utterance) -> Transcript:
    return Transcript(utterances, "webvtt", Timing.SPANS)


SAID = transcript(
    Utterance("So what", "Ruth", 1.0, 2.0),
    Utterance("matters?", "Ruth", 4.5, 5.0),
    Utterance("Okay.", "Ben", 4.8, 5.1),
    Utterance("Mm.", None, 6.1, 6.4),
    Utterance("Rest.", "Ben", 8.0, 9.0),
)


def test_cues_of_one_person_in_a_row_are_one_turn_and_unnamed_ones_are_nobodys() -> None:
    assert [(turn.n, turn.speaker, turn.text) for turn in SAID.turns] == [
        (1, "Ruth", "So what matters?"),
        (2, "Ben", "Okay."),
        (3, None, "Mm."),
        (4, "Ben", "Rest."),
    ]


def test_silences_are_gaps_between_turns_and_pauses_inside_them() -> None:
    assert [pause.seconds for pause in SAID.turns[0].pauses] == [2.5]
    assert [turn.gap for turn in SAID.turns] == [None, -0.2, 1.0, 1.6]
    assert SAID.turns[0].longest_silence == 2.5


def test_missing_times_are_unknown_and_never_nothing() -> None:
    turns = transcript(
        Utterance("So?", "Ruth", 1.0), Utterance("Well.", "Ben", 3.0, 4.0), Utterance("Hm.", "Ruth")
    ).turns
    assert [turn.gap for turn in turns] == [None, None, None]
    assert turns[2].start is None
    assert turns[2].longest_silence is None


def test_two_labels_with_one_name_speak_one_turn() -> None:
    cast = transcript(Utterance("So", "Ruth"), Utterance("what?", "Ruth (phone)")).cast(
        {"Ruth": Voice("Ruth", Role.COACH), "Ruth (phone)": Voice("Ruth", Role.COACH)}
    )
    assert [(turn.text, turn.role) for turn in cast.turns] == [("So what?", Role.COACH)]


def test_a_quote_of_nothing_cannot_be_built() -> None:
    for n, start, end in ((0, 0, 1), (1, 2, 2), (1, -1, 3)):
        with pytest.raises(ValueError):
            Quote(n, start, end)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Ruth", "Ben", None]), st.from_regex(r"[a-z]{1,5}( [a-z]{1,5}){0,3}", fullmatch=True)
        ),
        min_size=1,
    )
)
def test_a_quote_stands_at_the_same_characters_of_the_file_however_the_roles_are_set(
    said: list[tuple[str | None, str]],
) -> None:
    plain = transcript(*[Utterance(text, speaker) for speaker, text in said])
    for each in (plain, plain.cast({"Ben": Voice("Ruth")})):
        for turn in each.turns:
            start, end = each.span(turn.quote())
            assert each.words[start:end] == turn.text == each.said(turn.quote())
        assert " ".join(turn.text for turn in each.turns) == plain.words
