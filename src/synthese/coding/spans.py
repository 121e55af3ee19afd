"""Finding words again in a text whose spaces, hyphens, accents or capitals came out differently."""

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from synthese.provenance import normal_form

__all__ = ["Span", "find_spans", "kept_words", "only_typos", "same_negations", "same_numbers", "squeezed"]

_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_SAME_WORD = 80
_NUMBER = re.compile(r"\d+")
_COUNTED = re.compile(r"^\s*\d+[.)]\s")
_NEGATION = re.compile(r"nichts?|kein\w*|nie|niemals|niemand|ohne|weder|not|no|never|without")


class Span(NamedTuple):
    """A stretch of a text, in code points, end exclusive."""

    start: int
    end: int


def squeezed(text: str) -> str:
    r"""Return the letters and digits of a text, case folded and without accents.

    >>> squeezed("Migrations-\nKurse, 2. Förderjahr")
    'migrationskurse2forderjahr'
    """
    return _squeeze(text)[0]


def find_spans(quote: str, text: str) -> list[Span]:
    """Return where the letters and digits of a quote stand in a text, whatever lies between them.

    Args:
        quote: The words sought.
        text: Where to look.

    Returns:
        The places, from left to right, each from the edge of a word to the edge of a word, with the marks that open
        and close the quote where they stand; none for a quote without letters and digits.

    >>> find_spans("Inte-grationskurse!", "Mehr Integrations kurse!")
    [Span(start=5, end=24)]
    """
    needle = squeezed(quote)
    hay, places = _squeeze(text)
    opening, closing = _marks(quote)
    spans = []
    at = hay.find(needle) if needle else -1
    while at >= 0:
        last = at + len(needle)
        if _is_edge(text, places, at) and _is_edge(text, places, last):
            start, end = places[at], _after_accents(text, places[last - 1] + 1)
            start -= len(opening) if text.endswith(opening, 0, start) else 0
            end += len(closing) if text.startswith(closing, end) else 0
            spans.append(Span(start, end))
        at = hay.find(needle, at + 1)
    return spans


def same_negations(first: str, second: str) -> bool:
    """Return whether two texts deny equally often, in the same words.

    >>> same_negations("Kurse sind vorhanden", "Kurse sind nicht vorhanden")
    False
    """
    return _negations(first) == _negations(second)


def same_numbers(first: str, second: str) -> bool:
    """Return whether no number of a text gave way to another one; the number of a line in a list is none of it.

    >>> same_numbers("6. Im Jahr 2019", "7. Im Jahr 2019"), same_numbers("40 Kurse", "45 Kurse")
    (True, False)
    """
    one, other = (Counter(_NUMBER.findall(_COUNTED.sub("", text))) for text in (first, second))
    return not (one - other and other - one)


def kept_words(first: str, second: str) -> float:
    """Return how much of a text is left in another, 0 to 1: the share of its words, or of their letters if it is more.

    A word is left when the other text has it, typing errors aside.

    >>> kept_words("Kurse in ländlichen Räumen", "Kurse an ländlichen Schulen")
    0.6521739130434783
    """
    words, others = _WORD.findall(normal_form(first)), _WORD.findall(normal_form(second))
    kept = [word for word in words if any(fuzz.ratio(word, other) >= _SAME_WORD for other in others)]
    return max(len(kept) / len(words), len("".join(kept)) / len("".join(words))) if words else 0.0


def only_typos(first: str, second: str) -> bool:
    """Return whether two texts differ by no more than a letter a word, and in no number and no negation.

    A whole word more, less or different may turn the sense of a statement and is no typing error; nor are two letters:
    ``befristet`` and ``unbefristet``, ``Zuwanderung`` and ``Abwanderung`` differ by as much.

    Args:
        first: A text.
        second: Another reading of it.

    Returns:
        True when the difference may come from reading or typing.

    >>> only_typos("Integrationskurse fehlen", "Integrationskurs fehlen"), only_typos("40 Kurse", "45 Kurse")
    (True, False)
    """
    if not same_negations(first, second):
        return False
    words, others = _WORD.findall(normal_form(first)), _WORD.findall(normal_form(second))
    for change, i, j, k, m in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        if change == "equal":
            continue
        # Joined, because a word may have been torn in two.
        one, other = "".join(words[i:j]), "".join(others[k:m])
        allowed = max(1, min(j - i, m - k))
        if _DIGIT.findall(one) != _DIGIT.findall(other) or Levenshtein.distance(one, other) > allowed:
            return False
    return True


def _squeeze(text: str) -> tuple[str, list[int]]:
    """Return the squeezed text, and for each of its characters the place it comes from."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in unicodedata.normalize("NFKD", character.casefold()):
            if letter.isalnum():
                letters.append(letter)
                places.append(place)
    return "".join(letters), places


def _marks(quote: str) -> tuple[str, str]:
    """Return what stands before the first and behind the last letter or digit of a quote."""
    letters = [place for place, character in enumerate(quote) if character.isalnum()]
    if not letters:
        return "", ""
    return quote[: letters[0]].strip(), quote[_after_accents(quote, letters[-1] + 1) :].strip()


def _is_edge(text: str, places: list[int], at: int) -> bool:
    """Return whether no word runs on from one letter of the squeezed text to the next."""
    if at in (0, len(places)):
        return True
    before, behind = places[at - 1], places[at]
    return before != behind and _after_accents(text, before + 1) != behind


def _after_accents(text: str, place: int) -> int:
    """Return the place behind the accents that belong to the letter before a place."""
    while place < len(text) and unicodedata.combining(text[place]):
        place += 1
    return place


def _negations(text: str) -> Counter[str]:
    return Counter(word for word in _WORD.findall(normal_form(text)) if _NEGATION.fullmatch(word))
