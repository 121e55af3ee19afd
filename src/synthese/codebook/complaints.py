"""What is wrong in a file, collected while it is read; what is wrong in the same way at many places is told once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from synthese.codebook.source import Entry
from synthese.errors import Problem

__all__ = ["Complaints"]

_ALONE = 3
"""Up to so many faults of a kind are told one by one."""

_SHOWN = 3
"""So many further places of a kind are named."""

_VALUE = re.compile(r"'[^']*'|\b\d+\b")
"""What differs between like faults: the values, which messages quote, and numbers."""


@dataclass(frozen=True, slots=True)
class _Fault:
    line: int
    place: str
    message: str

    @property
    def kind(self) -> str:
        """What is wrong, whatever the value and whatever was probably meant (which follows a semicolon)."""
        return _VALUE.sub("…", self.message).partition(";")[0]

    @property
    def value(self) -> str:
        found = _VALUE.search(self.message)
        return found[0] if found else ""

    def told(self, file: str, more: str = "") -> Problem:
        where = f"line {self.line}, {self.place}" if self.place else f"line {self.line}"
        return Problem(file, where, self.message + more)


class Complaints:
    """Collects what is wrong in one file.

    Args:
        file: The file's name, as the user knows it.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self._noted: dict[_Fault, None] = {}

    def add(self, entry: Entry, place: str, message: str) -> None:
        """Note that something is wrong at an entry; ``place`` names theme and field."""
        self._noted[_Fault(entry.line, place, message)] = None

    def by_line(self) -> list[Problem]:
        """Return what was noted, each once, in the order of the file; many faults of a kind stand with the first."""
        kinds: dict[str, list[_Fault]] = {}
        for fault in sorted(self._noted, key=lambda fault: fault.line):
            kinds.setdefault(fault.kind, []).append(fault)
        told = [pair for faults in kinds.values() for pair in self._told(faults)]
        return [problem for _, problem in sorted(told, key=lambda pair: pair[0])]

    def _told(self, faults: Sequence[_Fault]) -> Iterable[tuple[int, Problem]]:
        if len(faults) <= _ALONE:
            return [(fault.line, fault.told(self.file)) for fault in faults]
        first = faults[0]
        return [(first.line, first.told(self.file, _and_others(faults[1:], first.value)))]


def _and_others(faults: Sequence[_Fault], value: str) -> str:
    """Return where a fault is found again, with the values where they are not all the same."""
    same = all(fault.value == value for fault in faults)
    places = [_short_place(fault, "" if same else fault.value) for fault in faults[:_SHOWN]]
    rest = f", … up to line {faults[-1].line}" if len(faults) > _SHOWN else ""
    return f" {'The same' if same else 'Alike'} in {len(faults)} more places: {', '.join(places)}{rest}."


def _short_place(fault: _Fault, value: str) -> str:
    owner = fault.place.partition(", field ")[0]
    parts = [part for part in (owner, value) if part and not part.startswith("field ")]
    return f"line {fault.line} ({', '.join(parts)})" if parts else f"line {fault.line}"
