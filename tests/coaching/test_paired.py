"""The same people twice: to the decimals of the literature, in agreement with scipy, and nothing printed of too few."""

import math

import numpy as np
import pytest
from scipy import stats

from tilth.coaching.paired import Paired

BEFORE, AFTER = [20, 24, 22, 30, 27, 25], [26, 25, 29, 33, 27, 31]


def test_paired_change_to_the_decimals_of_the_literature():
    paired = Paired.of(BEFORE, AFTER)
    assert round(paired.mean_change().value, 3) == 3.833
    assert round(dict(paired.d_z().inputs)["SD of differences"], 3) == 2.927
    assert round(paired.d_z().value, 3) == 1.310
    assert round(paired.d_av().value, 3) == 1.154
    assert round(paired.correction, 3) == 0.842
    assert round(paired.g().value, 3) == 0.972


def test_paired_change_agrees_with_scipy():
    paired = Paired.of(BEFORE, AFTER)
    tested = stats.ttest_rel(AFTER, BEFORE)
    assert paired.d_z().value * math.sqrt(6) == pytest.approx(tested.statistic)
    assert paired.mean_change().interval == pytest.approx(tuple(tested.confidence_interval()))
    low, high = (bound * math.sqrt(6) for bound in paired.d_z().interval)
    assert stats.nct.sf(tested.statistic, 5, low) == pytest.approx(0.025, abs=1e-6)
    assert stats.nct.cdf(tested.statistic, 5, high) == pytest.approx(0.025, abs=1e-6)


def test_the_interval_of_g_covers_the_truth_about_as_often_as_it_says():
    chance = np.random.default_rng(7)
    covered, runs = 0, 300
    for _ in range(runs):
        before = chance.normal(0, 1, 25)
        after = 0.5 + 0.6 * before + 0.8 * chance.normal(0, 1, 25)  # spread 1 at both times, so the true d is 0.5
        low, high = Paired.of(list(before), list(after)).g().interval
        covered += low <= 0.5 <= high
    assert 0.91 <= covered / runs <= 0.985


def test_who_answered_once_is_counted_and_left_out():
    paired = Paired.of([*BEFORE, 21, None, None], [*AFTER, None, 30, None])
    assert (paired.n, paired.dropped_out, paired.came_later) == (6, 1, 1)
    assert paired.g().value == Paired.of(BEFORE, AFTER).g().value
    assert "1 answered only at first, 1 only later" in paired.g().says


def test_too_few_pairs_print_nothing_and_say_why():
    paired = Paired.of(BEFORE[:4], AFTER[:4])
    for figure in (paired.mean_change(), paired.d_z(), paired.d_av(), paired.g()):
        assert figure.value is None
        assert figure.interval is None
        assert "Not printed under 5 people" in figure.says


def test_a_change_without_spread_is_said_and_not_divided_by():
    assert "no spread" in Paired.of([1] * 6, [2] * 6).g().says


def test_rows_of_different_people_are_refused():
    with pytest.raises(ValueError, match="same people"):
        Paired.of([1], [1, 2])


def test_a_change_is_never_called_an_effect_of_coaching():
    assert "not an effect of coaching" in Paired.of(BEFORE, AFTER).g().says
