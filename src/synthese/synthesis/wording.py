"""How alike two German wordings are, inflection and compounds aside."""

from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz
from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy

from synthese.synthesis.terms import content_words
from synthese.wordlist import WORD_LISTS

__all__ = ["LEAST_SIMILAR", "SIMILAR_WORDING", "Wording", "wording_similarity"]

SIMILAR_WORDING = 55.0
"""From here on two wordings count as similar, whatever else they are about."""

LEAST_SIMILAR = 50.0
"""Below this two wordings are not alike at all."""

_LEMMATIZER = Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=WORD_LISTS))
_LETTERS = 10
"""So long must the words that two wordings have in common be together: one long compound tells as much as two short
words, and a single short one (a place, a person) nothing. Of 186 pairs of hand-coded open fields with a theme in common
16 are alike by this and by ``LEAST_SIMILAR``; read by eye, 14 of these are of one matter."""

_FEWEST = 2
"""A single content word is a part of any wording with it, and counts only as its equal."""

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


def wording_similarity(one: Wording, other: Wording, *, words: int = 1) -> float:
    """Return how alike two wordings are: rapidfuzz's token-set ratio of their content words.

    The ratio is high for a single common word, as it is for two wordings of one matter; so the words in common, in
    whatever form or as parts of compounds, must have ten letters together.

    Args:
        one: A wording.
        other: Another.
        words: How many words they must have in common: more where nothing else speaks for one matter.

    Returns:
        0 to 100.

    >>> wording_similarity(Wording.of("Dauerhafte Stellen fehlen"), Wording.of("Stellen fehlen, dauerhafte zumal"))
    100.0
    >>> wording_similarity(Wording.of("Stellen verankern"), Wording.of("Planung fehlt bei Stellen"))
    0.0
    """
    if min(len(one.lemmas), len(other.lemmas)) < _FEWEST:
        return 100.0 if one.lemmas and one.lemmas == other.lemmas else 0.0
    ratio = fuzz.token_set_ratio(one.text, other.text)
    # The ratio is quicker than the look at the words, and most pairs go by it.
    if ratio < LEAST_SIMILAR:
        return 0.0
    sides = _in_common(one.lemmas, other.lemmas), _in_common(other.lemmas, one.lemmas)
    return ratio if all(len(side) >= words and sum(side) >= _LETTERS for side in sides) else 0.0


def _in_common(words: frozenset[str], others: frozenset[str]) -> list[int]:
    """Return the lengths of the words that others have too."""
    return list(filter(None, (max(_shared(word, other) for other in others) for word in words)))


def _shared(word: str, other: str) -> int:
    """Return the length of the word that two have in common: the same, or the one in the other."""
    if word == other:
        return len(word)
    short, long = sorted((word, other), key=len)
    return len(short) if len(short) >= _PART and long.startswith(short) | long.endswith(short) else 0


@cache
def _lemma(word: str) -> str:
    return str(_LEMMATIZER.lemmatize(word, lang="de")).lower()
