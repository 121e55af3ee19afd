"""Figures for print and screen, as SVG and PNG: looked at without the report, they tell the same."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from synthese.exports.figures.coverage import draw_coverage
from synthese.exports.figures.drawing import Drawing, as_svg, drawn_alike, written
from synthese.exports.figures.fields import draw_fields
from synthese.exports.figures.matrix import draw_events, draw_matrix
from synthese.exports.figures.network import draw_network
from synthese.exports.figures.profiles import draw_profiles
from synthese.exports.readable import Readable
from synthese.exports.source import ReportSource

__all__ = ["FIGURES", "Drawing", "drawings", "svg_figures", "write_figures"]

FIGURES: Mapping[str, Callable[[Readable], Iterator[Drawing]]] = {
    "theme_matrix": draw_matrix,
    "events": draw_events,
    "profiles": draw_profiles,
    "network": draw_network,
    "action_fields": draw_fields,
    "coverage": draw_coverage,
}
"""What can be drawn, by its name in the label table."""


def drawings(source: ReportSource) -> Iterator[Drawing]:
    """Yield the figures that the tables give, drawn and not written yet."""
    readable = Readable(source)
    for draw in FIGURES.values():
        yield from draw(readable)


def svg_figures(readable: Readable, name: str) -> list[tuple[Drawing, str]]:
    """Return the figures by one name of ``FIGURES``, each with its SVG; of empty tables there are none."""
    with drawn_alike():
        return [(drawing, as_svg(drawing, readable.language)) for drawing in FIGURES[name](readable)]


def write_figures(source: ReportSource, folder: Path) -> list[Path]:
    """Write the figures, each as SVG and as PNG; the same source gives the same bytes.

    Args:
        source: What is to be drawn.
        folder: Where to; it is made where it is not there.

    Returns:
        The files written; of empty tables there are none.
    """
    with drawn_alike():
        return [path for drawing in drawings(source) for path in written(drawing, source, folder)]
