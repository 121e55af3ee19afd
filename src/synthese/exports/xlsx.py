"""Workbooks for people: the same content gives the same bytes, and no text becomes a formula or an outside link."""

import datetime as dt
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import xlsxwriter

from synthese.files import write_whole

__all__ = ["FONT", "HEADER", "new_workbook"]

_CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's dates have no zone; a fixed one keeps the bytes the same
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FONT: dict[str, Any] = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
HEADER: dict[str, Any] = {
    **FONT,
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": "#1D4A5A",
    "text_wrap": True,
    # Sides only: text that begins at the top of the first row would be cut by a line below the header.
    "left": 1,
    "right": 1,
    "border_color": "#FFFFFF",
    "valign": "vcenter",
}


@contextmanager
def new_workbook(path: Path, *, title: str) -> Iterator[Any]:
    """Give a workbook to fill, which is written whole at the end.

    Args:
        path: The ``.xlsx`` file.
        title: The title among its properties.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        book.set_properties({"created": _CREATED, "title": title, "author": "synthese"})
        yield book
    write_whole(path, buffer.getvalue())
