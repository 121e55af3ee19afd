"""The figures of the report inside a notebook, each with what it tells in words."""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from synthese.errors import WorkspaceError
from synthese.exports.figures import FIGURES, Drawing, svg_figures
from synthese.exports.labels import label
from synthese.exports.readable import Readable
from synthese.notebook.choosing import unknown
from synthese.notebook.results import Shown
from synthese.notebook.styling import text

__all__ = ["Figures", "show_figure"]

_WIDTH = re.compile(r'\bwidth="([\d.]+)pt"')
_PIXELS = 96 / 72
_LEAST = 0.62
"""How far a figure shrinks to the width of the page; a wider one is moved sideways, for its letters must be read."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures as JupyterLab shows them; also in a file that is opened without a network.

    Args:
        language: The language of what is told.
        drawn: Each figure with its SVG.
    """

    language: str
    drawn: Sequence[tuple[Drawing, str]]

    def __repr__(self) -> str:
        return "\n".join(f"{drawing.title}: {drawing.description}" for drawing, _ in self.drawn)

    def _repr_html_(self) -> str:
        if not self.drawn:
            return str(Markup("<p>{}</p>").format(label("notebook.no_figure", self.language)))
        return "".join(self._shown(drawing, svg) for drawing, svg in self.drawn)

    def _shown(self, drawing: Drawing, svg: str) -> str:
        found = _WIDTH.search(svg)
        width = round(float(found[1]) * _PIXELS) if found else 0
        figure = Markup(
            '<figure style="margin:0 0 1em"><div style="overflow-x:auto">'
            '<img style="width:{}px;max-width:100%;min-width:{}px;background:#fff" alt="{}" src="{}"></div>'
            "<figcaption><details><summary>{}</summary><p>{}</p></details></figcaption></figure>"
        )
        source = f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
        told = label("notebook.in_words", self.language)
        title = f"{drawing.title}. {drawing.description}"
        return str(figure.format(width, round(width * _LEAST), text(title), source, told, text(drawing.description)))


def show_figure(tables: Readable, name: str) -> Figures:
    """Return a figure of the report, drawn from what the notebook shows.

    Args:
        tables: The result of ``in_words``.
        name: ``theme_matrix``, ``events``, ``profiles``, ``network``, ``action_fields`` or ``coverage``.

    Raises:
        WorkspaceError: When there is no such figure.
    """
    if name not in FIGURES:
        raise WorkspaceError(unknown("figure", [name], tuple(FIGURES)))
    # The network needs the partners of a chosen theme too.
    whole = tables.unnarrowed if name == "network" and isinstance(tables, Shown) else tables
    return Figures(tables.language, svg_figures(whole, name))
