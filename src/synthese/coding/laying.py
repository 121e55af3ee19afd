"""A coded passage laid over a slide with all that stood around it: where its words come to lie."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein, Opcode

from synthese.coding.decktext import DeckText
from synthese.types import Target

__all__ = ["Laid", "laid_over", "slide_likeness"]

# Letters: fewer say too little of a slide.
_TELLING = 16


class Laid(NamedTuple):
    """Where the words of a target come to lie on a slide.

    ``text`` are the words that lie there now, ``line`` those with what stands beside them in the line. The figures are
    likenesses, 0 to 100: of the words, and of what stands before and behind them.
    """

    row: Mapping[str, Any]
    text: str
    line: str
    likeness: float
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
    text = deck.slide_text(slide)
    window = _window(target)
    fit = fuzz.partial_ratio_alignment(_plain(window), _plain(text)) if text else None
    if fit is None:
        return None
    source, there = window[fit.src_start : fit.src_end], text[fit.dest_start : fit.dest_end]
    edits = Levenshtein.opcodes(_plain(source), _plain(there))
    first, last = len(target.prefix) - fit.src_start, len(target.prefix) + len(target.quote) - fit.src_start
    begin, end = _carried(edits, first, first=True), _carried(edits, last, first=False)
    row = deck.row_at(slide, fit.dest_start + begin, fit.dest_start + end) if begin < end else None
    if row is None:
        return None
    line = text[text.rfind("\n", 0, fit.dest_start + begin) + 1 :]
    return Laid(
        row,
        there[begin:end],
        line.partition("\n")[0],
        fuzz.ratio(_plain(target.quote), _plain(there[begin:end])),
        fuzz.ratio(_plain(source[: max(first, 0)]), _plain(there[:begin])),
        fuzz.ratio(_plain(source[last:]), _plain(there[end:])),
    )


def _window(target: Target) -> str:
    return f"{target.prefix}{target.quote}{target.suffix}"


def _plain(text: str) -> str:
    """Return a text in small letters, as long as it was."""
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _carried(edits: Iterable[Opcode], place: int, *, first: bool) -> int:
    """Return where a place of a text lies in its edited form; what was put in just there stays outside the words."""
    places = [
        edit.dest_start + min(place - edit.src_start, edit.dest_end - edit.dest_start)
        for edit in edits
        if edit.src_start <= place <= edit.src_end
    ]
    return (max(places) if first else min(places)) if places else 0
