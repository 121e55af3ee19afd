"""Statements: the sentences and cells of a passage that say something, each with the signal over it."""

import re
from typing import NamedTuple

from spacy.tokens import Doc

from synthese.tagging.clauses import Stretch
from synthese.tagging.patterns import NormalText
from synthese.tagging.reading import Words, words_of
from synthese.types import HeadingSignal

__all__ = ["Unit", "raising", "unit_of"]

_LEAD_IN = 4
"""A few words before a colon announce what follows."""
_LABEL = re.compile(
    r"^(?:.*(?:bedarfe?|lücken?|potenziale?|empfehlung(?:en)?|herausforderung(?:en)?|fragen?|chancen?|risiken|risiko|problem"
    r"(?:e|atik)?|hürden?|barrieren?|hemmnisse|konflikte?|sorgen|defizite?|forderung(?:en)?|mangel)|.*\W)$",
    re.IGNORECASE,
)
"""A word that only names a kind of field is a label."""


class Unit(NamedTuple):
    """A sentence or cell with the signal over it."""

    stretch: Stretch
    first: int
    last: int
    signal: HeadingSignal | None


def raising(signal: HeadingSignal | None) -> HeadingSignal | None:
    """Return a signal that raises something; "Läuft" above a point keeps away what the slide's title would raise."""
    return None if signal and signal.type == "none" else signal


def unit_of(doc: Doc, normal: NormalText, stretch: Stretch, signal: HeadingSignal | None) -> Unit | None:
    """Return a sentence or cell with its words, or None where it says nothing: a label, or what leads in."""
    words = words_of(doc)
    first, last = _trimmed(words, *normal.tokens(*stretch))
    if last - first < _LEAD_IN and words[last - 1].text == ":":
        return None
    says = _says_something(words[first:last], signalled=signal is not None)
    return Unit(stretch, first, last, signal) if says else None


def _says_something(words: Words, *, signalled: bool) -> bool:
    """Return whether words are more than a label; one word is, unless a heading makes it a point: "6. Hürden"."""
    spoken = [token.text for token in words if any(map(str.isalpha, token.text))]
    single = len(spoken) == 1 and words[-1].text == spoken[0]
    return len(words) > 0 and (not single or signalled or not _is_label(spoken[0]))


def _is_label(word: str) -> bool:
    """Return whether a word that stands alone only names something: a kind of field, a button, a piece of a figure.

    >>> [_is_label(word) for word in ("Herausforderungen", "Schließen", "nicht", "Antragsdeutsch")]
    [True, True, True, False]
    """
    return not word[:1].isupper() or word.endswith("en") or bool(_LABEL.match(word))


def _trimmed(words: Words, first: int, last: int) -> tuple[int, int]:
    while first < last and words[first].is_space:
        first += 1
    while last > first and words[last - 1].is_space:
        last -= 1
    return first, last
