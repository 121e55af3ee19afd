"""How figures look and how they become files: the same letters and bytes everywhere, told to those who do not see."""

import io
import textwrap
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.collections import PatchCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.transforms import Bbox

from synthese.exports.colours import INK
from synthese.exports.files import file_name
from synthese.exports.labels import label
from synthese.exports.readable import Readable, plain_text
from synthese.exports.source import ReportSource
from synthese.files import write_whole

__all__ = ["Drawing", "add_frames", "add_number", "as_svg", "drawing", "drawn_alike", "wrapped", "written"]

_STYLE: Any = {
    "svg.hashsalt": "synthese",  # ids in the file depend on this and on nothing else
    "svg.fonttype": "path",
    "font.family": "DejaVu Sans",  # comes with matplotlib: the same letters on every machine
    "font.size": 9,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": "#9fb0b7",
    "xtick.color": INK,
    "ytick.color": INK,
    "text.parse_math": False,
}
_MARGIN = 0.2
_DOTS = 160
"""Per inch: a figure as wide as a page of A4 is sharp in print, and no file of many projects grows beyond all use."""

_PACKING = 3
"""Of 9: packing harder takes twice as long and saves a tenth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A figure that is drawn.

    Args:
        name: Of its files, without ending.
        title: What stands above it.
        description: What it tells, in words.
    """

    name: str
    title: str
    description: str
    figure: Figure


def drawing(readable: Readable, key: str, figure: Figure, *, told: str, part: tuple[int, int] = (1, 1)) -> Drawing:
    """Return a figure with its title and what it tells.

    Args:
        readable: What it is made from.
        key: Its name in the label table.
        figure: What was drawn.
        told: What it shows, in words.
        part: Which part of how many, where one figure does not hold all.
    """
    language = readable.language
    title = label(f"figure_title.{key}", language)
    number, total = part
    name = file_name(title) + (f"_{number}" if total > 1 else "")
    if total > 1:
        title += f", {label('figure_word.part', language, n=number, total=total)}"
    if readable.source.samples:
        title += f" – {label('word.sample', language)}"
    figure.suptitle(title, x=0.01, ha="left", fontsize=12, fontweight="bold")
    description = f"{label(f'figure_about.{key}', language)} {told}".strip()
    return Drawing(name=name, title=title, description=description, figure=figure)


def written(drawn: Drawing, source: ReportSource, folder: Path) -> list[Path]:
    """Write a figure as SVG and as PNG and return the files."""
    bounds = _settled(drawn.figure)
    files = {".svg": _svg(drawn, bounds, source.language).encode("utf-8"), ".png": _png(drawn, bounds)}
    for ending, content in files.items():
        write_whole(folder / f"{drawn.name}{ending}", content)
    return [folder / f"{drawn.name}{ending}" for ending in files]


def as_svg(drawn: Drawing, language: str) -> str:
    """Return a figure as SVG with its title and what it tells, in a language."""
    return _svg(drawn, _settled(drawn.figure), language)


def _settled(figure: Figure) -> Bbox:
    """Lay a figure out once for both files, as that takes longest, and return what is to be seen of it, in inches."""
    figure.dpi = _DOTS  # as the picture is drawn, so that no text is measured twice
    FigureCanvasAgg(figure)
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.execute(figure)
    figure.set_layout_engine(None)  # any other one, even one that does nothing, has a figure drawn twice a file
    return figure.get_tightbbox().padded(_MARGIN)


def _svg(drawn: Drawing, bounds: Bbox, language: str) -> str:
    """Return the figure's SVG with title and description, which screen readers tell."""
    file = io.StringIO()
    FigureCanvasSVG(drawn.figure).print_figure(
        file, format="svg", bbox_inches=bounds, metadata={"Date": None, "Title": drawn.title}
    )
    head, tag, body = file.getvalue().partition("<svg ")
    attributes, end, rest = body.partition(">")
    told = f"<title>{escape(drawn.title)}</title>\n<desc>{escape(drawn.description)}</desc>"
    return f'{head}{tag}role="img" lang="{language}" {attributes}{end}\n{told}{rest}'


def _png(drawn: Drawing, bounds: Bbox) -> bytes:
    file = io.BytesIO()
    words = {"Title": drawn.title, "Description": drawn.description, "Software": None}
    FigureCanvasAgg(drawn.figure).print_figure(
        file, format="png", dpi=_DOTS, bbox_inches=bounds, metadata=words, pil_kwargs={"compress_level": _PACKING}
    )
    return file.getvalue()


def add_frames(axes: Any, frames: Iterable[Rectangle], **look: Any) -> None:
    """Add frames of one look as one thing to draw, which no layout has to measure.

    Args:
        axes: Where to; its limits are set by others.
        frames: The frames.
        look: The look of a collection, as ``facecolors=[…], edgecolors="#9fb0b7"``.
    """
    made = PatchCollection(list(frames), **look)
    made.set_in_layout(False)
    axes.add_collection(made, autolim=False)


def add_number(axes: Any, place: tuple[float, float], text: str, **look: Any) -> None:
    """Add words in the middle of a frame, which no layout has to measure: they lie within the axes."""
    axes.text(*place, text, ha="center", va="center", **look).set_in_layout(False)


def wrapped(text: str, *, width: int = 40, lines: int = 3) -> str:
    """Return a label in lines of so many characters; what does not fit is cut with a sign."""
    cut = textwrap.wrap(plain_text(text), width=width, max_lines=lines, placeholder=" …")
    return "\n".join(cut) or " "


@contextmanager
def drawn_alike() -> Iterator[None]:
    """Draw with the style of all figures; letters that the font lacks become boxes, without a warning a letter."""
    with mpl.rc_context(_STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        warnings.filterwarnings("ignore", message="Matplotlib currently does not support")
        yield
