"""What was suggested and decided: codes at passages with their words, why a text is tagged, indicators at work."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Protocol

from markupsafe import Markup
from pandas.io.formats.style import Styler

from synthese.errors import WorkspaceError
from synthese.exports.colours import shade
from synthese.exports.evidence import Finding
from synthese.exports.labels import format_number, label
from synthese.exports.readable import Readable
from synthese.notebook.choosing import chosen, unknown
from synthese.notebook.decks import deck_names
from synthese.notebook.evidence import Openings
from synthese.notebook.grids import Cell, Grid, present_grid
from synthese.notebook.styling import Column, cited, columns, lines, marked, named, present, text
from synthese.synthesis.selection import same_name

__all__ = [
    "cell_evidence",
    "explanation_table",
    "find_findings",
    "finding_table",
    "silent_indicators",
    "themes_by_deck",
]

_TERM = 40
_TERMS = 20


class Explained(Protocol):
    """What ``workspace.explain`` returns."""

    @property
    def decisions(self) -> Sequence[Any]:
        """One record a code: kind, code, verdict, reason, score, rules, addressee."""


def find_findings(tables: Readable, *, presentation: str = "", themes: Iterable[str] = ()) -> list[Finding]:
    """Return the codes at passages, in the order of the slides.

    Args:
        tables: The result of ``in_words``.
        presentation: The presentation's id; empty for all.
        themes: The codes of interest; none for all.

    Returns:
        Themes and open action fields, suggested or decided.

    Raises:
        WorkspaceError: When there is no such presentation or code.
    """
    decks = list(deck_names(tables))
    if presentation and presentation not in decks:
        raise WorkspaceError(unknown("presentation", [presentation], deck_names(tables)))
    book = tables.source.codebook
    codes = [*(theme.id for theme in book.themes), *(field.id for field in book.action_fields)]
    wanted = set(chosen("code", themes, {code: tables.names.plain(code) for code in codes}))
    found = [
        one
        for one in tables.index.findings
        if one.kind != "passage"
        and presentation in ("", one.evidence.presentation)
        and (not wanted or one.code in wanted)
    ]
    return sorted(found, key=lambda one: (decks.index(one.evidence.presentation), one.evidence.slide))


def finding_table(tables: Readable, findings: Iterable[Finding], *, rows: int = 30, ids: bool = False) -> Styler:
    """Return codes with the words they rest on, where these stand and which rules fired.

    Args:
        tables: The result of ``in_words``.
        findings: The result of ``find_findings`` or ``next_to_review``.
        rows: How many to show.
        ids: True to show the ids by which decisions name them.
    """
    names, language = tables.names, tables.language
    found = list(findings)
    cells = [
        (
            *([named(one.ids[0])] if ids else []),
            cited(one.evidence.citation),
            _words(one),
            lines([label(f"kind.{one.kind}", language), names.code(one.kind, one.code)]),
            lines(_short(names.rule(rule)) for rule in one.rules),
            "" if one.score is None else one.score,
            label(f"status.{one.status}", language),
        )
        for one in found[:rows]
    ]
    first = columns(tables, tag=0) if ids else []
    header = [*first, *columns(tables, citation=12, passage_text=36, code=18, rules=18, score=0, status=0)]
    return present(tables, header, cells, total=len(found), caption=label("reading.score", language))


def cell_evidence(tables: Readable, *, project: str = "", theme: str = "") -> list[Finding]:
    """Return all evidence of a cell of the framework matrix: what its summary is to be written from.

    Args:
        tables: The result of ``in_words``.
        project: The project's name, in any spelling; empty for the one of which there is most evidence.
        theme: The theme's id; empty for the one of which there is most evidence.

    Raises:
        WorkspaceError: When there is no such project or theme.
    """
    rows = tables.source.rows("framework_matrix")
    names = {same_name(row["project"]): row["project"] for row in rows}
    if project and same_name(project) not in names:
        raise WorkspaceError(unknown("project", [project], names.values()))
    chosen("theme", theme, {code: tables.names.plain(code) for code in tables.names.themes})
    evidence: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        if same_name(project or row["project"]) == same_name(row["project"]) and theme in ("", row["theme"]):
            evidence.setdefault((row["project"], row["theme"]), []).extend(row["evidence"])
    most: list[str] = max(evidence.values(), key=len, default=[])
    return tables.index.find(most)


def explanation_table(tables: Readable, explanation: Explained) -> Styler:
    """Return what speaks for which code in a text, and why each is suggested or dropped."""
    names, language = tables.names, tables.language
    cells = [
        (
            label(f"kind.{one.kind}", language),
            names.code(one.kind, one.code),
            label(f"verdict.{one.verdict}", language),
            one.score,
            lines(_short(names.rule(rule)) for rule in one.rules),
            names.plain(one.addressee) if one.addressee else "",
            one.reason if one.verdict == "dropped" else "",
        )
        for one in explanation.decisions
    ]
    header = columns(tables, kind=0, code=24, verdict=0, score=0, rules=30, addressee=0, reason=24)
    return present(tables, header, cells)


def themes_by_deck(tables: Readable) -> Styler:
    """Return how many passages of each deck carry each theme, the commentaries' too; rejected ones do not count."""
    decks, openings = deck_names(tables), Openings(tables)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in find_findings(tables):
        if one.counts:
            found[one.code, one.evidence.presentation].append(one.ids[0])
    themes = sorted({code for code, _ in found} & set(tables.names.themes), key=tables.names.code_order)
    top = max((len(found[theme, deck]) for theme in themes for deck in decks if (theme, deck) in found), default=0)

    def counted(theme: str, deck: str) -> Cell:
        ids = found.get((theme, deck), [])
        about = tables.names.theme(theme), decks[deck]
        shown = format_number(len(ids), tables.language) if ids else "–"
        return Cell(openings.number(shown, ids, *about), shade(len(ids), top=top))

    grid = Grid(
        row=label("column.theme", tables.language),
        case=label("column.presentation", tables.language),
        rows=[tables.names.theme(theme) for theme in themes],
        cases=list(decks.values()),
        cells=[[counted(theme, deck) for deck in decks] for theme in themes],
    )
    return present_grid(tables, grid, openings, caption=label("about.themes_by_deck", tables.language))


def silent_indicators(tables: Readable) -> Styler:
    """Return for each theme which of its indicators occur on slides, and how many and which on none."""
    rows = []
    for theme, group in groupby(tables.source.rows("indicators"), key=lambda row: row["theme"]):
        members = list(group)
        silent = [row["indicator"] for row in members if not row["n_hits"]]
        fired = sorted((row for row in members if row["n_hits"]), key=lambda row: -row["n_hits"])
        often = [f"{_short(row['indicator'])} ({format_number(row['n_hits'], tables.language)})" for row in fired]
        rows.append(
            (
                tables.names.theme(theme),
                len(members),
                _some(tables, often),
                len(silent),
                _some(tables, list(map(_short, silent))),
            )
        )
    header = columns(tables, theme=24, indicators=0, fired=44, silent=0)
    header.append(Column(label("word.examples", tables.language), 44))
    return present(tables, header, rows)


def _words(finding: Finding) -> Markup:
    """Return the passage with its quotation marked; where a title or context decided, no word of it stands out."""
    value = finding.evidence.text
    whole = finding.end - finding.start >= len(value)
    return text(value) if whole else marked(value, finding.start, finding.end)


def _short(term: str) -> str:
    """Return a term as it fits a cell: regular expressions may be long."""
    return term if len(term) <= _TERM else f"{term[: _TERM - 2].rstrip()} …"


def _some(tables: Readable, terms: Sequence[str]) -> str:
    more = len(terms) - _TERMS
    told = ", ".join(terms[:_TERMS])
    return f"{told} {label('word.and_more', tables.language, n=more)}" if more > 0 else told
