"""What was read: decks, warnings, coverage, words of a slide, places where words stand."""

from collections.abc import Iterable
from typing import Protocol

import pandas as pd
from markupsafe import Markup
from pandas.io.formats.style import Styler

from synthese.exports.labels import label, value_label
from synthese.exports.readable import Readable
from synthese.exports.told import warning_message
from synthese.notebook.styling import cited, columns, marked, named, present
from synthese.order import german_key

__all__ = ["coverage_table", "deck_names", "deck_table", "notes_table", "places_table", "word_table"]

_BOX = ("x0", "top", "x1", "bottom")
_TERMS = 12


class Place(Protocol):
    """A place where words stand, as ``workspace.find`` yields it."""

    presentation: str
    slide: int
    page: int
    left: str
    text: str
    right: str


def deck_table(tables: Readable) -> Styler:
    """Return the decks: whose they are, what they are called, whether they could be read."""
    names = tables.names
    header = columns(tables, presentation=0, project=0, role=0, title=24, space_type=14, event=14, slides=0, status=0)
    rows = [
        (
            named(name),
            names.speaker(name),
            value_label("presentations", "role", deck["role"], tables.language),
            deck["title"],
            deck["space_type"],
            deck["event"],
            deck["slides"],
            value_label("presentations", "status", deck["status"], tables.language),
        )
        for name, deck in names.presentations.items()
    ]
    return present(tables, header, rows)


def notes_table(tables: Readable, *, told: Iterable[object] = ()) -> Styler:
    """Return what was not read, not understood or guessed.

    Args:
        tables: The result of ``in_words``.
        told: What else a run tells: ``report.problems`` and ``report.left_out``.
    """
    names = tables.names
    rows = [("–", str(sentence)) for sentence in told]
    rows += [(names.speaker(name), deck["message"]) for name, deck in names.presentations.items() if deck["message"]]
    rows += [
        (names.citation(row["presentation"], row["slide"], row["page"]), warning_message(warning, tables.language))
        for row in tables.source.rows("slides")
        for warning in row["warnings"]
    ]
    caption = label("section.problems", tables.language)
    rows = rows or [("–", label("ui.no_problems", tables.language))]
    return present(tables, columns(tables, citation=0, message=60), rows, caption=caption)


def coverage_table(tables: Readable) -> Styler:
    """Return how much of each deck became passages, how much of these carries a code, how much a person read."""
    keys = ("slides", "slides_without_text", "context_blocks", "passages", "tagged", "read")
    covered = {row["presentation"]: row for row in tables.source.rows("coverage")}
    rows = [
        (name, *(covered[deck][key] for key in keys), ", ".join(covered[deck]["untagged_terms"][:_TERMS]))
        for deck, name in deck_names(tables).items()
        if deck in covered
    ]
    header = columns(tables, presentation=0, **dict.fromkeys(keys, 0), untagged_terms=40)
    return present(tables, header, rows, caption=label("about.coverage", tables.language))


def deck_names(tables: Readable) -> dict[str, str]:
    """Return for whom each deck speaks, by its id: the projects first, then by name."""

    def order(deck: str) -> tuple[object, ...]:
        return names.presentations[deck]["role"] != "project", german_key(names.speaker(deck))

    names = tables.names
    return {deck: names.speaker(deck) for deck in sorted(names.presentations, key=order)}


def word_table(tables: Readable, words: pd.DataFrame, *, rows: int = 25) -> Styler:
    """Return the words of a slide with their boxes.

    Args:
        tables: The result of ``in_words``.
        words: The result of ``workspace.words``.
        rows: How many to show.
    """
    header = columns(tables, word=0, block=0, **dict.fromkeys(_BOX, 0))
    shown = [(row["word"], row["block"], *(row[edge] for edge in _BOX)) for row in words.head(rows).to_dict("records")]
    return present(tables, header, shown, total=len(words), digits=1)


def places_table(tables: Readable, places: Iterable[Place], *, rows: int = 40) -> Styler:
    """Return where words stand, with what stands around them.

    Args:
        tables: The result of ``in_words``.
        places: The result of ``workspace.find``.
        rows: How many to show.
    """
    found = list(places)
    cells = [
        (cited(tables.names.citation(one.presentation, one.slide, one.page)), _in_context(one)) for one in found[:rows]
    ]
    return present(tables, columns(tables, citation=0, passage_text=80), cells, total=len(found))


def _in_context(place: Place) -> Markup:
    before, after = ("… " if place.left else ""), (" …" if place.right else "")
    start = len(before) + len(place.left)
    whole = f"{before}{place.left}{place.text}{place.right}{after}"
    return marked(whole, start, start + len(place.text))
