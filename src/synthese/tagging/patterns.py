"""Many regular expressions over one text: only those are run for which the text holds a word they need."""

import importlib
import itertools
import re
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

import regex
from spacy.tokens import Doc

from synthese.errors import CodebookError
from synthese.tagging.forms import normal_word
from synthese.tagging.reading import normal_of, reading_of

__all__ = ["Found", "NormalText", "Patterns", "needed_sets", "unbounded"]

Key = TypeVar("Key", bound=Hashable)

# The standard library's own parser; sre_parse, its public name, is deprecated without a successor.
_parser = importlib.import_module("re._parser")
_WORD = re.compile(r"[^\W\d_]+")
_SLOTS = 3
_BOUNDED = 200
"""A repetition up to this often is bounded, as the codebook's lint has it."""
_REACH = (4000, 4000, 600, 200)
"""Code points of a sentence that an expression with no, one, two, three unbounded repetitions sees: the work grows with
the length to the power of their number and one; the codebook's lint refuses more than three, and one in another."""
_MOST_WAYS = 20_000
"""An expression that can be tried in more ways at one place is run by ``regex``, which is slower but can be stopped."""
_SECONDS = 2.0
"""How long one expression may search one sentence; thousands of times what the shipped codebook needs."""


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


class Patterns(Generic[Key]):
    """Regular expressions, each with a key.

    Which of them may occur in a text is told by its words: every expression has up to three conditions, sets of
    stretches of words of which the text must hold one each. A word form answers for all expressions at once, by a
    number with a bit for each condition of each expression.

    Args:
        expressions: Pairs of key and expression; capitals and small letters are the same.
    """

    def __init__(self, expressions: Iterable[tuple[Key, str]]) -> None:
        self._expressions: list[tuple[Key, Any, int]] = []  # regex has no types of its own
        conditions: list[tuple[frozenset[str], ...]] = []
        for key, expression in expressions:
            reach = _REACH[min(unbounded(expression), len(_REACH) - 1)]
            self._expressions.append((key, _compiled(expression), reach))
            conditions.append(needed_sets(expression))
        self._count = len(conditions)
        self._all = (1 << self._count) - 1
        self._free = 0
        """The bits of conditions that an expression does not have; they count as met."""
        needed: dict[str, int] = {}
        for number, sets in enumerate(conditions):
            for slot in range(_SLOTS):
                bit = 1 << (slot * self._count + number)
                for word in sets[slot] if slot < len(sets) else ():
                    needed[word] = needed.get(word, 0) | bit
                self._free |= 0 if slot < len(sets) else bit
        self._inside = {word: bits for word, bits in needed.items() if word[0] != "^"}
        self._leading = {word[1:]: bits for word, bits in needed.items() if word[0] == "^"}
        self._lengths = sorted({len(word) for word in self._inside})
        self._cache: dict[int, int] = {}

    def __bool__(self) -> bool:
        return bool(self._expressions)

    def mask_of(self, form: str) -> int:
        """Return the conditions that a word form meets, as bits."""
        word = normal_word(form).lower()
        mask = 0
        for length in self._lengths:
            for start in range(len(word) - length + 1):
                mask |= self._inside.get(word[start : start + length], 0)
        for begin in (word, *_WORD.findall(word)):
            for end in range(1, len(begin) + 1):
                mask |= self._leading.get(begin[:end], 0)
        return mask

    def chosen(self, masks: Iterable[int]) -> list[int]:
        """Return the numbers of the expressions all of whose conditions are met by some words, given their bits."""
        met = self._free
        for mask in masks:
            met |= mask
        left = met & (met >> self._count) & (met >> (2 * self._count)) & self._all
        numbers = []
        while left:
            lowest = left & -left
            numbers.append(lowest.bit_length() - 1)
            left ^= lowest
        return numbers

    def candidates(self, doc: Doc) -> list[int]:
        """Return the numbers of the expressions that may occur in a document."""
        cache = self._cache
        forms = reading_of(doc).forms
        try:
            return self.chosen([cache[form] for form in forms])
        except KeyError:
            strings = doc.vocab.strings
            cache.update((form, self.mask_of(strings[form])) for form in forms if form not in cache)
        return self.chosen([cache[form] for form in forms])

    def numbers_in(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of the expressions that may occur in a text of some words."""
        return self.chosen(map(self.mask_of, words))

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
            CodebookError: When an expression searches longer than two seconds.
        """
        stretch = text[start:end]
        for number in numbers:
            key, expression, reach = self._expressions[number]
            seen = stretch if len(stretch) <= reach else stretch[:reach]
            try:
                hits = list(_all_hits(expression, seen))
            except TimeoutError as cause:
                raise _too_slow(key, expression.pattern, seen) from cause
            for hit in hits:
                if hit.end() > hit.start():
                    yield Found(key, start + hit.start(), start + hit.end(), hit[0])


def _compiled(expression: str) -> Any:
    """Return an expression for ``re``, or for ``regex`` where it could search for very long."""
    harmless = _ways(_parser.parse(expression, re.IGNORECASE)) <= _MOST_WAYS
    return re.compile(expression, re.IGNORECASE) if harmless else regex.compile(expression, regex.IGNORECASE)


def _all_hits(expression: Any, text: str) -> Iterator[Any]:
    if isinstance(expression, re.Pattern):
        return expression.finditer(text)
    hits: Iterator[Any] = expression.finditer(text, timeout=_SECONDS)
    return hits


def _ways(parsed: Iterable[Any], *, repeated: bool = False) -> int:
    """Return in how many ways an expression can be tried at one place: repetitions multiply, nested ones are powers."""
    ways = 1
    for operator, argument in parsed:
        ways = min(ways * _ways_of(str(operator), argument, repeated=repeated), _REACH[0] ** 3)
    return ways


def _ways_of(name: str, argument: Any, *, repeated: bool) -> int:
    if name == "BRANCH":
        counts = [_ways(branch, repeated=repeated) for branch in argument[1]]
        return sum(counts) if repeated else max(counts)
    if name in {"SUBPATTERN", "ASSERT", "ASSERT_NOT"}:
        return _ways(argument[-1], repeated=repeated)
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        least, most, inner = argument
        most = min(int(most), _REACH[0])
        once = _ways(inner, repeated=repeated or most > 1)
        return (most - int(least) + 1) * int(once ** min(most, 40))
    return 1


def _too_slow(key: Hashable, expression: str, text: str) -> CodebookError:
    code = key[0] if isinstance(key, tuple) else key
    return CodebookError(
        f"codebook.yaml, {code}: the regular expression '{expression}' searched one sentence for more than "
        f"{_SECONDS:g} seconds and was stopped ('{text[:60]}…'). Bound its repetitions, as in .{{0,40}}, or split it."
    )


def unbounded(expression: str) -> int:
    r"""Return how many repetitions without bound an expression has in a row.

    >>> unbounded(r"\bkurs\w*\b.{0,40}fehl"), unbounded("a.*b.*c")
    (1, 2)
    """
    return _unbounded(_parser.parse(expression, re.IGNORECASE))


def _unbounded(parsed: Iterable[Any]) -> int:
    return sum(_unbounded_in(str(operator), argument) for operator, argument in parsed)


def _unbounded_in(name: str, argument: Any) -> int:
    if name == "BRANCH":
        return max(map(_unbounded, argument[1]))
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return _unbounded(argument[2]) + int(argument[1] > _BOUNDED)
    if name in {"SUBPATTERN", "ASSERT", "ASSERT_NOT"}:
        return _unbounded(argument[-1])
    return 0


def needed_sets(expression: str) -> tuple[frozenset[str], ...]:
    r"""Return sets of small-letter stretches of words; for an expression to occur a text must hold one of each set.

    Args:
        expression: A regular expression.

    Returns:
        At most three sets, the one that fewest texts will meet first; stretches that a word must begin with after a
        ``^``. None at all where no such can be told.

    >>> [sorted(needed) for needed in needed_sets(r"\bnoch nicht\b.{0,9}\b(besetzt|bezahlt)\b")]
    [['^besetzt', '^bezahlt'], ['nicht'], ['^be']]
    """
    found = _conditions(_parser.parse(expression, re.IGNORECASE), opens=False)
    return tuple(sorted(dict.fromkeys(found), key=_rarity, reverse=True)[:_SLOTS])


def _conditions(parsed: Sequence[Any], *, opens: bool) -> list[frozenset[str]]:
    """Return what a sequence needs; ``opens`` tells that it begins where a word does."""
    found: list[frozenset[str] | None] = []
    literal = ""
    for operator, argument in [*parsed, (None, None)]:
        name = str(operator)
        if name == "LITERAL":
            literal += chr(argument)
            continue
        if literal and name == "BRANCH":
            # The parser takes out what alternatives begin with: "muss|müssen" is read as "m" and "uss|üssen".
            led = [_best([_word_of(literal + _lead(branch), opens=opens), *_inside(branch)]) for branch in argument[1]]
            found.append(_any_of(led))
        else:
            found.extend(_inner(name, argument, opens=opens and not literal))
        found.append(_word_of(literal, opens=opens))
        opens = name == "AT" and str(argument) == "AT_BOUNDARY"
        literal = ""
    return [words for words in found if words is not None]


def _inside(branch: Sequence[Any]) -> list[frozenset[str]]:
    return _conditions(branch, opens=False)


def _lead(branch: Sequence[Any]) -> str:
    """Return the letters that an alternative begins with."""
    letters = itertools.takewhile(lambda node: str(node[0]) == "LITERAL", branch)
    return "".join(chr(letter) for _, letter in letters)


def _any_of(branches: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    found = [words for words in branches if words is not None]
    return frozenset().union(*found) if len(found) == len(branches) else None


def _inner(name: str, argument: Any, *, opens: bool) -> Sequence[frozenset[str] | None]:
    if name == "SUBPATTERN":
        return _conditions(argument[-1], opens=opens)
    if name == "BRANCH":
        return [_any_of([_best(_conditions(branch, opens=opens)) for branch in argument[1]])]
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and argument[0] > 0:
        return _conditions(argument[2], opens=opens)
    return []


def _word_of(literal: str, *, opens: bool) -> frozenset[str] | None:
    if "?" in literal:
        return frozenset("?")
    found = [word for word in _WORD.findall(literal.lower()) if len(word) > 1]
    if not found:
        return None
    longest = max(found, key=len)
    return frozenset([f"^{longest}" if opens and literal.lower().startswith(longest) else longest])


def _best(found: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    """Return the set that fewest texts will meet."""
    return max((words for words in found if words is not None), key=_rarity, default=None)


def _rarity(words: frozenset[str]) -> int:
    """Return how rarely a set is met: a question mark, else the longer the shortest of its words is."""
    return 99 if words == {"?"} else min(map(len, words))
