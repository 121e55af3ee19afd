"""Bullets that are drawn and no letters: discs, squares and small pictures before a line."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from synthese.extraction.content import Mark
from synthese.extraction.lines import Line
from synthese.extraction.record import replaced

__all__ = ["with_marks"]

_GLYPH = "•"
_FAR = 2.2
"""Text begins at most so many ems behind a drawn bullet."""


def with_marks(lines: Sequence[Line], marks: Sequence[Mark]) -> list[Line]:
    """Give the glyph of a bullet to lines before which one is drawn.

    Args:
        lines: The level lines of a page.
        marks: The small drawn signs of the page.

    Returns:
        The same lines. The squares of a legend, each in its own colour, are no bullets.
    """
    if not marks:
        return list(lines)
    found: dict[int, Mark] = {}
    marks = sorted(marks, key=_middle)
    heights = [_middle(mark) for mark in marks]
    for index, line in enumerate(lines):
        if line.glyph:
            continue
        first = bisect_left(heights, line.base - 0.75 * line.size)
        last = bisect_right(heights, line.base + 0.1 * line.size, first)
        before = [mark for mark in marks[first:last] if _is_before(mark, line)]
        if before:
            found[index] = max(before, key=lambda mark: (mark.box.x0, mark.box.top))
    steady = [index for index in found if _is_steady(index, found, lines)]
    colours = [found[index].colour for index in steady]
    if len(steady) < 2 or (len(set(colours)) == len(colours) and -1 not in colours):
        return list(lines)
    bullets = set(steady)
    return [
        replaced(line, glyph=_GLYPH, glyph_x0=found[index].box.x0) if index in bullets else line
        for index, line in enumerate(lines)
    ]


def _is_steady(index: int, found: dict[int, Mark], lines: Sequence[Line]) -> bool:
    """Return whether another line has its mark as far before and as high as this one."""
    gap, height = _place(found[index], lines[index])
    return any(
        other != index and abs(gap - far) < 0.3 and abs(height - high) < 0.1
        for other in found
        for far, high in [_place(found[other], lines[other])]
    )


def _place(mark: Mark, line: Line) -> tuple[float, float]:
    """Return how far before a line and how high above its baseline a mark stands, in ems."""
    return (line.x0 - mark.box.x1) / line.size, (line.base - (mark.box.top + mark.box.bottom) / 2) / line.size


def _is_before(mark: Mark, line: Line) -> bool:
    box, size = mark.box, line.size
    return -0.02 * size <= line.x0 - box.x1 <= _FAR * size and box.bottom - box.top <= 0.85 * size


def _middle(mark: Mark) -> float:
    return (mark.box.top + mark.box.bottom) / 2
