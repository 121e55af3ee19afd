"""Measures in a process of its own how memory grows while decks are read: `python memory.py READER DECK LONG_DECK`.

With a fourth word, `open`, pages are left open, to see that the measurement tells it.
"""

import gc
import json
import sys
from pathlib import Path
from unittest.mock import patch

import psutil

__all__ = ["main"]

MEGABYTE = 2**20
TIMES = {"pdfium": 12, "pdfplumber": 4}


def main(reader: str, deck: str, long_deck: str, left: str = "") -> None:
    """Print how many MB reading one deck again and again adds, and how many more a longer deck takes at its height."""
    if left:
        _leave_pages_open()
    from synthese import read_deck  # noqa: PLC0415 - its functions are bound when it is loaded
    from synthese.settings import ExtractionSettings  # noqa: PLC0415

    settings = ExtractionSettings.model_validate({"reader": reader, "ocr": False})
    for _ in range(2):
        read_deck(Path(deck), settings=settings)
    warm, height = _resident(), _height()
    for _ in range(TIMES[reader]):
        read_deck(Path(deck), settings=settings)
    decks = _resident() - warm
    read_deck(Path(long_deck), settings=settings)
    sys.stdout.write(json.dumps({"decks": decks, "pages": _height() - height}))


def _leave_pages_open() -> None:
    import pdfplumber.page  # noqa: PLC0415 - only where they are left open
    import pypdfium2.raw  # noqa: PLC0415

    patch.object(pypdfium2.raw, "FPDF_ClosePage", lambda page: None).start()
    patch.object(pdfplumber.page.Page, "close", lambda self: None).start()


def _resident() -> float:
    gc.collect()
    return float(psutil.Process().memory_info().rss) / MEGABYTE


def _height() -> float:
    """Return the most memory that the process ever had."""
    found = psutil.Process().memory_info()
    if hasattr(found, "peak_wset"):  # Windows
        return float(found.peak_wset) / MEGABYTE
    status = Path("/proc/self/status")
    if status.is_file():  # on Linux, what `resource` tells is also of the process that started this one
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    import resource  # noqa: PLC0415 - Windows has none

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


if __name__ == "__main__":
    main(*sys.argv[1:])
