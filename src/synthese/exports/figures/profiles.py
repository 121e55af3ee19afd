"""A profile of each project: the share of each theme."""

from collections.abc import Iterator

from matplotlib.figure import Figure

from synthese.exports.colours import BAR
from synthese.exports.content import matrix_rows
from synthese.exports.figures.drawing import Drawing, drawing, wrapped
from synthese.exports.labels import format_share
from synthese.exports.readable import Readable, plain_text

__all__ = ["draw_profiles"]

_PANELS = 6


def draw_profiles(readable: Readable) -> Iterator[Drawing]:
    """Yield the share of each theme a project, six projects a figure, all on one scale."""
    rows = matrix_rows(readable)
    cases = [plain_text(readable.names.case(case)) for case in readable.names.cases]
    if not rows:
        return
    top = max((cell.share for row in rows for cell in row.cells), default=0.0) or 1.0
    parts = range(0, len(cases), _PANELS)
    for first in parts:
        shown = cases[first : first + _PANELS]
        figure = Figure(layout="constrained", figsize=(3.6 + 1.7 * len(shown), 1.6 + 0.34 * len(rows)))
        panels = figure.subplots(1, len(shown), sharey=True, squeeze=False)[0]
        for place, (axes, case) in enumerate(zip(panels, shown, strict=True), start=first):
            shares = [row.cells[place].share for row in rows]
            bars = axes.barh(range(len(rows)), shares, color=BAR)
            numbers = [format_share(share, readable.language) if share else "" for share in shares]
            for number in axes.bar_label(bars, numbers, padding=2, fontsize=7):
                number.set_in_layout(False)
            axes.set(xlim=(0, top * 1.35), ylim=(len(rows) - 0.4, -0.6))
            axes.set_title(wrapped(case, width=17, lines=5), fontsize=9, loc="left")
            axes.tick_params(length=0)
            axes.xaxis.set_visible(False)
            axes.spines[["top", "right", "bottom"]].set_visible(False)
        # The panels share this axis; setting it in each of them would lay out its labels anew each time.
        panels[0].set_yticks(range(len(rows)), [wrapped(row.name, width=48, lines=2) for row in rows])
        part = (first // _PANELS + 1, len(parts))
        yield drawing(readable, "profiles", figure, told=f"{', '.join(shown)}.", part=part)
