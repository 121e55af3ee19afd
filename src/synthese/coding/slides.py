"""Where the slides of a former version of a deck stand now, as far as passages that were found for certain tell."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["SlideMoves", "Whereabouts"]


class Whereabouts(NamedTuple):
    """The slides on which what stood on a former slide is to be expected.

    ``sure`` is True where passages of that very slide, or of both its neighbours, were found there. ``taken`` are the
    slides on which other former slides were found.
    """

    first: int
    last: int
    sure: bool
    taken: frozenset[int] = frozenset()

    def pins(self, slide: int) -> bool:
        """Return whether a slide is one of few that come into question."""
        return self.holds(slide) and self.last - self.first <= _FEW

    def may_be(self, slide: int) -> bool:
        """Return whether a slide is not another former one, so that what stood elsewhere may have moved there."""
        return self.holds(slide) or slide not in self.taken

    def holds(self, slide: int) -> bool:
        """Return whether a slide is among those expected."""
        return self.first <= slide <= self.last


class SlideMoves:
    """Where slides went when others were put in or taken out.

    Args:
        votes: Of each passage that was found for certain its former slide and its present one.

    >>> moves = SlideMoves([(1, 1), (3, 5), (5, 7)])
    >>> moves.expected(4)[:3], moves.expected(2)[:3]
    ((6, 6, True), (2, 4, False))
    """

    def __init__(self, votes: Iterable[tuple[int, int]]) -> None:
        self._now = dict(_in_order(Counter(votes)))
        self._taken = frozenset(self._now.values())

    def expected(self, slide: int) -> Whereabouts | None:
        """Return where to expect what stood on a former slide, or None where nothing tells."""
        if slide in self._now:
            return Whereabouts(self._now[slide], self._now[slide], sure=True, taken=self._taken)
        before = max((old for old in self._now if old < slide), default=0)
        behind = min((old for old in self._now if old > slide), default=0)
        if not before and not behind:
            return None
        shifts = [self._now[old] - old for old in (before, behind) if old]
        if not before:
            shifts.append(0)
        last = slide + max(shifts) if behind else _LAST
        sure = bool(before and behind) and len(set(shifts)) == 1
        return Whereabouts(slide + min(shifts), last, sure=sure, taken=self._taken)


_FEW = 3
_LAST = 10**6
"""Behind the last slide that was found again, any may be meant."""


def _in_order(votes: Counter[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the votes that do not contradict one another: the heaviest chain in which later slides stay later.

    A passage that was changed may have its like elsewhere, which then votes for the wrong slide; such votes are few.
    """
    best: list[tuple[int, list[tuple[int, int]]]] = []
    for old, new in sorted(votes):
        chains = [(weight, chain) for weight, chain in best if chain[-1][0] < old and chain[-1][1] < new]
        weight, chain = max(chains, key=lambda known: known[0], default=(0, []))
        best.append((weight + votes[old, new], [*chain, (old, new)]))
    return max(best, key=lambda known: known[0], default=(0, []))[1]
