"""The decks slide by slide: where something was found, and where nothing stands."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from synthese.exports.colours import shade
from synthese.exports.figures.drawing import Drawing, add_frames, add_number, drawing, wrapped
from synthese.exports.labels import format_number, label
from synthese.exports.readable import Readable, plain_text
from synthese.exports.source import Row
from synthese.order import german_key

__all__ = ["draw_coverage"]

_DECKS = 24
_NUMBERED = 45
"""Slides up to which a number fits into the square of each."""
_WIDE = 11.0


class _Square(NamedTuple):
    """A slide: its number, the line of its deck, how much was found on it, and whether a passage stands there."""

    slide: int
    y: int
    found: int
    speaks: bool


def draw_coverage(readable: Readable) -> Iterator[Drawing]:
    """Yield the findings on each slide of each deck that is compared, some decks a figure."""
    decks = sorted(
        readable.names.compared, key=lambda deck: (deck["role"] != "project", german_key(_name(readable, deck)))
    )
    slides = _slides(readable)
    decks = [deck for deck in decks if slides.get(deck["presentation"])]
    found: Counter[tuple[str, int]] = Counter(
        (one.evidence.presentation, one.evidence.slide) for one in readable.index.findings if one.counts
    )
    top = max(found.values(), default=1)
    parts = range(0, len(decks), _DECKS)
    for first in parts:
        shown = decks[first : first + _DECKS]
        figure = Figure(layout="constrained", figsize=(_WIDE, 2.0 + 0.42 * len(shown)))
        axes = figure.add_subplot()
        squares = [
            _Square(number, y, found[deck["presentation"], number], speaks)
            for y, deck in enumerate(shown)
            for number, speaks in slides[deck["presentation"]]
        ]
        _draw_slides(axes, squares, top=top)
        _finish(axes, readable, shown, max(number for deck in shown for number, _ in slides[deck["presentation"]]), top)
        told = "; ".join(_told(readable, deck, slides[deck["presentation"]], found) for deck in shown)
        yield drawing(readable, "coverage", figure, told=f"{told}.", part=(first // _DECKS + 1, len(parts)))


def _slides(readable: Readable) -> dict[str, list[tuple[int, bool]]]:
    """Return the slides of each deck, and whether a passage stands on them."""
    speaking = {(row["presentation"], row["slide"]) for row in readable.source.rows("passages")}
    slides: dict[str, dict[int, bool]] = {}
    for row in readable.source.rows("slides"):
        place = row["presentation"], row["slide"]
        slides.setdefault(row["presentation"], {})[row["slide"]] = place in speaking
    return {name: sorted(numbers.items()) for name, numbers in slides.items()}


def _draw_slides(axes: Any, squares: Sequence[_Square], *, top: int) -> None:
    silent = [one for one in squares if not one.speaks and not one.found]
    others = [one for one in squares if one.speaks or one.found]
    shades = [shade(one.found, top=top) for one in others]
    add_frames(axes, map(_frame, silent), facecolors="#ffffff", edgecolors="#c3cfd3", linewidths=0.6, hatch="////")
    fills = [each.background for each in shades]
    add_frames(axes, map(_frame, others), facecolors=fills, edgecolors="#9fb0b7", linewidths=0.6)
    numbered = max(one.slide for one in squares) <= _NUMBERED
    for one, colours in zip(others, shades, strict=True):
        if one.found and numbered:
            add_number(axes, (one.slide, one.y), str(one.found), color=colours.ink, fontsize=6)


def _frame(one: _Square) -> Rectangle:
    return Rectangle((one.slide - 0.44, one.y - 0.36), 0.88, 0.72)


def _finish(axes: Any, readable: Readable, decks: Sequence[Row], longest: int, top: int) -> None:
    language = readable.language
    names = [wrapped(_name(readable, deck), width=34, lines=2) for deck in decks]
    axes.set_yticks(range(len(decks)), names, fontsize=8)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if longest / step <= 20)
    axes.set_xticks([1, *range(step if step > 1 else 2, longest + 1, step)])
    axes.set(xlim=(0.3, max(longest, 10) + 0.7), ylim=(len(decks) - 0.4, -0.6))
    axes.set_xlabel(label("figure_word.slide_axis", language))
    axes.xaxis.set_label_position("top")
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    marks = [
        Patch(facecolor="#ffffff", edgecolor="#c3cfd3", hatch="////", label=label("figure_word.no_passage", language))
    ]
    marks.append(Patch(facecolor="#ffffff", edgecolor="#9fb0b7", label=label("figure_word.none", language)))
    told = f"{label('figure_word.findings', language)}: "
    for place, value in enumerate(sorted({1, max(1, top // 2), top})):
        name = f"{'' if place else told}{format_number(value, language)}"
        marks.append(Patch(facecolor=shade(value, top=top).background, edgecolor="#9fb0b7", label=name))
    axes.legend(handles=marks, loc="upper left", bbox_to_anchor=(0, -0.02), ncols=len(marks), frameon=False, fontsize=8)


def _told(readable: Readable, deck: Row, slides: Sequence[tuple[int, bool]], found: Counter[tuple[str, int]]) -> str:
    total = sum(found[deck["presentation"], number] for number, _ in slides)
    return f"{_name(readable, deck)}: {len(slides)}, {format_number(total, readable.language)}"


def _name(readable: Readable, deck: Row) -> str:
    return plain_text(readable.names.speaker(deck["presentation"]))
