"""What a slide is for: title, content, section, agenda, closing or image."""

import re
from collections.abc import Sequence

from synthese.types import Block, SlideKind

__all__ = ["slide_kind"]

_AGENDA = re.compile(
    r"^\W*(?:agenda|inhalt(?:e|sverzeichnis|sübersicht)?|gliederung|übersicht|ablauf(?:plan)?|tagesordnung|programm|outline|"
    r"(?:table of )?contents?|overview|themen(?:übersicht)?)\W*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:vielen|herzlichen|besten)?\s*dank\b.{0,60}(?:aufmerksamkeit|zuhören|interesse|mitmachen)|"
    r"^\W*(?:vielen|herzlichen|besten) dank\W*$|^\W*danke\b.{0,40}$|"
    r"^\W*(?:noch )?(?:fragen|questions)\s*(?:\?|und|&|/|$)|^\W*kontakt(?:daten)?\W*$|"
    r"thank you|thanks for|^\W*q\s*&\s*a\W*$|^\W*the end\W*$",
    re.IGNORECASE,
)
_BODY = frozenset({"heading", "bullet", "paragraph", "table", "quote"})


def slide_kind(slide: int, title: str, blocks: Sequence[Block]) -> SlideKind:
    """Return what a slide is for.

    Args:
        slide: Its running number.
        title: Its title, or an empty string.
        blocks: Its blocks.

    >>> slide_kind(1, "", ())
    'image'
    """
    if not blocks:
        return "image"
    body = [block for block in blocks if block.role in _BODY]
    words = sum(len(block.text.split()) for block in body)
    first = title or (body[0].text if body and words <= 12 else "")
    if _AGENDA.match(first):
        return "agenda"
    if words <= 60 and _CLOSING.search(first):
        return "closing"
    listed = any(block.role in {"bullet", "table"} for block in body)
    if slide == 1 and not listed and words <= 60:
        return "title"
    drawn = sum(block.role == "label" for block in blocks) > 2
    if title and not listed and not drawn and words <= 8:
        return "section"
    return "content" if title or body else "image"
