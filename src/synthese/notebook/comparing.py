"""The comparison across projects as JupyterLab shows it: each cell with its words or its place."""

from collections import defaultdict
from collections.abc import Iterable

from markupsafe import Markup
from pandas.io.formats.style import Styler

from synthese.exports.colours import shade
from synthese.exports.content import (
    ComparedValue,
    FrameworkCell,
    MatrixCell,
    comparison_rows,
    framework_rows,
    matrix_rows,
)
from synthese.exports.labels import format_number, format_share, label, value_label
from synthese.exports.readable import Readable
from synthese.notebook.results import pick_themes
from synthese.notebook.styling import Column, cited, columns, lines, present, text
from synthese.order import german_key

__all__ = [
    "changes_table",
    "comparison_table",
    "cooccurrence_table",
    "distinctive_table",
    "framework_table",
    "similarity_table",
    "theme_heat_map",
]

_SURE = shade(0.2, top=1)


def theme_heat_map(tables: Readable) -> Styler:
    """Return themes by projects: how many passages, and their share, which decides on the colour."""
    rows = matrix_rows(tables)
    top = max((cell.share for row in rows for cell in row.cells), default=0.0)
    cells = [(row.group, row.name, *(_counted(cell, tables.language) for cell in row.cells)) for row in rows]
    shades = [[None, None, *(shade(cell.share, top=top) for cell in row.cells)] for row in rows]
    header = [*columns(tables, group=16, theme=24), *_cases(tables, 10)]
    caption = f"{label('message.matrix_caption', tables.language)} {label('about.matrix_marks', tables.language)}"
    return present(tables, header, cells, shades=shades, caption=caption)


def framework_table(tables: Readable, *, themes: Iterable[str] = ()) -> Styler:
    """Return themes by projects: the researcher's summary, and quotations with their places.

    Args:
        tables: The result of ``in_words``.
        themes: Their ids; none for the five that most projects speak of.
    """
    wanted = [tables.names.theme(theme) for theme in pick_themes(tables, themes)]
    found = dict(framework_rows(tables))
    blank = [FrameworkCell()] * len(tables.names.cases)
    rows = [(name, *(_told(cell, tables.language) for cell in found.get(name, blank))) for name in wanted]
    header = [*columns(tables, theme=16), *_cases(tables, 40)]
    return present(tables, header, rows, caption=label("about.framework", tables.language))


def comparison_table(tables: Readable) -> Styler:
    """Return dimensions by projects: values with their state."""
    rows = [
        (dimension, *(lines(_valued(value, tables.language) for value in values) or "–" for values in cells))
        for dimension, cells in comparison_rows(tables)
    ]
    header = [*columns(tables, dimension=20), *_cases(tables, 40)]
    return present(tables, header, rows, caption=label("about.comparison", tables.language))


def similarity_table(tables: Readable) -> Styler:
    """Return how alike the projects are in their themes, the most alike first."""
    found = sorted(tables.source.rows("similarity"), key=lambda row: -row["cosine"])
    rows = [(row["project_a"], row["project_b"], row["cosine"]) for row in found]
    shades = [[None, None, shade(row["cosine"], top=1.0)] for row in found]
    header = columns(tables, project_a=0, project_b=0, cosine=0)
    return present(tables, header, rows, shades=shades, caption=label("about.similarity", tables.language))


def distinctive_table(tables: Readable, *, rows: int = 6) -> Styler:
    """Return what each project speaks of more often than the others, the surest first.

    Args:
        tables: The result of ``in_words``.
        rows: How many to show of each project and kind.
    """
    members = defaultdict(list)
    for row in sorted(tables.source.rows("distinctive"), key=lambda row: (-row["low"], row["item"])):
        if row["log_odds"] > 0:
            members[german_key(row["project"]), row["kind"] != "theme"].append(row)
    shown = [row for key in sorted(members) for row in members[key][:rows]]
    figures = ("n", "log_odds", "low", "high")
    cells = [
        (
            row["project"],
            value_label("distinctive", "kind", row["kind"], tables.language),
            tables.names.code(row["kind"], row["item"]),
            *(row[key] for key in figures),
        )
        for row in shown
    ]
    shades = [[None, None, None, *[_SURE if row["low"] > 0 else None] * len(figures)] for row in shown]
    header = columns(tables, project=0, kind=0, item=24, **dict.fromkeys(figures, 0))
    return present(tables, header, cells, shades=shades, caption=label("about.distinctive", tables.language))


def cooccurrence_table(tables: Readable, *, rows: int = 12) -> Styler:
    """Return which themes occur at the same passages, with the places.

    Args:
        tables: The result of ``in_words``.
        rows: How many to show.
    """
    found = sorted(tables.source.rows("cooccurrence"), key=lambda row: (-row["n"], -row["association"]))
    cells = [
        (
            tables.names.theme(row["theme_a"]),
            tables.names.theme(row["theme_b"]),
            row["n"],
            lines(
                cited(place)
                for place in dict.fromkeys(one.evidence.citation for one in tables.index.find(row["evidence"]))
            ),
        )
        for row in found[:rows]
    ]
    header = columns(tables, theme_a=24, theme_b=24, n=0, evidence=24)
    caption = label("about.cooccurrence", tables.language)
    return present(tables, header, cells, total=len(found), caption=caption)


def changes_table(tables: Readable, *, rows: int = 40) -> Styler:
    """Return what is new, gone or different against the last run.

    Args:
        tables: The result of ``in_words``.
        rows: How many to show.
    """
    keys = ("change", "table", "presentation", "project", "item", "before", "after")
    found = tables.source.rows("changes")
    names = tables.names
    cells = [
        [
            *(tables.cell("changes", key, row) for key in keys[:4]),
            names.theme(row["item"]) if row["item"] in names.themes else names.plain(row["item"]),
            *(row[key] for key in keys[5:]),
        ]
        for row in found[:rows]
    ]
    header = columns(tables, **dict.fromkeys(keys[:4], 0), item=36, before=16, after=16)
    caption = label("about.changes" if found else "ui.no_changes", tables.language)
    return present(tables, header, cells, total=len(found), caption=caption)


def _cases(tables: Readable, width: int) -> list[Column]:
    return [Column(tables.names.case(case), width) for case in tables.names.cases]


def _counted(cell: MatrixCell, language: str) -> Markup:
    if not cell.count:
        return text("0" if cell.read_and_nothing else "–")
    marks = [(cell.confirmed, "✓"), (cell.disputed, "≠")]
    told = [format_share(cell.share, language), *(f"{mark}{format_number(n, language)}" for n, mark in marks if n)]
    small = Markup(" ").join(Markup("<small>") + text(part) + Markup("</small>") for part in told)
    return Markup("<strong>") + text(format_number(cell.count, language)) + Markup("</strong> ") + small


def _told(cell: FrameworkCell, language: str) -> Markup:
    parts: list[Markup] = []
    if cell.summary:
        state = f" ({label('ui.outdated', language)})" if cell.state == "outdated" else ""
        parts.append(Markup("<p><strong>") + text(cell.summary + state) + Markup("</strong></p>"))
    for quotation in cell.quotations:
        place = Markup(" <cite>") + cited(quotation.citation) + Markup("</cite>")
        parts.append(Markup("<blockquote>") + text(f"„{quotation.text}“") + place + Markup("</blockquote>"))
    return Markup("").join(parts) or text("–")


def _valued(value: ComparedValue, language: str) -> Markup:
    """Return a value; its state stands beside it unless it is but suggested, as most are."""
    if value.state == "suggested":
        return text(value.value)
    state = value_label("comparison", "state", value.state, language)
    return text(value.value) + Markup(" <small>(") + text(state) + Markup(")</small>")
