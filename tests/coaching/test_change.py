"""Change is worked out as the literature has it, from an independent implementation, and printed only where enough people answered."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilth.coaching.change import CONTEXT, Norm, alpha, attainment, reliability, reliable_change

ROWS = [[3, 4, 3, 5], [4, 4, 5, 5], [2, 3, 2, 3], [5, 5, 4, 5], [3, 3, 3, 4]]


@pytest.mark.parametrize(
    ("levels", "weights", "t"),
    [
        ((1, 0, 1), (1, 1, 1), 59.13),
        ((1, 0, -1), (3, 2, 1), 54.41),
        ((-1, -1, -1), (1, 1, 1), 36.31),
        ((0, 0, 0), (1, 1, 1), 50),
        ((2, 2), (1, 1), 74.81),
        ((-2,), (1,), 30),
    ],
)
def test_goal_attainment_is_the_score_of_kiresuk_and_sherman(levels, weights, t):
    score = attainment(levels, weights)
    assert round(score.t, 2) == t
    assert score.t == pytest.approx(kiresuk_and_sherman(levels, weights))
    assert score.figure().value == score.t


def kiresuk_and_sherman(levels, weights, r=0.3):
    """From the correlation matrix: the variance of a weighted sum of goals that correlate by r, each with spread 1."""
    w, x = np.array(weights, float), np.array(levels, float)
    correlations = np.full((len(w), len(w)), r)
    np.fill_diagonal(correlations, 1)
    return 50 + 10 * (w @ x) / math.sqrt(w @ correlations @ w)


@given(st.lists(st.tuples(st.integers(-2, 2), st.integers(1, 5)), min_size=1, max_size=6))
def test_goal_attainment_agrees_with_its_definition_everywhere(goals):
    levels, weights = zip(*goals, strict=True)
    assert attainment(levels, weights).t == pytest.approx(kiresuk_and_sherman(levels, weights))


@pytest.mark.parametrize(("levels", "weights"), [((), ()), ((3,), (1,)), ((1,), (0,)), ((1, 1), (1,))])
def test_a_score_that_cannot_be_is_refused_with_a_sentence(levels, weights):
    with pytest.raises(ValueError, match=r"\.$"):
        attainment(levels, weights)


def test_alpha_is_cronbachs_by_way_of_covariances():
    covariances = np.cov(np.array(ROWS, float), rowvar=False)
    k = len(covariances)
    by_covariance = k / (k - 1) * (1 - np.trace(covariances) / covariances.sum())
    assert alpha(ROWS) == pytest.approx(by_covariance)
    assert round(alpha(ROWS), 3) == 0.928


def test_a_reliability_of_few_people_is_not_printed_and_missing_answers_are_said():
    few = reliability([*ROWS, [3, None, 3, 3]])
    assert few.value is None
    assert "Not printed under 30 people" in few.says
    assert "1 left an item out" in few.says
    enough = reliability(ROWS * 6)
    assert enough.value == pytest.approx(alpha(ROWS * 6))
    assert enough.n == 30


def test_alpha_that_is_not_defined_is_refused():
    for rows in ([[1, 2]], [[1], [2]], [[1, 2], [2, 1]], [[1, 2], [3]]):
        with pytest.raises(ValueError):
            alpha(rows)


def test_reliable_change_of_jacobson_and_truax():
    norm = Norm(sd=7.5, reliability=0.80, source="a study")
    assert round(norm.error, 3) == 3.354
    assert round(norm.error_of_difference, 3) == 4.743
    assert round(norm.least, 2) == 9.30
    found = reliable_change(22, 34, norm)
    assert round(found.value, 2) == 2.53
    assert "more than noise" in found.says
    assert "Jacobson and Truax" in found.formula
    assert "a study" in found.says
    assert "within what the measure varies" in reliable_change(22, 30, norm).says


def test_reliable_change_where_the_spreads_differ_states_its_variant():
    norm = Norm(sd=7.5, reliability=0.80, source="a study", sd_after=9.0)
    assert round(norm.error_of_difference, 3) == 5.239
    found = reliable_change(22, 34, norm)
    assert round(found.value, 2) == 2.29
    assert "Maassen" in found.formula
    assert ("SD₂", 9.0) in found.inputs


def test_a_norm_that_cannot_be_is_refused():
    for bad in (
        {"sd": 0, "reliability": 0.8},
        {"sd": 1, "reliability": 1},
        {"sd": 1, "reliability": 0.8, "sd_after": -1},
    ):
        with pytest.raises(ValueError, match="norm"):
            Norm(**bad, source="x")


def test_the_published_band_comes_with_its_sources_and_limits():
    assert len(CONTEXT) == 3
    assert all(study.source and study.limits for study in CONTEXT)
