"""A verdict finds its finding by kind and characters, changes the figures, and stays when its finding is gone."""

from tilth.coaching.judged import Judgement, findings, judge


def document(**changes):
    turns = [
        {
            "n": 1,
            "text": "What do you want?",
            "place": {"from": 0, "to": 17},
            "stage": "opening",
            "level": None,
            "question": {"form": "open", "stacked": False, "leading": False},
        },
        {
            "n": 2,
            "text": "To stop answering.",
            "place": {"from": 18, "to": 36},
            "stage": "opening",
            "level": "behaviour",
            "question": None,
        },
        {
            "n": 3,
            "text": "Do you? Will you?",
            "place": {"from": 37, "to": 54},
            "stage": "opening",
            "level": None,
            "question": {"form": "closed", "stacked": True, "leading": False},
        },
    ]
    return {
        "turns": turns,
        "shifts": [{"place": {"from": 18, "to": 36}, "outcome": "unnoticed"}],
        "moments": [{"place": {"from": 18, "to": 36}}],
        "actions": [{"place": {"from": 18, "to": 36}, "ownership": "client_owned", "moment": 0}],
        "markers": {"3.1": {"reading": "evidence", "turns": [1], "counter": []}},
        "measures": {
            "open_question_share": 0.5,
            "stacked": 1,
            "moments_without_action": [],
            "actions_without_moment": [],
        },
    } | changes


def test_a_dismissed_question_no_longer_counts():
    after, stray = judge(document(), [Judgement("question", 37, 54, "dismissed")])
    assert stray == []
    assert after["measures"]["open_question_share"] == 1.0
    assert after["measures"]["stacked"] == 0


def test_a_dismissed_moment_leaves_its_step_alone():
    after, _ = judge(document(), [Judgement("moment", 18, 36, "dismissed")])
    assert after["measures"]["actions_without_moment"] == [0]


def test_a_corrected_outcome_is_shown_and_what_it_was_is_kept():
    after, _ = judge(document(), [Judgement("shift", 18, 36, "corrected", "harvested")])
    assert after["shifts"][0]["outcome"] == "harvested"
    assert after["shifts"][0]["was"] == {"outcome": "unnoticed"}


def test_a_finding_a_few_words_off_is_still_the_same():
    after, stray = judge(document(), [Judgement("shift", 20, 40, "accepted")])
    assert stray == []
    assert after["shifts"][0]["verdicts"] == {"shift": "accepted"}


def test_a_finding_elsewhere_or_of_another_kind_is_not():
    verdicts = [Judgement("shift", 36, 60, "accepted"), Judgement("level", 0, 17, "dismissed")]
    _, stray = judge(document(), verdicts)
    assert stray == verdicts


def test_level_and_stage_of_one_turn_are_judged_apart():
    after, _ = judge(document(), [Judgement("level", 18, 36, "dismissed")])
    assert after["turns"][1]["verdicts"] == {"level": "dismissed"}


def test_a_marker_is_known_by_its_number():
    after, stray = judge(document(), [Judgement("marker", 0, 0, "corrected", "mixed", number="3.1")])
    assert stray == []
    assert after["markers"]["3.1"]["reading"] == "mixed"


def test_the_reading_itself_is_left_as_it_was():
    before = document()
    judge(before, [Judgement("shift", 18, 36, "dismissed")])
    assert before == document()


def test_every_finding_has_a_key_of_its_own():
    keys = [found.key for found in findings(document())]
    assert len(keys) == len(set(keys))
