"""What words a text must hold for a regular expression to occur in it."""

import itertools
import re
from collections.abc import Sequence
from typing import Any

from synthese.tagging.bounds import parsed

__all__ = ["SETS", "WORD", "needed_sets"]

WORD = re.compile(r"[^\W\d_]+")
"""A word, as the sets have it: letters in a row."""
SETS = 3
"""The most sets an expression has."""


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
    found = _conditions(parsed(expression), opens=False)
    return tuple(sorted(dict.fromkeys(found), key=_rarity, reverse=True)[:SETS])


def _conditions(sequence: Any, *, opens: bool) -> list[frozenset[str]]:
    """Return what a sequence needs; ``opens`` tells that it begins where a word does."""
    found: list[frozenset[str] | None] = []
    literal = ""
    # Its list, not itself: the parser's sequences are three times as slow to go through.
    for operator, argument in [*sequence.data, (None, None)]:
        name = getattr(operator, "name", "")
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
        opens = name == "AT" and argument.name == "AT_BOUNDARY"
        literal = ""
    return [words for words in found if words is not None]


def _inside(branch: Any) -> list[frozenset[str]]:
    return _conditions(branch, opens=False)


def _lead(branch: Any) -> str:
    """Return the letters that an alternative begins with."""
    letters = itertools.takewhile(lambda node: node[0].name == "LITERAL", branch.data)
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
    found = [word for word in WORD.findall(literal.lower()) if len(word) > 1]
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
