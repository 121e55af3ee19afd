"""Tables as people read them: labels for column names and codes, citations for ids, text that stays text."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from synthese.exports.evidence import EvidenceIndex, Finding
from synthese.exports.labels import VALUE_GROUPS, label, value_label
from synthese.exports.source import Names, ReportSource, Row
from synthese.exports.told import answer_message, warning_message
from synthese.tables import SCHEMAS

__all__ = ["Cell", "Readable", "clip", "plain_text", "shown_text"]

Cell = str | int | float

CELL_LIMIT = 32_000
"""Excel takes 32,767 characters in a cell; longer ones break the row of a CSV file."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_JOIN = "; "
_STATES = {
    "codings": "state",
    "comparison": "state",
    "framework_matrix": "summary_state",
    "commentary_check": "speaks",
}
"""The columns whose values the table ``changes`` holds against one another."""


def plain_text(text: str) -> str:
    r"""Return text without the characters that files for readers cannot hold, place by place.

    >>> plain_text("a\rb\x00")
    'a\nb�'
    """
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r", "\n"))


def shown_text(text: str) -> str:
    r"""Return a passage as a line to be read: the cells of a table row are set apart by bars.

    >>> shown_text("Mobilität\tkaum Busse")
    'Mobilität | kaum Busse'
    """
    return plain_text(text).replace("\t", " | ")


def clip(text: str, language: str, *, limit: int = CELL_LIMIT) -> str:
    """Return a text that fits a cell; one that was cut says so.

    >>> clip("abcdef" * 10, "de", limit=20)
    'abcdefab … (gekürzt)'
    """
    if len(text) <= limit:
        return text
    ending = f" … {label('word.clipped', language)}"
    return text[: limit - len(ending)].rstrip() + ending


class Readable:
    """The tables of a source with everything in words.

    Args:
        source: What reports are made from.
    """

    def __init__(self, source: ReportSource) -> None:
        self.source = source
        self.language = source.language
        self.names = Names(source)
        self.index = EvidenceIndex(source, self.names)

    def headers(self, table: str) -> list[str]:
        """Return the labels of a table's columns."""
        return [label(f"column.{column}", self.language) for column in SCHEMAS[table].names]

    def rows(self, table: str) -> Iterator[list[Cell]]:
        """Yield the rows of a table, cell by cell: numbers stay numbers, all else is text."""
        for row in self.source.rows(table):
            yield [self.cell(table, column, row) for column in SCHEMAS[table].names]

    def cell(self, table: str, column: str, row: Row) -> Cell:
        """Return one cell in words.

        Args:
            table: The table's name.
            column: The column's name.
            row: The row, as in the table.
        """
        value = row[column]
        if isinstance(value, bool):
            return label("flag.yes" if value else "flag.no", self.language)
        if isinstance(value, int | float) and value == value:  # noqa: PLR0124 - only what is not a number differs from itself
            return value
        if isinstance(value, str | list):
            return clip(plain_text(self._words(table, column, row)), self.language)
        return ""

    def _words(self, table: str, column: str, row: Row) -> str:
        value = row[column]
        if isinstance(value, list):
            return self._listed(column, value, row)
        if table == "changes" and column in self._changes:
            return self._changes[column](row["table"], value)
        if (table, column) in VALUE_GROUPS:
            return value_label(table, column, value, self.language)
        if column == "code" or (table, column) == ("distinctive", "item"):
            return self.names.code(row["kind"], value)
        if (table, column) == ("theme_matrix", "group"):
            return self.names.plain(value)
        return self._told.get(column, str)(value)

    @cached_property
    def _told(self) -> Mapping[str, Callable[[str], str]]:
        """How columns are told that mean the same in all tables."""
        return {
            **dict.fromkeys(("theme", "theme_a", "theme_b"), self.names.theme),
            **dict.fromkeys(("type", "addressee", "dimension"), self.names.plain),
            "how": lambda value: answer_message(value, self.language),
        }

    @cached_property
    def _changes(self) -> Mapping[str, Callable[[str, str], str]]:
        """How columns of the table ``changes`` are told, from the table that changed and the value."""
        return {
            "presentation": lambda _, value: self.names.speaker(value) if value else "",
            "item": self._changed_item,
            "before": self._changed,
            "after": self._changed,
        }

    def _changed(self, table: str, value: str) -> str:
        """Return what a cell of another table held, its state or answer in words; before a state a number may stand."""
        number, _, state = value.rpartition(" ") if table == "codings" else ("", "", value)
        word = value_label(table, _STATES.get(table, ""), state, self.language)
        return f"{number} {word}".lstrip()

    def _changed_item(self, table: str, item: str) -> str:
        """Return what changed: a code, a dimension with its value, the statement of a field that is not told beside."""
        if table == "action_fields":
            return ""
        if table == "commentary_check":
            return self._statements.get(item, item)
        if table == "comparison":
            dimension, colon, value = item.partition(": ")
            return f"{self.names.plain(dimension)}{colon}{value}"
        if item in self.names.themes:
            return self.names.theme(item)
        return value_label("codings", "kind", item, self.language) if table == "codings" else self.names.plain(item)

    @cached_property
    def _statements(self) -> dict[str, str]:
        return {row["field"]: row["statement"] for row in self.source.rows("action_fields")}

    def _listed(self, column: str, values: list[Any], row: Row) -> str:
        if column == "cells":
            return "\n".join(" | ".join(cells) for cells in values)
        if column == "evidence":
            return self.citations(self.index.find(values))
        if column == "speakers":
            values = self.names.speakers(row["presentation"])
        ways: dict[str, Callable[[Any], str]] = {
            "themes": self.names.theme,
            "rules": self.names.rule,
            "quotations": self.quoted,
            "warnings": lambda one: warning_message(one, self.language),
            "candidates": lambda one: f"{label('column.slide', self.language)} {one['slide']}: {one['text']}",
        }
        return _JOIN.join(map(ways.get(column, str), values))

    def quoted(self, quotation: Row) -> str:
        """Return a quotation of a table with its citation."""
        place = self.names.citation(quotation["presentation"], quotation["slide"], quotation["page"])
        return label("citation.quoted", self.language, text=shown_text(quotation["text"]), citation=place)

    @staticmethod
    def citations(findings: Iterable[Finding]) -> str:
        """Return where findings stand, each place once."""
        return _JOIN.join(dict.fromkeys(finding.evidence.citation for finding in findings))
