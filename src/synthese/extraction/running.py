"""Running heads and feet: small lines in one place on most slides, whatever their words: names of sections, dates."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from synthese.extraction.blocks import Draft
from synthese.extraction.drafts import PageDraft
from synthese.extraction.wording import is_caption, is_note, names_source

__all__ = ["find_running"]

_SMALL = 0.92
"""They are set in a smaller size than the text, as a share of it."""
_TOP, _BOTTOM, _SIDE = 0.09, 0.88, 0.06
"""They stand in these shares of the slide, or turned at its side."""
_HEAD = 0.16
"""So far down the slide a small line right above the title may name the section."""
_NEAR = 2.0
"""Places nearer than this, in points, are one: ink ends here and there."""
_LEAST, _MOST_SLIDES = 3, 0.6
"""On so many slides, and on this share of those behind the first, there is such a line."""
_LEAST_HEADS, _UNLIKE = 4, 0.85
"""Names of sections further down come again: so few of them differ, and they stand on so many slides."""
_LONGEST, _FEW_WORDS = 60, 4

_Place = tuple[str, int, int, int]
_Found = tuple[int, int]


def find_running(pages: Sequence[PageDraft], body: float, framed: int) -> set[_Found]:
    """Return page and index of small lines that stand in the same place on most slides of a deck.

    Args:
        pages: The pages of the deck.
        body: The size of most of its text, in points.
        framed: On how many pages such lines may be expected: title and section slides often have none.
    """
    places: dict[_Place, set[_Found]] = defaultdict(set)
    texts: dict[_Found, str] = {}
    for page in pages:
        for index, draft in enumerate(page.drafts):
            if _may_run(draft, body) and _is_outside(draft, page):
                texts[page.page, index] = draft.lines[0].text
                for place in _places(draft, page):
                    places[place].add((page.page, index))
    least = max(_LEAST, _MOST_SLIDES * framed)
    found: set[_Found] = set()
    for place, standing in places.items():
        together = set().union(*(places.get(near, ()) for near in _around(place)))
        slides = {page for page, _ in together}
        if len(slides) >= least and _names_sections(together, texts, short=place[0] != "head"):
            found |= standing
    return found


def _may_run(draft: Draft, body: float) -> bool:
    if len(draft.lines) != 1 or draft.glyph or draft.size > _SMALL * body:
        return False
    text = draft.lines[0].text
    told = names_source(text) or is_caption(text) or is_note(text)
    worded = sum(map(str.isalpha, text)) > 2
    return worded and len(text) <= _LONGEST and not text.endswith((".", ":")) and not told


def _is_outside(draft: Draft, page: PageDraft) -> bool:
    if draft.angle:
        return draft.x1 < _SIDE * page.width or draft.x0 > (1 - _SIDE) * page.width
    if draft.top > _BOTTOM * page.height:
        return True
    if draft.bottom > _HEAD * page.height or any(_is_title_over(other, draft) for other in page.drafts):
        return False
    return any(_is_larger_below(other, draft, page) for other in page.drafts)


def _is_title_over(other: Draft, draft: Draft) -> bool:
    """Return whether a larger line stands above a small one, which may be its subtitle then."""
    level = other.x0 < draft.x1 and draft.x0 < other.x1
    return level and other.size > 1.1 * draft.size and other.top < draft.top


def _is_larger_below(other: Draft, draft: Draft, page: PageDraft) -> bool:
    return other.size > 1.15 * draft.size and draft.bottom <= other.bottom and other.top < 0.35 * page.height


def _places(draft: Draft, page: PageDraft) -> Iterator[_Place]:
    size = round(2 * draft.size)
    if draft.angle:
        yield f"turned {draft.angle}", round(draft.x0 / _NEAR), 0, size
        return
    line = draft.lines[0]
    height = round(line.base / _NEAR)
    kind = "" if draft.top > _BOTTOM * page.height or draft.bottom < _TOP * page.height else "head"
    if kind:
        if any(_stands_on(other, draft) for other in page.drafts):
            yield kind, round(line.x0 / _NEAR), height, size
        return
    yield "left", round(line.x0 / _NEAR), height, size
    yield "right", round(line.x1 / _NEAR), height, size
    yield "middle", round((line.x0 + line.x1) / 2 / _NEAR), height, size


def _stands_on(title: Draft, draft: Draft) -> bool:
    """Return whether a much larger line follows right below a small one."""
    near = 0 <= title.top - draft.bottom < 1.2 * title.size and abs(title.x0 - draft.x0) < title.size
    return near and title.size > 1.4 * draft.size


def _around(place: _Place) -> Iterator[_Place]:
    kind, side, height, size = place
    for one in (-1, 0, 1):
        for other in (-1, 0, 1):
            for third in (-1, 0, 1):
                yield kind, side + one, height + other, size + third


def _names_sections(found: set[_Found], texts: dict[_Found, str], *, short: bool) -> bool:
    """Return whether lines come again; at the very edge it is enough that they are short: no sums of their slides."""
    again = len({texts[one] for one in found}) <= _UNLIKE * len(found)
    if not short:
        return again and len(found) >= _LEAST_HEADS
    return again or median(texts[one].count(" ") for one in found) < _FEW_WORDS
