"""Passages: the units of coding, cut from the blocks of a deck."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from synthese.passages.scope import JOINT, context_of, same_column
from synthese.passages.sentences import ends_sentence, split_sentences
from synthese.provenance import normal_form, stable_id
from synthese.types import Block, Box, Deck, Passage, Segment, Slide

__all__ = ["build_passages", "passage_ids"]

_RUNNING = frozenset({"paragraph", "quote"})
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A passage before it has an id."""

    slide: Slide
    block: Block
    text: str
    context: str
    segments: tuple[Segment, ...]
    header: tuple[str, ...] = ()
    box: Box | None = None
    """Where a part of the block stands, as far as it is known."""


def build_passages(deck: Deck, presentation: str) -> tuple[Passage, ...]:
    """Cut a deck into its passages.

    A bullet is one passage, so is each sentence of a paragraph or quote and each data row of a table. A sentence that
    goes on in the next block of its column is one passage. Of an animation group the last slide gives the passages,
    and the earlier ones only what is gone by then.

    Args:
        deck: The deck as read.
        presentation: The id of its presentation.

    Returns:
        The passages in reading order. Their ids hold no slide or block number, so that they survive inserted slides.
    """
    drafts = list(_without_builds(deck))
    ids = passage_ids(presentation, ((draft.text, _heading(draft.slide)) for draft in drafts))
    return tuple(_passage(draft, presentation, passage) for draft, passage in zip(drafts, ids, strict=True))


def passage_ids(presentation: str, passages: Iterable[tuple[str, str]]) -> list[str]:
    """Return the ids of passages: hashes of the presentation, the text, the heading and the occurrence in the deck.

    Args:
        presentation: The id of their presentation.
        passages: The text and heading of each, in reading order.

    >>> len(set(passage_ids("in2", [("Kurse fehlen", "Ausblick"), ("Kurse fehlen", "Ausblick")])))
    2
    """
    seen: Counter[tuple[str, str]] = Counter()
    ids = []
    for text, heading in passages:
        key = (normal_form(text), normal_form(heading))
        seen[key] += 1
        ids.append(stable_id("p", presentation, *key, seen[key]))
    return ids


def _passage(draft: _Draft, presentation: str, passage: str) -> Passage:
    return Passage(
        passage=passage,
        presentation=presentation,
        slide=draft.slide.slide,
        page=draft.slide.page,
        text=draft.text,
        heading=_heading(draft.slide),
        context=draft.context,
        role=draft.block.role,
        segments=draft.segments,
        box=draft.box or draft.block.box,
        header=draft.header,
    )


def _heading(slide: Slide) -> str:
    """Return the title of a slide; that of a title slide is the deck's and heads none of its lines."""
    return "" if slide.kind == "title" else slide.title


def _without_builds(deck: Deck) -> Iterator[_Draft]:
    drafts = {slide.slide: list(_drafts(slide)) for slide in deck.slides}
    kept: dict[int, set[str]] = {}
    gone: dict[int, list[_Draft]] = {}
    for slide in reversed(deck.slides):
        group = slide.build_of or slide.slide
        shown = kept.setdefault(group, set())
        gone[slide.slide] = [draft for draft in drafts[slide.slide] if normal_form(draft.text) not in shown]
        if slide.build_of is None:
            gone[slide.slide] = drafts[slide.slide]
        shown.update(normal_form(draft.text) for draft in drafts[slide.slide])
    for slide in deck.slides:
        yield from gone[slide.slide]


def _drafts(slide: Slide) -> Iterator[_Draft]:
    pending: _Draft | None = None
    for index, block in enumerate(slide.blocks):
        drafts = list(_block_drafts(slide, index))
        if pending and drafts and _goes_on(pending, block):
            drafts[0] = _joined(pending, drafts[0])
        elif pending:
            yield pending
        if not drafts:
            pending = None
            continue
        yield from drafts[:-1]
        pending = drafts[-1]
    if pending:
        yield pending


def _goes_on(draft: _Draft, block: Block) -> bool:
    return (
        block.role in _RUNNING
        and draft.block.role in _RUNNING | {"bullet"}
        and block.text[:1].islower()
        and not ends_sentence(draft.text)
        and same_column(draft.block.box, block.box)
    )


def _joined(first: _Draft, second: _Draft) -> _Draft:
    offset = len(first.text) + 1
    moved = tuple(segment._replace(offset=segment.offset + offset) for segment in second.segments)
    return replace(first, text=f"{first.text} {second.text}", segments=first.segments + moved)


def _block_drafts(slide: Slide, index: int) -> Iterator[_Draft]:
    block = slide.blocks[index]
    context = context_of(slide.blocks, index)
    if block.role == "table":
        yield from _rows(slide, block, context)
        return
    if block.role == "bullet":
        spans: Iterable[tuple[int, int]] = [(0, len(block.text))]
    elif block.role in _RUNNING:
        spans = split_sentences(block.text)
    else:
        return
    for start, end in spans:
        text = block.text[start:end]
        if _LETTERS.search(text):
            yield _Draft(slide, block, text, context, (Segment(block.block, start, end, 0),))


def _rows(slide: Slide, block: Block, context: str) -> Iterator[_Draft]:
    lines = block.text.split("\n")
    header = _header(lines)
    start = 0
    for number, line in enumerate(lines):
        end = start + len(line)
        if _LETTERS.search(line) and not (header and number == 0):
            around = JOINT.join(part for part in (context, *_different(header)) if part)
            box = block.row_boxes[number] if number < len(block.row_boxes) else None
            yield _Draft(slide, block, line, around, (Segment(block.block, start, end, 0),), header, box)
        start = end + 1


def _header(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the cells of the first row, which heads the others where there are any."""
    return tuple(lines[0].split("\t")) if len(lines) > 1 else ()


def _different(cells: Sequence[str]) -> list[str]:
    """Return cells without the repetitions that merged ones leave."""
    return [cell for cell in dict.fromkeys(cells) if cell]
