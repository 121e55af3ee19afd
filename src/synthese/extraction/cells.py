"""Where the slides of a handout may stand: regular grids, also of drawings placed as a whole without a frame."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from synthese.extraction.content import Inset, PageContent
from synthese.types import Box

__all__ = ["COUNTS", "COVERED", "NEAR", "inset_cells", "is_regular"]

COUNTS = frozenset({2, 3, 4, 6})
"""How many slides a page of a handout holds."""
COVERED = 0.25
"""Slides cover at least this share of a handout's page; beside three of them are lines for notes."""
NEAR = 3.0
"""Edges nearer than this, in points, are one."""
_FILLS = 0.85
"""A slide takes at least so much of the way to the next."""
_FULL = 0.9
"""A drawing shown larger is the slide itself, or a picture on it."""


def is_regular(cells: Sequence[Box], content: PageContent) -> bool:
    """Return whether equal boxes stand in rows and columns beside one another and cover enough of a page."""
    if len(cells) not in COUNTS:
        return False
    columns, rows = _places(cell.x0 for cell in cells), _places(cell.top for cell in cells)
    width, height = cells[0].x1 - cells[0].x0, cells[0].bottom - cells[0].top
    apart = all(step >= width - NEAR for step in _steps(columns)) and all(
        step >= height - NEAR for step in _steps(rows)
    )
    covered = len(cells) * width * height >= COVERED * content.width * content.height
    return apart and covered and len(columns) * len(rows) == len(cells)


def inset_cells(pages: Sequence[PageContent]) -> tuple[Box, ...]:
    """Return the cells in which the drawings of all pages stand in a regular grid, in reading order.

    Args:
        pages: The pages of a deck that hold text.

    Returns:
        None where the drawings are of unlike scale or stand in no grid. How large a cell is, is told by all drawings
        together, as a slide may be nearly empty.
    """
    insets = [inset for page in pages for inset in page.insets]
    scales = [inset.scale for inset in insets]
    if not scales or max(scales) > _FULL or max(scales) - min(scales) > 0.01:
        return ()
    columns, rows = _places(inset.x for inset in insets), _places(inset.y for inset in insets)
    if len(columns) * len(rows) not in COUNTS or any(not page.insets for page in pages):
        return ()
    left, top, right, bottom = _extent(insets, columns, rows, pages[0])
    cells = tuple(Box(x + left, y + top, x + right, y + bottom) for y in rows for x in columns)
    return cells if is_regular(cells, pages[0]) else ()


def _extent(insets: Sequence[Inset], columns: Sequence[float], rows: Sequence[float], page: PageContent) -> Box:
    """Return how far slides reach from their origins, the lower left corners.

    Slides with text off their edges reach too far and sparse ones not far enough: at least most of the way to the next
    slide, or as far from the page's other edge as from the nearer one, belongs to them.
    """
    widest, highest = min(_steps(columns), default=page.width), min(_steps(rows), default=page.height)
    width = _FILLS * widest if len(columns) > 1 else max(page.width - 2 * columns[0], 0.0)
    height = _FILLS * highest if len(rows) > 1 else max(2 * rows[0] - page.height, 0.0)
    fitting = [
        inset.box._replace(x0=inset.box.x0 - inset.x, x1=inset.box.x1 - inset.x, top=inset.box.top - inset.y)
        for inset in insets
        if inset.x - NEAR <= inset.box.x0
        and inset.box.x1 <= inset.x + widest + NEAR
        and inset.y - inset.box.top <= highest + NEAR
    ]
    return Box(
        min([0.0, *(box.x0 for box in fitting)]), min([-height, *(box.top for box in fitting)]),
        max([width, *(box.x1 for box in fitting)]), 0.0,
    )  # fmt: skip


def _places(edges: Iterable[float]) -> list[float]:
    places: list[float] = []
    for edge in sorted(edges):
        if not places or edge - places[-1] >= NEAR:
            places.append(edge)
    return places


def _steps(places: Sequence[float]) -> list[float]:
    return [after - before for before, after in pairwise(places)]
