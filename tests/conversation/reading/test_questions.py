"""How coaches ask, with and without the marks that speech recognition loses."""

import pytest

from tilth.conversation.reading.findings import Form, Note, Question
from tilth.conversation.reading.questions import asks, question
from tilth.conversation.reading.words import spoken
from tilth.conversation.transcript import Role, Turn


def asked(text: str, said_by_client: frozenset[str] = frozenset()) -> tuple[Question, tuple[Note, ...]] | None:
    return question(spoken(Turn(3, "Ruth", Role.COACH, text)), said_by_client)


def form(text: str) -> Form | None:
    found = asked(text)
    return found[0].form if found else None


@pytest.mark.parametrize(
    "text",
    [
        "What would you like from this hour?",
        "And when she asks, what will you say?",
        "Suppose I'd been at the end of that table. What would I have seen?",
        "Tell me about the last one.",
        "Could you say more about that?",
        "I'm curious what that was like.",
        "And the other half?",
        "How come?",
        "Then what?",
    ],
)
def test_what_can_be_answered_in_ones_own_words_is_open(text: str) -> None:
    assert form(text) is Form.OPEN


@pytest.mark.parametrize(
    "text",
    [
        "Did you get to that?",
        "Would it help to read them?",
        "Is it the team, or is it the time?",
        "How sure are you that this happens?",
        "On a scale of one to ten, where are you?",
        "Nobody here knows?",
        "That makes it easier, doesn't it?",
        "Which one shall we take?",
    ],
)
def test_what_yes_no_one_of_two_or_a_number_can_answer_is_closed(text: str) -> None:
    assert form(text) is Form.CLOSED


@pytest.mark.parametrize(
    "text",
    [
        "You've seen what happens.",
        "What you do is you take the list.",
        "What matters is the habit.",
        "Have a good week.",
        "Do it right after the call.",
        "I know what would help you there.",
        "That's who you were.",
        "Right. Okay.",
        'She said, "What do you want to do?" every time.',
        "He asked me, what are you doing here.",
    ],
)
def test_statements_orders_and_reported_questions_do_not_ask(text: str) -> None:
    assert form(text) is None


@pytest.mark.parametrize(
    ("spoken_as", "heard_as"),
    [
        ("So where are you with that?", "so where are you with that"),
        (
            "You've heard yourself. What does that tell you about the list?",
            "you've heard yourself what does that tell you about the list",
        ),
        ("It's Thursday, then. What would telling look like?", "it's thursday then what would telling look like"),
        ("Did I get that?", "so the number first and the deciding stays with you did i get that"),
        ("Would that suit?", "i'll be up from nine would that suit"),
    ],
)
def test_a_question_is_heard_without_its_mark_its_capitals_and_its_stops(spoken_as: str, heard_as: str) -> None:
    assert form(heard_as) is not None
    assert form(heard_as) is form(spoken_as)


def test_a_call_for_assent_in_passing_is_rhetorical_but_at_the_end_it_asks() -> None:
    assert form("You know what? I would take it to your boss.") is None
    assert form("So it is a numbers game, right?") is Form.CLOSED


def test_a_closed_question_that_the_coach_talks_over_was_not_meant_to_be_answered() -> None:
    over = (
        "It took a day, and then another, and when it was done nobody so much as looked at it, which taught me a thing."
    )
    assert form(f"Did you ever do a stocktake? {over}") is None


def test_two_questions_before_an_answer_are_stacked_with_the_second_as_evidence() -> None:
    text = "What would it look like if you let go, and how could you use the tab?"
    found = asked(text)
    assert found is not None
    assert found[0].stacked
    note = next(n for n in found[1] if n.label == "question:stacked")
    assert text[note.quote.start : note.quote.end].startswith("how could you use")


@pytest.mark.parametrize(
    "text",
    [
        "Can I ask you something? What does she do with the hand?",
        "Walk me through it. What happens first?",
        "What will you say? Just roughly.",
        "What is it you're holding on to, do you think?",
    ],
)
def test_leave_to_ask_requests_and_afterthoughts_stack_nothing(text: str) -> None:
    found = asked(text)
    assert found is not None
    assert not found[0].stacked


@pytest.mark.parametrize(
    "text",
    [
        "Wouldn't that take the heat out of it?",
        "Have you thought about just blocking out Fridays?",
        "So you're worried about quality?",
        "That frees you up, right?",
    ],
)
def test_a_question_that_holds_its_answer_is_leading(text: str) -> None:
    found = asked(text)
    assert found is not None
    assert found[0].leading


def test_own_words_is_the_share_of_content_words_that_the_client_had_said() -> None:
    said = spoken(Turn(2, "Daniel", Role.CLIENT, "It is like a seatbelt. It clicks.")).content
    found = asked("What is the seatbelt protecting?", said)
    assert found is not None
    assert found[0].own_words == 0.5


def test_own_words_is_unknown_where_a_question_has_no_content_words() -> None:
    found = asked("And what about you?")
    assert found is not None
    assert found[0].own_words is None


def test_each_thing_said_of_a_question_has_its_words_and_a_reason() -> None:
    text = "Lovely. Haven't you tried that?"
    found = asked(text)
    assert found is not None
    for note in found[1]:
        assert text[note.quote.start : note.quote.end] == "Haven't you tried that"
        assert note.why.endswith(".")


def test_asks_gives_the_questions_in_their_order() -> None:
    said = spoken(Turn(1, "Ruth", Role.COACH, "How are you? Did it go well?"))
    assert [a.form for a in asks(said)] == [Form.OPEN, Form.CLOSED]
