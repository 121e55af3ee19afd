"""The sheets that compare projects."""

from collections.abc import Callable, Sequence

from synthese.exports.content import (
    ComparedValue,
    FrameworkCell,
    MatrixCell,
    check_rows,
    comparison_rows,
    field_rows,
    framework_rows,
    matrix_rows,
)
from synthese.exports.labels import label, value_label
from synthese.exports.readable import Readable, plain_text
from synthese.exports.sheets.cells import (
    Linked,
    Shaded,
    SheetContent,
    Value,
    case_names,
    evidence_counts,
    fit,
    headers,
)
from synthese.tables import SCHEMAS

__all__ = [
    "action_fields",
    "commentary_check",
    "comparison",
    "framework_matrix",
    "measured",
    "theme_matrix",
]

_STATES = ("word.count", "column.n_confirmed", "column.n_disputed", "word.share")
_MANY = 8  # projects: with more of them the matrix shows counts and shares, the rest is folded away


def theme_matrix(readable: Readable) -> SheetContent:
    """Return themes by projects: count, how many of it a person confirmed, how many are disputed, share."""
    language, names = readable.language, case_names(readable)
    titles = headers(readable, "group", "theme")
    titles += [f"{name}: {label(key, language)}" for name in names for key in _STATES]
    rows: list[list[Value | Linked]] = [
        [row.group, row.name, *(cell for one in row.cells for cell in _matrix_cells(readable, one))]
        for row in matrix_rows(readable)
    ]
    first = [2 + len(_STATES) * place for place in range(len(names))]
    return SheetContent(
        headers=titles,
        rows=rows,
        widths=(26, 38, 12),
        frozen=2,
        shaded=(Shaded(tuple(first)), Shaded(tuple(3 + column for column in first))),
        folded=tuple(column + step for column in first for step in (1, 2)) if len(names) > _MANY else (),
        note=label("message.matrix_link", language),
    )


def framework_matrix(readable: Readable) -> SheetContent:
    """Return projects by themes, as the framework method draws it: summary and quotations in each cell."""
    by_theme = framework_rows(readable)
    rows: list[Sequence[Value | Linked]] = []
    for place, name in enumerate(case_names(readable)):
        cells = [cells[place] for _, cells in by_theme]
        rows.append([name, *(_framework_text(readable, cell) for cell in cells)])
        rows.append(evidence_counts(readable, name, [cell.evidence for cell in cells]))
    titles = [*headers(readable, "project"), *(theme for theme, _ in by_theme)]
    return SheetContent(headers=titles, rows=rows, widths=(24, 48), frozen=1)


def comparison(readable: Readable) -> SheetContent:
    """Return dimensions by projects."""
    rows: list[Sequence[Value | Linked]] = []
    for dimension, cells in comparison_rows(readable):
        rows.append([dimension, *(_compared(readable, values) for values in cells)])
        evidence = [tuple(name for one in values for name in one.evidence) for values in cells]
        rows.append(evidence_counts(readable, dimension, evidence))
    titles = [*headers(readable, "dimension"), *case_names(readable)]
    return SheetContent(headers=titles, rows=rows, widths=(26, 44), frozen=1)


def action_fields(readable: Readable) -> SheetContent:
    """Return the open fields of action, one a row."""
    keys = ("project", "statement", "type", "addressee", "holder", "themes", "citation", "status", "also", "field")
    rows: list[list[Value | Linked]] = [
        [
            plain_text(row.project),
            fit(readable, row.statement),
            row.type,
            row.addressee,
            plain_text(row.holder),
            "; ".join(row.themes),
            Linked(plain_text(row.citation), row.evidence),
            row.status,
            plain_text("; ".join(row.also)),
            row.field,
        ]
        for row in field_rows(readable)
    ]
    widths = (20, 60, 20, 24, 20, 36, 32, 14, 20, 20)
    return SheetContent(headers=headers(readable, *keys), rows=rows, widths=widths, frozen=1)


def commentary_check(readable: Readable) -> SheetContent:
    """Return the fields of the commentary by projects."""
    projects, checked = check_rows(readable)
    rows: list[list[Value | Linked]] = [
        [
            fit(readable, row.statement),
            "; ".join(row.themes),
            row.addressee,
            *(
                Linked(value_label("commentary_check", "speaks", cell.speaks, readable.language), cell.evidence)
                for cell in row.cells
            ),
        ]
        for row in checked
    ]
    titles = [*headers(readable, "statement", "themes", "addressee"), *map(plain_text, projects)]
    return SheetContent(headers=titles, rows=rows, widths=(60, 36, 24, 16), frozen=1)


def measured(table: str, *, widths: Sequence[int]) -> Callable[[Readable], SheetContent]:
    """Return what makes the sheet of a table whose rows are shown as they are, with the count of their evidence.

    Args:
        table: The table's name.
        widths: The widths of its columns in characters; the last one holds for all that follow.
    """

    def build(readable: Readable) -> SheetContent:
        columns = SCHEMAS[table].names
        rows: list[list[Value | Linked]] = [
            [
                Linked(len(readable.index.find(row[column])), tuple(row[column]), format="count")
                if column == "evidence"
                else readable.cell(table, column, row)
                for column in columns
            ]
            for row in readable.source.rows(table)
        ]
        return SheetContent(headers=readable.headers(table), rows=rows, widths=widths, frozen=1)

    return build


def _matrix_cells(readable: Readable, cell: MatrixCell) -> list[Value | Linked]:
    findings = readable.index.find(cell.evidence)
    states = {
        state: tuple(name for finding in findings if finding.status == state for name in finding.ids)
        for state in ("confirmed", "disputed")
    }
    return [
        Linked(cell.count, cell.evidence, format="read" if cell.read_and_nothing else "count"),
        Linked(cell.confirmed, states["confirmed"], format="count"),
        Linked(cell.disputed, states["disputed"], format="count"),
        Linked(float(cell.share), cell.evidence, format="share"),
    ]


def _framework_text(readable: Readable, cell: FrameworkCell) -> str:
    language = readable.language
    outdated = f" [{label('status.outdated', language)}]" if cell.state == "outdated" else ""
    lines = [cell.summary + outdated] if cell.summary else []
    lines += [label("citation.quoted", language, text=one.text, citation=one.citation) for one in cell.quotations]
    return fit(readable, "\n".join(lines))


def _compared(readable: Readable, values: Sequence[ComparedValue]) -> str:
    states = [value_label("comparison", "state", one.state, readable.language) for one in values]
    return fit(readable, "\n".join(f"{one.value} ({state})" for one, state in zip(values, states, strict=True)))
