"""Key figures, and what everything was made from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from synthese.exports.content.matrices import matrix_rows
from synthese.exports.evidence import Finding
from synthese.exports.labels import format_number, label
from synthese.exports.readable import Readable
from synthese.exports.source import Row

__all__ = ["KeyFigure", "counted_findings", "key_figures", "provenance_rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A number for the overview.

    Args:
        value: The number as it is written, with the whole of which it is a part.
        number: The number alone.
        total: The whole; None where the number is no part of one.
        evidence: The ids it rests on; none where it counts what stands in the rows of decks.
        decks: The decks in whose rows of what was read stands what is counted.
    """

    key: str
    name: str
    value: str
    number: int
    total: int | None
    evidence: tuple[str, ...]
    decks: tuple[str, ...]


def key_figures(readable: Readable) -> list[KeyFigure]:
    """Return the numbers of the overview, of the decks that are compared."""
    return [*_deck_figures(readable), *_theme_figures(readable), *_field_figures(readable), _confirmed(readable)]


def _deck_figures(readable: Readable) -> Iterator[KeyFigure]:
    compared = readable.names.compared
    unread = [
        deck for deck in readable.names.presentations.values() if deck["status"] == "failed" and deck not in compared
    ]
    coverage = {row["presentation"]: row for row in readable.source.rows("coverage")}
    names = tuple(deck["presentation"] for deck in compared)
    rows = [coverage[name] for name in names if name in coverage]
    read = sum(deck["status"] != "failed" for deck in compared)
    decks = (*names, *(deck["presentation"] for deck in unread))
    yield _figure(readable, "presentations", read, total=len(decks), decks=decks)
    speaking = tuple(deck["presentation"] for deck in compared if deck["role"] == "project")
    yield _figure(readable, "projects", len({case.project for case in readable.names.cases}), decks=speaking)
    yield _figure(readable, "slides", sum(deck["slides"] for deck in compared), decks=names)
    yield _figure(readable, "passages", sum(row["passages"] for row in rows), decks=names)
    tagged = [row for row in rows if row["tagged"]]
    yield _figure(readable, "tagged", sum(row["tagged"] for row in tagged), evidence=_evidence(tagged))


def _theme_figures(readable: Readable) -> Iterator[KeyFigure]:
    themes = matrix_rows(readable)
    spoken = sum(any(cell.count for cell in row.cells) for row in themes)
    found = (name for row in themes for cell in row.cells for name in cell.evidence)
    yield _figure(readable, "themes", spoken, total=len(themes), evidence=found)


def _field_figures(readable: Readable) -> Iterator[KeyFigure]:
    rows = readable.source.rows("action_fields")
    commentary = [row for row in rows if row["role"] == "commentary"]
    own = [row for row in rows if row["role"] != "commentary"]
    for key, counted in (("fields", own), ("commentary", commentary)):
        yield _figure(readable, key, len(counted), evidence=_evidence(counted))


def _confirmed(readable: Readable) -> KeyFigure:
    findings = counted_findings(readable)
    confirmed = [one for one in findings if one.status == "confirmed"]
    ids = (name for one in confirmed for name in one.ids)
    return _figure(readable, "confirmed", len(confirmed), total=len(findings), evidence=ids)


def counted_findings(readable: Readable) -> list[Finding]:
    """Return the findings that count, of the decks that are compared."""
    compared = {deck["presentation"] for deck in readable.names.compared}
    return [one for one in readable.index.findings if one.counts and one.evidence.presentation in compared]


def _evidence(rows: Iterable[Row]) -> Iterator[str]:
    return (name for row in rows for name in row["evidence"])


def _figure(
    readable: Readable,
    key: str,
    number: int,
    *,
    total: int | None = None,
    evidence: Iterable[str] = (),
    decks: tuple[str, ...] = (),
) -> KeyFigure:
    language = readable.language
    value = format_number(number, language)
    if total is not None:
        value = label("figure.of", language, n=value, total=format_number(total, language))
    return KeyFigure(
        key=key,
        name=label(f"figure.{key}", language),
        value=value,
        number=number,
        total=total,
        evidence=tuple(evidence),
        decks=decks,
    )


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
