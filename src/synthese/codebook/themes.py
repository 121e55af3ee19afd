"""Reads the entries of themes: those in use, and those that went with what became of them."""

import re
from collections.abc import Mapping, Sequence
from typing import get_args

from synthese.codebook.record import Record, near
from synthese.types import ChangeOfCode, RetiredCode, Theme

__all__ = ["THEME_FIELDS", "read_retired", "read_themes"]

CHANGES: tuple[ChangeOfCode, ...] = get_args(ChangeOfCode)
"""What can become of a theme."""

THEME_FIELDS = (
    "id",
    "group",
    "parent",
    "label",
    "definition",
    "inclusion",
    "exclusion",
    "anchor",
    "anchor_source",
    "indicators",
    "colour",
)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def read_themes(records: Sequence[Record], language: str) -> tuple[Theme, ...]:
    """Return the themes; a theme without a group has that of the nearest theme above.

    Args:
        records: The entries of ``themes``.
        language: The codebook's language, for labels.
    """
    above = {record.text("id"): (record.text("group"), record.text("parent")) for record in records}
    return tuple(_theme(record, language, above) for record in records)


def read_retired(record: Record, language: str) -> RetiredCode | None:
    """Return a theme that is no longer, from ``{id: …, label: …, how: merged, into: [A1], since: 2026-01-31T…}``."""
    written = record.text("how")
    how: ChangeOfCode | None = next((name for name in CHANGES if name == written), None)
    if how is None:
        record.complain(f"'{written}' says not what became of it; {near(written, CHANGES)}", "how")
        return None
    return RetiredCode(
        id=record.text("id"),
        labels=record.labels(language),
        how=how,
        into=tuple(str(entry.value) for entry in record.many("into")),
        since=record.text("since"),
    )


def _theme(record: Record, language: str, above: Mapping[str, tuple[str, str]]) -> Theme:
    colour = record.text("colour")
    if "colour" in record.fields and not _COLOUR.fullmatch(colour):
        record.complain(f"'{colour}' is no colour; write six digits in quotes, as \"#0072b2\".", "colour")
    return Theme(
        id=record.text("id"),
        group=_group(record.text("id"), above),
        parent=record.text("parent"),
        labels=record.labels(language),
        definition=record.text("definition"),
        inclusion=record.text("inclusion"),
        exclusion=record.text("exclusion"),
        anchor=record.text("anchor"),
        anchor_source=record.text("anchor_source"),
        indicators=record.indicators(),
        colour=colour,
    )


def _group(theme: str, above: Mapping[str, tuple[str, str]]) -> str:
    """Return a theme's own group, else that of the nearest theme above that has one."""
    seen: set[str] = set()
    while theme in above and theme not in seen:
        seen.add(theme)
        group, parent = above[theme]
        if group:
            return group
        theme = parent
    return ""
