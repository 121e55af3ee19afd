"""What a sheet is made of, before any file format."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from synthese.exports.labels import label
from synthese.exports.readable import Cell, Readable, clip, plain_text

__all__ = ["Linked", "Shaded", "SheetContent", "Value", "case_names", "evidence_counts", "fit", "headers"]

Value = Cell | dt.date


class Linked(NamedTuple):
    """A cell that leads somewhere.

    Args:
        value: What it shows.
        evidence: The ids of its evidence.
        target: Another place in the workbook, as ``'Belege'!A1``.
        format: The name of a format; empty for the one that suits the value.
    """

    value: Value
    evidence: tuple[str, ...] = ()
    target: str = ""
    format: str = ""


class Shaded(NamedTuple):
    """Columns that share one colour scale."""

    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContent:
    """A sheet.

    Args:
        headers: The header row.
        rows: The rows below.
        widths: The widths of the columns in characters; the last one holds for all that follow.
        frozen: How many columns stay in sight.
        shaded: Which columns carry a colour scale.
        folded: Which columns are folded away until a reader unfolds them.
        note: What is to be said above.
    """

    headers: Sequence[str]
    rows: Sequence[Sequence[Value | Linked]]
    widths: Sequence[int]
    frozen: int = 0
    shaded: tuple[Shaded, ...] = ()
    folded: tuple[int, ...] = ()
    note: str = ""


def headers(readable: Readable, *keys: str) -> list[str]:
    """Return the labels of columns."""
    return [label(f"column.{key}", readable.language) for key in keys]


def case_names(readable: Readable) -> list[str]:
    """Return the names of the projects compared, in their order."""
    return [plain_text(readable.names.case(case)) for case in readable.names.cases]


def fit(readable: Readable, text: str) -> str:
    """Return a text that a cell holds."""
    return clip(plain_text(text), readable.language)


def evidence_counts(readable: Readable, name: str, evidence: Sequence[tuple[str, ...]]) -> list[Value | Linked]:
    """Return the row below texts that leads to their evidence: LibreOffice does not wrap text that is itself a link."""
    counts = [Linked(len(readable.index.find(ids)), ids, format="count") for ids in evidence]
    return [f"{name}: {label('column.evidence', readable.language)}", *counts]
