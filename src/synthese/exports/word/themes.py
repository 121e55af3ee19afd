"""The chapters on themes: how often projects speak of them, what they say, and how they work."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import shorten
from typing import Any

from synthese.exports.colours import shade
from synthese.exports.content import (
    ComparedValue,
    FrameworkCell,
    MatrixCell,
    MatrixRow,
    comparison_rows,
    framework_rows,
    matrix_rows,
)
from synthese.exports.labels import format_number, format_share
from synthese.exports.readable import plain_text
from synthese.exports.word.book import Book
from synthese.exports.word.ooxml import cell, paragraph, row, run

__all__ = ["add_comparison", "add_framework", "add_matrix"]

_PROJECTS = 9  # side by side on a page
_DIMENSIONS = 4
_HEAD = 44  # characters of a project's name above a narrow column: a matrix fits a page with its head
_MARKS = {"confirmed": " ✓", "disputed": " ≠"}


def add_matrix(book: Book) -> None:
    """Add the theme matrix, in parts of as many projects as a page has room for."""
    rows, names = matrix_rows(book.readable), case_names(book)
    book.heading(book.t("section.matrix"))
    book.say(book.t("about.matrix"))
    book.say(book.t("about.matrix_marks"), "Note")
    if not rows or not names:
        book.say(book.t("message.empty"))
        return
    top = max(one.share for each in rows for one in each.cells)
    for part, (first, last) in enumerate(parts := list(_parts(len(names), _PROJECTS)), 1):
        shown = names[first:last]
        title = _part_title(book, book.t("table.theme_matrix"), part, len(parts), shown)
        lines = _matrix_lines(book, rows, range(first, last), top=top)
        headers = (book.t("column.theme"), *(shorten(name, _HEAD, placeholder=" …") for name in shown))
        book.table(title, (6.2, *[2.2] * len(shown)), headers, lines, new_page=part > 1)


def add_framework(book: Book) -> None:
    """Add what the projects say: a table a theme, a row a project."""
    book.heading(book.t("section.framework"))
    book.say(book.t("about.framework"))
    names = case_names(book)
    by_theme = framework_rows(book.readable)
    if not by_theme:
        book.say(book.t("message.empty"))
    for theme, cells in by_theme:
        book.heading(theme, 2)
        speaking = [(name, one) for name, one in zip(names, cells, strict=True) if one.summary or one.quotations]
        lines = [_framework_line(book, theme, name, one) for name, one in speaking]
        headers = (book.t("column.project"), book.t("caption.summary_and_quotations"))
        book.table(book.t("caption.framework", theme=theme), (3.2, 13.8), headers, lines)


def add_comparison(book: Book) -> None:
    """Add the comparison, a row a project, in parts of as many dimensions as a page has room for."""
    book.heading(book.t("section.comparison"))
    book.say(book.t("about.comparison"))
    book.say(book.t("caption.state_marks"), "Note")
    rows, names = comparison_rows(book.readable), case_names(book)
    if not rows:
        book.say(book.t("message.empty"))
    for part, (first, last) in enumerate(parts := list(_parts(len(rows), _DIMENSIONS)), 1):
        shown = rows[first:last]
        dimensions = [dimension for dimension, _ in shown]
        title = _part_title(book, book.t("table.comparison"), part, len(parts), dimensions)
        lines = [
            row(
                cell(paragraph("TableText", run(name, bold=True))),
                *(_compared(book, f"{dimension}, {name}", cells[place]) for dimension, cells in shown),
            )
            for place, name in enumerate(names)
        ]
        headers = (book.t("column.project"), *dimensions)
        book.table(title, (3.2, *[5.6] * len(shown)), headers, lines)


def case_names(book: Book) -> list[str]:
    """Return the names of the projects compared, in their order."""
    return [plain_text(book.readable.names.case(case)) for case in book.readable.names.cases]


def _parts(total: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield the beginning and end of parts about equally long, none longer than ``most``."""
    count = -(-total // most)
    for part in range(count):
        yield part * total // count, (part + 1) * total // count


def _part_title(book: Book, title: str, part: int, parts: int, shown: Sequence[str]) -> str:
    if parts == 1:
        return title
    return book.t("caption.part", title=title, part=part, parts=parts, first=shown[0], last=shown[-1])


def _matrix_lines(book: Book, rows: Sequence[MatrixRow], places: range, *, top: float) -> Iterator[Any]:
    for group, members in groupby(rows, key=lambda each: each.group):
        yield row(
            cell(paragraph("TableText", run(group, bold=True), with_next=True), fill="#E6ECEF", span=1 + len(places))
        )
        for each in members:
            cells = [_counted(book, each, each.cells[place], place, top=top) for place in places]
            yield row(cell(paragraph("TableText", run(each.name))), *cells)


def _counted(book: Book, each: MatrixRow, one: MatrixCell, place: int, *, top: float) -> Any:
    if not one.count:
        return cell(paragraph("TableText", run("0" if one.read_and_nothing else "–", style="Source")))
    colours = shade(one.share, top=top)
    number = book.evidence(
        format_number(one.count, book.language),
        one.evidence,
        f"{each.name} · {case_names(book)[place]}",
        bold=True,
        colour=colours.ink,
    )
    small = [format_share(one.share, book.language)]
    small += [f"✓{one.confirmed}"] if one.confirmed else []
    small += [f"≠{one.disputed}"] if one.disputed else []
    beside = run("  " + " ".join(small), colour=colours.ink)
    return cell(paragraph("TableText", number, beside), fill=colours.background)


def _framework_line(book: Book, theme: str, name: str, one: FrameworkCell) -> Any:
    count = len(book.readable.index.find(one.evidence))
    words = (
        book.t("ui.one_finding") if count == 1 else book.t("ui.many_findings", n=format_number(count, book.language))
    )
    left = [
        paragraph("TableText", run(name, bold=True)),
        paragraph("TableText", book.evidence(words, one.evidence, f"{theme} · {name}")),
    ]
    right = []
    if one.summary:
        outdated = [run(f" [{book.t('ui.outdated')}]", bold=True)] if one.state == "outdated" else []
        right.append(paragraph("TableText", run(one.summary), *outdated))
    for quoted in one.quotations:
        before, _, after = book.t("citation.quoted", text=quoted.text, citation="\0").partition("\0")
        place = book.evidence(quoted.citation, (quoted.id,), theme)
        right.append(paragraph("TableQuote", run(before), place, run(after)))
    return row(cell(*left), cell(*right), whole=len(right) < 4)


def _compared(book: Book, about: str, values: Sequence[ComparedValue]) -> Any:
    lines = [
        paragraph("TableText", book.evidence(one.value, one.evidence, about), run(_MARKS.get(one.state, "")))
        for one in values
    ]
    return cell(*lines or (paragraph("TableText", run("–", style="Source")),))
