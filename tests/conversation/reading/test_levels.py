"""What turns are about, from the ground up, and when nothing is said of it."""

import json
from datetime import date
from importlib import resources

import pytest

from tests.conversation.reading.scenes import scene
from tilth.conversation.reading.findings import Level, TurnFinding
from tilth.conversation.reading.turns import read_turns

START = "c | What would you like to look at?\nk +2 | I am not sure yet."


def client(text: str) -> TurnFinding:
    return read_turns(scene(f"{START}\nc +2 | Tell me more about that.\nk +2 | {text}"))[3]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        (
            "There's a meeting in the big office on Monday morning, and the board and the whole team are there for hours.",
            Level.ENVIRONMENT,
        ),
        (
            "She came in and asked me, I answered, she wrote it down and went, and then I called Tom and told him.",
            Level.BEHAVIOUR,
        ),
        (
            "I think they must believe that I should always know, because if I don't they'll think it means that I'm wrong.",
            Level.BELIEF,
        ),
        (
            "It matters to me. I care that it is fair, and I want them to be proud and to trust each other.",
            Level.VALUE,
        ),
        (
            "I'm the one who knows. I'm not the boss, I'm a shopkeeper, and I don't know who I am without being that man.",
            Level.IDENTITY,
        ),
    ],
)
def test_a_turn_full_of_one_level_is_heard_as_that_level(text: str, level: Level) -> None:
    assert client(text).level is level


@pytest.mark.parametrize("text", ["Mm.", "Yes.", "Okay, thanks.", "Right."])
def test_a_turn_that_says_little_has_no_level(text: str) -> None:
    assert client(text).level is None


def test_a_level_comes_with_words_of_that_very_turn() -> None:
    conversation = scene(f"{START}\nc +2 | Tell me more.\nk +2 | She asked me and I answered, and then I told Tom.")
    found = read_turns(conversation)[3]
    note = next(n for n in found.notes if n.label.startswith("level:"))
    assert note.quote.turn == 4
    assert conversation.said(note.quote)
    assert note.why.startswith("It is about ")


def test_the_rubric_of_levels_is_dated_names_its_sources_and_holds_every_level() -> None:
    rubric = json.loads(
        resources.files("tilth.conversation.rubrics").joinpath("logical-levels.json").read_text(encoding="utf-8")
    )
    date.fromisoformat(rubric["valid_from"])
    assert rubric["edition"]
    assert rubric["sources"]
    assert [Level(line["level"]) for line in rubric["levels"]] == list(Level)
    for line in rubric["levels"]:
        assert line["words"] == sorted(set(line["words"]))
        assert all(phrase == phrase.lower().strip() for phrase in line["phrases"])
