"""The role of each block of a slide, told by place, size, weight, glyph and wording."""

import re
from collections import defaultdict
from collections.abc import Sequence

from synthese.extraction.blocks import Draft
from synthese.extraction.charts import with_labels
from synthese.extraction.columns import across_columns
from synthese.extraction.drafts import PageDraft
from synthese.extraction.headings import with_headings
from synthese.extraction.levels import enumerated, indented, with_levels
from synthese.extraction.placed import Placed
from synthese.extraction.record import replaced
from synthese.extraction.wording import is_caption, is_note, is_quotation, names_source
from synthese.types import Role

__all__ = ["body_roles"]

_LONGEST_LINE = 80
_DASHES = frozenset("-–—−")
_LICENCE = re.compile(
    r"\bCC[ -](?:BY|0)\b|\bPublic Domain\b|\bWikimedia\b|\bPixabay\b|\bUnsplash\b|\bPexels\b", re.IGNORECASE
)
_NAMES_SOURCE = re.compile(r"[.;,)]\s+(?:daten)?quellen?\s*:", re.IGNORECASE)
_CITED = re.compile(r"^\[\d{1,3}\]\s+\S")
_REFERENCE = re.compile(r"^\[\d+\](?:\W*\[\d+\])*$")


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
    placed = _with_attributions(placed)
    placed = indented(with_labels(across_columns(placed), body, page.panels))
    # Above names, houses and dates of a title slide stand no headings.
    return with_levels(placed if opening and not dashes else with_headings(placed, page, body))


def _with_attributions(placed: list[Placed]) -> list[Placed]:
    """Call the one line with a dash below a quotation a paragraph: it names who said it."""
    result = list(placed)
    for index in range(1, len(placed)):
        one, after = placed[index], placed[index + 1 : index + 2]
        alone = not (after and after[0].role == "bullet")
        if placed[index - 1].role == "quote" and one.role == "bullet" and one.draft.glyph in _DASHES and alone:
            result[index] = replaced(one, role="paragraph")
    return result


def _usual_size(drafts: Sequence[Draft]) -> float:
    letters: dict[float, int] = defaultdict(int)
    for draft in drafts:
        for line in draft.lines:
            letters[round(line.size)] += len(line.text)
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
        if not draft.glyph and (names_source(text) or _CITED.match(text)):
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
