"""The layout of the map: everything said has its place, and nothing has a place that was not said."""

import itertools

import pytest

from tests.readings import SHARED, by_engine, by_hand, needs_shared, shift
from tilth.conversation.layout import TICKS, lay_out


def test_turns_lie_where_they_were_said():
    bars = lay_out(by_hand()).bars
    assert [bar.turn for bar in bars] == list(range(1, 9))
    assert bars[0].left == 0
    assert bars[-1].right == 1
    assert bars[4].left == pytest.approx(0.5)


def test_a_longer_turn_stands_higher():
    heights = [bar.height for bar in lay_out(by_hand()).bars]
    assert heights == sorted(heights)
    assert heights[-1] == 1


def test_questions_other_words_and_the_client_are_told_apart():
    document = by_hand()
    document["turns"][2]["question"] = None
    document["turns"][6]["role"] = None
    assert [bar.kind for bar in lay_out(document).bars] == [
        "ask", "client", "say", "client", "ask", "client", "other", "client",
    ]  # fmt: skip


def test_neighbouring_turns_of_one_stage_are_one_field_and_fields_leave_no_hole():
    fields = lay_out(by_hand()).fields
    assert [field.stage for field in fields] == [
        "opening", "explore_perspective", "generate_insight", "translate_to_action",
    ]  # fmt: skip
    assert all(before.right == after.left for before, after in itertools.pairwise(fields))
    assert fields[-1].right == 1


def test_turns_without_a_stage_have_no_field():
    document = by_hand()
    for turn in document["turns"]:
        turn["stage"] = None
    assert lay_out(document).fields == ()


def test_silences_of_three_seconds_lie_on_the_line_before_and_inside_turns():
    document = by_hand()
    document["turns"][5]["pauses"] = [{"at": 52.0, "seconds": 4.0}, {"at": 57.0, "seconds": 1.0}]
    silences = lay_out(document).silences
    assert [(mark.turn, mark.at) for mark in silences] == [(4, "00:30"), (6, "00:52")]
    assert silences[0].left == pytest.approx(30 / 80)


def test_silences_are_left_out_where_times_cannot_carry_them():
    document = by_hand()
    document["transcript"]["silence_readable"] = False
    assert lay_out(document).silences == ()


def test_an_arc_runs_from_where_it_was_sown_to_the_harvest():
    layout = lay_out(by_hand())
    (arch,) = layout.arches
    assert (arch.left, arch.right) == (layout.bars[2].left, layout.bars[6].right)
    assert arch.left < arch.peak < arch.right
    assert (arch.rises, arch.falls) == (True, "whole")


@pytest.mark.parametrize(
    ("outcome", "falls"),
    [
        ("harvested", "whole"),
        ("absorbed_into_action", "whole"),
        ("partly_harvested", "broken"),
        ("cut_short", "broken"),
        ("left_to_rest", ""),
        ("unnoticed", ""),
    ],
)
def test_an_arc_comes_down_as_the_shift_ended(outcome, falls):
    (arch,) = lay_out(by_hand(shifts=[shift(outcome=outcome)])).arches
    assert arch.falls == falls


def test_a_shift_cut_short_breaks_off_at_the_next_turn():
    layout = lay_out(by_hand(shifts=[shift(outcome="cut_short")]))
    assert layout.arches[0].right == layout.bars[4].right


def test_a_shift_without_an_arc_is_a_dot():
    nothing = {"sown": None, "paused": None, "nurtured": None, "harvested": None}
    (arch,) = lay_out(by_hand(shifts=[shift(arc=nothing, outcome="left_to_rest", strength="minor")])).arches
    assert arch.left == arch.peak == arch.right
    assert arch.minor


def test_arcs_that_would_cross_lie_in_lanes_of_their_own():
    late = {"sown": 5, "paused": None, "nurtured": None, "harvested": 7}
    first, second = lay_out(by_hand(shifts=[shift(), shift(turn=6, span=[6, 6], arc=late)])).arches
    assert first.lane != second.lane


def test_without_times_the_map_runs_by_words():
    document = by_hand()
    for turn in document["turns"]:
        turn["start"] = turn["end"] = turn["gap"] = None
    layout = lay_out(document)
    assert not layout.timed
    assert layout.bars[1].left == pytest.approx(1 / 36)
    assert layout.ticks[0][1].endswith("words")


def test_times_that_stand_still_do_not_heap_turns_upon_each_other():
    document = by_hand()
    for turn in document["turns"]:
        turn["start"], turn["end"] = 60.0 * (turn["n"] // 5), None
    layout = lay_out(document)
    assert not layout.timed
    assert len({bar.left for bar in layout.bars}) == 8


def test_a_turn_without_an_end_lasts_until_the_next():
    document = by_hand()
    for turn in document["turns"]:
        turn["end"] = None
    bars = lay_out(document).bars
    assert bars[0].right == bars[1].left


def test_every_mark_is_a_row_and_rows_follow_the_conversation():
    layout = lay_out(by_hand())
    marks = layout.marks
    assert len(marks) == len(layout.bars) + len(layout.fields) + len(layout.silences) + len(layout.arches)
    assert [mark.turn for mark in marks] == sorted(mark.turn for mark in marks)
    assert all(mark.title for mark in marks)


def test_ticks_are_few_and_inside_the_map():
    for seconds in (20, 400, 1800, 4000, 20_000):
        document = by_hand()
        document["turns"][-1]["end"] = float(seconds)
        ticks = lay_out(document).ticks
        assert 1 <= len(ticks) <= TICKS + 1
        assert all(0 <= at <= 1 for at, _ in ticks)


def test_a_conversation_of_no_turns_has_an_empty_map():
    assert lay_out(by_hand(turns=[], shifts=[], moments=[], actions=[])).marks == []


def test_the_engines_own_reading_can_be_laid_out():
    layout = lay_out(by_engine())
    assert all(0 <= mark.left <= mark.right <= 1 for mark in layout.marks)


@needs_shared
@pytest.mark.parametrize("path", sorted((SHARED / "data/sessions").glob("*.vtt")), ids=lambda path: path.stem)
def test_whole_sessions_stay_inside_the_map(path):
    for mark in lay_out(by_engine(path.read_text())).marks:
        assert -1e-9 <= mark.left <= mark.right <= 1 + 1e-9
