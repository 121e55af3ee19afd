"""How the titles of a deck are set: size and height on each slide, and the place where most slides have theirs."""

import re
from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from synthese.extraction.blocks import Draft, is_wrapped
from synthese.extraction.drafts import PageDraft
from synthese.extraction.record import record
from synthese.extraction.subtitles import Look, common_looks

__all__ = ["Slot", "Style", "body_size", "deck_style", "largest_at_top", "title_candidates", "whole_title"]

_UPPER = 0.42
"""A title begins in this share of the slide, from the top; only on title and section slides it may stand lower."""
_LONGEST = 220
_TWO_LETTERS = re.compile(r"[^\W\d_].*?[^\W\d_]")


@record
class Slot:
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
        subtitles: How subtitles are set on several slides.
        tagged: Whether the headings that a tagged PDF names are its titles.
    """

    body: float
    slots: list[Slot]
    heads: frozenset[str]
    subtitles: frozenset[Look] = frozenset()
    tagged: bool = False


def body_size(pages: Sequence[PageDraft]) -> float:
    """Return the font size in which most of the deck's text is set, in points."""
    letters: dict[int, int] = defaultdict(int)
    edges: dict[int, int] = defaultdict(int)
    for page in pages:
        for draft in page.drafts:
            found = letters if 0.1 * page.height < draft.top < 0.86 * page.height else edges
            for line in draft.lines:
                found[round(line.size * 2)] += len(line.text)
    found = letters or edges
    return max(found, key=lambda size: (found[size], size)) / 2 if found else 12.0


def deck_style(pages: Sequence[PageDraft], footers: Sequence[frozenset[int]], body: float) -> Style:
    """Return what the slides of a deck have in common.

    Args:
        pages: The pages of the deck.
        footers: For each page the indices of its footers.
        body: The size of most of the deck's text, in points.
    """
    places: dict[tuple[str, int, int], list[tuple[PageDraft, Draft]]] = defaultdict(list)
    heads: dict[str, set[str]] = defaultdict(set)
    titled: list[tuple[PageDraft, Draft, list[Draft]]] = []
    candidates = [title_candidates(page, left_out) for page, left_out in zip(pages, footers, strict=True)]
    for page, left_out, worded in zip(pages, footers, candidates, strict=True):
        draft = largest_at_top(page, worded)
        if draft is not None:
            line = draft.lines[0]
            places[line.font, round(line.size / 2), round(12 * line.top / page.height)].append((page, draft))
            parts = whole_title(draft, worded)
            rest = [one for index, one in enumerate(page.drafts) if index not in left_out and one not in parts]
            titled.append((page, parts[-1], rest))
            lines = [line for part in parts for line in part.lines]
            if len(lines) > 1 and not is_wrapped(lines[0], lines[1], 0.92 * page.width - line.x0):
                heads[line.text].add(lines[1].text)
    low = _low_slots(pages, candidates, body)
    slots = [_slot(found) for found in places.values() if len(found) > 1]
    slots = [slot for slot in slots if not low or slot.size > 1.05 * body] + low
    slots.sort(key=lambda slot: (-slot.slides, slot.top))
    common = frozenset(head for head, after in heads.items() if len(after) > 1)
    return Style(body, slots, common, common_looks(titled))


def _low_slots(pages: Sequence[PageDraft], candidates: Sequence[list[Draft]], body: float) -> list[Slot]:
    """Return a place further down where most slides have one line of their own that stands out: titles below."""
    places: dict[tuple[str, int, int, int], list[tuple[PageDraft, Draft]]] = defaultdict(list)
    for page, worded in zip(pages, candidates, strict=True):
        for draft in worded:
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


def title_candidates(page: PageDraft, left_out: frozenset[int]) -> list[Draft]:
    """Return the blocks of a page that may be its title.

    Args:
        page: The page.
        left_out: The indices of its footers.
    """
    return [
        draft
        for index, draft in enumerate(page.drafts)
        if index not in left_out and not draft.angle and draft.lines and _may_be_title(draft)
    ]


def _may_be_title(draft: Draft) -> bool:
    texts = [line.text for line in draft.lines]
    return not draft.glyph and sum(map(len, texts)) <= _LONGEST and any(map(_TWO_LETTERS.search, texts))


def largest_at_top(page: PageDraft, candidates: Sequence[Draft]) -> Draft | None:
    """Return the block of some that looks most like a title on this slide alone."""
    best, best_score = None, 0.0
    largest = max((draft.size for draft in candidates), default=0.0)
    for draft in candidates:
        height = draft.top / page.height
        if height > _UPPER or draft.size < 0.55 * largest:
            continue
        score = draft.size / largest + 0.9 * (1 - height) + (0.12 if draft.bold else 0.0)
        if score > best_score:
            best, best_score = draft, score
    return best


def whole_title(first: Draft, candidates: Sequence[Draft]) -> list[Draft]:
    """Add the lines above and below that go on in the same font and size, from the top."""
    parts = [first]
    for draft in sorted(candidates, key=attrgetter("top")):
        if draft is not first and _goes_on(parts[-1], draft):
            parts.append(draft)
    for draft in sorted(candidates, key=attrgetter("top"), reverse=True):
        if draft is not first and _goes_on(draft, parts[0]):
            parts.insert(0, draft)
    return parts


def _goes_on(above: Draft, below: Draft) -> bool:
    last, line = above.lines[-1], below.lines[0]
    same = line.font == last.font and abs(line.size - last.size) < 0.03 * last.size and line.bold == last.bold
    return same and 0 < line.base - last.base < 1.45 * line.size and below.x0 < above.x1 and below.x1 > above.x0
