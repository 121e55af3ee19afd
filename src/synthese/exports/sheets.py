"""What stands on each sheet of the workbook."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from synthese.exports.content import (
    ComparedValue,
    FrameworkCell,
    MatrixCell,
    check_rows,
    comparison_rows,
    field_rows,
    framework_rows,
    key_figures,
    matrix_rows,
    provenance_rows,
)
from synthese.exports.evidence import Finding
from synthese.exports.labels import label, value_label
from synthese.exports.readable import Cell, Readable, clip, plain_text, shown_text
from synthese.types import ActionFieldType, Theme

__all__ = ["SHEETS", "Linked", "Shaded", "SheetContent"]


class Linked(NamedTuple):
    """A cell that leads somewhere.

    Args:
        value: What it shows.
        evidence: The ids of its evidence.
        target: Another place in the workbook, as ``'Belege'!A1``.
        format: The name of a format; empty for the one that suits the value.
    """

    value: Cell
    evidence: tuple[str, ...] = ()
    target: str = ""
    format: str = ""


class Shaded(NamedTuple):
    """Columns that share one colour scale."""

    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContent:
    """A sheet.

    Args:
        headers: The header row.
        rows: The rows below.
        widths: The widths of the columns in characters; the last one holds for all that follow.
        frozen: How many columns stay in sight.
        shaded: Which columns carry a colour scale.
        note: What is to be said above.
    """

    headers: Sequence[str]
    rows: Sequence[Sequence[Cell | Linked]]
    widths: Sequence[int]
    frozen: int = 0
    shaded: tuple[Shaded, ...] = ()
    note: str = ""


def overview(readable: Readable) -> SheetContent:
    """Return key figures, the other sheets and what was not read."""
    language = readable.language
    rows: list[list[Cell | Linked]] = [[figure.name, figure.value] for figure in key_figures(readable)]
    for name in list(SHEETS)[1:]:
        title = label(f"sheet.{name}", language)
        rows.append([Linked(title, target=f"'{title}'!A1"), label(f"sheet_about.{name}", language)])
    rows += [[label("section.problems", language), plain_text(problem)] for problem in readable.source.problems]
    return SheetContent(headers=_headers(readable, "key", "entry"), rows=rows, widths=(42, 90))


def theme_matrix(readable: Readable) -> SheetContent:
    """Return themes by projects: count, how many of it a person confirmed, how many are disputed, share."""
    language = readable.language
    headers = _headers(readable, "group", "theme")
    states = ("word.count", "column.n_confirmed", "column.n_disputed", "word.share")
    for name in _case_names(readable):
        headers += [f"{name}: {label(key, language)}" for key in states]
    rows: list[list[Cell | Linked]] = [
        [row.group, row.name, *(cell for one in row.cells for cell in _matrix_cells(one))]
        for row in matrix_rows(readable)
    ]
    places = range(len(readable.names.cases))
    return SheetContent(
        headers=headers,
        rows=rows,
        widths=(26, 38, 12),
        frozen=2,
        shaded=(Shaded(tuple(2 + 4 * place for place in places)), Shaded(tuple(5 + 4 * place for place in places))),
        note=label("message.matrix_link", language),
    )


def framework_matrix(readable: Readable) -> SheetContent:
    """Return projects by themes, as the framework method draws it: summary and quotations in each cell."""
    by_theme = framework_rows(readable)
    rows: list[Sequence[Cell | Linked]] = []
    for place, name in enumerate(_case_names(readable)):
        cells = [cells[place] for _, cells in by_theme]
        rows.append([name, *(_framework_text(readable, cell) for cell in cells)])
        rows.append(_evidence_counts(readable, name, [cell.evidence for cell in cells]))
    headers = [*_headers(readable, "project"), *(theme for theme, _ in by_theme)]
    return SheetContent(headers=headers, rows=rows, widths=(24, 48), frozen=1)


def comparison(readable: Readable) -> SheetContent:
    """Return dimensions by projects."""
    rows: list[Sequence[Cell | Linked]] = []
    for dimension, cells in comparison_rows(readable):
        rows.append([dimension, *(_compared(readable, values) for values in cells)])
        evidence = [tuple(name for one in values for name in one.evidence) for values in cells]
        rows.append(_evidence_counts(readable, dimension, evidence))
    headers = [*_headers(readable, "dimension"), *_case_names(readable)]
    return SheetContent(headers=headers, rows=rows, widths=(26, 44), frozen=1)


def action_fields(readable: Readable) -> SheetContent:
    """Return the open fields of action, one a row."""
    keys = ("project", "statement", "type", "addressee", "holder", "themes", "citation", "status", "also", "field")
    rows: list[list[Cell | Linked]] = [
        [
            plain_text(row.project),
            _fit(readable, row.statement),
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
    return SheetContent(headers=_headers(readable, *keys), rows=rows, widths=(20, 60, 20, 24, 20, 36, 32, 14, 20, 20))


def commentary_check(readable: Readable) -> SheetContent:
    """Return the fields of the commentary by projects."""
    projects, checked = check_rows(readable)
    rows: list[list[Cell | Linked]] = [
        [
            _fit(readable, row.statement),
            "; ".join(row.themes),
            row.addressee,
            *(
                Linked(value_label("commentary_check", "speaks", cell.speaks, readable.language), cell.evidence)
                for cell in row.cells
            ),
        ]
        for row in checked
    ]
    headers = [*_headers(readable, "statement", "themes", "addressee"), *map(plain_text, projects)]
    return SheetContent(headers=headers, rows=rows, widths=(60, 36, 24, 16), frozen=1)


def presentations(readable: Readable) -> SheetContent:
    """Return what was read."""
    widths = (24, 34, 18, 18, 14, 40, 28, 28, 24, 12, 18, 18, 14, 12)
    return SheetContent(
        headers=readable.headers("presentations"), rows=list(readable.rows("presentations")), widths=widths, frozen=1
    )


def coverage(readable: Readable) -> SheetContent:
    """Return how much of each presentation was read and tagged."""
    widths = (28, 12, 12, 12, 12, 12, 12, 80)
    return SheetContent(
        headers=readable.headers("coverage"), rows=list(readable.rows("coverage")), widths=widths, frozen=1
    )


def evidence(readable: Readable) -> SheetContent:
    """Return every finding with quotation, passage, citation and what was decided, one a row."""
    rows = [_evidence_row(readable, finding) for finding in readable.index.findings]
    widths = tuple(_EVIDENCE.values())
    return SheetContent(headers=_headers(readable, *_EVIDENCE), rows=rows, widths=widths, frozen=1)


def codebook(readable: Readable) -> SheetContent:
    """Return the codebook in the form qualitative researchers use."""
    book, language = readable.source.codebook, readable.language
    themes = [[readable.names.plain(theme.group), *_code_cells(readable, "theme", theme)] for theme in book.themes]
    kind = label("kind.action_field", language)
    fields = [[kind, *_code_cells(readable, "action_field", field)] for field in book.action_fields]
    keys = ("group", "code", "definition", "inclusion", "exclusion", "anchor", "anchor_source", "indicators")
    return SheetContent(
        headers=_headers(readable, *keys), rows=themes + fields, widths=(26, 34, 50, 50, 50, 50, 20, 80), frozen=2
    )


def provenance(readable: Readable) -> SheetContent:
    """Return what was made from what."""
    rows = [[key, _fit(readable, value)] for key, value in provenance_rows(readable.source.provenance)]
    return SheetContent(headers=_headers(readable, "key", "entry"), rows=rows, widths=(42, 90))


_EVIDENCE = {
    "citation": 32,
    "kind": 16,
    "code": 34,
    "status": 14,
    "quotation": 36,
    "passage_text": 60,
    "heading": 28,
    "context": 28,
    "addressee": 20,
    "holder": 20,
    "negated": 10,
    "score": 10,
    "rules": 36,
    "origin": 16,
    "decisions": 36,
    "passage": 22,
    "ids": 24,
}
"""The columns of the evidence sheet, with their widths in characters."""

SHEETS: dict[str, Callable[[Readable], SheetContent]] = {
    "overview": overview,
    "theme_matrix": theme_matrix,
    "framework_matrix": framework_matrix,
    "comparison": comparison,
    "action_fields": action_fields,
    "commentary_check": commentary_check,
    "presentations": presentations,
    "coverage": coverage,
    "evidence": evidence,
    "codebook": codebook,
    "provenance": provenance,
}
"""The sheets in their order."""


def _headers(readable: Readable, *keys: str) -> list[str]:
    return [label(f"column.{key}", readable.language) for key in keys]


def _case_names(readable: Readable) -> list[str]:
    return [plain_text(readable.names.case(case)) for case in readable.names.cases]


def _fit(readable: Readable, text: str) -> str:
    return clip(plain_text(text), readable.language)


def _matrix_cells(cell: MatrixCell) -> list[Cell | Linked]:
    count = Linked(cell.count, cell.evidence, format="read" if cell.read_and_nothing else "count")
    states = [Linked(number, format="count") for number in (cell.confirmed, cell.disputed)]
    return [count, *states, Linked(float(cell.share), format="share")]


def _framework_text(readable: Readable, cell: FrameworkCell) -> str:
    language = readable.language
    outdated = f" [{label('status.outdated', language)}]" if cell.state == "outdated" else ""
    lines = [cell.summary + outdated] if cell.summary else []
    lines += [label("citation.quoted", language, text=one.text, citation=one.citation) for one in cell.quotations]
    return _fit(readable, "\n".join(lines))


def _compared(readable: Readable, values: Sequence[ComparedValue]) -> str:
    states = [value_label("comparison", "state", one.state, readable.language) for one in values]
    return _fit(readable, "\n".join(f"{one.value} ({state})" for one, state in zip(values, states, strict=True)))


def _evidence_counts(readable: Readable, name: str, evidence: Sequence[tuple[str, ...]]) -> list[Cell | Linked]:
    """Return the row below texts that leads to their evidence: LibreOffice does not wrap text that is itself a link."""
    counts = [Linked(len(readable.index.find(ids)), ids, format="count") for ids in evidence]
    return [f"{name}: {label('column.evidence', readable.language)}", *counts]


def _evidence_row(readable: Readable, finding: Finding) -> list[Cell | Linked]:
    language, where = readable.language, finding.evidence
    decisions = [
        f"{one.coder}: {label(f'status.{one.state}', language)} {one.memo}".strip() for one in finding.decisions
    ]
    return [
        plain_text(where.citation),
        label(f"kind.{finding.kind}", language),
        readable.names.code(finding.kind, finding.code),
        label(f"status.{finding.status}", language),
        _fit(readable, shown_text(finding.quotation)),
        _fit(readable, shown_text(where.text)),
        _fit(readable, where.heading),
        _fit(readable, where.context),
        readable.names.plain(finding.addressee),
        plain_text(finding.holder),
        label("flag.yes" if finding.negated else "flag.no", language),
        "" if finding.score is None else float(finding.score),
        _fit(readable, "; ".join(finding.rules)),
        label(f"origin.{finding.origin}", language) if finding.origin else label("word.by_hand", language),
        _fit(readable, "; ".join(decisions)),
        where.passage,
        "; ".join(finding.ids),
    ]


def _code_cells(readable: Readable, kind: str, code: Theme | ActionFieldType) -> list[str]:
    theme = code if isinstance(code, Theme) else None
    terms = [one.text for one in theme.indicators] if theme else [cue.pattern for cue in getattr(code, "cues", ())]
    cells = [
        readable.names.code(kind, code.id),
        code.definition,
        theme.inclusion if theme else "",
        code.exclusion,
        code.anchor,
        theme.anchor_source if theme else "",
        "; ".join(terms),
    ]
    return [_fit(readable, cell) for cell in cells]
