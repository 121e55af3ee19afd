"""Keyword in context over all slides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from synthese.errors import WorkspaceError

__all__ = ["Hit", "find_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where the words stand.

    Args:
        presentation: The presentation's id.
        slide: The running slide.
        page: The page of the PDF.
        block: The block; ``text`` is its text from ``start`` to ``end``.
        left: What stands before, on the same block.
        right: What stands after.
    """

    presentation: str
    slide: int
    page: int
    block: int
    start: int
    end: int
    left: str
    text: str
    right: str


def find_words(blocks: pd.DataFrame, words: str, *, width: int = 40) -> Iterator[Hit]:
    """Find words in all blocks, titles and footers too, whatever their case.

    Args:
        blocks: The table ``blocks``.
        words: Words in this order; ``*`` stands for any letters, as in ``*kurs*``.
        width: How many characters of context to show on each side.

    Yields:
        One hit a place, in reading order.

    Raises:
        WorkspaceError: When there is nothing to look for.
    """
    if not words.replace("*", "").strip():
        raise WorkspaceError("There is nothing to look for: name one or more words, as in `synthese find 'Kurs*'`.")
    pattern = _pattern(words)
    for row in blocks.to_dict("records"):
        text = row["text"]
        for match in pattern.finditer(text):
            start, end = match.span()
            place = {name: row[name] for name in ("presentation", "slide", "page", "block")}
            yield Hit(
                **place,
                start=start,
                end=end,
                left=_left(text[:start], width),
                text=match.group(),
                right=_right(text[end:], width),
            )


def _pattern(words: str) -> re.Pattern[str]:
    parts = [re.escape(word).replace(r"\*", r"\w*") for word in words.split()]
    return re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)", re.IGNORECASE)


def _left(text: str, width: int) -> str:
    """Return the last whole words of a text."""
    part = text[-width:]
    return _plain(part if len(part) == len(text) else part[part.find(" ") + 1 :])


def _right(text: str, width: int) -> str:
    """Return the first whole words of a text."""
    part = text[:width]
    return _plain(part if len(part) == len(text) else part[: part.rfind(" ") + 1] or part)


def _plain(text: str) -> str:
    return re.sub(r"\s", " ", text)
