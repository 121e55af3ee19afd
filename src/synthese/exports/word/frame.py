"""The beginning of a Word file, and the chapter on what was read."""

from collections.abc import Mapping
from typing import Any

from synthese.exports.content import KeyFigure, key_figures
from synthese.exports.labels import format_date, format_number, value_label
from synthese.exports.messages import key_messages
from synthese.exports.source import Row
from synthese.exports.word.book import Book
from synthese.exports.word.ooxml import cell, link, paragraph, row, run
from synthese.order import german_key

__all__ = ["add_coverage", "add_front", "add_glance"]

_COVERAGE = "coverage"


def add_front(book: Book) -> None:
    """Add the title, for whom the file is, what it rests on, and the contents."""
    source = book.readable.source
    book.say(book.t("report.title"), "Title")
    for event, date in _events(book):
        book.say(", ".join(filter(None, (event, format_date(date, book.language)))), "Subtitle")
    if source.samples:
        book.say(book.t("message.sample_banner"), "IntenseQuote")
    book.say(book.t("message.public" if source.public else "message.internal"), "Note")
    book.contents()


def add_glance(book: Book) -> None:
    """Add key figures, key messages and how to read what follows."""
    book.heading(book.t("section.glance"))
    for message in key_messages(book.readable):
        found = book.evidence(book.t("column.evidence"), message.evidence, message.text)
        beside = [run(" ("), found, run(")")] if message.evidence else []
        book.add(paragraph("ListBullet", run(message.text), *beside))
    lines = [
        row(cell(paragraph("TableText", run(figure.name))), cell(paragraph("TableText", _counted(book, figure))))
        for figure in key_figures(book.readable)
    ]
    book.table(book.t("caption.key_figures"), (11, 6), (book.t("column.key"), book.t("column.entry")), lines)
    book.heading(book.t("section.reading"), 2)
    book.say(book.t("caption.reading"))
    for state in ("suggested", "confirmed", "disputed", "rejected"):
        name = book.t(f"status.{state}")
        book.add(paragraph("ListBullet", run(f"{name}: ", bold=True), run(book.t(f"reading.{state}"))))


def _counted(book: Book, figure: KeyFigure) -> Any:
    """Return a key figure that leads to its evidence, or to the table of decks where it counts these."""
    if figure.decks:
        return link(_COVERAGE, run(figure.value, style="EvidenceLink"))
    return book.evidence(figure.value, figure.evidence, figure.name)


def add_coverage(book: Book) -> None:
    """Add what was read, and what was not."""
    book.heading(book.t("section.coverage"))
    book.say(book.t("about.coverage"))
    names = book.readable.names
    covered = {one["presentation"]: one for one in book.readable.source.rows("coverage")}
    decks = sorted(names.presentations, key=lambda deck: german_key(names.speaker(deck)))
    lines = [_deck_line(book, names.presentations[deck], covered.get(deck, {})) for deck in decks]
    keys = ("project", "title", "event", "slides", "passages", "tagged", "status")
    widths = (3.2, 4.6, 3.6, 1.3, 1.9, 1.7, 2.2)
    headers = [book.t(f"column.{key}") for key in keys]
    book.table(book.t("table.presentations"), widths, headers, [*lines, _sum_line(book, covered)], anchor=_COVERAGE)
    if book.readable.source.problems:
        book.heading(book.t("section.problems"), 2)
        for problem in book.readable.source.problems:
            book.say(problem, "ListBullet")


def _sum_line(book: Book, covered: Mapping[str, Row]) -> Any:
    """Return what the decks that are compared hold together: the numbers of the overview."""
    decks = book.readable.names.compared
    rows = [covered[deck["presentation"]] for deck in decks if deck["presentation"] in covered]
    sums = [sum(deck["slides"] for deck in decks), *(sum(one[key] for one in rows) for key in ("passages", "tagged"))]
    name = book.t("caption.compared", n=format_number(len(decks), book.language))
    texts = (name, "", "", *(format_number(number, book.language) for number in sums), "")
    return row(*(cell(paragraph("TableText", run(text, bold=True)), fill="#E6ECEF") for text in texts))


def _events(book: Book) -> list[tuple[str, str]]:
    """Return the events of what is compared, in the order of their dates."""
    cases = {case.event for case in book.readable.names.cases}
    rows = book.readable.source.rows("presentations")
    dates: dict[str, str] = {}
    for one in rows:
        if one["event"] in cases and one["event"]:
            dates[one["event"]] = min(filter(None, (dates.get(one["event"], ""), one["date"])), default="")
    return sorted(dates.items(), key=lambda entry: (entry[1], german_key(entry[0])))


def _deck_line(book: Book, deck: Row, covered: Row) -> Any:
    name = book.readable.names.speaker(deck["presentation"])
    status = value_label("presentations", "status", deck["status"], book.language)
    event = ", ".join(filter(None, (deck["event"], format_date(deck["date"], book.language))))
    tagged = format_number(covered.get("tagged", 0), book.language)
    numbers = [format_number(number, book.language) for number in (deck["slides"], covered.get("passages", 0))]
    inlines = [
        run(name, bold=True),
        *(run(text) for text in (deck["title"], event, *numbers)),
        book.evidence(tagged, covered.get("evidence", ()), name),
        run(f"{status}: {deck['message']}" if deck["message"] else status),
    ]
    return row(*(cell(paragraph("TableText", one)) for one in inlines))
