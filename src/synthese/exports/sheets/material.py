"""The sheets on what the comparison rests on: overview, decks, evidence, codebook, provenance."""

import datetime as dt
from collections.abc import Iterable, Sequence

from synthese.exports.content import KeyFigure, key_figures, provenance_rows
from synthese.exports.evidence import Finding
from synthese.exports.labels import label
from synthese.exports.readable import Cell, Readable, plain_text, shown_text
from synthese.exports.sheets.cells import Linked, SheetContent, Value, fit, headers
from synthese.exports.source import Row
from synthese.exports.trails import Collection
from synthese.tables import SCHEMAS
from synthese.types import ActionFieldType, Theme

__all__ = ["codebook", "collections", "coverage", "evidence", "overview", "presentations", "provenance"]

_EVIDENCE = {
    "number": 8,
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


def overview(readable: Readable, sheets: Iterable[str]) -> SheetContent:
    """Return key figures, the other sheets and what was not read.

    Args:
        readable: The tables in words.
        sheets: The other sheets, by their keys.
    """
    language = readable.language
    rows: list[list[Value | Linked]] = [[figure.name, _figure(figure, language)] for figure in key_figures(readable)]
    for name in sheets:
        title = label(f"sheet.{name}", language)
        rows.append([Linked(title, target=f"'{title}'!A1"), label(f"sheet_about.{name}", language)])
    rows += [[label("section.problems", language), plain_text(problem)] for problem in readable.source.problems]
    return SheetContent(headers=headers(readable, "key", "entry"), rows=rows, widths=(42, 90))


def _figure(figure: KeyFigure, language: str) -> Linked:
    """Return a key figure that leads to its evidence, or to the sheet of what was read where it counts decks."""
    target = f"'{label('sheet.coverage', language)}'!A1" if figure.decks else ""
    value = figure.number if figure.total is None else figure.value
    return Linked(value, figure.evidence, target=target, format="figure")


def presentations(readable: Readable) -> SheetContent:
    """Return what was read."""
    place = SCHEMAS["presentations"].names.index("date")
    rows = [
        [_dated(cell) if column == place else cell for column, cell in enumerate(row)]
        for row in readable.rows("presentations")
    ]
    widths = (24, 34, 18, 18, 14, 40, 28, 28, 24, 12, 18, 18, 14, 12)
    return SheetContent(headers=readable.headers("presentations"), rows=rows, widths=widths, frozen=1)


def coverage(readable: Readable) -> SheetContent:
    """Return how much of each presentation was read and tagged."""
    columns = [column for column in SCHEMAS["coverage"].names if column != "evidence"]
    rows = [[_covered(readable, column, row) for column in columns] for row in readable.source.rows("coverage")]
    titles = headers(readable, *columns)
    widths = [{"presentation": 28, "untagged_terms": 80}.get(column, 12) for column in columns]
    return SheetContent(headers=titles, rows=rows, widths=widths, frozen=1)


def evidence(readable: Readable) -> SheetContent:
    """Return every finding with quotation, passage, citation and what was decided, one a row."""
    rows = [_evidence_row(readable, finding, number) for number, finding in enumerate(readable.index.findings, 1)]
    return SheetContent(headers=headers(readable, *_EVIDENCE), rows=rows, widths=tuple(_EVIDENCE.values()), frozen=2)


def collections(readable: Readable, collected: Sequence[Collection]) -> SheetContent:
    """Return the findings of numbers that do not follow one another in the evidence list, one run a row.

    Args:
        readable: The tables in words.
        collected: What the other sheets lead to.
    """
    rows: list[list[Value | Linked]] = []
    for one in collected:
        for run in one.runs:
            found = readable.index.findings[run.first - 1 : run.last]
            codes = dict.fromkeys(readable.names.code(finding.kind, finding.code) for finding in found)
            ids = tuple(name for finding in found for name in finding.ids)
            places = fit(readable, readable.citations(found))
            rows.append([one.number, one.about, Linked(str(run), ids), "; ".join(filter(None, codes)), places])
    keys = ("number", "belongs_to", "evidence", "code", "citation")
    return SheetContent(headers=headers(readable, *keys), rows=rows, widths=(8, 60, 12, 40, 80))


def codebook(readable: Readable) -> SheetContent:
    """Return the codebook in the form qualitative researchers use."""
    book, language = readable.source.codebook, readable.language
    themes = [[readable.names.plain(theme.group), *_code_cells(readable, "theme", theme)] for theme in book.themes]
    kind = label("kind.action_field", language)
    fields = [[kind, *_code_cells(readable, "action_field", field)] for field in book.action_fields]
    keys = ("group", "code", "definition", "inclusion", "exclusion", "anchor", "anchor_source", "indicators")
    widths = (26, 34, 50, 50, 50, 50, 20, 80)
    return SheetContent(headers=headers(readable, *keys), rows=themes + fields, widths=widths, frozen=2)


def provenance(readable: Readable) -> SheetContent:
    """Return what was made from what."""
    rows = [[key, fit(readable, value)] for key, value in provenance_rows(readable.source.provenance)]
    return SheetContent(headers=headers(readable, "key", "entry"), rows=rows, widths=(42, 90))


def _covered(readable: Readable, column: str, row: Row) -> Value | Linked:
    cell = readable.cell("coverage", column, row)
    return Linked(cell, tuple(row.get("evidence", ()))) if column == "tagged" else cell


def _dated(cell: Cell) -> Value:
    """Return a date as a date, so that it sorts as one; what is none stays text."""
    try:
        return dt.date.fromisoformat(str(cell))
    except ValueError:
        return cell


def _evidence_row(readable: Readable, finding: Finding, number: int) -> list[Value | Linked]:
    language, where = readable.language, finding.evidence
    decisions = [
        f"{one.coder}: {label(f'status.{one.state}', language)} {one.memo}".strip() for one in finding.decisions
    ]
    return [
        number,
        plain_text(where.citation),
        label(f"kind.{finding.kind}", language),
        readable.names.code(finding.kind, finding.code),
        label(f"status.{finding.status}", language),
        fit(readable, shown_text(finding.quotation)),
        fit(readable, shown_text(where.text)),
        fit(readable, where.heading),
        fit(readable, where.context),
        readable.names.plain(finding.addressee),
        plain_text(finding.holder),
        label("flag.yes" if finding.negated else "flag.no", language),
        "" if finding.score is None else float(finding.score),
        fit(readable, "; ".join(map(readable.names.rule, finding.rules))),
        label(f"origin.{finding.origin}", language) if finding.origin else label("word.by_hand", language),
        fit(readable, "; ".join(decisions)),
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
    return [fit(readable, cell) for cell in cells]
