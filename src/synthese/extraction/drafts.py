"""A page's content as blocks without roles: text of each angle is read level, then put back in its place."""

import math
from collections import defaultdict

from synthese.extraction.accents import with_accents
from synthese.extraction.blocks import Draft, build_drafts
from synthese.extraction.content import Edge, PageContent, Run
from synthese.extraction.lines import build_lines
from synthese.extraction.marks import with_marks
from synthese.extraction.record import record, replaced
from synthese.extraction.tables import find_tables
from synthese.types import Box

__all__ = ["PageDraft", "draft_page"]

_HIDDEN_SHARE = 0.5
"""Invisible text counts over a picture that covers this share of the page: it is a recognised text."""
_LEAST_PANEL = 12.0
"""Narrower panels, in points, are signs and parts of drawings: no text ends at their edges."""
_CARD = 0.45
"""A panel that covers a larger share of the page is a background."""


@record
class PageDraft:
    """A page with its blocks before roles are given.

    Args:
        page: Its number, from 1; of a page cut from a handout its running number.
        width: In points.
        height: In points.
        drafts: Its blocks.
        pictures: Where bitmaps stand.
        panels: Filled or framed rectangles.
        ocr: True where the text is a recognised one.
        warnings: What was left out.
        unread: Of a page without blocks: why no text was recognised on its picture.
        turn: Degrees anticlockwise by which the picture was turned to read it: blocks stand as on the turned one.
        heading: Where the tags of the PDF say that its heading stands; only where they were asked.
    """

    page: int
    width: float
    height: float
    drafts: list[Draft]
    pictures: list[Box]
    panels: list[Box]
    ocr: bool = False
    warnings: tuple[str, ...] = ()
    unread: str = ""
    turn: float = 0.0
    heading: tuple[Box, ...] = ()

    @property
    def cards(self) -> list[Box]:
        """Panels that are small enough to be cards or boxes on the slide."""
        most = _CARD * self.width * self.height
        return [box for box in self.panels if (box.x1 - box.x0) * (box.bottom - box.top) < most]


def draft_page(page: int, content: PageContent) -> PageDraft:
    """Build the blocks of a page.

    Args:
        page: Its number, from 1.
        content: What a reader found on it.

    Returns:
        Its blocks with what was left out.
    """
    warnings: list[str] = []
    runs, ocr = _visible(content, warnings)
    turned: dict[int, list[Run]] = defaultdict(list)
    level = []
    for run in with_accents(runs):
        if run.angle:
            turned[run.angle].append(run)
        else:
            level.append(run)
    tables, level = find_tables(level, content)
    upright, flat = _edges(content)
    lines = with_marks(build_lines(level, upright), content.marks)
    drafts = build_drafts(lines, flat) + tables
    for angle in sorted(turned):
        drafts.extend(_turned_drafts(angle, turned[angle]))
    return PageDraft(
        page, content.width, content.height, drafts, content.pictures, content.panels, ocr, tuple(warnings)
    )


def _visible(content: PageContent, warnings: list[str]) -> tuple[list[Run], bool]:
    width, height = content.width, content.height
    on_page = [run for run in content.runs if run.x1 > 0 and run.x0 < width and run.bottom > 0 and run.top < height]
    if len(on_page) < len(content.runs):
        warnings.append(f"{_counted(len(content.runs) - len(on_page), 'piece')} of text off the page left out")
    single = _without_doubles(on_page)
    if len(single) < len(on_page):
        warnings.append(f"{_counted(len(on_page) - len(single), 'piece')} of text set twice left out once")
        on_page = single
    shown = [run for run in on_page if not run.hidden]
    if len(shown) == len(on_page):
        return shown, False
    area = max(((box.x1 - box.x0) * (box.bottom - box.top) for box in content.pictures), default=0.0)
    if area >= _HIDDEN_SHARE * width * height:
        return on_page, not shown
    warnings.append(f"{_counted(len(on_page) - len(shown), 'piece')} of hidden text left out")
    return shown, False


def _without_doubles(runs: list[Run]) -> list[Run]:
    """Leave out text that is set a second time at its place, to look bold or to cast a shadow."""
    texts = [run.text.strip() for run in runs]
    if len(set(texts)) == len(runs):
        return runs
    seen: dict[tuple[str, int], list[Run]] = defaultdict(list)
    kept = []
    for text, run in zip(texts, runs, strict=True):
        alike = seen[text, run.angle]
        if not alike or not _is_double(run, alike):
            kept.append(run)
        alike.append(run)
    return kept


def _is_double(run: Run, alike: list[Run]) -> bool:
    near = min(0.12 * run.size, 0.5 * (run.x1 - run.x0))
    return any(abs(run.x0 - one.x0) < near and abs(run.base - one.base) < near for one in alike)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _edges(content: PageContent) -> tuple[list[Edge], list[Edge]]:
    """Return upright and level edges: of rulings, and of panels that are smaller than half the page."""
    upright: list[Edge] = []
    level: list[Edge] = []
    for x0, top, x1, bottom in content.rulings:
        if bottom - top > x1 - x0:
            upright.append(((x0 + x1) / 2, top, bottom))
        else:
            level.append(((top + bottom) / 2, x0, x1))
    most = 0.5 * content.width * content.height
    for x0, top, x1, bottom in content.panels:
        if x1 - x0 > _LEAST_PANEL and (x1 - x0) * (bottom - top) < most:
            upright += [(x0, top, bottom), (x1, top, bottom)]
            level += [(top, x0, x1), (bottom, x0, x1)]
    return upright, level


# --- turned text ---------------------------------------------------------------------------------------------------


def _turned_drafts(angle: int, runs: list[Run]) -> list[Draft]:
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    drafts = build_drafts(build_lines([_level(run, cos, sin) for run in runs]))
    return [_put_back(draft, angle, cos, sin) for draft in drafts]


def _level(run: Run, cos: float, sin: float) -> Run:
    """Turn a run around the corner of the slide so that it stands level."""
    assert run.pen is not None
    x, y, length = run.pen
    start, base = x * cos - y * sin, x * sin + y * cos
    return replaced(
        run, x0=start, x1=start + length, top=base - 0.75 * run.size, bottom=base + 0.22 * run.size, base=base, angle=0
    )


def _put_back(draft: Draft, angle: int, cos: float, sin: float) -> Draft:
    corners = [(u, v) for u in (draft.x0, draft.x1) for v in (draft.top, draft.bottom)]
    xs, ys = [u * cos + v * sin for u, v in corners], [v * cos - u * sin for u, v in corners]
    return replaced(draft, angle=angle, x0=min(xs), top=min(ys), x1=max(xs), bottom=max(ys))
