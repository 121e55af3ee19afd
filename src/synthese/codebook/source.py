"""YAML text as a tree of entries that know their lines: texts, lists and mappings, nothing constructed.

Every value is kept as it is written (``no`` stays ``no``). Anchors, aliases and tags are refused: a codebook needs none
of them, and they are how a YAML file from elsewhere swells in memory or runs code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.reader import ReaderError

from synthese.errors import CodebookError, Problem

__all__ = ["FAST", "Entry", "read_entries", "read_text", "texts_of"]

FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C, where the library was built with it, takes a fiftieth of the time."""

MOST_BYTES = 1_000_000
"""A codebook of a hundred themes has a tenth of that."""

_DEEPEST = 20
"""Levels of nesting; a codebook uses six."""

_HINTS = {
    "cannot start any token": "indent with spaces, not tabs, and set text that begins with @, ` or % in quotes",
    "but got ':'": "set text that holds a colon in quotes",
    "mapping values are not allowed": "set text that holds a colon in quotes, and check the indentation of this line",
    "found undefined alias": "set a term that begins with * in quotes",
    "while scanning a quoted scalar": "a quotation mark that opens here is never closed",
    "while parsing a flow": "a bracket [ or { that opens near here is not closed, or a comma is missing",
    "while parsing a block": "check the indentation: entries of one list or mapping begin in the same column",
    "could not find expected": "a colon is missing, or the indentation does not fit",
    "unknown escape": "set regular expressions in single quotes: '\\bwort\\b'",
    "while scanning an alias": "set a term that begins with * in quotes",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A text, list or mapping of the file, with the line (from 1) at which it, or its key, begins."""

    value: "str | list[Entry] | dict[str, Entry]"
    line: int


def read_text(path: Path) -> str:
    """Return the text of a codebook.

    Args:
        path: The file; UTF-8, with or without a byte order mark.

    Raises:
        CodebookError: When the file is not there, is too large or is not saved as UTF-8.
    """
    if not path.is_file():
        raise _error(path, "", "the file is not there; `synthese init DIR` makes a workspace with a codebook.")
    raw = path.read_bytes()
    if len(raw) > MOST_BYTES:
        raise _error(path, "", f"the file has {len(raw):,} bytes; a codebook has at most {MOST_BYTES:,}.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _error(path, f"line {line}", "is not saved as UTF-8; save the file again, encoding UTF-8.") from error


def read_entries(path: Path) -> Entry:
    """Return the content of a codebook as a tree of entries.

    Args:
        path: The file.

    Raises:
        CodebookError: When it cannot be read, is no valid YAML or uses what a codebook may not (anchors, tags).
    """
    text = read_text(path)
    try:
        return _Builder(path).build(yaml.parse(text, Loader=FAST))
    except (yaml.YAMLError, RecursionError):
        return _read_slowly(path, text)


def texts_of(entry: Entry) -> Iterator[tuple[str, int]]:
    """Yield the texts of a tree of entries, each with its line, in the order of the file."""
    if isinstance(entry.value, str):
        yield entry.value, entry.line
        return
    for part in entry.value.values() if isinstance(entry.value, dict) else entry.value:
        yield from texts_of(part)


def _read_slowly(path: Path, text: str) -> Entry:
    """Read what the parser in C refuses with the one in Python, which says more exactly what is wrong where."""
    try:
        return _Builder(path).build(yaml.parse(text, Loader=yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        unclosed = "end of stream" in str(error.problem) or "stream end" in str(error.problem)
        mark = (error.context_mark if unclosed else None) or error.problem_mark or error.context_mark
        place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise _error(path, place, _plain_words(error)) from error
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        found = f"holds the control character U+{ord(text[error.position]):04X}; delete it."
        raise _error(path, f"line {line}", found) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise _error(path, "", f"is no valid YAML: {error}") from error


class _Builder:
    """Builds the tree from the parser's events, so that nothing is ever expanded or constructed."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def build(self, events: Iterator[Any]) -> Entry:
        root: Entry | None = None
        documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._refusal(event, "begins a second document (---); a codebook is one.")
            elif isinstance(event, AliasEvent | ScalarEvent | SequenceStartEvent | MappingStartEvent):
                root = self._entry(event, events, 0)
        if root is None or root.value == "":
            raise _error(self.path, "", "the file is empty; it needs at least `groups` and `themes`.")
        return root

    def _entry(self, event: Any, events: Iterator[Any], depth: int) -> Entry:
        self._check(event, depth)
        line = event.start_mark.line + 1
        if isinstance(event, ScalarEvent):
            plain_null = event.style is None and event.value in ("~", "null")
            return Entry("" if plain_null else event.value, line)
        if isinstance(event, SequenceStartEvent):
            return Entry(self._list(events, depth), line)
        return Entry(self._mapping(events, depth), line)

    def _list(self, events: Iterator[Any], depth: int) -> list[Entry]:
        entries = []
        while not isinstance(event := next(events), SequenceEndEvent):
            entries.append(self._entry(event, events, depth + 1))
        return entries

    def _mapping(self, events: Iterator[Any], depth: int) -> dict[str, Entry]:
        mapping: dict[str, Entry] = {}
        while not isinstance(event := next(events), MappingEndEvent):
            key = self._entry(event, events, depth + 1).value
            if not isinstance(key, str):
                raise self._refusal(event, "has a list or mapping where a name is expected; check the brackets.")
            if key in mapping:
                raise self._refusal(event, f"has '{key}' a second time (first in line {mapping[key].line}).")
            value = self._entry(next(events), events, depth + 1).value
            mapping[key] = Entry(value, event.start_mark.line + 1)
        return mapping

    def _check(self, event: Any, depth: int) -> None:
        if isinstance(event, AliasEvent):
            raise self._refusal(event, f'begins with an asterisk: set the term in quotes, "*{event.anchor}".')
        if event.anchor:
            raise self._refusal(event, f"has an anchor (&{event.anchor}), which a codebook does not use; write it out.")
        if event.tag:
            raise self._refusal(event, f"has a tag ({event.tag}), which a codebook does not use; set text in quotes.")
        if depth > _DEEPEST:
            raise self._refusal(event, f"is nested more than {_DEEPEST} levels deep; a codebook uses six.")

    def _refusal(self, event: Any, message: str) -> CodebookError:
        mark = event.start_mark
        return _error(self.path, f"line {mark.line + 1}, column {mark.column + 1}", message)


def _plain_words(error: yaml.MarkedYAMLError) -> str:
    said = ", ".join(str(part) for part in (error.context, error.problem) if part)
    hint = next((hint for words, hint in _HINTS.items() if words in said), "")
    return f"is no valid YAML ({said}){': ' + hint if hint else ''}."


def _error(path: Path, place: str, message: str) -> CodebookError:
    return CodebookError("The codebook cannot be used:", problems=[Problem(path.name, place, message)])
