"""The smaller sections of the report: open fields, measures, events, what was read, what changed."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from synthese.exports.content import (
    PAIRS,
    FieldRow,
    check_rows,
    distinctive_rows,
    field_rows,
    matrix_rows,
    pair_rows,
    similarity_rows,
)
from synthese.exports.facets import Facets
from synthese.exports.labels import label
from synthese.exports.readable import Readable, shown_text
from synthese.exports.report_evidence import ReportEvidence
from synthese.exports.source import Row
from synthese.exports.told import answer_message, problem_message, warning_message
from synthese.order import GermanKey, german_key

__all__ = ["change_section", "check_section", "coverage_section", "event_section", "field_section", "measure_section"]

_SILENT: Row = {"n_passages": 0, "share": 0.0, "since": ""}
"""An event in a spelling of its own, of which the table of events says nothing."""
_MOST_ROWS = 500
_STEPS = (0, 1, 3, 6)
"""Findings of a slide from which its square takes the next darker colour."""


def field_section(readable: Readable, facets: Facets) -> dict[str, Any]:
    """Return the open fields of action, counted by type, and what they are filtered by."""
    rows = field_rows(readable)
    source = {row["field"]: row for row in readable.source.rows("action_fields")}
    own = [row for row in rows if not row.commentary] or rows
    by_type: dict[str, list[FieldRow]] = defaultdict(list)
    for row in own:
        by_type[row.type].append(row)
    types = sorted(by_type.items(), key=lambda entry: (-len(entry[1]), german_key(entry[0])))
    filters = {
        "type": Counter(row.type for row in rows),
        "addressee": Counter(row.addressee for row in rows),
        "themes": Counter(theme for row in rows for theme in row.themes),
    }
    return {
        "fields": [(row, _place(facets, source[row.field])) for row in rows],
        "field_types": [(name, len(found), [one for row in found for one in row.evidence]) for name, found in types],
        "field_filters": [(key, sorted(counts.items(), key=_by_name)) for key, counts in filters.items()],
    }


def _place(facets: Facets, row: Row) -> dict[str, str]:
    """Return by which facets an open field is found."""
    return {
        "case": facets.case(row["event"], row["project"]),
        "event": facets.event(row["event"]),
        "groups": facets.groups(*row["themes"]),
    }


def _by_name(entry: tuple[str, int]) -> GermanKey:
    return german_key(entry[0])


def check_section(readable: Readable, facets: Facets) -> dict[str, Any]:
    """Return whether the projects speak of what the commentary names, with how many do."""
    projects, rows = check_rows(readable)
    counted = [(row, Counter(cell.speaks for cell in row.cells)) for row in rows]
    told = {cell.how: answer_message(cell.how, readable.language) for row in rows for cell in row.cells}
    return {
        "check_projects": [(project, facets.project(project)) for project in projects],
        "check": counted,
        "how": told,
    }


def measure_section(readable: Readable, facets: Facets) -> dict[str, Any]:
    """Return what is distinctive of each project, which projects are alike and which themes occur together."""
    similar = similarity_rows(readable)
    return {
        "distinctive": [(name, facets.project(name), rows) for name, rows in distinctive_rows(readable)],
        "similarity": [{**row, "projects": facets.project(row["project_a"], row["project_b"])} for row in similar],
        "cooccurrence": pair_rows(readable),
        "pairs_shown": PAIRS,
    }


def event_section(readable: Readable, facets: Facets) -> dict[str, Any]:
    """Return, where there are several events, how much is spoken of each theme at each, and what changed since."""
    events = [name for name, _ in facets.events]
    if len(events) < 2:
        return {"event_names": [], "event_rows": []}
    spoken = {(facets.event(row["event"]), row["theme"]): row for row in readable.source.rows("events")}
    rows = [(row, [spoken.get((event, row.theme), _SILENT) for event in events]) for row in matrix_rows(readable)]
    held = [(event, date, sum(case.event == event for case in facets.cases)) for event, date in facets.events]
    return {"event_names": held, "event_rows": rows}


def coverage_section(readable: Readable, evidence: ReportEvidence, facets: Facets) -> dict[str, Any]:
    """Return what was read of each deck, slide by slide, and what is to be said of it."""
    covered = {row["presentation"]: row for row in readable.source.rows("coverage")}
    blank: Row = dict.fromkeys(("slides_without_text", "passages", "tagged", "read"), 0) | {"untagged_terms": []}
    slides = _slides(readable, evidence)
    decks = [
        {
            **blank,
            **deck,
            **covered.get(name, {}),
            "slides": deck["slides"],
            "name": readable.names.speaker(name),
            "speakers": readable.names.speakers(name),
            "message": problem_message(deck["message"], readable.language),
            "case": facets.case(deck["event"], deck["project"]) if deck["role"] == "project" else "",
            "strip": slides.get(name, []),
            "findings": evidence.where(presentation=name),
        }
        for name, deck in readable.names.presentations.items()
    ]
    decks.sort(key=lambda deck: (deck["role"] != "project", german_key(deck["name"])))
    warnings = [
        (
            readable.names.citation(row["presentation"], row["slide"], row["page"]),
            warning_message(text, readable.language),
        )
        for row in readable.source.rows("slides")
        for text in row["warnings"]
    ]
    return {
        "coverage": decks,
        "all_read": not warnings and all(deck["status"] == "ok" for deck in decks),
        "warnings": warnings[:_MOST_ROWS],
        "warnings_more": max(len(warnings) - _MOST_ROWS, 0),
        "without_picture": evidence.pictured.left_out,
        "lost": [_lost(readable, row) for row in readable.source.rows("lost_codings")],
    }


def _slides(readable: Readable, evidence: ReportEvidence) -> Mapping[str, list[Row]]:
    """Return a square for each slide of each deck, the darker the more was found on it."""
    found: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for one in evidence.findings:
        if one.counts:
            found[one.evidence.presentation, one.evidence.slide].append(one)
    speaking = {(row["presentation"], row["slide"]) for row in readable.source.rows("passages")}
    strips: dict[str, list[Row]] = defaultdict(list)
    for row in readable.source.rows("slides"):
        place = row["presentation"], row["slide"]
        strips[row["presentation"]].append(
            {
                "slide": row["slide"],
                "n": len(found[place]),
                "step": sum(len(found[place]) > step for step in _STEPS),
                "empty": place not in speaking,
                "evidence": evidence.numbers(found[place]),
            }
        )
    return strips


def _lost(readable: Readable, row: Row) -> Row:
    place = readable.names.citation(row["presentation"], row["slide"], row["page"])
    reason = label(key, readable.language) if (key := _REASONS.get(row["reason"])) else row["reason"]
    return {**row, "place": place, "code": readable.names.code(row["kind"], row["code"]), "reason": reason}


_REASONS = {"not found": "reason.not_found", "similar": "reason.similar"}


def change_section(readable: Readable) -> dict[str, Any]:
    """Return what changed since the last run, by table, each change in words."""
    rows = readable.source.rows("changes")
    told = [(row["table"], _change(readable, row)) for row in rows[:_MOST_ROWS]]
    parts = [(name, [change for _, change in changes]) for name, changes in groupby(told, key=lambda each: each[0])]
    return {"changes": parts, "changes_more": max(len(rows) - _MOST_ROWS, 0)}


def _change(readable: Readable, row: Row) -> Row:
    told = ("change", "presentation", "item", "before", "after")
    shown = {column: shown_text(str(readable.cell("changes", column, row))) for column in told}
    known = row["presentation"] in readable.names.presentations
    about = shown["presentation"] if known else row["project"] or shown["presentation"]
    return {**shown, "kind": row["change"], "about": about, "evidence": row.get("evidence", [])}
