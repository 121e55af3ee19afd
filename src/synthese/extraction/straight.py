"""Scans that lie askew are turned straight before they are read."""

import math
from typing import Any

from PIL import Image

from synthese.extraction.content import rounded
from synthese.types import Box

__all__ = ["as_drawn", "skew", "straightened"]

_MOST = 3.0
"""Pages are looked at up to so many degrees to either side."""
_STEPS = 0.5, 0.1
_LEAST = 0.15
"""A smaller turn is left as it is."""
_PIXELS = 600
_GAIN = 1.05
"""How much clearer the lines must stand out for a page to be turned."""


def skew(picture: Image.Image) -> float:
    """Return by how many degrees anticlockwise a picture must be turned so that its lines of text stand level.

    The angle is the one at which dark pixels fall into the most distinct rows: the greatest variance of the differences
    of their sums a row (projection profile; Postl 1986).

    Args:
        picture: Of a page, in grey.
    """
    import numpy as np  # noqa: PLC0415 - only scanned pages need it

    small = picture.copy()
    small.thumbnail((_PIXELS, _PIXELS))
    best, reach = 0.0, _MOST
    for step in _STEPS:
        count = round(reach / step)
        angles = [best + step * number for number in range(-count, count + 1)]
        sharp = {angle: _sharpness(np.asarray(_turned(small, angle))) for angle in angles}
        best, reach = max(angles, key=lambda angle: (sharp[angle], -abs(angle))), step
    clearer = sharp[best] > _GAIN * _sharpness(np.asarray(small))
    return best if abs(best) >= _LEAST and clearer else 0.0


def straightened(picture: Image.Image, turn: float) -> Image.Image:
    """Return a picture turned anticlockwise by so many degrees around its middle, or itself for 0."""
    return _turned(picture, turn) if turn else picture


def as_drawn(box: Box, turn: float, size: tuple[float, float]) -> Box:
    """Return where a box on a turned page stands on the page as it is drawn.

    Args:
        box: On the page turned anticlockwise by some degrees around its middle.
        turn: The degrees.
        size: Width and height of the page.

    >>> as_drawn(Box(40, 20, 60, 30), 90, (100, 100))
    Box(x0=70.0, top=40.0, x1=80.0, bottom=60.0)
    """
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    x, y = size[0] / 2, size[1] / 2
    corners = [(u - x, v - y) for u in (box.x0, box.x1) for v in (box.top, box.bottom)]
    xs, ys = [x + u * cos - v * sin for u, v in corners], [y + u * sin + v * cos for u, v in corners]
    return rounded((min(xs), min(ys), max(xs), max(ys)))


def _turned(picture: Image.Image, angle: float) -> Image.Image:
    return picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=_edge(picture))


def _edge(picture: Image.Image) -> int:
    """Return the grey of most of the picture's upper and lower edge."""
    width, height = picture.size
    strip = max(1, height // 100)
    above = picture.crop((0, 0, width, strip)).histogram()
    below = picture.crop((0, height - strip, width, height)).histogram()
    return max(range(256), key=lambda grey: above[grey] + below[grey])


def _sharpness(grey: Any) -> float:
    import numpy as np  # noqa: PLC0415

    inner = grey[grey.shape[0] // 20 : -grey.shape[0] // 20, grey.shape[1] // 20 : -grey.shape[1] // 20]
    rows = inner.astype(np.float32).sum(axis=1)
    return float(np.square(np.diff(rows)).sum())
