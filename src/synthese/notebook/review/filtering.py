"""Which passages are to be reviewed, in which order, and the way through them."""

from bisect import bisect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from synthese.notebook.review.found import CodeFound, Found
from synthese.notebook.review.material import Material

__all__ = ["SHOWN", "Filter", "Queue", "Shown"]

Shown = Literal["undecided", "uncertain", "disputed", "unread", "coded", "all"]
SHOWN: tuple[Shown, ...] = get_args(Shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which passages are shown.

    Args:
        show: Those with a suggestion that waits, with an uncertain one, on which coders differ, not read, with any
            code, or all.
        theme: The id of a code they must carry; empty for any.
        presentation: The presentation's id; empty for all.
        uncertain_first: True for the lowest score first instead of the order of the slides.
    """

    show: Shown = "undecided"
    theme: str = ""
    presentation: str = ""
    uncertain_first: bool = False

    def fits(self, material: Material, found: Found, passage: str) -> bool:
        """Return whether a passage is shown."""
        if self.presentation not in ("", material.passages[passage]["presentation"]):
            return False
        codes = [code for code in found.codes(passage) if self.theme in ("", code.code)]
        if self.theme and not codes:
            return False
        return _SHOWS[self.show](codes, found.is_read(passage))


_SHOWS: dict[Shown, Callable[[list[CodeFound], bool], bool]] = {
    "undecided": lambda codes, read: not read and any(code.waits for code in codes),
    "uncertain": lambda codes, read: not read and any(code.waits and code.uncertain for code in codes),
    "disputed": lambda codes, _: any(code.status == "disputed" for code in codes),
    "unread": lambda _, read: not read,
    "coded": lambda codes, _: bool(codes),
    "all": lambda _, __: True,
}


class Queue:
    """The passages that fitted a filter when it was set, and where in them the coder is.

    What is decided on the way stays in its place, so that one can go back to it.

    Args:
        material: What is reviewed.
        found: The codes as they are now.
        filter_: Which passages are wanted.
        passage: The passage to begin at, where it fits.
    """

    def __init__(self, material: Material, found: Found, filter_: Filter, passage: str = "") -> None:
        self._material = material
        self.filter = filter_
        fitting = [one for one in material.passages if filter_.fits(material, found, one)]
        if filter_.uncertain_first:
            fitting.sort(key=lambda one: min((code.score or 0 for code in found.waiting(one)), default=1.0))
        self.passages = fitting
        self.at = fitting.index(passage) if passage in fitting else 0

    @property
    def passage(self) -> str:
        """The passage the coder is at; empty where none fits."""
        return self.passages[self.at] if self.passages else ""

    def go(self, passage: str) -> None:
        """Go to a passage; one that does not fit is taken in where it belongs."""
        if passage not in self.passages:
            place = self.at + 1
            if not self.filter.uncertain_first:
                order = self._material.order
                place = bisect(self.passages, order[passage], key=order.__getitem__)
            self.passages.insert(place, passage)
        self.at = self.passages.index(passage)

    def step(self, found: Found, by: int, *, slide: bool = False) -> bool:
        """Go on to a passage that still fits, or back to whatever came before.

        Args:
            found: The codes as they are now.
            by: 1 or -1.
            slide: True to leave the slide.

        Returns:
            Whether there was one.
        """
        place = self.at + by
        while 0 <= place < len(self.passages):
            passage = self.passages[place]
            leaves = not slide or self._slide(passage) != self._slide(self.passage)
            if leaves and (by < 0 or self.filter.fits(self._material, found, passage)):
                self.at = self._first_of_slide(place) if slide and by < 0 else place
                return True
            place += by
        return False

    def _first_of_slide(self, place: int) -> int:
        while place and self._slide(self.passages[place - 1]) == self._slide(self.passages[place]):
            place -= 1
        return place

    def _slide(self, passage: str) -> object:
        return self._material.place(self._material.passages[passage])
