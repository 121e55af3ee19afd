"""Word patterns of indicators by mode, and the forms of a word in which it is compared with them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from synthese.tagging.compounds import compound_parts
from synthese.tagging.forms import fold, normal_word, twins
from synthese.tagging.lemmas import known, lemma_of
from synthese.types import IndicatorMode

__all__ = ["WordForms", "WordIndex", "word_forms"]

_ENDING = re.compile(r"e[nrsm]?$")


@dataclass(frozen=True, slots=True)
class WordForms:
    """A word in all the forms in which it is compared; folded."""

    whole: tuple[str, ...]
    lemmas: frozenset[str]
    parts: frozenset[str]
    starts: tuple[str, ...]


class WordIndex:
    """Word patterns by mode, so that looking a form up takes as long with ten times the patterns."""

    def __init__(self) -> None:
        self._tables: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._lengths: dict[str, list[int]] = {}

    def add(self, pattern: str, mode: IndicatorMode, number: int) -> None:
        """Take a pattern by whose number words are told that it meets them."""
        word = normal_word(pattern)
        keys = _lemmas(word, lemma_of(word)) if mode in {"lemma", "part"} else {fold(word)}
        for key in sorted(keys):
            self._tables[mode][key].append(number)

    def close(self) -> None:
        """Make it ready to be asked, once it has all patterns."""
        self._lengths = {mode: sorted({len(key) for key in table}) for mode, table in self._tables.items()}

    def numbers(self, forms: WordForms) -> set[int]:
        """Return the numbers of the patterns that a word meets."""
        found: set[int] = set()
        for mode, keys in (("exact", forms.whole), ("lemma", forms.lemmas), ("part", forms.parts)):
            self._note(found, mode, keys)
        for length in self._lengths.get("prefix", ()):
            self._note(found, "prefix", [start[:length] for start in forms.starts if len(start) >= length])
        for length in self._lengths.get("suffix", ()):
            self._note(found, "suffix", [form[-length:] for form in forms.whole if len(form) >= length])
        for length in self._lengths.get("substring", ()):
            for form in forms.whole:
                self._note(found, "substring", [form[at : at + length] for at in range(len(form) - length + 1)])
        return found

    def _note(self, found: set[int], mode: str, keys: Iterable[str]) -> None:
        table = self._tables.get(mode, {})
        for key in keys if table else ():
            found.update(table.get(key, ()))


def word_forms(normal: str, lemma: str, *, compounds: bool) -> WordForms:
    """Return a word in all forms in which it is compared.

    Args:
        normal: Its normal form.
        lemma: Its lemma.
        compounds: Whether the pieces of a hyphened word and the later parts of a compound are among them.
    """
    kin = twins(normal)
    words = (normal, *kin)
    parts = compound_parts(normal)
    cuts = range(1, len(parts)) if compounds else range(0)
    later = ["".join(parts[cut:]) for cut in cuts]
    pieces = normal.split("-") if compounds and "-" in normal.strip("-") else ()
    whole = tuple(dict.fromkeys(fold(word) for word in (*words, lemma, *pieces) if word))
    return WordForms(
        whole=whole,
        lemmas=frozenset().union(*(_lemmas(word, lemma_of(word)) for word in words), _lemmas(normal, lemma)),
        parts=frozenset().union(*(_lemmas(part, lemma_of(part.capitalize())) | {_unlinked(part)} for part in parts)),
        starts=tuple(dict.fromkeys([*whole, *map(fold, later)])),
    )


@lru_cache(maxsize=1 << 16)  # parts come back in other compounds, and each vocabulary asks
def _lemmas(word: str, lemma: str) -> frozenset[str]:
    """Return the base forms of a word read with a small and with a capital letter: "Runder" is "rund" as well."""
    small = word.lower()
    stem = _ENDING.sub("", small)
    capital = word[:1].isupper() and len(stem) > 3
    adjective = stem if capital and known(stem) and lemma_of(stem) == stem else ""
    return frozenset(fold(form) for form in (word, lemma, lemma_of(small), adjective) if form)


def _unlinked(part: str) -> str:
    return fold(part.removesuffix("s") if part.endswith("s") else part)
