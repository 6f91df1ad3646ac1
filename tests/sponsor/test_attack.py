"""The solver finds what can be worked out from published sums, and nothing where nothing can."""

from tilth.sponsor.attack import Sum, deduces

TEN, NINE = frozenset(range(10)), frozenset(range(9))
THIRTY = frozenset(range(30))


def both(people, low, high):
    return [Sum(people, (0,), low), Sum(people, (1,), high)]


def test_nothing_published_lays_nothing_bare():
    assert not deduces([], floor=5)


def test_a_plain_table_of_large_cells_is_safe():
    assert not deduces(both(THIRTY, 14, 16), floor=8)


def test_a_small_cell_is_found():
    assert deduces(both(THIRTY, 3, 27), floor=5)


def test_a_group_that_agrees_is_found_only_where_the_question_is_private():
    assert deduces(both(THIRTY, 0, 30), floor=5)
    assert deduces(both(frozenset(range(100)), 92, 8), floor=8)
    assert not deduces(both(frozenset(range(100)), 92, 8), floor=8, private=False)


def test_one_person_who_left_is_found_by_subtraction():
    assert deduces([*both(TEN, 5, 5), *both(NINE, 5, 4)], floor=5)


def test_one_person_who_answered_again_is_found():
    again = frozenset({*range(1, 30), 99})
    assert deduces([*both(THIRTY, 14, 16), *both(again, 13, 17)], floor=8)


def test_enough_people_who_changed_hide_each_other():
    again = frozenset({*range(20, 40), *range(100, 120)})
    assert not deduces([*both(frozenset(range(40)), 20, 20), *both(again, 18, 22)], floor=8)


def test_newcomers_who_all_agree_are_found_though_they_are_many():
    more = frozenset(range(42))
    assert deduces([*both(THIRTY, 14, 16), *both(more, 14, 28)], floor=8)


def test_a_small_group_between_three_tables_is_found_though_no_two_tables_give_it_away():
    a, b, everybody = frozenset(range(20)), frozenset(range(20, 40)), frozenset(range(43))
    sums = [*both(a, 10, 10), *both(b, 10, 10), *both(everybody, 21, 22)]
    assert deduces(sums, floor=8)
    assert not deduces(sums[:2] + sums[4:], floor=8)


def test_bounds_give_away_what_subtraction_does_not():
    left, right = frozenset(range(30)), frozenset(range(15, 45))
    lines = [Sum(left, (0,), 15), Sum(left, (1,), 15), Sum(right, (0,), 0), Sum(right, (1,), 30)]
    assert deduces(lines, floor=8)  # nobody on the right answered 0, so all fifteen of the left alone did


def test_merged_cells_that_no_figure_parts_are_one():
    assert not deduces([Sum(THIRTY, (0, 1), 12), Sum(THIRTY, (2, 3), 18)], floor=8)
    assert deduces([Sum(THIRTY, (0, 1), 12), Sum(THIRTY, (2, 3), 18), Sum(THIRTY, (0,), 10)], floor=8)
