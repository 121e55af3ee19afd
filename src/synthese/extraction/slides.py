"""A page's blocks become a slide: title, subtitle, body in reading order, footers."""

import re
from collections.abc import Sequence

from synthese.extraction.blocks import Draft, line_by_line
from synthese.extraction.content import rounded
from synthese.extraction.drafts import PageDraft
from synthese.extraction.footers import is_page_number
from synthese.extraction.kinds import slide_kind
from synthese.extraction.order import reading_order
from synthese.extraction.placed import Placed
from synthese.extraction.record import replaced
from synthese.extraction.repair import join_lines, repair_text
from synthese.extraction.roles import body_roles
from synthese.extraction.style import Style
from synthese.extraction.subtitles import find_subtitle, is_opening
from synthese.extraction.titles import find_title
from synthese.types import Block, Slide

__all__ = ["as_block", "build_slide", "place_drafts"]

_UNREADABLE = re.compile(r"\(cid:\d+\)|\ufffd")


def build_slide(page: PageDraft, footers: frozenset[int], style: Style) -> Slide:
    """Build a slide from the blocks of its page.

    Args:
        page: The page.
        footers: The indices of its headers, footers and page number.
        style: What the deck's slides have in common.
    """
    placed = place_drafts(page, footers, style)
    blocks = tuple(as_block(number, one) for number, one in enumerate(placed, start=1))
    title = next((block.text for block in blocks if block.role == "title"), "")
    warnings = page.warnings + _told(page, blocks)
    return Slide(
        slide=page.page, page=page.page, title=title, kind=slide_kind(page.page, title, blocks),
        width=round(page.width, 2), height=round(page.height, 2), blocks=blocks, ocr=page.ocr, warnings=warnings,
    )  # fmt: skip


def place_drafts(page: PageDraft, footers: frozenset[int], style: Style) -> list[Placed]:
    """Return the blocks of a page in reading order with their roles; the parameters are those of `build_slide`."""
    title, subtitle = find_title(page, footers, style)
    lines = {id(line) for draft in title for line in draft.lines}
    lines |= {id(line) for line in subtitle.lines} if subtitle else set()
    rest = [
        draft
        for index, draft in enumerate(page.drafts)
        if index not in footers and not (draft.lines and id(draft.lines[0]) in lines)
    ]
    usual = max((slot.size for slot in style.slots), default=0.0)
    opening = is_opening(page, title, usual)
    subtitle = subtitle or find_subtitle(title, rest, page, (style.body, style.subtitles), opening=opening)
    placed = [Placed(_as_one(title), "title")] if title else []
    if subtitle is not None:
        placed.append(Placed(subtitle, "subtitle"))
        rest = [draft for draft in rest if draft is not subtitle]
    if page.page == 1:
        rest = [part for draft in rest for part in line_by_line(draft)]
    placed += body_roles(page, reading_order(rest, page.cards), opening=opening)
    edges = sorted((page.drafts[index] for index in footers), key=lambda draft: (draft.top, draft.x0))
    return placed + [Placed(draft, "page_number" if is_page_number(draft) else "footer") for draft in edges]


def _as_one(drafts: Sequence[Draft]) -> Draft:
    first = drafts[0]
    if len(drafts) == 1:
        return first
    return replaced(
        first,
        lines=tuple(line for draft in drafts for line in draft.lines),
        x0=min(draft.x0 for draft in drafts),
        x1=max(draft.x1 for draft in drafts),
        bottom=max(draft.bottom for draft in drafts),
    )


def as_block(number: int, placed: Placed) -> Block:
    """Return a placed block as a record, with its number in the reading order of its slide."""
    draft = placed.draft
    if draft.cells:
        text = "\n".join("\t".join(row) for row in draft.cells)
        raw = "\n".join("\t".join(row) for row in draft.raw_cells)
    else:
        text = join_lines([repair_text(line.text) for line in draft.lines])
        if draft.glyph and placed.role != "bullet" and draft.glyph in "-–—−":
            text = f"{draft.glyph} {text}"  # a dash that begins no list
        raw = "\n".join([line.text for line in draft.lines])
        raw = f"{draft.glyph} {raw}" if draft.glyph else raw
    box = rounded((draft.x0, draft.top, draft.x1, draft.bottom))
    return Block(
        block=number, role=placed.role, text=text, raw=raw, box=box, level=placed.level, angle=float(draft.angle),
        cells=draft.cells, row_boxes=tuple(map(rounded, draft.row_boxes)),
    )  # fmt: skip


def _told(page: PageDraft, blocks: Sequence[Block]) -> tuple[str, ...]:
    if not page.width:
        return ("the page is damaged and could not be read",)
    if all(block.role in {"footer", "page_number"} for block in blocks):
        what = "the slide is a picture" if page.pictures else "the slide is empty or drawn"
        why = f"; {page.unread}" if page.unread else ""
        return (f"no text layer{' but for header and footer' if blocks and not page.ocr else ''}: {what}{why}",)
    unreadable = len(_UNREADABLE.findall("\n".join([block.raw for block in blocks])))
    return (f"{unreadable} characters that the PDF does not name could not be read",) if unreadable else ()
