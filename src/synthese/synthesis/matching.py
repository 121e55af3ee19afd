"""Indicators compared with words, without lemmas: enough to suggest a value of a comparison dimension."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from synthese.provenance import normal_form
from synthese.synthesis.terms import joined_gender_forms
from synthese.types import Indicator

__all__ = ["find_indicators"]

# The name of a site is nobody's statement: "kommunen-innovativ.de/in2" speaks of no municipality.
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|\b[\w.-]+\.(?:de|com|eu|info|net|org)\b\S*", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:-\w+)*")
_ENDINGS = ("", "e", "n", "s", "en", "er", "es", "em", "ern", "nen", "se", "sen", "ses")
# At the end of a compound -er and -em would find "Amt" in "Beamter".
_COMPOUND_ENDINGS = ("", "e", "n", "s", "en", "es")
_ADJECTIVE_ENDING = re.compile(r"(?<=\w{4})e[mnrs]?$")
_STEM = 6
_Index = defaultdict[str, set[int]]


def find_indicators(indicators: Sequence[Indicator], texts: Iterable[str]) -> list[frozenset[int]]:
    """Return for each text which indicators occur in it, case and gender forms aside; addresses of sites are no text.

    Of several words the mode holds for the whole: ``prefix`` lets the last word go on, ``suffix`` the first begin
    earlier. Nothing is lemmatised: ``lemma`` allows the endings of declension (of several words, of each), ``part`` the
    beginning and (with such endings) the end of a word and, from six letters on, its middle.

    Args:
        indicators: What is looked for; weak ones are not treated apart.
        texts: Where.

    Returns:
        The places in ``indicators`` of those that occur, for each text.

    >>> terms = [Indicator(term=term, mode="part", text=term) for term in ("kurs", "runder tisch")]
    >>> [sorted(found) for found in find_indicators(terms, ["Runder Tisch: Sprachkurse", "Tische", "Sprach-Kurs"])]
    [[0, 1], [], [0]]
    """
    of_form = _Lexicon(indicators).places
    patterns = [(place, _pattern(each)) for place, each in enumerate(indicators) if _is_pattern(each)]
    cached = cache(of_form)
    found = []
    for text in texts:
        plain = joined_gender_forms(normal_form(_ADDRESS.sub(" ", text)))
        words = {part for word in _WORD.findall(plain) for part in (word, *word.split("-"))}
        several = (place for place, pattern in patterns if pattern.search(plain))
        found.append(frozenset(several).union(*map(cached, words)))
    return found


class _Lexicon:
    """The indicators of one word, by what a word form must be, begin with, end in or hold."""

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        self.whole: _Index = defaultdict(set)
        self.begin: _Index = defaultdict(set)
        self.end: _Index = defaultdict(set)
        self.inside: _Index = defaultdict(set)
        for place, indicator in enumerate(indicators):
            if not _is_pattern(indicator):
                self._add(place, indicator)

    def places(self, form: str) -> frozenset[int]:
        """Return the places of the indicators that occur as, or in, a word form (in normal form)."""
        cuts = range(1, len(form) + 1)
        return frozenset(self.whole.get(form, ())).union(
            *(self.begin.get(form[:cut], ()) for cut in cuts),
            *(self.end.get(form[-cut:], ()) for cut in cuts),
            *(places for term, places in self.inside.items() if term in form),
        )

    def _add(self, place: int, indicator: Indicator) -> None:
        term = _normal(indicator.term)
        match indicator.mode:
            case "prefix":
                self.begin[term].add(place)
            case "suffix":
                self.end[term].add(place)
            case "substring":
                self.inside[term].add(place)
            case "part" if len(term) >= _STEM:
                self.inside[term].add(place)
            case "part":
                self.begin[term].add(place)
                for ending in _COMPOUND_ENDINGS:
                    self.end[term + ending].add(place)
            case "lemma":
                for ending in _ENDINGS:
                    self.whole[term + ending].add(place)
            case _:
                self.whole[term].add(place)


def _is_pattern(indicator: Indicator) -> bool:
    return indicator.mode == "regex" or " " in indicator.term.strip()


def _normal(term: str) -> str:
    return joined_gender_forms(normal_form(term))


def _pattern(indicator: Indicator) -> re.Pattern[str]:
    if indicator.mode == "regex":
        return re.compile(indicator.term, re.IGNORECASE)
    if indicator.mode == "lemma":
        words = (re.escape(_ADJECTIVE_ENDING.sub("", word)) + r"\w{0,3}" for word in _normal(indicator.term).split())
        return re.compile(rf"(?<!\w){' '.join(words)}(?!\w)")
    before = r"\w*" if indicator.mode in {"suffix", "substring"} else ""
    after = r"\w*" if indicator.mode in {"prefix", "substring", "part"} else ""
    return re.compile(rf"(?<!\w){before}{re.escape(_normal(indicator.term))}{after}(?!\w)")
