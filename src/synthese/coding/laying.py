"""A coded passage laid over a slide with all that stood around it: where its words come to lie."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein, Opcodes

from synthese.coding.decktext import CONTEXT, DeckText
from synthese.types import Target

__all__ = ["Laid", "laid_over", "slide_likeness"]

# Letters: fewer say too little of a slide; so many more of it are looked at, as words put in need room.
_TELLING, _ROOM = 16, 24
_BEFORE = re.compile(r"^.*(?:\n|[.!?]\s)", re.DOTALL)
_BEHIND = re.compile(r"\n|[.!?](?:\s|$)")


class Laid(NamedTuple):
    """Where the words of a target come to lie on a slide.

    ``said`` and ``text`` are its sentence then and now, as far as it is known; ``length`` tells how long its words are
    now, in code points. The figures are likenesses, 0 to 100: of the words, of the sentence, and of what stands before
    and behind the words.
    """

    row: Mapping[str, Any]
    said: str
    text: str
    length: int
    words: float
    sentence: float
    before: float
    behind: float

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
    begin = max(0, fit.dest_start - fit.src_start - _ROOM)
    there = text[begin : fit.dest_end + len(window) - fit.src_end + _ROOM]
    overlay = _Overlay(window, there, Levenshtein.opcodes(_plain(window), _plain(there)))
    first, last = len(target.prefix), len(target.prefix) + len(target.quote)
    start, end = overlay.carried(first, last)
    row = deck.row_at(slide, begin + start, begin + end) if start < end else None
    if row is None:
        return None
    sentence = _sentence(target)
    parts = ((first, last), sentence, (0, first), (last, len(window)))
    words, whole, before, behind = (overlay.likeness(*part) for part in parts)
    said, now = window[slice(*sentence)], overlay.with_additions(*sentence)
    return Laid(row, said, now, end - start, words, whole, before, behind)


@dataclass(frozen=True, slots=True)
class _Overlay:
    """A window of a former text, its edited form, and the edits that make the one from the other."""

    window: str
    there: str
    edits: Opcodes

    def carried(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch lies in the edited form; what was put in just beside it stays outside."""
        return max(self._places(start), default=0), min(self._places(end), default=0)

    def likeness(self, start: int, end: int) -> float:
        """Return how alike a stretch and its edited form are, 0 to 100; of nothing all is left."""
        now = self.there[slice(*self.carried(start, end))]
        return fuzz.ratio(_plain(self.window[start:end]), _plain(now)) if start < end else 100.0

    def with_additions(self, start: int, end: int) -> str:
        """Return the edited form with what was put in just beside it in its line: a denial may stand there."""
        first, last = self.carried(start, end)
        before = self.there[min(self._places(start), default=first) : first].rpartition("\n")[2]
        behind = self.there[last : max(self._places(end), default=last)].partition("\n")[0]
        return f"{before}{self.there[first:last]}{behind}"

    def _places(self, place: int) -> list[int]:
        return [
            edit.dest_start + min(place - edit.src_start, edit.dest_end - edit.dest_start)
            for edit in self.edits
            if edit.src_start <= place <= edit.src_end
        ]


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


def _part_likeness(part: str, text: str) -> float:
    return fuzz.partial_ratio(part, text) if len(text) >= len(part) else fuzz.ratio(part, text)


def _window(target: Target) -> str:
    return f"{target.prefix}{target.quote}{target.suffix}"


def _plain(text: str) -> str:
    """Return a text in small letters, as long as it was."""
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
