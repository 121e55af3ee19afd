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
    length: int
    """Of the words as they lie there, in code points."""

    def fills(self, target: Target) -> bool:
        """Return whether the words are no small part of the passage, if they were all of a line."""
        alone = not target.prefix.rpartition("\n")[2] and not target.suffix.partition("\n")[0]
        return not alone or self.length * 2 >= len(self.row["text"])


def slide_likeness(target: Target, deck: DeckText, slide: int) -> float | None:
    """Return how alike a target and a part of a slide are, 0 to 100: with its surroundings and those alone.

    None where they have few letters: the words themselves are no witnesses of where they stand.
    """
    text, around = _plain(deck.slide_text(slide)), (_plain(target.prefix), _plain(target.suffix))
    letters = [sum(map(str.isalnum, part)) for part in around]
    if sum(letters) < _TELLING:
        return None
    likes = [_part_likeness(part, text) * weight for part, weight in zip(around, letters, strict=True)]
    return min(sum(likes) / sum(letters), _part_likeness(_plain(_window(target)), text))


def _part_likeness(part: str, text: str) -> float:
    return fuzz.partial_ratio(part, text) if len(text) >= len(part) else fuzz.ratio(part, text)


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
    return Laid(row, window[begin:stop], _with_additions(there, edits, begin, stop), *figures, length=end - start)


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


def _with_additions(there: str, edits: Sequence[Opcode], start: int, end: int) -> str:
    """Return the edited form of a stretch with what was put in just beside it in its line: a denial may stand there."""
    first, last = _carried(edits, start, end)
    before = there[min(_places(edits, start), default=first) : first].rpartition("\n")[2]
    behind = there[last : max(_places(edits, end), default=last)].partition("\n")[0]
    return f"{before}{there[first:last]}{behind}"


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
