"""Labels of charts: figures along axes and bars, and the words set like them beside them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from synthese.extraction.blocks import Draft
from synthese.extraction.placed import Placed
from synthese.extraction.record import replaced
from synthese.types import Box

__all__ = ["with_labels"]

_FIGURE = re.compile(r"^[\s\d.,:%€$<>≤≥~±+−–/-]*\d[\s\d.,:%€$<>≤≥~±+−–/-]*$")
_PERCENT = re.compile(r"^\s*(\d{1,3}(?:[.,]\d+)?)\s*%\s*$")
_PLAIN = re.compile(r"^\s*[-−–]?\d+(?:[.,]\d+)?\s*%?\s*$")
_REACH = 3.5
"""Labels stand at most so many ems around the bars and figures of their chart."""
_FAR = 14.0
"""The name of a bar, set flush left, ends at most so many ems before it."""
_LONGEST_LABEL = 50


class _Chart(NamedTuple):
    """Where a chart and its bars stand and in which sizes its figures are set."""

    area: Box
    bars: tuple[Box, ...]
    sizes: tuple[float, ...]


def with_labels(placed: list[Placed], body: float, panels: Sequence[Box] = ()) -> list[Placed]:
    """Call the figures along the axes and bars of a chart labels, and the words among them.

    Args:
        placed: The blocks of a slide's body in reading order.
        body: The size of most of its text, in points.
        panels: Its filled or framed rectangles, bars of charts among them.
    """
    figures = [
        one.draft
        for index, one in enumerate(placed)
        if one.role == "paragraph" and _is_figure(one.draft) and not _is_told(one.draft, placed[index + 1 :][:1])
    ]
    turned = sum(one.role == "label" for one in placed)
    many = len(figures) >= 4 or len(figures) + turned >= 6
    if len(figures) < 2 and not many:
        return placed
    others = [one.draft for one in placed if one.draft not in figures]
    chart = _find_chart(figures, [box for box in _bars(panels) if not any(_is_within(draft, box) for draft in others)])
    if not many and chart is None:
        return placed
    return [
        replaced(one, role="label")
        if one.role == "paragraph" and (_is_word(one.draft, chart) or (many and _is_small_or_figure(one.draft, body)))
        else one
        for one in placed
    ]


def _is_figure(draft: Draft) -> bool:
    return bool(draft.lines) and bool(_FIGURE.match(draft.lines[0].text))


def _is_told(draft: Draft, after: Sequence[Placed]) -> bool:
    """Return whether words right below a larger figure say what it counts or what happened in that year."""
    below = after[0].draft if after and after[0].role == "paragraph" else None
    if below is None or not below.lines or _is_figure(below) or draft.size < 1.15 * below.size:
        return False
    level = below.x0 < draft.x1 and draft.x0 < below.x1
    return level and -0.5 * below.size <= below.top - draft.bottom < 2.2 * draft.size


def _is_small_or_figure(draft: Draft, body: float) -> bool:
    text = " ".join(line.text for line in draft.lines)
    return _is_figure(draft) or (draft.size < 0.8 * body and text.count(" ") < 3 and not text.endswith("."))


def _is_word(draft: Draft, chart: _Chart | None) -> bool:
    """Return whether a short text stands by a chart and is set like its figures."""
    if chart is None or len(draft.lines) > 4:
        return False
    text = " ".join(line.text for line in draft.lines)
    alike = any(abs(draft.size - size) < 0.1 * size for size in chart.sizes)
    short = len(text) <= _LONGEST_LABEL and text[-1] not in ".!?;:"
    return alike and short and (_meets(draft, chart.area, _REACH * draft.size) or _names_bar(draft, chart))


def _names_bar(draft: Draft, chart: _Chart) -> bool:
    """Return whether a text stands left of a bar at its height."""
    middle = (draft.top + draft.bottom) / 2
    return any(
        bar.top <= middle <= bar.bottom and draft.x1 <= bar.x0 and bar.x0 - draft.x1 < _FAR * draft.size
        for bar in chart.bars
        if abs(bar.x0 - chart.bars[0].x0) < 1
    )


def _meets(draft: Draft, area: Box, reach: float) -> bool:
    level = area.x0 - reach <= draft.x1 and draft.x0 <= area.x1 + reach
    return level and area.top - reach <= draft.bottom and draft.top <= area.bottom + reach


def _is_within(draft: Draft, box: Box) -> bool:
    x, y = (draft.x0 + draft.x1) / 2, (draft.top + draft.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _find_chart(figures: Sequence[Draft], bars: Sequence[Box]) -> _Chart | None:
    """Return the chart that figures belong to: bars beside them, an axis among them, or shares of a whole."""
    bars = [bar for bar in bars if any(_meets(figure, bar, 1.5 * figure.size) for figure in figures)]
    near = [figure for figure in figures if any(_meets(figure, bar, 1.5 * figure.size) for bar in bars)]
    if len(bars) < 2 or len(near) < 2:
        bars, near = [], list(figures) if _has_axis(figures) or _are_shares(figures) else []
    if not near:
        return None
    boxes = [*bars, *(Box(draft.x0, draft.top, draft.x1, draft.bottom) for draft in near)]
    area = Box(
        min(box.x0 for box in boxes), min(box.top for box in boxes),
        max(box.x1 for box in boxes), max(box.bottom for box in boxes),
    )  # fmt: skip
    return _Chart(area, tuple(bars), tuple(sorted({draft.size for draft in near})))


def _bars(panels: Sequence[Box]) -> list[Box]:
    """Return rectangles that begin at one line, are equally thick and of different lengths."""
    upright: dict[tuple[int, int], list[Box]] = defaultdict(list)
    level: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in panels:
        upright[round(box.bottom), round(box.x1 - box.x0)].append(box)
        level[round(box.x0), round(box.bottom - box.top)].append(box)
    groups = [group for group in upright.values() if len({round(box.top) for box in group}) > 1]
    groups += [group for group in level.values() if len({round(box.x1) for box in group}) > 1]
    return [box for group in groups for box in group]


def _has_axis(figures: Sequence[Draft]) -> bool:
    """Return whether four figures count on in equal steps at equal distances, as along an axis."""
    plain = [figure for figure in figures if len(figure.lines) == 1 and _PLAIN.match(figure.lines[0].text)]
    columns: dict[tuple[str, int], list[tuple[float, float]]] = defaultdict(list)
    for figure in plain:
        value = float(re.sub(r"[\s%]", "", figure.lines[0].text).replace(",", ".").replace("−", "-").replace("–", "-"))
        x, y = (figure.x0 + figure.x1) / 2, (figure.top + figure.bottom) / 2
        for key, place in ((("y", round(figure.x1 / 2)), y), (("x", round(y / 2)), x)):
            columns[key].append((place, value))
    return any(_counts_on(sorted(column)) for column in columns.values())


def _counts_on(column: Sequence[tuple[float, float]]) -> bool:
    steps = [(after[0] - one[0], after[1] - one[1]) for one, after in pairwise(column)]
    if len(steps) < 3 or not steps[0][1]:
        return False
    gap, step = steps[0]
    return all(abs(far - gap) < 0.1 * gap + 1 and abs(value - step) < 0.01 * abs(step) for far, value in steps)


def _are_shares(figures: Sequence[Draft]) -> bool:
    """Return whether three or more percentages make a whole."""
    found = [_PERCENT.match(figure.lines[0].text) for figure in figures if len(figure.lines) == 1]
    shares = [float(match[1].replace(",", ".")) for match in found if match]
    return len(shares) > 2 and 98 <= sum(shares) <= 102
