"""Signals in headings: which words over a point say that something is open, and of what type."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from synthese.types import HeadingSignal

__all__ = ["CLOSED", "OPEN", "Signals"]

CLOSED = "closed"
"""The signal of a heading below which nothing is open: "Rückblick", "Hypothesen"."""
OPEN = frozenset(["any", "cue", "none", CLOSED])
"""Signals that give no type: a point's form decides, or its cue, or nothing is raised at all."""
_BETWEEN = 6
"""Words for which the mark … in a term can stand."""
_DENYING = re.compile(r"\b(?:nicht|kein\w*|ohne|weder|nie)(?: (?:mehr|länger|weitere?n?))?\W*$", re.IGNORECASE)
"""What stands right before a signal that is none."""
_NOT_IN = re.compile(r"\b(?:nicht|kein\w*|nie)\b(?! (?:nur|allein))", re.IGNORECASE)
_GAP = rf"(?:\W+\w+){{0,{_BETWEEN}}}?\W+"
_WORD = re.compile(r"\w+")


class _Entry(NamedTuple):
    """A signal, as it is looked for.

    Args:
        rank: Of several the least goes before the others.
        words: The words that a heading must hold for it.
        pattern: Finds it.
        signal: The signal.
    """

    rank: tuple[int, int]
    words: frozenset[str]
    pattern: re.Pattern[str]
    signal: HeadingSignal


class Signals:
    """Finds the signal in a heading: one that gives a type before others, a long one before a short.

    A ``none`` that holds the words of another signal goes before it: "Rückfragen bitte an" is no "Bitte an"; ``closed``
    comes last, and it must begin the heading. What is denied is no signal: "Was wir nicht brauchen".

    Args:
        signals: Signals; in a term ``…`` stands for up to six words: "Was … von der Stadt erwartet".
    """

    def __init__(self, signals: Iterable[HeadingSignal]) -> None:
        signals = tuple(signal for signal in signals if _WORD.search(signal.term))
        raising = [signal.term.lower() for signal in signals if signal.type not in OPEN]
        self._by_word: dict[str, list[_Entry]] = {}
        for signal in signals:
            term = signal.term.lower()
            guards = signal.type == "none" and any(other in term for other in raising)
            rank = (signal.type in OPEN and not guards) + (signal.type == CLOSED), -len(term)
            words = _WORD.findall(term)
            self._by_word.setdefault(words[0], []).append(_Entry(rank, frozenset(words), _pattern(term), signal))

    def find(self, heading: str) -> HeadingSignal | None:
        """Return the signal in a heading, or None.

        >>> signals = Signals([HeadingSignal(term="Was … erwartet", type="empfehlung")])
        >>> signals.find("Was das Quartier von der Stadt erwartet").type, signals.find("Erwartet werden Gäste")
        ('empfehlung', None)
        """
        words = dict.fromkeys(_WORD.findall(heading.lower()))
        entries = (entry for word in words for entry in self._by_word.get(word, ()) if entry.words <= words.keys())
        found = [entry for entry in entries if _holds(heading, entry.pattern, entry.signal)]
        return min(found, key=lambda entry: entry.rank).signal if found else None


def _holds(heading: str, pattern: re.Pattern[str], signal: HeadingSignal) -> bool:
    found = pattern.search(heading)
    before = heading[: found.start()] if found else ""
    if found is not None and _NOT_IN.search(found[0]) and not _NOT_IN.search(signal.term):
        return False  # "Was … gebraucht wird" in "Was nicht gebraucht wird"
    return found is not None and not _DENYING.search(before) and not (signal.type == CLOSED and _WORD.search(before))


def _pattern(term: str) -> re.Pattern[str]:
    parts = [re.escape(part.strip()) for part in term.split("…") if part.strip()]
    return re.compile(rf"\b{_GAP.join(parts)}\b", re.IGNORECASE)
