"""Lines become blocks: what stands below one another in one column, size and spacing belongs together."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import inf

from synthese.extraction.content import Edge, Run
from synthese.extraction.lines import Line
from synthese.extraction.record import record
from synthese.extraction.wording import goes_on, is_address, is_quotation
from synthese.types import Box

__all__ = ["Draft", "as_draft", "build_drafts", "is_wrapped", "line_by_line"]

PITCH = 1.8
"""Baselines of two lines of a paragraph are at most so many ems apart (one and a half lines)."""
WIDE_PITCH = 2.2
"""The same where the second line begins with a small letter, or the lines above are as far apart (two lines)."""
_LONGEST_NAME = 45
"""A longer line of a title slide may be wrapped."""
_SHORT = 48
"""Lines of a person's address have fewer letters."""

_COUNTED = re.compile(r"^(?:\(?(?:\d{1,2}(?:\.\d{1,2})?|[a-z]|[A-H]|[IVX]{1,4})[.)]|\d{1,2}\.\d{1,2}|\[\d{1,3}\])\s+\S")

_BARE = re.compile(r"^(\d{1,2})\s+[^\W\d]")


@record
class Draft:
    """A block whose role is not known yet.

    Args:
        lines: From top to bottom; empty for a table.
        x0: The left edge, glyph included.
        top: The upper edge.
        x1: The right edge.
        bottom: The lower edge.
        size: The font size.
        bold: True when all lines are bold.
        glyph: The bullet glyph, or an empty string.
        angle: Degrees anticlockwise; the box is always in slide coordinates.
        cells: The rows of a table as repaired text.
        raw_cells: The same as in the PDF.
        runs: The runs of a table, cell by cell.
        row_boxes: Where the rows of a table stand.
    """

    lines: tuple[Line, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    glyph: str = ""
    angle: int = 0
    cells: tuple[tuple[str, ...], ...] = ()
    raw_cells: tuple[tuple[str, ...], ...] = ()
    runs: tuple[Run, ...] = ()
    row_boxes: tuple[Box, ...] = ()


def build_drafts(lines: Sequence[Line], edges: Sequence[Edge] = ()) -> list[Draft]:
    """Build the blocks of level lines.

    Args:
        lines: From top to bottom, as `build_lines` gives them.
        edges: Level edges of rulings and panels that no block crosses.

    Returns:
        The blocks by the place of their first line.
    """
    groups: list[list[Line]] = []
    edges = sorted(edges)
    reach = WIDE_PITCH * max((line.size for line in lines), default=0.0)
    near: list[list[Line]] = []
    for line in lines:
        near = [group for group in near if line.base - group[-1].base <= reach]
        group = None if line.glyph else _group_above(near, line, edges)
        if group is None:
            group = []
            groups.append(group)
            near.append(group)
        group.append(line)
    return [as_draft(part) for group in groups for part in _paragraphs(group, lines, edges)]


def as_draft(lines: Sequence[Line]) -> Draft:
    """Return lines as one block."""
    first = lines[0]
    if len(lines) == 1:
        x0 = min(first.glyph_x0, first.x0)
        return Draft((first,), x0, first.top, first.x1, first.bottom, first.size, first.bold, first.glyph)
    x0, x1 = min(min(line.glyph_x0, line.x0) for line in lines), max(line.x1 for line in lines)
    size = max(lines, key=lambda line: len(line.text)).size
    bold = all(line.bold for line in lines)
    return Draft(tuple(lines), x0, first.top, x1, lines[-1].bottom, size, bold, first.glyph)


def line_by_line(draft: Draft) -> list[Draft]:
    """Return the lines of a block as blocks where each is a name, a house or a date, else the block itself.

    Args:
        draft: A block of a title slide.
    """
    lines = draft.lines
    if len(lines) < 2 or draft.glyph or draft.angle or any(goes_on(line.text) for line in lines[:-1]):
        return [draft]
    own = not any(line.text[0].islower() for line in lines)
    own = own and all(len(line.text) < _LONGEST_NAME for line in lines[:-1])
    return [as_draft([line]) for line in lines] if own else [draft]


def _group_above(groups: list[list[Line]], line: Line, edges: Sequence[Edge]) -> list[Line] | None:
    best: list[Line] | None = None
    for group in groups:
        last = group[-1]
        pitch = line.base - last.base
        if _continues(group, line, pitch) and (best is None or last.base > best[-1].base):
            best = group
    if best is not None and edges and _is_edge_between(best[-1], line, edges):
        return None
    return best


def _continues(group: list[Line], line: Line, pitch: float) -> bool:
    last, first = group[-1], group[0]
    size = max(line.size, last.size)
    if line.x0 > last.x1 or line.x1 < last.x0 or not 0.87 < line.size / last.size < 1.15:
        return False
    if not _is_spaced(group, line, pitch, size):
        return False
    if _counts_on(first.text, line.text):
        return False
    if first.glyph:
        inside = first.glyph_x0 - 0.3 * size <= line.x0 <= first.x0 + 1.5 * size
        quoted = is_quotation([line]) and not goes_on(last.text)
        return inside and not quoted and not _COUNTED.match(line.text)
    # A weight that changes with the line, and not within it, parts a heading from its text.
    changes = last.runs[-1].bold != line.runs[0].bold and not line.text[0].islower()
    return not changes and _is_aligned(last, line, size)


def _counts_on(text: str, below: str) -> bool:
    """Return whether two lines begin with a number and the next: ``2 Entwurf``, ``3 Abgabe``."""
    if not (text[0].isdecimal() and below[0].isdecimal()):
        return False
    number, after = _BARE.match(text), _BARE.match(below)
    return number is not None and after is not None and int(after[1]) == int(number[1]) + 1


def _is_spaced(group: list[Line], line: Line, pitch: float, size: float) -> bool:
    """Return whether the space above a line is that of a paragraph."""
    if not 0.6 * size < pitch <= WIDE_PITCH * size:
        return False
    begins = not line.text[0].islower() and group[-1].text[-1] != ","
    if len(group) > 1:
        usual = group[-1].base - group[-2].base
        return pitch <= 1.2 * usual + 1 and (pitch <= PITCH * size or pitch <= 1.03 * usual or not begins)
    loose = pitch > 1.5 * size and not group[0].glyph and _is_short(group[-1])
    return not begins or (pitch <= PITCH * size and not loose)


def _is_short(line: Line) -> bool:
    return line.x1 - line.x0 < 25 * line.size


def _is_aligned(last: Line, line: Line, size: float) -> bool:
    left, right = abs(last.x0 - line.x0), abs(last.x1 - line.x1)
    centre = abs(last.x0 + last.x1 - line.x0 - line.x1) / 2
    return min(left, centre) < 0.6 * size or right < 0.3 * size or left < 2.2 * size


def _is_edge_between(above: Line, below: Line, edges: Sequence[Edge]) -> bool:
    upper, lower = above.base + 0.25 * above.size, below.base - 0.7 * below.size
    left, right = min(above.x0, below.x0) + 2, max(above.x1, below.x1) - 2
    between = edges[bisect_right(edges, (upper, inf)) : bisect_left(edges, (lower,))]
    return any(x0 < left and x1 > right for _, x0, x1 in between)


def is_wrapped(line: Line, after: Line, width: float) -> bool:
    """Return whether the next line's first word would not have fitted on this one.

    Args:
        line: A line.
        after: The line below.
        width: How wide lines may be, in points.
    """
    first = after.text.split(maxsplit=1)[0]
    need = (after.x1 - after.x0) * len(first) / len(after.text) + 0.3 * line.size
    return line.x1 - line.x0 + need > width - 0.5 * line.size


def _paragraphs(group: list[Line], lines: Sequence[Line], edges: Sequence[Edge]) -> list[list[Line]]:
    """Part a group where a line was ended on purpose and the next begins like a sentence of its own."""
    if len(group) == 1 or group[0].glyph or is_quotation(group):
        return [group]
    if _is_bare_list(group):
        return [[line] for line in group]
    sides = [line.x1 for line in group] + [line.x1 for line in lines if _shares_column(line, group, edges)]
    width = max(max(sides) - group[0].x0, *(line.x1 - line.x0 for line in group))
    parts = [[group[0]]]
    counted = _COUNTED.match(group[0].text) is not None
    for before, line in pairwise(group):
        starts = not line.text[0].islower() and before.text[-1] not in ",-–(/&" and not line.text.startswith(("(", ")"))
        if counted:
            ends = _COUNTED.match(line.text) is not None or line.x0 < parts[-1][0].x0 - line.size
        else:
            both_lead = before.text[-1] == ":" == line.text[-1]
            ends = starts and (both_lead or not is_wrapped(before, line, width))
            ends = ends or ("@" in line.text and " " not in line.text and not goes_on(before.text))
        if ends:
            parts.append([line])
            counted = _COUNTED.match(line.text) is not None
        else:
            parts[-1].append(line)
    return parts


def _shares_column(line: Line, group: list[Line], edges: Sequence[Edge]) -> bool:
    """Return whether a line tells how wide those of a group may be: it begins as they do, and no box ends between."""
    first = group[0]
    if abs(line.x0 - first.x0) >= 0.3 * line.size or not 0.8 < line.size / first.size < 1.25 or line.font != first.font:
        return False
    above, below = (line, first) if line.base < first.base else (group[-1], line)
    return not (edges and _is_edge_between(above, below, edges))


def _is_bare_list(group: list[Line]) -> bool:
    """Return whether lines are short and each begins anew: names, places, bare lists, addresses."""
    if any(goes_on(line.text) for line in group[:-1]):
        return False
    if any(is_address(line.text) for line in group) and all(len(line.text) < _SHORT for line in group):
        return True
    return len(group) > 2 and all(
        (line.text[0].isupper() or line.text[0].isdigit())
        and line.text.count(" ") < 4
        and line.text[-1] not in ",;:-–.&/"
        for line in group
    )
