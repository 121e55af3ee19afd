"""Pictures of the places evidence stands on: small, each once, and within a budget."""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image

from synthese.errors import SyntheseError
from synthese.exports.evidence import Evidence
from synthese.exports.source import ReportSource, SlidePicture
from synthese.types import Box

__all__ = ["Pictured", "evidence_pictures"]

BUDGET = 8_000_000
"""Bytes of all pictures together: in base64, with tables and texts of 40 projects, the report stays below 15 MB."""
_MOST = 8_000
_LEAST = 1_000
_WIDTH = 460
_MARGIN = 12.0
_QUALITIES = (60, 40, 25, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """The pictures of a report.

    Args:
        pictures: As data URIs, by passage.
        left_out: How many passages go without, as the budget is spent.
    """

    pictures: Mapping[str, str] = field(default_factory=dict)
    left_out: int = 0


def evidence_pictures(source: ReportSource, places: Iterable[Evidence]) -> Pictured:
    """Return pictures of passages; the more there are, the smaller each, so that all may have one.

    Args:
        source: What the report is made from; without ``slide_picture`` there are none.
        places: The passages, the most important first: where the budget ends, the rest goes without.

    Returns:
        The pictures; a passage whose place is not known or whose slide cannot be drawn has none.
    """
    if source.slide_picture is None:
        return Pictured()
    drawn = list({place.passage: place for place in places if place.box is not None}.values())
    most = max(min(_MOST, BUDGET // max(len(drawn), 1)), _LEAST)
    # Page by page, as who gives the pictures opens each page anew, but the budget goes to the first.
    by_page = sorted(drawn, key=lambda place: (place.presentation, place.page))
    made = {place.passage: _picture(source.slide_picture, place, most) for place in by_page}
    return _within_budget({place.passage: picture for place in drawn if (picture := made[place.passage]) is not None})


def _within_budget(made: Mapping[str, bytes]) -> Pictured:
    """Return as many pictures as the budget has room for; an empty one could not be made small enough."""
    pictures: dict[str, str] = {}
    spent = 0
    for passage, picture in made.items():
        if picture and spent + max(len(picture), _LEAST) <= BUDGET:
            spent += len(picture)
            pictures[passage] = f"data:image/webp;base64,{base64.b64encode(picture).decode('ascii')}"
    return Pictured(pictures=pictures, left_out=len(made) - len(pictures))


def _picture(draw: SlidePicture, place: Evidence, most: int) -> bytes | None:
    assert place.box is not None
    left, top, right, bottom = place.box
    around = Box(max(left - _MARGIN, 0.0), max(top - _MARGIN, 0.0), right + _MARGIN, bottom + _MARGIN)
    try:
        return _small(draw(place.presentation, place.page, around), most)
    except SyntheseError:  # a slide that cannot be drawn is told among the problems; its words are shown all the same
        return None


def _small(png: bytes, most: int) -> bytes:
    """Return a picture in at most so many bytes, the sharpest that fits; at last of half the width, or nothing."""
    with Image.open(BytesIO(png)) as picture:
        image = picture.convert("RGB")
    for width in (_WIDTH, _WIDTH // 2):
        image.thumbnail((width, width), Image.Resampling.LANCZOS)
        for quality in _QUALITIES:
            buffer = BytesIO()
            image.save(buffer, format="WEBP", quality=quality, method=4)
            if buffer.tell() <= most:
                return buffer.getvalue()
    return b""
