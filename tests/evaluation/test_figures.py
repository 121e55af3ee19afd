"""Shares, means over codes, and their intervals."""

import numpy as np
import pytest

from synthese.evaluation.figures import build_draws, macro_f1, macro_f1_of_expected, ratio, statistic


def column(*values):
    return np.array(values, dtype=np.float64)


def test_a_share_is_the_sum_of_what_is_right_by_the_sum_of_what_was_judged():
    figure = ratio(build_draws(["a", "a", "b"]), column(1, 0, 3), column(1, 1, 3))
    assert (figure.value, figure.numerator, figure.denominator, figure.n) == (0.8, 4, 5, 5)


def test_nothing_to_judge_gives_no_value():
    figure = ratio(build_draws(["a", "b"]), column(0, 0), column(0, 0))
    assert (figure.value, figure.low, figure.high, figure.n) == (None, None, None, 0)


def test_no_unit_at_all_gives_no_value():
    assert ratio(build_draws([]), column(), column()).value is None


def test_perfect_has_no_spread():
    figure = ratio(build_draws(["a", "b"]), column(2, 3), column(2, 3))
    assert (figure.value, figure.low, figure.high) == (1, 1, 1)


def test_one_group_has_no_interval():
    figure = ratio(build_draws(["a", "a", "b"]), column(1, 0, 0), column(1, 1, 0))
    assert (figure.value, figure.low, figure.high) == (0.5, None, None)


def test_whole_groups_are_drawn():
    # Units of one group come together, so that of two groups only 0, 1/2 and 1 can be drawn.
    draws = build_draws(["a"] * 5 + ["b"] * 5)
    seen = set((draws.weights @ np.array([5, 0]) / 10).tolist())
    assert seen == {0, 0.5, 1}
    figure = ratio(draws, column(*[1] * 5, *[0] * 5), column(*[1] * 10))
    assert (figure.low, figure.high) == (0, 1)


def test_the_interval_is_that_of_the_binomial_for_groups_of_one():
    # Of 100 single units with 80 right, the standard error is 0.04.
    figure = ratio(build_draws([str(n) for n in range(100)]), column(*[1] * 80, *[0] * 20), column(*[1] * 100))
    assert figure.low == pytest.approx(0.8 - 1.96 * 0.04, abs=0.02)
    assert figure.high == pytest.approx(0.8 + 1.96 * 0.04, abs=0.02)


def test_the_same_seed_gives_the_same_draws_and_another_others():
    groups = list("abcdef")
    assert (build_draws(groups).weights == build_draws(groups).weights).all()
    assert (build_draws(groups).weights != build_draws(groups, seed=2).weights).any()


def test_macro_f1_leaves_out_codes_that_never_occur():
    counts = column(1, 1, 0, 0, 0, 0, 2, 0, 0).reshape(1, -1)  # F1 of 2/3, none, 1
    assert macro_f1(counts)[0] == pytest.approx((2 / 3 + 1) / 2)
    assert statistic(build_draws(["a"]), counts[:, 3:6], macro_f1, n=1).value is None


def test_the_interval_of_a_mean_over_codes_holds_the_mean_where_each_code_has_its_own_group():
    # Six codes, each spoken of and found in one group alone; the first group has a false alarm for all others.
    groups = [f"group {number}" for number in range(6)]
    counts = np.zeros((6, 6, 3))
    counts[0, :, 1] = 1
    for number in range(6):
        counts[number, number] = (20, 0, 2)
    figure = statistic(build_draws(groups), counts.reshape(6, -1), macro_f1_of_expected, n=6)
    assert figure.low <= figure.value <= figure.high
    assert statistic(build_draws(groups), counts.reshape(6, -1), macro_f1, n=6).low < figure.low - 0.1
