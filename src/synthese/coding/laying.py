"""A coded passage laid over a slide with all that stood around it: where its words come to lie."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein, Opcode

from synthese.coding.decktext import CONTEXT, DeckText
from synthese.types import Target

__all__ = ["Laid", "laid_over", "slide_likeness"]

# Letters: fewer say too little of a slide; so many more of it are looked at, as words put in need room.
_TELLING, _ROOM = 16, 24
_BEFORE = re.compile(r"^.*(?:\n|[.!?]\s)", re.DOTALL)
_BEHIND = re.compile(r"\n|[.!?](?:\s|$)")


class Laid(NamedTuple):
    """Where the words of a target come to lie on a slide.

    ``said`` and ``text`` are its sentence then and now, as far as it is known. The figures are likenesses, 0 to 100: of
    the words, of the sentence, and of what stands before and behind the words.
    """

    row: Mapping[str, Any]
    said: str
    text: str
    words: float
    sentence: float
    before: float
    behind: float


def slide_likeness(target: Target, deck: DeckText, slide: int) -> float | None:
    """Return how alike a target with its surroundings and a part of a slide are, 0 to 100; None for few letters."""
    window, text = _plain(_window(target)), _plain(deck.slide_text(slide))
    if sum(map(str.isalnum, window)) < _TELLING:
        return None
    return fuzz.partial_ratio(window, text) if len(text) >= len(window) else fuzz.ratio(window, text)


def laid_over(target: Target, deck: DeckText, slide: int) -> Laid | None:
    """Lay a target with its surroundings over a slide, letter by letter; None where its words come to lie on nothing.

    Args:
        target: What a decision is about.
        deck: The presentation as it is read now.
        slide: The slide on which it must stand.
    """
    window, text = _window(target), deck.slide_text(slide)
    fit = fuzz.partial_ratio_alignment(_plain(window), _plain(text)) if text else None
    if fit is None:
        return None
    from_, to = max(0, fit.dest_start - fit.src_start - _ROOM), fit.dest_end + len(window) - fit.src_end + _ROOM
    there = text[from_:to]
    edits = Levenshtein.opcodes(_plain(window), _plain(there))
    first, last = len(target.prefix), len(target.prefix) + len(target.quote)
    start, end = _carried(edits, first, last)
    row = deck.row_at(slide, from_ + start, from_ + end) if start < end else None
    if row is None:
        return None
    begin, stop = _sentence(target)
    figures = [
        _likeness(window, there, edits, stretch)
        for stretch in ((first, last), (begin, stop), (0, first), (last, len(window)))
    ]
    now = slice(*_carried(edits, begin, stop))
    return Laid(row, window[begin:stop], there[now], *figures)


def _window(target: Target) -> str:
    return f"{target.prefix}{target.quote}{target.suffix}"


def _plain(text: str) -> str:
    """Return a text in small letters, as long as it was."""
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _sentence(target: Target) -> tuple[int, int]:
    """Return where the sentence of a target lies in its window, without a word that the window cuts in two."""
    begin, last = 0, len(target.prefix) + len(target.quote)
    if found := _BEFORE.match(target.prefix):
        begin = found.end()
    elif len(target.prefix) == CONTEXT:
        begin = target.prefix.find(" ") + 1 or CONTEXT
    if found := _BEHIND.search(target.suffix):
        return begin, last + found.start()
    whole = len(target.suffix) < CONTEXT
    return begin, last + (len(target.suffix) if whole else max(target.suffix.rfind(" "), 0))


def _carried(edits: Sequence[Opcode], start: int, end: int) -> tuple[int, int]:
    """Return where a stretch of a text lies in its edited form; what was put in just beside it stays outside."""
    return max(_places(edits, start), default=0), min(_places(edits, end), default=0)


def _places(edits: Sequence[Opcode], place: int) -> list[int]:
    return [
        edit.dest_start + min(place - edit.src_start, edit.dest_end - edit.dest_start)
        for edit in edits
        if edit.src_start <= place <= edit.src_end
    ]


def _likeness(window: str, there: str, edits: Sequence[Opcode], stretch: tuple[int, int]) -> float:
    """Return how alike a stretch of a text and its edited form are, 0 to 100; of nothing all is left."""
    now = slice(*_carried(edits, *stretch))
    return fuzz.ratio(_plain(window[slice(*stretch)]), _plain(there[now])) if stretch[0] < stretch[1] else 100.0
