"""The report: one HTML file that needs nothing from outside and leads from every number to slide and words."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from synthese.exports.colours import Shade, shade
from synthese.exports.content import (
    FieldRow,
    check_rows,
    comparison_rows,
    field_rows,
    framework_rows,
    key_figures,
    matrix_rows,
    provenance_rows,
)
from synthese.exports.editions import marks
from synthese.exports.evidence import Finding
from synthese.exports.labels import format_date, format_number, format_share, label, value_label
from synthese.exports.messages import key_messages
from synthese.exports.pictures import evidence_pictures
from synthese.exports.readable import Readable, plain_text
from synthese.exports.source import ReportSource, Row
from synthese.exports.told import warning_message
from synthese.files import write_whole
from synthese.order import GermanKey, german_key
from synthese.tables import SYNTHESIS_TABLES
from synthese.types import ActionFieldType, Theme

__all__ = ["render_part", "render_report", "write_report"]

TEMPLATES = Path(__file__).with_name("templates")
_SECTIONS = (
    "glance",
    "matrix",
    "framework",
    "comparison",
    "fields",
    "check",
    "distinctive",
    "coverage",
    "changes",
    "provenance",
)
_MOST_ROWS = 200
_DISTINCTIVE = 8
_PAIRS = 12


def write_report(source: ReportSource, path: Path) -> Path:
    """Write the report; the same source gives the same bytes.

    Args:
        source: What is to be told.
        path: The ``.html`` file.

    Returns:
        The file written.
    """
    write_whole(path, render_report(source).encode("utf-8"))
    return path


def render_report(source: ReportSource) -> str:
    """Return the report as HTML."""
    return _rendered(Readable(source), "report.html")


def render_part(source: ReportSource, name: str) -> str:
    """Return one section of the report as HTML.

    Args:
        source: What is to be told.
        name: The section: ``matrix``, ``framework``, ``fields``, …
    """
    return _rendered(Readable(source), f"{name}.html")


def _rendered(readable: Readable, template: str) -> str:
    language = readable.language
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: plain_text(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
    environment.filters["number"] = lambda value, digits=0: format_number(value, language, digits=digits)
    environment.filters["share"] = partial(format_share, language=language)
    environment.filters["value_label"] = lambda value, table, column: value_label(table, column, value, language)
    environment.globals["t"] = lambda key, **words: label(key, language, **words)
    return environment.get_template(template).render(_content(readable))


def _content(readable: Readable) -> dict[str, Any]:
    source = readable.source
    return {
        "language": source.language,
        "samples": source.samples,
        "public": source.public,
        "marks": marks(source),
        "sections": _SECTIONS,
        "css": _part("report.css"),
        "js": _part("report.js"),
        "cases": [readable.names.case(case) for case in readable.names.cases],
        "events": _events(readable),
        "lede": _lede(readable),
        "figures": key_figures(readable),
        "messages": key_messages(readable),
        "framework": framework_rows(readable),
        "comparison": comparison_rows(readable),
        "problems": source.problems,
        "provenance": provenance_rows(source.provenance),
        "codes": _codes(readable),
        "evidence_json": Markup(_json(_evidence(readable))),  # noqa: S704 - _json escapes all that could be markup
        **_matrix(readable),
        **_fields(readable),
        **_check(readable),
        **_measures(readable),
        **_coverage(readable),
        **_changes(readable),
    }


def _part(name: str) -> Markup:
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704 - our own file


def _compared(readable: Readable) -> list[Row]:
    """Return the decks that the comparison rests on; samples beside other decks are read and not compared."""
    projects = {case.project for case in readable.names.cases}
    speaking = {row["presentation"] for row in readable.source.rows("action_fields")}
    rows = readable.source.rows("presentations")
    return [row for row in rows if row["project"] in projects or row["presentation"] in speaking]


def _events(readable: Readable) -> list[str]:
    rows = _compared(readable)
    events = sorted({(row["date"], row["event"]) for row in rows if row["event"]})
    return [", ".join(filter(None, (event, format_date(date, readable.language)))) for date, event in events]


def _lede(readable: Readable) -> str:
    decks = _compared(readable)
    numbers = {
        "projects": len(readable.names.cases),
        "decks": len(decks),
        "slides": sum(deck["slides"] for deck in decks),
    }
    words = {key: format_number(value, readable.language) for key, value in numbers.items()}
    return label("ui.lede", readable.language, **words)


def _matrix(readable: Readable) -> dict[str, Any]:
    rows = matrix_rows(readable)
    top = max((cell.share for row in rows for cell in row.cells), default=0.0)

    def coloured(share: float) -> Shade:
        return shade(share, top=top)

    groups = [(group, list(members)) for group, members in groupby(rows, key=lambda row: row.group)]
    return {"matrix_groups": groups, "shade": coloured}


def _fields(readable: Readable) -> dict[str, Any]:
    rows = field_rows(readable)
    own = Counter(row.type for row in rows if not row.commentary)
    filters = {
        "project": Counter(row.project for row in rows),
        "type": Counter(row.type for row in rows),
        "addressee": Counter(row.addressee for row in rows),
        "themes": Counter(theme for row in rows for theme in row.themes),
    }
    listed = [(key, sorted(counts.items(), key=_by_name)) for key, counts in filters.items()]
    types = sorted(own.items(), key=lambda entry: (-entry[1], german_key(entry[0])))
    return {"fields": rows, "field_types": types or _no_types(rows), "field_filters": listed}


def _no_types(rows: Iterable[FieldRow]) -> list[tuple[str, int]]:
    return sorted(Counter(row.type for row in rows).items(), key=_by_name)


def _by_name(entry: tuple[str, int]) -> GermanKey:
    return german_key(entry[0])


def _check(readable: Readable) -> dict[str, Any]:
    projects, rows = check_rows(readable)
    return {"check_projects": projects, "check": rows}


def _measures(readable: Readable) -> dict[str, Any]:
    names = readable.names
    by_project: dict[str, list[Row]] = defaultdict(list)
    rows = (row for row in readable.source.rows("distinctive") if row["log_odds"] > 0)
    for row in sorted(rows, key=lambda row: (-row["low"], row["item"])):
        name = names.theme(row["item"]) if row["kind"] == "theme" else f"„{row['item']}“"
        by_project[row["project"]].append({**row, "name": name})
    pairs = [
        {**row, "a": names.theme(row["theme_a"]), "b": names.theme(row["theme_b"])}
        for row in readable.source.rows("cooccurrence")
    ]
    ordered = sorted(by_project, key=german_key)
    return {
        "distinctive": [(project, by_project[project][:_DISTINCTIVE]) for project in ordered],
        "similarity": sorted(readable.source.rows("similarity"), key=lambda row: -row["cosine"])[:_PAIRS],
        "cooccurrence": sorted(pairs, key=lambda row: -row["n"])[:_PAIRS],
    }


def _coverage(readable: Readable) -> dict[str, Any]:
    covered = {row["presentation"]: row for row in readable.source.rows("coverage")}
    blank: Row = dict.fromkeys(("slides_without_text", "passages", "tagged", "read"), 0) | {"untagged_terms": []}
    decks = [
        {
            **blank,
            **deck,
            **covered.get(name, {}),
            "slides": deck["slides"],
            "name": readable.names.speaker(name),
            "speakers": readable.names.speakers(name),
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
        "lost": [_lost(readable, row) for row in readable.source.rows("lost_codings")],
    }


def _lost(readable: Readable, row: Row) -> Row:
    place = readable.names.citation(row["presentation"], row["slide"], row["page"])
    return {**row, "place": place, "code": readable.names.code(row["kind"], row["code"])}


def _changes(readable: Readable) -> dict[str, Any]:
    rows = list(readable.rows("changes"))
    return {"changes": rows[:_MOST_ROWS], "changes_more": max(len(rows) - _MOST_ROWS, 0)}


def _codes(readable: Readable) -> list[dict[str, str]]:
    book = readable.source.codebook
    codes: list[tuple[str, Theme | ActionFieldType]]
    codes = [(readable.names.theme(theme.id), theme) for theme in book.themes]
    codes += [(readable.names.plain(kind.id), kind) for kind in book.action_fields]
    return [
        {"name": name, "definition": code.definition, "exclusion": code.exclusion, "anchor": code.anchor}
        for name, code in codes
    ]


def _evidence(readable: Readable) -> dict[str, Any]:
    """Return the findings that the report leads to, each passage once."""
    frames = [readable.source.table(name) for name in SYNTHESIS_TABLES]
    wanted = {name for frame in frames if "evidence" in frame for ids in frame["evidence"] for name in ids}
    shown = readable.source.table("framework_matrix")["quotations"]
    findings = readable.index.find(sorted(wanted | {quotation["id"] for cell in shown for quotation in cell}))
    pictures = evidence_pictures(readable.source, (one.evidence for one in findings))
    passages: dict[str, dict[str, str]] = {}
    for place in (one.evidence for one in findings):
        texts = {"text": place.text, "heading": place.heading, "context": place.context, "citation": place.citation}
        picture = {"picture": pictures[place.passage]} if place.passage in pictures else {}
        passages[place.passage] = {key: plain_text(text) for key, text in texts.items()} | picture
    keys = {"one": "one_finding", "many": "many_findings", "missing": "missing", "shown": "shown"}
    keys |= {"sort": "sort_by", "picture": "slide_picture"}
    words = {key: label(f"ui.{name}", readable.language) for key, name in keys.items()}
    return {"words": words, "passages": passages, "findings": [_told(readable, one) for one in findings]}


def _told(readable: Readable, finding: Finding) -> dict[str, Any]:
    language = readable.language
    return {
        "ids": finding.ids,
        "passage": finding.evidence.passage,
        "start": finding.start,
        "end": finding.end,
        "name": plain_text(readable.names.code(finding.kind, finding.code)),
        "status": finding.status,
        "status_name": label(f"status.{finding.status}", language),
        "notes": [plain_text(note) for note in _notes(readable, finding)],
    }


def _notes(readable: Readable, finding: Finding) -> list[str]:
    """Return what else is known of a finding: who should act, why it was suggested, who decided."""
    language = readable.language
    notes = [readable.names.rule(rule) for rule in finding.rules]
    if finding.score is not None:
        score = f"{label('column.score', language)} {format_number(finding.score, language, digits=2)}"
        notes = [" · ".join((score, *notes))]
    if finding.addressee:
        notes.append(f"{label('column.addressee', language)}: {readable.names.plain(finding.addressee)}")
    if finding.holder:
        notes.append(f"{label('column.holder', language)}: {finding.holder}")
    for one in finding.decisions:
        memo = f" – {one.memo}" if one.memo else ""
        notes.append(f"{one.coder}: {label(f'status.{one.state}', language)}{memo}")
    return notes


def _json(content: dict[str, Any]) -> str:
    """Return JSON that can stand in a script element: no sign in it can end the element or begin a comment."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
