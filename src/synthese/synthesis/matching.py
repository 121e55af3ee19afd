"""Indicators compared with words, without lemmas: enough to suggest a value of a comparison dimension."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from synthese.provenance import normal_form
from synthese.synthesis.terms import joined_gender_forms
from synthese.types import Indicator

__all__ = ["find_indicators", "matches_word"]

_WORD = re.compile(r"\w+(?:-\w+)*")
_ENDINGS = ("", "e", "n", "s", "en", "er", "es", "em", "ern", "se", "ses", "nen")
_STEM = 6


def find_indicators(indicators: Sequence[Indicator], texts: Iterable[str]) -> list[frozenset[int]]:
    """Return for each text which indicators occur in it, case and gender forms aside.

    Single words are compared once per distinct word form. Of several words the mode holds for the whole: ``prefix``
    lets the last word go on, ``suffix`` the first begin earlier. Nothing is lemmatised: ``lemma`` allows the endings
    of declension, ``part`` the beginning and end of a word and, from six letters on, its middle.

    Args:
        indicators: What is looked for.
        texts: Where.

    Returns:
        The places in ``indicators`` of those that occur, for each text. Weak ones are not treated apart.
    """
    single = [(place, each) for place, each in enumerate(indicators) if each.mode != "regex" and " " not in each.term]
    patterns = [(place, _pattern(each)) for place, each in enumerate(indicators) if (place, each) not in single]

    @cache
    def of_form(form: str) -> frozenset[int]:
        return frozenset(place for place, each in single if matches_word(each, form))

    found = []
    for text in texts:
        plain = joined_gender_forms(normal_form(text))
        words = frozenset(part for word in _WORD.findall(plain) for part in (word, *word.split("-")))
        places = frozenset[int]().union(*map(of_form, words))
        found.append(places.union(place for place, pattern in patterns if pattern.search(plain)))
    return found


def matches_word(indicator: Indicator, form: str) -> bool:
    """Tell whether an indicator of one word occurs as, or in, a word form (in normal form).

    >>> matches_word(Indicator(term="gemeinde", mode="prefix", text="gemeinde*"), "gemeinderat")
    True
    """
    term = _normal(indicator.term)
    match indicator.mode:
        case "prefix":
            return form.startswith(term)
        case "suffix":
            return form.endswith(term)
        case "substring":
            return term in form
        case "part":
            return form.startswith(term) or form.endswith(term) or (len(term) >= _STEM and term in form)
        case "lemma":
            return form.startswith(term) and form[len(term) :] in _ENDINGS
        case _:
            return form == term


@cache
def _normal(term: str) -> str:
    return joined_gender_forms(normal_form(term))


def _pattern(indicator: Indicator) -> re.Pattern[str]:
    if indicator.mode == "regex":
        return re.compile(unicodedata.normalize("NFKC", indicator.term), re.IGNORECASE)
    words = r"\s+".join(map(re.escape, _normal(indicator.term).split()))
    before = r"\w*" if indicator.mode in {"suffix", "substring"} else ""
    after = r"\w*" if indicator.mode in {"prefix", "substring", "lemma", "part"} else ""
    return re.compile(rf"(?<!\w){before}{words}{after}(?!\w)")
