"""Animation groups: pages of a PDF that show one slide while it fills."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from synthese.provenance import normal_form
from synthese.types import Slide

__all__ = ["with_builds"]

_EDGE_ROLES = frozenset({"title", "footer", "page_number"})
_KEPT = 0.9
"""The next page must hold this share of the words of the page before."""


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
    words, later = _body(slide), _body(after)
    if not words:
        return bool(slide.title and later) and _number(slide) == _number(after) != ""
    if not slide.title and sum(words.values()) < 3:
        return False
    kept = sum((words & later).values())
    return kept >= _KEPT * sum(words.values())


def _body(slide: Slide) -> Counter[str]:
    text = " ".join(block.text for block in slide.blocks if block.role not in _EDGE_ROLES)
    return Counter(normal_form(text).split())


def _number(slide: Slide) -> str:
    return next((block.text for block in slide.blocks if block.role == "page_number"), "")
