"""Figures for print and screen, as SVG and PNG: looked at without the report, they tell the same."""

from collections.abc import Callable, Iterator
from pathlib import Path

from synthese.exports.figures.coverage import draw_coverage
from synthese.exports.figures.drawing import Drawing, drawn_alike, written
from synthese.exports.figures.fields import draw_fields
from synthese.exports.figures.matrix import draw_events, draw_matrix
from synthese.exports.figures.network import draw_network
from synthese.exports.figures.profiles import draw_profiles
from synthese.exports.readable import Readable
from synthese.exports.source import ReportSource

__all__ = ["drawings", "write_figures"]

_DRAWINGS: tuple[Callable[[Readable], Iterator[Drawing]], ...] = (
    draw_matrix,
    draw_events,
    draw_profiles,
    draw_network,
    draw_fields,
    draw_coverage,
)


def drawings(source: ReportSource) -> Iterator[Drawing]:
    """Yield the figures that the tables give, drawn and not written yet."""
    readable = Readable(source)
    for draw in _DRAWINGS:
        yield from draw(readable)


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
