"""Heat maps: numbers in coloured cells, with labels that never overlap."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from synthese.exports.colours import shade
from synthese.exports.figures.drawing import add_frames, add_number, wrapped

__all__ = ["HeatCell", "draw_heat", "heat_figure"]

_ROOMY = 1.25
"""Inches: columns of this width have room for a label that stands upright."""
_HEAD = 34
"""Characters of a label that is turned."""


class HeatCell(NamedTuple):
    """A cell.

    Args:
        value: What gives the colour, from 0.
        text: What stands in it.
    """

    value: float
    text: str


def heat_figure(
    rows: Sequence[str], columns: Sequence[str], cells: Sequence[Sequence[HeatCell]], *, breaks: Sequence[int] = ()
) -> Figure:
    """Return a heat map as large as its cells need.

    Args:
        rows: The labels of the rows.
        columns: The labels of the columns; turned where there are many.
        cells: A list a row.
        breaks: Before which rows a line is drawn.
    """
    wide = _ROOMY if len(columns) <= 6 else 0.52
    lines = max((wrapped(row).count("\n") + 1 for row in rows), default=1)
    high = max(0.42, 0.17 * lines + 0.1)
    figure = Figure(layout="constrained", figsize=(3.6 + wide * len(columns), 3.2 + high * len(rows)))
    top = max((cell.value for row in cells for cell in row), default=0.0)
    axes = figure.add_subplot()
    draw_heat(axes, rows, columns, cells, top=top, turned=wide < _ROOMY)
    for place in breaks:
        axes.axhline(place, color="#7d8f97", linewidth=1.0)
    return figure


def draw_heat(
    axes: Any,
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Sequence[HeatCell]],
    *,
    top: float,
    turned: bool,
) -> None:
    """Draw cells with their labels.

    Args:
        axes: Where to.
        rows: The labels of the rows.
        columns: The labels of the columns.
        cells: A list a row.
        top: The value of the darkest colour.
        turned: Whether the labels of the columns stand upright.
    """
    shades = [[shade(cell.value, top=top) for cell in row] for row in cells]
    frames = [Rectangle((x, y), 1, 1) for y, row in enumerate(cells) for x in range(len(row))]
    fills = [each.background for row in shades for each in row]
    add_frames(axes, frames, facecolors=fills, edgecolors="#e3e9eb", linewidths=0.8)
    for y, (row, inks) in enumerate(zip(cells, shades, strict=True)):
        for x, (cell, colours) in enumerate(zip(row, inks, strict=True)):
            add_number(axes, (x + 0.5, y + 0.5), cell.text, color=colours.ink, fontsize=8, linespacing=1.1)
    axes.set(xlim=(0, len(columns)), ylim=(len(rows), 0))
    axes.set_yticks([y + 0.5 for y in range(len(rows))], [wrapped(row) for row in rows])
    heads = [wrapped(column, width=_HEAD if turned else 15, lines=2 if turned else 5) for column in columns]
    axes.set_xticks([x + 0.5 for x in range(len(columns))], heads, linespacing=1.0)
    axes.xaxis.tick_top()
    axes.tick_params(length=0, pad=6)
    axes.tick_params(axis="x", rotation=90 if turned else 0, labelsize=8)
    axes.spines[:].set_visible(False)
