"""Quality on hand-checked pages: the same pages for every engine."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pypdfium2

from bench.workers import Engine
from synthese import read_deck
from synthese.evaluation import Figure, TruthPage, evaluate_structure
from synthese.settings import ExtractionSettings
from synthese.types import Block, Box, Deck, Slide

__all__ = ["ROWS", "measure_quality"]

ROWS = {
    "word_recall": "words found",
    "word_precision": "words found that are expected",
    "titles": "titles exact",
    "blocks": "blocks found whole",
    "order_pairs": "pairs of blocks in order",
    "roles": "roles right",
    "levels": "bullet levels right",
    "footer_in_body": "footers left in the body (less is better)",
    "cell_f1": "table cells, F1",
}
_NOT_LINES = ("synthese read_deck", "pdfplumber words")
"""The first is judged by its slides, the second gives no lines."""


def measure_quality(
    engines: Sequence[Engine], pages: Sequence[TruthPage], decks: Mapping[str, Path], scratch: Path
) -> dict[str, Mapping[str, Figure]]:
    """Judge what engines make of pages.

    Each page is handed to the other engines as a PDF of its own, as not all of them tell where a page ends; of their
    lines the first is taken for the title and every other for a paragraph. `synthese` reads the whole deck.

    Args:
        engines: Which read.
        pages: What people read.
        decks: The PDFs by file name.
        scratch: A folder for PDFs of one page.

    Returns:
        The figures of `evaluate_structure` by engine.
    """
    read = {name: read_deck(decks[name], settings=ExtractionSettings(ocr=False)) for name in _names(pages)}
    judged = {"synthese read_deck": evaluate_structure(pages, read).figures}
    alone = {(page.deck, page.page): _alone(decks[page.deck], page.page, scratch) for page in pages}
    for engine in engines:
        if engine.name not in _NOT_LINES:
            lines = {key: engine.read(path).lines for key, path in alone.items()}
            judged[engine.name] = evaluate_structure(pages, _as_decks(lines)).figures
    return judged


def _names(pages: Sequence[TruthPage]) -> list[str]:
    return sorted({page.deck for page in pages})


def _alone(deck: Path, page: int, scratch: Path) -> Path:
    target = scratch / f"{deck.stem}-{page}.pdf"
    with pypdfium2.PdfDocument(deck) as whole, pypdfium2.PdfDocument.new() as alone:
        alone.import_pages(whole, [page - 1])
        alone.save(target)
    return target


def _as_decks(lines: Mapping[tuple[str, int], Sequence[str]]) -> dict[str, Deck]:
    return {
        name: Deck(
            file=name,
            sha256="",
            pages=0,
            slides=tuple(_as_slide(page, found) for (deck, page), found in lines.items() if deck == name),
        )
        for name in sorted({deck for deck, _ in lines})
    }


def _as_slide(page: int, lines: Sequence[str]) -> Slide:
    texts = [line.strip() for line in lines if line.strip()]
    blocks = tuple(
        Block(block=number, role="paragraph" if number > 1 else "title", text=text, raw=text, box=Box(0, 0, 0, 0))
        for number, text in enumerate(texts, start=1)
    )
    return Slide(
        slide=page, page=page, title=texts[0] if texts else "", kind="content", width=0, height=0, blocks=blocks
    )
