"""The tables of a workspace in words, for an event or for all, and what a notebook shows when nothing is chosen."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

import pandas as pd

from synthese.errors import WorkspaceError, listed
from synthese.exports.content import matrix_rows
from synthese.exports.labels import LANGUAGES, Language
from synthese.exports.readable import Readable
from synthese.exports.source import ReportSource
from synthese.tables import SCHEMAS, SYNTHESIS_TABLES
from synthese.types import Codebook

__all__ = ["Results", "in_words", "pick_slide", "pick_themes"]

_THEMES = 5


class Results(Protocol):
    """What a workspace must have for its tables to be shown."""

    @property
    def codebook(self) -> Codebook:
        """The codebook in force."""

    def table(self, name: str) -> pd.DataFrame:
        """Return a table of the last run."""


def in_words(workspace: Results, *, event: str = "", language: Language = "de") -> Readable:
    """Return the tables of the last run with labels for codes and citations for ids.

    Args:
        workspace: The workspace, or whatever has a codebook and tables.
        event: The event to show; empty for all.
        language: ``de`` or ``en``.

    Returns:
        The tables as the functions of this room take them.

    Raises:
        WorkspaceError: When there is no such event or language.
    """
    if language not in LANGUAGES:
        raise WorkspaceError(f"language = '{language}' is not known: use {listed(LANGUAGES)}.")
    # What a coder who works blind may not see is left out where a workspace knows of it.
    shown: Callable[..., pd.DataFrame] = getattr(workspace, "shown_table", workspace.table)
    tables = {name: shown(name) for name in SCHEMAS}
    if event:
        tables = _of_event(tables, event)
        if hasattr(workspace, "shown_table"):
            # Shares, groups and measures are those of the event, not rows of a comparison with all others.
            tables |= {name: shown(name, event=event) for name in SYNTHESIS_TABLES if name != "changes"}
    rows = tables["presentations"]
    compared = rows["project"].isin(set(tables["theme_matrix"]["project"])) | (rows["role"] == "commentary")
    samples = bool(compared.any() and rows.loc[compared, "sample"].all())
    return Readable(ReportSource(tables=tables, codebook=workspace.codebook, language=language, samples=samples))


def _of_event(tables: Mapping[str, pd.DataFrame], event: str) -> dict[str, pd.DataFrame]:
    rows = tables["presentations"]
    here = rows[rows["event"] == event]
    if here.empty:
        known = listed(sorted(set(rows["event"]) - {""}), word="and") or "none in the catalogue"
        raise WorkspaceError(f"There is no event '{event}'; there are {known}. event = \"\" shows all.")
    fields = tables["action_fields"]
    kept = {
        "presentation": {*here["presentation"], ""},
        "project": {*here["project"], ""},
        "event": {event},
        "field": set(fields.loc[fields["event"] == event, "field"]),
    }
    kept |= {"project_a": kept["project"], "project_b": kept["project"]}
    return {name: _kept(frame, kept) for name, frame in tables.items()}


def _kept(frame: pd.DataFrame, kept: Mapping[str, set[str]]) -> pd.DataFrame:
    for column in kept.keys() & set(frame.columns):
        frame = frame[frame[column].isin(kept[column])]
    return frame.reset_index(drop=True)


def pick_slide(tables: Readable, presentation: str = "", slide: int = 0) -> tuple[str, int]:
    """Return a slide to look at.

    Args:
        tables: The result of ``in_words``.
        presentation: The presentation's id; empty for the first of the catalogue.
        slide: The slide; 0 for the one with the most suggestions.

    Returns:
        Presentation and slide.

    Raises:
        WorkspaceError: When there is no such presentation, or none at all.
    """
    known = list(tables.names.presentations)
    chosen = presentation or next(iter(known), "")
    if chosen not in known:
        raise WorkspaceError(f"There is no presentation '{presentation}'; there are {listed(known, word='and')}.")
    rows = (row for name in ("tags", "slides") for row in tables.source.rows(name))
    counts = Counter(int(row["slide"]) for row in rows if row["presentation"] == chosen)
    return chosen, slide or max(sorted(counts), key=lambda number: counts[number], default=1)


def pick_themes(tables: Readable, themes: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the themes to show.

    Args:
        tables: The result of ``in_words``.
        themes: Their ids; none for the five that most projects speak of, the more often the better.

    Returns:
        Their ids, in the order given, else of the codebook.

    Raises:
        WorkspaceError: When the codebook has no such theme.
    """
    chosen = tuple(themes)
    known = [theme.id for theme in tables.source.codebook.themes]
    unknown = [theme for theme in chosen if theme not in known]
    if unknown:
        raise WorkspaceError(f"There is no theme {listed(unknown)}; the codebook has {listed(known, word='and')}.")
    spoken = [row for row in matrix_rows(tables) if any(cell.count for cell in row.cells)]
    spoken.sort(key=lambda row: (-sum(cell.count > 0 for cell in row.cells), -sum(cell.count for cell in row.cells)))
    often = [row.theme for row in spoken[:_THEMES]]
    return chosen or tuple(sorted(often, key=tables.names.code_order))
