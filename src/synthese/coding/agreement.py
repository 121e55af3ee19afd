"""How far coders agree: percent agreement, Cohen's kappa and Krippendorff's alpha, and where they differ."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from synthese.coding.state import TEAM
from synthese.errors import CodingError, listed

__all__ = ["Agreement", "cohens_kappa", "compare_coders", "krippendorffs_alpha", "percent_agreement"]

_UNDEFINED = float("nan")
_Judgements = Mapping[tuple[str, str, str], str]
_FIGURES = ("kind", "code", "n", "both", "neither", "only_first", "only_second", "agreement", "kappa", "alpha")
_PLACE = ("passage", "presentation", "slide", "page", "kind", "code", "quotation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two coders agree.

    Args:
        coders: Their names.
        codes: One row a code: kind, code, n (passages both judged), both, neither, only_first, only_second,
            agreement, kappa, alpha.
        disagreements: One row a passage and code on which they differ: passage, presentation, slide, page, kind,
            code, quotation, first and second (what each said: ``confirmed``, ``rejected`` or ``not set``).
    """

    coders: tuple[str, str]
    codes: pd.DataFrame
    disagreements: pd.DataFrame


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


def compare_coders(codings: pd.DataFrame, first: str = "", second: str = "") -> Agreement:
    """Compare two coders code by code, over the passages on which both decided something or which both read.

    On such a passage a code that a coder confirmed is set, any other is not. A code counts when one of the two
    confirmed or rejected it there.

    Args:
        codings: The table ``codings``.
        first: A coder; without names the only two that there are.
        second: Another.

    Returns:
        The figures per code and the list of disagreements.

    Raises:
        CodingError: When a coder is unknown, or two have to be chosen.
    """
    first, second = _pair(codings, first, second)
    own = {coder: codings[codings["coder"] == coder] for coder in (first, second)}
    shared = sorted(set(own[first]["passage"]) & set(own[second]["passage"]) - {""})
    judged = {coder: _judgements(frame) for coder, frame in own.items()}
    codes = sorted({(kind, code) for states in judged.values() for passage, kind, code in states if passage in shared})
    rows = [_figures(kind, code, shared, judged[first], judged[second]) for kind, code in codes]
    return Agreement(
        coders=(first, second),
        codes=pd.DataFrame(rows, columns=list(_FIGURES)),
        disagreements=_disagreements(codings, first, second, judged=judged, shared=shared),
    )


def _pair(codings: pd.DataFrame, first: str, second: str) -> tuple[str, str]:
    coders = sorted(set(codings["coder"]) - {TEAM})
    if not first and not second and len(coders) == 2:
        return coders[0], coders[1]
    if first == second or not {first, second} <= {*coders, TEAM}:
        known = listed(coders, word="and") or "none"
        raise CodingError(f"'{first}' and '{second}' cannot be compared: name two coders. There are {known}.")
    return first, second


def _judgements(frame: pd.DataFrame) -> dict[tuple[str, str, str], str]:
    rows = zip(frame["passage"], frame["kind"], frame["code"], frame["state"], strict=True)
    return {(passage, kind, code): state for passage, kind, code, state in rows if code}


def _figures(kind: str, code: str, shared: Sequence[str], one: _Judgements, other: _Judgements) -> dict[str, object]:
    ones = [one.get((passage, kind, code)) == "confirmed" for passage in shared]
    others = [other.get((passage, kind, code)) == "confirmed" for passage in shared]
    cells = Counter(zip(ones, others, strict=True))
    return {
        "kind": kind,
        "code": code,
        "n": len(shared),
        "both": cells[True, True],
        "neither": cells[False, False],
        "only_first": cells[True, False],
        "only_second": cells[False, True],
        "agreement": percent_agreement(ones, others),
        "kappa": cohens_kappa(ones, others),
        "alpha": krippendorffs_alpha(zip(ones, others, strict=True)),
    }


def _disagreements(
    codings: pd.DataFrame, first: str, second: str, *, judged: Mapping[str, _Judgements], shared: Sequence[str]
) -> pd.DataFrame:
    rows = []
    own = codings[codings["coder"].isin([first, second]) & codings["passage"].isin(shared) & (codings["code"] != "")]
    for row in own.drop_duplicates(["passage", "kind", "code"]).to_dict("records"):
        key = (row["passage"], row["kind"], row["code"])
        said = {coder: judged[coder].get(key, "not set") for coder in (first, second)}
        if (said[first] == "confirmed") != (said[second] == "confirmed"):
            place = {name: row[name] for name in _PLACE}
            rows.append({**place, "first": said[first], "second": said[second]})
    return pd.DataFrame(rows, columns=[*_PLACE, "first", "second"])
