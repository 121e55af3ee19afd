"""Key figures, and what everything was made from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from synthese.exports.content.matrices import matrix_rows
from synthese.exports.evidence import Finding
from synthese.exports.labels import format_number, label
from synthese.exports.readable import Readable

__all__ = ["KeyFigure", "key_figures", "provenance_rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A number for the overview."""

    key: str
    name: str
    value: str


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


def _confirmed(findings: Iterable[Finding]) -> int:
    return sum(finding.status == "confirmed" for finding in findings)
