"""Striped tables: rows without a fill between rows with one get their boxes."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from synthese.extraction.content import Run
from synthese.types import Box

__all__ = ["closed_up", "with_bare_rows"]

_LEAST_CELLS = 2
_HIGHEST = 2.8
"""Cells of one line are at most so many times as high as the text; higher boxes are cards."""
_MOST_ABOVE = 2
_NEAR = 3.0
"""Edges nearer than this, in points, are one."""


def with_bare_rows(boxes: list[Box], runs: Sequence[Run]) -> list[Box]:
    """Add a box for each cell of a row that stands bare between filled rows with the same columns.

    Args:
        boxes: The rulings and panels of a page.
        runs: Its level text.
    """
    filled = _filled_rows(boxes)
    bare = [box for index, row in enumerate(filled) for box in _row_below(row, filled[index + 1 :], runs)]
    if not bare:
        return boxes
    lasts = [row for index, row in enumerate(filled) if not any(_same_columns(row, one) for one in filled[index + 1 :])]
    tops = {round(box.top) for box in bare}
    striped = [row for row in lasts if any(abs(top - (2 * row[0].top - row[0].bottom)) < _NEAR for top in tops)]
    return boxes + bare + [box for row in striped for box in _last_row(row, runs)] + _first_rows(filled, bare, runs)


def _first_rows(filled: Sequence[Sequence[Box]], bare: Sequence[Box], runs: Sequence[Run]) -> list[Box]:
    """Return the cells of a bare head, and of a bare row below it, above the first filled row of striped tables."""
    found: list[Box] = []
    for index, row in enumerate(filled):
        first = not any(_same_columns(row, one) for one in filled[:index])
        if first and any(abs(box.top - row[0].bottom) < _NEAR and abs(box.x0 - row[0].x0) < _NEAR for box in bare):
            height = row[0].bottom - row[0].top
            for _ in range(_MOST_ABOVE):
                row = [Box(box.x0, box.top - height, box.x1, box.top) for box in row]  # noqa: PLW2901 - the row above
                if not _is_worded(row, runs):
                    break
                found += row
    return found


def _filled_rows(boxes: Sequence[Box]) -> list[list[Box]]:
    rows: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in boxes:
        if box.bottom - box.top > 8 and box.x1 - box.x0 > 8:
            rows[round(box.top), round(box.bottom)].append(box)
    return [sorted(row) for _, row in sorted(rows.items()) if len(row) >= _LEAST_CELLS]


def closed_up(boxes: list[Box], runs: Sequence[Run]) -> list[Box]:
    """Let the cells of rows that stand a little apart meet, where each row is as high as one line.

    Args:
        boxes: The rulings and panels of a page.
        runs: Its level text.
    """
    filled = _filled_rows(boxes)
    if len(filled) < 2 or not runs:
        return boxes
    sizes = sorted(run.size for run in runs)
    highest = _HIGHEST * sizes[len(sizes) // 2]
    longer: dict[Box, Box] = {}
    for row, below in pairwise(filled):
        height, gap = row[0].bottom - row[0].top, below[0].top - row[0].bottom
        if _same_columns(row, below) and _NEAR < gap < 0.5 * height and height <= highest:
            longer.update({box: box._replace(bottom=below[0].top) for box in row})
    return [longer.get(box, box) for box in boxes] if longer else boxes


def _last_row(row: Sequence[Box], runs: Sequence[Run]) -> list[Box]:
    """Return the cells of a bare row below the last filled one of a striped table."""
    height = row[0].bottom - row[0].top
    cells = [Box(box.x0, box.bottom, box.x1, box.bottom + height) for box in row]
    return cells if _is_worded(cells, runs) else []


def _is_worded(cells: Sequence[Box], runs: Sequence[Run]) -> bool:
    """Return whether text begins in most of the cells of a row."""
    top, bottom = cells[0].top, cells[0].bottom
    within = [run for run in runs if top < run.base < bottom and cells[0].x0 <= run.x0 < cells[-1].x1]
    worded = sum(any(cell.x0 <= run.x0 < cell.x1 for run in within) for cell in cells)
    return worded >= max(_LEAST_CELLS, len(cells) / 2)


def _row_below(row: Sequence[Box], lower: Sequence[Sequence[Box]], runs: Sequence[Run]) -> list[Box]:
    """Return the cells of a bare row right below a filled one, with another filled one right below it."""
    below = next((other for other in lower if _same_columns(row, other)), None)
    if below is None:
        return []
    top, bottom, height = row[0].bottom, below[0].top, row[0].bottom - row[0].top
    if not 0.6 * height < bottom - top < 1.6 * height:
        return []
    cells = [Box(box.x0, top, box.x1, bottom) for box in row]
    return cells if _is_worded(cells, runs) else []


def _same_columns(row: Sequence[Box], other: Sequence[Box]) -> bool:
    if len(row) != len(other):
        return False
    return all(abs(one.x0 - two.x0) < 2 and abs(one.x1 - two.x1) < 2 for one, two in zip(row, other, strict=True))
