"""The role of each block of a slide, told by place, size, weight, glyph and wording."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from synthese.extraction.blocks import Draft
from synthese.extraction.drafts import PageDraft
from synthese.types import Role

__all__ = ["Placed", "body_roles", "find_subtitle"]

_SOURCE = re.compile(
    r"^\W*(?:(?:(?:bild|text|daten|foto|abbildungs)?quellen?|(?:image |photo )?(?:sources?|credits?)|fotos?|bild(?:er)?|grafik|"
    r"icons?|lizenz|screenshots?|urheber)\s*:|©|\(c\)|(?:eigene (?:darstellung|abbildung|berechnung))\b)",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"^\W*(?:abb(?:ildung)?|fig(?:ure)?|tab(?:elle|le)?|grafik|diagramm|karte)\b\.?\s*(?:\d+|von\b|aus\b|nach\b|:)", re.IGNORECASE)
_LICENCE = re.compile(r"\bCC[ -](?:BY|0)\b|\bPublic Domain\b|\bWikimedia\b|\bPixabay\b|\bUnsplash\b|\bPexels\b", re.IGNORECASE)
_FIGURE = re.compile(r"^[\s\d.,:%€$<>≤≥~±+−–/-]*\d[\s\d.,:%€$<>≤≥~±+−–/-]*$")
_CITED = re.compile(r"^\[\d{1,3}\]\s+\S")
_REFERENCE = re.compile(r"^\[\d+\](?:\W*\[\d+\])*$")
_ENUMERATED = re.compile(r"^\(?(\d{1,2}|[a-h])[.)]\s+\S")
_QUOTE_OPEN, _QUOTE_CLOSE = "„“”\"»«‚", "“”\"«»‘"
_ENDS_SENTENCE = (".", "!", ";", ",")


class Placed(NamedTuple):
    """A block with its role and level."""

    draft: Draft
    role: Role
    level: int = 0


def find_subtitle(title: Sequence[Draft], rest: Sequence[Draft], body: float) -> Draft | None:
    """Return the block that continues the title in another size or font, or None.

    Args:
        title: The blocks of the title.
        rest: The other blocks, without footers.
        body: The size of most of the deck's text, in points.
    """
    if not title:
        return None
    last = title[-1]
    below = [draft for draft in rest if draft.lines and not draft.angle and draft.top >= last.bottom - 0.3 * last.size]
    if not below:
        return None
    nearest = min(below, key=lambda draft: (draft.top, draft.x0))
    far = nearest.top - last.bottom > 0.75 * last.size
    if nearest.glyph or far or len(nearest.lines) > 2 or nearest.lines[-1].text.endswith(":"):
        return None
    beside = [draft for draft in below if draft is not nearest and draft.top < nearest.bottom - 0.3 * nearest.size]
    aligned = abs(nearest.x0 - last.x0) < last.size or abs(nearest.x0 + nearest.x1 - last.x0 - last.x1) < 2 * last.size
    short = sum(len(line.text) for line in nearest.lines) <= 140
    if beside or not aligned or not short or nearest.size < 1.05 * body or nearest.size > 1.02 * last.size:
        return None
    return nearest


def body_roles(page: PageDraft, ordered: Sequence[Draft]) -> list[Placed]:
    """Give roles to the blocks of a slide's body.

    Args:
        page: The page.
        ordered: Its blocks in reading order, without title, subtitle and footers.

    Returns:
        The blocks with role and level, in the same order.
    """
    body = _usual_size(ordered)
    numbered = _enumerated(ordered)
    dashes = sum(bool(draft.glyph) for draft in ordered)
    placed = [
        Placed(draft, "bullet" if index in numbered else _role(draft, page, body, dashes))
        for index, draft in enumerate(ordered)
    ]
    placed = _with_labels(placed, body)
    return _with_levels(_with_headings(placed, page, body))


def _usual_size(drafts: Sequence[Draft]) -> float:
    letters: dict[float, int] = {}
    for draft in drafts:
        for line in draft.lines:
            letters[round(line.size)] = letters.get(round(line.size), 0) + len(line.text)
    return max(letters, key=lambda size: (letters[size], size)) if letters else 12.0


def _enumerated(drafts: Sequence[Draft]) -> frozenset[int]:
    """Return the indices of blocks that count on: ``1. … 2. …`` at one left edge."""
    found: list[tuple[int, str, Draft]] = []
    for index, draft in enumerate(drafts):
        match = _ENUMERATED.match(draft.lines[0].text) if draft.lines and not draft.glyph else None
        if match:
            found.append((index, match[1], draft))
    indices: set[int] = set()
    for (index, number, draft), (other, after, below) in zip(found, found[1:], strict=False):
        counts_on = ord(after[-1]) - ord(number[-1]) == 1 or (number[-1] == "9" and after[-1] == "0")
        if counts_on and abs(draft.x0 - below.x0) < draft.size and abs(draft.size - below.size) < 1:
            indices |= {index, other}
    return frozenset(indices)


def _role(draft: Draft, page: PageDraft, body: float, dashes: int) -> Role:
    if draft.cells:
        return "table"
    text = draft.lines[0].text
    if (_SOURCE.match(text) or _CITED.match(text)) and not draft.glyph and draft.size <= 1.15 * body:
        return "source"
    if _CAPTION.match(text) and draft.size <= 1.15 * body:
        return "caption"
    if draft.size < 0.75 * body and _LICENCE.search(text) and len(text) < 160:
        return "caption"
    if draft.angle:
        return "label"
    if draft.glyph and (draft.glyph not in "-–—−*·»›" or dashes > 1 or not text[0].islower()):
        return "bullet"
    last = draft.lines[-1].text
    if text[0] in _QUOTE_OPEN and last.rstrip(".")[-1:] in _QUOTE_CLOSE and len(text) > 20:
        return "quote"
    if _REFERENCE.match(text):
        return "caption"
    if draft.size < 0.75 * body and _is_near_picture(draft, page):
        return "caption"
    return "paragraph"


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


def _with_labels(placed: list[Placed], body: float) -> list[Placed]:
    """Call the figures along the axes of a chart labels, and the small words among them."""
    figures = [one.role == "paragraph" and bool(_FIGURE.match(one.draft.lines[0].text)) for one in placed]
    turned = sum(one.role == "label" for one in placed)
    if sum(figures) < 4 and sum(figures) + turned < 6:
        return placed
    return [
        one._replace(role="label") if is_figure or _is_small_word(one, body) else one
        for one, is_figure in zip(placed, figures, strict=True)
    ]


def _is_small_word(one: Placed, body: float) -> bool:
    text = " ".join(line.text for line in one.draft.lines)
    return one.role == "paragraph" and one.draft.size < 0.8 * body and text.count(" ") < 3 and not text.endswith(".")


def _with_headings(placed: list[Placed], page: PageDraft, body: float) -> list[Placed]:
    result = []
    for index, one in enumerate(placed):
        after = placed[index + 1] if index + 1 < len(placed) else None
        if one.role == "paragraph" and after is not None and _heads(one.draft, after, page, body):
            one = one._replace(role="heading")
        result.append(one)
    return result


def _heads(draft: Draft, after: Placed, page: PageDraft, body: float) -> bool:
    """Return whether a short block stands over another one and stands out from it."""
    length = sum(len(line.text) for line in draft.lines)
    last = draft.lines[-1].text
    below = after.draft
    if length > 90 or last.endswith(_ENDS_SENTENCE) or not any(char.isalpha() for char in last):
        return False
    if after.role in {"source", "caption", "label"} or below.top - draft.bottom > 3 * draft.size:
        return False
    if below.top < draft.bottom - 0.5 * draft.size or below.x0 > draft.x1 + 2 * draft.size or below.x1 < draft.x0:
        return False
    larger = draft.size > 1.12 * below.size if below.lines else draft.size > 0.9 * body
    bolder = draft.bold and not (below.bold and below.lines)
    other_font = bool(below.lines) and draft.lines[0].font != below.lines[0].font and len(draft.lines) == 1
    apart = other_font and draft.size >= 0.98 * below.size and len(below.lines) > 1
    over_list = after.role == "bullet" and len(draft.lines) == 1 and (last.endswith(":") or draft.size >= below.size)
    return larger or bolder or apart or over_list or _is_in_bar(draft, below, page)


def _is_in_bar(draft: Draft, below: Draft, page: PageDraft) -> bool:
    """Return whether a block fills a flat panel of its own, as the heading of a box does."""
    middle = (draft.top + draft.bottom) / 2
    return any(
        panel.x0 <= draft.x0 and draft.x1 <= panel.x1 and panel.top <= middle <= panel.bottom
        and panel.bottom - panel.top < draft.bottom - draft.top + 2 * draft.size
        and -0.3 * below.size <= below.top - panel.bottom < 1.3 * below.size and panel.x0 <= below.x0 and below.x1 <= panel.x1 + below.size
        for panel in page.panels
    )  # fmt: skip


def _with_levels(placed: list[Placed]) -> list[Placed]:
    """Number the levels of bullets by their indents, list by list."""
    columns: list[list[int]] = []
    for index, one in enumerate(placed):
        if one.role != "bullet":
            continue
        column = columns[-1] if columns else None
        above = placed[column[-1]].draft if column else None
        if above is None or column is None or one.draft.top < above.top or one.draft.x0 > above.x1 + above.size:
            columns.append([index])
        else:
            column.append(index)
    result = list(placed)
    for column in columns:
        indents = _indents([placed[index].draft for index in column])
        for index in column:
            draft = placed[index].draft
            level = sum(indent <= draft.x0 + 0.45 * draft.size for indent in indents)
            result[index] = placed[index]._replace(level=max(level, 1))
    return result


def _indents(drafts: Sequence[Draft]) -> list[float]:
    indents: list[float] = []
    for draft in sorted(drafts, key=lambda draft: draft.x0):
        if not indents or draft.x0 - indents[-1] > 0.45 * draft.size:
            indents.append(draft.x0)
    return indents
