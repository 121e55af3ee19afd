"""The pages of a PDF are read one by one, by the second reader where the first cannot, and become pages of blocks."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Self

import pypdfium2.raw as pdfium

from synthese.extraction.common import Common, find_common, pages_to_ask, with_tags
from synthese.extraction.content import PageContent
from synthese.extraction.drafts import PageDraft, draft_page
from synthese.extraction.files import open_bytes
from synthese.extraction.handouts import find_cells, outside, part_of, used_cells
from synthese.extraction.ocr import Recogniser, stands_at_edges
from synthese.extraction.plumber import PlumberReader
from synthese.extraction.record import replaced
from synthese.extraction.runs import Fonts, read_page
from synthese.extraction.tagged import heading_boxes
from synthese.settings import ExtractionSettings
from synthese.types import Box

__all__ = ["Reading", "Sheet", "read_pages"]

_SECOND = "read with pdfplumber, as PDFium cannot read the page"
_NOTHING = PageContent(0.0, 0.0, [], [], [], [], [])


class Sheet(NamedTuple):
    """Where a slide stands.

    Args:
        page: The page of the PDF, from 1.
        size: Width and height of that page.
        cell: Its place on the page of a handout, else None.
        left_out: On the first slide of a handout's page: how many pieces of text stand beside the slides.
    """

    page: int
    size: tuple[float, float]
    cell: Box | None = None
    left_out: int = 0


class Reading(NamedTuple):
    """A PDF as read.

    Args:
        drafts: A page of blocks for each slide, numbered like the slides.
        sheets: Where each of them stands.
        pages: How many pages the PDF has.
        broken: Pages that could not be read.
        common: What the slides have in common.
    """

    drafts: list[PageDraft]
    sheets: list[Sheet]
    pages: int
    broken: list[int]
    common: Common


def read_pages(content: bytes, settings: ExtractionSettings, *, with_chars: int = 0) -> Reading:
    """Read the pages of a PDF.

    Args:
        content: The bytes of the file.
        settings: Which engine reads.
        with_chars: The slide whose runs shall carry their characters, or 0.

    Raises:
        DeckError: When it cannot be opened.
    """
    with _Pages(content, settings) as pages:
        contents = [pages.read(index) for index in range(pages.count)]
        sheets = list(_sheets(contents))
        if 0 < with_chars <= len(sheets):
            index = sheets[with_chars - 1].page - 1
            contents[index] = pages.read(index, chars=True)
        drafts = [
            pages.draft(number, sheet, contents[sheet.page - 1] or _NOTHING)
            for number, sheet in enumerate(sheets, start=1)
        ]
        common = find_common(drafts)
        if pages.tagged and not any(sheet.cell for sheet in sheets):
            doubtful, sure = pages_to_ask(drafts, common)
            if pages.tell_headings(drafts, doubtful):
                pages.tell_headings(drafts, sure)
                common = with_tags(drafts, common)
    broken = [page for page, found in enumerate(contents, start=1) if not found]
    return Reading(drafts, sheets, pages.count, broken, common)


def _sheets(contents: Sequence[PageContent | None]) -> Iterator[Sheet]:
    cells = find_cells([content for content in contents if content])
    for page, content in enumerate(contents, start=1):
        size = (content.width, content.height) if content else (0.0, 0.0)
        used = used_cells(content, cells) if content else []
        if used and content:
            left_out = len(outside(content, cells))
            yield from (Sheet(page, size, cell, 0 if number else left_out) for number, cell in enumerate(used))
        else:
            yield Sheet(page, size)


class _Pages:
    """A PDF opened with the first reader, and with the second when it is needed."""

    def __init__(self, content: bytes, settings: ExtractionSettings) -> None:
        self._deck = open_bytes(content)
        self.count = len(self._deck)
        self._first = settings.reader == "pdfium"
        self._second = PlumberReader(content, self.count)
        self._recogniser = Recogniser(self._deck, settings)
        self._fonts: Fonts = {}
        self.tagged = self._first and bool(pdfium.FPDFCatalog_IsTagged(self._deck.raw))
        self._by_second: set[int] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._second.close()
        self._deck.close()

    def read(self, index: int, *, chars: bool = False) -> PageContent | None:
        found = self._read_first(index, chars=chars) if self._first else None
        if found is None:
            found = self._second.read(index, chars=chars)
            if found and self._first:
                self._by_second.add(index + 1)
        return found

    def _read_first(self, index: int, *, chars: bool) -> PageContent | None:
        page = pdfium.FPDF_LoadPage(self._deck.raw, index)
        if not page:
            return None
        try:
            textpage = pdfium.FPDFText_LoadPage(page)
            if not textpage:
                return None
            try:
                return read_page(page, textpage, fonts=self._fonts, chars=chars)
            finally:
                pdfium.FPDFText_ClosePage(textpage)
        finally:
            pdfium.FPDF_ClosePage(page)

    def tell_headings(self, drafts: list[PageDraft], asked: Sequence[int]) -> bool:
        """Add to some pages where their tags say that the heading stands; return whether those of any page do."""
        for index in asked:
            drafts[index] = replaced(drafts[index], heading=self._heading(index))
        return any(drafts[index].heading for index in asked)

    def _heading(self, index: int) -> tuple[Box, ...]:
        page = pdfium.FPDF_LoadPage(self._deck.raw, index)
        try:
            return heading_boxes(page) if page else ()
        finally:
            pdfium.FPDF_ClosePage(page)

    def draft(self, number: int, sheet: Sheet, content: PageContent) -> PageDraft:
        told = [_SECOND] if sheet.page in self._by_second else []
        draft = draft_page(number, part_of(content, sheet.cell) if sheet.cell else content)
        if not sheet.cell and stands_at_edges(draft):
            draft = self._recogniser.read(draft, content, sheet.page)
        if sheet.left_out:
            told.append(f"text beside the slides of page {sheet.page} left out (header, footer): {sheet.left_out} runs")
        return replaced(draft, warnings=(*draft.warnings, *told)) if told else draft
