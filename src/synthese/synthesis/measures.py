"""Measures of association with their intervals."""

import math
from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["Interval", "cosine", "distinctive_log_odds", "log_odds_ratio"]

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


def _distinctive(y: int, y_others: int, n: int, n_others: int, *, prior: float, share: float) -> Interval:
    own, rest = y + share, y_others + share
    # A term that alone makes up a text leaves nothing beside it; the half keeps the odds finite.
    odds = own / max(n + prior - own, 0.5)
    odds_others = rest / max(n_others + prior - rest, 0.5)
    return _interval(math.log(odds / odds_others), 1 / own + 1 / rest)


def _interval(estimate: float, variance: float) -> Interval:
    reach = _Z * math.sqrt(variance)
    return Interval(estimate, estimate - reach, estimate + reach)
