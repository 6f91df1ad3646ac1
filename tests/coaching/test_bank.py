"""The bank of questions: enough of them, of every kind, and each coach's own words theirs alone."""

from collections import Counter

import pytest

from tests.people import NOW, gather
from tilth.coaching.bank import ANY, APPROACHES, PURPOSES, STAGES, OwnQuestion, bank_of, find, provided
from tilth.organisation.disclosure import Withheld

PLACE = {"stage": "clarify_focus", "purpose": "team", "approach": "systemic"}


def test_there_are_enough_questions_of_every_stage_purpose_and_approach():
    questions = provided()
    assert len(questions) >= 120
    assert len({q.key for q in questions}) == len({q.words for q in questions}) == len(questions)
    for field, choices in (("stage", STAGES), ("purpose", PURPOSES), ("approach", APPROACHES)):
        counted = Counter(getattr(q, field) for q in questions)
        assert set(counted) == {value for value, _ in choices}
        assert min(counted.values()) >= 8


@pytest.mark.parametrize("question", provided(), ids=lambda q: q.key)
def test_every_question_is_short_and_asks_once(question):
    assert len(question.words) <= 130
    assert question.words.count("?") <= 1
    assert question.words[-1] in "?."


def test_looking_narrows_by_words_stage_purpose_and_approach():
    found = find(provided(), text="BOARD asking", stage="clarify_focus", purpose="executive", approach="systemic")
    assert [q.words for q in found] == ["What is the board not asking you that you wish it would?"]
    assert {q.purpose for q in find(provided(), purpose="career")} == {"career", ANY}


@pytest.mark.django_db
def test_a_coachs_own_wording_takes_the_place_of_the_original_for_them_alone():
    cast = gather()
    first = provided()[0]
    OwnQuestion.write(by=cast.coach, key=first.key, version=0, now=NOW, words="What is this hour for?", **PLACE)
    OwnQuestion.write(by=cast.coach, key="", version=0, now=NOW, words="Who waits for whom?", **PLACE)
    mine = {q.key: q.words for q in bank_of(cast.coach)}
    assert mine[first.key] == "What is this hour for?"
    assert "Who waits for whom?" in mine.values()
    assert bank_of(cast.stranger) == list(provided())
    OwnQuestion.take_back(first.key, by=cast.coach)
    assert {q.key: q for q in bank_of(cast.coach)}[first.key] == first


@pytest.mark.django_db
def test_a_question_set_aside_stays_in_the_bank_apart():
    cast = gather()
    OwnQuestion.lay_aside(provided()[3], by=cast.coach, now=NOW)
    assert [q.words for q in bank_of(cast.coach) if q.set_aside] == [provided()[3].words]


@pytest.mark.django_db
def test_who_does_not_coach_has_no_bank():
    cast = gather()
    with pytest.raises(Withheld):
        OwnQuestion.write(by=cast.client, key="", version=0, now=NOW, words="Why?", **PLACE)
