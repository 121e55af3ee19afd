"""Straight lines on the picture of a page: the rulings of scanned tables, which an engine takes for letters."""

from itertools import pairwise
from typing import Any

from PIL import Image, ImageFilter

from synthese.types import Box

__all__ = ["without_strokes"]

_DARKER = 22
"""A pixel of a line is so much darker than what surrounds it, of 255."""
_LIGHT = 140
"""Lines are looked for on light ground: between white letters on dark ground are stretches that look like lines."""
_AROUND = 0.08
_LEVEL, _UPRIGHT = 1.0, 0.35
"""Shorter level and upright strokes, in inches, are those of letters, boxes and underlines."""
_SOLID = 0.8
"""The least share of dark pixels along a line: noise makes holes."""
_THICK = 0.05
"""Thicker strokes, in inches, are bars."""
_MOST = 300


def without_strokes(picture: Image.Image, *, dpi: float) -> tuple[Image.Image, list[Box]]:
    """Find the straight lines of a picture that cross one another, as those of a table do, and take them out.

    Args:
        picture: Of a page, in grey.
        dpi: Its pixels an inch.

    Returns:
        The picture without the lines, and where they stand, in pixels; the picture itself where there are none.
    """
    import numpy as np  # noqa: PLC0415 - only scanned pages need it

    grey = np.asarray(picture, dtype=np.int16)
    around = np.asarray(picture.filter(ImageFilter.BoxBlur(_AROUND * dpi)), dtype=np.int16)
    dark = (grey < around - _DARKER) & (around > _LIGHT)
    level = _strokes(dark, round(_LEVEL * dpi), _THICK * dpi)
    upright = [Box(y0, x0, y1, x1) for x0, y0, x1, y1 in _strokes(dark.T, round(_UPRIGHT * dpi), _THICK * dpi)]
    if len(level) + len(upright) > _MOST:
        return picture, []
    near = _THICK * dpi
    level = [box for box in level if sum(_cross(box, other, near) for other in upright) > 1]
    upright = [box for box in upright if sum(_cross(box, other, near) for other in level) > 1]
    cleaned = np.asarray(picture).copy()
    for x0, top, x1, bottom in [*level, *upright]:
        place = slice(max(int(top) - 1, 0), int(bottom) + 1), slice(max(int(x0) - 1, 0), int(x1) + 1)
        cleaned[place] = np.maximum(cleaned[place], around[place].astype(np.uint8))
    return Image.fromarray(cleaned), [*level, *upright]


def _strokes(dark: Any, least: int, thick: float) -> list[Box]:
    """Return the level strokes of a picture that are long, thin and nearly solid."""
    import numpy as np  # noqa: PLC0415

    if dark.shape[1] <= least:
        return []
    wide = dark.copy()
    wide[1:] |= dark[:-1]
    wide[:-1] |= dark[1:]
    sums = np.cumsum(np.pad(wide, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    solid = sums[:, least:] - sums[:, :-least] >= _SOLID * least
    boxes: list[Box] = []
    for row in np.flatnonzero(solid.any(axis=1)):
        for start, end in _stretches(np.flatnonzero(solid[row])):
            _add(boxes, Box(start, int(row), end + least, int(row) + 1))
    return [box for box in boxes if box.bottom - box.top <= thick]


def _stretches(places: Any) -> list[tuple[int, int]]:
    """Return where consecutive numbers begin and end."""
    cuts = [0, *(index for index, (one, after) in enumerate(pairwise(places), 1) if after - one > 1), len(places)]
    return [(int(places[start]), int(places[end - 1])) for start, end in pairwise(cuts)]


def _add(boxes: list[Box], box: Box) -> None:
    """Join a row of pixels with the stroke right above it, or begin a new one."""
    for index in range(len(boxes) - 1, -1, -1):
        other = boxes[index]
        if box.top - other.bottom <= 1 and box.x0 < other.x1 and other.x0 < box.x1:
            boxes[index] = Box(min(box.x0, other.x0), other.top, max(box.x1, other.x1), box.bottom)
            return
    boxes.append(box)


def _cross(one: Box, other: Box, near: float) -> bool:
    return (
        one.x0 - near <= other.x1 and other.x0 <= one.x1 + near
        and one.top - near <= other.bottom and other.top <= one.bottom + near
    )  # fmt: skip
