"""Handouts: pages that hold two, three, four or six slides are split into them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from synthese.extraction.cells import COUNTS, COVERED, NEAR, inset_cells, is_regular
from synthese.extraction.content import Char, Mark, PageContent, Run, rounded
from synthese.extraction.record import replaced
from synthese.types import Box, Slide

__all__ = ["find_cells", "moved", "on_page", "outside", "part_of", "used_cells"]

_NARROWEST, _WIDEST = 1.2, 1.9
_SMALLEST, _LARGEST = COVERED / max(COUNTS), 0.55
_LOOSE = 0.1
"""At most this share of a page's letters stands outside its slides, header, footer and page number apart."""
_MARGIN = 0.1
"""Header and footer stand in this share of the page's height, at either edge."""


def find_cells(contents: Sequence[PageContent]) -> tuple[Box, ...]:
    """Find where the slides stand on the pages of a handout.

    Args:
        contents: What was found on the pages of a deck.

    Returns:
        Their boxes in reading order, the same for all pages; none where the deck is no handout. It is one when half of
        its pages with text hold a regular grid of equal boxes as wide as slides, each with text, or of drawings placed
        as a whole, and no other page has text beside the boxes.
    """
    pages = [content for content in contents if content.runs]
    grids = [grid for content in pages if (grid := _grid(content))]
    # The last page may be half empty: its grid is a part of the others'.
    counts = {grid: sum(all(_is_among(cell, grid) for cell in other) for other in grids) for grid in grids}
    grid = min(counts, key=lambda grid: (-counts[grid], -len(grid), grid), default=())
    cells = grid if 2 * counts.get(grid, 0) >= len(pages) else ()
    cells = cells or inset_cells(pages)
    return cells if cells and all(_fits(content, cells) for content in pages) else ()


def used_cells(content: PageContent, cells: Sequence[Box]) -> list[Box]:
    """Return where slides stand on a page of a handout: the last ones may be missing; a page without text has none.

    Args:
        content: What was found on the page.
        cells: Where slides may stand.
    """
    used = list(cells) if content.runs else []
    while len(used) > 1 and not (_holds(used[-1], content.runs) or _inside(content.pictures, used[-1])):
        used.pop()
    return used


def outside(content: PageContent, cells: Sequence[Box]) -> list[Run]:
    """Return the text of a page that stands in none of its slides."""
    return [run for run in content.runs if not any(_is_in(run, cell) for cell in cells)]


def part_of(content: PageContent, cell: Box) -> PageContent:
    """Return what is on one slide of a page, in the slide's own coordinates."""
    return PageContent(
        cell.x1 - cell.x0,
        cell.bottom - cell.top,
        [_moved_run(run, cell) for run in content.runs if _is_in(run, cell)],
        _inside(content.rulings, cell),
        _inside(content.panels, cell),
        _inside(content.pictures, cell),
        [Mark(moved(mark.box, cell), mark.colour) for mark in content.marks if _is_within(mark.box, cell)],
    )


def moved(box: Box, cell: Box, *, back: bool = False) -> Box:
    """Return a box in the coordinates of a slide on the page, or back in those of the page.

    >>> moved(Box(110, 60, 120, 70), Box(100, 50, 300, 200))
    Box(x0=10, top=10, x1=20, bottom=20)
    """
    x, y = (cell.x0, cell.top) if back else (-cell.x0, -cell.top)
    return Box(box.x0 + x, box.top + y, box.x1 + x, box.bottom + y)


def on_page(slide: Slide, page: int, cell: Box, size: tuple[float, float]) -> Slide:
    """Return a slide in the coordinates of the page it stands on.

    Args:
        slide: In its own coordinates.
        page: The page of the PDF.
        cell: Where it stands there.
        size: Width and height of the page.
    """
    blocks = tuple(
        replace(
            block,
            box=rounded(moved(block.box, cell, back=True)),
            row_boxes=tuple(rounded(moved(box, cell, back=True)) for box in block.row_boxes),
        )
        for block in slide.blocks
    )
    return replace(slide, page=page, width=round(size[0], 2), height=round(size[1], 2), blocks=blocks)


# --- where slides stand --------------------------------------------------------------------------------------------


def _grid(content: PageContent) -> tuple[Box, ...]:
    """Return the largest equal boxes of a page that stand in a regular grid and hold its text."""
    groups: list[list[Box]] = []
    for box in sorted(set(_slide_like(content)), key=lambda box: (box.top - box.bottom, box)):
        group = next((group for group in groups if _are_equal(group[0], box)), None)
        if group is None:
            groups.append([box])
        elif not any(_is_near(box, other) for other in group):
            group.append(box)
    for group in groups:
        cells = tuple(sorted(group, key=lambda box: (round(box.top / NEAR), box.x0)))
        if is_regular(cells, content) and _fits(content, cells) and all(_holds(cell, content.runs) for cell in cells):
            return tuple(rounded(cell) for cell in cells)
    return ()


def _is_among(cell: Box, grid: Sequence[Box]) -> bool:
    return any(_is_near(cell, other) and _are_equal(cell, other) for other in grid)


def _slide_like(content: PageContent) -> Iterable[Box]:
    page = content.width * content.height
    for box in (*content.panels, *content.pictures):
        width, height = box.x1 - box.x0, box.bottom - box.top
        if (
            height > 0
            and _NARROWEST <= width / height <= _WIDEST
            and _SMALLEST * page <= width * height <= _LARGEST * page
        ):
            yield box


def _are_equal(one: Box, other: Box) -> bool:
    return (
        abs((one.x1 - one.x0) - (other.x1 - other.x0)) < NEAR
        and abs((one.bottom - one.top) - (other.bottom - other.top)) < NEAR
    )


def _is_near(one: Box, other: Box) -> bool:
    return abs(one.x0 - other.x0) < NEAR and abs(one.top - other.top) < NEAR


def _fits(content: PageContent, cells: Sequence[Box]) -> bool:
    """Return whether no more than small print stands outside the boxes, but at the upper and lower edge."""
    beside = outside(content, cells)
    letters = sum(len(run.text.strip()) for run in content.runs)
    largest = max((run.size for run in content.runs), default=0.0)
    margin = _MARGIN * content.height
    loose = [run for run in beside if run.bottom > margin and run.top < content.height - margin]
    small = all(run.size < largest for run in loose)
    return small and sum(len(run.text.strip()) for run in loose) <= _LOOSE * letters


def _holds(cell: Box, runs: Sequence[Run]) -> bool:
    return any(_is_in(run, cell) for run in runs)


def _is_in(run: Run, cell: Box) -> bool:
    x, y = run.x0 + min(run.x1 - run.x0, run.size) / 2, (run.top + run.bottom) / 2
    return cell.x0 <= x <= cell.x1 and cell.top <= y <= cell.bottom


# --- what stands on them -------------------------------------------------------------------------------------------


def _inside(boxes: Sequence[Box], cell: Box) -> list[Box]:
    return [moved(box, cell) for box in boxes if _is_within(box, cell)]


def _is_within(box: Box, cell: Box) -> bool:
    return (
        cell.x0 - NEAR <= box.x0
        and box.x1 <= cell.x1 + NEAR
        and cell.top - NEAR <= box.top
        and box.bottom <= cell.bottom + NEAR
    )


def _moved_run(run: Run, cell: Box) -> Run:
    x0, top, x1, bottom = moved(Box(run.x0, run.top, run.x1, run.bottom), cell)
    pen = (run.pen[0] - cell.x0, run.pen[1] - cell.top, run.pen[2]) if run.pen else None
    chars = tuple(Char(char.text, moved(char.box, cell), char.confidence) for char in run.chars)
    return replaced(run, x0=x0, top=top, x1=x1, bottom=bottom, base=run.base - cell.top, pen=pen, chars=chars)
