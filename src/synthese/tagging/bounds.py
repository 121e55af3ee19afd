"""How long a regular expression may search: what it repeats without bound, and in how many ways it can be tried."""

import importlib
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

__all__ = ["LONGEST", "parsed", "unbounded", "ways"]

# The standard library's own parser; sre_parse, its public name, is deprecated without a successor.
_parser = importlib.import_module("re._parser")
_BOUNDED = 200
"""A repetition up to this often is bounded, as the codebook's lint has it."""
LONGEST = 4000
"""Code points of a sentence that an expression sees at most."""


@lru_cache(maxsize=8)  # what is asked of an expression is asked at once
def parsed(expression: str) -> Any:
    """Return an expression as the standard library parses it, without regard to capitals."""
    return _parser.parse(expression, re.IGNORECASE)


def ways(expression: str) -> int:
    r"""Return in how many ways an expression can be tried at one place: repetitions multiply, nested ones are powers.

    >>> ways("kurse?"), ways(r"a{0,9}b{0,9}")
    (2, 100)
    """
    return _ways(parsed(expression))


def unbounded(expression: str) -> int:
    r"""Return how many repetitions without bound an expression has in a row.

    >>> unbounded(r"\bkurs\w*\b.{0,40}fehl"), unbounded("a.*b.*c")
    (1, 2)
    """
    return _unbounded(parsed(expression))


def _unbounded(nodes: Iterable[Any]) -> int:
    return sum(_unbounded_in(str(operator), argument) for operator, argument in nodes)


def _unbounded_in(name: str, argument: Any) -> int:
    if name == "BRANCH":
        return max(map(_unbounded, argument[1]))
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return _unbounded(argument[2]) + int(argument[1] > _BOUNDED)
    if name in {"SUBPATTERN", "ASSERT", "ASSERT_NOT"}:
        return _unbounded(argument[-1])
    return 0


def _ways(nodes: Iterable[Any], *, repeated: bool = False) -> int:
    ways = 1
    for operator, argument in nodes:
        ways = min(ways * _ways_of(str(operator), argument, repeated=repeated), LONGEST**3)
    return ways


def _ways_of(name: str, argument: Any, *, repeated: bool) -> int:
    if name == "BRANCH":
        counts = [_ways(branch, repeated=repeated) for branch in argument[1]]
        return sum(counts) if repeated else max(counts)
    if name in {"SUBPATTERN", "ASSERT", "ASSERT_NOT"}:
        return _ways(argument[-1], repeated=repeated)
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        least, most, inner = argument
        most = min(int(most), LONGEST)
        once = _ways(inner, repeated=repeated or most > 1)
        return (most - int(least) + 1) * int(once ** min(most, 40))
    return 1
