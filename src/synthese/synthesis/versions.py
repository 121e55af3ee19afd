"""Decks that look like versions of one another, so that nothing is counted twice unawares."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from synthese.provenance import normal_form
from synthese.synthesis.selection import compared_presentations, same_name
from synthese.synthesis.source import SynthesisInput

__all__ = ["LookAlike", "find_versions"]

_SHARE = 0.8
_FEWEST = 5
"""Decks with fewer passages are alike by chance: a thank-you, an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAlike:
    """Two compared decks that hold mostly the same passages.

    Args:
        newer: The id of the one that is later, or longer.
        older: The id of the other one.
        share: The share of the passages of the shorter one that stand in the longer one, 0.8 to 1.
    """

    newer: str
    older: str
    share: float


def find_versions(source: SynthesisInput) -> tuple[LookAlike, ...]:
    """Find decks of one project that may be versions of one deck.

    Compared are the decks that would be counted, those of each project among themselves and the commentaries among
    themselves. The measure is the overlap coefficient (Szymkiewicz 1934, Simpson 1943): passages that both decks hold,
    by the number of passages of the shorter one. Passages are the same when their normalised texts are; one that
    stands twice counts twice. What the longer deck has beyond the shorter one is forgiven on purpose: a version that
    grew holds all of the older one, which a share of both decks together (Jaccard) would hide, and a short version of
    a long talk is counted twice just as well. Of two decks the later one by date is the newer, else the longer one.
    Each deck is named with the latest of the older ones that it looks like.

    Args:
        source: What the synthesis is made from.

    Returns:
        The pairs, by the id of the newer deck; none of a pair is superseded yet.
    """
    texts = _texts(source.passages)
    pairs = (
        _closest(newer, decks[:place], texts)
        for decks in _groups(compared_presentations(source), texts)
        for place, newer in enumerate(decks)
    )
    return tuple(sorted((pair for pair in pairs if pair), key=lambda pair: pair.newer))


def _texts(passages: pd.DataFrame) -> Mapping[str, Counter[str]]:
    texts: dict[str, Counter[str]] = {}
    for name, text in zip(passages["presentation"], passages["text"], strict=True):
        texts.setdefault(name, Counter())[normal_form(text)] += 1
    return texts


def _groups(compared: pd.DataFrame, texts: Mapping[str, Counter[str]]) -> list[list[str]]:
    """Return the decks that may be versions of one another, from the oldest to the newest."""
    rows = zip(*(compared[column] for column in ("presentation", "role", "project", "date")), strict=True)
    groups: dict[str, list[tuple[str, int, str]]] = {}
    for name, role, project, date in rows:
        if name in texts and texts[name].total() >= _FEWEST:
            key = "" if role == "commentary" else same_name(project)
            groups.setdefault(key, []).append((date, texts[name].total(), name))
    return [[name for _, _, name in sorted(group)] for group in groups.values()]


def _closest(newer: str, older: Sequence[str], texts: Mapping[str, Counter[str]]) -> LookAlike | None:
    """Return the latest of the older decks that a deck looks like."""
    for name in reversed(older):
        share = _overlap(texts[newer], texts[name])
        if share >= _SHARE:
            return LookAlike(newer=newer, older=name, share=share)
    return None


def _overlap(one: Counter[str], other: Counter[str]) -> float:
    """Return the overlap coefficient of two bags of texts.

    >>> _overlap(Counter(["a", "b"]), Counter(["a", "b", "c", "d"]))
    1.0
    """
    return (one & other).total() / min(one.total(), other.total())
