"""Reads a codebook into its record and says all that is wrong in it at once."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from synthese.codebook.action_fields import (
    read_action_field,
    read_addressee,
    read_counter_cues,
    read_heading_signals,
    read_precedence,
)
from synthese.codebook.complaints import Complaints
from synthese.codebook.dimensions import read_dimension
from synthese.codebook.record import Record
from synthese.codebook.relations import check_relations, find_hints
from synthese.codebook.source import Entry, read_entries, texts_of
from synthese.codebook.themes import THEME_FIELDS, read_retired, read_themes
from synthese.errors import CodebookError, Problem
from synthese.types import Codebook, CodebookFile, Group

__all__ = ["check_codebook", "read_codebook", "read_rules"]

_TOP = (
    "version",
    "language",
    "unit",
    "notes",
    "max_themes",
    "groups",
    "themes",
    "action_fields",
    "precedence",
    "counter_cues",
    "heading_signals",
    "addressees",
    "dimensions",
    "retired",
)
_LISTS = {
    "groups": ("group", ("id", "label")),
    "themes": ("theme", THEME_FIELDS),
    "action_fields": ("action field", ("id", "label", "definition", "exclusion", "anchor", "cues")),
    "addressees": ("addressee", ("id", "label", "indicators")),
    "dimensions": ("dimension", ("id", "label", "values", "indicators")),
    "retired": ("retired theme", ("id", "label", "how", "into", "since")),
}
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_MOST_THEMES = 20


def read_codebook(path: Path | str) -> Codebook:
    """Read a codebook.

    Args:
        path: ``codebook.yaml``; UTF-8, at most 1 MB.

    Returns:
        The codebook. Its ``sha256`` is taken over the content that decides on tags and reports, so that comments,
        ``version``, ``unit`` and ``notes`` do not change it.

    Raises:
        CodebookError: With everything that is wrong, each by line, theme and field.
    """
    return _read(Path(path))[0]


def read_rules(path: Path) -> tuple[str, ...]:
    """Return the unit of coding and the notes of a usable codebook: rules in the researchers' own words.

    Args:
        path: ``codebook.yaml``.

    Raises:
        CodebookError: When the file cannot be read.
    """
    top = Record(read_entries(path), "", _TOP, Complaints(path.name))
    notes = (entry.value for entry in top.many("notes"))
    return tuple(rule for rule in (top.text("unit"), *notes) if isinstance(rule, str) and rule)


def check_codebook(path: Path | str) -> list[Problem]:
    """Return what is wrong in a codebook; of one that can be used, what is worth a look.

    Args:
        path: ``codebook.yaml``.

    Returns:
        By line: all that makes the codebook unusable (then ``read_codebook`` raises just these), or else its oddities:
        a theme without indicators, an indicator that stands twice or in two themes, a group without a theme.

    >>> [str(problem) for problem in check_codebook("no/codebook.yaml")]
    ['codebook.yaml: the file is not there; `synthese init DIR` makes a workspace with a codebook.']
    """
    try:
        _, records = _read(Path(path))
    except CodebookError as error:
        return list(error.problems)
    find_hints(records)
    return records["themes"][0].complaints.by_line()


def _read(path: Path) -> tuple[Codebook, dict[str, list[Record]]]:
    """Return a codebook with the records it was made of, or raise with all that is wrong."""
    complaints = Complaints(path.name)
    top = Record(read_entries(path), "", _TOP, complaints)
    records = _records(top)
    check_relations(records)
    codebook = _codebook(top, records)
    codebook = replace(codebook, file=CodebookFile(name=path.name, lines=_lines(top, codebook)))
    if problems := complaints.by_line():
        raise CodebookError("The codebook cannot be used:", problems=problems)
    return codebook, records


def _codebook(top: Record, records: Mapping[str, list[Record]]) -> Codebook:
    language = top.text("language") or "de"
    if not _LANGUAGE.fullmatch(language):
        top.complain(f"'{language}' is no language code; write de, en, fr, …", "language")
    action_fields = tuple(read_action_field(record, language) for record in records["action_fields"])
    types = [action_field.id for action_field in action_fields]
    codebook = Codebook(
        version=top.text("version"),
        language=language,
        sha256="",
        groups=tuple(Group(id=record.text("id"), labels=record.labels(language)) for record in records["groups"]),
        themes=read_themes(records["themes"], language),
        action_fields=action_fields,
        counter_cues=read_counter_cues(top),
        heading_signals=tuple(read_heading_signals(top, types)),
        precedence=read_precedence(top, types),
        addressees=tuple(read_addressee(record, language) for record in records["addressees"]),
        dimensions=tuple(read_dimension(record, language) for record in records["dimensions"]),
        max_themes=_max_themes(top),
        retired=tuple(retired for record in records["retired"] if (retired := read_retired(record, language))),
    )
    return _signed(codebook)


def _records(top: Record) -> dict[str, list[Record]]:
    found = {}
    for field, (noun, keys) in _LISTS.items():
        entries = enumerate(top.many(field), start=1)
        found[field] = [Record(entry, f"{noun} {_name(entry, n)}", keys, top.complaints) for n, entry in entries]
    if isinstance(top.entry.value, dict) and not found["themes"]:
        top.complain("has no themes; write at least one below `themes:`, with id, group and label.", "themes")
    return found


def _name(entry: Entry, number: int) -> str:
    written = entry.value.get("id") if isinstance(entry.value, dict) else None
    return written.value if written and isinstance(written.value, str) and written.value else f"number {number}"


def _max_themes(top: Record) -> int:
    written = top.text("max_themes") or "3"
    if written.isascii() and written.isdigit() and 1 <= int(written) <= _MOST_THEMES:
        return int(written)
    top.complain(f"'{written}' cannot be used; write a whole number from 1 to {_MOST_THEMES}.", "max_themes")
    return 3


def _lines(top: Record, codebook: Codebook) -> dict[str, int]:
    """Return the line of each regular expression; that of the first, where one stands several times."""
    cues = {cue.pattern for type_ in codebook.action_fields for cue in type_.cues}
    named = [theme.indicators for theme in codebook.themes] + [body.indicators for body in codebook.addressees]
    terms = {one.term for indicators in named for one in indicators if one.mode == "regex"}
    wanted = cues.union(terms, *codebook.counter_cues.values())
    lines: dict[str, int] = {}
    for text, line in texts_of(top.entry):
        if text in wanted:
            lines.setdefault(text, line)
    return lines


def _signed(codebook: Codebook) -> Codebook:
    content = _fields_of(codebook)
    del content["version"], content["sha256"], content["file"]
    canonical = json.dumps(content, default=_fields_of, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return replace(codebook, sha256=hashlib.sha256(canonical.encode()).hexdigest())


def _fields_of(record: Any) -> dict[str, Any]:
    """Return the fields of a record; not `asdict`, which copies ten thousand records deeply."""
    return {field.name: getattr(record, field.name) for field in fields(record)}
