"""A deck is read page by page, then its pages are compared with one another and become slides."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

from synthese.errors import DeckError
from synthese.extraction.builds import with_builds
from synthese.extraction.content import PageContent
from synthese.extraction.drafts import PageDraft, draft_page
from synthese.extraction.files import deck_bytes, open_bytes
from synthese.extraction.footers import find_footers
from synthese.extraction.ocr import Recogniser
from synthese.extraction.plumber import PlumberReader
from synthese.extraction.runs import Fonts, read_page
from synthese.extraction.slides import as_block, build_slide, place_drafts
from synthese.extraction.titles import Style, body_size, deck_style
from synthese.extraction.words import block_words
from synthese.settings import ExtractionSettings
from synthese.types import Deck, Slide, Word

__all__ = ["read_deck", "read_words"]

_SECOND = "read with pdfplumber, as PDFium cannot read the page"


def read_deck(path: Path | str, *, settings: ExtractionSettings | None = None) -> Deck:
    """Read a deck.

    Args:
        path: The PDF.
        settings: Which engine reads; PDFium by default.

    Returns:
        The deck with at least one slide a page. A file that cannot be read gives a deck without slides, with
        status ``failed`` and a message; a page that cannot be read gives an empty slide and status ``partial``.

    Raises:
        DeckError: When there is no such file.
    """
    path = Path(path)
    content = deck_bytes(path)
    digest = hashlib.sha256(content).hexdigest()
    try:
        pages, broken = _read_pages(content, settings or ExtractionSettings())
    except DeckError as error:
        return Deck(file=path.name, sha256=digest, pages=0, slides=(), status="failed", message=f"{path.name} {error}")
    slides = tuple(with_builds(_slides(pages)))
    if len(broken) == len(pages):
        return Deck(file=path.name, sha256=digest, pages=len(pages), slides=slides, status="failed",
                    message=f"{path.name}: no page could be read; download it again")  # fmt: skip
    if broken:
        message = f"{path.name}: {_named(broken)} could not be read; download it again or look at the original"
        return Deck(file=path.name, sha256=digest, pages=len(pages), slides=slides, status="partial", message=message)
    return Deck(file=path.name, sha256=digest, pages=len(pages), slides=slides)


def read_words(path: Path | str, slide: int, *, settings: ExtractionSettings | None = None) -> list[Word]:
    """Read the words of a slide with their places.

    Args:
        path: The PDF.
        slide: The running slide, from 1.
        settings: Which engine reads; PDFium by default.

    Returns:
        The words in the order of the blocks; ``block.text[start:end]`` is the word.

    Raises:
        DeckError: When there is no such file or slide, or the file cannot be read.
    """
    path = Path(path)
    content = deck_bytes(path)
    try:
        pages, _ = _read_pages(content, settings or ExtractionSettings(), with_chars=slide)
    except DeckError as error:
        raise DeckError(f"{path.name} {error}") from error
    if not 1 <= slide <= len(pages):
        raise DeckError(f"{path.name} has no slide {slide}; its slides are 1 to {len(pages)}.")
    footers, style = _common(pages)
    placed = place_drafts(pages[slide - 1], footers[slide - 1], style)
    return [
        word for number, one in enumerate(placed, start=1) for word in block_words(as_block(number, one), one.draft)
    ]


def _named(pages: Sequence[int]) -> str:
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(map(str, pages))}"


def _read_pages(
    content: bytes, settings: ExtractionSettings, *, with_chars: int = 0
) -> tuple[list[PageDraft], list[int]]:
    deck = open_bytes(content)
    second = PlumberReader(content, len(deck))
    recogniser = Recogniser(deck, settings)
    pages, broken = [], []
    fonts: Fonts = {}
    try:
        for index in range(len(deck)):
            chars = index + 1 == with_chars
            found = None if settings.reader == "pdfplumber" else _read_one(deck.raw, index, fonts, chars=chars)
            told = () if found or settings.reader == "pdfplumber" else (_SECOND,)
            found = found or second.read(index, chars=chars)
            if found is None:
                broken.append(index + 1)
            page = draft_page(index + 1, found or PageContent(0.0, 0.0, [], [], [], [], []))
            page = recogniser.read(page, found) if found and not page.drafts else page
            pages.append(page._replace(warnings=page.warnings + told) if found else page)
    finally:
        second.close()
        deck.close()
    return pages, broken


def _read_one(deck: Any, index: int, fonts: Fonts, *, chars: bool) -> PageContent | None:
    page = pdfium.FPDF_LoadPage(deck, index)
    if not page:
        return None
    try:
        textpage = pdfium.FPDFText_LoadPage(page)
        if not textpage:
            return None
        try:
            return read_page(page, textpage, fonts=fonts, chars=chars)
        finally:
            pdfium.FPDFText_ClosePage(textpage)
    finally:
        pdfium.FPDF_ClosePage(page)


def _common(pages: Sequence[PageDraft]) -> tuple[list[frozenset[int]], Style]:
    body = body_size(pages)
    footers = find_footers(pages, body)
    return footers, deck_style(pages, footers, body)


def _slides(pages: Sequence[PageDraft]) -> list[Slide]:
    footers, style = _common(pages)
    return [build_slide(page, left_out, style) for page, left_out in zip(pages, footers, strict=True)]
