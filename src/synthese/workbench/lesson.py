"""Learning from the codings of a workspace: judged beside the codebook alone, written only when accepted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd

from synthese.coding import read_decisions, resolve_codings
from synthese.errors import WorkspaceError
from synthese.learning import Example, Model, build_examples, not_enough
from synthese.settings import Settings
from synthese.types import Codebook, Passage, Tag
from synthese.workbench.codes import load_codebook
from synthese.workbench.frames import reading_tables
from synthese.workbench.layout import Layout
from synthese.workbench.lesson_figures import CodeRow, LessonRow, calibrates, code_rows, lesson_rows
from synthese.workbench.models import find_model, keep_model
from synthese.workbench.reading import stored_decks
from synthese.workbench.records import Progress, ProgressStep, ReadDeck
from synthese.workbench.stock import take_stock

__all__ = ["Lesson", "Taught", "learn", "taught_by"]

_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """What a workspace has to learn from.

    Args:
        codebook: The codebook in force.
        decks: The decks as the last run left them.
        codings: The table ``codings``, with all decisions up to now.
        examples: The passages on which people decided.
    """

    codebook: Codebook
    decks: tuple[ReadDeck, ...]
    codings: pd.DataFrame
    examples: list[Example]

    @property
    def passages(self) -> list[Passage]:
        """All passages, in the order of the catalogue."""
        return [passage for deck in self.decks for passage in deck.tagged.passages]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What was learned, not yet accepted.

    Args:
        model: The model.
        rows: The figures of cross-validation beside the codebook alone.
        codes: How each code fared.
        layout: Where the model goes when it is accepted.
    """

    model: Model
    rows: tuple[LessonRow, ...]
    codes: tuple[CodeRow, ...]
    layout: Layout

    def accept(self) -> Path:
        """Write the model into presentations/model.json: the next run applies it."""
        return keep_model(self.layout, self.model)

    @property
    def verdict(self) -> str:
        """Say in a sentence whether it helps."""
        row = next(row for row in self.rows if row.key == "theme_f1")
        value, low, high = row.difference.value, row.difference.low, row.difference.high
        if value is None or low is None or high is None:
            return "Whether it helps cannot be told: there is too little to judge it by."
        told = f"F1 of themes changes by {value:+.3f} ({low:+.3f} … {high:+.3f})"
        if low > 0:
            return f"It helps: {told}."
        return f"It hurts: {told}." if high < 0 else f"It may be chance: {told}; the interval holds 0."


def learn(layout: Layout, settings: Settings, progress: Progress) -> Lesson:
    """Learn from all codings and judge what was learned; nothing is written.

    Args:
        layout: Where things lie.
        settings: The settings in force.
        progress: Told after each fold.

    Raises:
        WorkspaceError: When a run is needed first, or there are too few codings, with how many and how to get more.
    """
    taught = taught_by(layout, settings)
    if message := not_enough(taught.examples):
        raise WorkspaceError(f"Nothing can be learned yet. {message}")
    return _learn(taught, layout, settings, progress)


def taught_by(layout: Layout, settings: Settings) -> Taught:
    """Return what a workspace has to learn from, with codebook and decisions as they are now.

    Args:
        layout: Where things lie.
        settings: The settings in force.

    Raises:
        WorkspaceError: When decks were not read yet.
    """
    codebook = load_codebook(layout)
    rows = take_stock(layout, write=False).rows
    accepted = find_model(layout, codebook)
    decks = stored_decks(rows, codebook, layout=layout, settings=settings, accepted=accepted)
    if not decks:
        raise WorkspaceError("There are decks that were not read yet: run `synthese run` first.")
    tables = reading_tables(decks)
    resolved = resolve_codings(
        read_decisions(layout.codings),
        passages=tables["passages"],
        blocks=tables["blocks"],
        tags=tables["tags"],
        codebook=codebook,
    )
    passages = (passage for deck in decks for passage in deck.tagged.passages)
    return Taught(
        codebook=codebook,
        decks=decks,
        codings=pd.DataFrame(resolved.codings),
        examples=build_examples(passages, resolved.codings, codebook),
    )


def _learn(taught: Taught, layout: Layout, settings: Settings, progress: Progress) -> Lesson:
    # scikit-learn and spaCy load slowly, and a refusal needs neither.
    from synthese.learning.signals import read_signals  # noqa: PLC0415
    from synthese.learning.training import train  # noqa: PLC0415
    from synthese.learning.validation import cross_validate  # noqa: PLC0415
    from synthese.tagging import build_pipeline, tag_passages  # noqa: PLC0415

    examples, codebook = taught.examples, taught.codebook
    passages = [example.passage for example in examples]
    nlp = build_pipeline(codebook, settings=settings.tagging)
    signals = read_signals(nlp, passages)
    trials = cross_validate(
        examples,
        signals,
        _by_passage(passages, tag_passages(nlp, passages)),
        codebook,
        threshold=settings.tagging.threshold,
        told=lambda done, total: progress(ProgressStep(stage="learn", done=done, total=total)),
    )
    rows = lesson_rows(trials, codebook)
    model = train(examples, signals, codebook, codings=_hash_of(examples))
    better = calibrates(rows)
    model = replace(
        model,
        mixing={kind: replace(mixing, calibrates=better[kind]) for kind, mixing in model.mixing.items()},
        figures={name: value for row in rows for name, value in _figures(row)},
    )
    return Lesson(model=model, rows=tuple(rows), codes=tuple(code_rows(trials, codebook)), layout=layout)


def _by_passage(passages: Sequence[Passage], tags: Sequence[Tag]) -> list[list[Tag]]:
    found: dict[str, list[Tag]] = {}
    for tag in tags:
        found.setdefault(tag.passage, []).append(tag)
    return [found.get(passage.passage, []) for passage in passages]


def _figures(row: LessonRow) -> list[tuple[str, float | None]]:
    sides = (("codebook", row.before), ("learned", row.after))
    return [
        (f"{row.key}.{name}", None if figure.value is None else round(figure.value, _DIGITS)) for name, figure in sides
    ]


def _hash_of(examples: Sequence[Example]) -> str:
    content: list[Any] = [(example.passage.passage, sorted(example.said.items())) for example in examples]
    return sha256(repr(content).encode()).hexdigest()
