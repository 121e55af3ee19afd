"""Pictures of the places evidence stands on: small, each once, and within a budget."""

import base64
from collections.abc import Iterable
from io import BytesIO

from PIL import Image

from synthese.errors import SyntheseError
from synthese.exports.evidence import Evidence
from synthese.exports.source import ReportSource, SlidePicture
from synthese.types import Box

__all__ = ["evidence_pictures"]

BUDGET = 1_800_000
"""Bytes of all pictures together: in base64, with the texts, the report stays below 3 MB."""
_MOST = 8_000
_WIDTH = 460
_MARGIN = 12.0
_QUALITIES = (60, 40, 25, 10)


def evidence_pictures(source: ReportSource, places: Iterable[Evidence]) -> dict[str, str]:
    """Return pictures of passages as data URIs, by passage.

    Args:
        source: What the report is made from; without ``slide_picture`` there are none.
        places: The passages, the most important first: where the budget ends, the rest goes without.

    Returns:
        The pictures; a passage whose place is not known or whose slide cannot be drawn has none.
    """
    if source.slide_picture is None:
        return {}
    pictures: dict[str, str] = {}
    spent = 0
    for place in places:
        if place.passage in pictures or place.box is None:
            continue
        picture = _picture(source.slide_picture, place)
        if picture and spent + len(picture) <= BUDGET:
            spent += len(picture)
            pictures[place.passage] = f"data:image/webp;base64,{base64.b64encode(picture).decode('ascii')}"
    return pictures


def _picture(draw: SlidePicture, place: Evidence) -> bytes:
    assert place.box is not None
    left, top, right, bottom = place.box
    around = Box(max(left - _MARGIN, 0.0), max(top - _MARGIN, 0.0), right + _MARGIN, bottom + _MARGIN)
    try:
        return _small(draw(place.presentation, place.page, around))
    except SyntheseError:  # a slide that cannot be drawn is told among the problems; its words are shown all the same
        return b""


def _small(png: bytes) -> bytes:
    """Return a picture in at most ``_MOST`` bytes, or nothing where that cannot be had."""
    with Image.open(BytesIO(png)) as picture:
        image = picture.convert("RGB")
    image.thumbnail((_WIDTH, _WIDTH), Image.Resampling.LANCZOS)
    for quality in _QUALITIES:
        buffer = BytesIO()
        image.save(buffer, format="WEBP", quality=quality, method=4)
        if buffer.tell() <= _MOST:
            return buffer.getvalue()
    return b""
