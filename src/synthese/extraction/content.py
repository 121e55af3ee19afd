"""What a reader takes from one page of a PDF: runs of text, rulings, panels and pictures. No library is known here."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from synthese.extraction.record import record, replaced
from synthese.types import Box

__all__ = ["Char", "Edge", "Inset", "Mark", "PageContent", "Run", "cut_run", "is_bold", "is_mark", "rounded"]

_FAR, _NO_TIE = 1e9, 0.499
"""Which hundredth is nearest can be told by multiplying but for huge numbers, and for those in the middle of two."""
_BOLD_NAMES = ("bold", "black", "heavy", "demi")


Edge = tuple[float, float, float]
"""Where a level edge stands, from the top, and from where to where it goes; or an upright one, from the left."""


class Char(NamedTuple):
    """A visible character with its place.

    Args:
        text: The character.
        box: Where it stands.
        confidence: 1.0 for text of the PDF, the engine's own figure (0 to 1) for recognised text.
    """

    text: str
    box: Box
    confidence: float = 1.0


@record
class Run:
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
        colour: Its fill as ``0xRRGGBB``, or -1 where it is not known.
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
    colour: int = -1
    pen: tuple[float, float, float] | None = None


class Mark(NamedTuple):
    """A small drawn sign, as bullets are that are no letters.

    Args:
        box: Where it stands.
        colour: Its colour as ``0xRRGGBB``, or -1 where it has none of its own.
    """

    box: Box
    colour: int


class Inset(NamedTuple):
    """A drawing that is placed on the page as a whole, as the pages of another PDF are on a handout.

    Args:
        x: Where its origin stands, in points from the left edge.
        y: Likewise from the upper edge.
        scale: How much smaller it is shown than drawn.
        box: Where its ink stands.
    """

    x: float
    y: float
    scale: float
    box: Box


@record
class PageContent:
    """All that was found on a page, in points with the origin at the top left.

    Args:
        width: The page's width.
        height: The page's height.
        runs: In the order of the PDF.
        rulings: Thin lines, upright or level.
        panels: Rectangles that are filled or framed.
        pictures: Where bitmaps stand.
        marks: Small drawn signs.
        insets: Drawings placed as a whole; a reader may not know them.
    """

    width: float
    height: float
    runs: list[Run]
    rulings: list[Box]
    panels: list[Box]
    pictures: list[Box]
    marks: list[Mark]
    insets: tuple[Inset, ...] = ()


def is_bold(font: str, weight: int = 0) -> bool:
    """Return whether a font is a heavy one, by its name or its weight (100 to 900).

    >>> is_bold("Calibri-Bold"), is_bold("Calibri-Light"), is_bold("OpenSans", 700)
    (True, False, True)
    """
    name = font.lower()
    return weight >= 600 or any(part in name for part in _BOLD_NAMES)


def cut_run(run: Run, chars: Sequence[Char], *, spaced: Sequence[bool] | None = None, keep: bool = False) -> list[Run]:
    """Cut a run where a gap of an em or more stands between two characters, and join spaced letters.

    Args:
        run: The run.
        chars: Its visible characters, from left to right.
        spaced: For each character whether a space glyph stands before it, where the text of the run is to be built
            from its characters.
        keep: Whether the parts shall carry their characters.

    Returns:
        The run itself where there is nothing to cut or to join, else its parts.
    """
    gaps = [after.box.x0 - before.box.x1 for before, after in pairwise(chars)]
    usual = max(sorted(gaps)[(len(gaps) - 1) // 2], 0.0) if len(chars) > 3 else 0.0
    usual = usual if usual > 0.12 * run.size else 0.0  # else the letters are not spaced
    if len(chars) < 2 or (spaced is None and not usual and max(gaps) < 0.9 * run.size):
        return [replaced(run, chars=tuple(chars) if keep else ())]
    pieces, words = [[chars[0]]], [chars[0].text]
    for index, (gap, char) in enumerate(zip(gaps, chars[1:], strict=True), start=1):
        if gap > usual + 0.9 * run.size:
            pieces.append([char])
            words.append(char.text)
        else:
            known = spaced is not None and spaced[index] and not usual
            pieces[-1].append(char)
            words[-1] += f" {char.text}" if known or gap > usual + 0.15 * run.size else char.text
    return [_piece(run, word, piece, keep=keep) for word, piece in zip(words, pieces, strict=True)]


def _piece(run: Run, text: str, chars: Sequence[Char], *, keep: bool) -> Run:
    return replaced(run, text=text, x0=chars[0].box.x0, x1=chars[-1].box.x1, chars=tuple(chars) if keep else ())


def is_mark(box: Box) -> bool:
    """Return whether something drawn is as small and as square as a bullet.

    >>> is_mark(Box(10, 10, 16, 16)), is_mark(Box(10, 10, 40, 12))
    (True, False)
    """
    width, height = box.x1 - box.x0, box.bottom - box.top
    short, long = (width, height) if width < height else (height, width)
    return short >= 1.5 and long <= 18.0 and long <= 1.8 * short


def rounded(sides: tuple[float, float, float, float]) -> Box:
    """Return a box whose sides are rounded to hundredths of a point.

    >>> rounded((10.004, 20.675, 30.0, 40.126))
    Box(x0=10.0, top=20.68, x1=30.0, bottom=40.13)
    """
    x0, top, x1, bottom = sides
    return Box(_hundredths(x0), _hundredths(top), _hundredths(x1), _hundredths(bottom))


def _hundredths(number: float) -> float:
    """Return what `round` with two places does, which takes three times as long: it works on decimal digits."""
    many = number * 100
    nearest = round(many) if -_FAR < many < _FAR else 0
    return nearest / 100 if nearest and abs(many - nearest) < _NO_TIE else round(number, 2)
