"""The theme matrix as a heat map, and the same by event."""

from collections.abc import Iterator, Sequence

from synthese.exports.content import MatrixCell, MatrixRow, matrix_rows
from synthese.exports.facets import Facets
from synthese.exports.figures.drawing import Drawing, drawing
from synthese.exports.figures.heat import HeatCell, heat_figure
from synthese.exports.labels import format_number, format_share
from synthese.exports.readable import Readable, plain_text
from synthese.exports.sections import event_section

__all__ = ["draw_events", "draw_matrix"]

_SIDE_BY_SIDE = 12
"""More projects than these stand below one another: names are read better than when they are turned."""
_TOLD = 5


def draw_matrix(readable: Readable) -> Iterator[Drawing]:
    """Yield the heat map of themes and projects."""
    rows, cases = matrix_rows(readable), [plain_text(readable.names.case(case)) for case in readable.names.cases]
    if not rows or not cases:
        return
    names = [row.name for row in rows]
    cells = [[_cell(cell, readable.language) for cell in row.cells] for row in rows]
    told = _largest(readable, rows, cases)
    if len(cases) <= _SIDE_BY_SIDE:
        figure = heat_figure(names, cases, cells, breaks=_breaks(rows))
    else:
        figure = heat_figure(cases, names, list(zip(*cells, strict=True)))
        for place in _breaks(rows):
            figure.axes[0].axvline(place, color="#7d8f97", linewidth=1.0)
    yield drawing(readable, "theme_matrix", figure, told=told)


def draw_events(readable: Readable) -> Iterator[Drawing]:
    """Yield, where there are several events, how much is spoken of each theme at each, in the order of their dates."""
    section = event_section(readable, Facets(readable))
    if not section["event_rows"]:
        return
    language = readable.language
    heads = [f"{event} {date}".strip() for event, date, _ in section["event_names"]]
    rows = [row for row, _ in section["event_rows"]]
    cells = [
        [HeatCell(cell["share"], _text(cell["n_passages"], cell["share"], language)) for cell in cells]
        for _, cells in section["event_rows"]
    ]
    figure = heat_figure([row.name for row in rows], heads, cells, breaks=_breaks(rows))
    yield drawing(readable, "events", figure, told="; ".join(heads))


def _cell(cell: MatrixCell, language: str) -> HeatCell:
    if not cell.count:
        return HeatCell(0.0, "0" if cell.read_and_nothing else "–")
    return HeatCell(cell.share, _text(cell.count, cell.share, language))


def _text(count: int, share: float, language: str) -> str:
    return f"{format_number(count, language)}\n{format_share(share, language)}" if count else "–"


def _breaks(rows: Sequence[MatrixRow]) -> list[int]:
    return [place for place in range(1, len(rows)) if rows[place].group != rows[place - 1].group]


def _largest(readable: Readable, rows: Sequence[MatrixRow], cases: Sequence[str]) -> str:
    cells = [(cell, row.name, case) for row in rows for cell, case in zip(row.cells, cases, strict=True)]
    most = sorted(cells, key=lambda entry: -entry[0].share)[:_TOLD]
    language = readable.language
    return "; ".join(
        f"{case}, {name}: {cell.count} ({format_share(cell.share, language)})" for cell, name, case in most
    )
