"""Opening PDFs with PDFium: what cannot be opened is told in words."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from synthese.errors import DeckError

__all__ = ["deck_bytes", "open_bytes", "opened_deck", "opened_page"]

_NO_PAGES = re.compile(rb"/Kids\s*\[\s*\]")
_EMPTY = "is a PDF without pages: export it again from the program it was made with"
_MARK_WITHIN = 1024
"""Readers accept the mark %PDF- within so many bytes."""


def deck_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        DeckError: When there is no such file.
    """
    if not path.is_file():
        raise DeckError(f"{path.name}: there is no such file; check the name and the folder {path.parent.resolve()}.")
    return path.read_bytes()


def open_bytes(content: bytes) -> pypdfium2.PdfDocument:
    """Open a PDF.

    Args:
        content: The bytes of the file.

    Returns:
        The document; the caller closes it.

    Raises:
        DeckError: When it cannot be opened; the message says what it is and what to do.
    """
    if not content:
        raise DeckError("is empty (0 bytes): download it again")
    if b"%PDF-" not in content[:_MARK_WITHIN]:
        begin = content[:12].decode("utf-8", "replace").strip()
        raise DeckError(f"is not a PDF (it begins with {begin!r}): download it again or save it as PDF")
    try:
        deck = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        # PDFium's code may be that of the file opened before.
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in content:
            raise DeckError("is protected by a password: save a copy without it") from error
        if _NO_PAGES.search(content):
            raise DeckError(_EMPTY) from error
        raise DeckError("is a damaged PDF, perhaps cut off while it was downloaded: download it again") from error
    if not len(deck):
        deck.close()
        raise DeckError(_EMPTY)
    return deck


@contextmanager
def opened_deck(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """Open the PDF of a path and close it at the end.

    Raises:
        DeckError: When there is no such file, or it cannot be opened.
    """
    content = deck_bytes(path)
    try:
        deck = open_bytes(content)
    except DeckError as error:
        raise DeckError(f"{path.name} {error}") from error
    try:
        yield deck
    finally:
        deck.close()


@contextmanager
def opened_page(deck: pypdfium2.PdfDocument, page: int, path: Path) -> Iterator[Any]:
    """Open a page and close it at the end.

    Args:
        deck: The open PDF.
        page: The page, from 1.
        path: The file, for the message.

    Raises:
        DeckError: When there is no such page or it is damaged.
    """
    if not 1 <= page <= len(deck):
        raise DeckError(f"{path.name} has no page {page}; its pages are 1 to {len(deck)}.")
    try:
        sheet = deck[page - 1]
    except pypdfium2.PdfiumError as error:
        raise DeckError(f"{path.name}: page {page} is damaged and cannot be opened.") from error
    try:
        yield sheet
    finally:
        sheet.close()
