"""The program that recognises text: whether it is there, and what it sees on a picture."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

from PIL import Image

from synthese.extraction.repair import repair_text

__all__ = ["HOW_TO_GET_IT", "Seen", "ocr_engine", "read_picture"]

HOW_TO_GET_IT = "to have it read, install Tesseract with German and run pip install 'synthese[ocr]'"
_LEAST_CONFIDENCE = 0.3
"""Words of which the engine is less sure are not kept: most are specks and strokes of pictures."""
_MODES = {3: 0.5, 11: 0.7}
"""Text laid out on a page, then loose text, each with the least mean confidence of a line.

Short titles and large figures are seen only in the second mode, but so are letters in photographs.
"""
_THREADS = "OMP_THREAD_LIMIT"
_MOST_KNOWN = 500
_WINDOWS_PLACE = r"C:\Program Files\Tesseract-OCR\tesseract.exe"
"""Where its installer for Windows puts it, without adding it to the search path."""


class Seen(NamedTuple):
    """A word as the engine sees it.

    Args:
        text: The word.
        confidence: The engine's own figure, 0 to 1.
        x0: The left edge of its ink, in pixels, as are the other edges.
        line: The engine's mode, block, paragraph and line; words of one line share it.
    """

    text: str
    confidence: float
    x0: float
    top: float
    x1: float
    bottom: float
    line: tuple[int, ...]


_known: dict[tuple[str, str], tuple[Seen, ...]] = {}


@cache
def ocr_engine() -> str:
    """Return the name, version and languages of the engine that recognises text.

    Returns:
        As ``tesseract 5.3.0 deu``; an empty string where Tesseract, its German or the package pytesseract is missing.
    """
    program = _program()
    if not program or importlib.util.find_spec("pytesseract") is None:
        return ""
    languages = {"deu", "eng"} & set(_answer(program, "--list-langs").split())
    if "deu" not in languages:
        return ""
    version = _answer(program, "--version").split("\n", 1)[0].strip()
    return f"{version} {'+'.join(sorted(languages))}"


def read_picture(picture: Image.Image, *, seconds: float) -> tuple[Seen, ...]:
    """Return the words on a picture in the order in which the engine reads them.

    Args:
        picture: Of a page.
        seconds: How long it may take.

    Raises:
        RuntimeError: When it takes longer or fails.
        OSError: When it cannot be started.
    """
    languages = ocr_engine().rsplit(" ", 1)[-1]
    key = (hashlib.sha256(picture.tobytes()).hexdigest(), languages)
    if key not in _known:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        _known[key] = _recognise(picture, languages, seconds)
    return _known[key]


def _program() -> str:
    place = _WINDOWS_PLACE if Path(_WINDOWS_PLACE).is_file() else ""
    return shutil.which("tesseract") or place


def _answer(program: str, option: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program and a fixed option
            [program, option], capture_output=True, encoding="utf-8", errors="replace", timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def _recognise(picture: Image.Image, languages: str, seconds: float) -> tuple[Seen, ...]:
    deadline = time.monotonic() + seconds
    words: list[Seen] = []
    for mode in _MODES:
        found = _words(_table(picture, languages, mode, deadline - time.monotonic()), mode)
        words += [word for word in found if not any(_overlap(word, known) for known in words)]
    return tuple(words)


def _table(picture: Image.Image, languages: str, mode: int, seconds: float) -> dict[str, list[Any]]:
    import pytesseract  # noqa: PLC0415 - an extra, and it loads pandas

    pytesseract.pytesseract.tesseract_cmd = _program()
    with _one_thread():
        found: dict[str, list[Any]] = pytesseract.image_to_data(
            picture, lang=languages, config=f"--psm {mode}", output_type=pytesseract.Output.DICT,
            timeout=max(1, round(seconds)),
        )  # fmt: skip
    return found


@contextmanager
def _one_thread() -> Iterator[None]:
    """Let Tesseract work with one thread: its threads wait for one another, and it takes a third of the time."""
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_THREADS]
        else:
            os.environ[_THREADS] = before


def _words(found: dict[str, list[Any]], mode: int) -> list[Seen]:
    words = []
    for index, text in enumerate(found["text"]):
        word, confidence = repair_text(text), float(found["conf"][index]) / 100
        if word and confidence >= _LEAST_CONFIDENCE:
            left, top = found["left"][index], found["top"][index]
            right, bottom = left + found["width"][index], top + found["height"][index]
            line = (mode, found["block_num"][index], found["par_num"][index], found["line_num"][index])
            words.append(Seen(word, min(confidence, 1.0), left, top, right, bottom, line))
    lines: dict[tuple[int, ...], list[float]] = defaultdict(list)
    for seen in words:
        lines[seen.line].append(seen.confidence)
    return [seen for seen in words if fmean(lines[seen.line]) >= _MODES[mode]]


def _overlap(one: Seen, other: Seen) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom
