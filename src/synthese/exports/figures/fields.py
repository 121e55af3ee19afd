"""Open fields of action by type and by who should act."""

from collections import Counter
from collections.abc import Iterator, Sequence

from matplotlib.figure import Figure

from synthese.exports.content import FieldRow, field_rows
from synthese.exports.figures.drawing import Drawing, drawing, wrapped
from synthese.exports.figures.heat import HeatCell, draw_heat
from synthese.exports.labels import format_number, label
from synthese.exports.readable import Readable
from synthese.order import german_key

__all__ = ["draw_fields"]


def draw_fields(readable: Readable) -> Iterator[Drawing]:
    """Yield how many open fields of each type ask whom to act, of the projects and of the commentary apart."""
    rows, language = field_rows(readable), readable.language
    if not rows:
        return
    commented = label("word.commentary_sample" if readable.source.samples else "word.commentary", language)
    parts = [
        (label("word.projects", language), [row for row in rows if not row.commentary]),
        (commented, [row for row in rows if row.commentary]),
    ]
    panels = [(name, found) for name, found in parts if found]
    types = _by_number(rows, "type")
    asked = [(found, _by_number(found, "addressee")) for _, found in panels]
    widths = [len(addressees) for _, addressees in asked]
    figure = Figure(layout="constrained", figsize=(3.2 + 0.52 * sum(widths), 3.4 + 0.4 * len(types)))
    ratios = {"width_ratios": widths}
    drawn = figure.subplots(1, len(panels), squeeze=False, sharey=True, gridspec_kw=ratios)[0]
    counts = [Counter((row.type, row.addressee) for row in found) for found, _ in asked]
    top = max(max(count.values()) for count in counts)
    for axes, (name, _), (_, addressees), count in zip(drawn, panels, asked, counts, strict=True):
        cells = [[_cell(count[kind, who], language) for who in addressees] for kind in types]
        draw_heat(axes, types, addressees, cells, top=top, turned=True)
        axes.set_xlabel(wrapped(name, width=max(12, 7 * len(addressees)), lines=3), fontweight="bold")
    yield drawing(readable, "action_fields", figure, told=_told(readable, panels, types))


def _by_number(rows: Sequence[FieldRow], name: str) -> list[str]:
    counts = Counter(str(getattr(row, name)) for row in rows)
    return sorted(counts, key=lambda value: (-counts[value], german_key(value)))


def _cell(count: int, language: str) -> HeatCell:
    return HeatCell(count, format_number(count, language) if count else "–")


def _told(readable: Readable, panels: Sequence[tuple[str, Sequence[FieldRow]]], types: Sequence[str]) -> str:
    told = []
    for name, rows in panels:
        counts = Counter(row.type for row in rows)
        listed = ", ".join(f"{kind} {format_number(counts[kind], readable.language)}" for kind in types if counts[kind])
        told.append(f"{name}: {listed}")
    return "; ".join(told) + "."
