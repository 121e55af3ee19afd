"""What words a text must hold for a regular expression to occur in it."""

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Any

from synthese.tagging.bounds import parsed

__all__ = ["DIGIT", "SETS", "WORD", "needed_sets"]

WORD = re.compile(r"[^\W\d_]+")
"""A word, as the sets have it: letters in a row."""
SETS = 3
"""The most sets a way has."""
DIGIT = "0"
"""Stands in a set for any digit."""
_SIGNS = '?„“”"»«'
_SIGN = re.compile(rf"\d|[%{_SIGNS}]")
"""What else stands in sets: few texts hold these signs, and normal forms keep them."""
_MOST_WAYS = 24
_RARITY = {DIGIT: 4, "%": 9, **dict.fromkeys(_SIGNS, 99)}
_Set = frozenset[str]


def needed_sets(expression: str) -> tuple[tuple[_Set, ...], ...]:
    r"""Return in what ways an expression can occur, each with sets of stretches of which a text must hold one each.

    Args:
        expression: A regular expression.

    Returns:
        For each way at most three sets, the one that fewest texts will meet first: stretches of words in small letters,
        after a ``^`` those that a word must begin with; signs; ``0`` for a digit. None where no such can be told.

    >>> [[sorted(needed) for needed in way] for way in needed_sets(r"\bnoch nicht\b.{0,9}\b(besetzt|bezahlt)\b|\?$")]
    [[['^besetzt', '^bezahlt'], ['^nicht'], ['^noch']], [['?']]]
    """
    return tuple(
        tuple(sorted(dict.fromkeys(_conditions(way, opens=False)), key=_rarity, reverse=True)[:SETS])
        for way in _ways(parsed(expression).data, _MOST_WAYS)
    )


def _ways(nodes: list[Any], most: int) -> list[list[Any]]:
    """Return a sequence once for each of its alternatives, as long as these are few."""
    for place, (operator, argument) in enumerate(nodes):
        if operator.name == "BRANCH" and len(argument[1]) <= most:
            left = most // len(argument[1])
            before, after = nodes[:place], nodes[place + 1 :]
            return [way for branch in argument[1] for way in _ways([*before, *branch.data, *after], left)]
    return [nodes]


def _conditions(nodes: Iterable[Any], *, opens: bool) -> list[_Set]:
    """Return what a sequence needs; ``opens`` tells that it begins where a word does."""
    found: list[_Set] = []
    literal = ""
    for operator, argument in [*nodes, (None, None)]:
        name = getattr(operator, "name", "")
        if name == "LITERAL":
            literal += chr(argument)
            continue
        if literal and name == "BRANCH":
            # The parser takes out what alternatives begin with: "muss|müssen" is read as "m" and "uss|üssen".
            led = [
                _best([*_words_of(literal + _lead(branch), opens=opens), *_inside(branch)]) for branch in argument[1]
            ]
            found.extend(_any_of(led))
        else:
            found.extend(_inner(name, argument, opens=opens and not literal))
        found.extend(_words_of(literal, opens=opens))
        opens = name == "AT" and argument.name == "AT_BOUNDARY"
        literal = ""
    return found


def _inside(branch: Any) -> list[_Set]:
    return _conditions(branch.data, opens=False)


def _lead(branch: Any) -> str:
    """Return the letters that an alternative begins with."""
    letters = itertools.takewhile(lambda node: node[0].name == "LITERAL", branch.data)
    return "".join(chr(letter) for _, letter in letters)


def _any_of(branches: Sequence[_Set | None]) -> list[_Set]:
    found = [words for words in branches if words is not None]
    return [frozenset().union(*found)] if len(found) == len(branches) else []


def _inner(name: str, argument: Any, *, opens: bool) -> list[_Set]:
    if name == "SUBPATTERN":
        return _conditions(argument[-1].data, opens=opens)
    if name == "BRANCH":
        return _any_of([_best(_conditions(branch.data, opens=opens)) for branch in argument[1]])
    if name == "IN":
        return _any_of([_sign_in(*item) for item in argument])
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and argument[0] > 0:
        return _conditions(argument[2].data, opens=opens)
    return []


def _sign_in(operator: Any, argument: Any) -> _Set | None:
    """Return the sign or digit that a part of a set of letters stands for, or None where it is something else."""
    if operator.name == "LITERAL":
        return next(iter(_signs_of(chr(argument))), None)
    if operator.name == "RANGE":
        return frozenset(DIGIT) if chr(argument[0]).isdecimal() and chr(argument[1]) <= "9" else None
    return frozenset(DIGIT) if operator.name == "CATEGORY" and argument.name == "CATEGORY_DIGIT" else None


def _words_of(literal: str, *, opens: bool) -> list[_Set]:
    """Return the words of a literal text, with ``^`` where they begin in it, and its signs."""
    found = _signs_of(literal)
    for word in WORD.finditer(literal.lower()):
        if len(word[0]) > 1:
            found.append(frozenset([f"^{word[0]}" if opens or word.start() else word[0]]))
    return found


def _signs_of(literal: str) -> list[_Set]:
    return [frozenset(DIGIT if sign.isdecimal() else sign) for sign in _SIGN.findall(literal)]


def _best(found: Sequence[_Set]) -> _Set | None:
    """Return the set that fewest texts will meet."""
    return max(found, key=_rarity, default=None)


def _rarity(words: _Set) -> int:
    """Return how rarely a set is met: the longer the shortest of its words is; a question mark hardly ever."""
    return min(_RARITY.get(word, len(word)) for word in words)
