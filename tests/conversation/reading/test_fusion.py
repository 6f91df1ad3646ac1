"""Rules and ear meet in one place: labels join, leave or stay by how far the ear is trusted, and every note says whose it is."""

from dataclasses import dataclass, field

import pytest

from tilth.conversation.ear.hearing import Trust
from tilth.conversation.reading import read
from tilth.conversation.reading.findings import Form, Level, Move, Talk
from tilth.conversation.transcript import Role, Timing, Transcript, Utterance, Voice

VOICES = {"R": Voice("Ruth", Role.COACH), "D": Voice("Daniel", Role.CLIENT)}
TALK = Transcript(
    (Utterance("What would you like from today?", "R"), Utterance("The rota is a puzzle to me.", "D")),
    format="plain",
    timing=Timing.NONE,
    voices=VOICES,
    language="en",
)


@dataclass(frozen=True)
class Says:
    """An ear that says the same of every turn."""

    probabilities: dict[str, float]
    trust: dict[str, Trust] = field(default_factory=dict)
    name: str = "An ear"

    def hear(self, transcript):
        return [self.probabilities] * len(transcript.turns)


def heard(probabilities, **trust):
    return read(TALK, ear=Says(probabilities, {label.replace("__", ":"): each for label, each in trust.items()}))


def test_without_an_ear_the_reading_names_no_model():
    assert read(TALK).model is None
    assert all(note.probability is None for found in read(TALK).turns for note in found.notes)


def test_an_ear_that_is_not_trusted_in_anything_changes_nothing():
    assert heard({"move:advice": 0.99}).turns == read(TALK).turns


def test_a_label_that_only_the_ear_hears_is_named_as_its_own_with_its_probability():
    reading = heard({"talk:metaphor": 0.9}, talk__metaphor=Trust())
    client = reading.turns[1]
    (note,) = (note for note in client.notes if note.label == "talk:metaphor")
    assert reading.model == "An ear"
    assert Talk.METAPHOR in client.talk
    assert note.probability == 0.9
    assert "An ear" in note.why
    assert TALK.said(note.quote) == "The rota is a puzzle to me"


def test_a_rules_label_that_the_ear_does_not_hear_leaves_with_its_note():
    before = read(TALK).turns[0]
    assert Move.CONTRACTING in before.moves
    found = heard(
        {"move:contracting": 0.01, "move:question": 0.9}, move__contracting=Trust(rules=1.0), move__question=Trust()
    ).turns[0]
    assert Move.CONTRACTING not in found.moves
    assert not [note for note in found.notes if note.label == "move:contracting"]


def test_a_label_that_both_hear_keeps_the_rules_words_and_gains_the_probability():
    before = read(TALK).turns[0]
    found = heard({"move:contracting": 0.8}, move__contracting=Trust(rules=1.0)).turns[0]
    (old,) = (note for note in before.notes if note.label == "move:contracting")
    (new,) = (note for note in found.notes if note.label == "move:contracting")
    assert (new.quote, new.why, new.probability) == (old.quote, old.why, 0.8)


def test_the_ear_can_hear_a_question_where_no_rule_does_and_none_where_one_does():
    forms = {"form:none": Trust(), "form:open": Trust(), "form:closed": Trust()}
    none = read(TALK, ear=Says({"form:none": 0.9, "form:open": 0.05, "form:closed": 0.05}, forms))
    closed = read(TALK, ear=Says({"form:none": 0.05, "form:open": 0.05, "form:closed": 0.9}, forms))
    assert none.turns[0].question is None
    assert closed.turns[0].question.form is Form.CLOSED


def test_a_level_is_the_likeliest_or_none():
    levels = {f"level:{value}": Trust() for value in ("none", *Level)}
    said = {f"level:{value}": 0.05 for value in ("none", *Level)} | {"level:identity": 0.6}
    assert {found.level for found in read(TALK, ear=Says(said, levels)).turns} == {Level.IDENTITY}


def test_a_coach_turn_is_never_left_without_a_move():
    found = heard({f"move:{m}": 0.01 for m in Move}, **{f"move__{m}": Trust() for m in Move}).turns[0]
    assert len(found.moves) == 1


@pytest.mark.parametrize("language", ["de", "fr"])
def test_the_ear_keeps_silent_in_another_language(language):
    other = Transcript(TALK.utterances, "plain", Timing.NONE, VOICES, language=language)
    assert read(other, ear=Says({"move:advice": 0.9}, {"move:advice": Trust()})).model is None
