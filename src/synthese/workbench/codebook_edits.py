"""Edits of the workspace's codebook, with what each brings: terms, anchor examples, the life-cycle of themes."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from synthese.codebook import add_term, set_anchor
from synthese.errors import WorkspaceError
from synthese.exports.labels import cite
from synthese.settings import Settings
from synthese.tagging import build_pipeline, tag_passages
from synthese.types import Codebook, IndicatorMode, Passage
from synthese.workbench.codes import load_codebook
from synthese.workbench.layout import Layout
from synthese.workbench.lesson import Taught, taught_by

__all__ = ["NewPassage", "TermEffect", "accept_term", "take_as_anchor"]

_EXAMPLES = 5
_ENOUGH = 5
_KNOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPassage:
    """A passage that a term newly reaches, with its place."""

    passage: str
    text: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEffect:
    """What a new term brings its theme.

    Args:
        theme: The theme's id.
        term: The term as written.
        new: How many passages get the theme that did not have it.
        decks: In how many presentations they stand.
        gone: How many passages lose a theme to it, as a passage carries only so many.
        examples: Up to five of the new passages.
        f1_before: F1 of the theme against the codings before; None where they are too few.
        f1_after: The same after.
        known: On how many passages people said whether the theme applies.
    """

    theme: str
    term: str
    new: int
    decks: int
    gone: int
    examples: tuple[NewPassage, ...]
    f1_before: float | None
    f1_after: float | None
    known: int


def accept_term(
    layout: Layout, settings: Settings, theme: str, term: str, *, mode: IndicatorMode | None, weak: bool
) -> TermEffect | None:
    """Write a term into the codebook and tell what it brings.

    Args:
        layout: Where things lie.
        settings: The settings in force.
        theme: The theme's id.
        term: The term as an indicator is written.
        mode: The mode, where no asterisk says it.
        weak: True when it counts only beside another indicator of the theme.

    Returns:
        The effect; None where it cannot be told, as no run is up to date. The term is written then as well.

    Raises:
        CodebookError: When there is no such theme, the term cannot be used, or it is there already.
    """
    taught = _taught(layout, settings)
    add_term(layout.codebook, theme, term, mode=mode, weak=weak)
    if taught is None:
        return None
    passages = taught.passages
    before = _tagged(taught.codebook, passages, settings)
    after = _tagged(load_codebook(layout), passages, settings)
    return _effect(taught, theme, term, before, after, settings)


def take_as_anchor(layout: Layout, settings: Settings, theme: str, row: pd.Series, *, project: str) -> None:
    """Make a quotation the anchor example of a theme, with its citation as source.

    Args:
        layout: Where things lie.
        settings: The settings in force.
        theme: The theme's id.
        row: A row of the tables ``tags``, ``codings`` or ``passages``.
        project: The name to be cited.
    """
    words = row["quotation"] if "quotation" in row else row["text"]
    source = cite(project, int(row["slide"]), int(row["page"]), settings.export.language)
    set_anchor(layout.codebook, theme, str(words), source)


def _taught(layout: Layout, settings: Settings) -> Taught | None:
    try:
        return taught_by(layout, settings)
    except WorkspaceError:
        return None  # no run is up to date: the edit is made, its effect is told by the next run


def _tagged(codebook: Codebook, passages: Sequence[Passage], settings: Settings) -> set[tuple[str, str]]:
    nlp = build_pipeline(codebook, settings=settings.tagging)
    return {(tag.passage, tag.code) for tag in tag_passages(nlp, passages) if tag.kind == "theme"}


def _effect(
    taught: Taught, theme: str, term: str, before: set[tuple[str, str]], after: set[tuple[str, str]], settings: Settings
) -> TermEffect:
    names = {deck.row.presentation: deck.row.project or deck.row.presentation for deck in taught.decks}
    new = [each for each in taught.passages if (each.passage, theme) in after - before]
    said = {
        example.passage.passage: example.said["theme", theme]
        for example in taught.examples
        if ("theme", theme) in example.said
    }
    enough = sum(said.values()) >= _ENOUGH and len(said) >= _KNOWN
    return TermEffect(
        theme=theme,
        term=term,
        new=len(new),
        decks=len({each.presentation for each in new}),
        gone=len(before - after),
        examples=tuple(
            NewPassage(
                passage=each.passage,
                text=each.text,
                citation=cite(names[each.presentation], each.slide, each.page, settings.export.language),
            )
            for each in new[:_EXAMPLES]
        ),
        f1_before=_f1(said, before, theme) if enough else None,
        f1_after=_f1(said, after, theme) if enough else None,
        known=len(said),
    )


def _f1(said: dict[str, bool], found: set[tuple[str, str]], theme: str) -> float:
    pairs = [((passage, theme) in found, yes) for passage, yes in said.items()]
    right = sum(one and other for one, other in pairs)
    total = sum(one for one, _ in pairs) + sum(other for _, other in pairs)
    return 2 * right / total if total else 0.0
