"""The tables of a workspace in words, for an event or for all, and what a notebook shows when nothing is chosen."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, Protocol

import pandas as pd

from synthese.errors import WorkspaceError
from synthese.exports.content import matrix_rows
from synthese.exports.evidence import Finding
from synthese.exports.labels import LANGUAGES, Language, label
from synthese.exports.readable import Readable
from synthese.exports.source import ReportSource
from synthese.notebook.choosing import chosen, several, unknown
from synthese.notebook.narrowing import Narrowing, narrowed, of_events
from synthese.tables import SCHEMAS
from synthese.types import Codebook

__all__ = ["Results", "Shown", "in_words", "pick_slide", "pick_themes"]

_THEMES = 5
UNSTATED = "unbestimmt"
"""The addressee of a field that names none."""


class Results(Protocol):
    """What a workspace must have for its tables to be shown."""

    @property
    def codebook(self) -> Codebook:
        """The codebook in force."""

    def table(self, name: str) -> pd.DataFrame:
        """Return a table of the last run."""


class Shown(Readable):
    """What a notebook shows: all tables of a workspace, or a part of them.

    Args:
        source: The part.
        unnarrowed: The same events with all themes and action fields; the part itself where nothing was left out.
        whole: Everything; the part itself where nothing was left out.
        themes: The ids of the themes that were chosen, in the order of the codebook; none where all are shown.
    """

    def __init__(
        self,
        source: ReportSource,
        *,
        unnarrowed: ReportSource | None = None,
        whole: ReportSource | None = None,
        themes: Iterable[str] = (),
    ) -> None:
        super().__init__(source)
        self.themes = tuple(sorted(themes, key=self.names.code_order))
        self._unnarrowed = unnarrowed or source
        self._whole = whole or source

    @cached_property
    def unnarrowed(self) -> Readable:
        """The same events with all themes and action fields."""
        return self if self._unnarrowed is self.source else Readable(self._unnarrowed)

    def number(self, finding: Finding) -> int:
        """Return the number of a finding in the evidence list of all files for readers, whatever part is shown."""
        return self._numbers[finding.ids[0]]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        index = self.index if self._whole is self.source else Readable(self._whole).index
        # What is evidence by itself in a part alone is in no other file: its numbers follow.
        found = [*index.findings, *self.index.findings]
        return {name: number for number, one in reversed(list(enumerate(found, 1))) for name in one.ids}


def in_words(
    workspace: Results,
    *,
    event: str | Iterable[str] = "",
    themes: str | Iterable[str] = (),
    types: str | Iterable[str] = (),
    addressees: str | Iterable[str] = (),
    language: Language = "de",
) -> Shown:
    """Return the tables of the last run with labels for codes and citations for ids.

    Args:
        workspace: The workspace, or whatever has a codebook and tables.
        event: The event to show, or several; empty for all. Shares, groups and measures are those of the event.
        themes: Ids of themes or of groups of themes, as ``["A1", "C"]``; none for all. Rows on other themes are left
            out; what is measured over all themes (shares of a project, similarity) stays as it is.
        types: Ids of types of action fields, as ``["bedarf"]``; none for all.
        addressees: Ids of those who should act, as ``["kommunen"]``; none for all.
        language: ``de`` or ``en``.

    Returns:
        The tables as the functions of this room take them.

    Raises:
        WorkspaceError: When there is no such event, theme, type, addressee or language, with what there is.
    """
    if language not in LANGUAGES:
        raise WorkspaceError(f'{unknown("language", [str(language)], LANGUAGES)} Write language = "de" or "en".')
    book, events = workspace.codebook, several(event)
    narrowing = Narrowing.of(
        book,
        themes=chosen("theme", themes, _labels(book.themes, language) | _labels(book.groups, language)),
        types=chosen("type of action field", types, _labels(book.action_fields, language)),
        addressees=chosen("addressee", addressees, _labels(book.addressees, language) | _nobody(language)),
    )
    whole = ReportSource(tables=_tables(workspace, ()), codebook=book, language=language)
    if events:
        _check_events(whole, events)
    of_event = replace(whole, tables=_tables(workspace, events)) if events else whole
    links = getattr(workspace, "slide_links", None)
    of_event = replace(of_event, samples=_of_samples(of_event.tables), slide_link=links() if links else None)
    part = replace(of_event, tables=narrowed(of_event.tables, narrowing)) if narrowing else of_event
    return Shown(part, unnarrowed=of_event, whole=whole if events else of_event, themes=narrowing.themes)


def _labels(codes: Iterable[Any], language: Language) -> dict[str, str]:
    return {code.id: code.labels.in_language(language) for code in codes}


def _nobody(language: Language) -> dict[str, str]:
    return {UNSTATED: label("word.unspecified", language)}


def _tables(workspace: Results, events: tuple[str, ...]) -> Mapping[str, pd.DataFrame]:
    # What a coder who works blind may not see is left out where a workspace knows of it.
    shown = getattr(workspace, "shown_tables", None)
    tables = shown(event=events) if shown else {name: workspace.table(name) for name in SCHEMAS}
    return of_events(tables, events) if events else tables


def _check_events(whole: ReportSource, events: tuple[str, ...]) -> None:
    known = sorted(set(whole.table("presentations")["event"]) - {""})
    strange = [name for name in events if name not in known]
    if strange:
        raise WorkspaceError(f'{unknown("event", strange, known)} event = "" shows all.')


def _of_samples(tables: Mapping[str, pd.DataFrame]) -> bool:
    """Tell whether what is compared are sample decks alone."""
    rows = tables["presentations"]
    compared = rows["project"].isin(set(tables["theme_matrix"]["project"])) | (rows["role"] == "commentary")
    return bool(compared.any() and rows.loc[compared, "sample"].all())


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
    wanted = presentation or next(iter(known), "")
    if wanted not in known:
        # Without a choice the workspace has none at all.
        raise WorkspaceError(unknown("presentation", [wanted] if wanted else [], known))
    rows = (row for name in ("tags", "slides") for row in tables.source.rows(name))
    counts = Counter(int(row["slide"]) for row in rows if row["presentation"] == wanted)
    return wanted, slide or max(sorted(counts), key=lambda number: counts[number], default=1)


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
    known = {theme: tables.names.plain(theme) for theme in tables.names.themes}
    wanted = chosen("theme", themes, known)
    spoken = [row for row in matrix_rows(tables) if any(cell.count for cell in row.cells)]
    spoken.sort(key=lambda row: (-sum(cell.count > 0 for cell in row.cells), -sum(cell.count for cell in row.cells)))
    often = [row.theme for row in spoken[:_THEMES]]
    return wanted or tuple(sorted(often, key=tables.names.code_order))
