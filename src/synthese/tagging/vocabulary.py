"""The indicators of a codebook, compiled so that each word form is compared with all of them only once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc, Token

from synthese.tagging.forms import normal_word
from synthese.tagging.lemmas import lemma_of
from synthese.tagging.memo import Memo
from synthese.tagging.patterns import NormalText, Patterns
from synthese.tagging.reading import reading_of
from synthese.tagging.word_index import WordForms, WordIndex, word_forms
from synthese.types import Indicator, IndicatorMode

__all__ = ["Hit", "Vocabulary"]

_HYPHENS = "-‐"
_BETWEEN = 2
"""Words that may stand between two words of a term of base forms: "interkulturelle und sprachliche Öffnung"."""
_KEPT = 1 << 16


class Hit(NamedTuple):
    """An indicator found in a text.

    Args:
        code: The code it speaks for.
        indicator: The indicator.
        start: The first token.
        end: The token after the last.
        against: The indicator that does not count here; then this is no find but an excluded context.
    """

    code: str
    indicator: Indicator
    start: int
    end: int
    against: Indicator | None = None


class _Other(NamedTuple):
    """A word of a term beside the one that is looked up.

    Args:
        number: Its number among all such words.
        reach: How many words may stand before it.
    """

    number: int
    reach: int


@dataclass(frozen=True, slots=True)
class _Term:
    """An indicator, to be found by its longest word: the rarest, as a rule.

    Args:
        code: The code it speaks for.
        indicator: The indicator.
        before: The words before the longest, the nearest first.
        after: The words after it.
        against: The indicator that does not count where this is found.
    """

    code: str
    indicator: Indicator
    before: tuple[_Other, ...]
    after: tuple[_Other, ...]
    against: Indicator | None


class _Entry(NamedTuple):
    """What the vocabulary knows of a word form.

    Args:
        terms: The terms of which it can be the word that is looked up.
        others: The numbers of the other words of terms that it can be.
        expressions: What it means for the regular expressions, as ``Patterns.mask_of`` tells it.
        hyphened: Whether it begins or ends with a hyphen.
        alphabetic: Whether it may stand between two words of a term.
    """

    terms: tuple[_Term, ...]
    others: frozenset[int]
    expressions: int
    hyphened: bool
    alphabetic: bool


class Vocabulary:
    """Finds indicators in documents.

    Args:
        indicators: Pairs of a code and an indicator that speaks for it.
        compounds: Whether the pieces of a hyphened word are words of their own, and a term with a star at its end may
            begin at a later part of a compound.
    """

    def __init__(self, indicators: Iterable[tuple[str, Indicator]], *, compounds: bool = True) -> None:
        self._compounds = compounds
        self._terms: list[_Term] = []
        self._index, self._others = WordIndex(), WordIndex()
        self._numbers: dict[tuple[str, IndicatorMode], int] = {}
        expressions: list[tuple[tuple[str, Indicator], str]] = []
        for code, indicator in indicators:
            if indicator.mode == "regex":
                expressions.append(((code, indicator), indicator.term))
            else:
                self._add(code, indicator, None)
            for excluded in indicator.excluded:
                self._add(code, excluded, indicator)
        self._index.close()
        self._others.close()
        self._expressions = Patterns(expressions)
        # By word form and lemma, as numbers of the string store: each is looked up once.
        self._entries: Memo[tuple[int, int], _Entry] = Memo(_KEPT)
        self._whole_words: Memo[str, tuple[_Term, ...]] = Memo(_KEPT)

    def _add(self, code: str, indicator: Indicator, against: Indicator | None) -> None:
        words = _words(indicator)
        if words:
            anchor = max(range(len(words)), key=lambda place: len(words[place][0]))
            before = tuple(self._other(word) for word in reversed(words[:anchor]))
            after = tuple(self._other(word) for word in words[anchor + 1 :])
            self._terms.append(_Term(code, indicator, before, after, against))
            self._index.add(*words[anchor], len(self._terms) - 1)

    def _other(self, word: tuple[str, IndicatorMode]) -> _Other:
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self._numbers)
            self._others.add(*word, number)
        return _Other(number, _BETWEEN if word[1] == "lemma" else 0)

    def find(self, doc: Doc) -> list[Hit]:
        """Return the indicators found in a document, in the order of the text; expressions last."""
        words = reading_of(doc).words
        entries = self._entries
        try:
            known = [entries[word] for word in words]
        except KeyError:
            known = self._learnt(doc, words)
        hits: list[Hit] = []
        for place, entry in enumerate(known):
            if entry.terms:
                hits.extend(_hits(known, place))
            if entry.hyphened and Token.has_extension("suspended"):
                hits.extend(self._suspended(doc[place]))
        masks = [entry.expressions for entry in known if entry.expressions] if self._expressions else []
        numbers = self._expressions.chosen(masks) if self._expressions else []
        if numbers:
            hits.extend(self._expression_hits(doc, numbers))
        return _counted(hits) if any(hit.against for hit in hits) else hits

    def _learnt(self, doc: Doc, words: Sequence[tuple[int, int]]) -> list[_Entry]:
        known: list[_Entry] = []
        for word, token in zip(words, doc, strict=True):
            entry = self._entries.get(word)
            if entry is None:
                entry = self._entries[word] = self._entry(token)
            known.append(entry)
        return known

    def _entry(self, token: Token) -> _Entry:
        forms = word_forms(token.norm_, token.lemma_, compounds=self._compounds)
        text = token.text
        return _Entry(
            terms=self._look_up(forms),
            others=frozenset(self._others.numbers(forms)),
            expressions=self._expressions.mask_of(text) if self._expressions else 0,
            hyphened=len(text) > 2 and (text[-1] in _HYPHENS or text[0] in _HYPHENS),
            alphabetic=token.is_alpha,
        )

    def _look_up(self, forms: WordForms) -> tuple[_Term, ...]:
        return tuple(self._terms[number] for number in sorted(self._index.numbers(forms)))

    def _suspended(self, token: Token) -> Iterator[Hit]:
        for word, partner in token._.suspended[:1]:
            terms = self._whole_words.get(word)
            if terms is None:
                normal = normal_word(word)
                forms = word_forms(normal, lemma_of(normal), compounds=self._compounds)
                terms = self._whole_words[word] = self._look_up(forms)
            for term in terms:
                if not term.before and not term.after:
                    yield Hit(term.code, term.indicator, min(token.i, partner), max(token.i, partner) + 1, term.against)

    def _expression_hits(self, doc: Doc, numbers: Sequence[int]) -> Iterator[Hit]:
        normal = NormalText(doc)
        for found in self._expressions.find(normal.text, numbers):
            yield Hit(*found.key, *normal.tokens(found.start, found.end))


def _hits(known: Sequence[_Entry], place: int) -> Iterator[Hit]:
    """Yield the terms whose longest word stands at a place and whose other words stand beside it."""
    for term in known[place].terms:
        first = _follow(known, place, -1, term.before) if term.before else place
        if first is not None:
            last = _follow(known, place, 1, term.after) if term.after else place
            if last is not None:
                yield Hit(term.code, term.indicator, first, last + 1, term.against)


def _follow(known: Sequence[_Entry], place: int, step: int, words: Sequence[_Other]) -> int | None:
    """Return where the last of some words stands: each beside the one before it, or behind a few other words."""
    for number, reach in words:
        for at in range(place + step, place + step * (reach + 2), step):
            if not 0 <= at < len(known):
                return None
            if number in known[at].others:
                place = at
                break
            if not known[at].alphabetic:
                return None
        else:
            return None
    return place


def _counted(hits: list[Hit]) -> list[Hit]:
    """Leave out what stands in an excluded context, and the contexts."""
    against = [hit for hit in hits if hit.against]
    return [
        hit
        for hit in hits
        if not hit.against
        and not any(hit.indicator == one.against and hit.start < one.end and one.start < hit.end for one in against)
    ]


def _words(indicator: Indicator) -> tuple[tuple[str, IndicatorMode], ...]:
    """Return the words of a term with their modes: of several words, the star belongs to the first or last."""
    words = indicator.term.split()
    mode = indicator.mode
    if len(words) == 1 or mode in {"exact", "lemma", "part"}:
        return tuple((word, mode) for word in words)
    modes: list[IndicatorMode] = ["lemma"] * len(words)
    modes[0 if mode == "suffix" else -1] = mode
    return tuple(zip(words, modes, strict=True))
