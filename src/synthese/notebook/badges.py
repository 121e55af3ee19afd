"""Where the numbers of blocks stand on the picture of a slide: beside their boxes, not on one another nor on text."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from synthese.types import Box

__all__ = ["badge_places"]


def badge_places(rows: Sequence[Mapping[str, Any]], *, page: Box, height: float) -> list[Box]:
    """Return a place for the number of each block.

    Tried are: left of the box, above its left corner, right of it, below its left corner, then the left corner itself.
    Taken is the first place that lies on the page and covers neither a box nor a number placed before; where there is
    none, the one that covers least.

    Args:
        rows: The blocks with ``block``, ``x0``, ``top``, ``x1``, ``bottom``, in reading order.
        page: The page.
        height: How high a number is, in points.

    Returns:
        One box a block, in the same order.

    >>> badge_places([{"block": 1, "x0": 50, "top": 20, "x1": 90, "bottom": 40}], page=Box(0, 0, 100, 50), height=10)
    [Box(x0=36.0, top=20, x1=49.0, bottom=30)]
    """
    boxes = [Box(row["x0"], row["top"], row["x1"], row["bottom"]) for row in rows]
    places: list[Box] = []
    for row, box in zip(rows, boxes, strict=True):
        width = height * (0.6 + 0.7 * len(str(row["block"])))
        tried = [_on(page, place) for place in _beside(box, width, height)]
        places.append(min(tried, key=lambda place: _covered(place, [*boxes, *places])))
    return places


def _beside(box: Box, width: float, height: float) -> list[Box]:
    gap = 0.1 * height
    corners = (
        (box.x0 - width - gap, box.top),
        (box.x0, box.top - height - gap),
        (box.x1 + gap, box.top),
        (box.x0, box.bottom + gap),
        (box.x0, box.top),
    )
    return [Box(x, y, x + width, y + height) for x, y in corners]


def _on(page: Box, place: Box) -> Box:
    """Return a place moved onto the page."""
    right = max(page.x0 - place.x0, 0.0) + min(page.x1 - place.x1, 0.0)
    down = max(page.top - place.top, 0.0) + min(page.bottom - place.bottom, 0.0)
    return Box(place.x0 + right, place.top + down, place.x1 + right, place.bottom + down) if right or down else place


def _covered(place: Box, others: Iterable[Box]) -> float:
    """Return the area that a place takes from others."""
    return sum(
        max(0.0, min(place.x1, other.x1) - max(place.x0, other.x0))
        * max(0.0, min(place.bottom, other.bottom) - max(place.top, other.top))
        for other in others
    )
