"""The T score of goal attainment scaling: published vectors, an independent implementation, and what is refused."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilth.coaching.attainment import attainment

VECTORS = [
    ((1, 0, 1), (1, 1, 1), 59.13),
    ((1, 0, -1), (3, 2, 1), 54.41),
    ((-1, -1, -1), (1, 1, 1), 36.31),
    ((0, 0, 0), (1, 1, 1), 50.00),
    ((2, 2), (1, 1), 74.81),
    ((-2,), (1,), 30.00),
]


@pytest.mark.parametrize(("levels", "weights", "t"), VECTORS)
def test_the_vectors_hold_to_the_second_decimal(levels, weights, t):
    assert round(attainment(levels, weights).t, 2) == t


goals = st.lists(st.tuples(st.integers(-2, 2), st.integers(1, 5)), min_size=1, max_size=12)


@given(goals)
def test_it_is_the_sum_over_its_own_standard_deviation_where_goals_hang_together_by_r(pairs):
    levels, weights = zip(*pairs, strict=True)
    variance = sum(
        a * b * (1 if i == j else 0.3) for i, a in enumerate(weights) for j, b in enumerate(weights)
    )  # of a weighted sum of equally correlated levels, pair by pair
    expected = 50 + 10 * sum(w * x for x, w in pairs) / math.sqrt(variance)
    found = attainment(levels, weights)
    assert found.t == pytest.approx(expected)
    assert found.t == pytest.approx(50 + 10 * found.weighted_sum / found.spread)


@given(goals, st.integers(2, 3))
def test_weights_count_only_beside_each_other(pairs, times):
    levels, weights = zip(*pairs, strict=True)
    assert attainment(levels, weights).t == pytest.approx(attainment(levels, [w * times for w in weights]).t)


@pytest.mark.parametrize(("levels", "weights"), [((), ()), ((3,), (1,)), ((0, 1), (1,)), ((1,), (0,)), ((1,), (-1,))])
def test_what_is_no_ladder_or_no_weight_is_refused(levels, weights):
    with pytest.raises(ValueError):
        attainment(levels, weights)
