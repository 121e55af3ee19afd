"""Many regular expressions over one text: only those are run for which the text holds a word they need."""

import importlib
import itertools
import re
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from spacy.tokens import Doc

from synthese.tagging.forms import normal_word
from synthese.tagging.reading import normal_pieces, words_of

__all__ = ["Found", "NormalText", "Patterns", "needed_words"]

Key = TypeVar("Key", bound=Hashable)

# The standard library's own parser; sre_parse, its public name, is deprecated without a successor.
_parser = importlib.import_module("re._parser")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 4000
"""Code points of a sentence that expressions see; with the codebook's lint of repeats this is what bounds their work,
as ``re`` itself cannot be stopped."""


class NormalText:
    """The text of a document in normal form, with the way back to its tokens."""

    def __init__(self, doc: Doc) -> None:
        self._pieces = normal_pieces(doc)
        self.text = "".join(self._pieces)

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Return the first token of a stretch of the text and the token after its last."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(start, end - 1)) - 1
        return max(first, 0), max(last, 0) + 1

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *itertools.accumulate(len(piece) for piece in self._pieces[:-1])] if self._pieces else []


class Found(NamedTuple, Generic[Key]):
    """A regular expression found in a text."""

    key: Key
    start: int
    end: int
    text: str


class Patterns(Generic[Key]):
    """Regular expressions, each with a key.

    Args:
        expressions: Pairs of key and expression; capitals and small letters are the same.
    """

    def __init__(self, expressions: Iterable[tuple[Key, str]]) -> None:
        self._expressions: list[tuple[Key, re.Pattern[str]]] = []
        always: list[int] = []
        self._needed: list[tuple[str, int]] = []
        for number, (key, expression) in enumerate(expressions):
            self._expressions.append((key, re.compile(expression, re.IGNORECASE)))
            words = needed_words(expression)
            if words is None:
                always.append(number)
            else:
                self._needed.extend((word, number) for word in sorted(words))
        self.always: tuple[int, ...] = tuple(always)
        """The numbers of the expressions that need no certain word."""
        self._cache: dict[int, tuple[int, ...]] = {}

    def __bool__(self) -> bool:
        return bool(self._expressions)

    def numbers_of(self, form: str) -> tuple[int, ...]:
        """Return the numbers of the expressions for which a word form holds what they need."""
        word = normal_word(form).lower()
        begins = [word, *_WORD.findall(word)]
        return tuple(
            sorted(
                {
                    number
                    for needed, number in self._needed
                    if (any(begin.startswith(needed[1:]) for begin in begins) if needed[0] == "^" else needed in word)
                }
            )
        )

    def candidates(self, doc: Doc) -> list[int]:
        """Return the numbers of the expressions that may occur in a document."""
        cache = self._cache
        try:
            found = [cache[form] for form, _ in words_of(doc)]
        except KeyError:
            cache.update((token.orth, self.numbers_of(token.text)) for token in doc if token.orth not in cache)
            found = [cache[form] for form, _ in words_of(doc)]
        return sorted({*self.always, *itertools.chain.from_iterable(found)})

    def numbers_in(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of the expressions that may occur in a text of some words."""
        return sorted({*self.always, *itertools.chain.from_iterable(map(self.numbers_of, words))})

    def find(self, text: str, numbers: Sequence[int], start: int = 0, end: int | None = None) -> Iterator[Found[Key]]:
        """Yield where some of the expressions occur in a stretch of a text, in the order of the expressions.

        What stands behind the first 4000 code points of a stretch is not searched.

        Args:
            text: The text.
            numbers: The expressions, as ``candidates`` gives them.
            start: Where the stretch begins; for ``^`` it is the beginning of the text.
            end: Where it ends, exclusive.
        """
        # No expression of a codebook may keep a run busy with an endless text.
        stretch = text[start:end][:_LONGEST]
        for number in numbers:
            key, expression = self._expressions[number]
            for hit in expression.finditer(stretch):
                if hit.end() > hit.start():
                    yield Found(key, start + hit.start(), start + hit.end(), hit[0])


def needed_words(expression: str) -> frozenset[str] | None:
    r"""Return small-letter stretches of words of which a text must hold at least one for an expression to occur.

    Args:
        expression: A regular expression.

    Returns:
        The stretches, those that a word must begin with after a ``^``; or None where no such can be told.

    >>> sorted(needed_words(r"\b(fehlt|fehlen)\b"))
    ['^fehlen', '^fehlt']
    """
    return _needed(_parser.parse(expression, re.IGNORECASE), opens=False)


def _needed(parsed: Sequence[Any], *, opens: bool) -> frozenset[str] | None:
    """Return what a sequence needs; ``opens`` tells that it begins where a word does."""
    best: frozenset[str] | None = None
    literal = ""
    for operator, argument in [*parsed, (None, None)]:
        name = str(operator)
        if name == "LITERAL":
            literal += chr(argument)
            continue
        if literal and name == "BRANCH":
            # The parser takes out what alternatives begin with: "muss|müssen" is read as "m" and "uss|üssen".
            inner = _any_of(
                [
                    _better(_word_of(literal + _lead(branch), opens=opens), _needed(branch, opens=False))
                    for branch in argument[1]
                ]
            )
        else:
            inner = _inner(name, argument, opens=opens and not literal)
        best = _better(_better(best, _word_of(literal, opens=opens)), inner)
        opens = name == "AT" and str(argument) == "AT_BOUNDARY"
        literal = ""
    return best


def _lead(branch: Sequence[Any]) -> str:
    """Return the letters that an alternative begins with."""
    letters = itertools.takewhile(lambda node: str(node[0]) == "LITERAL", branch)
    return "".join(chr(letter) for _, letter in letters)


def _any_of(branches: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    found = [words for words in branches if words is not None]
    return frozenset().union(*found) if len(found) == len(branches) else None


def _inner(name: str, argument: Any, *, opens: bool) -> frozenset[str] | None:
    if name == "SUBPATTERN":
        return _needed(argument[-1], opens=opens)
    if name == "BRANCH":
        return _any_of([_needed(branch, opens=opens) for branch in argument[1]])
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and argument[0] > 0:
        return _needed(argument[2], opens=opens)
    return None


def _word_of(literal: str, *, opens: bool) -> frozenset[str] | None:
    if "?" in literal:
        return frozenset("?")
    found = [word for word in _WORD.findall(literal.lower()) if len(word) > 1]
    if not found:
        return None
    longest = max(found, key=len)
    return frozenset([f"^{longest}" if opens and literal.lower().startswith(longest) else longest])


def _better(old: frozenset[str] | None, new: frozenset[str] | None) -> frozenset[str] | None:
    """Return the one that fewer texts will meet: a question mark, else the one whose shortest word is longer."""
    if old is None or new is None:
        return new if old is None else old
    return max(old, new, key=lambda needed: 99 if needed == {"?"} else min(map(len, needed)))
