"""What holds now, read again only where a log has changed since."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import pandas as pd

from synthese.coding.anchoring import Anchors, place_all
from synthese.coding.carrying import carried_state
from synthese.coding.decisions import read_decisions
from synthese.coding.log import PROJECT_FOLDER
from synthese.coding.renames import read_renames
from synthese.coding.resolving import states_now
from synthese.coding.state import Key, State, in_force
from synthese.errors import Problem
from synthese.types import Decision, RetiredCode

__all__ = ["Standing"]

_Stamp = tuple[tuple[str, int, int], ...]


class Standing:
    """What all coders and the team hold now, each decision at its passage as the decks are read now.

    The logs of one presentation lie in one folder, so a new decision costs the reading of that folder alone.

    Args:
        folder: ``presentations/codings``; it need not be there.
        tables: The reader of tables, by name.
        pdf_hashes: The present hash of each presentation's PDF.
        retired: What became of themes that the codebook had before.
        only: The one coder whose decisions are told, of one who codes blind; empty for all.
    """

    def __init__(
        self,
        folder: Path,
        tables: Callable[[str], pd.DataFrame],
        *,
        pdf_hashes: Mapping[str, str] | None = None,
        retired: Sequence[RetiredCode] = (),
        only: str = "",
    ) -> None:
        self._folder = folder
        self._tables = tables
        self._pdf_hashes = pdf_hashes or {}
        self._retired = tuple(retired)
        self._only = only
        self._together = False
        self._stamps: dict[str, _Stamp] = {}
        self._lines: dict[str, list[Decision]] = {}
        self._read: dict[str, dict[Key, State]] = {}
        self._problems: dict[str, tuple[Problem, ...]] = {}
        self._states: dict[Key, State] = {}

    def states(self) -> Mapping[Key, State]:
        """Return what holds now, by coder (the team is ``team``), passage, kind and code.

        Returns:
            The state and the decision behind it; while no log changes it is the same object.
        """
        stamps = self._look()
        changed = [home for home in stamps.keys() | self._stamps.keys() if stamps.get(home) != self._stamps.get(home)]
        for home in changed:
            self._forget(home)
            if home in stamps:
                self._take(home)
        if not self._together and any(line.kind == "presentation" for lines in self._lines.values() for line in lines):
            self._together = True  # what a renamed presentation was called stands in logs of others, too
            return self.states()
        if changed:
            self._stamps = stamps
            told = (pair for states in self._read.values() for pair in states.items())
            self._states = {key: state for key, state in told if self._only in ("", key.coder)}
        return self._states

    def in_force(self) -> list[Decision]:
        """Return all decisions that were not undone, by presentation and coder, then in the coder's own order."""
        self.states()
        return [line for _, lines in sorted(self._lines.items()) for line in lines]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What cannot be read in the logs."""
        self.states()
        return tuple(problem for _, problems in sorted(self._problems.items()) for problem in problems)

    def _look(self) -> dict[str, _Stamp]:
        """Return size and time of each log, by the presentation's folder; all as one where a folder is no such."""
        found: dict[str, list[tuple[str, int, int]]] = {}
        for path in sorted(self._folder.rglob("*.jsonl")):
            try:
                known = path.stat()
            except FileNotFoundError:
                continue  # synchronised folders replace files at any moment
            home, *deeper = path.relative_to(self._folder).parts
            found.setdefault(home if deeper else "", []).append((str(path), known.st_size, known.st_mtime_ns))
        if not self._together and found.keys() <= {*self._decks, PROJECT_FOLDER}:
            return {home: tuple(files) for home, files in found.items()}
        # Copies of folders and renamed ones: lines of one presentation may lie in several.
        return {"": tuple(file for files in found.values() for file in files)}

    def _forget(self, home: str) -> None:
        for kept in (self._lines, self._read, self._problems):
            kept.pop(home, None)

    def _take(self, home: str) -> None:
        read = read_decisions(self._folder, home)
        self._problems[home] = read.problems
        self._lines[home] = in_force(read.decisions)
        here, lost = place_all(self._anchors(home, read.decisions), self._lines[home])
        self._read[home] = states_now(carried_state(here, self._retired), lost)

    def _anchors(self, home: str, lines: Sequence[Decision]) -> Anchors:
        passages, blocks = self._tables("passages"), self._tables("blocks")
        if home:
            passages = passages[passages["presentation"] == home]
            blocks = blocks[blocks["presentation"] == home]
        return Anchors(passages, blocks, renames=read_renames(lines), pdf_hashes=self._pdf_hashes)

    @cached_property
    def _decks(self) -> frozenset[str]:
        return frozenset(self._tables("presentations")["presentation"])
