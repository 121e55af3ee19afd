"""What stands above a block and gives it its sense: the box heading and the parent bullet."""

from collections.abc import Sequence

from synthese.types import Block, Box

__all__ = ["context_of", "same_column"]

JOINT = " | "


def context_of(blocks: Sequence[Block], index: int) -> str:
    """Return the context of a block: its box heading and its parent bullets, outermost first.

    Args:
        blocks: The blocks of a slide, in reading order.
        index: Which of them.

    Returns:
        Their texts, joined by `` | ``; empty where there are none.
    """
    block = blocks[index]
    heading = _box_heading(blocks, index)
    parents = _parents(blocks, index) if block.role == "bullet" else []
    return JOINT.join([*([heading] if heading else []), *parents])


def same_column(above: Box, below: Box) -> bool:
    """Tell whether one box continues another downwards: at least half of the narrower one lies under the other.

    >>> same_column(Box(10, 0, 110, 20), Box(12, 22, 60, 40))
    True
    """
    overlap = min(above.x1, below.x1) - max(above.x0, below.x0)
    narrower = min(above.x1 - above.x0, below.x1 - below.x0)
    return overlap >= narrower / 2 and below.bottom > above.top


def _box_heading(blocks: Sequence[Block], index: int) -> str:
    for above in reversed(blocks[:index]):
        if above.role in {"title", "subtitle"}:
            return ""
        if above.role == "heading" and same_column(above.box, blocks[index].box):
            return above.text
    return ""


def _parents(blocks: Sequence[Block], index: int) -> list[str]:
    level = blocks[index].level
    parents: list[str] = []
    for above in reversed(blocks[:index]):
        if above.role in {"title", "subtitle", "heading"} or level <= 1:
            break
        if above.role == "bullet" and above.level < level:
            parents.insert(0, above.text)
            level = above.level
    return parents
