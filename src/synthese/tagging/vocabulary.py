"""The indicators of a codebook, compiled so that each word form is compared with all of them only once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc, Token

from synthese.tagging.compounds import compound_parts
from synthese.tagging.forms import fold, normal_word, twins
from synthese.tagging.lemmas import known, lemma_of
from synthese.tagging.patterns import NormalText, Patterns
from synthese.tagging.reading import reading_of
from synthese.types import Indicator, IndicatorMode

__all__ = ["Hit", "Vocabulary"]

_HYPHENS = "-‐"
_BETWEEN = 2
"""Words that may stand between two words of a term of base forms: "interkulturelle und sprachliche Öffnung"."""
_ENDING = re.compile(r"e[nrsm]?$")


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


@dataclass(frozen=True, slots=True)
class _Term:
    code: str
    indicator: Indicator
    words: tuple[tuple[str, IndicatorMode], ...]
    anchor: int
    against: Indicator | None


@dataclass(frozen=True, slots=True)
class _Forms:
    """A word in all the forms in which it is compared; folded."""

    whole: tuple[str, ...]
    lemmas: frozenset[str]
    parts: frozenset[str]
    starts: tuple[str, ...]


class _Entry(NamedTuple):
    """What the vocabulary knows of a word form.

    Args:
        terms: The terms of which it can be the word that is looked up.
        expressions: What it means for the regular expressions, as ``Patterns.mask_of`` tells it.
        hyphened: Whether it begins or ends with a hyphen.
    """

    terms: tuple[_Term, ...]
    expressions: int
    hyphened: bool


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
        self._index = _Index()
        expressions: list[tuple[tuple[str, Indicator], str]] = []
        for code, indicator in indicators:
            if indicator.mode == "regex":
                expressions.append(((code, indicator), indicator.term))
            else:
                self._add(code, indicator, None)
            for excluded in indicator.excluded:
                self._add(code, excluded, indicator)
        self._index.close()
        self._expressions = Patterns(expressions)
        # By word form and lemma, as numbers of the string store: each is looked up once.
        self._entries: dict[tuple[int, int], _Entry | None] = {}
        self._whole_words: dict[str, tuple[_Term, ...]] = {}
        self._followers: dict[tuple[int, int, str, IndicatorMode], bool] = {}

    def _add(self, code: str, indicator: Indicator, against: Indicator | None) -> None:
        words = _words(indicator)
        if words:
            # Of several words the longest is looked up: it is the rarest, as a rule.
            anchor = max(range(len(words)), key=lambda place: len(words[place][0]))
            self._terms.append(_Term(code, indicator, words, anchor, against))
            self._index.add(*words[anchor], len(self._terms) - 1)

    def find(self, doc: Doc) -> list[Hit]:
        """Return the indicators found in a document, in the order of the text; expressions last."""
        entries = self._entries
        try:
            known = [entries[word] for word in reading_of(doc).words]
        except KeyError:
            known = self._learnt(doc)
        hits: list[Hit] = []
        masks: list[int] = []
        for place, entry in enumerate(known):
            if entry is not None:
                if entry.terms or entry.hyphened:
                    hits.extend(self._hits(doc, place, entry))
                if entry.expressions:
                    masks.append(entry.expressions)
        numbers = self._expressions.chosen(masks) if self._expressions else []
        if numbers:
            hits.extend(self._expression_hits(doc, numbers))
        return _counted(hits) if any(hit.against for hit in hits) else hits

    def _learnt(self, doc: Doc) -> list[_Entry | None]:
        words = reading_of(doc).words
        for word, token in zip(words, doc, strict=True):
            if word not in self._entries:
                self._entries[word] = self._entry(token)
        return [self._entries[word] for word in words]

    def _entry(self, token: Token) -> _Entry | None:
        terms = self._look_up(_forms(token.norm_, token.lemma_, compounds=self._compounds))
        text = token.text
        hyphened = len(text) > 2 and (text[-1] in _HYPHENS or text[0] in _HYPHENS)
        expressions = self._expressions.mask_of(text)
        return _Entry(terms, expressions, hyphened) if terms or expressions or hyphened else None

    def _look_up(self, forms: _Forms) -> tuple[_Term, ...]:
        return tuple(self._terms[number] for number in sorted(self._index.numbers(forms)))

    def _hits(self, doc: Doc, place: int, entry: _Entry) -> Iterator[Hit]:
        for term in entry.terms:
            if len(term.words) == 1:
                yield Hit(term.code, term.indicator, place, place + 1, term.against)
            elif stretch := self._stretch(doc, place, term):
                yield Hit(term.code, term.indicator, *stretch, term.against)
        if entry.hyphened and Token.has_extension("suspended"):
            yield from self._suspended(doc[place])

    def _suspended(self, token: Token) -> Iterator[Hit]:
        for word, partner in token._.suspended[:1]:
            if word not in self._whole_words:
                normal = normal_word(word)
                self._whole_words[word] = self._look_up(_forms(normal, lemma_of(normal), compounds=self._compounds))
            for term in self._whole_words[word]:
                if len(term.words) == 1:
                    yield Hit(term.code, term.indicator, min(token.i, partner), max(token.i, partner) + 1, term.against)

    def _stretch(self, doc: Doc, place: int, term: _Term) -> tuple[int, int] | None:
        """Return first token and token after the last of a term of several words, given the place of its anchor."""
        first: int | None = place
        last: int | None = place
        for word in reversed(term.words[: term.anchor]):
            first = self._next(doc, first, -1, word) if first is not None else None
        for word in term.words[term.anchor + 1 :] if first is not None else ():
            last = self._next(doc, last, 1, word) if last is not None else None
        return (first, last + 1) if first is not None and last is not None else None

    def _next(self, doc: Doc, place: int, step: int, word: tuple[str, IndicatorMode]) -> int | None:
        """Return where the next word of a term stands: beside, or of base forms behind up to two other words."""
        reach = _BETWEEN if word[1] == "lemma" else 0
        for at in range(place + step, place + step * (reach + 2), step):
            if not 0 <= at < len(doc):
                return None
            if self._follows(doc[at], *word):
                return at
            if not doc[at].is_alpha:
                return None
        return None

    def _follows(self, token: Token, pattern: str, mode: IndicatorMode) -> bool:
        key = (token.orth, token.lemma, pattern, mode)
        if key not in self._followers:
            index = _Index()
            index.add(pattern, mode, 0)
            index.close()
            self._followers[key] = bool(index.numbers(_forms(token.norm_, token.lemma_, compounds=self._compounds)))
        return self._followers[key]

    def _expression_hits(self, doc: Doc, numbers: Sequence[int]) -> Iterator[Hit]:
        normal = NormalText(doc)
        for found in self._expressions.find(normal.text, numbers):
            yield Hit(*found.key, *normal.tokens(found.start, found.end))


def _counted(hits: list[Hit]) -> list[Hit]:
    """Leave out what stands in an excluded context, and the contexts."""
    against = [hit for hit in hits if hit.against]
    return [
        hit
        for hit in hits
        if not hit.against
        and not any(hit.indicator == one.against and hit.start < one.end and one.start < hit.end for one in against)
    ]


class _Index:
    """Word patterns by mode, so that looking a form up takes as long with ten times the patterns."""

    def __init__(self) -> None:
        self._tables: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._lengths: dict[str, list[int]] = {}

    def add(self, pattern: str, mode: IndicatorMode, number: int) -> None:
        word = normal_word(pattern)
        keys = _lemmas(word, lemma_of(word)) if mode in {"lemma", "part"} else {fold(word)}
        for key in sorted(keys):
            self._tables[mode][key].append(number)

    def close(self) -> None:
        self._lengths = {mode: sorted({len(key) for key in table}) for mode, table in self._tables.items()}

    def numbers(self, forms: _Forms) -> set[int]:
        return {
            number for mode, key in self._keys(forms) if key in self._tables[mode] for number in self._tables[mode][key]
        }

    def _keys(self, forms: _Forms) -> Iterator[tuple[str, str]]:
        yield from (("exact", form) for form in forms.whole)
        yield from (("lemma", form) for form in forms.lemmas)
        yield from (("part", form) for form in forms.parts)
        for length in self._lengths.get("prefix", ()):
            yield from (("prefix", start[:length]) for start in forms.starts if len(start) >= length)
        for length in self._lengths.get("suffix", ()):
            yield from (("suffix", form[-length:]) for form in forms.whole if len(form) >= length)
        for length in self._lengths.get("substring", ()):
            for form in forms.whole:
                yield from (("substring", form[at : at + length]) for at in range(len(form) - length + 1))


def _words(indicator: Indicator) -> tuple[tuple[str, IndicatorMode], ...]:
    """Return the words of a term with their modes: of several words, the star belongs to the first or last."""
    words = indicator.term.split()
    mode = indicator.mode
    if len(words) == 1 or mode in {"exact", "lemma", "part"}:
        return tuple((word, mode) for word in words)
    modes: list[IndicatorMode] = ["lemma"] * len(words)
    modes[0 if mode == "suffix" else -1] = mode
    return tuple(zip(words, modes, strict=True))


def _forms(normal: str, lemma: str, *, compounds: bool) -> _Forms:
    kin = twins(normal)
    words = (normal, *kin)
    parts = compound_parts(normal)
    cuts = range(1, len(parts)) if compounds else range(0)
    later = ["".join(parts[cut:]) for cut in cuts]
    pieces = normal.split("-") if compounds and "-" in normal.strip("-") else ()
    whole = tuple(dict.fromkeys(fold(word) for word in (*words, lemma, *pieces) if word))
    return _Forms(
        whole=whole,
        lemmas=frozenset().union(*(_lemmas(word, lemma_of(word)) for word in words), _lemmas(normal, lemma)),
        parts=frozenset().union(*(_lemmas(part, lemma_of(part.capitalize())) | {_unlinked(part)} for part in parts)),
        starts=tuple(dict.fromkeys([*whole, *map(fold, later)])),
    )


def _lemmas(word: str, lemma: str) -> frozenset[str]:
    """Return the base forms of a word read with a small and with a capital letter: "Runder" is "rund" as well."""
    small = word.lower()
    stem = _ENDING.sub("", small)
    capital = word[:1].isupper() and len(stem) > 3
    adjective = stem if capital and known(stem) and lemma_of(stem) == stem else ""
    return frozenset(fold(form) for form in (word, lemma, lemma_of(small), adjective) if form)


def _unlinked(part: str) -> str:
    return fold(part.removesuffix("s") if part.endswith("s") else part)
