"""What all decisions are made with: the log, the places they may be about, and what was decided so far."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from synthese.coding.anchoring import Anchors
from synthese.coding.decisions import Decisions, read_decisions
from synthese.coding.log import CodingLog
from synthese.coding.renames import read_renames
from synthese.coding.standing import Standing
from synthese.coding.state import Key, State
from synthese.coding.targets import Row, Targets
from synthese.errors import Problem
from synthese.types import Codebook, CodingStatus, Decision, Target, TargetKind

__all__ = ["Desk"]


class Desk:
    """A coder's place: who decides, under which codebook, on which tables, into which log.

    Args:
        folder: ``presentations/codings``.
        coder: Who decides.
        codebook: The codebook in force.
        tables: The reader of tables, by name.
        pdf_hashes: The hash of each presentation's PDF.
        blind: Whether the decisions of others are hidden from this coder.
    """

    def __init__(
        self,
        folder: Path,
        coder: str,
        *,
        codebook: Codebook,
        tables: Callable[[str], pd.DataFrame],
        pdf_hashes: Mapping[str, str],
        blind: bool = False,
    ) -> None:
        self.blind = blind
        self._folder = folder
        self._codebook = codebook
        self._tables = tables
        self._pdf_hashes = pdf_hashes
        self._targets = Targets(tables, codebook=codebook, pdf_hashes=pdf_hashes)
        self._log = CodingLog(folder, coder)
        only = self._log.coder if blind else ""
        self.standing = Standing(folder, tables, pdf_hashes=pdf_hashes, retired=codebook.retired, only=only)
        """What holds now, decisions since the last run included; when blind, your own alone."""

    @property
    def coder(self) -> str:
        """Who decides."""
        return self._log.coder

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is damaged in the logs, and what was mended while writing."""
        return (*self._read().problems, *self._log.problems)

    def _read(self) -> Decisions:
        return read_decisions(self._folder)

    def _own(self) -> list[Decision]:
        """Return the coder's decisions in force; that a presentation was renamed is none that could be undone."""
        lines = self.standing.in_force()
        return [line for line in lines if line.coder == self.coder and line.kind != "presentation"]

    def _anchors(self, read: Decisions) -> Anchors:
        return Anchors(
            self._tables("passages"),
            self._tables("blocks"),
            renames=read_renames(read.decisions),
            pdf_hashes=self._pdf_hashes,
        )

    def _states(self) -> dict[Key, State]:
        """Return what this coder's decisions amount to, as of now; consensus is not among it."""
        return {key: state for key, state in self.standing.states().items() if key.coder == self.coder}

    def _append(self, status: CodingStatus, kind: TargetKind, target: Target, **fields: object) -> Decision:
        known = Decision(
            id="", time="", coder="", status=status, kind=kind, target=target, codebook=self._codebook.sha256
        )
        return self._log.append(replace(known, **fields))  # type: ignore[arg-type]  # checked by the callers

    def _judge(self, status: CodingStatus, row: Row, *, memo: str, **more: object) -> Decision:
        target = self._targets.on_passage(self._targets.passage(row["passage"]))
        return self._append(status, row["kind"], target, code=row["code"], memo=memo, **more)
