"""The measures by figures from their sources, and by what must hold of all numbers."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthese.synthesis.measures import (
    cosine,
    cosine_interval,
    difference_of_shares,
    distinctive_log_odds,
    log_odds_ratio,
    share_interval,
)

COUNT = st.integers(0, 60)
COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 40), min_size=2, max_size=8)
PASSAGES = st.lists(st.frozensets(st.sampled_from("abcd"), max_size=3), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    # Newcombe (1998), Statistics in Medicine 17, 857, table I, the score method.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_of_a_share_is_wilson_s(count, total, low, high):
    found = share_interval(count, total)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@pytest.mark.parametrize(
    ("now", "before", "low", "high"),
    # Newcombe (1998), Statistics in Medicine 17, 873, table II, method 10.
    [((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090), ((10, 10), (0, 20), 0.6791, 1.0)],
)
def test_the_interval_of_a_difference_is_newcombe_s(now, before, low, high):
    found = difference_of_shares(share_interval(*now), share_interval(*before))
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_of_nothing_nothing_is_known():
    assert share_interval(0, 0) == (0.0, 0.0, 1.0)


@given(total=st.integers(1, 200), data=st.data())
def test_a_share_lies_in_its_interval_and_that_between_0_and_1(total, data):
    count = data.draw(st.integers(0, total))
    found = share_interval(count, total)
    assert 0 <= found.low <= found.estimate + 1e-12
    assert found.estimate - 1e-12 <= found.high <= 1


@given(a=COUNT, b=COUNT, c=COUNT, d=COUNT)
def test_the_log_odds_ratio_turns_with_the_table(a, b, c, d):
    found, turned = log_odds_ratio(a, b, c, d), log_odds_ratio(b, a, d, c)
    assert found.estimate == pytest.approx(-turned.estimate, abs=1e-9)
    assert found.low == pytest.approx(-turned.high, abs=1e-9)
    assert log_odds_ratio(a, c, b, d).estimate == pytest.approx(found.estimate, abs=1e-9)


@given(one=COUNTS, other=COUNTS, prior=st.floats(0.5, 100))
def test_what_is_distinctive_of_one_text_is_the_opposite_of_the_other(one, other, prior):
    found, opposite = distinctive_log_odds(one, other, prior=prior), distinctive_log_odds(other, one, prior=prior)
    assert found.keys() == one.keys()
    for term in found.keys() & opposite.keys():
        assert found[term].estimate == pytest.approx(-opposite[term].estimate, abs=1e-9)
        assert found[term].low < found[term].estimate < found[term].high


@given(counts=COUNTS, times=st.integers(2, 5))
def test_texts_of_the_same_words_are_distinctive_in_nothing(counts, times):
    longer = {term: times * count for term, count in counts.items()}
    found = distinctive_log_odds(counts, longer, prior=10)
    # The prior, which is the same for both, pulls the shorter text nearer to what all have in common.
    assert all(interval.low < 0 < interval.high for interval in found.values())


@given(counts=COUNTS, other=COUNTS)
def test_more_words_of_the_same_make_the_interval_narrower(counts, other):
    found = distinctive_log_odds(counts, other, prior=10)
    many = distinctive_log_odds({t: 9 * n for t, n in counts.items()}, {t: 9 * n for t, n in other.items()}, prior=10)
    assert all(many[term].high - many[term].low < found[term].high - found[term].low for term in found)


@given(one=PASSAGES, other=PASSAGES)
def test_the_cosine_s_interval_holds_it_and_does_not_depend_on_the_order(one, other):
    found, turned = cosine_interval(one, other), cosine_interval(other, one)
    assert found.estimate == pytest.approx(turned.estimate)
    if any(one) and any(other):
        assert 0 <= found.low <= found.estimate + 1e-9
        assert found.estimate - 1e-9 <= found.high <= 1
        assert found.low == pytest.approx(turned.low, abs=1e-9)
    else:
        assert math.isnan(found.low)


@given(one=COUNTS)
def test_a_text_is_alike_to_itself_however_long(one):
    assert cosine(one, {term: 3 * count for term, count in one.items()}) == pytest.approx(1)


def test_many_passages_of_the_same_kind_make_the_cosine_sure():
    few = cosine_interval([frozenset("a"), frozenset("b")], [frozenset("a"), frozenset("c")])
    many = cosine_interval([frozenset("a"), frozenset("b")] * 50, [frozenset("a"), frozenset("c")] * 50)
    assert many.high - many.low < few.high - few.low
