"""Figures with their intervals: shares, and a bootstrap that draws whole groups (decks, sites) with replacement."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "RESAMPLES",
    "SEED",
    "Draws",
    "Figure",
    "Numbers",
    "build_draws",
    "macro_f1",
    "macro_f1_of_expected",
    "ratio",
    "share",
    "statistic",
]

RESAMPLES = 2000
SEED = 1
_INTERVAL = (2.5, 97.5)

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure with its interval.

    Args:
        value: The figure; None where there is no unit to judge.
        low: Lower end of the 95 % interval; None where fewer than two groups have a unit.
        high: Upper end.
        n: On how many units it rests.
        numerator: What counts as right, of a share; None for means over codes or bins.
        denominator: What there was to be right about; None likewise.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draws:
    """How often each group is drawn in each resample.

    Args:
        members: The number of each unit's group.
        weights: One row a resample, one column a group.
    """

    members: NDArray[np.int64]
    weights: NDArray[np.int64]


def build_draws(groups: Sequence[str], *, resamples: int = RESAMPLES, seed: int = SEED) -> Draws:
    """Draw whole groups with replacement.

    Figures that share the draws are drawn in pairs, so that a system and its baseline meet the same resamples.

    Args:
        groups: The group of each unit.
        resamples: How often to draw.
        seed: The same seed gives the same draws on every machine.

    Returns:
        The draws.

    Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13: the percentile interval.
    """
    names = sorted(set(groups))
    numbers = {name: number for number, name in enumerate(names)}
    source = random.Random(seed)  # noqa: S311 - a reproducible sample, no secret
    drawn = [source.choices(range(len(names)), k=len(names)) if names else [] for _ in range(resamples)]
    rows = [np.bincount(np.array(row, dtype=np.int64), minlength=len(names)) for row in drawn]
    weights = np.array(rows, dtype=np.int64).reshape(resamples, len(names))
    return Draws(members=np.array([numbers[name] for name in groups], dtype=np.int64), weights=weights)


def share(numerators: Numbers, denominators: Numbers) -> Numbers:
    """Divide element by element; nothing to judge gives not-a-number."""
    quotients: Numbers = np.full(denominators.shape, np.nan)
    np.divide(numerators, denominators, out=quotients, where=denominators > 0)
    return quotients


def statistic(draws: Draws, counts: Numbers, formula: Callable[[Numbers], Numbers], *, n: int) -> Figure:
    """Return any figure that is computed from sums of counts.

    Args:
        draws: The resamples.
        counts: One row a unit, any columns.
        formula: Takes sums of the columns, one row a resample, and returns one figure a row.
        n: On how many units the figure rests.

    Returns:
        The figure over all units, with its interval over the resamples.
    """
    sums = np.zeros((draws.weights.shape[1], counts.shape[1]))
    np.add.at(sums, draws.members, counts)
    value = float(formula(sums.sum(axis=0, keepdims=True))[0])
    if np.isnan(value):
        return Figure(value=None, low=None, high=None, n=0)
    if int((sums != 0).any(axis=1).sum()) < 2:  # one group drawn again and again has no spread to show
        return Figure(value=value, low=None, high=None, n=n)
    resampled = formula(draws.weights @ sums)
    judged = resampled[~np.isnan(resampled)]
    if not judged.size:
        return Figure(value=value, low=None, high=None, n=n)
    low, high = np.percentile(judged, _INTERVAL)
    return Figure(value=value, low=float(low), high=float(high), n=n)


def ratio(draws: Draws, numerators: Numbers, denominators: Numbers, *, n: int | None = None) -> Figure:
    """Return a share: the sum of the numerators by the sum of the denominators.

    Args:
        draws: The resamples.
        numerators: One a unit.
        denominators: One a unit.
        n: On how many units it rests; by default the sum of the denominators.

    Returns:
        The share with its interval.

    >>> draws = build_draws(["a", "b"])
    >>> ratio(draws, np.array([1.0, 2.0]), np.array([2.0, 2.0])).value
    0.75
    """
    right, judged = float(numerators.sum()), float(denominators.sum())
    found = statistic(
        draws,
        np.column_stack([numerators, denominators]),
        lambda sums: share(sums[:, 0], sums[:, 1]),
        n=round(judged) if n is None else n,
    )
    return Figure(value=found.value, low=found.low, high=found.high, n=found.n, numerator=right, denominator=judged)


def macro_f1(sums: Numbers) -> Numbers:
    """Return the mean F1 over codes from sums of (right, false, missed) a code; codes that never occur are left out.

    >>> float(macro_f1(np.array([[1.0, 0.0, 0.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0]]))[0])
    0.5
    """
    counts = sums.reshape(sums.shape[0], -1, 3)
    return _mean_f1(counts, counts.sum(axis=2) > 0)


def macro_f1_of_expected(sums: Numbers) -> Numbers:
    """Return the mean F1 over codes that are expected at all, from sums as those of ``macro_f1``.

    For codes that a few groups alone speak of: a resample without these groups holds nothing of them to be found, and a
    false alarm would count as an F1 of 0, so that the interval would lie below the figure.

    >>> float(macro_f1_of_expected(np.array([[1.0, 0.0, 0.0, 0.0, 2.0, 0.0]]))[0])
    1.0
    """
    counts = sums.reshape(sums.shape[0], -1, 3)
    return _mean_f1(counts, counts[:, :, 0] + counts[:, :, 2] > 0)


def _mean_f1(counts: Numbers, counted: NDArray[np.bool_]) -> Numbers:
    scores = share(2 * counts[:, :, 0], 2 * counts[:, :, 0] + counts[:, :, 1] + counts[:, :, 2])
    return share(np.where(counted, scores, 0.0).sum(axis=1), counted.sum(axis=1).astype(np.float64))
