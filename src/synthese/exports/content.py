"""The synthesis as it is shown: matrices of projects, lists of fields and key figures."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from synthese.exports.evidence import Finding
from synthese.exports.labels import format_number, label, value_label
from synthese.exports.readable import Readable, plain_text, shown_text
from synthese.exports.source import Row
from synthese.order import german_key

__all__ = [
    "CheckCell",
    "CheckRow",
    "ComparedValue",
    "FieldRow",
    "FrameworkCell",
    "KeyFigure",
    "MatrixCell",
    "MatrixRow",
    "Quotation",
    "check_rows",
    "comparison_rows",
    "field_rows",
    "framework_rows",
    "key_figures",
    "matrix_rows",
    "provenance_rows",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """How often a project speaks of a theme.

    Args:
        count: Passages confirmed or suggested.
        share: Of all passages of the project, 0 to 1.
        read: Passages of the project that a person read, whatever the theme.
        passages: All passages of the project.
        evidence: The ids behind the count.
    """

    count: int = 0
    share: float = 0.0
    confirmed: int = 0
    disputed: int = 0
    read: int = 0
    passages: int = 0
    evidence: tuple[str, ...] = ()

    @property
    def read_and_nothing(self) -> bool:
        """True where a person read every passage and nothing speaks of the theme."""
        return self.count == 0 and self.read >= self.passages > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A theme with one cell a case."""

    theme: str
    name: str
    group: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words with their place."""

    id: str
    text: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkCell:
    """What a project says on a theme: the researcher's summary and the quotations."""

    summary: str = ""
    state: str = "none"
    quotations: tuple[Quotation, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedValue:
    """A value of a comparison dimension, or a candidate quotation of one without values."""

    value: str
    state: str
    evidence: tuple[str, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A number for the overview."""

    key: str
    name: str
    value: str


def matrix_rows(readable: Readable) -> list[MatrixRow]:
    """Return the theme matrix: a row a theme in the order of the codebook, a cell a case in the order of the names."""
    found: dict[str, dict[Any, MatrixCell]] = defaultdict(dict)
    groups = {theme.id: theme.group for theme in readable.source.codebook.themes}
    totals = _passages(readable)
    for row in readable.source.rows("theme_matrix"):
        groups.setdefault(row["theme"], row["group"])
        found[row["theme"]][row["event"], row["project"]] = MatrixCell(
            count=row["n_passages"],
            share=row["share"],
            confirmed=row["n_confirmed"],
            disputed=row["n_disputed"],
            read=row["n_read"],
            passages=totals[row["event"], row["project"]],
            evidence=tuple(row["evidence"]),
        )
    names = readable.names
    return [
        MatrixRow(
            theme=theme,
            name=names.theme(theme),
            group=names.plain(groups[theme]),
            cells=tuple(found[theme].get(case, MatrixCell()) for case in names.cases),
        )
        for theme in sorted(found, key=names.code_order)
    ]


def framework_rows(readable: Readable) -> list[tuple[str, list[FrameworkCell]]]:
    """Return the framework matrix: the name of each theme that anybody speaks of, with one cell a case."""
    found: dict[str, dict[Any, FrameworkCell]] = defaultdict(dict)
    for row in readable.source.rows("framework_matrix"):
        if row["summary"] or row["quotations"]:
            found[row["theme"]][row["event"], row["project"]] = FrameworkCell(
                summary=plain_text(row["summary"]),
                state=row["summary_state"],
                quotations=tuple(_quotation(readable, quotation) for quotation in row["quotations"]),
                evidence=tuple(row["evidence"]),
            )
    names = readable.names
    ordered = sorted(found, key=names.code_order)
    return [
        (names.theme(theme), [found[theme].get(case, FrameworkCell()) for case in names.cases]) for theme in ordered
    ]


def comparison_rows(readable: Readable) -> list[tuple[str, list[list[ComparedValue]]]]:
    """Return the comparison: the name of each dimension, with the values of each case."""
    found: dict[str, dict[Any, list[ComparedValue]]] = defaultdict(lambda: defaultdict(list))
    for row in readable.source.rows("comparison"):
        quoted = "; ".join(f"„{shown_text(quotation['text'])}“" for quotation in row["quotations"])
        value = ComparedValue(value=row["value"] or quoted, state=row["state"], evidence=tuple(row["evidence"]))
        if value.value:
            found[row["dimension"]][row["event"], row["project"]].append(value)
    order = {dimension.id: place for place, dimension in enumerate(readable.source.codebook.dimensions)}
    names = readable.names
    ordered = sorted(found, key=lambda dimension: (order.get(dimension, len(order)), dimension))
    return [(names.plain(dimension), [found[dimension][case] for case in names.cases]) for dimension in ordered]


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


def key_figures(readable: Readable) -> list[KeyFigure]:
    """Return the numbers of the overview, of the decks that are compared."""
    language = readable.language
    decks = readable.names.compared
    compared = {deck["presentation"] for deck in decks}
    unread = sum(deck["status"] == "failed" for deck in readable.names.presentations.values() if deck not in decks)
    coverage = [row for row in readable.source.rows("coverage") if row["presentation"] in compared]
    fields = readable.source.rows("action_fields")
    findings = [one for one in readable.index.findings if one.counts and one.evidence.presentation in compared]
    themes = matrix_rows(readable)
    spoken = sum(any(cell.count for cell in row.cells) for row in themes)
    commentary = sum(row["role"] == "commentary" for row in fields)

    def of(n: int, total: int) -> str:
        numbers = {"n": format_number(n, language), "total": format_number(total, language)}
        return label("figure.of", language, **numbers)

    values = {
        "presentations": of(sum(deck["status"] != "failed" for deck in decks), len(decks) + unread),
        "projects": format_number(len(readable.names.cases), language),
        "slides": format_number(sum(deck["slides"] for deck in decks), language),
        "passages": format_number(sum(row["passages"] for row in coverage), language),
        "tagged": format_number(sum(row["tagged"] for row in coverage), language),
        "themes": of(spoken, len(themes)),
        "fields": format_number(len(fields) - commentary, language),
        "commentary": format_number(commentary, language),
        "confirmed": of(_confirmed(findings), len(findings)),
    }
    return [KeyFigure(key=key, name=label(f"figure.{key}", language), value=value) for key, value in values.items()]


def provenance_rows(provenance: Mapping[str, Any], *, prefix: str = "") -> list[tuple[str, str]]:
    """Return nested provenance as pairs of dotted name and value, in the order of the names.

    >>> provenance_rows({"versions": {"pandas": "3.0"}, "decks": ["a", "b"]})
    [('decks', 'a; b'), ('versions.pandas', '3.0')]
    """
    pairs: list[tuple[str, str]] = []
    for key in sorted(provenance):
        value = provenance[key]
        if isinstance(value, Mapping):
            pairs += provenance_rows(value, prefix=f"{prefix}{key}.")
        elif isinstance(value, list | tuple):
            pairs.append((f"{prefix}{key}", "; ".join(map(str, value))))
        else:
            pairs.append((f"{prefix}{key}", str(value)))
    return pairs


def _passages(readable: Readable) -> Counter[tuple[str, str]]:
    totals: Counter[tuple[str, str]] = Counter()
    for row in readable.source.rows("coverage"):
        deck = readable.names.presentations.get(row["presentation"], {})
        if deck.get("role") == "project":
            totals[deck["event"], deck["project"]] += row["passages"]
    return totals


def _quotation(readable: Readable, quotation: Row) -> Quotation:
    place = readable.names.citation(quotation["presentation"], quotation["slide"], quotation["page"])
    return Quotation(id=quotation["id"], text=shown_text(quotation["text"]), citation=place)


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


def _confirmed(findings: Iterable[Finding]) -> int:
    return sum(finding.status == "confirmed" for finding in findings)
