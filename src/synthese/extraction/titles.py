"""Titles: where most slides of the deck have theirs, else what stands out by size and height."""

from collections.abc import Sequence

from synthese.extraction.blocks import Draft, as_draft, is_wrapped
from synthese.extraction.drafts import PageDraft
from synthese.extraction.lines import Line
from synthese.extraction.style import Slot, Style, largest_at_top, title_candidates, whole_title
from synthese.extraction.wording import is_quotation

__all__ = ["find_title", "has_plain_title", "has_slot_title", "trusts_tags"]

_UPPER_DRAWN = 0.25
"""A title begins in this share of a slide whose text is that of a drawing between a header and a footer."""
_MUCH = 1.15
_LEAST_TAGGED, _ALIKE = 3, 0.7
"""Tags are believed where they say the same as size and place on so many of so many slides."""


def find_title(page: PageDraft, left_out: frozenset[int], style: Style) -> tuple[list[Draft], Draft | None]:
    """Return the blocks that make the title of a slide, from the top, and a subtitle that is set like the title.

    Args:
        page: The page.
        left_out: The indices of its footers.
        style: What the deck's slides have in common.

    Returns:
        No blocks where the slide has no title; a subtitle only where the title's first line comes again in the deck.
    """
    candidates = title_candidates(page, left_out)
    title = (
        _in_slot(page, candidates, style)
        or _standing_out(page, candidates, left_out, style)
        or _on_top(page, candidates, style)
    )
    if style.tagged and not _is_tagged(title, page):
        title = [draft for draft in candidates if _is_tagged([draft], page)] or title
    lines = [line for draft in title for line in draft.lines]
    if len(lines) > 1 and (lines[0].text in style.heads or _is_head(lines[0], lines[1], page)):
        return [as_draft(lines[:1])], as_draft(lines[1:])
    return title, None


def has_slot_title(page: PageDraft, left_out: frozenset[int], style: Style) -> bool:
    """Return whether a slide has its title where those of the deck stand; the parameters are those of `find_title`."""
    return bool(_in_slot(page, title_candidates(page, left_out), style))


def has_plain_title(page: PageDraft, left_out: frozenset[int]) -> bool:
    """Return whether one block of a slide is much larger than all others; the parameters are those of `find_title`."""
    sizes = sorted((draft.size for draft in title_candidates(page, left_out)), reverse=True)
    return len(sizes) > 0 and (len(sizes) == 1 or sizes[0] > _MUCH * sizes[1])


def _is_tagged(drafts: Sequence[Draft], page: PageDraft) -> bool:
    """Return whether text of some blocks stands where the tags of the PDF say that the heading of the slide is."""
    runs = [run for draft in drafts for line in draft.lines for run in line.runs] if page.heading else []
    return any(
        box.x0 <= (run.x0 + run.x1) / 2 <= box.x1 and box.top < run.base <= box.bottom + 0.1 * run.size
        for run in runs
        for box in page.heading
    )


def trusts_tags(pages: Sequence[PageDraft], footers: Sequence[frozenset[int]], style: Style) -> bool:
    """Return whether the tags of a deck name as headings what stands where titles do, on most of some slides.

    Args:
        pages: The pages of the deck.
        footers: For each page the indices of its footers.
        style: What the deck's slides have in common.
    """
    told = [(page, left_out) for page, left_out in zip(pages, footers, strict=True) if _is_tagged(page.drafts, page)]
    alike = sum(_is_tagged(find_title(page, left_out, style)[0], page) for page, left_out in told)
    return len(told) >= _LEAST_TAGGED and alike >= _ALIKE * len(told)


def _is_head(line: Line, after: Line, page: PageDraft) -> bool:
    """Return whether a line in capitals is followed by one in small letters for which it had room."""
    capitals = line.text.isupper() and not after.text.isupper()
    return capitals and not is_wrapped(line, after, 0.92 * page.width - line.x0)


def _in_slot(page: PageDraft, candidates: Sequence[Draft], style: Style) -> list[Draft]:
    for slot in style.slots:
        if slot.slides >= 3:
            fitting = [draft for draft in candidates if _fits(draft, slot, page)]
            if fitting:
                return whole_title(min(fitting, key=lambda draft: draft.top), candidates)
    return []


def _standing_out(page: PageDraft, candidates: Sequence[Draft], left_out: frozenset[int], style: Style) -> list[Draft]:
    body = style.body
    draft = largest_at_top(page, candidates) or _large(candidates)
    if draft is None or (page.ocr and left_out and page.page > 1 and draft.top > _UPPER_DRAWN * page.height):
        return []
    others = [other for other in candidates if other is not draft]
    if style.slots and style.slots[0].slides >= 3 and is_quotation(draft.lines):
        return []
    if not others:
        return [draft]
    above_body = draft.size > 1.15 * body or (draft.bold and draft.size >= 0.95 * body)
    stands_out = draft.size >= max(other.size for other in others) or draft.size > 1.3 * body
    return whole_title(draft, candidates) if above_body and (stands_out or draft.top < 0.25 * page.height) else []


def _on_top(page: PageDraft, candidates: Sequence[Draft], style: Style) -> list[Draft]:
    """Return a short line that stands alone above all others."""
    worded = [draft for draft in candidates if sum(char.isalpha() for char in draft.lines[0].text) > 3]
    if not worded or len(page.drafts) < 2:
        return []
    first = min(worded, key=lambda draft: (draft.top, draft.x0))
    length = sum(len(line.text) for line in first.lines)
    below = (draft.top for draft in page.drafts if draft.top > first.bottom - 0.2 * first.size)
    alone = min(below, default=0.0) - first.bottom > 0.8 * first.size
    return [first] if alone and length <= 80 and first.top < 0.2 * page.height and first.size > 0.7 * style.body else []


def _large(candidates: Sequence[Draft]) -> Draft | None:
    short = [draft for draft in candidates if sum(len(line.text) for line in draft.lines) <= 80]
    return max(short, key=lambda draft: (draft.size, -draft.top), default=None)


def _fits(draft: Draft, slot: Slot, page: PageDraft) -> bool:
    line = draft.lines[0]
    if line.font != slot.font or not 0.62 * slot.size <= line.size <= 1.08 * slot.size:
        return False
    same_size = line.size > 0.95 * slot.size
    slack = 0.035 if same_size else 0.02
    if not slot.top - slack <= draft.top / page.height <= max(slot.top + slack, slot.bottom - 0.01):
        return False
    left = abs(draft.x0 / page.width - slot.x0)
    centre = abs((draft.x0 + draft.x1) / 2 / page.width - slot.centre)
    return left < 0.03 or centre < 0.03 or (same_size and left < 0.25)
