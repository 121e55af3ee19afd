"""The reading order of blocks: cut the slide along white gutters, columns before rows where both are possible."""

from collections.abc import Callable, Sequence
from itertools import chain, pairwise
from operator import attrgetter

from synthese.extraction.blocks import Draft
from synthese.extraction.cards import find_cards
from synthese.types import Box

__all__ = ["reading_order"]

GUTTER = 0.35
"""The least white between two columns, in ems."""
_BAND = 1.5
"""The least white between two bands, in ems."""
_TEXT = 40
"""Blocks with more letters are running text, no headings or labels."""
_LEVEL, _UPRIGHT = attrgetter("top", "bottom", "x0"), attrgetter("x0", "x1", "top")
"""Where a block begins and ends from the top or from the left, and what decides between blocks that do alike."""


def reading_order(drafts: Sequence[Draft], panels: Sequence[Box] = ()) -> list[Draft]:
    """Return the blocks of a slide in reading order.

    Args:
        drafts: The blocks; titles and footers are left out by the caller.
        panels: Filled or framed rectangles; what stands in one of several cards is read together.

    Returns:
        The same blocks. Columns that stand side by side are read one after the other, rows from the top.
    """
    cards = find_cards(drafts, panels)
    if not cards:
        return _ordered(drafts)
    within = {id(draft) for card in cards for draft in card.drafts}
    inside = {id(card.standing): card for card in cards}
    ordered: list[Draft] = []
    for one in _ordered([draft for draft in drafts if id(draft) not in within] + [card.standing for card in cards]):
        card = inside.get(id(one))
        ordered += reading_order(card.drafts, card.panels) if card else [one]
    return ordered


def _ordered(drafts: Sequence[Draft]) -> list[Draft]:
    drafts = sorted(drafts, key=attrgetter("top", "x0"))
    if all(after.top >= before.bottom for before, after in pairwise(drafts)):
        return drafts
    parts = _parts(drafts)
    if len(parts) < 2:
        return drafts
    return [draft for part in parts for draft in _ordered(part)]


def _parts(drafts: Sequence[Draft]) -> Sequence[list[Draft]]:
    rows = _cut(drafts, _LEVEL, 0.0)
    if len(rows) > 1 and (_is_apart(rows[:-1], rows[-1:]) or _is_note(rows)):
        return [list(chain.from_iterable(rows[:-1])), rows[-1]]
    bands = _bands(drafts)
    if len(bands) > 1:
        return bands
    columns = _columns(drafts)
    if len(columns) > 1 and _stand_side_by_side(columns):
        return _grid_rows(drafts, columns) or columns
    return _merged(rows) if len(rows) > 1 else columns


def _cut(drafts: Sequence[Draft], side: Callable[[Draft], tuple[float, ...]], white: float) -> list[list[Draft]]:
    parts: list[list[Draft]] = []
    reach = float("-inf")
    # Typographic boxes of neighbouring lines may overlap by a little.
    slack = white or -0.3
    for draft in sorted(drafts, key=side):
        low, high, _ = side(draft)
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
    if len(rows[-1]) > 1 and _stands_under(rows[-1], rows[-2]):
        return False
    sizes = sorted(draft.size for draft in above)
    size = max(draft.size for draft in rows[-1])
    share = 0.8 if len(rows[-1]) == 1 else 0.62  # the texts of boxes under their headings are no notes
    if size >= share * sizes[len(sizes) // 2] or any(_is_text(draft) and draft.size <= 1.05 * size for draft in above):
        return False
    left, right = min(draft.x0 for draft in rows[-1]), max(draft.x1 for draft in rows[-1])
    if left < min(draft.x0 for draft in above) + sizes[-1]:
        return True
    columns = _columns(above)
    return sum(left < max(draft.x1 for draft in column) and right > column[0].x0 for column in columns) > 1


def _stands_under(row: list[Draft], above: list[Draft]) -> bool:
    """Return whether each block of a row stands under one of the row above: what large figures count."""
    pairs = list(zip(sorted(row, key=_middle), sorted(above, key=_middle), strict=False))
    return len(row) == len(above) and all(
        abs(one.x0 - other.x0) < one.size or abs(_middle(one) - _middle(other)) < one.size for one, other in pairs
    )


def _middle(draft: Draft) -> float:
    return (draft.x0 + draft.x1) / 2


def _is_text(draft: Draft) -> bool:
    return sum(len(line.text) for line in draft.lines) > _TEXT


def _bands(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Return bands apart from one another where what spans one would cover the gutters of another, else one band."""
    bands: list[list[Draft]] = []
    for band in _cut(drafts, _LEVEL, _BAND):
        if bands and len(band) > 1 and _stands_under(band, bands[-1]):
            bands[-1] += band
        else:
            bands.append(band)
    gutters = len(_columns(drafts))
    return bands if any(len(_columns(band)) > gutters > 1 for band in bands) else [list(drafts)]


def _columns(drafts: Sequence[Draft]) -> list[list[Draft]]:
    return _cut(drafts, _UPRIGHT, GUTTER)


def _is_apart(above: list[list[Draft]], below: list[list[Draft]]) -> bool:
    """Return whether the lowest row stands far below all others."""
    reach = max(draft.bottom for row in above for draft in row)
    top = min(draft.top for row in below for draft in row)
    size = max(draft.size for row in above + below for draft in row)
    alone = len(above) == 1 or (len(below[0]) == 1 and len(_columns(list(chain.from_iterable(above)))) > 1)
    return alone and sum(map(len, above)) > 2 and top - reach > 5 * size


def _grid_rows(drafts: Sequence[Draft], columns: list[list[Draft]]) -> list[list[Draft]] | None:
    """Return the rows of a grid of like boxes, which is read row by row, or None for columns of text."""
    if any(draft.glyph for draft in drafts):
        return None
    rows = _cut(drafts, _LEVEL, 1.2)
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
    for row, below in zip(rows[1:], [*rows[2:], []], strict=True):
        both = merged[-1] + row
        columns = _columns(both)
        several = len(columns) > 1 and (len(merged[-1]) > 1 or len(row) > 1)
        crossing = len(row) == 1 and len(columns) < len(_columns(merged[-1]))
        if several and not crossing and _stand_side_by_side(columns) and not _heads_band(merged[-1], row, below):
            merged[-1] = both
        else:
            merged.append(row)
    return merged


def _heads_band(above: list[Draft], row: list[Draft], below: list[Draft]) -> bool:
    """Return whether a row is one line that stands nearer to a band across the columns above than to these."""
    if len(row) != 1 or row[0].glyph or not below or len(_columns(above + below)) >= len(_columns(above)):
        return False
    line, band = row[0], min(below, key=lambda draft: draft.x0)
    gaps = line.top - max(draft.bottom for draft in above), band.top - line.bottom
    return len(line.lines) == 1 and gaps[1] < gaps[0] and abs(line.x0 - band.x0) < line.size and line.size >= band.size
