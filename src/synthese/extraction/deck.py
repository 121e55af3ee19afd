"""A deck is read page by page, then its pages are compared with one another and become slides."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

from synthese.errors import DeckError
from synthese.extraction.builds import with_builds
from synthese.extraction.content import PageContent
from synthese.extraction.drafts import PageDraft, draft_page
from synthese.extraction.files import deck_bytes, open_bytes
from synthese.extraction.footers import find_footers
from synthese.extraction.runs import read_page
from synthese.extraction.slides import build_slide
from synthese.extraction.titles import body_size, find_slots
from synthese.settings import ExtractionSettings
from synthese.types import Deck, Slide

__all__ = ["read_deck"]


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
    slides = tuple(with_builds(list(_slides(pages))))
    if len(broken) == len(pages):
        return Deck(file=path.name, sha256=digest, pages=len(pages), slides=slides, status="failed",
                    message=f"{path.name}: no page could be read; download it again")  # fmt: skip
    if broken:
        message = f"{path.name}: {_named(broken)} could not be read; download it again or look at the original"
        return Deck(file=path.name, sha256=digest, pages=len(pages), slides=slides, status="partial", message=message)
    return Deck(file=path.name, sha256=digest, pages=len(pages), slides=slides)


def _named(pages: Sequence[int]) -> str:
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(map(str, pages))}"


def _read_pages(content: bytes, settings: ExtractionSettings) -> tuple[list[PageDraft], list[int]]:
    deck = open_bytes(content)
    pages, broken = [], []
    try:
        for index in range(len(deck)):
            found = _read_one(deck.raw, index)
            if found is None:
                broken.append(index + 1)
                found = PageContent(0.0, 0.0, [], [], [], [])
            pages.append(draft_page(index + 1, found))
    finally:
        deck.close()
    return pages, broken


def _read_one(deck: Any, index: int) -> PageContent | None:
    page = pdfium.FPDF_LoadPage(deck, index)
    if not page:
        return None
    try:
        textpage = pdfium.FPDFText_LoadPage(page)
        if not textpage:
            return None
        try:
            return read_page(page, textpage)
        finally:
            pdfium.FPDFText_ClosePage(textpage)
    finally:
        pdfium.FPDF_ClosePage(page)


def _slides(pages: Sequence[PageDraft]) -> Iterator[Slide]:
    body = body_size(pages)
    footers = find_footers(pages, body)
    slots = find_slots(pages, footers)
    for page, left_out in zip(pages, footers, strict=True):
        yield build_slide(page, left_out, slots, body)
