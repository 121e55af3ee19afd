"""Justified text in narrow columns: wide gaps between its words part no columns."""

from collections.abc import Sequence
from itertools import pairwise

from synthese.extraction.content import Run

__all__ = ["rejoined"]

_WIDEST = 8.0
"""Gaps of justified text are at most so many ems."""
_PITCH = 1.8
_EDGE = 0.08
"""The edges of justified lines are so many ems apart at most."""


def rejoined(rows: Sequence[list[list[Run]]]) -> list[list[list[Run]]]:
    """Join the pieces of a row that begin and end exactly as an unbroken line right above or below.

    Args:
        rows: The rows of a page from top to bottom, each with its pieces from left to right.
    """
    if all(len(row) < 2 for row in rows):
        return list(rows)
    joined = []
    for index, row in enumerate(rows):
        near = [line for other in rows[max(0, index - 3) : index + 4] if other is not row for line in other]
        joined.append(_joined(row, near) if len(row) > 1 else row)
    return joined


def _joined(row: list[list[Run]], near: Sequence[list[Run]]) -> list[list[Run]]:
    starts, ends = [piece[0].x0 for piece in row], [piece[-1].x1 for piece in row]
    for line in near:
        if not (_is_among(line[0].x0, starts) and _is_among(line[-1].x1, ends)):
            continue
        first = next((place for place, piece in enumerate(row) if _begin_alike(piece, line)), None)
        last = next((place for place, piece in enumerate(row) if _end_alike(piece, line)), None)
        if first is not None and last is not None and first < last:
            pieces = row[first : last + 1]
            size = pieces[0][0].size
            if all(after[0].x0 - before[-1].x1 < _WIDEST * size for before, after in pairwise(pieces)):
                return [*row[:first], [run for piece in pieces for run in piece], *row[last + 1 :]]
    return row


def _is_among(edge: float, edges: Sequence[float]) -> bool:
    return any(abs(edge - other) <= 1 for other in edges)


def _begin_alike(piece: list[Run], line: list[Run]) -> bool:
    run, other = piece[0], line[0]
    near = 0.5 * run.size < abs(run.base - other.base) < _PITCH * run.size
    return near and run.font == other.font and run.size == other.size and abs(run.x0 - other.x0) < 2 * _EDGE * run.size


def _end_alike(piece: list[Run], line: list[Run]) -> bool:
    return abs(piece[-1].x1 - line[-1].x1) < _EDGE * piece[-1].size
