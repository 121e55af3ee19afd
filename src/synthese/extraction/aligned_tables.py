"""Tables that are told by nothing but the alignment of their cells, perhaps with a bar or a line for their head."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from synthese.extraction.content import PageContent, Run
from synthese.extraction.lines import Line, build_lines
from synthese.extraction.marks import with_marks
from synthese.extraction.table_rows import Column, columns_at, columns_by_count, grouped_rows, level_rows, widened
from synthese.types import Box

__all__ = ["aligned_cells"]

_WHITE = 0.8
"""The least white between two columns, in ems."""
_LEAST_ROWS = 3
_PITCH = 5.0
"""Rows are at most so many ems apart."""
_LONGEST_CELL = 70
_LEADING = 1.5
"""Lines of running text are at most so many ems apart."""
_BEGIN = 0.75
"""The least share of cells that begin with a capital or a figure: lines of running text in columns do not."""
_FILLED = 0.8
"""The least share of places that hold text; bars of a chart end here and there."""
_FIGURES = 0.25
"""The least share of cells that are figures, where no bar or line sets the head apart."""
_STRIP = 0.35
"""A strip at the side of the slide takes at most so much of its width; what stands in it is no part of a table."""
_TALL = 0.6

_Row = list[Line]


def aligned_cells(runs: Sequence[Run], content: PageContent) -> list[list[Box]]:
    """Return the cells of the page's tables without rulings, table by table.

    Args:
        runs: The level text of the page that stands in no other table.
        content: Its rulings and panels.
    """
    for strip in _strips(content):
        runs = [run for run in runs if run.x0 < strip.x0 or run.x1 > strip.x1]
    if not _may_hold_table(runs):
        return []
    drawn = with_marks(build_lines(runs, gap=_WHITE, counted=False), content.marks)
    lines = [line for line in drawn if len(line.text) <= _LONGEST_CELL]
    found = []
    for stack in _stacks(level_rows(lines)):
        columns = columns_by_count(stack)
        rows = grouped_rows(stack, columns) if columns else []
        if _is_table(rows, columns, content):
            found.append(_boxes(rows, columns))
    return found


def _strips(content: PageContent) -> list[Box]:
    """Return panels that run down a side of the slide, for an outline or a logo."""
    return [
        box
        for box in content.panels
        if box.bottom - box.top > _TALL * content.height
        and box.x1 - box.x0 < _STRIP * content.width
        and (box.x0 <= 1 or box.x1 >= content.width - 1)
    ]


def _may_hold_table(runs: Sequence[Run]) -> bool:
    """Return whether three rows hold two wide gaps each: a first look that costs little."""
    if len(runs) < 3 * _LEAST_ROWS:
        return False
    rows: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        rows[round(run.base)].append(run)
    wide = 0
    for row in rows.values():
        if len(row) > 2:
            row.sort(key=attrgetter("x0"))
            gaps = sum(after.x0 - one.x1 > _WHITE * one.size for one, after in pairwise(row))
            wide += gaps > 1
    return wide >= _LEAST_ROWS


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
        if row[0].base - stack[last][0].base > 1.4 * row[0].size:
            break
        last += 1
    return stack[: last + 1]


def _is_table(rows: Sequence[_Row], columns: Sequence[Column], content: PageContent) -> bool:
    if len(rows) < _LEAST_ROWS or len(columns) < 3 or any(not _fits(row, columns) for row in rows):
        return False
    cells = [_cells(row, columns) for row in rows]
    firsts = [cell[0] for row in cells for cell in row if cell]
    headed = _has_head(rows, content) or _has_bold_head(cells)
    loose = headed and not _is_tight(rows)
    begun = [line for row in cells for cell in (row[:1] if loose else row) if cell for line in cell[:1]]
    begins = sum(not line.text[0].islower() for line in begun)
    if _is_broken(cells) or begins < _BEGIN * len(begun):
        return False
    if any(_holds_column(panel, column, rows) for panel in content.panels for column in columns):
        return False
    figures = sum(any(char.isdigit() for line in cell for char in line.text) for row in cells[1:] for cell in row[1:])
    counted = figures >= _FIGURES * sum(bool(cell) for row in cells[1:] for cell in row[1:])
    full = len(firsts) >= _FILLED * len(rows) * len(columns)
    return full and (counted or headed)


def _is_tight(rows: Sequence[_Row]) -> bool:
    """Return whether rows below the head stand as near to one another as the lines of running text do."""
    lines = [(max(line.base for line in above), below[0]) for above, below in pairwise(rows[1:])]
    return any(below.base - base <= _LEADING * below.size for base, below in lines)


def _cells(row: _Row, columns: Sequence[Column]) -> list[list[Line]]:
    cells: list[list[Line]] = [[] for _ in columns]
    for line in row:
        cells[columns_at(line, columns)[0]].append(line)
    return cells


def _is_broken(cells: Sequence[Sequence[Sequence[Line]]]) -> bool:
    """Return whether a cell ends in a hyphen: the lines are those of running text in columns."""
    return any(cell[-1].text.endswith("-") for row in cells for cell in row if cell)


def _fits(row: _Row, columns: Sequence[Column]) -> bool:
    """Return whether each piece of a row lies in one column."""
    return all(len(columns_at(line, columns)) == 1 for line in row)


def _has_bold_head(cells: Sequence[Sequence[Sequence[Line]]]) -> bool:
    """Return whether the first row alone is bold, but perhaps for the first column."""
    head = all(line.bold for cell in cells[0] for line in cell)
    return head and not any(line.bold for row in cells[1:] for cell in row[1:] for line in cell)


def _holds_column(panel: Box, column: Column, rows: Sequence[_Row]) -> bool:
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


def _boxes(rows: Sequence[_Row], columns: Sequence[Column]) -> list[Box]:
    lines = [line for row in rows for line in row]
    middles = [(left[1] + right[0]) / 2 for left, right in pairwise(widened(columns, lines))]
    sides = [min(line.x0 for line in lines) - 2, *middles, max(line.x1 for line in lines) + 2]
    tops = [min(line.top for line in row) for row in rows]
    ends = [max(line.bottom for line in row) for row in rows]
    edges = [tops[0] - 2, *((low + top) / 2 for low, top in zip(ends, tops[1:], strict=False)), ends[-1] + 2]
    return [Box(left, top, right, low) for top, low in pairwise(edges) for left, right in pairwise(sides)]
