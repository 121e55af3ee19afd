"""The words of a block with their places on the slide."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from synthese.extraction.blocks import Draft
from synthese.extraction.content import Char, rounded
from synthese.extraction.repair import repair_text
from synthese.types import Block, Box, Word

__all__ = ["block_words"]

_WORD = re.compile(r"\S+")


def block_words(block: Block, draft: Draft) -> list[Word]:
    """Return the words of a block.

    Args:
        block: The block with its repaired text.
        draft: The same block with the characters of the PDF.

    Returns:
        The words in order; one that no character can be found for has the box of the block.
    """
    runs = draft.runs or [run for line in draft.lines for run in line.runs]
    places = _places(block.text, [char for run in runs for char in run.chars])
    words = []
    for match in _WORD.finditer(block.text):
        found = [char for char in places[match.start() : match.end()] if char is not None]
        words.append(
            Word(
                word=match[0],
                start=match.start(),
                end=match.end(),
                block=block.block,
                box=_around([char.box for char in found], block.box),
                confidence=round(min((char.confidence for char in found), default=1.0), 2),
            )
        )
    return words


def _places(text: str, chars: Sequence[Char]) -> list[Char | None]:
    """Return for each character of the repaired text that of the PDF, as far as it can be found there."""
    letters, owners = [], []
    for char in chars:
        for letter in repair_text(char.text) or char.text:
            letters.append(letter)
            owners.append(char)
    places: list[Char | None] = [None] * len(text)
    matcher = SequenceMatcher(None, "".join(letters), text, autojunk=False)
    for start, target, size in matcher.get_matching_blocks():
        places[target : target + size] = owners[start : start + size]
    return places


def _around(boxes: Sequence[Box], default: Box) -> Box:
    if not boxes:
        return default
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return rounded((min(x0), min(top), max(x1), max(bottom)))
