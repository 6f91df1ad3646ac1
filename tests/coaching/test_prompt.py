"""Prompts ask for what would make a step more specific, realistic or its owner's own; a whole card is left in peace."""

from tilth.coaching.prompt import MOST, prompts

WHOLE = {
    "what": "Ask Marta what she is seeing, before I say a word",
    "question": "What have they got in them?",
    "when": "in the Tuesday weekly",
    "if_then": "If I feel the click, I put my pen down",
    "watch_for": "who speaks first",
}


def asked(card, **plain):
    around = {
        "kind": "experiment",
        "ownership": "client_owned",
        "certainty": 8,
        "dated": False,
        "rooted": True,
        "valued": True,
    }
    return prompts(card, **around | plain)


def test_a_whole_card_is_asked_nothing():
    assert asked(WHOLE) == []


def test_an_empty_card_is_asked_little():
    assert len(asked({}, rooted=False, valued=False, certainty=None)) == MOST


def test_each_gap_has_its_question():
    assert "“should”" in asked(WHOLE | {"what": "I should ask Marta"})[0].asks
    assert asked(WHOLE | {"what": "Try to listen more"})[0].makes_it == "specific"
    assert "surer" in asked(WHOLE, certainty=6)[0].asks
    assert "learn" in asked(WHOLE, certainty=10)[0].asks
    assert "your own words" in asked(WHOLE, ownership="coach_imposed")[0].asks
    assert "When" in asked(WHOLE | {"when": ""})[0].asks
    assert asked(WHOLE | {"when": ""}, dated=True) == []


def test_a_reflection_is_not_asked_for_a_hard_moment():
    assert asked(WHOLE | {"if_then": "", "watch_for": ""}, kind="reflection") == []
