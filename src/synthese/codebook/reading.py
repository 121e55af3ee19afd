"""Reads a codebook into its record and says all that is wrong in it at once."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_args

from synthese.codebook.record import Complaints, Record, near
from synthese.codebook.relations import check_relations, find_hints
from synthese.codebook.source import Entry, read_entries
from synthese.errors import CodebookError, Problem
from synthese.types import (
    ActionFieldType,
    Addressee,
    ChangeOfCode,
    Codebook,
    Cue,
    Dimension,
    DimensionValue,
    Group,
    HeadingSignal,
    RetiredCode,
    Theme,
)

__all__ = ["check_codebook", "read_codebook", "read_rules"]

COUNTER_CUES = ("done", "negated", "question_or_context", "hypothetical")
"""Why an expression speaks against an action field."""

CHANGES: tuple[ChangeOfCode, ...] = get_args(ChangeOfCode)
"""What can become of a theme."""

OPEN_SIGNALS = ("any", "cue", "none", "closed")
"""Headings that raise the points below them without giving them a type."""

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
_THEME = (
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
_LISTS = {
    "groups": ("group", ("id", "label")),
    "themes": ("theme", _THEME),
    "action_fields": ("action field", ("id", "label", "definition", "exclusion", "anchor", "cues")),
    "addressees": ("addressee", ("id", "label", "indicators")),
    "dimensions": ("dimension", ("id", "label", "values", "indicators")),
    "retired": ("retired theme", ("id", "label", "how", "into", "since")),
}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_MOST_THEMES = 20


def read_codebook(path: Path) -> Codebook:
    """Read a codebook.

    Args:
        path: ``codebook.yaml``; UTF-8, at most 1 MB.

    Returns:
        The codebook. Its ``sha256`` is taken over the content that decides on tags and reports, so that comments,
        ``version``, ``unit`` and ``notes`` do not change it.

    Raises:
        CodebookError: With everything that is wrong, each by line, theme and field.
    """
    return _read(path)[0]


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


def check_codebook(path: Path) -> list[Problem]:
    """Return what is wrong in a codebook; of one that can be used, what is worth a look.

    Args:
        path: ``codebook.yaml``.

    Returns:
        By line: all that makes the codebook unusable (then ``read_codebook`` raises just these), or else its oddities:
        a theme without indicators, an indicator that stands twice or in two themes, a group without a theme.

    >>> [str(problem) for problem in check_codebook(Path("no/codebook.yaml"))]
    ['codebook.yaml: the file is not there; `synthese init DIR` makes a workspace with a codebook.']
    """
    try:
        _, records = _read(path)
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
    if problems := complaints.by_line():
        raise CodebookError("The codebook cannot be used:", problems=problems)
    return codebook, records


def _codebook(top: Record, records: Mapping[str, list[Record]]) -> Codebook:
    language = top.text("language") or "de"
    if not _LANGUAGE.fullmatch(language):
        top.complain(f"'{language}' is no language code; write de, en, fr, …", "language")
    action_fields = tuple(_action_field(record, language) for record in records["action_fields"])
    types = [action_field.id for action_field in action_fields]
    codebook = Codebook(
        version=top.text("version"),
        language=language,
        sha256="",
        groups=tuple(Group(id=record.text("id"), labels=record.labels(language)) for record in records["groups"]),
        themes=_themes(records["themes"], language),
        action_fields=action_fields,
        counter_cues=_counter_cues(top),
        heading_signals=tuple(_heading_signals(top, types)),
        precedence=_precedence(top, types),
        addressees=tuple(_addressee(record, language) for record in records["addressees"]),
        dimensions=tuple(_dimension(record, language) for record in records["dimensions"]),
        max_themes=_max_themes(top),
        retired=tuple(retired for record in records["retired"] if (retired := _retired(record, language))),
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


def _themes(records: list[Record], language: str) -> tuple[Theme, ...]:
    above = {record.text("id"): (record.text("group"), record.text("parent")) for record in records}
    return tuple(_theme(record, language, above) for record in records)


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


def _action_field(record: Record, language: str) -> ActionFieldType:
    return ActionFieldType(
        id=record.text("id"),
        labels=record.labels(language),
        definition=record.text("definition"),
        exclusion=record.text("exclusion"),
        anchor=record.text("anchor"),
        cues=tuple(cue for entry in record.many("cues") if (cue := _cue(entry, record))),
    )


def _cue(entry: Entry, above: Record) -> Cue | None:
    """Return a cue from ``{pattern: …, source: …, weak: …}`` or from the pattern alone."""
    if isinstance(entry.value, str):
        return Cue(pattern=entry.value) if above.usable(entry.value, entry, "cues") else None
    record = Record(entry, f"{above.place}, field cues", ("pattern", "source", "weak"), above.complaints)
    pattern = record.fields.get("pattern")
    if pattern is None or not isinstance(pattern.value, str):
        record.complain("a cue needs a pattern: {pattern: '\\bfehlt\\b', source: …}.")
        return None
    return (
        Cue(pattern=pattern.value, source=record.text("source"), weak=record.flag("weak"))
        if above.usable(pattern.value, pattern, "cues")
        else None
    )


def _counter_cues(top: Record) -> dict[str, tuple[str, ...]]:
    entry = top.fields.get("counter_cues")
    if entry is None or entry.value == "":
        return {}
    record = Record(entry, "counter_cues", COUNTER_CUES, top.complaints)
    return {reason: tuple(record.patterns(reason)) for reason in COUNTER_CUES if reason in record.fields}


def _heading_signals(top: Record, types: list[str]) -> Iterator[HeadingSignal]:
    """Yield the signals, from ``{term: …, type: …}`` or from the term alone."""
    for entry in top.many("heading_signals"):
        if isinstance(entry.value, str):
            yield HeadingSignal(term=" ".join(entry.value.split()))
            continue
        record = Record(entry, "field heading_signals", ("term", "type"), top.complaints)
        term, type_ = record.text("term"), record.text("type") or "any"
        known = [*types, *OPEN_SIGNALS]
        if not term and record.fields:
            record.complain("a heading signal needs a term: {term: Ausblick, type: any}.")
        elif type_ not in known:
            record.complain(f"there is no type '{type_}'; {near(type_, known)}", "type")
        else:
            yield HeadingSignal(term=term, type=type_)


def _precedence(top: Record, types: list[str]) -> tuple[str, ...]:
    """Return the ids of the types as ranked; types that are not ranked follow in the order of the file."""
    ranked = []
    for entry in top.many("precedence"):
        if entry.value in types:
            ranked.append(str(entry.value))
        else:
            message = f"there is no type '{entry.value}'; {near(str(entry.value), types)}"
            top.complaints.add(entry, "field precedence", message)
    return tuple(dict.fromkeys([*ranked, *types]))


def _addressee(record: Record, language: str) -> Addressee:
    return Addressee(id=record.text("id"), labels=record.labels(language), indicators=record.indicators())


def _dimension(record: Record, language: str) -> Dimension:
    return Dimension(
        id=record.text("id"),
        labels=record.labels(language),
        values=tuple(_value(entry, record) for entry in record.many("values")),
        indicators=record.indicators(),
    )


def _value(entry: Entry, above: Record) -> DimensionValue:
    """Return a value from ``{value: …, indicators: …}`` or from its name alone."""
    if isinstance(entry.value, str):
        return DimensionValue(value=" ".join(entry.value.split()))
    record = Record(entry, f"{above.place}, field values", ("value", "indicators"), above.complaints)
    if record.fields and not record.text("value"):
        record.complain("a value needs a name: `- value: Reallabor`.")
    return DimensionValue(value=record.text("value"), indicators=record.indicators())


def _retired(record: Record, language: str) -> RetiredCode | None:
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


def _max_themes(top: Record) -> int:
    written = top.text("max_themes") or "3"
    if written.isascii() and written.isdigit() and 1 <= int(written) <= _MOST_THEMES:
        return int(written)
    top.complain(f"'{written}' cannot be used; write a whole number from 1 to {_MOST_THEMES}.", "max_themes")
    return 3


def _signed(codebook: Codebook) -> Codebook:
    content = _fields_of(codebook)
    del content["version"], content["sha256"]
    canonical = json.dumps(content, default=_fields_of, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return replace(codebook, sha256=hashlib.sha256(canonical.encode()).hexdigest())


def _fields_of(record: Any) -> dict[str, Any]:
    """Return the fields of a record; not `asdict`, which copies ten thousand records deeply."""
    return {field.name: getattr(record, field.name) for field in fields(record)}
