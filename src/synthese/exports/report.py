"""The report: one HTML file that needs nothing from outside and leads from every number to slide and words."""

from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from synthese.exports.colours import Shade, shade
from synthese.exports.content import comparison_rows, framework_rows, key_figures, matrix_rows, provenance_rows
from synthese.exports.editions import marks
from synthese.exports.facets import Facets
from synthese.exports.labels import format_number, format_share, label, value_label
from synthese.exports.messages import key_messages
from synthese.exports.readable import Readable, plain_text
from synthese.exports.report_evidence import ReportEvidence
from synthese.exports.sections import (
    change_section,
    check_section,
    coverage_section,
    event_section,
    field_section,
    measure_section,
)
from synthese.exports.source import ReportSource
from synthese.exports.told import problem_message
from synthese.files import write_whole
from synthese.types import ActionFieldType, Theme

__all__ = ["render_part", "render_report", "write_report"]

TEMPLATES = Path(__file__).with_name("templates")
_SECTIONS = (
    "glance",
    "matrix",
    "events",
    "framework",
    "comparison",
    "fields",
    "check",
    "distinctive",
    "coverage",
    "changes",
    "provenance",
)
_SIDE_BY_SIDE = 5
"""More projects than these are not read beside one another: then each has rows of its own."""


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
    evidence = ReportEvidence(readable)
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
    environment.globals["numbers"] = evidence.of
    environment.globals["missing"] = evidence.missing
    return environment.get_template(template).render(_content(readable, evidence))


def _content(readable: Readable, evidence: ReportEvidence) -> dict[str, Any]:
    source, facets = readable.source, Facets(readable)
    return {
        "language": source.language,
        "samples": source.samples,
        "public": source.public,
        "marks": marks(source),
        "css": _part("report.css"),
        "js": _part("report.js"),
        "facets": facets,
        "cases": [readable.names.case(case) for case in readable.names.cases],
        "many": len(readable.names.cases) > _SIDE_BY_SIDE,
        "events": [", ".join(filter(None, event)) for event in facets.events if event[0] != facets.event("")],
        "lede": _lede(readable),
        "figures": key_figures(readable),
        "messages": key_messages(readable),
        "framework": [
            (theme, facets.groups(theme.partition(" ")[0]), cells) for theme, cells in framework_rows(readable)
        ],
        "comparison": [(dimension, "", cells) for dimension, cells in comparison_rows(readable)],
        "problems": [problem_message(problem, source.language) for problem in source.problems],
        "provenance": provenance_rows(source.provenance),
        "codes": _codes(readable),
        "evidence_json": evidence.json(facets),
        **_matrix(readable, facets),
        **field_section(readable, facets),
        **check_section(readable, facets),
        **measure_section(readable, facets),
        **(sections := event_section(readable, facets)),
        **coverage_section(readable, evidence, facets),
        **change_section(readable),
        "sections": [name for name in _SECTIONS if name != "events" or sections["event_names"]],
    }


def _part(name: str) -> Markup:
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704 - our own file


def _lede(readable: Readable) -> str:
    decks = readable.names.compared
    numbers = {
        "projects": len({case.project for case in readable.names.cases}),
        "decks": len(decks),
        "slides": sum(deck["slides"] for deck in decks),
    }
    words = {key: format_number(value, readable.language) for key, value in numbers.items()}
    return label("ui.lede", readable.language, **words)


def _matrix(readable: Readable, facets: Facets) -> dict[str, Any]:
    rows = matrix_rows(readable)
    top = max((cell.share for row in rows for cell in row.cells), default=0.0)

    def coloured(share: float) -> Shade:
        return shade(share, top=top)

    parts = [(name, list(members)) for name, members in groupby(rows, key=lambda row: row.group)]
    return {
        "matrix_groups": [(name, facets.groups(members[0].theme), members) for name, members in parts],
        "shade": coloured,
    }


def _codes(readable: Readable) -> list[dict[str, str]]:
    book = readable.source.codebook
    codes: list[tuple[str, Theme | ActionFieldType]]
    codes = [(readable.names.theme(theme.id), theme) for theme in book.themes]
    codes += [(readable.names.plain(kind.id), kind) for kind in book.action_fields]
    return [
        {"name": name, "definition": code.definition, "exclusion": code.exclusion, "anchor": code.anchor}
        for name, code in codes
    ]
