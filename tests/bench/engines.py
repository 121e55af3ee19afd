"""One engine that reads PDFs, in a process of its own: `python engines.py NAME` answers one line of JSON a request.

Run by the Python of whatever environment the engine lives in: nothing of the project is imported but by its own engine.
A request names a file and how often to read it; the answer holds its lines of text, the least CPU seconds and how many
pages it has, or an error.
"""

# ruff: noqa: PLC0415 - the libraries of an engine are in its own environment only

import gc
import json
import logging
import os
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

__all__ = ["ENGINES"]

Lines = list[str]
Reader = Callable[[Path], Lines]


def pdfplumber_words() -> Reader:
    """Words with font and size: what one would start from without a reader of slides."""
    import pdfplumber

    def read(path: Path) -> Lines:
        lines = []
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                lines += [word["text"] for word in page.extract_words(extra_attrs=["fontname", "size"])]
                page.close()
        return lines

    return read


def pdfplumber_text() -> Reader:
    """The plain text of each page."""
    import pdfplumber

    def read(path: Path) -> Lines:
        lines = []
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                lines += page.extract_text().split("\n")
                page.close()
        return lines

    return read


def pdfium_text() -> Reader:
    """The plain text of each page."""
    import pypdfium2

    def read(path: Path) -> Lines:
        lines = []
        with pypdfium2.PdfDocument(path) as pdf:
            for number in range(len(pdf)):
                page = pdf[number]
                text = page.get_textpage()
                lines += text.get_text_range().splitlines()
                text.close()
                page.close()
        return lines

    return read


def markitdown() -> Reader:
    """Markdown of the whole file."""
    from markitdown import MarkItDown

    converter = MarkItDown()
    return lambda path: converter.convert(path).text_content.split("\n")


def pymupdf_dict() -> Reader:
    """Blocks, lines and spans with font, size and box, without pictures."""
    import pymupdf

    pymupdf.TOOLS.mupdf_display_errors(False)
    flags = pymupdf.TEXTFLAGS_DICT & ~pymupdf.TEXT_PRESERVE_IMAGES

    def read(path: Path) -> Lines:
        lines = []
        with pymupdf.open(path) as pdf:
            for page in pdf:
                for block in page.get_text("dict", flags=flags)["blocks"]:
                    lines += ["".join(span["text"] for span in line["spans"]) for line in block["lines"]]
        return lines

    return read


def synthese_deck() -> Reader:
    """Slides with title, blocks, roles, levels, reading order and tables; pictures are not recognised."""
    from synthese import read_deck
    from synthese.settings import ExtractionSettings

    settings = ExtractionSettings(ocr=False)

    def read(path: Path) -> Lines:
        deck = read_deck(path, settings=settings)
        if deck.status != "ok":
            raise ValueError(deck.message)
        return [line for slide in deck.slides for block in slide.blocks for line in block.text.split("\n")]

    return read


ENGINES: dict[str, tuple[Callable[[], Reader], str]] = {
    "synthese read_deck": (synthese_deck, "synthese"),
    "PDFium plain text": (pdfium_text, "pypdfium2"),
    "pdfplumber words": (pdfplumber_words, "pdfplumber"),
    "pdfplumber text": (pdfplumber_text, "pdfplumber"),
    "markitdown": (markitdown, "markitdown"),
    "PyMuPDF dict": (pymupdf_dict, "pymupdf"),
}
"""By name: what makes the reader, and the package whose version is told."""


def main() -> None:
    """Answer requests until there are no more."""
    answers = _own_output()
    logging.disable(logging.CRITICAL)  # how damaged a font is, is not asked here
    make, package = ENGINES[sys.argv[1]]
    try:
        reader = make()
    except ImportError as error:
        answers.write(json.dumps({"missing": str(error)}) + "\n")
        return
    answers.write(json.dumps({"version": version(package)}) + "\n")
    for line in sys.stdin:
        answers.write(json.dumps(_answer(reader, json.loads(line))) + "\n")


def _own_output() -> Any:
    """Return a stream that goes where standard output went, which libraries would write their remarks to."""
    stream = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)
    return stream


def _answer(reader: Reader, request: dict[str, Any]) -> dict[str, Any]:
    path = Path(request["path"])
    try:
        rounds = [_timed(reader, path) for _ in range(request["rounds"])]
    except Exception as error:  # noqa: BLE001 - whatever an engine raises is told to the one who asked
        return {"error": f"{type(error).__name__}: {error}"}
    return {"seconds": min(seconds for seconds, _ in rounds), "lines": rounds[0][1]}


def _timed(reader: Reader, path: Path) -> tuple[float, Lines]:
    gc.collect()
    start = time.process_time()
    lines = reader(path)
    return time.process_time() - start, lines


if __name__ == "__main__":
    main()
