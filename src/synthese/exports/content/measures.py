"""Measures: what is distinctive of projects, how alike they are, which themes occur together."""

from collections import defaultdict

from synthese.exports.labels import label
from synthese.exports.readable import Readable
from synthese.exports.source import Row
from synthese.order import german_key

__all__ = ["PAIRS", "distinctive_rows", "pair_rows", "similarity_rows"]

_DISTINCTIVE = 8
PAIRS = 12
"""Pairs that are shown of many; all are in the CSV files."""


def distinctive_rows(readable: Readable) -> list[tuple[str, list[Row]]]:
    """Return by project what is said more often there than elsewhere, the surest first, each with its ``name``."""
    by_project: dict[str, list[Row]] = defaultdict(list)
    rows = (row for row in readable.source.rows("distinctive") if row["log_odds"] > 0)
    for row in sorted(rows, key=lambda row: (-row["low"], row["item"])):
        by_project[row["project"]].append({**row, "name": _item(readable, row)})
    return [(name, by_project[name][:_DISTINCTIVE]) for name in sorted(by_project, key=german_key)]


def similarity_rows(readable: Readable) -> list[Row]:
    """Return the pairs of projects, the most alike first."""
    return sorted(readable.source.rows("similarity"), key=lambda row: -row["cosine"])


def pair_rows(readable: Readable) -> list[Row]:
    """Return the pairs of themes at the same passages, the most frequent first, with their names ``a`` and ``b``."""
    names = readable.names
    pairs = [
        {**row, "a": names.theme(row["theme_a"]), "b": names.theme(row["theme_b"])}
        for row in readable.source.rows("cooccurrence")
    ]
    return sorted(pairs, key=lambda row: (-row["n"], row["theme_a"], row["theme_b"]))


def _item(readable: Readable, row: Row) -> str:
    if row["kind"] == "theme":
        return readable.names.theme(row["item"])
    return label("report_ui.term", readable.language, text=row["item"])
