"""What words a text must hold for a regular expression to occur in it."""

import itertools
import re
from collections.abc import Sequence
from typing import Any

from synthese.tagging.bounds import parsed

__all__ = ["DIGIT", "SETS", "WORD", "needed_sets"]

WORD = re.compile(r"[^\W\d_]+")
"""A word, as the sets have it: letters in a row."""
SETS = 3
"""The most sets a way has."""
DIGIT = "0"
"""Stands in a set for any digit."""
_RARE = '?„“”"»«@'
_SIGN = re.compile(rf"\d|[%:,(){_RARE}]")
"""What else stands in sets: many texts hold none of these signs, and normal forms keep them."""
_MOST_WAYS = 24
_RARITY = {",": 1, DIGIT: 4, ":": 5, "(": 5, ")": 5, "%": 9, **dict.fromkeys(_RARE, 99)}
_EDGES = frozenset(["AT_BOUNDARY", "AT_BEGINNING", "AT_BEGINNING_STRING", "AT_END", "AT_END_STRING"])
"""Where these stand between letters and something else, a word begins or ends."""
_Set = frozenset[str]


def needed_sets(expression: str) -> tuple[tuple[_Set, ...], ...]:
    r"""Return in what ways an expression can occur, each with sets of stretches of which a text must hold one each.

    Args:
        expression: A regular expression.

    Returns:
        For each way at most three sets, the one that fewest texts will meet first: stretches of words in small letters,
        after a ``^`` those that a word must begin with, between ``^`` and ``$`` whole words; signs; ``0`` for a digit.
        None where no such can be told.

    >>> [[sorted(needed) for needed in way] for way in needed_sets(r"\bnoch nicht\b.{0,9}\b(besetzt|bezahlt)\b|\?$")]
    [[['^besetzt$', '^bezahlt$'], ['^nicht$'], ['^noch$']], [['?']]]
    """
    return tuple(
        tuple(sorted(dict.fromkeys(_conditions(way, opens=False, closes=False)), key=_rarity, reverse=True)[:SETS])
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


def _conditions(nodes: Sequence[Any], *, opens: bool, closes: bool) -> list[_Set]:
    """Return what a sequence needs; ``opens`` and ``closes`` tell that it begins and ends where a word does."""
    found: list[_Set] = []
    literal = ""
    for (operator, argument), following in itertools.pairwise([*nodes, (None, None), (None, None)]):
        name = getattr(operator, "name", "")
        if name == "LITERAL":
            literal += chr(argument)
            continue
        closed = _is_edge(*following) or (not following[0] and closes)
        if literal and name == "BRANCH":
            # The parser takes out what alternatives begin with: "muss|müssen" is read as "m" and "uss|üssen".
            led = [_best(_led(literal, branch.data, opens=opens, closes=closed)) for branch in argument[1]]
            found.extend(_any_of(led))
        else:
            opened = not WORD.match(literal[-1]) if literal else opens
            found.extend(_inner(name, argument, opens=opened, closes=closed))
        ended = _is_edge(operator, argument) or (not name and closes)
        found.extend(_words_of(literal, opens=opens, closes=ended))
        opens = _is_edge(operator, argument)
        literal = ""
    return found


def _is_edge(operator: Any, argument: Any) -> bool:
    """Return whether a word can only begin behind, or end before a part of an expression."""
    name = getattr(operator, "name", "")
    if name == "LITERAL":
        return not WORD.match(chr(argument))
    return name == "AT" and argument.name in _EDGES


def _led(literal: str, branch: Sequence[Any], *, opens: bool, closes: bool) -> list[_Set]:
    """Return what an alternative needs of which the parser took out the beginning."""
    lead = _lead(branch)
    words = _words_of(literal + lead, opens=opens, closes=closes and len(lead) == len(branch))
    return [*words, *_conditions(branch, opens=False, closes=closes)]


def _lead(branch: Sequence[Any]) -> str:
    """Return the letters that an alternative begins with."""
    letters = itertools.takewhile(lambda node: node[0].name == "LITERAL", branch)
    return "".join(chr(letter) for _, letter in letters)


def _any_of(branches: Sequence[_Set | None]) -> list[_Set]:
    found = [words for words in branches if words is not None]
    return [frozenset().union(*found)] if len(found) == len(branches) else []


def _inner(name: str, argument: Any, *, opens: bool, closes: bool) -> list[_Set]:
    if name == "SUBPATTERN":
        return _conditions(argument[-1].data, opens=opens, closes=closes)
    if name == "BRANCH":
        return _any_of([_best(_conditions(branch.data, opens=opens, closes=closes)) for branch in argument[1]])
    if name == "IN":
        return _any_of([_sign_in(*item) for item in argument])
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and argument[0] > 0:
        # Of several times only the first begins and only the last ends where all of them do.
        return _conditions(argument[2].data, opens=opens, closes=closes and argument[1] == 1)
    return []


def _sign_in(operator: Any, argument: Any) -> _Set | None:
    """Return the sign or digit that a part of a set of letters stands for, or None where it is something else."""
    if operator.name == "LITERAL":
        return next(iter(_signs_of(chr(argument))), None)
    if operator.name == "RANGE":
        return frozenset(DIGIT) if chr(argument[0]).isdecimal() and chr(argument[1]) <= "9" else None
    return frozenset(DIGIT) if operator.name == "CATEGORY" and argument.name == "CATEGORY_DIGIT" else None


def _words_of(literal: str, *, opens: bool, closes: bool) -> list[_Set]:
    """Return the words of a literal text, ``^`` where they begin in it, ``$`` where they end too, and its signs."""
    found = _signs_of(literal)
    for word in WORD.finditer(literal.lower()):
        if len(word[0]) > 1:
            begins, ends = opens or word.start() > 0, closes or word.end() < len(literal)
            found.append(frozenset([("^" if begins else "") + word[0] + ("$" if begins and ends else "")]))
    return found


def _signs_of(literal: str) -> list[_Set]:
    return [frozenset(DIGIT if sign.isdecimal() else sign) for sign in _SIGN.findall(literal)]


def _best(found: Sequence[_Set]) -> _Set | None:
    """Return the set that fewest texts will meet."""
    return max(found, key=_rarity, default=None)


def _rarity(words: _Set) -> int:
    """Return how rarely a set is met: the longer the shortest of its words is; a question mark hardly ever."""
    return min(_RARITY.get(word, len(word)) for word in words)
