"""Indicators and regular expressions as written in a codebook: their short forms, and what is wrong with them."""

import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import get_args

from synthese.types import Indicator, IndicatorMode

__all__ = ["LONGEST_PATTERN", "MODES", "pattern_fault", "read_term"]

MODES: tuple[IndicatorMode, ...] = get_args(IndicatorMode)
LONGEST_PATTERN = 200
"""Characters of a regular expression."""

_FEW = 3
r"""A repetition up to this often may hold another: (\w+ ){0,3} is common and bounded."""
_MANY = 200
"""A repetition up to this often is bounded; sentences are rarely longer."""
_MOST_UNBOUNDED = 3
"""Unbounded repetitions in a row take time to the power of their number."""

_TOKEN = re.compile(
    r"""(?P<escape>\\.)
      | (?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])
      | (?P<open>\((?:\?(?:P<\w+>|P=\w+|<[=!]|[:=!>\#]|[aiLmsux-]+:?|\(\w+\)))?)
      | (?P<close>\))
      | (?P<repeat>[*+?]|\{(?P<least>\d*)(?P<range>,?)(?P<most>\d*)\})
      | (?P<or>\|)
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)


def read_term(text: str, *, mode: IndicatorMode | None = None, weak: bool = False) -> Indicator:
    r"""Return an indicator from its written form.

    Args:
        text: ``wort*`` begins a word, ``*wort`` ends one, ``*wort*`` stands anywhere in one, ``wort`` is one whole.
            Several words are a sequence: an asterisk at its end lets the last word go on, one before it the first.
        mode: The mode where it is stated; the text then has no asterisk (in a regular expression it means repetition).
        weak: True when it counts only beside another indicator of the same code.

    Raises:
        ValueError: With what is wrong and what to write, when the text cannot be used.

    >>> read_term("sprachkurs*")
    Indicator(term='sprachkurs', mode='prefix', text='sprachkurs*', weak=False, excluded=())
    >>> read_term("*quartier").mode, read_term("*kurs*").mode, read_term("runder Tisch").mode
    ('suffix', 'substring', 'exact')
    """
    written = text if mode == "regex" else " ".join(text.split())
    if mode == "regex":
        if fault := pattern_fault(written):
            raise ValueError(fault)
        return Indicator(term=written, mode=mode, text=written, weak=weak)
    term = written.removeprefix("*").removesuffix("*").strip()
    if not term:
        raise ValueError(f"'{text}' holds no word; write a word, or delete the entry")
    if "*" in term:
        raise ValueError(f"'{text}' has an asterisk inside; it may stand at the beginning or end only")
    if mode and term != written:
        raise ValueError(f"'{text}' has an asterisk and the mode '{mode}'; leave out one of them")
    return Indicator(term=term, mode=mode or _mode(written), text=written, weak=weak)


def _mode(written: str) -> IndicatorMode:
    forms: dict[tuple[bool, bool], IndicatorMode] = {
        (False, False): "exact",
        (False, True): "prefix",
        (True, False): "suffix",
        (True, True): "substring",
    }
    return forms[written.startswith("*"), written.endswith("*")]


@lru_cache(maxsize=4096)  # a codebook is read again after each change
def pattern_fault(pattern: str) -> str:
    r"""Return what is wrong with a regular expression, or an empty string.

    Refused is what Python cannot compile, what fits an empty text, and what may take endless time on a long sentence:
    a repetition in a repetition, alternatives in an unbounded one, more than three unbounded ones.

    >>> pattern_fault(r"\b(fehlt|fehlen)\b .{0,40}Kurs")
    ''
    >>> pattern_fault(r"(a+)+$")
    "'(a+)+$' repeats a part that holds a repetition itself: give the inner or the outer one a fixed number"
    """
    if len(pattern) > LONGEST_PATTERN:
        return (
            f"'{pattern[:40]}…' has {len(pattern)} characters, allowed are {LONGEST_PATTERN}: split it into two entries"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compiled = re.compile(pattern, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        return f"'{pattern}' is no regular expression: {error}"
    if compiled.search("") is not None:
        return f"'{pattern}' fits every text, even an empty one: name at least one word"
    fault = _slow_part(pattern)
    return f"'{pattern}' {fault}" if fault else ""


@dataclass(slots=True)
class _Group:
    """What a bracket of a pattern holds: a repetition whose number varies, alternatives."""

    varies: bool = False
    choices: bool = False


def _slow_part(pattern: str) -> str:
    """Return how a pattern can take endless time, scanning its tokens with one record a bracket."""
    groups = [_Group()]
    unbounded = 0
    closed: _Group | None = None
    before = ""
    for token in _TOKEN.finditer(pattern):
        kind = token.lastgroup or ""
        if kind == "repeat" and before == "repeat":
            continue  # a lazy or possessive mark
        if kind == "repeat":
            least, most = _bounds(token)
            if fault := _repeated(closed, most):
                return fault
            groups[-1].varies |= least != most
            unbounded += most > _MANY
        closed = groups.pop() if kind == "close" else None
        if closed:
            groups[-1].varies |= closed.varies
            groups[-1].choices |= closed.choices
        if kind == "open":
            groups.append(_Group())
        groups[-1].choices |= kind == "or"
        before = kind
    if unbounded > _MOST_UNBOUNDED:
        return f"has {unbounded} unbounded repetitions: bound them, as in .{{0,40}}"
    return ""


def _repeated(part: _Group | None, most: float) -> str:
    if part and part.varies and most > _FEW:
        return "repeats a part that holds a repetition itself: give the inner or the outer one a fixed number"
    if part and part.choices and most > _MANY:
        return "repeats alternatives without bound: bound it, as in {0,5}"
    return ""


def _bounds(token: re.Match[str]) -> tuple[float, float]:
    if token["repeat"] in ("*", "+", "?"):
        return {"*": (0, inf), "+": (1, inf), "?": (0, 1)}[token["repeat"]]
    least = int(token["least"] or 0)
    most = token["most"] or ("inf" if token["range"] else token["least"])
    return least, float(most or 1)
