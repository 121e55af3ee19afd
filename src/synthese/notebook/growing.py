"""Where the codebook is thin, as a notebook shows it."""

from collections.abc import Hashable, Mapping
from typing import Any, Protocol

import pandas as pd
from pandas.io.formats.style import Styler

from synthese.exports.labels import format_number, format_share, label
from synthese.exports.readable import Readable
from synthese.notebook.styling import Column, cited, columns, lines, named, present, text

__all__ = ["candidate_table", "compound_table", "fault_table", "overlap_table", "term_effect"]

_MOST = 60
_FEW = 8


class _Growth(Protocol):
    """What ``workspace.codebook_terms()`` returns."""

    @property
    def candidates(self) -> pd.DataFrame:
        """Terms that themes lack."""

    @property
    def untagged(self) -> pd.DataFrame:
        """Terms of passages without a theme."""

    @property
    def silent(self) -> pd.DataFrame:
        """Indicators that never fired."""

    @property
    def misleading(self) -> pd.DataFrame:
        """Indicators mostly rejected."""

    @property
    def overlaps(self) -> pd.DataFrame:
        """Themes set at the same passages."""

    @property
    def coded(self) -> int:
        """How many passages people coded or read."""


class _Example(Protocol):
    """A passage that a term newly reaches."""

    @property
    def text(self) -> str:
        """Its text."""

    @property
    def citation(self) -> str:
        """Its place."""


class _Effect(Protocol):
    """What ``workspace.editing.add_term`` returns."""

    theme: str
    term: str
    new: int
    decks: int
    examples: tuple[_Example, ...]
    f1_before: float | None
    f1_after: float | None
    known: int


def candidate_table(tables: Readable, growth: _Growth, *, theme: str = "", untagged: bool = False) -> Styler:
    """Return terms that the codebook lacks, each with an example and how it would be written.

    Args:
        tables: The result of ``in_words``.
        growth: The result of ``workspace.codebook_terms()``.
        theme: The id of a theme; empty for all.
        untagged: Show those of passages without a theme instead of those of the themes.
    """
    frame = growth.untagged if untagged else growth.candidates
    rows = frame[frame["theme"] == theme] if theme else frame
    shown = [
        (
            lines(
                [
                    _theme(tables, row["theme"]),
                    *([label("growth.near", tables.language, term=row["near"])] if row["near"] else []),
                ]
            ),
            row["term"],
            named(row["indicator"]),
            int(row["n"]),
            int(row["n_decks"]),
            *(() if untagged else (_odds(row, tables.language),)),
            lines([text(row["quotation"]), cited(row["citation"])]),
        )
        for row in rows.head(_MOST).to_dict("records")
    ]
    widths = {"theme": 22, "term": 0, "as_indicator": 0, "n_passages": 0, "n_decks": 0}
    header = columns(tables, **widths, **({} if untagged else {"log_odds": 24}), quotation=44)
    about = "growth.untagged" if untagged else "growth.candidates"
    caption = label(about, tables.language, n=format_number(growth.coded, tables.language))
    return present(tables, header, shown, caption=caption, total=len(rows))


def compound_table(tables: Readable, growth: _Growth) -> Styler:
    """Return compounds among the terms that share their head or modifier: one term may stand for all of them.

    Args:
        tables: The result of ``in_words``.
        growth: The result of ``workspace.codebook_terms()``.
    """
    frames = [frame for frame in (growth.candidates, growth.untagged) if not frame.empty]
    terms = pd.concat(frames).drop_duplicates("term") if frames else growth.candidates
    terms = terms[terms["modifier"] != ""]
    rows = [
        (pattern.format(part), len(group), ", ".join(sorted(group["term"])))
        for column, pattern in (("modifier", "{}…"), ("head", "…{}"))
        for part, group in terms.groupby(column, sort=True)
        if len(group) > 1
    ]
    return present(
        tables, columns(tables, part=0, n=0, terms=60), rows, caption=label("growth.compounds", tables.language)
    )


def fault_table(tables: Readable, growth: _Growth) -> Styler:
    """Return indicators that were rejected more often than confirmed, and how many of each theme never fired.

    Args:
        tables: The result of ``in_words``.
        growth: The result of ``workspace.codebook_terms()``.
    """
    language = tables.language
    rows = [
        (
            _theme(tables, row["theme"]),
            named(row["indicator"]),
            label("growth.misleading", language, rejected=row["n_rejected"], confirmed=row["n_confirmed"]),
        )
        for row in growth.misleading.to_dict("records")
    ]
    for theme, group in growth.silent.groupby("theme", sort=False):
        names = ", ".join(group["indicator"].head(_FEW)) + (", …" if len(group) > _FEW else "")
        rows.append((_theme(tables, str(theme)), text(names), label("growth.silent", language, n=len(group))))
    header = columns(tables, theme=22, indicator=60, how=24)
    return present(tables, header, rows, caption=label("growth.faults", language))


def overlap_table(tables: Readable, growth: _Growth) -> Styler:
    """Return pairs of themes that are set at the same passages.

    Args:
        tables: The result of ``in_words``.
        growth: The result of ``workspace.codebook_terms()``.
    """
    rows = [
        (
            _theme(tables, row["theme_a"]),
            _theme(tables, row["theme_b"]),
            row["n"],
            format_share(row["share"], tables.language),
        )
        for row in growth.overlaps.to_dict("records")
    ]
    header = columns(tables, theme_a=26, theme_b=26, n_passages=0, share=0)
    return present(tables, header, rows, caption=label("growth.overlaps", tables.language))


def term_effect(tables: Readable, effect: _Effect | None) -> Styler:
    """Return what a new term brought: the passages newly reached, and F1 against the codings.

    Args:
        tables: The result of ``in_words``.
        effect: The result of ``workspace.editing.add_term``.
    """
    language = tables.language
    if effect is None:
        return present(tables, [Column("")], [], caption=label("growth.later", language))
    words = {"term": effect.term, "theme": effect.theme, "n": effect.new, "decks": effect.decks}
    caption = label("growth.effect", language, **words)
    if effect.f1_before is None or effect.f1_after is None:
        caption += " " + label("growth.f1_unknown", language, n=effect.known)
    else:
        before, after = (format_number(value, language, digits=3) for value in (effect.f1_before, effect.f1_after))
        caption += " " + label("growth.f1", language, before=before, after=after, n=effect.known)
    rows = [(example.text, cited(example.citation)) for example in effect.examples]
    return present(tables, columns(tables, quotation=60, citation=0), rows, caption=caption)


def _theme(tables: Readable, theme: str) -> str:
    return tables.names.code("theme", theme) if theme else ""


def _odds(row: Mapping[Hashable, Any], language: str) -> str:
    value, low, high = (format_number(row[name], language, digits=1) for name in ("log_odds", "low", "high"))
    return f"{value} ({low} … {high})"
