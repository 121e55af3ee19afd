"""Headings of boxes and lists, and labels of charts: what a block is told by those around it."""

import re
from itertools import pairwise

from synthese.extraction.blocks import Draft
from synthese.extraction.drafts import PageDraft
from synthese.extraction.placed import Placed

__all__ = ["with_headings", "with_labels"]

_ENDS_SENTENCE = (".", "!", ";", ",")
_FIGURE = re.compile(r"^[\s\d.,:%€$<>≤≥~±+−–/-]*\d[\s\d.,:%€$<>≤≥~±+−–/-]*$")


def with_labels(placed: list[Placed], body: float) -> list[Placed]:
    """Call the figures along the axes of a chart labels, and the small words among them.

    Args:
        placed: The blocks of a slide's body in reading order.
        body: The size of most of its text, in points.
    """
    figures = [one.role == "paragraph" and bool(_FIGURE.match(one.draft.lines[0].text)) for one in placed]
    turned = sum(one.role == "label" for one in placed)
    if sum(figures) < 4 and sum(figures) + turned < 6:
        return placed
    return [
        one._replace(role="label") if is_figure or _is_small_word(one, body) else one
        for one, is_figure in zip(placed, figures, strict=True)
    ]


def _is_small_word(one: Placed, body: float) -> bool:
    text = " ".join(line.text for line in one.draft.lines)
    return one.role == "paragraph" and one.draft.size < 0.8 * body and text.count(" ") < 3 and not text.endswith(".")


def with_headings(placed: list[Placed], page: PageDraft, body: float) -> list[Placed]:
    """Call short blocks headings that stand over another block and stand out from it.

    Args:
        placed: The blocks of a slide's body in reading order.
        page: The page.
        body: The size of most of its text, in points.
    """
    result = list(placed)
    for index, (one, after) in enumerate(pairwise(placed)):
        if one.role == "paragraph" and _heads(one.draft, after, page, body):
            result[index] = one._replace(role="heading")
    return result


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
    return larger or bolder or apart or over_list or _is_in_bar(draft, below, page)


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
