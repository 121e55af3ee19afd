"""What each coder judged, and in which cell of a fourfold table it falls."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

__all__ = ["Code", "Coder", "Said", "character_cells", "coder_of", "passage_cells"]

Code = tuple[str, str]
"""Kind and code."""


class Said(NamedTuple):
    """What a coder said of a code at a passage."""

    state: str
    block: int
    start: int
    end: int
    memo: str


@dataclass(frozen=True, slots=True)
class Coder:
    """What one coder judged: passages that were coded or read, and what was said of them."""

    passages: Mapping[str, str]
    said: Mapping[tuple[str, str, str], Said]

    def sets(self, passage: str, code: Code) -> bool:
        """Return whether the coder set a code; what was read and not coded is not set."""
        said = self.said.get((passage, *code))
        return said is not None and said.state == "confirmed"


def coder_of(codings: pd.DataFrame, name: str) -> Coder:
    """Return what a coder judged, by the table ``codings``."""
    rows = codings[(codings["coder"] == name) & (codings["passage"] != "")].to_dict("records")
    return Coder(
        passages={row["passage"]: row["presentation"] for row in rows},
        said={
            (row["passage"], row["kind"], row["code"]): Said(*(row[name] for name in Said._fields))
            for row in rows
            if row["code"]
        },
    )


def passage_cells(shared: Sequence[str], code: Code, one: Coder, other: Coder) -> np.ndarray:
    """Return for each passage in which of the four cells it falls: both, first, second, neither."""
    cells = np.zeros((len(shared), 4), dtype=np.int64)
    for number, passage in enumerate(shared):
        cells[number, _cell(first=one.sets(passage, code), second=other.sets(passage, code))] = 1
    return cells


def _cell(*, first: bool, second: bool) -> int:
    return (0 if second else 1) if first else (2 if second else 3)


def character_cells(
    shared: Sequence[str], code: Code, one: Coder, other: Coder, lengths: Mapping[str, int]
) -> np.ndarray:
    """Return for each passage how many of its characters both marked, one of them, or neither."""
    cells = np.zeros((len(shared), 4), dtype=np.int64)
    for number, passage in enumerate(shared):
        spans = [coder.said[passage, *code] if coder.sets(passage, code) else None for coder in (one, other)]
        first, second = (span.end - span.start if span else 0 for span in spans)
        both = _overlap(*spans)
        total = max(int(lengths.get(passage, 0)), first + second - both)
        cells[number] = both, first - both, second - both, total - (first + second - both)
    return cells


def _overlap(one: Said | None, other: Said | None) -> int:
    if one is None or other is None or one.block != other.block:
        return 0
    return max(0, min(one.end, other.end) - max(one.start, other.start))
