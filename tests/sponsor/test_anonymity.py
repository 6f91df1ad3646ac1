"""Only groups above the floor are published, nothing that gives another figure away, and nothing that a change of few people lays bare."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sponsor.simulated import KINDS, programme, published, published_openly, recovered
from tilth.sponsor.anonymity import Entry, Question, publish

FOUR = Question("mine", ("0 to 3", "4 to 6", "7 to 8", "9 to 10"), cut=2)
STAGE = Question("stage", ("enrolled", "matched", "under way", "completed"), private=False)
DAY, LATER = date(2026, 10, 1), date(2026, 11, 1)


def people(*counts, group="north", first=0):
    """So many people in each cell: their entries and their answers."""
    cells = [cell for cell, count in enumerate(counts) for _ in range(count)]
    entries = {first + n: Entry((first + n) * 100, group) for n in range(len(cells))}
    return entries, dict(zip(entries, cells, strict=True))


def put(*several):
    entries, answers = {}, {}
    for more, cells in several:
        entries |= more
        answers |= cells
    return entries, answers


def release(entries, answers, *, question=FOUR, floor=8, past=(), as_of=DAY):
    return publish(question, entries, answers, floor=floor, past=list(past), as_of=as_of)


def test_a_large_group_is_shown_in_every_cell():
    found = release(*people(10, 12, 14, 9))
    assert found.counts == (10, 12, 14, 9)
    assert found.n == 45


def test_small_cells_are_merged_with_their_neighbours():
    found = release(*people(2, 9, 14, 9))
    assert found.cells == ((0, 1), (2,), (3,))
    assert found.counts == (11, 14, 9)


def test_a_cohort_of_four_publishes_nothing():
    assert release(*people(1, 1, 1, 1)) is None


def test_nobody_at_all_publishes_nothing():
    assert release({}, {}) is None


def test_a_group_that_all_but_agrees_is_not_shown():
    assert release(*people(0, 0, 0, 40)) is None
    assert release(*people(0, 0, 9, 91)) is None
    assert release(*people(0, 0, 11, 89)).counts == (11, 89)


def test_a_stage_may_be_unanimous_and_close_steps_are_merged():
    assert release(*people(0, 0, 27, 0), question=STAGE).counts == (27,)
    assert release(*people(9, 2, 16, 0), question=STAGE).counts in ((9, 18), (11, 16))


def test_a_second_group_is_held_back_where_the_total_would_give_the_first_away():
    west = people(1, 0, 0, 2, group="west", first=200)
    found = release(*put(people(10, 0, 0, 10), people(9, 0, 0, 9, group="south", first=100), west))
    assert found.groups == {"north": (10, 10)}
    assert found.held_back == ("south", "west")


def test_no_group_is_shown_where_only_a_small_one_would_be_held_back():
    found = release(*put(people(20, 0, 0, 20), people(1, 0, 0, 2, group="west", first=200)))
    assert found.counts == (21, 22)
    assert found.groups is None


def test_fewer_changes_than_the_floor_freeze_the_figure():
    entries, answers = people(12, 12, 12, 12)
    first = release(entries, answers)
    for change in range(1, 8):
        changed = entries | {n: Entry(n * 100 + 1, "north") for n in range(change)}
        again = release(changed, answers | dict.fromkeys(range(change), 3), past=[first], as_of=LATER)
        assert again is first
        fewer = dict(list(entries.items())[change:])
        assert release(fewer, {n: answers[n] for n in fewer}, past=[first], as_of=LATER) is first


def test_enough_changes_bring_a_new_figure():
    entries, answers = people(12, 12, 12, 12)
    first = release(entries, answers)
    changed = entries | {n: Entry(n * 100 + 1, "north") for n in range(40)}
    again = release(changed, answers | {n: n % 4 for n in range(40)}, past=[first], as_of=LATER)
    assert again.as_of == LATER


def test_a_figure_is_held_against_every_earlier_one_not_only_the_last():
    entries, answers = people(20, 20, 20, 20)
    first = release(entries, answers)
    more, cells = put((entries, answers), people(10, 10, 10, 10, first=1000))
    second = release(more, cells, past=[first], as_of=LATER)
    assert second is not first
    fewer = dict(list(entries.items())[1:])
    assert release(fewer, {n: answers[n] for n in fewer}, past=[first, second], as_of=LATER) is second


def test_newcomers_who_agree_are_not_published_though_there_are_enough_of_them():
    entries, answers = people(12, 12, 12, 12)
    first = release(entries, answers)
    assert release(*put((entries, answers), people(0, 0, 0, 10, first=500)), past=[first], as_of=LATER) is first


def test_a_floor_under_five_is_refused():
    with pytest.raises(ValueError, match="5 people at least"):
        release(*people(9, 9), floor=4)


def test_an_answer_out_of_range_is_refused():
    with pytest.raises(ValueError, match="outside its cells"):
        release({1: Entry(1, "a")}, {1: 4})


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3)), max_size=80),
    st.integers(5, 10),
)
def test_whatever_is_published_obeys_the_floor_and_hides_what_is_held_back(rows, floor):
    entries = {n: Entry(n, group) for n, (group, _) in enumerate(rows)}
    found = release(entries, {n: cell for n, (_, cell) in enumerate(rows)}, floor=floor)
    if found is None:
        return
    assert min(found.counts) >= floor
    assert sum(found.counts) == len(rows)
    assert max(found.counts) <= 0.9 * found.n
    shown = found.groups or {}
    for pair in shown.values():
        assert min(pair) >= floor
    hidden = sum(entry.group not in shown for entry in entries.values()) if shown else floor
    assert hidden == 0 or hidden >= floor
    assert len(found.held_back) != 1


@pytest.mark.parametrize("kind", range(len(KINDS)), ids=KINDS)
def test_the_attacker_recovers_nobody_and_no_small_group(kind):
    for seed in range(kind, 40, len(KINDS)):
        simulated = programme(seed)
        assert recovered(published(simulated), simulated.truth(), simulated.floor) == [], seed


@pytest.mark.parametrize("kind", range(len(KINDS)), ids=KINDS)
def test_with_suppression_switched_off_the_same_attacker_succeeds(kind):
    for seed in range(kind, 30, len(KINDS)):
        simulated = programme(seed)
        assert recovered(published_openly(simulated), simulated.truth(), simulated.floor), seed


def test_the_simulation_publishes_something_to_attack():
    releases = [len(published(programme(seed))) for seed in range(20)]
    assert sum(n > 0 for n in releases) > 5
    assert max(releases) > 1
