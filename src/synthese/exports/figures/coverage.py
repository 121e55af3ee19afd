"""The decks slide by slide: where something was found, and where nothing stands."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from synthese.exports.colours import shade
from synthese.exports.figures.drawing import Drawing, drawing, wrapped
from synthese.exports.labels import format_number, label
from synthese.exports.readable import Readable, plain_text
from synthese.exports.source import Row
from synthese.order import german_key

__all__ = ["draw_coverage"]

_DECKS = 24
_NUMBERED = 45
"""Slides up to which a number fits into the square of each."""
_WIDE = 11.0


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
        for y, deck in enumerate(shown):
            for number, speaks in slides[deck["presentation"]]:
                _draw_slide(axes, number, y, found[deck["presentation"], number], speaks=speaks, top=top)
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


def _draw_slide(axes: Any, slide: int, y: int, count: int, *, speaks: bool, top: int) -> None:
    colours = shade(count, top=top)
    look: dict[str, Any] = {"facecolor": colours.background, "edgecolor": "#9fb0b7"}
    if not speaks and not count:
        look = {"facecolor": "#ffffff", "edgecolor": "#c3cfd3", "hatch": "////"}
    axes.add_patch(Rectangle((slide - 0.5 + 0.06, y - 0.36), 0.88, 0.72, linewidth=0.6, **look))
    if count:
        axes.text(slide, y, str(count), ha="center", va="center", color=colours.ink, fontsize=6, gid="count")


def _finish(axes: Any, readable: Readable, decks: Sequence[Row], longest: int, top: int) -> None:
    language = readable.language
    if longest > _NUMBERED:
        for text in [one for one in axes.texts if one.get_gid() == "count"]:
            text.remove()
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
