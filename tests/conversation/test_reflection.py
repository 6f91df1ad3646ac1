"""Questions for the coach's own reflection: they ask about what was missed, at most five, and never mark."""

import re

from tests.readings import action, by_hand, quote, shift
from tilth.conversation.reflection import MOST, wonderings

NOTHING_MISSED = {"moments_without_action": [], "longest_silence": None, "median_coach_latency": 2.0}


def calm(**changed):
    document = by_hand(**changed)
    document["measures"] |= NOTHING_MISSED
    return document


def asked(document):
    return [wondering.question for wondering in wonderings(document)]


def test_nothing_is_asked_where_nothing_was_missed():
    assert asked(calm()) == []


def test_a_shift_cut_short_is_asked_about_in_its_own_words_and_with_what_came_next():
    (only,) = wonderings(calm(shifts=[shift(outcome="cut_short")]))
    assert only.turns == (4, 5)
    assert "At 00:35, Daniel: “word4”" in only.question
    assert "another question" in only.question


def test_a_shift_that_nobody_took_up_is_asked_about():
    (only,) = asked(calm(shifts=[shift(outcome="unnoticed")]))
    assert "What do you hear in it now?" in only


def test_a_step_without_a_day_is_asked_about():
    (only,) = asked(calm(actions=[action(when=None)]))
    assert "no one asked when" in only


def test_a_step_that_the_coach_brought_is_asked_about():
    (only,) = asked(calm(actions=[action(ownership="coach_imposed", status="complied")]))
    assert "the idea came from you" in only


def test_a_step_that_was_let_go_is_let_be():
    assert asked(calm(actions=[action(), action(when=None, status="let_go", moment=None)])) == []


def test_an_insight_without_a_step_is_asked_about():
    (only,) = asked(calm(actions=[action(moment=None)]))
    assert only.endswith("No step grew from it. Let it rest, or ask once?")


def test_stacked_questions_are_asked_about_together():
    document = calm()
    document["turns"][0]["question"]["stacked"] = document["turns"][4]["question"]["stacked"] = True
    (only,) = wonderings(document)
    assert only.turns == (1, 5)
    assert only.question.startswith("2 times")


def test_words_above_half_are_asked_about_with_their_share():
    document = calm()
    document["measures"]["coach_word_share"] = 0.61
    assert asked(document) == ["61 % of the words were yours. Where might fewer have left more room?"]


def test_silence_is_asked_about_whether_it_was_left_or_not():
    left, hurried = calm(), calm()
    left["measures"]["longest_silence"] = 5.0
    hurried["measures"]["median_coach_latency"] = 0.4
    assert "ending in turn 4" in asked(left)[0]
    assert "within 0.4 s" in asked(hurried)[0]


def test_never_more_than_five_and_none_twice_about_the_same_words():
    shifts = [shift(turn=n, quotes=[quote(n)], outcome="cut_short") for n in (2, 4, 6)]
    shifts.append(shift(outcome="unnoticed"))
    document = calm(shifts=shifts, actions=[action(when=None, moment=None), action(ownership="coach_imposed")])
    document["measures"]["coach_word_share"] = 0.9
    document["turns"][0]["question"]["stacked"] = True
    found = wonderings(document)
    assert len(found) <= MOST
    turns = [n for each in found for n in each.turns]
    assert len(turns) == len(set(turns))


def test_everything_asked_is_a_question_and_holds_no_mark():
    document = calm(shifts=[shift(outcome="cut_short")], actions=[action(when=None), action(ownership="coach_imposed")])
    document["measures"]["coach_word_share"] = 0.9
    for question in asked(document):
        assert question.endswith("?")
        assert not re.search(r"\b(?:good|bad|well done|wrong|should|fail|score|poor)\b", question)


def test_nobody_is_asked_where_nobody_is_known_to_be_the_coach():
    document = calm(shifts=[shift(outcome="cut_short")])
    for turn in document["turns"]:
        turn["role"] = None
    assert asked(document) == []
