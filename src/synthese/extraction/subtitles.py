"""Subtitles: the line below a title that is set in a way of its own, on this slide or on several."""

import re
from collections import defaultdict
from collections.abc import Sequence

from synthese.extraction.blocks import Draft
from synthese.extraction.drafts import PageDraft
from synthese.extraction.wording import is_address, is_caption, names_source

__all__ = ["Look", "common_looks", "find_subtitle", "is_opening", "look_of"]

Look = tuple[str, int, int]
"""How a line is set: font, size in points and colour."""
_LONGEST_SUBTITLE = 140
_LONGEST_LINE = 90
_FAR, _FAR_OPENING, _FAR_KNOWN = 0.75, 3.0, 2.5
"""A subtitle stands at most so many sizes of the title below it: on a slide, on a title slide, where it is known."""
_LARGER, _MOST_WORDS = 1.2, 60
"""The title of a title slide is so many times as large as the others, and the slide holds no more words."""
_SAME_PLACE = 3.0
_TOGETHER = 0.4
"""Lines of an imprint stand so much nearer to one another than to the title."""
_DATE = re.compile(
    r"\b\d{1,2}\.\s?(?:\d{1,2}\.|Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)|"
    r"\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{4}|^(?:Prof|Dr|Dipl)\b"
)


def is_opening(page: PageDraft, title: Sequence[Draft], usual: float) -> bool:
    """Return whether a page is a title slide: the first, with its title further down or much larger than the others.

    Args:
        page: The page.
        title: The blocks of its title.
        usual: The size of the titles of the other slides, or 0 where they have no size in common.
    """
    if page.page != 1 or not title:
        return False
    if title[0].top > 0.2 * page.height:
        return True
    if not usual or title[0].size < _LARGER * usual:
        return False
    words = sum(line.text.count(" ") + 1 for draft in page.drafts for line in draft.lines)
    return words <= _MOST_WORDS and not any(draft.glyph or draft.cells for draft in page.drafts)


def look_of(draft: Draft) -> Look:
    """Return how the first line of a block is set."""
    line = draft.lines[0]
    return line.font, round(line.size), line.runs[0].colour


def common_looks(titles: Sequence[tuple[PageDraft, Draft, list[Draft]]]) -> frozenset[Look]:
    """Return the looks in which several slides have one line below their title, in one place, and hardly anything else.

    Args:
        titles: For each slide that has one, the page, its title and its other blocks, footers left out.
    """
    places: dict[Look, list[tuple[float, float]]] = defaultdict(list)
    lines: dict[Look, int] = defaultdict(int)
    for page, title, rest in titles:
        for draft in rest:
            if draft.lines:
                lines[look_of(draft)] += len(draft.lines)
        nearest = _nearest(title, rest)
        if page.page == 1 or nearest is None or nearest.bold or not _may_be_subtitle(title, nearest):
            continue
        if any(draft.top > nearest.top for draft in rest):
            places[look_of(nearest)].append((nearest.lines[0].base, nearest.top - title.bottom))
    return frozenset(look for look, found in places.items() if _share_place(found) and lines[look] <= 1.5 * len(found))


def _share_place(found: Sequence[tuple[float, float]]) -> bool:
    if len(found) < 2:
        return False
    return any(max(side) - min(side) < _SAME_PLACE for side in zip(*found, strict=True))


def find_subtitle(
    title: Sequence[Draft],
    rest: Sequence[Draft],
    page: PageDraft,
    common: tuple[float, frozenset[Look]],
    *,
    opening: bool,
) -> Draft | None:
    """Return the block that continues the title in another size or font, or None.

    Args:
        title: The blocks of the title.
        rest: The other blocks, without footers.
        page: The page.
        common: The size of most of the deck's text, in points, and how subtitles are set on several slides.
        opening: Whether it is a title slide, where a subtitle may stand further off and be as small as other text.
    """
    if not title:
        return None
    last = title[-1]
    nearest = _nearest(last, rest)
    if nearest is None:
        return None
    body, looks = common
    below = [draft for draft in rest if draft.lines and not draft.angle and draft.top >= last.bottom - 0.3 * last.size]
    if not (opening and _DATE.search(nearest.lines[0].text)) and (
        _shares_bar(last, nearest, page)
        or _has_known_look(last, nearest, looks)
        or _has_own_look(last, nearest, rest, opening=opening)
        or _goes_with(last, nearest, below, body, opening=opening)
    ):
        return nearest
    return None


def _nearest(title: Draft, rest: Sequence[Draft]) -> Draft | None:
    """Return the highest block below a title, in its column."""
    below = [
        draft
        for draft in rest
        if draft.lines
        and not draft.angle
        and draft.top >= title.bottom - 0.3 * title.size
        and draft.x0 < title.x1 + 2 * title.size
        and draft.x1 > title.x0 - 2 * title.size
    ]
    return min(below, key=lambda draft: (draft.top, draft.x0), default=None)


def _may_be_subtitle(title: Draft, draft: Draft) -> bool:
    """Return whether a short block stands in line with a title and is smaller."""
    text = draft.lines[-1].text
    if draft.glyph or len(draft.lines) > 2 or sum(len(line.text) for line in draft.lines) > _LONGEST_LINE:
        return False
    if text[-1] in ".:;!" or is_address(text) or names_source(text) or is_caption(text):
        return False
    near = 0.3 * title.size
    left, right = abs(draft.x0 - title.x0) < near, abs(draft.x1 - title.x1) < near
    aligned = left or right or abs(draft.x0 + draft.x1 - title.x0 - title.x1) < 2 * near
    return aligned and draft.size <= 0.85 * title.size


def _has_known_look(title: Draft, nearest: Draft, looks: frozenset[Look]) -> bool:
    near = nearest.top - title.bottom < _FAR_KNOWN * title.size
    return near and look_of(nearest) in looks and _may_be_subtitle(title, nearest)


def _has_own_look(title: Draft, nearest: Draft, rest: Sequence[Draft], *, opening: bool) -> bool:
    """Return whether a line stands right below a title, further from what follows, and nothing else is set like it."""
    if not _may_be_subtitle(title, nearest):
        return False
    others = [draft for draft in rest if draft is not nearest]
    if not others or any(look_of(one) == look_of(nearest) for one in others if one.lines):
        return False
    under = [draft.top for draft in others if draft.x0 < title.x1 and draft.x1 > title.x0 and draft.top > nearest.top]
    gap, after = nearest.top - title.bottom, min(under, default=1e9) - nearest.bottom
    far = _FAR_OPENING if opening else 1.1
    return gap < far * title.size and after > (0.4 if opening else 1.2) * max(gap, 0.4 * nearest.size)


def _goes_with(title: Draft, nearest: Draft, below: Sequence[Draft], body: float, *, opening: bool) -> bool:
    """Return whether the block nearest below a title stands alone there, in line with it, and is large enough."""
    far = nearest.top - title.bottom > (2.0 if opening else _FAR) * title.size
    if nearest.glyph or far or len(nearest.lines) > 2 or nearest.lines[-1].text.endswith(":"):
        return False
    if not opening and any(_is_alike(nearest, draft) for draft in below):
        return False  # the first of several paragraphs
    beside = any(draft is not nearest and draft.top < nearest.bottom - 0.3 * nearest.size for draft in below)
    sides = abs(nearest.x0 - title.x0), abs(nearest.x1 - title.x1)
    centred = abs(nearest.x0 + nearest.x1 - title.x0 - title.x1) < 2 * title.size
    if opening and any(_is_imprint(title, nearest, draft) for draft in below):
        return False
    short = sum(len(line.text) for line in nearest.lines) <= _LONGEST_SUBTITLE
    if beside or not short or not (centred or min(sides) < title.size):
        return False
    return (0.8 if opening else 1.05) * body <= nearest.size <= 1.02 * title.size


def _is_imprint(title: Draft, nearest: Draft, draft: Draft) -> bool:
    """Return whether a line far below the title of a title slide and the next one are set alike: a name, a date."""
    if draft is nearest or look_of(draft) != look_of(nearest):
        return False
    return 0 <= draft.top - nearest.bottom < _TOGETHER * (nearest.top - title.bottom)


def _shares_bar(title: Draft, below: Draft, page: PageDraft) -> bool:
    """Return whether a line stands below the title in the flat panel that is drawn behind both."""
    if below.glyph or len(below.lines) > 1 or below.size > title.size:
        return False
    return any(
        panel.top <= title.top + 1
        and below.bottom - 1 <= panel.bottom < below.bottom + 2 * title.size
        and panel.x0 <= min(title.x0, below.x0)
        and panel.x1 >= max(title.x1, below.x1)
        and panel.bottom - panel.top < 0.4 * page.height
        for panel in page.panels
    )


def _is_alike(first: Draft, draft: Draft) -> bool:
    one, other = first.lines[0], draft.lines[0]
    same = one.font == other.font and abs(one.size - other.size) < 0.5 and abs(one.x0 - other.x0) < one.size
    return draft is not first and same and other.base - first.lines[-1].base < 4 * one.size
