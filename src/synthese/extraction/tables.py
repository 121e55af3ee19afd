"""Tables, ruled or drawn as filled boxes: pdfplumber's edge and cell functions over the edges that were read."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from pdfplumber import table as plumber

from synthese.extraction.aligned_tables import aligned_cells
from synthese.extraction.blocks import Draft
from synthese.extraction.content import PageContent, Run
from synthese.extraction.lines import Line, build_lines, is_glyph
from synthese.extraction.open_tables import open_cells
from synthese.extraction.repair import join_lines, repair_text
from synthese.extraction.stripes import closed_up, with_bare_rows
from synthese.types import Box

__all__ = ["find_tables"]

SNAP = 4.0
"""Edges nearer than this, in points, are one; cells drawn as boxes may stand a little apart."""
_SHORTEST = 7.0
_MOST_BOXES = 800
_MOST_POINTS = 900
_LEAST_BOXES = 4
_FEWEST = 3
"""So few rows may also be boxes with a head of their own, side by side."""
_FILLED = 0.3
"""The least share of cells that hold text; below it the lines are those of a chart or a calendar."""

_Band = tuple[float, float]
"""The edges between which a row or a column stands."""


def find_tables(runs: list[Run], content: PageContent) -> tuple[list[Draft], list[Run]]:
    """Find the tables of a page.

    Args:
        runs: The level text of the page.
        content: Its rulings and panels.

    Returns:
        The tables as blocks, and the runs that stand in none of them.
    """
    tables = []
    for group in _touching(with_bare_rows(closed_up(_boxes(content), runs), runs)):
        edges = [edge for box in group for edge in _edges(box)]
        if not _may_hold_table(edges, group, runs):
            continue
        for cells in _cell_groups(edges):
            inside = _runs_by_cell(cells, runs)
            if _is_table(cells, inside, content):
                tables.append(_draft(cells, inside))
                taken = {id(run) for members in inside for run in members}
                runs = [run for run in runs if id(run) not in taken]
    for find in (open_cells, aligned_cells):
        for cells in find(runs, content):
            inside = _runs_by_cell(cells, runs)
            tables.append(_draft(cells, inside))
            taken = {id(run) for members in inside for run in members}
            runs = [run for run in runs if id(run) not in taken]
    return tables, runs


def _boxes(content: PageContent) -> list[Box]:
    """Return rulings and panels, but for backgrounds and for bars across the slide."""
    width, height = 0.97 * content.width, 0.97 * content.height
    panels = [box for box in content.panels if box.x1 - box.x0 <= width and box.bottom - box.top <= height]
    boxes = [*content.rulings, *dict.fromkeys(panels)]
    return boxes if _LEAST_BOXES <= len(boxes) <= _MOST_BOXES else []


def _touching(boxes: list[Box]) -> list[list[Box]]:
    """Group boxes whose borders meet; a box that stands inside another is apart from it."""
    groups: list[tuple[Box, list[Box]]] = []
    for box in boxes:
        around, members, apart = box, [box], []
        for other, group in groups:
            if _overlap(box, other) and any(_meet(box, one) for one in group):
                around = Box(*map(min, around[:2], other[:2]), *map(max, around[2:], other[2:]))
                members = group + members
            else:
                apart.append((other, group))
        groups = [*apart, (around, members)]
    return [group for _, group in groups if len(group) >= _LEAST_BOXES]


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.x0 <= other.x1 + SNAP and other.x0 <= one.x1 + SNAP
        and one.top <= other.bottom + SNAP and other.top <= one.bottom + SNAP
    )  # fmt: skip


def _meet(one: Box, other: Box) -> bool:
    return _overlap(one, other) and not _is_inside(one, other) and not _is_inside(other, one)


def _is_inside(one: Box, other: Box) -> bool:
    return (
        other.x0 + SNAP < one.x0 and one.x1 < other.x1 - SNAP
        and other.top + SNAP < one.top and one.bottom < other.bottom - SNAP
    )  # fmt: skip


def _edges(box: Box) -> list[dict[str, Any]]:
    x0, top, x1, bottom = box
    if x1 - x0 <= SNAP + 1:
        edges = [_edge("v", (x0 + x1) / 2, top, (x0 + x1) / 2, bottom)]
    elif bottom - top <= SNAP + 1:
        edges = [_edge("h", x0, (top + bottom) / 2, x1, (top + bottom) / 2)]
    else:
        edges = [_edge("h", x0, top, x1, top), _edge("h", x0, bottom, x1, bottom)]
        edges += [_edge("v", x0, top, x0, bottom), _edge("v", x1, top, x1, bottom)]
    return [edge for edge in edges if edge["x1"] - edge["x0"] + edge["bottom"] - edge["top"] >= _SHORTEST]


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    return {"orientation": orientation, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "height": bottom - top}


def _may_hold_table(edges: Sequence[dict[str, Any]], group: Sequence[Box], runs: Sequence[Run]) -> bool:
    upright = {round(edge["x0"] / SNAP) for edge in edges if edge["orientation"] == "v"}
    level = {round(edge["top"] / SNAP) for edge in edges if edge["orientation"] == "h"}
    if len(upright) < 3 or len(level) < 3:
        return False
    x0, top = min(box.x0 for box in group), min(box.top for box in group)
    x1, bottom = max(box.x1 for box in group), max(box.bottom for box in group)
    return sum(x0 <= run.x0 < x1 and top < run.base <= bottom for run in runs) >= 3


def _cell_groups(edges: list[dict[str, Any]]) -> list[list[Box]]:
    merged = plumber.merge_edges(edges, SNAP, SNAP, SNAP, SNAP)
    points = plumber.edges_to_intersections(merged, SNAP, SNAP)
    if len(points) > _MOST_POINTS:
        return []
    cells = plumber.intersections_to_cells(points)
    return [[Box(*cell) for cell in group] for group in plumber.cells_to_tables(cells) if len(group) >= 4]


def _runs_by_cell(cells: Sequence[Box], runs: Sequence[Run]) -> list[list[Run]]:
    inside: list[list[Run]] = [[] for _ in cells]
    for run in runs:
        # The place of the first letters: long text may run over the edge of its cell.
        x, y = run.x0 + min((run.x1 - run.x0) / 2, 0.8 * run.size), run.base - 0.3 * run.size
        for index, cell in enumerate(cells):
            if cell.x0 <= x < cell.x1 and cell.top <= y < cell.bottom:
                inside[index].append(run)
                break
    return inside


def _is_table(cells: Sequence[Box], inside: Sequence[Sequence[Run]], content: PageContent) -> bool:
    filled = [cell for cell, members in zip(cells, inside, strict=True) if members]
    if len(filled) < 3 or len(filled) < _FILLED * len(cells):
        return False
    rows, columns = _positions(filled, 1), _positions(filled, 0)
    if len(rows) < 2 or len(columns) < 2 or (len(rows) <= _FEWEST and _are_boxes(inside)):
        return False
    width = max(cell.x1 for cell in cells) - min(cell.x0 for cell in cells)
    height = max(cell.bottom for cell in cells) - min(cell.top for cell in cells)
    if width > 0.97 * content.width and height > 0.9 * content.height:
        return False
    places = [index for _, row in _grid(cells, [bool(members) for members in inside]) for index in row]
    # Cards side by side leave holes, and their edges meet in cells over many rows and columns.
    return places.count(None) <= 0.05 * len(places) and len(set(places)) >= 0.5 * len(places)


def _are_boxes(inside: Sequence[Sequence[Run]]) -> bool:
    """Return whether cells hold lists or running text, as boxes with a head of their own do."""
    lines = [len({round(run.base) for run in members}) for members in inside if members]
    signs = sum(is_glyph(run) for members in inside for run in members)
    return signs > 2 or (max(lines) > 2 and sum(lines) > 2 * len(lines))


def _positions(cells: Sequence[Box], side: int) -> list[float]:
    return sorted({cell[side] for cell in cells})


def _draft(cells: Sequence[Box], inside: Sequence[list[Run]]) -> Draft:
    lines = [build_lines(members, keep_glyphs=True) for members in inside]
    raw = [_raw_text(cell) for cell in lines]
    grid = _grid(cells, [bool(text) for text in raw])
    x0, top = min(cell.x0 for cell in cells), min(cell.top for cell in cells)
    x1, bottom = max(cell.x1 for cell in cells), max(cell.bottom for cell in cells)
    runs = tuple(run for members in inside for run in members)
    size = sorted(run.size for run in runs)[len(runs) // 2]
    texts = [_cell_text(cell) for cell in lines]
    return Draft(
        (), x0, top, x1, bottom, size, bold=False, runs=runs,
        cells=tuple(tuple("" if index is None else texts[index] for index in row) for _, row in grid),
        raw_cells=tuple(tuple("" if index is None else raw[index] for index in row) for _, row in grid),
        row_boxes=tuple(Box(x0, upper, x1, lower) for (upper, lower), _ in grid),
    )  # fmt: skip


def _grid(cells: Sequence[Box], filled: Sequence[bool]) -> list[tuple[_Band, list[int | None]]]:
    """Return the rows of the table: where each stands, and the index of the cell at each of its places.

    Merged cells come again, empty rows and columns go.
    """
    tops, lefts = _bands(cells, 1), _bands(cells, 0)
    grid = [
        ((top, low), [_cell_at(cells, (left + right) / 2, (top + low) / 2) for left, right in lefts])
        for top, low in tops
    ]
    rows = [(band, row) for band, row in grid if any(index is not None and filled[index] for index in row)]
    kept = [
        column
        for column, (left, right) in enumerate(lefts)
        if any((index := row[column]) is not None and filled[index] for _, row in rows) and right - left > 0.5 * SNAP
    ]
    return [(band, [row[column] for column in kept]) for band, row in rows]


def _bands(cells: Sequence[Box], side: int) -> list[_Band]:
    marks = sorted({cell[side] for cell in cells} | {cell[side + 2] for cell in cells})
    return list(pairwise(marks))


def _cell_at(cells: Sequence[Box], x: float, y: float) -> int | None:
    return next(
        (index for index, cell in enumerate(cells) if cell.x0 <= x <= cell.x1 and cell.top <= y <= cell.bottom), None
    )


def _raw_text(lines: Sequence[Line]) -> str:
    return " ".join(" ".join(f"{line.glyph} {line.text}".split()) for line in lines)


def _cell_text(lines: Sequence[Line]) -> str:
    return " ".join(repair_text(join_lines([repair_text(line.text) for line in lines])).split())
