"""Figures as SVG: the theme matrix, the open fields of action by type, and a profile of each project."""

import io
import textwrap
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from synthese.exports.colours import BAR, INK, shade
from synthese.exports.content import MatrixRow, field_rows, matrix_rows
from synthese.exports.files import file_name
from synthese.exports.labels import format_number, format_share, label
from synthese.exports.readable import Readable, plain_text
from synthese.exports.source import ReportSource
from synthese.files import write_whole
from synthese.order import german_key

__all__ = ["write_figures"]

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
_COMMENTARY = "#d9a441"
_PANELS = 6
_LINE = 40
_TOLD = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawing:
    name: str
    title: str
    description: str
    figure: Figure


def write_figures(source: ReportSource, folder: Path) -> list[Path]:
    """Write the figures; the same source gives the same bytes.

    Args:
        source: What is to be drawn.
        folder: Where to; it is made where it is not there.

    Returns:
        The files written; of empty tables there are none.
    """
    readable = Readable(source)
    written = []
    with mpl.rc_context(_STYLE), _missing_letters_allowed():
        for draw in _DRAWINGS:
            for drawing in draw(readable):
                path = folder / f"{drawing.name}.svg"
                write_whole(path, _svg(readable, drawing).encode("utf-8"))
                written.append(path)
    return written


def _heat_map(readable: Readable) -> Iterator[_Drawing]:
    rows, cases = matrix_rows(readable), _case_names(readable)
    if not rows or not cases:
        return
    figure = Figure(layout="constrained", figsize=(4.2 + max(1.15 * len(cases), 3.0), 1.4 + 0.42 * len(rows)))
    axes = figure.add_subplot()
    top = max(cell.share for row in rows for cell in row.cells)
    for y, row in enumerate(rows):
        for x, cell in enumerate(row.cells):
            colours = shade(cell.share, top=top)
            axes.add_patch(Rectangle((x, y), 1, 1, facecolor=colours.background, edgecolor="#e3e9eb", linewidth=0.8))
            text = f"{format_number(cell.count, readable.language)}\n{format_share(cell.share, readable.language)}"
            shown = text if cell.count else ("0" if cell.read_and_nothing else "–")
            axes.text(x + 0.5, y + 0.5, shown, ha="center", va="center", color=colours.ink, fontsize=8, linespacing=1.1)
    _heat_axes(axes, rows, cases)
    yield _drawing(readable, "theme_matrix", figure, told=_largest(readable, rows, cases))


def _heat_axes(axes: Any, rows: Sequence[MatrixRow], cases: Sequence[str]) -> None:
    axes.set(xlim=(0, len(cases)), ylim=(len(rows), 0))
    axes.set_yticks([y + 0.5 for y in range(len(rows))], [_wrapped(row.name) for row in rows])
    crowded = len(cases) > _PANELS
    axes.set_xticks([x + 0.5 for x in range(len(cases))], [_wrapped(case, width=16) for case in cases])
    axes.xaxis.tick_top()
    axes.tick_params(length=0, pad=6)
    axes.tick_params(axis="x", rotation=60 if crowded else 0)
    axes.spines[:].set_visible(False)
    for y in range(1, len(rows)):
        if rows[y].group != rows[y - 1].group:
            axes.axhline(y, color="#7d8f97", linewidth=1.0)


def _field_types(readable: Readable) -> Iterator[_Drawing]:
    rows = field_rows(readable)
    own = Counter(row.type for row in rows if not row.commentary)
    commentary = Counter(row.type for row in rows if row.commentary)
    types = sorted(own + commentary, key=lambda name: (own[name] + commentary[name], german_key(name)))
    if not types:
        return
    figure = Figure(layout="constrained", figsize=(7.5, 1.2 + 0.42 * len(types)))
    axes = figure.add_subplot()
    language = readable.language
    commented = label("word.commentary_sample" if readable.source.samples else "word.commentary", language)
    parts = ((own, BAR, "#ffffff", label("word.projects", language)), (commentary, _COMMENTARY, INK, commented))
    left = [0] * len(types)
    for counts, colour, ink, name in parts:
        lengths = [counts[one] for one in types]
        bars = axes.barh(range(len(types)), lengths, left=left, color=colour, label=name)
        numbers = [format_number(length, language) if length else "" for length in lengths]
        axes.bar_label(bars, numbers, label_type="center", color=ink, fontsize=8)
        left = [before + length for before, length in zip(left, lengths, strict=True)]
    axes.set_yticks(range(len(types)), [_wrapped(one) for one in types])
    axes.tick_params(length=0)
    axes.xaxis.set_visible(False)
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.legend(frameon=False, loc="lower right", fontsize=8)
    told = "; ".join(f"{one}: {own[one] + commentary[one]}" for one in reversed(types))
    yield _drawing(readable, "action_fields", figure, told=told)


def _profiles(readable: Readable) -> Iterator[_Drawing]:
    """Yield the share of each theme a project, six projects a figure."""
    rows, cases = matrix_rows(readable), _case_names(readable)
    if not rows:
        return
    top = max((cell.share for row in rows for cell in row.cells), default=0.0) or 1.0
    for first in range(0, len(cases), _PANELS):
        shown = cases[first : first + _PANELS]
        figure = Figure(layout="constrained", figsize=(3.6 + 1.7 * len(shown), 1.2 + 0.3 * len(rows)))
        panels = figure.subplots(1, len(shown), sharey=True, squeeze=False)[0]
        for place, (axes, case) in enumerate(zip(panels, shown, strict=True), start=first):
            shares = [row.cells[place].share for row in rows]
            bars = axes.barh(range(len(rows)), shares, color=BAR)
            numbers = [format_share(share, readable.language) if share else "" for share in shares]
            axes.bar_label(bars, numbers, padding=2, fontsize=7)
            axes.set(xlim=(0, top * 1.35), ylim=(len(rows) - 0.4, -0.6))
            axes.set_title(_wrapped(case, width=18), fontsize=9)
            axes.set_yticks(range(len(rows)), [_wrapped(row.name) for row in rows])
            axes.tick_params(length=0)
            axes.xaxis.set_visible(False)
            axes.spines[["top", "right", "bottom"]].set_visible(False)
        yield _drawing(readable, "profiles", figure, told=", ".join(shown), number=first // _PANELS + 1)


_DRAWINGS: tuple[Callable[[Readable], Iterator[_Drawing]], ...] = (_heat_map, _field_types, _profiles)


def _drawing(readable: Readable, key: str, figure: Figure, *, told: str, number: int = 0) -> _Drawing:
    language = readable.language
    title = label(f"figure_title.{key}", language)
    name = file_name(title) + (f"_{number}" if number else "")
    return _Drawing(
        name=name, title=title, description=f"{label(f'figure_about.{key}', language)} {told}.", figure=figure
    )


def _svg(readable: Readable, drawing: _Drawing) -> str:
    """Return the figure's SVG with title and description, which screen readers tell."""
    language = readable.language
    title = drawing.title
    if readable.source.samples:
        title = f"{title} – {label('word.sample', language)}"
    drawing.figure.suptitle(title, x=0.01, ha="left", fontsize=12, fontweight="bold")
    file = io.StringIO()
    FigureCanvasSVG(drawing.figure).print_figure(
        file, format="svg", bbox_inches="tight", pad_inches=0.2, metadata={"Date": None, "Title": title}
    )
    head, tag, body = file.getvalue().partition("<svg ")
    attributes, end, rest = body.partition(">")
    told = f"<title>{escape(title)}</title>\n<desc>{escape(drawing.description)}</desc>"
    return f'{head}{tag}role="img" lang="{language}" {attributes}{end}\n{told}{rest}'


def _largest(readable: Readable, rows: Sequence[MatrixRow], cases: Sequence[str]) -> str:
    cells = [(cell, row.name, case) for row in rows for cell, case in zip(row.cells, cases, strict=True)]
    most = sorted(cells, key=lambda entry: -entry[0].share)[:_TOLD]
    language = readable.language
    return "; ".join(
        f"{case}, {name}: {cell.count} ({format_share(cell.share, language)})" for cell, name, case in most
    )


def _case_names(readable: Readable) -> list[str]:
    return [plain_text(readable.names.case(case)) for case in readable.names.cases]


def _wrapped(text: str, *, width: int = _LINE) -> str:
    return "\n".join(textwrap.wrap(plain_text(text), width=width, max_lines=3, placeholder=" …")) or " "


@contextmanager
def _missing_letters_allowed() -> Iterator[None]:
    """Let letters that the font lacks become boxes, as matplotlib draws them, without a warning a letter."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        warnings.filterwarnings("ignore", message="Matplotlib currently does not support")
        yield
