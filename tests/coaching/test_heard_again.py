"""What was agreed last time is recognised in the next session's words, with the words, and never in a stranger's."""

from importlib.resources import files

import pytest

from tilth.coaching.heard_again import LONGEST, MOST, Earlier, heard_again
from tilth.conversation.formats import read_file
from tilth.conversation.reading import read
from tilth.conversation.reading.document import as_document
from tilth.conversation.roles import guess
from tilth.conversation.transcript import Voice

AGREED = [
    Earlier("step", "hartwell", "When Marta asks what I want to do about Hartwell, I ask what she is seeing"),
    Earlier("step", "click", "If I feel the click, pen down and both feet flat"),
    Earlier("step", "marta", "Tell Marta beforehand that Hartwell is hers"),
    Earlier("value", "useful", "Being useful"),
    Earlier("step", "budget", "Read the budget report over the weekend"),
    Earlier("insight", "guess", "I have been treating a guess as a fact: that they would mind"),
]


def document(name):
    file = files("tilth.cli").joinpath("demo_sessions", f"{name}.vtt")
    transcript = read_file(file.read_bytes(), file.name).transcript
    cast = transcript.cast({found.label: Voice(found.label, found.role) for found in guess(transcript)})
    return as_document(cast, read(cast))


def turns(*said):
    return {
        "turns": [
            {"n": n, "role": role, "text": text, "level": None, "verdicts": {}}
            for n, (role, text) in enumerate(said, 1)
        ]
    }


def test_the_next_session_of_the_same_two_speaks_of_what_was_agreed():
    heard = heard_again(AGREED, document("operations_director_follow_up"))
    assert {each.earlier.id for each in heard} == {"hartwell", "click", "marta", "useful"}


@pytest.mark.parametrize("stranger", ["new_manager", "peer_conflict"])
def test_another_clients_session_speaks_of_none_of_it(stranger):
    assert heard_again(AGREED, document(stranger)) == []


def test_each_proposal_quotes_words_that_were_said_and_names_what_is_shared():
    read_ = document("operations_director_follow_up")
    for each in heard_again(AGREED, read_):
        turn = read_["turns"][each.turn - 1]
        assert turn["role"] == "client"
        assert each.words.strip("…") in turn["text"]
        assert len(each.words) <= LONGEST + 2
        assert each.why.startswith("The same words: ")


def test_a_single_common_word_once_is_a_turn_of_phrase():
    assert heard_again([Earlier("value", "1", "Being useful")], turns(("client", "That would be useful."))) == []


def test_the_coachs_words_alone_are_not_the_clients():
    said = turns(("coach", "How was asking Marta about the harvest?"), ("client", "Fine, thanks."))
    assert heard_again([Earlier("step", "1", "Ask Marta about the harvest")], said) == []


def test_the_answer_may_leave_to_the_question_what_it_is_about():
    said = turns(
        ("coach", "What came of the harvest list with Marta on Tuesday?"),
        ("client", "Marta had the harvest done before I came."),
        ("client", "The rest was quiet."),
    )
    heard = heard_again([Earlier("step", "1", "Tuesday: harvest list, Marta first")], said)
    assert [each.turn for each in heard] == [2]


def test_nothing_was_named_before_and_nothing_is_heard():
    assert heard_again([], document("operations_director_follow_up")) == []
    assert heard_again([Earlier("step", "1", "")], turns(("client", "Hello"))) == []
    assert heard_again(AGREED, turns()) == []


def test_no_more_are_proposed_than_a_person_would_look_at():
    many = [Earlier("step", str(n), "Ask Marta what she is seeing about Hartwell") for n in range(40)]
    assert len(heard_again(many, document("operations_director_follow_up"))) == MOST
