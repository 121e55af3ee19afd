"""What lies in presentations/: the catalogue brought in step with the folder."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from synthese.catalogue import Catalogue, Reconciled, change_row, read_catalogue, reconcile, write_catalogue
from synthese.errors import Problem
from synthese.types import Presentation
from synthese.workbench.layout import Layout

__all__ = ["Stock", "take_stock"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """The decks at hand.

    Args:
        rows: One row a deck whose file is there, in the order of the catalogue, with the file's hash.
        added: The rows that are new.
        problems: What is wrong in the catalogue or the folder.
    """

    rows: tuple[Presentation, ...]
    added: tuple[Presentation, ...]
    problems: tuple[Problem, ...]


def take_stock(layout: Layout, *, write: bool = True, given: Mapping[str, Mapping[str, str]] | None = None) -> Stock:
    """Bring the catalogue in step with the folder.

    Args:
        layout: Where things lie.
        write: Whether new rows are written into the catalogue.
        given: What is known of new files, as cells by column, by their path below presentations/.
    """
    catalogue = read_catalogue(layout.presentations)
    found = reconcile(catalogue, layout.presentations, known=_known(layout))
    found = replace(found, catalogue=_with_given(found, given or {}))
    problems = list(found.problems)
    if write and found.catalogue.lines != catalogue.lines:
        problems += write_catalogue(found, layout.presentations)
    return Stock(rows=found.rows, added=found.added, problems=tuple(problems))


def _with_given(found: Reconciled, given: Mapping[str, Mapping[str, str]]) -> Catalogue:
    catalogue = found.catalogue
    for row in found.added:
        cells = {column: value for column, value in given.get(row.file, {}).items() if value}
        if cells:
            catalogue = change_row(catalogue, row.presentation, **cells)
    return catalogue


def _known(layout: Layout) -> dict[str, str]:
    """Return the hash of each presentation's file as of the last run, by which a renamed file is recognised."""
    try:
        content = json.loads(layout.provenance.read_text(encoding="utf-8"))
        return {row["presentation"]: row["sha256"] for row in content["presentations"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}  # a first run, or results that were taken away: then nothing is known
