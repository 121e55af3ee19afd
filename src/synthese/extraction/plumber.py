"""The second reader: pdfplumber, for pages that PDFium cannot read and on request. It gives the same records."""

import math
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from itertools import pairwise
from typing import Any

import pdfplumber
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from synthese.extraction.content import Char, Mark, PageContent, Run, cut_run, is_bold, is_mark
from synthese.extraction.record import replaced
from synthese.types import Box

__all__ = ["PlumberReader"]

# A damaged file makes pdfminer stumble wherever its objects are not what they should be.
_DAMAGE = (
    PSException,
    PdfminerException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
_THIN = 4.5
_ACCENTS = frozenset("¨˚´`")
_SOFT_HYPHEN = "\u00ad"
_BEARING = 0.05
"""How much earlier than its pen the ink of a letter ends, in ems: pdfplumber knows only the pen."""


class PlumberReader:
    """A PDF opened with pdfplumber when its first page is asked for.

    Args:
        content: The bytes of the PDF.
        pages: How many pages the first reader counts; where the second counts others, it would read the wrong ones.
    """

    def __init__(self, content: bytes, pages: int) -> None:
        self._content = content
        self._pages = pages
        self._deck: pdfplumber.pdf.PDF | None = None

    def read(self, index: int, *, chars: bool = False) -> PageContent | None:
        """Read a page.

        Args:
            index: The page, from 0.
            chars: Whether each run shall carry its characters.

        Returns:
            What stands on it, or None where this reader cannot read it either.
        """
        try:
            if self._deck is None:
                self._deck = pdfplumber.open(BytesIO(self._content))
            if len(self._deck.pages) != self._pages:
                return None
            page = self._deck.pages[index]
            try:
                return _page_content(page, keep=chars)
            finally:
                page.close()
        except _DAMAGE:
            return None

    def close(self) -> None:
        """Close the PDF."""
        if self._deck is not None:
            with suppress(*_DAMAGE):  # closing looks through the pages again
                self._deck.close()


def _page_content(page: Any, *, keep: bool) -> PageContent:
    content = PageContent(float(page.width), float(page.height), [], [], [], [], [])
    for stretch in _stretches(page.chars):
        for letters in _words(stretch) if _is_of_short_words(stretch) else [stretch]:
            content.runs.extend(_runs(letters, keep=keep))
    for shape in page.lines + page.rects + page.curves:
        _add_shape(content, shape)
    for image in page.images:
        box = _box(image)
        if is_mark(box):
            content.marks.append(Mark(box, -1))
        else:
            content.pictures.append(box)
    return content


def _runs(letters: list[Any], *, keep: bool) -> list[Run]:
    visible = [index for index, letter in enumerate(letters) if letter["text"].strip()]
    if not visible:
        return []
    run = _run([letters[index] for index in visible])
    chars = [Char(_drawn(letters[index]), _box(letters[index])) for index in visible]
    if run.angle:
        return [replaced(run, chars=tuple(chars) if keep else ())]
    spaced = [False, *(after - before > 1 for before, after in pairwise(visible))]
    parts = cut_run(run, chars, spaced=spaced, keep=keep)
    if visible[-1] + 1 < len(letters):  # a space glyph at the end
        parts[-1] = replaced(parts[-1], text=f"{parts[-1].text} ")
    return parts


def _drawn(letter: Any) -> str:
    """Return a letter as it is seen: a soft hyphen with a glyph is a hyphen."""
    return "-" if letter["text"] == _SOFT_HYPHEN and letter["x1"] > letter["x0"] else str(letter["text"])


def _add_shape(content: PageContent, shape: Any) -> None:
    box = _box(shape)
    width, height = box.x1 - box.x0, box.bottom - box.top
    if not (shape.get("stroke", True) or shape.get("fill", True)):
        return
    if is_mark(box):
        content.marks.append(Mark(box, -1))
    elif shape["object_type"] != "curve" and min(width, height) <= _THIN:
        if max(width, height) > 3 * _THIN:
            content.rulings.append(box)
    elif shape["object_type"] == "rect":
        content.panels.append(box)


def _box(thing: Any) -> Box:
    return Box(float(thing["x0"]), float(thing["top"]), float(thing["x1"]), float(thing["bottom"]))


def _stretches(chars: list[Any]) -> Iterator[list[Any]]:
    """Yield the characters that follow one another on a line in one font; turned ones each by itself."""
    stretch: list[Any] = []
    for char in chars:
        if stretch and _is_double(stretch[-1], char):
            continue
        if stretch and _is_overprinted(stretch[-1], char):
            stretch.pop()
        if stretch and not _follows(stretch[-1], char):
            yield stretch
            stretch = []
        stretch.append(char)
    if stretch:
        yield stretch


def _is_of_short_words(stretch: list[Any]) -> bool:
    """Return whether most letters are words by themselves: 4 / 11 is not 4/11 with its letters set apart."""
    visible = sum(not char["text"].isspace() for char in stretch)
    words = len("".join(char["text"] for char in stretch).split())
    return 2 * words > visible


def _words(stretch: list[Any]) -> Iterator[list[Any]]:
    """Yield the characters of each word with the space behind it."""
    word: list[Any] = []
    for char in stretch:
        if word and word[-1]["text"].isspace() and not char["text"].isspace():
            yield word
            word = []
        word.append(char)
    if word:
        yield word


def _is_double(before: Any, char: Any) -> bool:
    near = 0.1 * (char["size"] or 1.0)
    same = before["text"] == char["text"] and before["fontname"] == char["fontname"]
    return bool(same and abs(before["x0"] - char["x0"]) < near and abs(before["top"] - char["top"]) < near)


def _is_overprinted(space: Any, char: Any) -> bool:
    """Return whether a space takes no room: so Chromium sets the soft hyphens of words that it does not break."""
    near = 0.02 * (char["size"] or 1.0)
    level = abs(space["matrix"][5] - char["matrix"][5]) < near
    return bool(space["text"] == " " and level and abs(char["x0"] - space["x0"]) < near)


def _follows(before: Any, char: Any) -> bool:
    if _angle(before) or _angle(char) or before["fontname"] != char["fontname"]:
        return False
    size = char["size"] or 1.0
    level = abs(before["matrix"][5] - char["matrix"][5]) < 0.1 * size
    alike = level and abs(before["size"] - size) < 0.1 * size
    back = 1.0 if before["text"] in _ACCENTS else 0.5  # an accent stands over the letter that follows it
    return bool(alike and -back * size < char["x0"] - before["x1"] < 0.45 * size)


def _angle(char: Any) -> int:
    a, b = char["matrix"][:2]
    return round(math.degrees(math.atan2(b, a))) % 360


def _run(letters: list[Any]) -> Run:
    first, last = letters[0], letters[-1]
    box = _box(first)
    name = str(first["fontname"])
    name = name[7:] if name[6:7] == "+" else name
    # Distances within a character are the same in the PDF's coordinates and the slide's.
    e, f = first["matrix"][4:]
    x, base = box.x0 + float(e - first["x0"]), box.bottom - float(f - first["y0"])
    angle, size, pen = _angle(first), float(first["size"]), None
    if angle:
        a, b = first["matrix"][:2]
        length = float(first.get("adv") or 0.0) * math.hypot(a, b)
        size = _slanted_size(box, length, math.radians(angle))
        pen = (x, base, length)
    end = float(last["x1"]) if angle else float(last["x1"]) - _BEARING * size
    text = "".join(map(_drawn, letters))
    return Run(
        text, box.x0, box.top, end, box.bottom, base, size, name, is_bold(name), angle, hidden=False,
        colour=_colour(first.get("non_stroking_color")), pen=pen,
    )  # fmt: skip


def _colour(shares: Any) -> int:
    """Return shares of grey, red, green and blue, or four inks (0 to 1) as ``0xRRGGBB``, or -1 for anything else."""
    if not isinstance(shares, (tuple, list)) or not all(isinstance(share, (int, float)) for share in shares):
        return -1
    if len(shares) == 4:
        shares = [(1 - min(float(ink), 1)) * (1 - min(float(shares[3]), 1)) for ink in shares[:3]]
    if len(shares) not in {1, 3}:
        return -1
    red, green, blue = (round(255 * min(max(float(share), 0), 1)) for share in (*shares, *shares, *shares)[:3])
    return red << 16 | green << 8 | blue


def _slanted_size(box: Box, length: float, angle: float) -> float:
    """Return the font size of a turned character from the sides of the box around it."""
    cos, sin = abs(math.cos(angle)), abs(math.sin(angle))
    if cos > sin:
        return max((box.bottom - box.top - length * sin) / cos, 1.0)
    return max((box.x1 - box.x0 - length * cos) / sin, 1.0)
