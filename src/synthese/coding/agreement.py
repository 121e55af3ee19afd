"""How far coders agree, code by code and deck by deck, and where they differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from synthese.coding.coefficients import FIGURES, figures_with_intervals, krippendorffs_alpha
from synthese.coding.judgements import Code, Coder, character_cells, coder_of, passage_cells
from synthese.errors import CodingError, listed
from synthese.types import TEAM

__all__ = ["Agreement", "AllCoders", "compare_all", "compare_coders"]

_COUNTS = ("n", "both", "neither", "only_first", "only_second")
_COLUMNS = (*_COUNTS, *FIGURES, *(f"{figure}_{end}" for figure in FIGURES for end in ("low", "high")))
_PLACE = ("passage", "presentation", "slide", "page", "kind", "code", "quotation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two coders agree.

    The tables have the columns n (of what both judged), both, neither, only_first, only_second, agreement, kappa, alpha
    and f1, each figure with ``_low`` and ``_high``, the limits of its 95 % interval.

    Args:
        coders: Their names.
        codes: One row a code, kind and code first; the units are passages.
        decks: One row a deck, presentation first; the units are passages times codes.
        total: One row over all decks and codes.
        characters: One row a code as ``codes``, the units being the characters of the passages: how far the words
            that were marked overlap. Empty where the passages' lengths are not known.
        disagreements: One row a passage and code on which they differ: passage, presentation, slide, page, kind,
            code, quotation, first and second (what each said: ``confirmed``, ``rejected`` or ``not set``), and their
            memos memo_first and memo_second.
    """

    coders: tuple[str, str]
    codes: pd.DataFrame
    decks: pd.DataFrame
    total: pd.DataFrame
    characters: pd.DataFrame
    disagreements: pd.DataFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class AllCoders:
    """How far all coders agree.

    Args:
        coders: Their names.
        pairs: Each two of them compared.
        codes: One row a code: kind, code, n (passages that two or more judged), alpha of all together.
    """

    coders: tuple[str, ...]
    pairs: tuple[Agreement, ...]
    codes: pd.DataFrame


def compare_coders(
    codings: pd.DataFrame, first: str = "", second: str = "", *, passages: pd.DataFrame | None = None
) -> Agreement:
    """Compare two coders over the passages on which both decided something or which both read.

    On such a passage a code that a coder confirmed is set, any other is not. A code counts when one of the two
    confirmed or rejected it there. What was agreed on later does not count, so that the figures are those of coders
    who decided alone.

    Args:
        codings: The table ``codings``.
        first: A coder; without names the only two that there are.
        second: Another.
        passages: The table ``passages``, for figures by characters.

    Returns:
        The figures and the list of disagreements.

    Raises:
        CodingError: When a coder is unknown, or two have to be chosen.
    """
    first, second = _pair(codings, first, second)
    one, other = coder_of(codings, first), coder_of(codings, second)
    decks = {passage: deck for passage, deck in one.passages.items() if passage in other.passages}
    shared = sorted(decks)
    codes = sorted({key[1:] for coder in (one, other) for key in coder.said if key[0] in decks})
    cells = {code: passage_cells(shared, code, one, other) for code in codes}
    lengths = {} if passages is None else dict(zip(passages["passage"], passages["text"].str.len(), strict=True))
    by_code = [_row({"kind": kind, "code": code}, cells[kind, code]) for kind, code in codes]
    by_letter = [
        _row({"kind": code[0], "code": code[1]}, character_cells(shared, code, one, other, lengths))
        for code in codes
        if lengths
    ]
    return Agreement(
        coders=(first, second),
        codes=pd.DataFrame(by_code, columns=["kind", "code", *_COLUMNS]),
        decks=pd.DataFrame(_by_deck(decks, shared, cells.values()), columns=["presentation", *_COLUMNS]),
        total=pd.DataFrame([_row({}, _stacked(cells.values()))], columns=list(_COLUMNS)),
        characters=pd.DataFrame(by_letter, columns=["kind", "code", *_COLUMNS]),
        disagreements=_disagreements(codings, one, other, decks),
    )


def compare_all(codings: pd.DataFrame, *, passages: pd.DataFrame | None = None) -> AllCoders:
    """Compare each two coders, and all together by Krippendorff's alpha.

    Args:
        codings: The table ``codings``.
        passages: The table ``passages``, for figures by characters.

    Raises:
        CodingError: When fewer than two people have decided.
    """
    names = _names(codings)
    if len(names) < 2:
        known = listed(names) or "nobody"
        raise CodingError(f"Two people must have coded; so far {known} has. Each sets a name of their own (coder).")
    pairs = tuple(compare_coders(codings, one, other, passages=passages) for one, other in combinations(names, 2))
    coders = [coder_of(codings, name) for name in names]
    codes = sorted({key[1:] for coder in coders for key in coder.said})
    rows = [_of_all(code, coders) for code in codes]
    return AllCoders(coders=names, pairs=pairs, codes=pd.DataFrame(rows, columns=["kind", "code", "n", "alpha"]))


def _of_all(code: Code, coders: Sequence[Coder]) -> dict[str, Any]:
    judged = {passage for coder in coders for passage in coder.passages}
    units = [
        [coder.sets(passage, code) if passage in coder.passages else None for coder in coders] for passage in judged
    ]
    n = sum(sum(judgement is not None for judgement in unit) > 1 for unit in units)
    return {"kind": code[0], "code": code[1], "n": n, "alpha": krippendorffs_alpha(units)}


def _names(codings: pd.DataFrame) -> tuple[str, ...]:
    return tuple(sorted(set(codings["coder"]) - {TEAM}))


def _pair(codings: pd.DataFrame, first: str, second: str) -> tuple[str, str]:
    coders = _names(codings)
    if not first and not second and len(coders) == 2:
        return coders[0], coders[1]
    if first == second or not {first, second} <= {*coders, TEAM}:
        known = listed(coders, word="and") or "none"
        raise CodingError(f"'{first}' and '{second}' cannot be compared: name two coders. There are {known}.")
    return first, second


def _by_deck(decks: Mapping[str, str], shared: Sequence[str], cells: Iterable[np.ndarray]) -> list[dict[str, Any]]:
    of_code = list(cells)
    rows = []
    for deck in sorted(set(decks.values())):
        here = np.array([decks[passage] == deck for passage in shared])
        rows.append(_row({"presentation": deck}, _stacked(code[here] for code in of_code)))
    return rows


def _stacked(cells: Iterable[np.ndarray]) -> np.ndarray:
    """Return the cells of all codes together, passage by passage, so that intervals draw whole passages."""
    listed_cells = list(cells)
    return sum(listed_cells[1:], start=listed_cells[0]) if listed_cells else np.zeros((0, 4), dtype=np.int64)


def _row(place: Mapping[str, str], cells: np.ndarray) -> dict[str, Any]:
    both, first, second, neither = (int(number) for number in cells.sum(axis=0))
    counts = {"n": both + first + second + neither, "both": both, "neither": neither}
    return {**place, **counts, "only_first": first, "only_second": second, **figures_with_intervals(cells)}


def _disagreements(codings: pd.DataFrame, one: Coder, other: Coder, decks: Mapping[str, str]) -> pd.DataFrame:
    rows = []
    own = codings[codings["passage"].isin(list(decks)) & (codings["code"] != "") & (codings["coder"] != TEAM)]
    for row in own.drop_duplicates(["passage", "kind", "code"]).to_dict("records"):
        passage, code = row["passage"], (row["kind"], row["code"])
        if one.sets(passage, code) != other.sets(passage, code):
            said = [coder.said.get((passage, *code)) for coder in (one, other)]
            first, second = (each.state if each else "not set" for each in said)
            memos = [each.memo if each else "" for each in said]
            place = {name: row[name] for name in _PLACE}
            rows.append({**place, "first": first, "second": second, "memo_first": memos[0], "memo_second": memos[1]})
    return pd.DataFrame(rows, columns=[*_PLACE, "first", "second", "memo_first", "memo_second"])
