"""The network of themes: which occur at the same passages more often than their frequency lets expect."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from matplotlib.figure import Figure

from synthese.exports.colours import BAR, INK, PAPER
from synthese.exports.content import matrix_rows
from synthese.exports.figures.drawing import Drawing, drawing, wrapped
from synthese.exports.labels import format_number, label
from synthese.exports.readable import Readable
from synthese.exports.source import Row

__all__ = ["draw_network"]

_TOLD = 5
_LABELS = 1.5
"""Where the columns of labels stand, the radius of the circle being 1."""


class _Node(NamedTuple):
    theme: str
    name: str
    passages: int
    x: float
    y: float


def draw_network(readable: Readable) -> Iterator[Drawing]:
    """Yield the themes on a circle in the order of the codebook, with a line between those that go together.

    Only pairs whose 95 % interval lies above zero have a line: others may be chance. Labels stand in two columns, so
    that they cannot overlap.
    """
    pairs = [row for row in readable.source.rows("cooccurrence") if row["low"] > 0]
    nodes = _nodes(readable, {name for row in pairs for name in (row["theme_a"], row["theme_b"])})
    if not nodes:
        return
    half = (len(nodes) + 1) // 2
    figure = Figure(layout="constrained", figsize=(11.0, max(4.5, 1.6 + 0.5 * half)))
    axes = figure.add_subplot()
    axes.set(xlim=(-3.2, 3.2), ylim=(-1.25, 1.25))
    axes.axis("off")
    _draw_lines(axes, pairs, nodes)
    _draw_nodes(axes, list(nodes.values()))
    left_out = len(readable.source.rows("cooccurrence")) - len(pairs)
    more = label("figure_word.more_pairs", readable.language, n=format_number(left_out, readable.language))
    legend = label("figure_word.width", readable.language)
    axes.set_title(wrapped(f"{legend} ({more})", width=130), fontsize=8, loc="left", color="#55666e")
    yield drawing(readable, "network", figure, told=_told(readable, pairs, nodes))


def _nodes(readable: Readable, shown: set[str]) -> dict[str, _Node]:
    """Return the themes on the right half of the circle from top to bottom, then on the left from bottom to top."""
    rows = [row for row in matrix_rows(readable) if row.theme in shown]
    nodes = {}
    for place, row in enumerate(rows):
        angle = math.pi / 2 - 2 * math.pi * (place + 0.5) / len(rows)
        count = sum(cell.count for cell in row.cells)
        nodes[row.theme] = _Node(row.theme, row.name, count, math.cos(angle), math.sin(angle))
    return nodes


def _draw_lines(axes: Any, pairs: Sequence[Row], nodes: Mapping[str, _Node]) -> None:
    most = max(row["association"] for row in pairs)
    for row in sorted(pairs, key=lambda row: row["association"]):
        one, other = nodes[row["theme_a"]], nodes[row["theme_b"]]
        strength = row["association"] / most
        axes.plot(
            [one.x, other.x], [one.y, other.y], color=BAR, linewidth=0.6 + 4 * strength, alpha=0.25 + 0.5 * strength
        )


def _draw_nodes(axes: Any, nodes: Sequence[_Node]) -> None:
    most = max(node.passages for node in nodes) or 1
    for side in (1, -1):
        column = sorted((node for node in nodes if (node.x >= 0) == (side > 0)), key=lambda node: -node.y)
        for place, node in enumerate(column):
            y = 1.1 - 2.2 * (place + 0.5) / len(column)
            axes.plot([node.x, side * (_LABELS - 0.05)], [node.y, y], color="#b7c8cf", linewidth=0.7, zorder=0)
            axes.text(
                side * _LABELS,
                y,
                wrapped(node.name, width=36, lines=2),
                ha="left" if side > 0 else "right",
                va="center",
            )
    sizes = [60 + 420 * node.passages / most for node in nodes]
    axes.scatter([node.x for node in nodes], [node.y for node in nodes], s=sizes, color=PAPER, edgecolor=BAR, zorder=3)
    for node in nodes:
        axes.text(node.x, node.y, node.theme, ha="center", va="center", fontsize=7, color=INK, zorder=4)


def _told(readable: Readable, pairs: Sequence[Row], nodes: Mapping[str, _Node]) -> str:
    most = sorted(pairs, key=lambda row: -row["association"])[:_TOLD]
    strongest = (
        f"{nodes[row['theme_a']].name} + {nodes[row['theme_b']].name}: "
        f"{format_number(row['association'], readable.language, digits=2)} (n = {row['n']})"
        for row in most
    )
    return "; ".join(strongest)
