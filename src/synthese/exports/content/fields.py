"""Open fields of action, and whether projects speak of those that a commentary names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from synthese.exports.labels import value_label
from synthese.exports.readable import Readable, shown_text
from synthese.exports.source import Row
from synthese.order import german_key

__all__ = ["CheckCell", "CheckRow", "FieldRow", "check_rows", "field_rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """An open field of action.

    Args:
        group: The fields of the same matter share it.
        also: The other projects that name the same.
        commentary: True when a commentary names it.
        disputed: True when the coders differ on it.
    """

    field: str
    project: str
    statement: str
    type: str
    addressee: str
    holder: str
    themes: tuple[str, ...]
    citation: str
    status: str
    group: str
    also: tuple[str, ...]
    commentary: bool
    disputed: bool
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckCell:
    """Whether a project speaks of a field that the commentary names."""

    speaks: str = ""
    how: str = ""
    state: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """A field that the commentary names, with one cell a project."""

    field: str
    statement: str
    themes: tuple[str, ...]
    addressee: str
    cells: tuple[CheckCell, ...]


def field_rows(readable: Readable) -> list[FieldRow]:
    """Return the open fields of action, in the order of projects and slides; the commentary's come last."""
    rows = readable.source.rows("action_fields")
    shared: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        shared[row["group"]].add(_case_name(readable, row))
    rows.sort(key=lambda row: (row["role"] != "project", german_key(_case_name(readable, row)), row["slide"]))
    return [_field_row(readable, row, shared) for row in rows]


def check_rows(readable: Readable) -> tuple[list[str], list[CheckRow]]:
    """Return whether the projects speak of the commentary's fields: the projects, and a row a field."""
    rows = readable.source.rows("commentary_check")
    projects = sorted({row["project"] for row in rows}, key=german_key)
    fields: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        fields[row["field"]][row["project"]] = row
    return projects, [_check_row(readable, cells, projects) for cells in fields.values()]


def _case_name(readable: Readable, row: Row) -> str:
    return readable.names.case_name(row["project"], row["role"], row["presentation"])


def _field_row(readable: Readable, row: Row, shared: Mapping[str, Iterable[str]]) -> FieldRow:
    names = readable.names
    project = _case_name(readable, row)
    others = set(shared[row["group"]]) - {project} if row["group"] else set()
    return FieldRow(
        field=row["field"],
        project=project,
        statement=shown_text(row["statement"]),
        type=names.plain(row["type"]),
        addressee=names.plain(row["addressee"]),
        holder=row["holder"],
        themes=tuple(names.theme(theme) for theme in row["themes"]),
        citation=names.citation(row["presentation"], row["slide"], row["page"]),
        status=value_label("action_fields", "status", row["status"], readable.language),
        group=row["group"],
        also=tuple(sorted(others, key=german_key)),
        commentary=row["role"] == "commentary",
        disputed=row["status"] == "disputed",
        evidence=tuple(row["evidence"]),
    )


def _check_row(readable: Readable, by_project: Mapping[str, Row], projects: Iterable[str]) -> CheckRow:
    first = next(iter(by_project.values()))
    cells = [
        CheckCell(speaks=row["speaks"], how=row["how"], state=row["state"], evidence=tuple(row["evidence"]))
        if (row := by_project.get(project))
        else CheckCell()
        for project in projects
    ]
    return CheckRow(
        field=first["field"],
        statement=shown_text(first["statement"]),
        themes=tuple(readable.names.theme(theme) for theme in first["themes"]),
        addressee=readable.names.plain(first["addressee"]),
        cells=tuple(cells),
    )
