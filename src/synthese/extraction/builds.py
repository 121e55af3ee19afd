"""Animation groups: pages of a PDF that show one slide while it fills."""

from collections.abc import Sequence
from dataclasses import replace

from synthese.provenance import normal_form
from synthese.types import Block, Slide

__all__ = ["with_builds"]

_EDGE_ROLES = frozenset({"title", "subtitle", "footer", "page_number"})
_KEPT = 0.9
"""The next page must hold this share of the blocks of the page before."""
_MOVED = 0.03
"""A block that stays moves by less than this share of the slide."""


def with_builds(slides: Sequence[Slide]) -> list[Slide]:
    """Set ``build_of`` of slides which the next one repeats or extends.

    Args:
        slides: The slides of a deck, in order.

    Returns:
        The same slides; those that grow into a later one name the last of their group.
    """
    result = list(slides)
    last: int | None = None
    for index in range(len(slides) - 2, -1, -1):
        if _grows_into(slides[index], slides[index + 1]):
            last = slides[index + 1].slide if last is None else last
            result[index] = replace(slides[index], build_of=last)
        else:
            last = None
    return result


def _grows_into(slide: Slide, after: Slide) -> bool:
    if not slide.blocks or normal_form(slide.title) != normal_form(after.title):
        return False
    blocks, later = _body(slide), _body(after)
    if not blocks:
        return bool(slide.title and later) and _number(slide) == _number(after) != ""
    if not slide.title and sum(len(block.text.split()) for block in blocks) < 3:
        return False
    kept = sum(any(_is_kept(block, other, slide) for other in later) for block in blocks)
    return kept >= _KEPT * len(blocks)


def _is_kept(block: Block, other: Block, slide: Slide) -> bool:
    if (
        abs(block.box.x0 - other.box.x0) > _MOVED * slide.width
        or abs(block.box.top - other.box.top) > _MOVED * slide.height
    ):
        return False
    return normal_form(other.text).startswith(normal_form(block.text))


def _body(slide: Slide) -> list[Block]:
    return [block for block in slide.blocks if block.role not in _EDGE_ROLES]


def _number(slide: Slide) -> str:
    return next((block.text for block in slide.blocks if block.role == "page_number"), "")
