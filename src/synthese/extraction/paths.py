"""Rulings and panels: the lines and rectangles of a page, read with PDFium."""

import ctypes
from itertools import pairwise

import pypdfium2.raw as pdfium

from synthese.extraction.content import Mark, PageContent, is_mark
from synthese.extraction.handles import (
    COUNT,
    FLOATS,
    Affine,
    Handle,
    bind,
    get_bounds,
    get_colour,
    get_matrix,
    read_count,
    read_floats,
    turned,
)
from synthese.types import Box

__all__ = ["PathReader"]

_THIN = 4.5
"""Rectangles up to so many points high or wide are rulings."""
_MOST_CORNERS = 6
_MOST_PATHS = 4000
_MOST_SEGMENTS = 400
_MOST_RULINGS = 1000

_count_segments = bind(pdfium.FPDFPath_CountSegments)
_get_segment = bind(pdfium.FPDFPath_GetPathSegment, result=Handle)
_get_point = bind(pdfium.FPDFPathSegment_GetPoint)
_get_kind = bind(pdfium.FPDFPathSegment_GetType)
_is_closing = bind(pdfium.FPDFPathSegment_GetClose)
_get_mode = bind(pdfium.FPDFPath_GetDrawMode)
_get_fill = bind(pdfium.FPDFPageObj_GetFillColor)
_x, _y = (ctypes.byref(FLOATS, 4 * place) for place in range(2))
_counts = [ctypes.byref(COUNT, 4 * place) for place in range(4)]


class PathReader:
    """Reads the paths of one page into its rulings and panels."""

    def __init__(self, content: PageContent) -> None:
        self.content = content
        self.paths = 0

    def read(self, thing: Handle, affine: Affine) -> None:
        """Read a path.

        Args:
            thing: PDFium's handle of the path.
            affine: The way from its coordinates to the slide's.
        """
        self.paths += 1
        if self.paths > _MOST_PATHS:
            return
        count = _count_segments(thing)
        if not 2 <= count <= _MOST_SEGMENTS:
            return
        box = get_bounds(thing, affine)
        width, height = box.x1 - box.x0, box.bottom - box.top
        if width < 20 and is_mark(box):
            self._read_mark(thing, box)
        elif count == 2 or 4 <= count <= 6:
            self._read_simple(thing, affine, count, box)
        elif 7 <= count <= 18 and height > 2 * _THIN and width > 4 * _THIN:
            if any(_drawn(thing)) and _has_round_corners(thing, count, affine, box):
                self.content.panels.append(box)
        elif width > 60 and height > 20 and len(self.content.rulings) < _MOST_RULINGS:
            self.content.rulings.extend(_grid(thing, count, affine))

    def _read_mark(self, thing: Handle, box: Box) -> None:
        if any(_drawn(thing)):
            self.content.marks.append(Mark(box, get_colour(thing)))

    def _read_simple(self, thing: Handle, affine: Affine, count: int, bounds: Box) -> None:
        filled, stroked = _drawn(thing)
        if not (filled or stroked):
            return
        # PDFium's bounds of strokes are too wide, and arrows have more corners than rectangles.
        box = _corners(thing, affine, count) if stroked or count == _MOST_CORNERS else bounds
        if box is None:
            return
        short, long = sorted((box.x1 - box.x0, box.bottom - box.top))
        if short <= (_THIN if count > 2 else 0.01 * long):
            if long > 3 * _THIN:
                self.content.rulings.append(box)
        elif count > 2:
            self.content.panels.append(box)


def _drawn(thing: Handle) -> tuple[bool, bool]:
    """Return whether a path is filled visibly, and whether it is stroked."""
    _get_mode(thing, *_counts[:2])
    fill, stroke, _, _ = read_count()
    if fill and not stroke and _get_fill(thing, *_counts):
        fill = read_count()[3]  # how opaque it is
    return fill != 0, stroke != 0


def _corners(thing: Handle, affine: Affine, count: int) -> Box | None:
    """Return the box around the corners of a line or a rectangle, or None for another shape."""
    affine = get_matrix(thing, affine)
    # Three corners tell a rectangle, unless it is drawn from the middle of a side.
    points = [_point(thing, index) for index in range(count if count == _MOST_CORNERS else min(count, 3))]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    slack = 0.01 * max(max(xs) - min(xs), max(ys) - min(ys))
    if count > 2 and any(min(abs(x - u), abs(y - v)) > slack for (x, y), (u, v) in pairwise(points)):
        return None
    return turned(min(xs), min(ys), max(xs), max(ys), affine)


def _has_round_corners(thing: Handle, count: int, affine: Affine, box: Box) -> bool:
    """Return whether a path is a rectangle some of whose corners are round: its straight sides lie on its borders."""
    a, b, c, d, e, f = get_matrix(thing, affine)
    x0, top, x1, bottom = box
    before, straight = None, 0.0
    for index in range(count):
        u, v = _point(thing, index)
        x, y = a * u + c * v + e, b * u + d * v + f
        if min(x - x0, x1 - x, y - top, bottom - y) > 1.5:
            return False
        if before is not None and _get_kind(_get_segment(thing, index)) == pdfium.FPDF_SEGMENT_LINETO:
            straight += abs(x - before[0]) + abs(y - before[1])
        before = x, y
    return straight > 0.5 * (x1 - x0 + bottom - top)


def _point(thing: Handle, index: int) -> tuple[float, float]:
    _get_point(_get_segment(thing, index), _x, _y)
    x, y, _, _ = read_floats()
    return x, y


def _grid(thing: Handle, count: int, affine: Affine) -> list[Box]:
    """Return the lines of a path that consists of upright and level strokes only, else nothing."""
    affine = get_matrix(thing, affine)
    lines: list[Box] = []
    before = begin = (0.0, 0.0)
    for index in range(count):
        segment = _get_segment(thing, index)
        kind = _get_kind(segment)
        point = _point(thing, index)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            before = begin = point
            continue
        if kind != pdfium.FPDF_SEGMENT_LINETO or min(abs(point[0] - before[0]), abs(point[1] - before[1])) > 0.5:
            return []
        lines.append(turned(*before, *point, affine))
        before = point
        if _is_closing(segment) and before != begin:
            lines.append(turned(*before, *begin, affine))
    return lines if any(_drawn(thing)) else []
