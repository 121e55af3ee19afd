"""How alike two German wordings are, inflection and compounds aside."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import simplemma
from rapidfuzz import fuzz

from synthese.synthesis.terms import content_words

__all__ = ["SIMILAR_WORDING", "Wording", "wording_similarity"]

SIMILAR_WORDING = 55.0
"""From here on two wordings count as similar, when they have words enough in common."""

_COMMON = 2
"""So many words must two wordings have in common. Of the hand-coded open fields with a theme in common that the ratio
alone took for one matter, those with a single common word (a kind of place, a sector) were not."""

_PART = 5
"""So long must a word be to be found at the beginning or end of a compound."""


class Wording(NamedTuple):
    """The content words of a text, ready to be compared.

    Args:
        text: The words joined by spaces.
        lemmas: Their base forms; of words joined by a hyphen each.
    """

    text: str
    lemmas: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "Wording":
        """Return the wording of a text.

        >>> sorted(Wording.of("Ungenutzte Potenziale in Landkreisen").lemmas)
        ['landkreis', 'potenzial', 'ungenutzt']
        """
        words = content_words(text)
        return cls(" ".join(words), frozenset(_lemma(part) for word in words for part in word.split("-")))

    def names(self, other: "Wording") -> bool:
        """Tell whether all words of another wording, one at least, stand in this one."""
        return bool(other.lemmas) and other.lemmas <= self.lemmas


def wording_similarity(one: Wording, other: Wording) -> float:
    """Return how alike two wordings are: rapidfuzz's token-set ratio of their content words.

    The ratio is high for a single common word, as it is for two wordings of one matter; so the two must have two words
    in common, in whatever form or as parts of compounds, or all there are of the shorter one.

    Args:
        one: A wording.
        other: Another.

    Returns:
        0 to 100.

    >>> wording_similarity(Wording.of("Dauerhafte Stellen fehlen"), Wording.of("Stellen fehlen, dauerhafte zumal"))
    100.0
    >>> wording_similarity(Wording.of("Stellen verankern"), Wording.of("Planung fehlt bei Stellen"))
    0.0
    """
    if not one.lemmas or not other.lemmas:
        return 0.0
    if min(len(one.lemmas), len(other.lemmas)) < _COMMON:
        return 100.0 if one.lemmas == other.lemmas else 0.0
    ratio = fuzz.token_set_ratio(one.text, other.text)
    # The ratio is quicker than the look at the words, and most pairs go by it.
    return ratio if ratio >= SIMILAR_WORDING and _in_common(one, other) >= _COMMON else 0.0


def _in_common(one: Wording, other: Wording) -> int:
    """Return how many words two wordings have in common, the fewer of both sides' counts."""
    return min(sum(1 for _ in _met(one.lemmas, other.lemmas)), sum(1 for _ in _met(other.lemmas, one.lemmas)))


def _met(words: frozenset[str], others: frozenset[str]) -> Iterator[str]:
    for word in words:
        if word in others or any(_compound(word, other) for other in others):
            yield word


def _compound(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return len(short) >= _PART and (long.startswith(short) or long.endswith(short))


@cache
def _lemma(word: str) -> str:
    return str(simplemma.lemmatize(word, lang="de")).lower()
