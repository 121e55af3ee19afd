"""What a reader takes from one page of a PDF: runs of text, rulings, panels and pictures. No library is known here."""

from typing import NamedTuple

from synthese.types import Box

__all__ = ["Char", "PageContent", "Run", "is_bold"]

_BOLD_NAMES = ("bold", "black", "heavy", "demi")


class Char(NamedTuple):
    """A visible character with its place."""

    text: str
    box: Box


class Run(NamedTuple):
    """A stretch of text that the PDF sets in one go: one font, one size, one direction.

    Args:
        text: As the PDF has it; a space at an end means that a space follows or precedes.
        x0: Where it begins, in points from the left edge.
        top: The upper edge of its ink.
        x1: Where its ink ends.
        bottom: The lower edge of its ink.
        base: The baseline, in points from the upper edge.
        size: The font size that a reader sees, in points.
        font: The font's name without the prefix of a subset.
        bold: True for a heavy font.
        angle: Degrees anticlockwise, 0 to 359.
        hidden: True for text that is drawn invisibly (render mode 3).
        chars: Its characters; only where a caller asked for them.
        pen: Of turned text: where the pen began, in points from the left and the upper edge, and how far it went.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    font: str
    bold: bool
    angle: int = 0
    hidden: bool = False
    chars: tuple[Char, ...] = ()
    pen: tuple[float, float, float] | None = None


class PageContent(NamedTuple):
    """All that was found on a page, in points with the origin at the top left.

    Args:
        width: The page's width.
        height: The page's height.
        runs: In the order of the PDF.
        rulings: Thin lines, upright or level.
        panels: Rectangles that are filled or framed.
        pictures: Where bitmaps stand.
    """

    width: float
    height: float
    runs: list[Run]
    rulings: list[Box]
    panels: list[Box]
    pictures: list[Box]


def is_bold(font: str, weight: int = 0) -> bool:
    """Return whether a font is a heavy one, by its name or its weight (100 to 900).

    >>> is_bold("Calibri-Bold"), is_bold("Calibri-Light"), is_bold("OpenSans", 700)
    (True, False, True)
    """
    name = font.lower()
    return weight >= 600 or any(part in name for part in _BOLD_NAMES)
