"""What clients voice, and what only sounds like it."""

import pytest

from tilth.conversation.reading.findings import Form, Move, Note, Question, Stage, Talk
from tilth.conversation.reading.talk import Reply, talk
from tilth.conversation.reading.words import Spoken, spoken
from tilth.conversation.transcript import Role, Turn

PLANNED = Reply(Stage.TRANSLATE_TO_ACTION, (Move.PLANNING,), Question(Form.OPEN))
ADVISED = Reply(Stage.TRANSLATE_TO_ACTION, (Move.ADVICE,))
INVITED = Reply(Stage.GENERATE_INSIGHT, (Move.INVITATION,), Question(Form.OPEN), wait=3.0)


def client(text: str) -> Spoken:
    return spoken(Turn(4, "Daniel", Role.CLIENT, text))


def voiced(text: str, reply: Reply) -> tuple[Talk, ...]:
    return talk(client(text), reply)[0]


def test_a_will_with_an_act_in_answer_to_planning_is_commitment() -> None:
    assert Talk.COMMITMENT in voiced("On Tuesday I'll ask Marta what she is seeing.", PLANNED)


@pytest.mark.parametrize(
    "text",
    ["I'll tell you something about my brother.", "I'll be scared.", "Maybe I'll see.", 'He said, "I will do it."'],
)
def test_idioms_forecasts_doubts_and_the_will_of_others_are_no_commitment(text: str) -> None:
    assert Talk.COMMITMENT not in voiced(text, PLANNED)


def test_the_same_words_in_a_story_are_no_commitment() -> None:
    story = Reply(Stage.EXPLORE_PERSPECTIVE, (Move.QUESTION,), Question(Form.OPEN))
    assert Talk.COMMITMENT not in voiced("So I'll put the phone down and have another one.", story)


def test_an_objection_to_advice_is_sustain_even_without_a_word_against_it() -> None:
    found, notes = talk(client("There's the architecture forum at ten."), ADVISED)
    assert found == (Talk.SUSTAIN,)
    assert notes[0].why == "It does not take up what the coach put forward."


def test_inability_in_answer_to_advice_is_sustain() -> None:
    assert Talk.SUSTAIN in voiced("I've tried that. I can't do it with the team watching.", ADVISED)


def test_assent_to_advice_is_not_sustain() -> None:
    assert voiced("Okay. Will do, thanks.", ADVISED) == ()


def test_inability_as_a_figure_of_speech_is_not_sustain() -> None:
    assert Talk.SUSTAIN not in voiced("I can't believe how well it went.", PLANNED)


def test_seeing_ones_own_part_after_an_invitation_is_insight() -> None:
    text = "That I've been calling it their problem. It's not their problem, it's my speed."
    assert Talk.INSIGHT in voiced(text, INVITED)


def test_the_same_words_after_an_explanation_are_not_insight() -> None:
    taught = Reply(Stage.EXPLORE_PERSPECTIVE, (Move.INFORMATION,))
    assert Talk.INSIGHT not in voiced("Oh, I see. That's what it is.", taught)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I could ask her what she wants to see.", Talk.CHANGE),
        ("I felt sick, to be honest, and ashamed.", Talk.FEELING),
        ("What matters to me is that they grow.", Talk.VALUE),
        ("It's like a seatbelt going on.", Talk.METAPHOR),
    ],
)
def test_change_feelings_values_and_images_are_heard(text: str, kind: Talk) -> None:
    assert kind in voiced(text, Reply(Stage.EXPLORE_PERSPECTIVE))


def test_every_kind_of_talk_comes_with_its_words_and_a_reason() -> None:
    text = "I'm scared, but I'll tell Gwen on Thursday."
    found, notes = talk(client(text), PLANNED)
    assert {n.label for n in notes} == {f"talk:{t.value}" for t in found}
    for note in notes:
        assert isinstance(note, Note)
        assert text[note.quote.start : note.quote.end].strip()
        assert note.why.endswith(".")
