"""Footers, headers and page numbers: small text at an edge that comes again; never text of the body."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from synthese.extraction.blocks import Draft
from synthese.extraction.drafts import PageDraft
from synthese.extraction.running import find_running

__all__ = ["find_footers", "find_page_numbers", "is_page_number"]

_EDGE_TOP = 0.09
_EDGE_BOTTOM = 0.12
_EDGE_SIDE = 0.05
_SIDE = 0.2
"""So much of the slide's width at the left or right may be a bar with the outline of the talk."""
_NUMBERED = 0.4
"""Where so many pages are numbered, those that are not are title and section slides."""
_LONGEST_NUMBER = 3
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"^[\s|·•–—‹<-]*(?:(?:seite|folie|page|slide|s\.)\s*)?(\d{1,3})(?:\s*(?:/|von|of|\||–|-|\()\s*\d{1,3}\)?)?[\s|·–—›>-]*$",
    re.IGNORECASE,
)


def find_footers(pages: Sequence[PageDraft], body: float) -> list[frozenset[int]]:
    """Return for each page the indices of its blocks that are headers or footers, page numbers among them.

    A block counts when it stands at an edge, is set smaller than the body and comes again at its place on other
    pages, digits masked; or when it is the page's number.

    Args:
        pages: The pages of a deck.
        body: The size of most of its text, in points.
    """
    edges = [
        {index: _places(draft, page) for index, draft in enumerate(page.drafts) if _is_at_edge(draft, page, body)}
        for page in pages
    ]
    counts = Counter(place for edge in edges for place in {place for places in edge.values() for place in places})
    numbers = find_page_numbers(pages, body)
    brands = _brands(pages, body) | find_running(pages, body, _framed(numbers))
    # Two slides may say the same by chance where there are many; in a short deck two are all there is.
    needed = 2 if len(pages) < 8 else 3
    found = [
        number
        | {index for index in range(len(page.drafts)) if (page.page, index) in brands}
        | {index for index, places in edge.items() if all(counts[place] >= needed for place in places)}
        for page, number, edge in zip(pages, numbers, edges, strict=True)
    ]
    return _with_known_words(pages, _with_same_place(pages, found, edges, body))


def _framed(numbers: Sequence[frozenset[int]]) -> int:
    """Return how many pages have a frame of header and footer: those with a number, else all behind the first."""
    numbered = sum(map(bool, numbers))
    return numbered if numbered >= _NUMBERED * len(numbers) else len(numbers) - 1


def _with_known_words(pages: Sequence[PageDraft], found: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    """Add lines at an edge that are footers elsewhere, word for word: the mark of a house on the title slide."""
    known = Counter(
        page.drafts[index].lines[0].text
        for page, indices in zip(pages, found, strict=True)
        for index in indices
        if len(page.drafts[index].lines) == 1
    )
    needed = max(3, len(pages) / 3)
    return [
        indices
        | {
            index
            for index, draft in enumerate(page.drafts)
            if len(draft.lines) == 1 and known[draft.lines[0].text] >= needed and _is_in_margin(draft, page)
        }
        for page, indices in zip(pages, found, strict=True)
    ]


def _is_in_margin(draft: Draft, page: PageDraft) -> bool:
    upright = draft.bottom < 0.16 * page.height or draft.top > 0.88 * page.height
    return upright or draft.x1 < 0.08 * page.width or draft.x0 > 0.92 * page.width


def _brands(pages: Sequence[PageDraft], body: float) -> set[tuple[int, int]]:
    """Return page and index of texts beside the titles or at the side of most slides: names of houses, outlines."""
    found: dict[tuple[str, int, int], set[tuple[int, int]]] = defaultdict(set)
    for page in pages:
        for index, draft in enumerate(page.drafts):
            if len(draft.lines) in {1, 2} and not draft.angle and _is_beside(draft, page, body):
                line = draft.lines[0]
                found[line.text, round(line.x0), round(line.base)].add((page.page, index))
    needed, always = max(4, len(pages) / 2), max(4, 0.7 * len(pages))
    small = {page.page: [draft.size <= body for draft in page.drafts] for page in pages}
    return {
        place
        for places in found.values()
        for place in places
        if len(places) >= (needed if small[place[0]][place[1]] else always)
    }


def _is_beside(draft: Draft, page: PageDraft, body: float) -> bool:
    """Return whether a text stands where marks and outlines do; one a little larger than the body only in a corner."""
    if draft.size > body:
        corner = draft.x0 > (1 - 2 * _SIDE) * page.width and draft.top < _EDGE_TOP * page.height
        aside = draft.x1 < _SIDE * page.width or draft.x0 > (1 - _SIDE) * page.width
        return (corner or aside) and draft.size <= 1.2 * body and len(draft.lines) == 1
    above = draft.top < 0.15 * page.height and len(draft.lines) == 1
    return above or draft.x1 < _SIDE * page.width or draft.x0 > (1 - _SIDE) * page.width


def _with_same_place(
    pages: Sequence[PageDraft], found: Sequence[frozenset[int]], edges: Sequence[Collection[int]], body: float
) -> list[frozenset[int]]:
    """Add text that stands exactly where three other pages have their footers: the one line that was changed."""
    spots = Counter(
        spot for page, indices in zip(pages, found, strict=True) for i in indices for spot in _spots(page.drafts[i])
    )
    return [
        frozenset(
            index
            for index, draft in enumerate(page.drafts)
            if index in indices
            or (
                (index in edge or _number(draft, page, body) is not None)
                and any(spots[spot] >= 3 for spot in _spots(draft))
            )
        )
        for page, indices, edge in zip(pages, found, edges, strict=True)
    ]


def _spots(draft: Draft) -> list[tuple[str, int, int, int]]:
    if draft.angle or not draft.lines:
        return []
    line = draft.lines[0]
    height, size = round(line.base), round(2 * line.size)
    return [("left", round(line.x0), height, size), ("right", round(line.x1), height, size)]


def find_page_numbers(pages: Sequence[PageDraft], body: float) -> list[frozenset[int]]:
    """Return for each page the indices of its blocks that hold nothing but the page's number.

    Args:
        pages: The pages of a deck.
        body: The size of most of its text, in points.
    """
    found = [
        [
            (index, page.page - number, round(3 * (draft.x0 + draft.x1) / 2 / page.width), draft.top > page.height / 2)
            for index, draft in enumerate(page.drafts)
            if (number := _number(draft, page, body)) is not None
        ]
        for page in pages
    ]
    shifts = Counter((shift, column, below) for numbers in found for _, shift, column, below in numbers)
    most = max(shifts.values(), default=0)
    usual = {place for place, count in shifts.items() if count >= max(2, 0.25 * most)}
    return [
        frozenset(
            index
            for index, shift, column, below in numbers
            # With animations the count falls back by one, page after page.
            if shift == 0 or any((shift + step, column, below) in usual for step in (0, 1, -1))
        )
        | counting
        for numbers, counting in zip(found, _counting(pages), strict=True)
    ]


def _counting(pages: Sequence[PageDraft]) -> list[frozenset[int]]:
    """Return for each page the indices of numbers, large ones too, that count the pages at one place at the side."""
    places: dict[tuple[int, int, int], set[int]] = defaultdict(set)
    numbers = [_lone_numbers(page) for page in pages]
    for page, found in zip(pages, numbers, strict=True):
        for _, place in found:
            places[place].add(page.page)
    needed = max(4, 0.6 * len(pages))
    return [frozenset(index for index, place in found if len(places[place]) >= needed) for found in numbers]


def _lone_numbers(page: PageDraft) -> list[tuple[int, tuple[int, int, int]]]:
    """Return index and place of numbers beside the text; the place tells too how far they are from the page's own."""
    return [
        (index, (page.page - int(line.text), round((line.x0 + line.x1) / 2 / 8), round(line.base)))
        for index, draft in enumerate(page.drafts)
        if len(draft.lines) == 1
        and not draft.angle
        and len((line := draft.lines[0]).text) <= _LONGEST_NUMBER
        and line.text.isdecimal()
        and (_is_in_margin(draft, page) or draft.x1 < _SIDE / 2 * page.width or draft.x0 > (1 - _SIDE / 2) * page.width)
    ]


def is_page_number(draft: Draft) -> bool:
    """Return whether a block holds nothing but a number, perhaps with a word for page and the number of all pages."""
    return len(draft.lines) == 1 and bool(_NUMBER.match(draft.lines[0].text))


def _number(draft: Draft, page: PageDraft, body: float) -> int | None:
    if len(draft.lines) != 1 or not _is_at_edge(draft, page, 1.6 * body):
        return None
    match = _NUMBER.match(draft.lines[0].text)
    return int(match[1]) if match else None


def _is_at_edge(draft: Draft, page: PageDraft, body: float) -> bool:
    if not draft.lines or draft.glyph or draft.size > 0.92 * body or len(draft.lines) > 4:
        return False
    if draft.angle:
        return draft.x1 < _EDGE_SIDE * page.width or draft.x0 > (1 - _EDGE_SIDE) * page.width
    if draft.top > (1 - _EDGE_BOTTOM) * page.height or draft.bottom < _EDGE_TOP * page.height:
        return True
    return draft.bottom > 0.96 * page.height and draft.top > 0.82 * page.height


def _places(draft: Draft, page: PageDraft) -> list[tuple[str, int, int]]:
    return [(_masked(line.text, page.page), round(25 * line.base / page.height), draft.angle) for line in draft.lines]


def _masked(text: str, page: int) -> str:
    masked = _DIGITS.sub("#", text).casefold()
    if sum(map(str.isalpha, masked)) > 2:
        return masked
    # "[12]" on one slide and "[13]" on the next are references, not a footer; "14.03.2023 | 7" on slide 7 is one.
    head, found, tail = text.rpartition(str(page))
    return f"{head}#{tail}" if found and sum(char.isdigit() for char in head) > 3 and not tail.strip() else text
