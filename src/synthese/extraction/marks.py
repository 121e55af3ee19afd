"""Bullets that are drawn and no letters: discs, squares and small pictures before a line."""

from collections import Counter
from collections.abc import Sequence

from synthese.extraction.content import Mark
from synthese.extraction.lines import Line

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
    for index, line in enumerate(lines):
        before = [mark for mark in marks if _is_before(mark, line)] if not line.glyph else []
        if before:
            found[index] = max(before, key=lambda mark: (mark.box.x0, mark.box.top))
    kinds = Counter((mark.colour, _size(mark)) for mark in found.values())
    sizes = Counter(size for _, size in kinds)
    return [
        line._replace(glyph=_GLYPH, glyph_x0=found[index].box.x0)
        if index in found and (kinds[_kind(found[index])] > 1 or sizes[_size(found[index])] == 1)
        else line
        for index, line in enumerate(lines)
    ]


def _size(mark: Mark) -> int:
    return round(mark.box.bottom - mark.box.top)


def _kind(mark: Mark) -> tuple[int, int]:
    return mark.colour, _size(mark)


def _is_before(mark: Mark, line: Line) -> bool:
    box, size = mark.box, line.size
    if not 0.1 * size <= line.x0 - box.x1 <= _FAR * size or box.bottom - box.top > 0.85 * size:
        return False
    return line.base - 0.75 * size <= (box.top + box.bottom) / 2 <= line.base + 0.1 * size
