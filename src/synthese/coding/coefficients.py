"""How far coders agree, in numbers: percent, Cohen's kappa, Krippendorff's alpha, F1, and how sure each is."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["FIGURES", "cohens_kappa", "figures_with_intervals", "krippendorffs_alpha", "percent_agreement"]

FIGURES = ("agreement", "kappa", "alpha", "f1")
"""The figures of two coders, by their names in tables."""

_UNDEFINED = float("nan")
_DRAWS = 1000
_SEED = 1960  # any will do; a fixed one gives the same interval each time
_Numbers = NDArray[np.float64]


def percent_agreement(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """Return the share of units on which two coders say the same.

    Args:
        first: One coder's judgements, one a unit.
        second: The other's, in the same order.

    Returns:
        0 to 1; NaN without units.

    Raises:
        ValueError: When the two are not of one length.

    >>> percent_agreement("aab", "abb")
    0.6666666666666666
    """
    same = [one == other for one, other in zip(first, second, strict=True)]
    return sum(same) / len(same) if same else _UNDEFINED


def cohens_kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """Return the agreement of two coders beyond what their own habits would bring about by chance.

    ``κ = (p_o - p_e) / (1 - p_e)`` with the observed agreement ``p_o`` and the expected ``p_e``, the sum over the
    categories of the product of both coders' shares (J. Cohen, A coefficient of agreement for nominal scales,
    Educational and Psychological Measurement 20, 1960, p. 40).

    Args:
        first: One coder's judgements, one a unit.
        second: The other's, in the same order.

    Returns:
        -1 to 1; NaN without units, or when both use one and the same category throughout.

    Raises:
        ValueError: When the two are not of one length.

    >>> round(cohens_kappa("aabb", "aaab"), 3)
    0.5
    """
    n = len(first)
    pairs = list(zip(first, second, strict=True))
    shares, others = Counter(first), Counter(second)
    expected = sum(shares[category] * others[category] for category in shares)
    # In whole numbers up to here, so that full chance agreement is met exactly.
    if expected == n * n:
        return _UNDEFINED
    observed = sum(one == other for one, other in pairs)
    return (n * observed - expected) / (n * n - expected)


def krippendorffs_alpha(units: Iterable[Sequence[Hashable | None]]) -> float:
    """Return the reliability of any number of coders for nominal categories, judgements missing or not.

    ``α = 1 - (n - 1) · Σ_{c≠k} o_ck / Σ_{c≠k} n_c n_k`` with the coincidences ``o_ck``: each ordered pair of
    judgements of one unit counts ``1 / (m_u - 1)``, ``m_u`` being the unit's number of judgements; units with one
    judgement say nothing (K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, section C).

    Args:
        units: For each unit the judgements of the coders; None where one has not judged.

    Returns:
        At most 1; 0 is chance. NaN when nothing can be paired, or only one category was used.

    >>> krippendorffs_alpha([("a", "a"), ("b", "b"), ("a", None)])
    1.0
    """
    totals: Counter[Hashable] = Counter()
    observed = 0.0
    for unit in units:
        counts = Counter(judgement for judgement in unit if judgement is not None)
        m = counts.total()
        if m < 2:
            continue
        totals.update(counts)
        # Ordered pairs that differ: all pairs without those within a category.
        observed += (m * m - sum(count * count for count in counts.values())) / (m - 1)
    n = totals.total()
    expected = n * n - sum(count * count for count in totals.values())
    return 1 - (n - 1) * observed / expected if expected else _UNDEFINED


def figures_with_intervals(cells: NDArray[np.int64]) -> Mapping[str, float]:
    """Return the figures of two coders on one yes-or-no question, each with its 95 % interval.

    The intervals are percentiles of figures of samples drawn with replacement from the passages (B. Efron and R. J.
    Tibshirani, An Introduction to the Bootstrap, 1993, section 13.3), 1000 of them. F1 is ``2a / (2a + b + c)``, the
    agreement on what at least one of both set: text that nobody coded does not count in it (G. Hripcsak and A. S.
    Rothschild, Agreement, the F-measure, and reliability in information retrieval, JAMIA 12, 2005).

    Args:
        cells: One row a passage: how often both said yes, the first alone, the second alone, neither.

    Returns:
        ``agreement``, ``kappa``, ``alpha`` and ``f1``, each with ``_low`` and ``_high``; NaN where undefined.

    >>> found = figures_with_intervals(np.array([[1, 0, 0, 0], [0, 0, 0, 1], [0, 1, 0, 0]]))
    >>> round(found["agreement"], 3), round(found["f1"], 3)
    (0.667, 0.667)
    """
    names = [name for figure in FIGURES for name in (figure, f"{figure}_low", f"{figure}_high")]
    n = len(cells)
    if not n:
        return dict.fromkeys(names, _UNDEFINED)
    random = np.random.default_rng(_SEED)
    drawn = random.multinomial(n, np.full(n, 1 / n), size=_DRAWS) @ cells
    values, samples = _binary(cells.sum(axis=0)[None, :]), _binary(drawn)
    found: dict[str, float] = {}
    for figure in FIGURES:
        known = samples[figure][~np.isnan(samples[figure])]
        low, high = np.percentile(known, [2.5, 97.5]) if len(known) else (_UNDEFINED, _UNDEFINED)
        found |= {figure: float(values[figure][0]), f"{figure}_low": float(low), f"{figure}_high": float(high)}
    return found


def _binary(cells: NDArray[np.int64]) -> Mapping[str, _Numbers]:
    """Return the figures of many tables of counts (both, first, second, neither), one a row."""
    both, first, second, neither = cells.T.astype(float)
    n = both + first + second + neither
    yes, no = 2 * both + first + second, 2 * neither + first + second
    expected = (both + first) * (both + second) + (second + neither) * (first + neither)
    with np.errstate(divide="ignore", invalid="ignore"):
        return {
            "agreement": (both + neither) / n,
            "kappa": np.where(n * n == expected, np.nan, (n * (both + neither) - expected) / (n * n - expected)),
            "alpha": np.where(yes * no == 0, np.nan, 1 - (2 * n - 1) * (first + second) / (yes * no)),
            "f1": np.where(yes == 0, np.nan, 2 * both / yes),
        }
