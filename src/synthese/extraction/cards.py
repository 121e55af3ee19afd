"""Cards: what stands in one of several panels of a slide belongs together."""

from collections.abc import Sequence
from typing import NamedTuple

from synthese.extraction.blocks import Draft
from synthese.types import Box

__all__ = ["Card", "find_cards"]

_LEAST = 2
_SLACK = 3.0
"""Text may stand so many points over the edge of its panel."""


class Card(NamedTuple):
    """A panel with what stands in it.

    Args:
        standing: A block as large as the panel that stands for it among the other blocks of the slide.
        drafts: The blocks in it.
        panels: The panels in it.
    """

    standing: Draft
    drafts: list[Draft]
    panels: list[Box]


def find_cards(drafts: Sequence[Draft], panels: Sequence[Box]) -> list[Card]:
    """Return the cards of a slide, or of a card.

    Args:
        drafts: The blocks.
        panels: Filled or framed rectangles, backgrounds left out.

    Returns:
        No cards unless two panels hold blocks, one of them several; the outermost panels where one holds another.
    """
    if len(panels) < _LEAST or len(drafts) <= _LEAST:
        return []
    held: list[tuple[Box, list[Draft]]] = []
    free = list(drafts)
    for panel in sorted(set(panels), key=lambda box: (box.x0 - box.x1) * (box.bottom - box.top)):
        inside = [draft for draft in free if _holds(panel, draft)]
        if inside and len(inside) < len(drafts):
            held.append((panel, inside))
            taken = {id(draft) for draft in inside}
            free = [draft for draft in free if id(draft) not in taken]
    if len(held) < _LEAST or all(len(inside) < _LEAST for _, inside in held):
        return []
    return [_card(panel, inside, panels) for panel, inside in held]


def _holds(panel: Box, draft: Draft) -> bool:
    level = panel.x0 - _SLACK <= draft.x0 and draft.x1 <= panel.x1 + _SLACK
    return level and panel.top - _SLACK <= draft.top and draft.bottom <= panel.bottom + _SLACK


def _card(panel: Box, inside: list[Draft], panels: Sequence[Box]) -> Card:
    size = min(draft.size for draft in inside)
    standing = Draft((), *panel, size=size, bold=False)
    within = [
        box
        for box in panels
        if box != panel
        and panel.x0 - _SLACK <= box.x0
        and box.x1 <= panel.x1 + _SLACK
        and panel.top - _SLACK <= box.top
        and box.bottom <= panel.bottom + _SLACK
    ]
    return Card(standing, inside, within)
