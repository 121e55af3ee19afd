"""Measures of association with their intervals."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

__all__ = [
    "Interval",
    "cosine",
    "cosine_interval",
    "difference_of_shares",
    "distinctive_log_odds",
    "log_odds_ratio",
    "share_interval",
]

_Z = 1.959963984540054  # 97.5 % quantile of the normal distribution: a two-sided interval of 95 %


class Interval(NamedTuple):
    """An estimate with the bounds of its 95 % interval."""

    estimate: float
    low: float
    high: float


def log_odds_ratio(both: int, first_only: int, second_only: int, neither: int) -> Interval:
    """Return the log odds ratio of a fourfold table: above 0, two things meet more often than their frequencies imply.

    Half a case is added to each cell (Haldane 1956; Anscombe 1956), so that empty cells give finite values; the
    interval is Woolf's (1955) on the corrected cells.

    Args:
        both: Cases with both.
        first_only: Cases with the first alone.
        second_only: Cases with the second alone.
        neither: Cases with neither.

    Returns:
        Natural logarithms.

    >>> [round(value, 3) for value in log_odds_ratio(4, 1, 1, 4)]
    [2.197, -0.416, 4.811]
    """
    a, b, c, d = (count + 0.5 for count in (both, first_only, second_only, neither))
    return _interval(math.log(a * d / (b * c)), 1 / a + 1 / b + 1 / c + 1 / d)


def distinctive_log_odds(own: Mapping[str, int], others: Mapping[str, int], *, prior: float) -> dict[str, Interval]:
    """Return how much more likely each term is in one text than in others, with an informative Dirichlet prior.

    Monroe, Colaresi and Quinn (2008), "Fightin' Words", Political Analysis 16(4), equations 15, 16 and 20: the prior
    counts of a term are its share of all texts together, times the size of the prior.

    Args:
        own: Counts in the one text.
        others: Counts in all others together.
        prior: How many occurrences the prior weighs as much as.

    Returns:
        Log odds ratios of the terms that occur in the one text, in its order; empty where a side holds nothing.
    """
    n_own, n_others = sum(own.values()), sum(others.values())
    if not n_own or not n_others:
        return {}
    scale = prior / (n_own + n_others)
    return {
        term: _distinctive(
            count, others.get(term, 0), n_own, n_others, prior=prior, share=scale * (count + others.get(term, 0))
        )
        for term, count in own.items()
        if count
    }


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two vectors given by their non-zero parts, 0 where one has none.

    >>> round(cosine({"A1": 1.0, "B2": 1.0}, {"A1": 1.0}), 4)
    0.7071
    """
    product = math.fsum(value * other.get(name, 0.0) for name, value in one.items())
    lengths = math.fsum(value**2 for value in one.values()) * math.fsum(value**2 for value in other.values())
    return product / math.sqrt(lengths) if lengths else 0.0


def cosine_interval(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> Interval:
    """Return the cosine of two projects' themes with an interval by the jackknife over their passages.

    Quenouille (1956) and Tukey (1958), for two samples the sum of their variances: how far the cosine moves when a
    passage is left out. The interval ends at 0 and 1.

    Args:
        one: The themes of each passage of a project, empty sets too.
        other: Those of another.

    Returns:
        Not-a-number for the bounds where one has no theme: then nothing is known.

    >>> a, b = frozenset("a"), frozenset("b")
    >>> [round(value, 3) for value in cosine_interval([a, a, b], [a, b, b])]
    [0.8, 0.0, 1.0]
    """
    counts, others = _counts(one), _counts(other)
    estimate = cosine(counts, others)
    if not counts or not others:
        return Interval(estimate, math.nan, math.nan)
    variance = _jackknife(one, counts, others) + _jackknife(other, others, counts)
    found = _interval(estimate, variance)
    return Interval(estimate, max(found.low, 0.0), min(found.high, 1.0))


def share_interval(count: int, total: int) -> Interval:
    """Return a share with Wilson's (1927) score interval, which holds for small numbers and for none too.

    Args:
        count: How many have it.
        total: Of how many; with none nothing is known, and the interval is all that can be.

    >>> [round(value, 3) for value in share_interval(0, 10)]
    [0.0, 0.0, 0.278]
    """
    if not total:
        return Interval(0.0, 0.0, 1.0)
    share = count / total
    middle = share + _Z**2 / (2 * total)
    reach = _Z * math.sqrt(share * (1 - share) / total + _Z**2 / (4 * total**2))
    scale = 1 + _Z**2 / total
    return Interval(share, max((middle - reach) / scale, 0.0), min((middle + reach) / scale, 1.0))


def difference_of_shares(now: Interval, before: Interval) -> Interval:
    """Return the difference of two independent shares with its interval.

    Newcombe (1998), Statistics in Medicine 17, method 10, from the score intervals of both.

    Args:
        now: The share from which the other is taken, with its score interval.
        before: The other.

    >>> [round(value, 4) for value in difference_of_shares(share_interval(56, 70), share_interval(48, 80))]
    [0.2, 0.0524, 0.3339]
    """
    change = now.estimate - before.estimate
    below = math.hypot(now.estimate - now.low, before.high - before.estimate)
    above = math.hypot(now.high - now.estimate, before.estimate - before.low)
    return Interval(change, change - below, change + above)


def _counts(passages: Iterable[frozenset[str]]) -> Counter[str]:
    return Counter(theme for themes in passages for theme in themes)


def _jackknife(passages: Sequence[frozenset[str]], own: Counter[str], others: Counter[str]) -> float:
    """Return the jackknife's variance of the cosine over the passages of one of two projects."""
    n = len(passages)
    # Passages of the same themes move the cosine alike: each kind is measured once.
    left = {themes: cosine(own - Counter(themes), others) for themes in set(passages)}
    values = [left[themes] for themes in passages]
    mean = math.fsum(values) / n
    return (n - 1) / n * math.fsum((value - mean) ** 2 for value in values)


def _distinctive(y: int, y_others: int, n: int, n_others: int, *, prior: float, share: float) -> Interval:
    own, rest = y + share, y_others + share
    # A term that alone makes up a text leaves nothing beside it; the half keeps the odds finite.
    odds = own / max(n + prior - own, 0.5)
    odds_others = rest / max(n_others + prior - rest, 0.5)
    return _interval(math.log(odds / odds_others), 1 / own + 1 / rest)


def _interval(estimate: float, variance: float) -> Interval:
    reach = _Z * math.sqrt(variance)
    return Interval(estimate, estimate - reach, estimate + reach)
