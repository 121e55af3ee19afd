"""The last stage: files for readers."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from synthese.codebook import read_rules
from synthese.coding import read_decisions
from synthese.errors import Problem
from synthese.exports import (
    ReportSource,
    public_edition,
    write_csv,
    write_figures,
    write_markdown,
    write_report,
    write_word,
    write_workbook,
)
from synthese.provenance import library_versions, source_hash
from synthese.settings import Settings
from synthese.types import Codebook
from synthese.workbench.cache import cache_key
from synthese.workbench.layout import Layout
from synthese.workbench.pictures import Pictures, SlideLinks
from synthese.workbench.reading import Reading

__all__ = ["publication_key", "publish", "report_source"]

_LIBRARIES = ("jinja2", "matplotlib", "pillow", "python-docx", "xlsxwriter")


def publication_key(comparison: str, problems: Sequence[Problem], pictures: Sequence[str], settings: Settings) -> str:
    """Return the key of the files for readers: a hash of the comparison's key and all else that they show."""
    told = [str(problem) for problem in problems]
    return cache_key(
        "exports",
        comparison,
        told,
        list(pictures),
        settings.export.model_dump(exclude={"public"}),
        source_hash("exports"),
        library_versions(_LIBRARIES),
    )


def report_source(
    tables: Mapping[str, pd.DataFrame],
    reading: Reading,
    codebook: Codebook,
    *,
    layout: Layout,
    settings: Settings,
    told: Sequence[str],
    made_from: Mapping[str, Any],
) -> ReportSource:
    """Return what files for readers are made from.

    Args:
        tables: All tables.
        reading: All decks as read and tagged.
        codebook: The codebook in force.
        layout: Where things lie.
        settings: The language.
        told: What readers must know of: what was not read or is left out.
        made_from: What all was made from, without times.
    """
    return ReportSource(
        tables=tables,
        codebook=codebook,
        language=settings.export.language,
        samples=_only_samples(tables),
        coding_rules=tuple(read_rules(layout.codebook)),
        problems=tuple(told),
        provenance=made_from,
        slide_picture=Pictures(layout, (deck.row for deck in reading.decks), _widths(tables)),
        slide_link=SlideLinks(layout, (deck.row for deck in reading.decks)),
        agreed=_agreed(layout),
    )


def publish(source: ReportSource, layout: Layout, *, public: bool = False) -> list[Path]:
    """Write CSV files, figures, workbook, Word file, Markdown and report.

    Args:
        source: The result of ``report_source``.
        layout: Where things lie.
        public: Write the public edition, into a folder of its own.

    Returns:
        The files written.
    """
    if public:
        return _written(public_edition(source), layout, layout.public)
    return _written(source, layout, layout.results)


def _written(source: ReportSource, layout: Layout, folder: Path) -> list[Path]:
    """Write an edition into a folder, under the names that the layout gives."""
    figures = folder / layout.figures.name
    return [
        *write_csv(source, folder / layout.csv.name),
        *write_figures(source, figures),
        write_workbook(source, folder / layout.workbook.name),
        write_word(source, folder / layout.word.name, figures=figures),
        *write_markdown(source, folder / layout.markdown.name),
        write_report(source, folder / layout.report.name),
    ]


def _agreed(layout: Layout) -> dict[str, tuple[str, ...]]:
    """Return who agreed on each decision of the team."""
    return {one.id: one.agreed for one in read_decisions(layout.codings).decisions if one.agreed}


def _only_samples(tables: Mapping[str, pd.DataFrame]) -> bool:
    """Tell whether the comparison rests on sample slides alone."""
    compared = set(tables["theme_matrix"]["project"]) | set(tables["action_fields"]["project"])
    rows = tables["presentations"]
    shown = rows[rows["project"].isin(compared) | (rows["role"] == "commentary")]
    return bool(len(shown)) and bool(shown["sample"].all())


def _widths(tables: Mapping[str, pd.DataFrame]) -> dict[tuple[str, int], float]:
    slides = tables["slides"]
    places = zip(slides["presentation"], slides["page"], slides["width"], strict=True)
    return {(presentation, int(page)): float(width) for presentation, page, width in places}
