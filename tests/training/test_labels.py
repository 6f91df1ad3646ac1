"""What the ear is taught of a turn is what its reader marked, and nothing where a label does not apply."""

from pathlib import Path

import pytest

from training.corpus import read
from training.labels import ALONE, ONE_OF, OUTPUTS, taught

FIRST = Path(__file__).parent.parent.parent / "corpus" / "sessions" / "001-for-completeness.txt"


@pytest.fixture(scope="module")
def labels():
    return taught(read(FIRST))


def says(labels, n, label):
    return labels[n - 1].alone[ALONE.index(label)]


def chosen(labels, n, group):
    index = labels[n - 1].one_of[list(ONE_OF).index(group)]
    return None if index is None else ONE_OF[group][index]


def test_a_coach_turn_has_moves_and_a_form_and_no_talk(labels):
    assert says(labels, 81, "move:invitation") == 1.0
    assert says(labels, 81, "move:advice") == 0.0
    assert chosen(labels, 81, "form") == "open"
    assert says(labels, 81, "talk:feeling") is None


def test_the_first_move_is_the_main_one(labels):
    assert chosen(labels, 85, "main") == "observation"


def test_a_client_turn_has_talk_and_a_level_and_no_form(labels):
    assert says(labels, 78, "talk:insight") == 1.0
    assert says(labels, 78, "shift") == 1.0
    assert chosen(labels, 78, "level") == "identity"
    assert chosen(labels, 78, "form") is None


def test_turns_of_a_step_are_steps_and_say_whether_it_was_imposed(labels):
    assert says(labels, 110, "step") == 1.0
    assert says(labels, 110, "imposed") == 0.0
    assert says(labels, 12, "imposed") is None


def test_every_label_has_one_number():
    assert len(OUTPUTS) == len(set(OUTPUTS)) == len(ALONE) + sum(map(len, ONE_OF.values()))
