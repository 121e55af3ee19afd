"""Trails: from a number to exactly the findings it rests on, by the numbers of the evidence list."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from synthese.exports.evidence import EvidenceIndex, Finding

__all__ = ["Collection", "Run", "Trails"]


class Run(NamedTuple):
    """Findings that follow one another in the evidence list: the number of the first and of the last.

    >>> str(Run(12, 16)), str(Run(7, 7))
    ('12–16', '7')
    """

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Findings that stand apart in the evidence list and belong to one number.

    Args:
        number: Its own number, from 1.
        about: Where the number stands that they belong to.
        first: The place of its first run among the runs of all collections, from 1.
        runs: The findings.
    """

    number: int
    first: int
    about: str
    runs: tuple[Run, ...]


class Trails:
    """The numbers of findings, and the collections that one file needs.

    The number of a finding is its place in the evidence list: the same in workbook, Word file, CSV and Markdown.

    Args:
        index: The evidence list.
    """

    def __init__(self, index: EvidenceIndex) -> None:
        self._numbers = {name: number for number, finding in enumerate(index.findings, 1) for name in finding.ids}
        self._collections: dict[tuple[Run, ...], Collection] = {}
        self._next = 1

    def number(self, finding: Finding) -> int:
        """Return the number of a finding, from 1."""
        return self._numbers[finding.ids[0]]

    def runs(self, ids: Iterable[str]) -> tuple[Run, ...]:
        """Return the findings of ids as runs of numbers, in their order."""
        runs: list[Run] = []
        for number in sorted({self._numbers[name] for name in ids if name in self._numbers}):
            if runs and number == runs[-1].last + 1:
                runs[-1] = Run(runs[-1].first, number)
            else:
                runs.append(Run(number, number))
        return tuple(runs)

    def collected(self, runs: tuple[Run, ...], about: str) -> Collection:
        """Return the collection of some runs; the same runs are collected once.

        Args:
            runs: The findings.
            about: Where they are asked for; the first place that asks is kept.
        """
        if runs not in self._collections:
            first, self._next = self._next, self._next + len(runs)
            number = len(self._collections) + 1
            self._collections[runs] = Collection(number=number, about=about, first=first, runs=runs)
        return self._collections[runs]

    @property
    def collections(self) -> tuple[Collection, ...]:
        """All collections so far, by number."""
        return tuple(self._collections.values())

    def numbers(self, ids: Iterable[str]) -> str:
        """Return the numbers of evidence as they are written: ``12–16; 40``."""
        return "; ".join(map(str, self.runs(ids)))
