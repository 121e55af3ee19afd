"""Headings of boxes and lists: what a block is told by those around it."""

from itertools import pairwise

from synthese.extraction.blocks import Draft
from synthese.extraction.drafts import PageDraft
from synthese.extraction.placed import Placed
from synthese.extraction.record import replaced

__all__ = ["with_headings"]

_ENDS_SENTENCE = (".", "!", ";", ",")
_FIGURE = 1.15
"""A figure is so many times as large as the words below that say what it counts."""
_LONGEST_FIGURE = 14
_LONGEST_LEAD = 45
"""A longer line with a colon over a list is a sentence that leads to it, no heading."""


def with_headings(placed: list[Placed], page: PageDraft, body: float) -> list[Placed]:
    """Call short blocks headings that stand over another block and stand out from it.

    Args:
        placed: The blocks of a slide's body in reading order.
        page: The page.
        body: The size of most of its text, in points.
    """
    result = list(placed)
    for index, (one, after) in enumerate(pairwise(placed)):
        if one.role != "paragraph":
            continue
        told = _heads(one.draft, after, page, body) or _is_key_figure(one.draft, after.draft)
        if told or (_is_coloured(one.draft, after) and _usual_colour(placed) not in _colours(one.draft)):
            result[index] = replaced(one, role="heading")
    return result


def _is_key_figure(draft: Draft, below: Draft) -> bool:
    """Return whether a block is a figure set large over the words that say what it counts."""
    text = draft.lines[0].text
    if len(draft.lines) > 1 or len(text) > _LONGEST_FIGURE or not any(char.isdigit() for char in text):
        return False
    near = -0.5 * below.size <= below.top - draft.bottom < 2.2 * draft.size
    centred = abs(draft.x0 + draft.x1 - below.x0 - below.x1) < draft.size or abs(draft.x0 - below.x0) < 0.5 * draft.size
    return bool(below.lines) and draft.size >= _FIGURE * below.size and near and centred


def _heads(draft: Draft, after: Placed, page: PageDraft, body: float) -> bool:
    """Return whether a short block stands over another one and stands out from it."""
    length = sum(len(line.text) for line in draft.lines)
    last = draft.lines[-1].text
    below = after.draft
    if length > 90 or last.endswith(_ENDS_SENTENCE) or not any(char.isalpha() for char in last):
        return False
    if after.role in {"source", "caption", "label"} or below.top - draft.bottom > 3 * draft.size:
        return False
    if below.top < draft.bottom - 0.5 * draft.size or below.x0 > draft.x1 + 2 * draft.size or below.x1 < draft.x0:
        return False
    larger = draft.size > 1.12 * below.size if below.lines else draft.size > 0.9 * body
    bolder = draft.bold and not (below.bold and below.lines)
    other_font = bool(below.lines) and draft.lines[0].font != below.lines[0].font and len(draft.lines) == 1
    apart = other_font and draft.size >= 0.98 * below.size and len(below.lines) > 1
    over_list = after.role == "bullet" and len(draft.lines) == 1 and (last.endswith(":") or draft.size >= below.size)
    leads = last.endswith(":") and length > _LONGEST_LEAD and not bolder and not larger
    if leads:
        return False
    return larger or bolder or apart or over_list or _is_in_bar(draft, below, page)


def _is_coloured(draft: Draft, after: Placed) -> bool:
    """Return whether a line has one colour and stands right over a block in another one."""
    below = after.draft
    colours, others = _colours(draft), _colours(below)
    if len(draft.lines) > 1 or len(colours) != 1 or colours & {-1, *others} or not others:
        return False
    if after.role not in {"paragraph", "bullet"} or draft.lines[0].text[-1] in _ENDS_SENTENCE:
        return False
    near = below.top - draft.bottom < 1.2 * draft.size
    aligned = abs(draft.x0 - below.x0) < draft.size or abs(draft.x0 + draft.x1 - below.x0 - below.x1) < 2 * draft.size
    return near and aligned and draft.size >= 0.95 * below.size


def _usual_colour(placed: list[Placed]) -> int:
    """Return the colour in which most of a slide's body is set."""
    letters: dict[int, int] = {}
    for one in placed:
        for line in one.draft.lines:
            longest = line.runs[0] if len(line.runs) == 1 else max(line.runs, key=lambda run: len(run.text))
            letters[longest.colour] = letters.get(longest.colour, 0) + len(line.text)
    return max(letters, key=letters.__getitem__, default=-1)


def _colours(draft: Draft) -> set[int]:
    return {run.colour for line in draft.lines for run in line.runs}


def _is_in_bar(draft: Draft, below: Draft, page: PageDraft) -> bool:
    """Return whether a block fills a flat panel of its own, as the heading of a box does."""
    middle, height = (draft.top + draft.bottom) / 2, draft.bottom - draft.top + 2 * draft.size
    return any(
        panel.x0 <= draft.x0
        and draft.x1 <= panel.x1
        and panel.top <= middle <= panel.bottom
        and panel.bottom - panel.top < height
        and -0.3 * below.size <= below.top - panel.bottom < 1.3 * below.size
        and panel.x0 <= below.x0
        and below.x1 <= panel.x1 + below.size
        for panel in page.panels
    )
