"""The chapters on what remains open: fields of action, and what the commentary names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from synthese.exports.content import CheckRow, FieldRow, check_rows, field_rows
from synthese.exports.labels import format_number, label, value_label
from synthese.exports.word.book import Book
from synthese.exports.word.ooxml import cell, paragraph, row, run
from synthese.order import german_key

__all__ = ["add_check", "add_fields"]

_NARROWEST = 8  # letters: a column is as wide as its longest word
_MOST_NAMES = 10  # of those without evidence, of which more would only fill the page
_ANSWERS = ("yes", "in part", "no")


def add_fields(book: Book) -> None:
    """Add the open fields of action: how many of each type for whom, those that several name, and all of them."""
    book.heading(book.t("section.fields"))
    book.say(book.t("about.fields"))
    rows = field_rows(book.readable)
    if not rows:
        book.say(book.t("message.empty"))
        return
    _add_counts(book, [one for one in rows if not one.commentary] or rows)
    _add_shared(book, rows)
    book.heading(book.t("caption.all_fields"), 2)
    keys = ("statement", "type", "addressee", "themes", "citation", "status")
    headers = [book.t(f"column.{key}") for key in keys]
    book.table(book.t("table.action_fields"), (8.6, 2.9, 3.4, 4.4, 4.2, 2.4), headers, _field_lines(book, rows))


def add_check(book: Book) -> None:
    """Add whether the projects speak of the fields that the commentary names: the projects by their answer."""
    book.heading(book.t("section.check"))
    book.say(book.t("about.check"))
    projects, rows = check_rows(book.readable)
    if not rows:
        book.say(book.t("message.empty"))
        return
    answers = [value_label("commentary_check", "speaks", one, book.language) for one in _ANSWERS]
    headers = (book.t("column.statement"), *(book.t("caption.speaks", answer=answer) for answer in answers))
    lines = [_check_line(book, one, projects) for one in rows]
    book.table(book.t("table.commentary_check"), (8.5, 6.4, 6.4, 4.4), headers, lines)


def _add_counts(book: Book, rows: Sequence[FieldRow]) -> None:
    counted: dict[tuple[str, str], list[FieldRow]] = defaultdict(list)
    for one in rows:
        counted[one.type, one.addressee].append(one)
    types = sorted({one.type for one in rows}, key=german_key)
    unspecified = label("word.unspecified", book.language)
    addressees = sorted({one.addressee for one in rows}, key=lambda name: (name == unspecified, german_key(name)))
    lines = [
        row(
            cell(paragraph("TableText", run(kind, bold=True))),
            *(_number(book, kind, name, counted[kind, name]) for name in addressees),
            _number(book, kind, book.t("column.total"), [one for one in rows if one.type == kind]),
        )
        for kind in types
    ]
    headers = (book.t("column.type"), *addressees, book.t("column.total"))
    widths = [_widest_word(" ".join((headers[0], *types))), *map(_widest_word, headers[1:])]
    book.table(book.t("caption.field_counts"), widths, headers, lines)


def _widest_word(text: str) -> int:
    return max(_NARROWEST, *map(len, re.split(r"[\s-]", text)))


def _number(book: Book, kind: str, name: str, rows: Sequence[FieldRow]) -> Any:
    if not rows:
        return cell(paragraph("TableText", run("–", style="Source")))
    ids = [each for one in rows for each in one.evidence]
    return cell(paragraph("TableText", book.evidence(format_number(len(rows), book.language), ids, f"{kind} · {name}")))


def _add_shared(book: Book, rows: Sequence[FieldRow]) -> None:
    """Add what several projects name as open, in the words of each."""
    shared: dict[str, list[FieldRow]] = defaultdict(list)
    for one in rows:
        if one.also:
            shared[one.group].append(one)
    if not shared:
        return
    book.heading(book.t("caption.shared_fields"), 2)
    lines: list[Any] = []
    for members in shared.values():
        themes = "; ".join(dict.fromkeys(theme for one in members for theme in one.themes))
        title = " · ".join(filter(None, (", ".join(dict.fromkeys(one.type for one in members)), themes)))
        lines.append(_group_line(title, span=2))
        lines += [
            row(
                cell(paragraph("TableText", run(one.project, bold=True))),
                cell(paragraph("TableText", *_statement(book, one))),
            )
            for one in members
        ]
    headers = (book.t("column.project"), book.t("column.statement"))
    book.table(book.t("about.shared_fields").rstrip("."), (5, 20.7), headers, lines)


def _statement(book: Book, one: FieldRow) -> list[Any]:
    before, _, after = book.t("citation.quoted", text=one.statement, citation="\0").partition("\0")
    return [run(before), book.evidence(one.citation, one.evidence, one.statement), run(after)]


def _field_lines(book: Book, rows: Sequence[FieldRow]) -> Iterator[Any]:
    for project, members in groupby(rows, key=lambda one: one.project):
        yield _group_line(project, span=6)
        for one in members:
            said = [paragraph("TableText", run(one.statement))]
            notes = [f"{book.t('column.holder')}: {one.holder}"] if one.holder else []
            notes += [f"{book.t('column.also')}: {', '.join(one.also)}"] if one.also else []
            said += [paragraph("TableText", run(note, style="Source")) for note in notes]
            source = paragraph("TableText", book.evidence(one.citation, one.evidence, one.statement))
            texts = [
                cell(paragraph("TableText", run(text))) for text in (one.type, one.addressee, "; ".join(one.themes))
            ]
            yield row(cell(*said), *texts, cell(source), cell(paragraph("TableText", run(one.status))))


def _group_line(title: str, *, span: int) -> Any:
    return row(cell(paragraph("TableText", run(title, bold=True), with_next=True), fill="#E6ECEF", span=span))


def _check_line(book: Book, one: CheckRow, projects: Sequence[str]) -> Any:
    about = "; ".join((*one.themes, one.addressee))
    said = [paragraph("TableText", run(one.statement)), paragraph("TableText", run(about, style="Source"))]
    cells = []
    for answer in _ANSWERS:
        meant = [(name, each) for name, each in zip(projects, one.cells, strict=True) if each.speaks == answer]
        named: list[Any] = []
        for project, each in meant:
            named += [run(", ")] if named else []
            named.append(book.evidence(project, each.evidence, f"{one.statement[:60]} · {project}"))
        if len(meant) > _MOST_NAMES and not any(each.evidence for _, each in meant):
            named = [run(book.t("caption.projects", n=format_number(len(meant), book.language)))]
        cells.append(cell(paragraph("TableText", *(named or [run("–", style="Source")]))))
    return row(cell(*said), *cells, whole=len(projects) <= _MOST_NAMES)
