"""The role of each block of a slide, told by place, size, weight, glyph and wording."""

import re
from collections.abc import Sequence

from synthese.extraction.blocks import Draft
from synthese.extraction.charts import with_labels
from synthese.extraction.drafts import PageDraft
from synthese.extraction.headings import with_headings
from synthese.extraction.levels import enumerated, with_levels
from synthese.extraction.placed import Placed
from synthese.extraction.wording import is_caption, is_note, is_quotation, names_source
from synthese.types import Role

__all__ = ["body_roles", "find_subtitle", "is_opening"]

_LONGEST_SUBTITLE = 140
_LONGEST_LINE = 80
_LICENCE = re.compile(
    r"\bCC[ -](?:BY|0)\b|\bPublic Domain\b|\bWikimedia\b|\bPixabay\b|\bUnsplash\b|\bPexels\b", re.IGNORECASE
)
_NAMES_SOURCE = re.compile(r"[.;,)]\s+(?:daten)?quellen?\s*:", re.IGNORECASE)
_CITED = re.compile(r"^\[\d{1,3}\]\s+\S")
_REFERENCE = re.compile(r"^\[\d+\](?:\W*\[\d+\])*$")


def find_subtitle(title: Sequence[Draft], rest: Sequence[Draft], page: PageDraft, body: float) -> Draft | None:
    """Return the block that continues the title in another size or font, or None.

    Args:
        title: The blocks of the title.
        rest: The other blocks, without footers.
        page: The page. On a title slide a subtitle may stand further off and be as small as other text.
        body: The size of most of the deck's text, in points.
    """
    if not title:
        return None
    last = title[-1]
    below = [draft for draft in rest if draft.lines and not draft.angle and draft.top >= last.bottom - 0.3 * last.size]
    nearest = min(below, key=lambda draft: (draft.top, draft.x0), default=None)
    if nearest is None:
        return None
    opening = is_opening(page, title)
    told = _shares_bar(last, nearest, page) or _has_own_style(last, nearest, below)
    if told or _goes_with(last, nearest, below, body, opening=opening):
        return nearest
    return None


def _goes_with(title: Draft, nearest: Draft, below: Sequence[Draft], body: float, *, opening: bool) -> bool:
    """Return whether the block nearest below a title stands alone there, in line with it, and is large enough."""
    far = nearest.top - title.bottom > (2.0 if opening else 0.75) * title.size
    if nearest.glyph or far or len(nearest.lines) > 2 or nearest.lines[-1].text.endswith(":"):
        return False
    if not opening and any(_is_alike(nearest, draft) for draft in below):
        return False  # the first of several paragraphs
    beside = any(draft is not nearest and draft.top < nearest.bottom - 0.3 * nearest.size for draft in below)
    sides = abs(nearest.x0 - title.x0), abs(nearest.x1 - title.x1)
    centred = abs(nearest.x0 + nearest.x1 - title.x0 - title.x1) < 2 * title.size
    short = sum(len(line.text) for line in nearest.lines) <= _LONGEST_SUBTITLE
    if beside or not short or not (centred or min(sides) < title.size):
        return False
    return (0.8 if opening else 1.05) * body <= nearest.size <= 1.02 * title.size


def _has_own_style(title: Draft, nearest: Draft, below: Sequence[Draft]) -> bool:
    """Return whether a line stands right below a title, further from what follows, and nothing else is set like it."""
    line = nearest.lines[0]
    if nearest.glyph or len(nearest.lines) > 1 or len(line.text) > _LONGEST_LINE or line.text[-1] in ".:;!?":
        return False
    others = [draft for draft in below if draft is not nearest]
    gap, after = nearest.top - title.bottom, min((draft.top for draft in others), default=0.0) - nearest.bottom
    if not others or abs(nearest.x0 - title.x0) > 0.3 * title.size or nearest.size > 0.85 * title.size:
        return False
    style = line.font, round(line.size), line.runs[0].colour
    alone = all((one.font, round(one.size), one.runs[0].colour) != style for draft in others for one in draft.lines)
    return alone and gap < 1.1 * title.size and after > 1.2 * max(gap, 0.4 * nearest.size)


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


def is_opening(page: PageDraft, title: Sequence[Draft]) -> bool:
    """Return whether a page is a title slide, whose title does not stand at the top."""
    return page.page == 1 and bool(title) and title[0].top > 0.2 * page.height


def body_roles(page: PageDraft, ordered: Sequence[Draft], *, opening: bool = False) -> list[Placed]:
    """Give roles to the blocks of a slide's body.

    Args:
        page: The page.
        ordered: Its blocks in reading order, without title, subtitle and footers.
        opening: Whether it is a title slide.

    Returns:
        The blocks with role and level, in the same order.
    """
    body = _usual_size(ordered)
    numbered = enumerated(ordered)
    dashes = sum(bool(draft.glyph) for draft in ordered)
    placed = [
        Placed(draft, "bullet" if index in numbered else _role(draft, page, body, dashes))
        for index, draft in enumerate(ordered)
    ]
    placed = with_labels(placed, body, page.panels)
    # Above names, houses and dates of a title slide stand no headings.
    return with_levels(placed if opening and not dashes else with_headings(placed, page, body))


def _usual_size(drafts: Sequence[Draft]) -> float:
    letters: dict[float, int] = {}
    for draft in drafts:
        for line in draft.lines:
            letters[round(line.size)] = letters.get(round(line.size), 0) + len(line.text)
    return max(letters, key=lambda size: (letters[size], size)) if letters else 12.0


def _role(draft: Draft, page: PageDraft, body: float, dashes: int) -> Role:
    if draft.cells:
        return "table"
    told = _role_by_wording(draft, body)
    if told is not None:
        return told
    if draft.angle:
        return "label"
    if draft.glyph and (draft.glyph not in "-–—−*·»›>+" or dashes > 1 or not draft.lines[0].text[0].islower()):
        return "bullet"
    if draft.size <= 1.02 * body and draft.top > 0.7 * page.height and is_note(draft.lines[0].text):
        return "caption"
    small = draft.size < 0.75 * body and _is_near_picture(draft, page)
    return "caption" if small else "quote" if is_quotation(draft.lines) else "paragraph"


def _role_by_wording(draft: Draft, body: float) -> Role | None:
    text = draft.lines[0].text
    if draft.size <= 1.15 * body:
        if (names_source(text) or _CITED.match(text)) and not draft.glyph:
            return "source"
        if is_caption(text):
            return "caption"
        if len(draft.lines) == 1 and not draft.glyph and len(text) <= _LONGEST_LINE and _NAMES_SOURCE.search(text):
            return "source"
    small_licence = draft.size < 0.75 * body and len(text) < 160 and _LICENCE.search(text)
    return "caption" if small_licence or _REFERENCE.match(text) else None


def _is_near_picture(draft: Draft, page: PageDraft) -> bool:
    area = page.width * page.height
    for box in page.pictures:
        if (box.x1 - box.x0) * (box.bottom - box.top) > 0.8 * area:
            continue
        common = min(box.x1, draft.x1) - max(box.x0, draft.x0)
        below, above = draft.top - box.bottom, -1e9 if draft.bold else box.top - draft.bottom
        if common > 0.5 * (draft.x1 - draft.x0) and -draft.size < max(below, above) < 2 * draft.size:
            return True
    return False
