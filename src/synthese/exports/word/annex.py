"""The annexes of a Word file: the coding guide, the evidence that numbers lead to, and what all was made from."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from synthese.exports.content import provenance_rows
from synthese.exports.evidence import Finding
from synthese.exports.guide import build_guide
from synthese.exports.readable import shown_text
from synthese.exports.trails import Run
from synthese.exports.word.book import Book, id_anchor, run_anchor
from synthese.exports.word.guide import add_parts
from synthese.exports.word.ooxml import cell, link, paragraph, row, run

__all__ = ["add_collections", "add_evidence", "add_guide", "add_provenance"]


def add_guide(book: Book) -> None:
    """Add the coding guide."""
    book.annex("annex.guide")
    source = book.readable.source
    guide = build_guide(source.codebook, language=book.language, notes=source.coding_rules)
    book.say(guide.subtitle, "Note")
    add_parts(book.document, guide, level=2)


def add_evidence(book: Book) -> None:
    """Add the findings that numbers lead to, by code and project, with the words they rest on."""
    book.annex("annex.evidence")
    book.say(book.t("annex.about_evidence"), "Note")
    wanted = sorted({number for one in book.runs for number in range(one.first, one.last + 1)})
    begin, end = _edges(book)
    found = [(number, book.readable.index.findings[number - 1]) for number in wanted]
    for code, of_code in groupby(found, key=lambda entry: (entry[1].kind, entry[1].code)):
        name = book.readable.names.code(*code) or book.t("kind.passage")
        book.heading(name, 3, listed=False)
        for project, entries in groupby(of_code, key=lambda entry: entry[1].evidence.project):
            book.add(paragraph("EvidenceOf", run(project), with_next=True))
            for number, finding in entries:
                marks = [*begin.get(number, ()), *_ids(book, finding)]
                book.add(_entry(book, number, finding, marks=marks, ends=end.get(number, [])))


def add_collections(book: Book) -> None:
    """Add the collections: findings that stand apart in the list and belong to one number."""
    if not book.trails.collections:
        return
    book.annex("annex.collections")
    book.say(book.t("annex.about_collections"), "Note")
    for one in book.trails.collections:
        links: list[Any] = []
        for each in one.runs:
            links += [run("; ")] if links else []
            links.append(link(run_anchor(each), run(str(each), style="EvidenceLink")))
        words = [run(f"{one.number}\u2003{one.about}: "), *links]
        book.add(paragraph("Evidence", *book.marked(book.collection_anchor(one), words)))


def add_provenance(book: Book) -> None:
    """Add what all was made from."""
    book.annex("annex.provenance")
    book.say(book.t("about.provenance"), "Note")
    lines = [
        row(cell(paragraph("TableText", run(key))), cell(paragraph("TableText", run(value))), whole=False)
        for key, value in provenance_rows(book.readable.source.provenance)
    ]
    headers = (book.t("column.key"), book.t("column.entry"))
    book.table(book.t("sheet.provenance"), (5.5, 11.5), headers, lines)


def _edges(book: Book) -> tuple[dict[int, list[Any]], dict[int, list[Any]]]:
    """Return the beginnings and ends of the bookmarks of runs, by the number of the finding where they stand."""
    begin: dict[int, list[Any]] = {}
    end: dict[int, list[Any]] = {}
    for one in sorted(book.runs):
        first, last = book.bookmark(run_anchor(Run(*one)))
        begin.setdefault(one.first, []).append(first)
        end.setdefault(one.last, []).append(last)
    return begin, end


def _ids(book: Book, finding: Finding) -> Iterator[Any]:
    """Yield an empty bookmark for each id, by which other programs find the entry."""
    for name in finding.ids:
        yield from book.bookmark(id_anchor(name))


def _entry(book: Book, number: int, finding: Finding, *, marks: Sequence[Any], ends: Sequence[Any]) -> Any:
    place, status = finding.evidence, book.t(f"status.{finding.status}")
    text, start, end = shown_text(place.text), finding.start, finding.end
    if len(text) != len(place.text) or start < 0:
        start = end = 0  # without a place in the text as it is shown, nothing is marked
    words = [run(text[:start]), run(text[start:end], bold=True), run(text[end:])]
    said = "" if finding.kind == "passage" else f"; {status}"
    return paragraph(
        "Evidence",
        *marks,
        run(f"{number}\u2003", style="EvidenceLink"),
        *(one for one, part in zip(words, (text[:start], text[start:end], text[end:]), strict=True) if part),
        run(f" ({place.citation}{said})", style="Source"),
        *ends,
    )
