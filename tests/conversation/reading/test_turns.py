"""What is heard in each turn of a conversation, and what must never be said of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conversation.reading.scenes import SESSIONS, VOICES, needs_shared, reader, scene, session
from tilth.conversation.reading.findings import Talk, TurnFinding
from tilth.conversation.reading.turns import read_turns
from tilth.conversation.transcript import Timing, Transcript, Utterance

SHORT = """
c | Hello, Daniel. What would you like from this hour?
k +2 | I want to know what keeps it going.
o +1 | Sorry, is this room free?
c +1 | Not yet. What happened this morning?
k +2 | I answered before she had finished.
"""


def labels(found: TurnFinding) -> set[str]:
    named = {f"move:{m.value}" for m in found.moves} | {f"talk:{t.value}" for t in found.talk}
    if found.level:
        named.add(f"level:{found.level.value}")
    if found.question:
        named.add(f"question:{found.question.form.value}")
        named |= {f"question:{flag}" for flag in ("stacked", "leading") if getattr(found.question, flag)}
    return named


def test_there_is_one_finding_a_turn_in_order() -> None:
    assert [f.n for f in read_turns(scene(SHORT))] == [1, 2, 3, 4, 5]


def test_coaches_have_moves_and_questions_clients_have_talk_others_have_nothing() -> None:
    found = read_turns(scene(SHORT))
    assert found[0].moves
    assert found[0].question
    assert not found[0].talk
    assert Talk.CHANGE in found[1].talk
    assert not found[1].moves
    assert found[2] == TurnFinding(3)


def test_a_speaker_whose_role_is_unknown_gets_nothing() -> None:
    unknown = scene(SHORT).cast({})
    assert read_turns(unknown) == tuple(TurnFinding(t.n) for t in unknown.turns)


def test_a_conversation_in_another_language_gets_nothing() -> None:
    german = replace(scene(SHORT), language="de")
    assert read_turns(german) == tuple(TurnFinding(t.n) for t in german.turns)


def test_without_times_the_words_are_read_all_the_same() -> None:
    assert all(f.moves for f in read_turns(scene(SHORT, timed=False)) if f.n in (1, 4))


@given(
    st.lists(
        st.tuples(st.sampled_from(["Coach", "Client", "Other", None]), st.text(min_size=1, max_size=120)), max_size=12
    )
)
def test_every_label_of_any_conversation_rests_on_words_of_its_turn(lines: list[tuple[str | None, str]]) -> None:
    cues = tuple(Utterance(text, speaker) for speaker, text in lines if text.strip())
    conversation = Transcript(cues, "plain", Timing.NONE, VOICES)
    for turn, found in zip(conversation.turns, read_turns(conversation), strict=True):
        assert {note.label for note in found.notes} == labels(found)
        for note in found.notes:
            assert note.quote.turn == turn.n
            assert conversation.said(note.quote)
            assert note.why.endswith(".")


def test_reading_twice_gives_the_same() -> None:
    assert read_turns(scene(SHORT)) == read_turns(scene(SHORT))


@needs_shared
@pytest.mark.parametrize("name", SESSIONS)
def test_forms_of_questions_agree_with_a_reader(name: str) -> None:
    forms = {"either": "closed", "scaling": "closed"}
    agreed = seen = 0
    for marked, found in zip(reader(2, name)["utterances"], read_turns(session(name)), strict=True):
        if marked.get("coach") is None:
            continue
        question = marked["coach"].get("question")
        form = forms.get(question["form"], question["form"]) if question else None
        seen += 1
        agreed += form == (found.question.form.value if found.question else None)
    assert agreed / seen > 0.85
