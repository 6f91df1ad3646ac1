"""What coaches' turns do, in a conversation around them."""

import pytest

from tests.conversation.reading.scenes import scene
from tilth.conversation.reading.findings import Move, TurnFinding
from tilth.conversation.reading.turns import read_turns

BEFORE = """
c | Good morning, Daniel. How are you?
k +1 | Fine, thanks. A bit out of breath.
c +1 | We've got until ten. What would you like from this hour?
k +3 | I'd like to know what I do that keeps everything coming up to my desk.
c +1 | Tell me about this morning. What happened?
k +2 | Marta came in with the supplier, she had a plan in her hand and I answered before she had finished the sentence.
"""
AFTER = """
k +4 | I answer because the quiet frightens me. If nobody speaks I think they will find out that I do not know.
c +3 | What do you make of that?
k +5 | That it was never about them. It is me and the quiet.
c +2 | What would you like to try?
k +2 | On Tuesday I'll ask Marta what she is seeing and then I will wait.
c +1 | And what might get in the way?
k +2 | The quiet itself, I should think. I'll pour the water.
c +1 | What are you taking with you about yourself?
k +2 | That I can stand four seconds.
c +1 | Good. I'll see you on the fourteenth.
k +1 | Thank you. Bye.
"""


def said_in_the_middle(text: str) -> TurnFinding:
    return read_turns(scene(f"{BEFORE}\nc +2 | {text}\n{AFTER}"))[6]


def whole() -> tuple[TurnFinding, ...]:
    return read_turns(scene(f"{BEFORE}\nc +2 | You answered before she had finished.\n{AFTER}"))


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("Mm.", Move.SPACE),
        ("Take your time.", Move.SPACE),
        ("You answered before she had finished.", Move.REFLECTION),
        ("So she had a plan, and it never got out of her hand.", Move.REFLECTION),
        ("Your voice dropped when you said that.", Move.OBSERVATION),
        ("I notice you put your hand flat on the table just then.", Move.OBSERVATION),
        ("Ouch. That's a hard thing to see.", Move.ACKNOWLEDGEMENT),
        ("You should send her a template. Put it in the calendar by Friday.", Move.ADVICE),
        (
            "There is a model for this, it is called the four Ds, and research says that most people get stuck on the second one.",
            Move.INFORMATION,
        ),
        ("What's it like to hear yourself say that?", Move.INVITATION),
        ("What was going on in the room?", Move.QUESTION),
    ],
)
def test_a_turn_shows_its_move(text: str, move: Move) -> None:
    assert move in said_in_the_middle(text).moves


def test_one_turn_may_give_back_and_ask() -> None:
    assert set(said_in_the_middle("She had a plan in her hand. What went on in you?").moves) == {
        Move.REFLECTION,
        Move.QUESTION,
    }


def test_a_question_with_a_finer_purpose_is_not_called_a_question_too() -> None:
    for finding in whole():
        finer = {Move.CONTRACTING, Move.INVITATION, Move.PLANNING, Move.REVIEW} & set(finding.moves)
        assert not (finer and Move.QUESTION in finding.moves)


def test_the_same_conversation_holds_contracting_invitation_planning_review_and_farewell() -> None:
    found = whole()
    assert Move.CONTRACTING in found[2].moves
    assert Move.INVITATION in found[8].moves
    assert Move.PLANNING in found[12].moves
    assert Move.REVIEW in found[14].moves
    assert Move.SOCIAL in found[16].moves


def test_every_move_comes_with_the_words_that_show_it() -> None:
    conversation = scene(f"{BEFORE}\nc +2 | So she had a plan. What went on in you?\n{AFTER}")
    for finding in read_turns(conversation):
        for move in finding.moves:
            note = next(n for n in finding.notes if n.label == f"move:{move.value}")
            assert conversation.said(note.quote)


def test_a_turn_that_only_laughs_leaves_room() -> None:
    assert said_in_the_middle("[laughs]").moves


def test_a_hundred_encouragers_before_a_word_are_read_without_getting_lost() -> None:
    assert said_in_the_middle("yeah " * 100 + "hello there").moves
