"""Many regular expressions over one text: only those are run for which the text holds a word they need."""

import functools
import itertools
import operator
import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import Any, Generic, NamedTuple, TypeVar

import regex
from spacy.tokens import Doc

from synthese.errors import CodebookError
from synthese.tagging.bounds import LONGEST, unbounded, ways
from synthese.tagging.forms import normal_word
from synthese.tagging.memo import Memo
from synthese.tagging.needed import DIGIT, SETS, WORD, needed_sets
from synthese.tagging.reading import normal_of, reading_of

__all__ = ["Found", "NormalText", "Patterns", "SlowExpressionError"]

Key = TypeVar("Key", bound=Hashable)

_KEPT = 1 << 16
_REACH = (LONGEST, LONGEST, 600, 200)
"""Code points of a sentence that an expression with no, one, two, three unbounded repetitions sees: the work grows with
the length to the power of their number and one; the codebook's lint refuses more than three, and one in another."""
_BEGINNING = (2, 3)
"""By so many letters at their beginning stretches of words are looked up: every one has two at least."""
_Stretches = dict[str, list[tuple[str, int]]]
_MOST_WAYS = 20_000
"""An expression that can be tried in more ways at one place is run by ``regex``, which is slower but can be stopped."""
_SECONDS = 2.0
"""How long one expression may search one sentence; thousands of times what the shipped codebook needs."""


class SlowExpressionError(CodebookError):
    """A regular expression of the codebook that searched too long.

    Args:
        code: The code, or the reason of a counter-cue, to which it belongs.
        expression: The expression.
        text: What it searched.
        place: File and line where it stands.
    """

    def __init__(self, code: Hashable, expression: str, text: str, *, place: str = "codebook.yaml") -> None:
        super().__init__(
            f"{place}, {code}: the regular expression '{expression}' searched one sentence for more than "
            f"{_SECONDS:g} seconds and was stopped ('{text[:60]}…'). Bound its repetitions, as in .{{0,40}}, or "
            "split it."
        )
        self.code = code
        self.expression = expression
        self.text = text

    def at(self, place: str) -> "SlowExpressionError":
        """Return the same error with the place where the expression stands."""
        return SlowExpressionError(self.code, self.expression, self.text, place=place)


class NormalText:
    """The text of a document in normal form, with the way back to its tokens."""

    def __init__(self, doc: Doc) -> None:
        self._pieces, self.text = normal_of(doc)

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


class _Search(NamedTuple):
    """How an expression is searched for.

    Args:
        finder: Gives its hits in a text.
        reach: Code points of a text that it sees.
    """

    finder: Callable[[str], Iterable[Any]]
    reach: int


class Patterns(Generic[Key]):
    """Regular expressions, each with a key.

    Which of them may occur in a text is told by its words: each way in which an expression can occur has up to three
    conditions, sets of stretches of words of which the text must hold one each. A word form answers for all expressions
    at once, by a number with a bit for each condition of each way.

    Args:
        expressions: Pairs of key and expression; capitals and small letters are the same.
    """

    def __init__(self, expressions: Iterable[tuple[Key, str]]) -> None:
        self._expressions = list(expressions)
        # Of a thousand expressions few are ever run: each is compiled when its turn comes.
        self._searches: dict[int, _Search] = {}
        ways = [
            (number, sets)
            for number, (_, expression) in enumerate(self._expressions)
            for sets in needed_sets(expression)
        ]
        self._numbers = [number for number, _ in ways]
        """By way the expression that can occur in it."""
        self._count = len(ways)
        self._all = (1 << self._count) - 1
        self._free = 0
        """The bits of conditions that a way does not have; they count as met."""
        needed: dict[str, int] = {}
        for way, (_, sets) in enumerate(ways):
            for slot in range(SETS):
                bit = 1 << (slot * self._count + way)
                for word in sets[slot] if slot < len(sets) else ():
                    needed[word] = needed.get(word, 0) | bit
                self._free |= 0 if slot < len(sets) else bit
        self._signs = {sign: needed.pop(sign) for sign in list(needed) if len(sign) == 1}
        self._whole = {word[1:-1]: needed.pop(word) for word in list(needed) if word[-1] == "$"}
        self._inside = _by_beginning((word, bits) for word, bits in needed.items() if word[0] != "^")
        self._leading = _by_beginning((word[1:], bits) for word, bits in needed.items() if word[0] == "^")
        self._cache: Memo[int, int] = Memo(_KEPT)
        self._words: Memo[str, int] = Memo(_KEPT)

    def __bool__(self) -> bool:
        return bool(self._expressions)

    def mask_of(self, form: str) -> int:
        """Return the conditions that a word form meets, as bits."""
        return self._bits(normal_word(form).lower())

    def _bits(self, word: str) -> int:
        mask = 0
        for char in () if word.isalpha() else word:
            mask |= self._signs.get(DIGIT if char.isdecimal() else char, 0)
        for start in range(len(word) - 1):
            mask |= _met(self._inside, word[start:])
        for begin in dict.fromkeys((word, *WORD.findall(word))):
            mask |= _met(self._leading, begin) | self._whole.get(begin, 0)
        return mask

    def chosen(self, masks: Iterable[int]) -> list[int]:
        """Return the numbers of the expressions of which words meet all conditions of a way, given the words' bits."""
        met = functools.reduce(operator.or_, masks, self._free)
        left = met & (met >> self._count) & (met >> (2 * self._count)) & self._all
        numbers: dict[int, None] = {}
        while left:
            lowest = left & -left
            numbers[self._numbers[lowest.bit_length() - 1]] = None
            left ^= lowest
        return list(numbers)

    def candidates(self, doc: Doc) -> list[int]:
        """Return the numbers of the expressions that may occur in a document."""
        cache = self._cache
        forms = reading_of(doc).forms
        try:
            return self.chosen([cache[form] for form in forms])
        except KeyError:
            strings = doc.vocab.strings
            cache.make_room(len(forms))
            cache.update((form, self.mask_of(strings[form])) for form in forms if form not in cache)
        return self.chosen([cache[form] for form in forms])

    def numbers_in(self, words: Sequence[str]) -> list[int]:
        """Return the numbers of the expressions that may occur in a text of some words, in normal form or as it is."""
        known = self._words
        for word in words:
            if word not in known:
                known[word] = self.mask_of(word) | self._bits(word.lower())
        return self.chosen([known[word] for word in words])

    def find(self, text: str, numbers: Sequence[int], start: int = 0, end: int | None = None) -> Iterator[Found[Key]]:
        """Yield where some of the expressions occur in a stretch of a text, in the order of the expressions.

        Of an endless stretch only the beginning is searched: 4000 code points, less where an expression repeats more
        than one thing without bound.

        Args:
            text: The text.
            numbers: The expressions, as ``candidates`` gives them.
            start: Where the stretch begins; for ``^`` it is the beginning of the text.
            end: Where it ends, exclusive.

        Raises:
            SlowExpressionError: When an expression searches longer than two seconds.
        """
        stretch = text[start:end]
        for number in numbers:
            key, expression = self._expressions[number]
            search = self._searches.get(number)
            if search is None:
                search = self._searches[number] = _search(expression)
            seen = stretch if len(stretch) <= search.reach else stretch[: search.reach]
            try:
                for hit in search.finder(seen):
                    first, last = hit.span()
                    if last > first:
                        yield Found(key, start + first, start + last, hit[0])
            except TimeoutError as cause:
                raise SlowExpressionError(key[0] if isinstance(key, tuple) else key, expression, seen) from cause


def _met(stretches: _Stretches, word: str) -> int:
    """Return the bits of the stretches that a word begins with."""
    mask = 0
    for letters in _BEGINNING:
        for stretch, bits in stretches.get(word[:letters], ()):
            if word.startswith(stretch):
                mask |= bits
    return mask


def _by_beginning(stretches: Iterable[tuple[str, int]]) -> _Stretches:
    """Return stretches of words with their bits by the letters that they begin with."""
    found: _Stretches = {}
    for stretch, bits in stretches:
        found.setdefault(stretch[: _BEGINNING[-1]], []).append((stretch, bits))
    return found


def _search(expression: str) -> _Search:
    """Return how an expression is found: by ``re``, or by ``regex`` with a limit where it could search very long."""
    reach = _REACH[min(unbounded(expression), len(_REACH) - 1)]
    if ways(expression) <= _MOST_WAYS:
        return _Search(re.compile(expression, re.IGNORECASE).finditer, reach)
    return _Search(partial(regex.compile(expression, regex.IGNORECASE).finditer, timeout=_SECONDS), reach)
