"""Where the slides of a former version of a presentation stand in the present one."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

__all__ = ["Likeness", "SlideMoves", "Whereabouts"]

Likeness = Callable[[int, int], float | None]
"""How alike, 0 to 100, what is known of a former slide and a present one are; None where too little is known."""


class Whereabouts(NamedTuple):
    """The slides on which what stood on a former slide is to be expected.

    ``sure`` is True where passages of that very slide, or of both its neighbours, were found there, or all that is
    known of it is like that slide alone. ``taken`` are the slides on which other former slides were found.
    """

    first: int
    last: int
    sure: bool
    taken: frozenset[int] = frozenset()

    def is_surely(self, slide: int) -> bool:
        """Return whether a slide is surely the one."""
        return self.sure and self.holds(slide)

    def may_be(self, slide: int) -> bool:
        """Return whether a slide is not another former one, so that what stood elsewhere may have moved there."""
        return self.holds(slide) or slide not in self.taken

    def holds(self, slide: int) -> bool:
        """Return whether a slide is among those expected."""
        return self.first <= slide <= self.last


class SlideMoves:
    """Where slides went when others were put in, taken out or moved.

    Args:
        votes: Of each passage that was found for certain its former slide and its present one.
        former: The former slides of which something is known.
        present: The slides there are now.
        likeness: How alike a former slide and a present one are.

    >>> moves = SlideMoves([(1, 1), (3, 5), (5, 7)])
    >>> moves.expected(4)[:3], moves.expected(2)[:3]
    ((6, 6, True), (2, 4, False))
    """

    def __init__(
        self,
        votes: Iterable[tuple[int, int]],
        *,
        former: Iterable[int] = (),
        present: Iterable[int] = (),
        likeness: Likeness = lambda _former, _present: None,
    ) -> None:
        self._likeness = likeness
        self._now = dict(_in_order(Counter(votes)))
        unseen, present = sorted(set(former) - self._now.keys()), sorted(set(present))
        self._look(unseen, present, within=True)
        # What is not between its former neighbours may have been moved, and must be the more alike.
        self._look([slide for slide in unseen if slide not in self._now], present, within=False)
        self._taken = frozenset(self._now.values())

    def expected(self, slide: int) -> Whereabouts | None:
        """Return where to expect what stood on a former slide, or None where nothing tells."""
        if slide in self._now:
            return Whereabouts(self._now[slide], self._now[slide], sure=True, taken=self._taken)
        between = self._between(slide)
        if between is None:
            return None
        first, last, sure = between
        like = self._likeness(slide, first) if sure else None
        return Whereabouts(first, last, sure=sure and (like is None or like >= _LIKE), taken=self._taken)

    def _between(self, slide: int) -> tuple[int, int, bool] | None:
        """Return the slides between which one must stand if none was moved, and whether its neighbours pin it down."""
        before = max((old for old in self._now if old < slide), default=0)
        behind = min((old for old in self._now if old > slide), default=0)
        if not before and not behind:
            return None
        shifts = [self._now[old] - old for old in (before, behind) if old]
        if not before:
            shifts.append(0)
        last = slide + max(shifts) if behind else _LAST
        return slide + min(shifts), last, bool(before and behind) and len(set(shifts)) == 1

    def _look(self, unseen: Iterable[int], present: Sequence[int], *, within: bool) -> None:
        """Find former slides by what is known of them: the one slide that is like them, and leads over all others."""
        for slide in unseen:
            between = self._between(slide) if within else None
            first, last, _ = between or (0, _LAST, False)
            # What was moved must have no like at all, for a slide that is shown again stands for itself.
            rivals = [new for new in present if first <= new <= last and not (within and new in self._now.values())]
            scored = sorted(((self._likeness(slide, new) or 0.0, new) for new in rivals), reverse=True)
            (best, new), (second, _) = [*scored, (0.0, 0), (0.0, 0)][:2]
            like = best >= (_LIKE if within else _VERY_LIKE) and best - second >= _LEAD
            if like and new not in self._now.values():
                self._now[slide] = new


_LAST = 10**6
"""Behind the last slide that was found again, any may be meant."""
# Likenesses, 0 to 100: of a slide between its neighbours, of one that was moved, and the lead over all others.
_LIKE, _VERY_LIKE, _LEAD = 70.0, 78.0, 15.0


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
