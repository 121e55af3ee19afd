"""Titles: by size and height on the slide, and by the place where most slides of the deck have theirs."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from synthese.extraction.blocks import Draft, as_draft, is_wrapped
from synthese.extraction.drafts import PageDraft
from synthese.extraction.lines import Line
from synthese.extraction.wording import is_quotation

__all__ = ["Slot", "Style", "body_size", "deck_style", "find_title", "has_slot_title", "trusts_tags"]

_UPPER = 0.42
"""A title begins in this share of the slide, from the top; only on title and section slides it may stand lower."""
_UPPER_DRAWN = 0.25
"""The same where the text is that of a drawing between a header and a footer."""
_LEAST_TAGGED, _ALIKE = 3, 0.7
"""Tags are believed where they say the same as size and place on so many of so many slides."""
_LONGEST = 220
_TWO_LETTERS = re.compile(r"[^\W\d_].*?[^\W\d_]")


class Slot(NamedTuple):
    """The place of titles in a deck: what most slides have in common.

    Args:
        font: The font.
        size: The size, in points.
        top: The upper edge of the first line as a share of the slide's height.
        bottom: The lower edge of the last line, likewise.
        x0: The left edge as a share of the width.
        centre: The middle as a share of the width.
        slides: On how many slides it was seen.
    """

    font: str
    size: float
    top: float
    bottom: float
    x0: float
    centre: float
    slides: int


class Style(NamedTuple):
    """What the slides of a deck have in common.

    Args:
        body: The font size of most of the text, in points.
        slots: Where the titles stand, the commonest place first.
        heads: First lines that several titles share while their second lines differ.
        tagged: Whether the headings that a tagged PDF names are its titles.
    """

    body: float
    slots: list[Slot]
    heads: frozenset[str]
    tagged: bool = False


def body_size(pages: Sequence[PageDraft]) -> float:
    """Return the font size in which most of the deck's text is set, in points."""
    letters: Counter[float] = Counter()
    edges: Counter[float] = Counter()
    for page in pages:
        for draft in page.drafts:
            middle = 0.1 * page.height < draft.top < 0.86 * page.height
            for line in draft.lines:
                (letters if middle else edges)[round(line.size * 2) / 2] += len(line.text)
    found = letters or edges
    return max(found, key=lambda size: (found[size], size)) if found else 12.0


def deck_style(pages: Sequence[PageDraft], footers: Sequence[frozenset[int]], body: float) -> Style:
    """Return what the slides of a deck have in common.

    Args:
        pages: The pages of the deck.
        footers: For each page the indices of its footers.
        body: The size of most of the deck's text, in points.
    """
    places: dict[tuple[str, int, int], list[tuple[PageDraft, Draft]]] = defaultdict(list)
    heads: dict[str, set[str]] = defaultdict(set)
    for page, left_out in zip(pages, footers, strict=True):
        draft = _by_size(page, left_out)
        if draft is not None:
            line = draft.lines[0]
            places[line.font, round(line.size / 2), round(12 * line.top / page.height)].append((page, draft))
            lines = [line for part in _whole(draft, _candidates(page, left_out)) for line in part.lines]
            if len(lines) > 1 and not is_wrapped(lines[0], lines[1], 0.92 * page.width - line.x0):
                heads[line.text].add(lines[1].text)
    low = _low_slots(pages, footers, body)
    slots = [_slot(found) for found in places.values() if len(found) > 1]
    slots = [slot for slot in slots if not low or slot.size > 1.05 * body] + low
    slots.sort(key=lambda slot: (-slot.slides, slot.top))
    return Style(body, slots, frozenset(head for head, after in heads.items() if len(after) > 1))


def _low_slots(pages: Sequence[PageDraft], footers: Sequence[frozenset[int]], body: float) -> list[Slot]:
    """Return a place further down where most slides have one line of their own that stands out: titles below."""
    places: dict[tuple[str, int, int, int], list[tuple[PageDraft, Draft]]] = defaultdict(list)
    for page, left_out in zip(pages, footers, strict=True):
        for draft in _candidates(page, left_out):
            line = draft.lines[0]
            if draft.top > _UPPER * page.height and (draft.size > 1.15 * body or (draft.bold and draft.size > body)):
                left = round(20 * draft.x0 / page.width)
                places[line.font, round(line.size / 2), round(12 * line.top / page.height), left].append((page, draft))
    needed = max(3, len(pages) / 2)
    return [_slot(found) for found in places.values() if len(found) >= needed and _are_own(found)]


def _are_own(found: Sequence[tuple[PageDraft, Draft]]) -> bool:
    """Return whether no page has two of these lines and hardly any comes again."""
    texts = {draft.lines[0].text for _, draft in found}
    return len({page.page for page, _ in found}) == len(found) and len(texts) > 0.7 * len(found)


def _slot(found: list[tuple[PageDraft, Draft]]) -> Slot:
    first = found[0][1].lines[0]
    return Slot(
        first.font,
        first.size,
        min(draft.top / page.height for page, draft in found),
        max(draft.bottom / page.height for page, draft in found),
        median(draft.x0 / page.width for page, draft in found),
        median((draft.x0 + draft.x1) / 2 / page.width for page, draft in found),
        len(found),
    )


def _candidates(page: PageDraft, left_out: frozenset[int]) -> list[Draft]:
    return [
        draft
        for index, draft in enumerate(page.drafts)
        if index not in left_out and not draft.angle and draft.lines and _may_be_title(draft)
    ]


def _may_be_title(draft: Draft) -> bool:
    if draft.glyph or sum(len(line.text) for line in draft.lines) > _LONGEST:
        return False
    return any(_TWO_LETTERS.search(line.text) for line in draft.lines)


def _by_size(page: PageDraft, left_out: frozenset[int]) -> Draft | None:
    """Return the block that looks most like a title on this slide alone."""
    best, best_score = None, 0.0
    candidates = _candidates(page, left_out)
    largest = max((draft.size for draft in candidates), default=0.0)
    for draft in candidates:
        height = draft.top / page.height
        if height > _UPPER or draft.size < 0.55 * largest:
            continue
        score = draft.size / largest + 0.9 * (1 - height) + (0.12 if draft.bold else 0.0)
        if score > best_score:
            best, best_score = draft, score
    return best


def find_title(page: PageDraft, left_out: frozenset[int], style: Style) -> tuple[list[Draft], Draft | None]:
    """Return the blocks that make the title of a slide, from the top, and a subtitle that is set like the title.

    Args:
        page: The page.
        left_out: The indices of its footers.
        style: What the deck's slides have in common.

    Returns:
        No blocks where the slide has no title; a subtitle only where the title's first line comes again in the deck.
    """
    candidates = _candidates(page, left_out)
    title = (
        _in_slot(page, candidates, style)
        or _standing_out(page, candidates, left_out, style)
        or _on_top(page, candidates, style)
    )
    if style.tagged and not _is_tagged(title):
        title = [draft for draft in candidates if _is_tagged([draft])] or title
    lines = [line for draft in title for line in draft.lines]
    if len(lines) > 1 and (lines[0].text in style.heads or _is_head(lines[0], lines[1], page)):
        return [as_draft(lines[:1])], as_draft(lines[1:])
    return title, None


def has_slot_title(page: PageDraft, left_out: frozenset[int], style: Style) -> bool:
    """Return whether a slide has its title where those of the deck stand; the parameters are those of `find_title`."""
    return bool(_in_slot(page, _candidates(page, left_out), style))


def _is_tagged(drafts: Sequence[Draft]) -> bool:
    """Return whether the tags of the PDF call one of some blocks the heading of the slide."""
    return any(run.heads for draft in drafts for line in draft.lines for run in line.runs)


def trusts_tags(pages: Sequence[PageDraft], footers: Sequence[frozenset[int]], style: Style) -> bool:
    """Return whether the tags of a deck name as headings what stands where titles do, on most of some slides.

    Args:
        pages: The pages of the deck.
        footers: For each page the indices of its footers.
        style: What the deck's slides have in common.
    """
    told = [(page, left_out) for page, left_out in zip(pages, footers, strict=True) if _is_tagged(page.drafts)]
    alike = sum(_is_tagged(find_title(page, left_out, style)[0]) for page, left_out in told)
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
                return _whole(min(fitting, key=lambda draft: draft.top), candidates)
    return []


def _standing_out(page: PageDraft, candidates: Sequence[Draft], left_out: frozenset[int], style: Style) -> list[Draft]:
    body = style.body
    draft = _by_size(page, left_out) or _large(candidates)
    if draft is None or (page.ocr and left_out and page.page > 1 and draft.top > _UPPER_DRAWN * page.height):
        return []
    others = [other for other in candidates if other is not draft]
    if style.slots and style.slots[0].slides >= 3 and is_quotation(draft.lines):
        return []
    if not others:
        return [draft]
    above_body = draft.size > 1.15 * body or (draft.bold and draft.size >= 0.95 * body)
    stands_out = draft.size >= max(other.size for other in others) or draft.size > 1.3 * body
    return _whole(draft, candidates) if above_body and (stands_out or draft.top < 0.25 * page.height) else []


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


def _whole(first: Draft, candidates: Sequence[Draft]) -> list[Draft]:
    """Add the lines above and below that go on in the same font and size, from the top."""
    parts = [first]
    for draft in sorted(candidates, key=lambda draft: draft.top):
        if draft is not first and _goes_on(parts[-1], draft):
            parts.append(draft)
    for draft in sorted(candidates, key=lambda draft: -draft.top):
        if draft is not first and _goes_on(draft, parts[0]):
            parts.insert(0, draft)
    return parts


def _goes_on(above: Draft, below: Draft) -> bool:
    last, line = above.lines[-1], below.lines[0]
    same = line.font == last.font and abs(line.size - last.size) < 0.03 * last.size and line.bold == last.bold
    return same and 0 < line.base - last.base < 1.45 * line.size and below.x0 < above.x1 and below.x1 > above.x0
