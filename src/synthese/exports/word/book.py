"""A Word file under construction: headings, captions that count, and links from each number to its evidence."""

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from string import ascii_uppercase
from typing import Any

from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Cm

from synthese.exports.editions import marks
from synthese.exports.labels import label
from synthese.exports.readable import Readable, plain_text
from synthese.exports.trails import Collection, Run, Trails
from synthese.exports.word.ooxml import cell, field, link, node, paragraph, row, run, table
from synthese.exports.word.styles import LONG, SHORT, document_bytes, new_document, turn

__all__ = ["Book", "id_anchor", "run_anchor"]

_CONTENTS_LEVELS = 2


def run_anchor(one: Run) -> str:
    """Return the bookmark of findings that follow one another."""
    return f"evidence_{one.first}_{one.last}"


def id_anchor(name: str) -> str:
    """Return the bookmark of a tag, coding or passage; Word takes no hyphens, and 40 characters at most."""
    return "id_" + re.sub(r"\W", "_", name)[:37]


class Book:
    """A Word file under construction.

    Args:
        readable: The tables in words.
    """

    def __init__(self, readable: Readable) -> None:
        self.readable = readable
        self.language = readable.language
        self.trails = Trails(readable.index)
        self.runs: set[Run] = set()
        self.across = SHORT
        title = label("report.title", self.language)
        self.document = new_document(title=title, language=self.language)
        self._body = self.document.element.body
        self._bookmarks = 0
        self._counts: dict[str, int] = {}
        self._headings: list[tuple[int, str, str]] = []
        self._contents: Any = None
        self._footer()

    def t(self, key: str, **words: object) -> str:
        """Return a label in the language of the file."""
        return label(key, self.language, **words)

    def add(self, *elements: Any) -> None:
        """Add elements at the end."""
        for element in elements:
            self._body[-1].addprevious(element)

    def heading(self, text: str, level: int = 1, *, listed: bool = True) -> None:
        """Add a heading.

        Args:
            text: Its words.
            level: From 1.
            listed: Whether the contents name it.
        """
        anchor = f"_Toc{len(self._headings) + 1:06}"
        inlines = [run(text)]
        if listed and level <= _CONTENTS_LEVELS:
            self._headings.append((level, plain_text(text), anchor))
            inlines = self.marked(anchor, inlines)
        self.add(paragraph(f"Heading{level}", *inlines))

    def annex(self, key: str) -> None:
        """Add the heading of an annex, with the next letter.

        Args:
            key: Its label.
        """
        self._counts["annex"] = self._counts.get("annex", 0) + 1
        self.heading(self.t(key, letter=ascii_uppercase[self._counts["annex"] - 1]))

    def say(self, text: str, style: str = "Normal") -> None:
        """Add a paragraph of plain words."""
        self.add(paragraph(style, run(text)))

    def caption(self, kind: str, text: str, *, new_page: bool = False, anchor: str = "") -> None:
        """Add a numbered caption: above a table, below a figure.

        Args:
            kind: ``table`` or ``figure``.
            text: What it says.
            new_page: Whether it begins a page.
            anchor: The bookmark by which others lead there; empty for none.
        """
        name = self.t(f"caption.{kind}")
        self._counts[kind] = self._counts.get(kind, 0) + 1
        number = field(f"SEQ {name} \\* ARABIC", str(self._counts[kind]))
        inlines = [run(f"{name} "), *number, run(f": {text}")]
        if anchor:
            inlines = self.marked(anchor, inlines)
        made = paragraph("Caption", *inlines, with_next=kind == "table")
        made.pPr.extend([node("pageBreakBefore")] if new_page else [])
        self.add(made)

    def table(
        self,
        title: str,
        widths: Sequence[float],
        headers: Sequence[str],
        rows: Iterable[Any],
        *,
        new_page: bool = False,
        anchor: str = "",
    ) -> None:
        """Add a table with its caption; its columns share the width of the page.

        Args:
            title: The caption.
            widths: The widths of the columns, in any unit.
            headers: The words of the header row, which each page repeats.
            rows: The rows below.
            new_page: Whether it begins a page.
            anchor: The bookmark by which others lead there; empty for none.
        """
        self.caption("table", title, new_page=new_page, anchor=anchor)
        share = self.across / sum(widths)
        names = (paragraph("TableHead", run(name), with_next=True) for name in headers)
        head = row(*(cell(name, fill="#1D4A5A") for name in names), header=True)
        self.add(table([width * share for width in widths], [head, *rows], title=title), paragraph("Note"))

    def picture(self, png: bytes, *, title: str, description: str, wide: float) -> None:
        """Add a figure with its caption.

        Args:
            png: The picture.
            title: The caption.
            description: What it shows, for those who do not see it.
            wide: How wide it is drawn at most, in centimetres.
        """
        held = self.document.add_paragraph()
        shape = held.add_run().add_picture(BytesIO(png), width=Cm(min(wide, self.across)))
        properties = shape._inline.docPr  # noqa: SLF001 - the library has no name for the text alternative
        properties.set("descr", plain_text(description))
        properties.set("title", plain_text(title))
        held.paragraph_format.keep_with_next = True
        self.caption("figure", title)

    def evidence(self, text: str, ids: Iterable[str], about: str, *, bold: bool = False, colour: str = "") -> Any:
        """Return words that lead to exactly the evidence named, or plain ones where there is none.

        Args:
            text: The words, or a number.
            ids: The ids of tags, codings and passages.
            about: Where they stand, for the collections of evidence.
            bold: Whether they are bold.
            colour: Their colour; empty for that of links.
        """
        runs = self.trails.runs(ids)
        self.runs.update(runs)
        words = run(text, style="EvidenceLink" if runs else "", bold=bold, colour=colour)
        if not runs:
            return words
        anchor = run_anchor(runs[0]) if len(runs) == 1 else self.collection_anchor(self.trails.collected(runs, about))
        return link(anchor, words)

    @staticmethod
    def collection_anchor(one: Collection) -> str:
        """Return the bookmark of a collection."""
        return f"collection_{one.number}"

    def marked(self, name: str, inlines: Sequence[Any]) -> list[Any]:
        """Return inline elements within a bookmark."""
        start, end = self.bookmark(name)
        return [start, *inlines, end]

    def bookmark(self, name: str) -> tuple[Any, Any]:
        """Return the beginning and the end of a bookmark."""
        self._bookmarks += 1
        return node("bookmarkStart", id=self._bookmarks, name=name), node("bookmarkEnd", id=self._bookmarks)

    def section(self, *, landscape: bool = False, columns: int = 1) -> None:
        """Begin a new page, upright or across, of one column or several."""
        made = self.document.add_section(WD_SECTION.NEW_PAGE)
        turn(made, landscape=landscape)
        self.across = LONG if landscape else SHORT
        shape = made._sectPr.find(qn("w:cols"))  # noqa: SLF001 - the library knows no columns
        shape.attrib.clear()
        shape.set(qn("w:num"), str(columns))
        shape.set(qn("w:space"), "500")

    def contents(self) -> None:
        """Keep the place of the contents, which are written at the end."""
        self.add(paragraph("Subtitle", run(self.t("guide.contents"))))
        self._contents = paragraph("TOC1")
        self.add(self._contents)

    def to_bytes(self) -> bytes:
        """Return the file."""
        self._write_contents()
        return document_bytes(self.document)

    def _write_contents(self) -> None:
        """Write the contents: a line a heading, with the number of its page as a field of its own.

        A field for all of them would leave the numbers to the one program that updates it, which asks first. Fields of
        single pages are filled in by Writer on opening and by Word when it prints, or all at once by F9.
        """
        for level, text, anchor in self._headings:
            page = field(f"PAGEREF {anchor} \\h", "")
            words = (run(text), node("r", node("tab")), *page)
            self._contents.addprevious(paragraph(f"TOC{level}", link(anchor, *words)))
        self._body.remove(self._contents)

    def _footer(self) -> None:
        foot = self.document.sections[0].footer.paragraphs[0]
        foot.alignment = 1
        words = "".join(f"{mark} · " for mark in [self.t("report.title"), *marks(self.readable.source)])
        number = field("PAGE", "1", style="Source")
        for element in (run(words + self.t("caption.page") + " ", style="Source"), *number):
            foot._p.append(element)  # noqa: SLF001 - fields are no part of the library
