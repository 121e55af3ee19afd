"""Accents and quotation marks that the PDF sets apart from their letters, as TeX's old fonts do, go to them."""

import unicodedata
from collections.abc import Sequence

from synthese.extraction.content import Run
from synthese.extraction.record import replaced
from synthese.types import Box

__all__ = ["with_accents", "with_low_quotes"]

_ACCENTS = {"¨": "\u0308", "˚": "\u030a", "´": "\u0301"}
"""Accents that stand alone, and as they are composed with a letter."""
_HIGH_QUOTES = frozenset('”“"')
_ALONE = _HIGH_QUOTES | _ACCENTS.keys()
_LETTERS = frozenset("aouAOUeiyEIYcnsCNS")
_BASE = 0.75
"""An accent stands at most so many ems above the baseline of its letter: over capitals it is raised."""
_SPACE = 0.17
"""A gap of so many ems before a letter is a space; without one the space was inferred from the accent."""


def with_accents(runs: Sequence[Run]) -> list[Run]:
    """Put each accent that is a run of its own before the letter that it stands over.

    Args:
        runs: Of a page.

    Returns:
        The runs without such accents; the text of a letter's run begins with the accented letter. An accent without a
        letter stays.
    """
    if not any(run.text.strip() in _ALONE for run in runs):
        return list(runs)
    runs = with_low_quotes(runs)
    accents = [run for run in runs if run.text.strip() in _ACCENTS]
    if not accents:
        return runs
    rest = [run for run in runs if run.text.strip() not in _ACCENTS]
    changed: dict[int, Run] = {}
    lost = []
    for accent in accents:
        host = _host(accent, rest)
        if host is None:
            lost.append(accent)
            continue
        changed[id(host)] = _joined(accent, host)
        before = _before(host, rest)
        if before is not None:
            stripped = changed.get(id(before), before)
            changed[id(before)] = replaced(stripped, text=stripped.text.rstrip())
    return [changed.get(id(run), run) for run in rest] + lost


def with_low_quotes(runs: Sequence[Run]) -> list[Run]:
    """Put quotation marks that are drawn lowered before a word, as TeX makes German ones, into its run."""
    lowered = [run for run in runs if run.text.strip() in _HIGH_QUOTES]
    changed: dict[int, Run] = {}
    for mark in lowered:
        word = next((run for run in runs if run is not mark and _is_lowered(mark, run)), None)
        if word is not None:
            chars = (*(char._replace(text="„") for char in mark.chars), *word.chars)
            changed[id(word)] = replaced(word, text=f"„{word.text.lstrip()}", x0=mark.x0, chars=chars)
            changed[id(mark)] = mark
    return [changed.get(id(run), run) for run in runs if changed.get(id(run)) is not run] if changed else list(runs)


def _is_lowered(mark: Run, word: Run) -> bool:
    low = 0.4 * word.size < mark.base - word.base < 0.8 * word.size and mark.angle == word.angle
    return low and -0.1 * word.size <= word.x0 - mark.x1 <= 0.2 * word.size


def _host(accent: Run, runs: Sequence[Run]) -> Run | None:
    """Return the run whose first letter stands below an accent."""
    found = [run for run in runs if run.text[0] in _LETTERS and run.angle == accent.angle and _is_over(accent, run)]
    return min(found, key=lambda run: abs(run.x0 - accent.x0), default=None)


def _is_over(accent: Run, run: Run) -> bool:
    if abs(run.x0 - accent.x0) > 0.3 * run.size or not 0.7 < accent.size / run.size < 1.4:
        return False
    return -0.1 * run.size <= run.base - accent.base <= _BASE * run.size or abs(run.base - accent.base) < 1


def _joined(accent: Run, host: Run) -> Run:
    letter = unicodedata.normalize("NFC", host.text[0] + _ACCENTS[accent.text.strip()])
    chars = host.chars
    if chars and accent.chars:
        one, other = chars[0].box, accent.chars[0].box
        box = Box(min(one.x0, other.x0), min(one.top, other.top), max(one.x1, other.x1), max(one.bottom, other.bottom))
        chars = (chars[0]._replace(text=letter, box=box), *chars[1:])
    return replaced(host, text=letter + host.text[1:], top=min(accent.top, host.top), chars=chars)


def _before(host: Run, runs: Sequence[Run]) -> Run | None:
    """Return the run that the accented letter goes on without a space."""
    return next(
        (
            run
            for run in runs
            if abs(run.base - host.base) < 0.1 * host.size
            and run is not host
            and -0.1 * host.size <= host.x0 - run.x1 <= _SPACE * host.size
        ),
        None,
    )
