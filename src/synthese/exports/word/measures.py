"""The chapter on what is distinctive of projects, how alike they are, and which themes occur together."""

from collections.abc import Iterator, Sequence
from typing import Any

from synthese.exports.content import PAIRS, distinctive_rows, pair_rows, similarity_rows
from synthese.exports.labels import format_number
from synthese.exports.source import Row
from synthese.exports.word.book import Book
from synthese.exports.word.ooxml import cell, paragraph, row, run

__all__ = ["add_measures"]

_SURE = ""
_WEAK = "#55666e"


def add_measures(book: Book) -> None:
    """Add distinctive themes and terms by project, pairs of projects and pairs of themes, each with its interval."""
    book.heading(book.t("section.distinctive"))
    book.say(book.t("about.distinctive"))
    by_project = distinctive_rows(book.readable)
    if not by_project:
        book.say(book.t("message.empty"))
        return
    headers = [book.t(f"column.{key}") for key in ("item", "n", "log_odds")] + [book.t("caption.interval")]
    book.table(book.t("section.distinctive"), (8.6, 2.0, 2.4, 4.0), headers, _distinctive_lines(book, by_project))
    _add_pairs(book, "similarity", ("project_a", "project_b"), "cosine", similarity_rows(book.readable))
    _add_pairs(book, "cooccurrence", ("a", "b"), "association", pair_rows(book.readable), counted=True)


def _distinctive_lines(book: Book, by_project: Sequence[tuple[str, Sequence[Row]]]) -> Iterator[Any]:
    for project, rows in by_project:
        head = paragraph("TableText", run(project, bold=True), with_next=True)
        yield row(cell(head, fill="#E6ECEF", span=4))
        for one in rows:
            count = book.evidence(format_number(one["n"], book.language), one["evidence"], f"{one['name']} · {project}")
            numbers = [run(text, colour=_colour(one)) for text in _measured(book, one, "log_odds")]
            yield _line(run(one["name"], colour=_colour(one)), count, *numbers)


def _add_pairs(
    book: Book, key: str, names: tuple[str, str], measure: str, rows: Sequence[Row], *, counted: bool = False
) -> None:
    """Add a table of pairs: how strongly they go together, and the evidence of both.

    Args:
        book: The file under construction.
        key: The table.
        names: The columns of the two names.
        measure: The column of the measure, which has an interval.
        rows: The pairs, in their order.
        counted: Whether the evidence is opened by the count of passages, instead of by the measure.
    """
    if not rows:
        return
    book.heading(book.t(f"section.{key}"), 2)
    book.say(book.t(f"about.{key}"))
    labels = [book.t(f"column.{one}") for one in (("n", measure) if counted else (measure,))]
    headers = (book.t("column.themes" if counted else "column.project"), *labels, book.t("caption.interval"))
    lines = [_pair_line(book, one, names, measure, counted=counted) for one in rows[:PAIRS]]
    book.table(book.t(f"table.{key}"), (9, 2, 3, 3) if counted else (10, 4, 3), headers, lines)
    if len(rows) > PAIRS:
        book.say(book.t("ui.more_rows", n=format_number(len(rows) - PAIRS, book.language)), "Note")


def _pair_line(book: Book, one: Row, names: tuple[str, str], measure: str, *, counted: bool) -> Any:
    about = " – ".join(one[name] for name in names)
    value, interval = _measured(book, one, measure)
    opening = format_number(one["n"], book.language) if counted else value
    numbers = [run(value, colour=_colour(one))] if counted else []
    ink = _colour(one) if counted else _SURE
    return _line(run(about, colour=ink), book.evidence(opening, one["evidence"], about), *numbers, run(interval))


def _measured(book: Book, one: Row, measure: str) -> tuple[str, str]:
    value, low, high = (format_number(one[key], book.language, digits=2) for key in (measure, "low", "high"))
    return value, f"[{low}; {high}]"


def _colour(one: Row) -> str:
    """Return a pale ink for what may be chance."""
    return _SURE if one["low"] > 0 else _WEAK


def _line(*inlines: Any) -> Any:
    return row(*(cell(paragraph("TableText", one)) for one in inlines))
