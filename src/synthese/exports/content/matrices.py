"""Matrices of projects: how often they speak of a theme, what they say on it, how they work."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from synthese.exports.labels import label
from synthese.exports.readable import Readable, plain_text, shown_text
from synthese.exports.source import Row

__all__ = [
    "ComparedValue",
    "FrameworkCell",
    "MatrixCell",
    "MatrixRow",
    "Quotation",
    "comparison_rows",
    "framework_rows",
    "matrix_rows",
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
        texts = (shown_text(quotation["text"]) for quotation in row["quotations"])
        quoted = "; ".join(label("citation.words", readable.language, text=text) for text in texts)
        value = ComparedValue(value=row["value"] or quoted, state=row["state"], evidence=tuple(row["evidence"]))
        if value.value:
            found[row["dimension"]][row["event"], row["project"]].append(value)
    order = {dimension.id: place for place, dimension in enumerate(readable.source.codebook.dimensions)}
    names = readable.names
    ordered = sorted(found, key=lambda dimension: (order.get(dimension, len(order)), dimension))
    return [(names.plain(dimension), [found[dimension][case] for case in names.cases]) for dimension in ordered]


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
