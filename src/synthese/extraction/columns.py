"""Text that goes on in the next column: the end of one column and the beginning of the next are one block."""

from collections.abc import Sequence

from synthese.extraction.blocks import Draft
from synthese.extraction.placed import Placed
from synthese.extraction.record import replaced

__all__ = ["across_columns"]

_LEAST = 2
"""Text in columns has so many lines; words beside one another are no sentence."""
_GUTTER = 5.0
"""The next column begins at most so many ems behind."""
_ENDS = (".", "!", "?", ":", ";", "“", '"')


def across_columns(placed: Sequence[Placed]) -> list[Placed]:
    """Join a paragraph or bullet with the block after it where that goes on with the sentence in the next column.

    Args:
        placed: The blocks of a slide's body in reading order.
    """
    joined: list[Placed] = []
    for one in placed:
        last = joined[-1] if joined else None
        text = last is not None and last.role in {"paragraph", "bullet"} and one.role == "paragraph"
        if last and text and _goes_on(last.draft, one.draft):
            joined[-1] = replaced(last, draft=_as_one(last.draft, one.draft))
        else:
            joined.append(one)
    return joined


def _goes_on(draft: Draft, after: Draft) -> bool:
    if len(draft.lines) < _LEAST or not after.lines or draft.angle or after.glyph:
        return False
    last, line = draft.lines[-1], after.lines[0]
    alike = last.font == line.font and abs(last.size - line.size) < 0.5 and last.runs[0].colour == line.runs[0].colour
    beside = after.top < draft.top + draft.size and after.x0 > last.x1 - draft.size and after.x0 > draft.x0 + draft.size
    beside = beside and after.x0 - draft.x1 < _GUTTER * draft.size
    return alike and beside and line.text[0].islower() and not last.text.endswith(_ENDS)


def _as_one(draft: Draft, after: Draft) -> Draft:
    return replaced(
        draft,
        lines=draft.lines + after.lines,
        x0=min(draft.x0, after.x0),
        top=min(draft.top, after.top),
        x1=max(draft.x1, after.x1),
        bottom=max(draft.bottom, after.bottom),
    )
