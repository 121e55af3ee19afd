"""Tables that are told by nothing but the alignment of their cells, perhaps with a bar or a line for their head."""

from collections.abc import Sequence
from itertools import pairwise

from synthese.extraction.content import PageContent, Run
from synthese.extraction.lines import Line, build_lines
from synthese.types import Box

__all__ = ["aligned_cells"]

_WHITE = 0.8
"""The least white between two columns, in ems."""
_LEAST_ROWS = 3
_PITCH = 4.2
"""Rows are at most so many ems apart."""
_WRAPPED = 1.4
"""A line that fills few columns goes on with the row above it where it is no further than so many ems below."""
_LONGEST_CELL = 70
_BEGIN = 0.75
"""The least share of cells that begin with a capital or a figure: lines of running text in columns do not."""
_FILLED = 0.8
"""The least share of places that hold text; bars of a chart end here and there."""
_FIGURES = 0.25
"""The least share of cells that are figures, where no bar or line sets the head apart."""

_Row = list[Line]


def aligned_cells(runs: Sequence[Run], content: PageContent) -> list[list[Box]]:
    """Return the cells of the page's tables without rulings, table by table.

    Args:
        runs: The level text of the page that stands in no other table.
        content: Its rulings and panels.
    """
    if not _may_hold_table(runs):
        return []
    lines = [line for line in build_lines(runs, gap=_WHITE) if len(line.text) <= _LONGEST_CELL]
    found = []
    for stack in _stacks(_rows(lines)):
        columns = _columns(stack)
        rows = _without_wraps(stack, columns)
        if _is_table(rows, columns, content):
            found.append(_boxes(rows, columns))
    return found


def _may_hold_table(runs: Sequence[Run]) -> bool:
    """Return whether three rows hold two wide gaps each: a first look that costs little."""
    rows: dict[int, list[Run]] = {}
    for run in runs:
        rows.setdefault(round(run.base), []).append(run)
    wide = 0
    for row in rows.values():
        if len(row) > 2:
            row.sort(key=lambda run: run.x0)
            gaps = sum(after.x0 - one.x1 > _WHITE * one.size for one, after in pairwise(row))
            wide += gaps > 1
    return wide >= _LEAST_ROWS


def _rows(lines: Sequence[Line]) -> list[_Row]:
    rows: list[_Row] = []
    for line in lines:
        if rows and abs(line.base - rows[-1][0].base) < 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]


def _stacks(rows: Sequence[_Row]) -> list[list[_Row]]:
    """Return rows that stand below one another, the first of several cells, in like sizes and without bullets."""
    stacks: list[list[_Row]] = []
    for row in rows:
        last = stacks[-1][-1] if stacks else None
        near = last is not None and row[0].base - last[0].base <= _PITCH * row[0].size
        alike = last is not None and 0.85 < row[0].size / last[0].size < 1.18
        bare = not any(line.glyph for line in row)
        if near and alike and bare and _within(row, stacks[-1]):
            stacks[-1].append(row)
        elif len(row) > 1 and bare:
            stacks.append([row])
    return [stack for stack in map(_trimmed, stacks) if len(stack) >= _LEAST_ROWS]


def _within(row: _Row, stack: Sequence[_Row]) -> bool:
    left, right = min(line[0].x0 for line in stack), max(line[-1].x1 for line in stack)
    return row[0].x0 > left - row[0].size and (len(row) > 1 or row[-1].x1 < right)


def _trimmed(stack: list[_Row]) -> list[_Row]:
    """Leave out single lines below the last row of several cells, but those that go on with it."""
    last = max(index for index, row in enumerate(stack) if len(row) > 1)
    for row in stack[last + 1 :]:
        if row[0].base - stack[last][0].base > _WRAPPED * row[0].size:
            break
        last += 1
    return stack[: last + 1]


def _columns(rows: Sequence[_Row]) -> list[tuple[float, float]]:
    most = max(len(row) for row in rows)
    columns: list[tuple[float, float]] = []
    for line in sorted((line for row in rows if len(row) == most for line in row), key=lambda line: line.x0):
        if columns and line.x0 < columns[-1][1] + 0.3 * line.size:
            columns[-1] = columns[-1][0], max(columns[-1][1], line.x1)
        else:
            columns.append((line.x0, line.x1))
    return columns


def _without_wraps(rows: list[_Row], columns: Sequence[tuple[float, float]]) -> list[_Row]:
    """Join lines that go on in cells of the row above."""
    kept = [list(rows[0])]
    base = rows[0][0].base
    for row in rows[1:]:
        close = row[0].base - base <= _WRAPPED * row[0].size
        base = row[0].base
        few = len(row) < len(columns) and (row[0].x0 > columns[0][1] or len(kept[-1]) >= len(columns))
        if close and few:
            kept[-1] = kept[-1] + row
        else:
            kept.append(list(row))
    return kept


def _is_table(rows: Sequence[_Row], columns: Sequence[tuple[float, float]], content: PageContent) -> bool:
    cells = [line for row in rows for line in row]
    if len(rows) < _LEAST_ROWS or len(columns) < 2 or any(not _fits(row, columns) for row in rows):
        return False
    begins = sum(not line.text[0].islower() for row in rows for line in row[: len(columns)])
    broken = any(line.text.endswith("-") for line in cells)
    if broken or begins < _BEGIN * sum(len(row[: len(columns)]) for row in rows):
        return False
    if any(_holds_column(panel, column, rows) for panel in content.panels for column in columns):
        return False
    filled = sum(_fills(row, columns) for row in rows)
    figures = sum(any(map(str.isdigit, line.text)) for row in rows[1:] for line in row[1:])
    counted = figures >= _FIGURES * sum(len(row) - 1 for row in rows[1:])
    full = filled >= _FILLED * len(rows) * len(columns)
    return full and len(columns) > 2 and (counted or _has_head(rows, content))


def _fills(row: _Row, columns: Sequence[tuple[float, float]]) -> int:
    return sum(any(line.x0 < right and line.x1 > left for line in row) for left, right in columns)


def _fits(row: _Row, columns: Sequence[tuple[float, float]]) -> bool:
    """Return whether each piece of a row lies in one column."""
    return all(sum(line.x0 < right and line.x1 > left for left, right in columns) <= 1 for line in row)


def _holds_column(panel: Box, column: tuple[float, float], rows: Sequence[_Row]) -> bool:
    """Return whether a column stands in a card of its own."""
    first, last = rows[0][0], rows[-1][0]
    tall = panel.top <= first.base and panel.bottom >= last.base
    width = max(row[-1].x1 for row in rows) - min(row[0].x0 for row in rows)
    return tall and panel.x0 <= column[0] and panel.x1 >= column[1] and panel.x1 - panel.x0 < 0.6 * width


def _has_head(rows: Sequence[_Row], content: PageContent) -> bool:
    """Return whether one bar lies behind the whole first row, or one line runs below it from side to side."""
    head = rows[0]
    x0, x1 = min(row[0].x0 for row in rows), max(line.x1 for row in rows for line in row)
    return any(
        box.x0 <= x0 + 2 and box.x1 >= x1 - head[0].size and head[0].base - head[0].size < box.bottom < rows[1][0].base
        for box in [*content.rulings, *content.panels]
        if box.bottom - box.top < 4 * head[0].size
    )


def _boxes(rows: Sequence[_Row], columns: Sequence[tuple[float, float]]) -> list[Box]:
    middles = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    sides = [min(row[0].x0 for row in rows) - 2, *middles, max(line.x1 for row in rows for line in row) + 2]
    tops = [min(line.top for line in row) for row in rows]
    ends = [max(line.bottom for line in row) for row in rows]
    edges = [tops[0] - 2, *((low + top) / 2 for low, top in zip(ends, tops[1:], strict=False)), ends[-1] + 2]
    return [Box(left, top, right, low) for top, low in pairwise(edges) for left, right in pairwise(sides)]
