"""The reading order of blocks: cut the slide along white gutters, columns before rows where both are possible."""

from collections.abc import Callable, Sequence
from itertools import chain, pairwise

from synthese.extraction.blocks import Draft

__all__ = ["reading_order"]

GUTTER = 0.35
"""The least white between two columns, in ems."""


def reading_order(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the blocks of a slide in reading order.

    Args:
        drafts: The blocks; titles and footers are left out by the caller.

    Returns:
        The same blocks. Columns that stand side by side are read one after the other, rows from the top.
    """
    if len(drafts) < 2:
        return list(drafts)
    rows = _cut(drafts, lambda draft: (draft.top, draft.bottom), 0.0)
    if len(rows) > 1 and (_is_apart(rows[:-1], rows[-1:]) or _is_note(rows)):
        return reading_order(list(chain.from_iterable(rows[:-1]))) + reading_order(rows[-1])
    columns = _cut(drafts, lambda draft: (draft.x0, draft.x1), GUTTER)
    if len(columns) > 1 and _stand_side_by_side(columns):
        parts = _grid_rows(drafts, columns) or columns
        return [draft for part in parts for draft in reading_order(part)]
    if len(rows) > 1:
        return [draft for row in _merged(rows) for draft in reading_order(row)]
    if len(columns) > 1:
        return [draft for column in columns for draft in reading_order(column)]
    return sorted(drafts, key=lambda draft: (draft.top, draft.x0))


def _cut(drafts: Sequence[Draft], span: Callable[[Draft], tuple[float, float]], white: float) -> list[list[Draft]]:
    parts: list[list[Draft]] = []
    reach = float("-inf")
    for draft in sorted(drafts, key=lambda draft: (*span(draft), draft.top, draft.x0)):
        low, high = span(draft)
        # Typographic boxes of neighbouring lines may overlap by a little.
        slack = -0.3 if white == 0.0 else white
        if not parts or low > reach + slack * draft.size:
            parts.append([draft])
            reach = high
        else:
            parts[-1].append(draft)
            reach = max(reach, high)
    return parts


def _stand_side_by_side(columns: list[list[Draft]]) -> bool:
    spans = [(min(draft.top for draft in column), max(draft.bottom for draft in column)) for column in columns]
    for (top, bottom), (other_top, other_bottom) in pairwise(spans):
        common = min(bottom, other_bottom) - max(top, other_top)
        if common < 0.3 * min(bottom - top, other_bottom - other_top):
            return False
    return True


def _is_note(rows: list[list[Draft]]) -> bool:
    """Return whether the lowest row is small print below everything else, and not below one column only."""
    above = [draft for row in rows[:-1] for draft in row]
    sizes = sorted(draft.size for draft in above)
    if max(draft.size for draft in rows[-1]) >= 0.8 * sizes[len(sizes) // 2]:
        return False
    left, right = min(draft.x0 for draft in rows[-1]), max(draft.x1 for draft in rows[-1])
    if left < min(draft.x0 for draft in above) + sizes[-1]:
        return True
    columns = _cut(above, lambda draft: (draft.x0, draft.x1), GUTTER)
    return sum(left < max(draft.x1 for draft in column) and right > column[0].x0 for column in columns) > 1


def _is_apart(above: list[list[Draft]], below: list[list[Draft]]) -> bool:
    """Return whether the lowest row stands far below all others."""
    reach = max(draft.bottom for row in above for draft in row)
    top = min(draft.top for row in below for draft in row)
    size = max(draft.size for row in above + below for draft in row)
    return len(above) == 1 and len(above[0]) > 2 and top - reach > 5 * size


def _grid_rows(drafts: Sequence[Draft], columns: list[list[Draft]]) -> list[list[Draft]] | None:
    """Return the rows of a grid of like boxes, which is read row by row, or None for columns of text."""
    if any(draft.glyph for draft in drafts):
        return None
    rows = _cut(drafts, lambda draft: (draft.top, draft.bottom), 1.2)
    if len(rows) < 2 or any(len(column) < len(rows) - 1 for column in columns):
        return None
    kinds = [tuple(sorted({(round(draft.size), draft.bold) for draft in row})) for row in rows]
    for period in (1, 2, 3):
        if len(rows) % period == 0 and len(rows) > period and kinds[period:] == kinds[:-period]:
            cards = [list(chain.from_iterable(rows[start : start + period])) for start in range(0, len(rows), period)]
            return cards if all(len(card) > period for card in cards[:-1]) else None
    return None


def _merged(rows: list[list[Draft]]) -> list[list[Draft]]:
    """Join neighbouring rows that share one gutter, so that columns below a spanning line are read as columns."""
    merged = [rows[0]]
    for row in rows[1:]:
        both = merged[-1] + row
        columns = _cut(both, lambda draft: (draft.x0, draft.x1), GUTTER)
        if len(columns) > 1 and (len(merged[-1]) > 1 or len(row) > 1) and _stand_side_by_side(columns):
            merged[-1] = both
        else:
            merged.append(row)
    return merged
