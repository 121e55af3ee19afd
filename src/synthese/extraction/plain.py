"""The baseline: a deck as the plain text of pdfplumber gives it, line by line, without any of our own reading."""

from pathlib import Path

import pdfplumber

from synthese.provenance import file_hash
from synthese.types import Block, Box, Deck, Slide, SlideKind

__all__ = ["read_plain"]


def read_plain(path: Path) -> Deck:
    """Read a deck as lines: the first line of a page is its title, every other line a paragraph.

    Args:
        path: The PDF.

    Returns:
        A deck to compare our own reading with; every block takes the whole page.
    """
    slides = []
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            lines = [line.strip() for line in page.extract_text().split("\n") if line.strip()]
            slides.append(_slide(number, lines, float(page.width), float(page.height)))
            page.close()
    return Deck(file=path.name, sha256=file_hash(path), pages=len(slides), slides=tuple(slides))


def _slide(number: int, lines: list[str], width: float, height: float) -> Slide:
    box = Box(0.0, 0.0, width, height)
    blocks = tuple(
        Block(block=place, role="title" if place == 1 else "paragraph", text=line, raw=line, box=box)
        for place, line in enumerate(lines, 1)
    )
    title = lines[0] if lines else ""
    kind: SlideKind = "content" if lines else "image"
    return Slide(slide=number, page=number, title=title, kind=kind, width=width, height=height, blocks=blocks)
