"""Recognised words become runs: the size and the baseline of a line are told from the ink of its words."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from synthese.extraction.content import Char, Run
from synthese.extraction.engine import Seen
from synthese.types import Box

__all__ = ["runs_of_words"]

# Heights above and below the baseline, in ems, as in most fonts of slides.
_CAPITAL, _SMALL, _DOTTED, _DEEP, _COMMA = 0.73, 0.53, 0.2, 0.21, 0.12
_LOW_LETTERS = frozenset("acemnorsuvwxzgpqy")
_DEEP_LETTERS = frozenset("gjpqyQ()[]|{}§ß/@")
_COMMAS = frozenset(",;„‚")
_DOTTED_CAPITALS = frozenset("ÄÖÜ")
_ALIKE = 1.07
"""Sizes whose ratio is no more are one size, seen through pixels."""
_COLUMN_GAP = 1.1
_LIST_SIGNS = frozenset("°•*·»«©®¢eo+=")
"""What a round or square bullet is taken for."""
_LARGE_SIGNS = frozenset("@>©®")
"""What an arrow or a disc with a rim is taken for."""


class _Line(NamedTuple):
    """Words of one line with their size and baseline, in pixels."""

    words: list[Seen]
    size: float
    base: float


def runs_of_words(words: Sequence[Seen], scale: float) -> list[Run]:
    """Return the words of a page as runs.

    Args:
        words: As the engine sees them, in pixels.
        scale: Pixels a point.

    Returns:
        One run a word, in points; those of a line share baseline and size.
    """
    lines = [line for _, group in groupby(words, attrgetter("line")) if (line := _measured(list(group)))]
    sizes = _even_sizes([line.size / scale for line in lines])
    return [
        _run(word, size, line.base / scale, scale)
        for line, size in zip(lines, sizes, strict=True)
        for word in _mended(line)
    ]


def _measured(words: list[Seen]) -> _Line | None:
    """Return a line with the size and baseline that the ink of its words speaks for, None where it has no letters."""
    marks = [(word, *_reach(word.text)) for word in words if any(map(str.isalnum, word.text))]
    if not marks:
        return None
    size = median((word.bottom - word.top) / (above + below) for word, above, below in marks)
    return _Line(words, size, median(word.bottom - below * size for word, _, below in marks))


def _reach(text: str) -> tuple[float, float]:
    """Return how far the ink of a word goes above and below its baseline, in ems."""
    above = _SMALL if all(char in _LOW_LETTERS or not char.isalnum() for char in text) else _CAPITAL
    if not _DOTTED_CAPITALS.isdisjoint(text):
        above += _DOTTED
    below = 0.0 if _COMMAS.isdisjoint(text) else _COMMA
    return above, below if _DEEP_LETTERS.isdisjoint(text) else _DEEP


def _even_sizes(sizes: Sequence[float]) -> list[float]:
    """Return sizes in whole points, those that differ by little made one."""
    order = sorted(range(len(sizes)), key=sizes.__getitem__)
    even = [0.0] * len(sizes)
    group: list[int] = []
    for index in [*order, None]:
        if index is not None and (not group or sizes[index] <= _ALIKE * sizes[group[0]]):
            group.append(index)
            continue
        common = max(1.0, float(round(median(sizes[one] for one in group)))) if group else 0.0
        for one in group:
            even[one] = common
        group = [] if index is None else [index]
    return even


def _mended(line: _Line) -> Iterator[Seen]:
    """Yield the words of a line, with bullets and dashes that the engine took for other signs."""
    before = [None, *line.words[:-1]]
    for previous, word in zip(before, line.words, strict=True):
        width, height = word.x1 - word.x0, word.bottom - word.top
        first = previous is None or word.x0 - previous.x1 > _COLUMN_GAP * line.size
        largest = max(width, height) / line.size
        sign = (word.text in _LIST_SIGNS and largest <= 0.55) or (word.text in _LARGE_SIGNS and largest <= 1)
        if first and sign and height > 0.1 * line.size:
            yield word._replace(text="•")
        elif word.text == "-" and width > 0.3 * line.size:
            yield word._replace(text="–")
        else:
            yield word


def _run(word: Seen, size: float, base: float, scale: float) -> Run:
    x0, top, x1, bottom = (edge / scale for edge in word[2:6])
    step = (x1 - x0) / len(word.text)
    chars = tuple(
        Char(char, Box(x0 + place * step, top, x0 + (place + 1) * step, bottom), word.confidence)
        for place, char in enumerate(word.text)
    )
    return Run(f"{word.text} ", x0, top, x1, bottom, base, size, "", bold=False, chars=chars)
