"""Figures in a Word file, as far as they can be read there."""

import html
import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from PIL import Image

from synthese.exports.files import file_name
from synthese.exports.labels import label, label_keys
from synthese.exports.word.book import Book

__all__ = ["add_figures"]

_TALLEST = 14.0  # centimetres
_TOLD = re.compile(r"<desc>(.*?)</desc>", re.DOTALL)


def add_figures(book: Book, folder: Path | None, names: Iterable[str]) -> None:
    """Add figures with what they tell those who do not see them; one that is not there is left out.

    Args:
        book: The file under construction.
        folder: Where the figures lie as SVG, which holds their description, and PNG.
        names: The figures, by their keys in the label table.
    """
    for name in names:
        key = f"figure_title.{name}"
        if folder is None or key not in label_keys():
            continue
        title = label(key, book.language)
        picture, drawing = (folder / f"{file_name(title)}.{ending}" for ending in ("png", "svg"))
        if picture.is_file() and drawing.is_file():
            told = _TOLD.search(drawing.read_text(encoding="utf-8"))
            png = picture.read_bytes()
            with Image.open(BytesIO(png)) as image:
                wide = _TALLEST * image.width / image.height
            book.picture(png, title=title, description=html.unescape(told[1]) if told else title, wide=wide)
