"""Where the work stands after a session: levels of the client's turns, who brought the topic, words of needing the coach less."""

import pytest

from tilth.coaching.lead import lead
from tilth.coaching.standing import standing


def document(*turns, share=0.3):
    return {
        "turns": [
            {
                "n": n,
                "role": role,
                "text": text,
                "level": level,
                "stage": "clarify_focus",
                "moves": [],
                "question": None,
            }
            for n, (role, text, level) in enumerate(turns, 1)
        ],
        "measures": {"coach_word_share": share},
    }


@pytest.mark.parametrize(
    "said",
    [
        "I don't think I need to report this one to you.",
        "I did it without asking you, actually.",
        "So I asked myself your question in the car.",
        "Could we meet every other month from now on?",
        "I can take it from here on my own from here.",
    ],
)
def test_needing_the_coach_less_is_heard_with_its_words(said):
    found = standing(document(("client", f"Well. {said} Yes.", None)))
    assert found["needing_less"] == [{"turn": 1, "words": said}]


@pytest.mark.parametrize("said", ["I don't need this on my desk.", "She did it without him.", "You need less noise."])
def test_needing_something_else_less_is_not(said):
    assert standing(document(("client", said, None)))["needing_less"] == []


def test_the_same_words_from_the_coach_say_nothing_of_the_client():
    assert standing(document(("coach", "You don't need me. What should I do?", None)))["asking_what_to_do"] == []


def test_a_level_counts_unless_the_coach_dismissed_it():
    said = document(
        ("client", "I can do it", "capability"), ("client", "It is who I am", "identity"), ("coach", "Mm", "value")
    )
    said["turns"][1]["verdicts"] = {"level": "dismissed"}
    assert standing(said)["levels"] == {"capability": 1}


def test_the_topic_is_whose_words_first_say_something():
    opening = [("coach", "Hello.", None), ("client", "Hello.", None)]
    theirs = ("client", "My deputy manager keeps sending budget decisions upstairs.", None)
    mine = ("coach", "Today we continue with the budget decisions of your deputy manager.", None)
    assert standing(document(*opening, theirs, mine))["topic"] == {"by": "client", "turn": 3}
    assert standing(document(*opening, mine, theirs))["topic"] == {"by": "coach", "turn": 3}
    assert standing(document(*opening))["topic"] is None


def test_how_much_the_client_leads_is_told_over_sessions():
    first = standing(document(("client", "The budget and the budget again. You tell me.", None), share=0.6))
    second = standing(document(("client", "Budget, budget. I don't need you for this.", None), share=0.4))
    told = lead(["client_owned", "coach_imposed", "co_created"], [(1, first), (2, second)])
    assert told.designed == (2, 3)
    assert told.coach_words == [(1, 60), (2, 40)]
    assert told.asking == [(1, "You tell me.")]
    assert told.needing_less == [(2, "I don't need you for this.")]
    assert told.words == [("budget", 2)]


def test_nothing_is_told_where_nothing_is_known():
    told = lead([], [])
    assert told.designed == told.topics == (0, 0)
    assert not told.words
