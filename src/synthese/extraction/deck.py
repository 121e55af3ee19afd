"""A deck is read page by page, then its pages are compared with one another and become slides."""

import gc
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from synthese.errors import DeckError
from synthese.extraction.builds import with_builds
from synthese.extraction.drafts import PageDraft
from synthese.extraction.files import deck_bytes
from synthese.extraction.handouts import moved, on_page
from synthese.extraction.pages import Reading, Sheet, read_pages
from synthese.extraction.slides import as_block, build_slide, place_drafts
from synthese.extraction.straight import as_drawn
from synthese.extraction.words import block_words
from synthese.settings import ExtractionSettings
from synthese.types import Deck, Slide, Word

__all__ = ["read_deck", "read_words"]


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
        with _without_collector():
            pages, broken, slides = _read(content, settings or ExtractionSettings())
    except DeckError as error:
        return Deck(file=path.name, sha256=digest, pages=0, slides=(), status="failed", message=f"{path.name} {error}")
    deck = Deck(file=path.name, sha256=digest, pages=pages, slides=slides)
    if len(broken) == pages:
        return replace(deck, status="failed", message=f"{path.name}: no page could be read; download it again")
    if broken:
        message = f"{path.name}: {_named(broken)} could not be read; download it again or look at the original"
        return replace(deck, status="partial", message=message)
    return deck


def _read(content: bytes, settings: ExtractionSettings) -> tuple[int, list[int], tuple[Slide, ...]]:
    """Return how many pages a PDF has, those that could not be read, and its slides.

    What was read of the pages is gone when this returns, so that the collector, when it wakes, finds the slides alone.
    """
    reading = read_pages(content, settings)
    return reading.pages, reading.broken, tuple(_slides(reading))


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
        reading = read_pages(content, settings or ExtractionSettings(), with_chars=slide)
    except DeckError as error:
        raise DeckError(f"{path.name} {error}") from error
    if not 1 <= slide <= len(reading.drafts):
        raise DeckError(f"{path.name} has no slide {slide}; its slides are 1 to {len(reading.drafts)}.")
    footers, style = reading.common
    placed = place_drafts(reading.drafts[slide - 1], footers[slide - 1], style)
    words = [
        word for number, one in enumerate(placed, start=1) for word in block_words(as_block(number, one), one.draft)
    ]
    page, cell = reading.drafts[slide - 1], reading.sheets[slide - 1].cell
    if page.turn:
        words = [replace(word, box=as_drawn(word.box, page.turn, (page.width, page.height))) for word in words]
    return [replace(word, box=moved(word.box, cell, back=True)) for word in words] if cell else words


@contextmanager
def _without_collector() -> Iterator[None]:
    """Let Python's collector of cycles rest: many small records are made here, none of them in a cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _drawn(slide: Slide, page: PageDraft) -> Slide:
    """Return a slide with the boxes of a turned scan where its words are drawn."""
    if not page.turn:
        return slide
    size = page.width, page.height
    blocks = tuple(
        replace(
            block,
            box=as_drawn(block.box, page.turn, size),
            row_boxes=tuple(as_drawn(box, page.turn, size) for box in block.row_boxes),
        )
        for block in slide.blocks
    )
    return replace(slide, blocks=blocks)


def _named(pages: Sequence[int]) -> str:
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(map(str, pages))}"


def _slides(reading: Reading) -> list[Slide]:
    footers, style = reading.common
    slides = [
        _drawn(build_slide(page, left_out, style), page) for page, left_out in zip(reading.drafts, footers, strict=True)
    ]
    return [_put(slide, sheet) for slide, sheet in zip(with_builds(slides), reading.sheets, strict=True)]


def _put(slide: Slide, sheet: Sheet) -> Slide:
    """Return a slide where it stands in the PDF."""
    if sheet.cell:
        return on_page(slide, sheet.page, sheet.cell, sheet.size)
    return slide if slide.page == sheet.page else replace(slide, page=sheet.page)
