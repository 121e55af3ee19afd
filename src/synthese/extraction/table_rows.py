"""Which lines of a table without rulings make one row: cells may be wrapped over several lines."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from synthese.extraction.lines import Line
from synthese.extraction.wording import goes_on

__all__ = ["Column", "columns_at", "columns_by_count", "grouped_rows", "level_rows", "widened"]

Column = tuple[float, float]
"""Where a column begins and ends."""
_LOOSE = 1.7
"""Baselines further apart, in ems, are never those of one cell."""
_WIDER = 1.12
"""Two rows stand so much further apart than the lines of a cell, where white parts them."""
_APART = 0.3
"""The least white between two columns, in ems, once their pieces are known."""
_HALF = 0.8
"""Baselines nearer than this, in ems, are of one row: cells may be centred beside wrapped ones."""


def level_rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines of one baseline as rows, each from left to right; the lines come from top to bottom."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and abs(line.base - rows[-1][0].base) < 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]


def columns_at(line: Line, columns: Sequence[Column]) -> list[int]:
    """Return the indices of the columns that a line lies in, the nearest one where it lies between two."""
    met = [index for index, (left, right) in enumerate(columns) if line.x0 < right and line.x1 > left]
    return met or [min(range(len(columns)), key=lambda index: _distance(line, columns[index]))]


def _distance(line: Line, column: Column) -> float:
    return max(column[0] - line.x1, line.x0 - column[1])


def columns_by_count(rows: Sequence[Sequence[Line]]) -> list[Column]:
    """Return the columns by the rows of most pieces, the first piece of each in the first column; none if they meet.

    Args:
        rows: Lines of one baseline each, from left to right. A number of pieces that one row alone has is passed over.
    """
    counts = Counter(len(row) for row in rows)
    most = max((count for count, times in counts.items() if times > 1), default=0)
    full = [row for row in rows if len(row) == most]
    columns = [(min(row[place].x0 for row in full), max(row[place].x1 for row in full)) for place in range(most)]
    return columns if all(left[1] + _APART * full[0][0].size <= right[0] for left, right in pairwise(columns)) else []


def widened(columns: Sequence[Column], lines: Sequence[Line]) -> list[Column]:
    """Return columns as wide as all that stands in them: figures set flush right may stand beside their head."""
    wide = list(columns)
    for line in lines:
        first, *others = columns_at(line, columns)
        if not others:
            wide[first] = min(wide[first][0], line.x0), max(wide[first][1], line.x1)
    return wide


def grouped_rows(rows: Sequence[list[Line]], columns: Sequence[Column]) -> list[list[Line]]:
    """Join the lines of wrapped cells to rows.

    Args:
        rows: Lines of one baseline each, from the top.
        columns: The columns of the table.

    Returns:
        The rows. White between rows decides where it is wider than that between the lines of a cell; else a line goes
        on with the row above when it leaves the first column free or begins with a small letter.
    """
    if len(rows) < 2:
        return [list(row) for row in rows]
    gaps = [(below[0].base - above[0].base) / below[0].size for above, below in pairwise(rows)]
    near = _near(rows, columns, gaps)
    joined = [list(rows[0])]
    for row, tied in zip(rows[1:], near, strict=True):
        if tied:
            joined[-1] = joined[-1] + row
        else:
            joined.append(list(row))
    return joined


def _near(rows: Sequence[list[Line]], columns: Sequence[Column], gaps: Sequence[float]) -> list[bool]:
    """Return for each row but the first whether it goes on with the one above."""
    close = [gap for gap in gaps if _HALF < gap <= _LOOSE]
    leading = min(close, default=0.0)
    wide = [gap > _WIDER * leading for gap in gaps]
    tight = [not far for far in wide]
    full = [_filled(row, columns) == len(columns) for row in rows[1:]]
    alike = sum(one and whole for one, whole in zip(tight, full, strict=True))
    # Full lines at the least distance are rows: white parts nothing here but the head from the rest.
    by_white = any(wide) and any(tight) and alike * 2 <= sum(tight)
    return [
        gap <= _HALF or (gap <= _LOOSE and ((by_white and not far) or (not by_white and _goes_on(row, above, columns))))
        for gap, far, row, above in zip(gaps, wide, rows[1:], rows, strict=False)
    ]


def _filled(row: Sequence[Line], columns: Sequence[Column]) -> int:
    return len({index for line in row for index in columns_at(line, columns)})


def _goes_on(row: Sequence[Line], above: Sequence[Line], columns: Sequence[Column]) -> bool:
    places = {index for line in row for index in columns_at(line, columns)}
    if len(places) == len(columns):
        return False
    if 0 not in places:
        return not any(_is_figure(line) for line in row) or len(places) < len(columns) - 1
    upper = {index: line for line in above for index in columns_at(line, columns)}
    begun = (line.text[0].islower() or _leads_to(upper.get(columns_at(line, columns)[0])) for line in row)
    return all(begun)


def _leads_to(line: Line | None) -> bool:
    return line is not None and goes_on(line.text)


def _is_figure(line: Line) -> bool:
    return not any(map(str.isalpha, line.text))
