"""Bullets: which blocks count on, and how deep each bullet lies in its list."""

import re
from collections.abc import Sequence

from synthese.extraction.blocks import Draft
from synthese.extraction.placed import Placed
from synthese.extraction.record import replaced

__all__ = ["enumerated", "indented", "with_levels"]

_ENUMERATED = re.compile(r"^\(?(\d{1,2}|[a-hA-H]|[IVX]{1,4}|\d{1,2}\.\d{1,2})(?:[.)]|(?<=\.\d)|(?<=\.\d\d))\s+\S")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_COUNTED = re.compile(r"^(\d{1,2})\s+[^\W\d]")
"""A number set apart from the words behind it, in a disc or a colour of its own."""
_DEEPER, _DEEPEST = 0.9, 6.0
"""A point without a sign begins so many ems right of the text above it."""
_NEXT = 2.4
"""It stands at most so many ems below it."""
_STEP = 0.45
"""Left edges that differ by more ems are two levels."""


def enumerated(drafts: Sequence[Draft]) -> frozenset[int]:
    """Return the indices of blocks that count on: ``1. … 2. …`` at one left edge."""
    found: list[tuple[int, str, Draft]] = []
    for index, draft in enumerate(drafts):
        number = _number(draft) if draft.lines and not draft.glyph else ""
        if number:
            found.append((index, number, draft))
    indices: set[int] = set()
    for place, (index, number, draft) in enumerate(found):
        # Points of a deeper level may stand between two.
        level = (one for one in found[place + 1 :] if _is_level(draft, one[2]))
        other, after, _ = next(level, (index, "", draft))
        if after and _counts_on(number, after):
            indices |= {index, other}
    heads = {number for index, number, _ in found if index in indices}
    # The only point below one: 2.1 after 2.
    indices |= {index for index, number, _ in found if number.endswith(".1") and number[:-2] in heads}
    return frozenset(indices)


def indented(placed: Sequence[Placed]) -> list[Placed]:
    """Call short paragraphs bullets that stand deeper than the text of the bullet right above them.

    Args:
        placed: The blocks of a slide's body in reading order.
    """
    result = list(placed)
    for index in range(1, len(result)):
        above, one = result[index - 1], result[index]
        if above.role == "bullet" and one.role == "paragraph" and _is_deeper(one.draft, above.draft):
            result[index] = replaced(one, role="bullet")
    return result


def _is_deeper(draft: Draft, above: Draft) -> bool:
    last, line = above.lines[-1], draft.lines[0]
    near = 0 < line.base - last.base < _NEXT * last.size and draft.size <= above.size
    return near and _DEEPER * line.size < line.x0 - above.lines[0].x0 < _DEEPEST * line.size


def _counts_on(number: str, after: str) -> bool:
    if number in _ROMAN and after in _ROMAN:
        return _ROMAN.index(after) - _ROMAN.index(number) == 1
    return ord(after[-1]) - ord(number[-1]) == 1 or (number[-1] == "9" and after[-1] == "0")


def _number(draft: Draft) -> str:
    line = draft.lines[0]
    match = _ENUMERATED.match(line.text)
    if match is None and len(line.runs) > 1:
        match = _COUNTED.match(line.text)
        first, after = line.runs[:2]
        like = first.font == after.font and first.colour == after.colour and first.size == after.size
        if match is None or first.text.strip() != match[1] or (like and after.x0 - first.x1 < 0.6 * after.size):
            return ""
    return match[1] if match else ""


def _is_level(draft: Draft, below: Draft) -> bool:
    return abs(draft.x0 - below.x0) < draft.size and abs(draft.size - below.size) < 1


def with_levels(placed: list[Placed]) -> list[Placed]:
    """Number the levels of bullets by their indents, list by list."""
    columns: list[list[int]] = []
    for index, one in enumerate(placed):
        if one.role != "bullet":
            continue
        column = columns[-1] if columns else None
        above = placed[column[-1]].draft if column else None
        if above is None or column is None or one.draft.top < above.top or one.draft.x0 > above.x1 + above.size:
            columns.append([index])
        else:
            column.append(index)
    result = list(placed)
    for column in columns:
        indents = _indents([placed[index].draft for index in column])
        for index in column:
            draft = placed[index].draft
            level = sum(indent <= draft.x0 + _STEP * draft.size for indent in indents)
            result[index] = Placed(draft, "bullet", max(level, 1))
    return result


def _indents(drafts: Sequence[Draft]) -> list[float]:
    indents: list[float] = []
    for draft in sorted(drafts, key=lambda draft: draft.x0):
        if not indents or draft.x0 - indents[-1] > _STEP * draft.size:
            indents.append(draft.x0)
    return indents
