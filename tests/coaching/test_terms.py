"""The parts of an agreement: what is kept, how it reads, and what a sponsor is never shown."""

import pytest

from tilth.coaching import terms
from tilth.coaching.parts import PARTS, STEPS, Shape

FULL = {
    "purpose": "Lead through my heads of.",
    "tied_to": ["organisation", "career"],
    "themes": "Answers before others can.",
    "goals": ["Let Marta speak\n0  Marta answers"],
    "cadence": "fortnightly",
    "sessions": 8,
    "tells_sponsor_of_sessions": True,
    "client_shares_with_coach": False,
    "ending": "Either of us, at any time.",
}


def test_every_point_of_an_agreement_has_its_part():
    asked = set(PARTS)
    assert asked >= {"purpose", "tied_to", "themes", "goals", "measures", "cadence", "minutes", "sessions", "between"}
    assert asked >= {"coach_part", "client_part", "sponsor_part", "exceptions", "recording", "software"}
    assert asked >= {"cancellations", "ending", "retention"}


def test_names_are_given_once_and_only_choices_have_options():
    assert len(PARTS) == sum(len(step.parts) for step in STEPS)
    for part in PARTS.values():
        assert bool(part.options) == (part.shape in (Shape.ONE, Shape.SOME, Shape.SHARING))


def test_each_value_reads_as_words():
    assert (
        PARTS["tied_to"].said(["organisation", "career"])
        == "goals of the organisation, priorities of the client's career"
    )
    assert PARTS["cadence"].said("fortnightly") == "every two weeks"
    assert PARTS["sessions"].said(8) == "8"
    assert "how many sessions took place" in PARTS["tells_sponsor_of_sessions"].said(True)
    assert "is not told" in PARTS["tells_sponsor_of_sessions"].said(False)
    assert PARTS["cadence"].said("hourly") == ""


def test_what_is_empty_or_unknown_is_not_kept_and_a_no_is():
    kept = terms.kept(
        {"purpose": "", "themes": None, "nonsense": "x", "client_shares_with_coach": False, "tied_to": []}
    )
    assert kept == {"client_shares_with_coach": False}


def test_a_sponsor_is_shown_no_theme_no_goal_and_nothing_of_what_the_client_shares_with_the_coach():
    shown = terms.to_three(FULL)
    assert set(FULL) - set(shown) == {"themes", "goals", "client_shares_with_coach"}


def test_chapters_leave_out_steps_without_a_word():
    read = list(terms.chapters({"purpose": "To lead.", "ending": "Well."}))
    assert [step.name for step, _ in read] == ["purpose", "care"]


def test_without_a_sponsor_nothing_is_asked_about_one():
    sharing = terms.find("sharing")
    assert [part.name for part in terms.asked(sharing, sponsored=False)] == ["client_shares_with_coach", "exceptions"]
    assert len(terms.asked(sharing, sponsored=True)) == 4


def test_goals_are_asked_on_their_own_page_only():
    assert "goals" not in [part.name for step in STEPS for part in terms.asked(step, sponsored=True)]


@pytest.mark.parametrize("kind", ["leadership", "executive", "career", "leader_as_coach"])
def test_every_kind_of_work_is_asked_in_its_own_way(kind):
    for part in PARTS.values():
        assert part.prompt_for(kind) == part.prompts.get(kind, part.prompt)
        if part.shape is Shape.WORDS:
            assert part.prompt_for(kind)
    leader = PARTS["recording"].suggestion_for("leader_as_coach")
    assert "no transcript is made" in leader


def test_steps_follow_each_other_to_the_last():
    step, seen = STEPS[0], []
    while step:
        seen.append(step.name)
        step = terms.after(step)
    assert seen == [each.name for each in STEPS]
    assert terms.find("elsewhere") is None
