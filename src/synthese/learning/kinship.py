"""How near a passage's words are to what the codebook says of a theme: its indicators, its label and definition.

A theme needs no codings of its own for this: that "Sprachtandem" is near ``sprachkurs*`` is seen without any, and how
much such nearness is worth is learned over all themes together.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from synthese.learning.signals import Signals, Spoken
from synthese.tagging.forms import words
from synthese.types import Codebook, Theme

__all__ = ["INPUTS", "Kinship", "Near"]

INPUTS = ("near", "near_over", "meaning", "meaning_over")
"""The words of a passage, and those over it, beside the indicators; the same beside label, definition and inclusion."""

_SIZE = 4
_SHORTEST = 4
_ROOT = 6
"""Words of definitions that begin alike count as one when their rarity is told."""
_MOST_MEANT = 2
_WORD = re.compile(r"[^\W\d_]{4,}")
_NO_MEANING = words(
    "alle allem allen aller allgemein andere anderen auch beim bezug bezogen dabei dafür dass dazu deren diese diesem "
    "diesen dieser dieses dort durch eine einem einen einer eines etwa ihre ihrem ihren ihrer jeweils ohne oder nach "
    "nicht soweit sich sind sowie sowohl über unter werden wird zählen zwischen"
)


class Near(NamedTuple):
    """A word of a passage beside the term of a theme that it is nearest to.

    Args:
        word: The word, with its place where it is the passage's own.
        term: The indicator as written, or the word of the definition.
        value: How near, 0 to 1; of words of definitions times their rarity among the themes.
        input: One of ``INPUTS``.
    """

    word: Spoken | str
    term: str
    value: float
    input: str


class _Term(NamedTuple):
    theme: str
    text: str
    grams: int
    weight: float


class Kinship:
    """Compares words with the terms of all themes at once; each word form only once.

    Args:
        codebook: The codebook in force.
    """

    def __init__(self, codebook: Codebook) -> None:
        self._indicators = _Index(_indicator_terms(codebook.themes))
        self._meanings = _Index(_meaning_terms(codebook.themes))

    def near(self, word: str) -> list[tuple[str, str, float]]:
        """Return the themes whose indicators a word is near, the nearest first: theme, indicator, 0 to 1.

        Args:
            word: A word in normal form, in small letters.
        """
        found = [(theme, term, value) for theme, (value, term) in self._indicators.nearest(word).items()]
        return sorted(found, key=lambda each: (-each[2], each[0]))

    def of(self, signals: Signals, theme: str) -> list[Near]:
        """Return what is near a theme in a passage and over it: at most one pair a kind, two of meanings.

        Args:
            signals: The passage.
            theme: The theme's id.
        """
        own, over = signals.words, tuple(signals.over)
        return [
            *_nearest(own, self._indicators, theme, "near", 1),
            *_nearest(over, self._indicators, theme, "near_over", 1),
            *_nearest(own, self._meanings, theme, "meaning", _MOST_MEANT),
            *_nearest(over, self._meanings, theme, "meaning_over", 1),
        ]


class _Index:
    """Terms by the n-grams they hold, so that a word is compared only with terms that share one."""

    def __init__(self, terms: Iterable[tuple[str, str, str, float]]) -> None:
        self._terms: list[_Term] = []
        self._holders: dict[str, list[int]] = {}
        self._known: dict[str, dict[str, tuple[float, str]]] = {}
        for theme, text, word, weight in terms:
            grams = _grams(word)
            for gram in grams:
                self._holders.setdefault(gram, []).append(len(self._terms))
            self._terms.append(_Term(theme, text, len(grams), weight))

    def nearest(self, word: str) -> dict[str, tuple[float, str]]:
        """Return by theme how near its nearest term is to a word, and which one that is (Jaccard of their n-grams)."""
        if word not in self._known:
            self._known[word] = self._compared(word)
        return self._known[word]

    def _compared(self, word: str) -> dict[str, tuple[float, str]]:
        if len(word) < _SHORTEST:
            return {}
        grams = _grams(word)
        shared = Counter(number for gram in grams for number in self._holders.get(gram, ()))
        best: dict[str, tuple[float, str]] = {}
        for number, common in sorted(shared.items()):
            term = self._terms[number]
            value = term.weight * common / (len(grams) + term.grams - common)
            if value > best.get(term.theme, (0.0, ""))[0]:
                best[term.theme] = (value, term.text)
        return best


def _nearest(words: Sequence[Spoken | str], index: _Index, theme: str, name: str, most: int) -> list[Near]:
    found: dict[str, Near] = {}
    for word in words:
        form = word.word if isinstance(word, Spoken) else word
        value, term = index.nearest(form).get(theme, (0.0, ""))
        if value and form not in found:
            found[form] = Near(word, term, value, name)
    return sorted(found.values(), key=lambda near: -near.value)[:most]


def _grams(word: str) -> frozenset[str]:
    """Return the n-grams of a word, its beginning marked: compounds and derivations share those of their stems."""
    begun = f" {word}"
    return frozenset(begun[at : at + _SIZE] for at in range(max(1, len(begun) - _SIZE + 1)))


def _indicator_terms(themes: Iterable[Theme]) -> Iterable[tuple[str, str, str, float]]:
    for theme in themes:
        for indicator in theme.indicators:
            if indicator.mode != "regex":
                for word in indicator.term.lower().split():
                    if len(word) >= _SHORTEST:
                        yield theme.id, indicator.text, word, 1.0


def _meaning_terms(themes: Sequence[Theme]) -> Iterable[tuple[str, str, str, float]]:
    meant = {theme.id: _meaning_words(theme) for theme in themes}
    themes_with = Counter(root for each in meant.values() for root in {word[:_ROOT] for word in each})
    for theme, meant_words in meant.items():
        for word in meant_words:
            yield theme, word, word, math.log((1 + len(meant)) / themes_with[word[:_ROOT]])


def _meaning_words(theme: Theme) -> list[str]:
    text = f"{theme.labels.de} {theme.definition} {theme.inclusion}".lower()
    return sorted(set(_WORD.findall(text)) - _NO_MEANING)
