"""The ear that comes with Tilth: calibrated probabilities for every turn, the same every time."""

from pathlib import Path

import pytest

from tilth.conversation import ear
from tilth.conversation.ear.model import TrainedEar
from tilth.conversation.reading import read
from tilth.conversation.reading.findings import Form, Level, Move, Stage, Talk
from tilth.conversation.transcript import Role, Timing, Transcript, Utterance, Voice

pytestmark = pytest.mark.skipif(
    not Path(ear.__path__[0], "ear.onnx").exists(), reason="the ear's files were left out of this copy"
)
SAID = Transcript(
    (
        Utterance("Good morning. What would you like from our hour?", "R"),
        Utterance("I want to stop writing every rota myself.", "D"),
        Utterance("So it is less about the rota than about you.", "R"),
        Utterance("Yes. On Monday I'm going to let Latha draft it.", "D"),
    ),
    format="plain",
    timing=Timing.NONE,
    voices={"R": Voice("Ruth", Role.COACH), "D": Voice("Daniel", Role.CLIENT)},
    language="en",
)


@pytest.fixture(scope="module")
def trained():
    return TrainedEar()


def test_every_turn_has_a_probability_for_every_label(trained):
    hearings = trained.hear(SAID)
    assert len(hearings) == len(SAID.turns)
    for heard in hearings:
        assert {f"move:{m}" for m in Move} | {f"talk:{t}" for t in Talk} | {"shift", "step", "stacked"} <= set(heard)
        assert all(0.0 <= p <= 1.0 for p in heard.values())
        for group, values in (("form", ["none", *Form]), ("level", ["none", *Level]), ("stage", list(Stage))):
            assert sum(heard[f"{group}:{value}"] for value in values) == pytest.approx(1.0, abs=1e-5)


def test_it_hears_what_is_plain(trained):
    asked, _, given_back, will = trained.hear(SAID)
    assert max(("none", *Form), key=lambda form: asked[f"form:{form}"]) == "open"
    assert max(Move, key=lambda move: given_back[f"move:{move}"]) is Move.REFLECTION
    assert will["talk:commitment"] > 0.5


def test_the_same_words_are_heard_the_same_every_time(trained):
    assert trained.hear(SAID) == TrainedEar().hear(SAID)


def test_a_reading_names_the_ear_and_its_probabilities(trained):
    reading = read(SAID, ear=trained)
    assert reading.model == trained.name
    assert any(note.probability is not None for found in reading.turns for note in found.notes)


def test_every_label_that_is_trusted_is_one_that_is_heard(trained):
    assert set(trained.trust) <= set(trained.hear(SAID)[0])
    assert not set(trained.card["experimental"]) & set(trained.trust)


def test_an_empty_conversation_is_heard_as_nothing(trained):
    assert list(trained.hear(Transcript((), "plain", Timing.NONE))) == []
