"""The comparison across projects as JupyterLab shows it: each cell with its words or its place."""

from collections import defaultdict
from collections.abc import Iterable

from markupsafe import Markup

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
from synthese.exports.source import Row
from synthese.notebook.evidence import Openings
from synthese.notebook.grids import Cell, Grid, present_grid, present_spread
from synthese.notebook.results import pick_themes
from synthese.notebook.styling import Table, cited, columns, lines, present, text
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


def theme_heat_map(tables: Readable) -> Table:
    """Return themes by projects: how many passages, and their share, which decides on the colour.

    Each number opens its passages. With more than a dozen projects these are the rows.
    """
    rows, openings = matrix_rows(tables), Openings(tables)
    cases = [tables.names.case(case) for case in tables.names.cases]
    top = max((cell.share for row in rows for cell in row.cells), default=0.0)
    counted = [
        [
            Cell(
                openings.number(_counted(cell, tables.language), cell.evidence, row.name, case),
                shade(cell.share, top=top),
            )
            for cell, case in zip(row.cells, cases, strict=True)
        ]
        for row in rows
    ]
    heads = [label(f"column.{key}", tables.language) for key in ("theme", "project", "group")]
    grid = Grid(
        row=heads[0],
        case=heads[1],
        rows=[row.name for row in rows],
        cases=cases,
        cells=counted,
        groups=[row.group for row in rows],
        group=heads[2],
    )
    keys = ("message.matrix_caption", "message.matrix_link", "about.matrix_marks")
    return present_grid(tables, grid, openings, caption=" ".join(label(key, tables.language) for key in keys))


def framework_table(tables: Readable, *, themes: Iterable[str] = ()) -> Table:
    """Return themes by projects: the researcher's summary, and quotations with their places.

    With more than a handful of projects each of them that speaks of a theme has a row.

    Args:
        tables: The result of ``in_words``.
        themes: Their ids; none for the five that most projects speak of.
    """
    wanted = [tables.names.theme(theme) for theme in pick_themes(tables, themes)]
    found = dict(framework_rows(tables))
    cases = [tables.names.case(case) for case in tables.names.cases]
    blank = [FrameworkCell()] * len(cases)
    rows = [(name, [_told(cell, tables.language) for cell in found.get(name, blank)]) for name in wanted]
    heads = [label(f"column.{key}", tables.language) for key in ("theme", "project", "quotation")]
    return present_spread(tables, heads, cases, rows, caption=label("about.framework", tables.language))


def comparison_table(tables: Readable) -> Table:
    """Return dimensions by projects: values with their state; each opens its passages."""
    openings = Openings(tables)
    cases = [tables.names.case(case) for case in tables.names.cases]
    rows = [
        (
            dimension,
            [
                lines(
                    openings.number(_valued(value, tables.language), value.evidence, dimension, case)
                    for value in values
                )
                for case, values in zip(cases, cells, strict=True)
            ],
        )
        for dimension, cells in comparison_rows(tables)
    ]
    heads = [label(f"column.{key}", tables.language) for key in ("dimension", "project", "value")]
    caption = label("about.comparison", tables.language)
    return present_spread(tables, heads, cases, rows, caption=caption).with_panels(openings.panels)


def similarity_table(tables: Readable, *, rows: int = 20) -> Table:
    """Return how alike the projects are in their themes, the most alike first; each number opens what it rests on.

    Args:
        tables: The result of ``in_words``.
        rows: How many to show.
    """
    openings, language = Openings(tables), tables.language
    found = sorted(tables.source.rows("similarity"), key=lambda row: -row["cosine"])
    cells = []
    for row in found[:rows]:
        shown = format_number(row["cosine"], language, digits=2)
        number = openings.number(shown, row["evidence"], row["project_a"], row["project_b"])
        cells.append((row["project_a"], row["project_b"], number, row["low"], row["high"]))
    shades = [[None, None, shade(row["cosine"], top=1.0), None, None] for row in found[:rows]]
    header = columns(tables, project_a=0, project_b=0, cosine=0, low=0, high=0)
    caption = label("about.similarity", language)
    return present(tables, header, cells, shades=shades, caption=caption, total=len(found)).with_panels(openings.panels)


def distinctive_table(tables: Readable, *, rows: int = 6) -> Table:
    """Return what each project speaks of more often than the others, the surest first; numbers open their passages.

    Args:
        tables: The result of ``in_words``.
        rows: How many to show of each project and kind.
    """
    members = defaultdict(list)
    for row in sorted(tables.source.rows("distinctive"), key=lambda row: (-row["low"], row["item"])):
        if row["log_odds"] > 0:
            members[german_key(row["project"]), row["kind"] != "theme"].append(row)
    shown = [row for key in sorted(members) for row in members[key][:rows]]
    openings = Openings(tables)
    cells = [_distinct(tables, openings, row) for row in shown]
    shades = [[None, None, None, *[_SURE if row["low"] > 0 else None] * 4] for row in shown]
    header = columns(tables, project=0, kind=0, item=24, n=0, log_odds=0, low=0, high=0)
    total = sum(map(len, members.values()))
    caption = label("about.distinctive", tables.language)
    return present(tables, header, cells, shades=shades, caption=caption, total=total).with_panels(openings.panels)


def cooccurrence_table(tables: Readable, *, rows: int = 12) -> Table:
    """Return which themes occur at the same passages, the surest first; each number opens the passages.

    Args:
        tables: The result of ``in_words``.
        rows: How many to show.
    """
    openings, language, names = Openings(tables), tables.language, tables.names
    found = sorted(tables.source.rows("cooccurrence"), key=lambda row: (-row["low"], -row["n"], row["theme_a"]))
    cells = []
    for row in found[:rows]:
        pair = names.theme(row["theme_a"]), names.theme(row["theme_b"])
        number = openings.number(format_number(row["n"], language), row["evidence"], *pair)
        cells.append((*pair, number, row["association"], row["low"], row["high"]))
    shades = [[None, None, *[_SURE if row["low"] > 0 else None] * 4] for row in found[:rows]]
    header = columns(tables, theme_a=26, theme_b=26, n=0, association=0, low=0, high=0)
    caption = label("about.cooccurrence", language)
    return present(tables, header, cells, shades=shades, caption=caption, total=len(found)).with_panels(openings.panels)


def changes_table(tables: Readable, *, rows: int = 40) -> Table:
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


def _distinct(tables: Readable, openings: Openings, row: Row) -> tuple[object, ...]:
    language = tables.language
    kind = value_label("distinctive", "kind", row["kind"], language)
    item = tables.names.code(row["kind"], row["item"])
    number = openings.number(format_number(row["n"], language), row["evidence"], item, row["project"])
    return row["project"], kind, item, number, row["log_odds"], row["low"], row["high"]


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
        parts.append(
            Markup("<blockquote>")
            + text(label("citation.words", language, text=quotation.text))
            + place
            + Markup("</blockquote>")
        )
    return Markup("").join(parts)


def _valued(value: ComparedValue, language: str) -> Markup:
    """Return a value; its state stands beside it unless it is but suggested, as most are."""
    if value.state == "suggested":
        return text(value.value)
    state = value_label("comparison", "state", value.state, language)
    return text(value.value) + Markup(" <small>(") + text(state) + Markup(")</small>")
