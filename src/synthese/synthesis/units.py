"""What counts once: the same words under the same title, on however many slides and in however many decks."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from synthese.provenance import normal_form
from synthese.synthesis.findings import Finding, State

__all__ = ["PassageRow", "Unit", "find_units", "merge_findings"]

_FEWEST = 2
"""A slide of one passage is the same slide only under the same title: a single line stands on many."""


class PassageRow(NamedTuple):
    """A passage as the tables need it."""

    passage: str
    presentation: str
    slide: int
    page: int
    text: str
    heading: str
    context: str = ""


class Unit(NamedTuple):
    """A passage as it is counted.

    Args:
        row: The passage, at its first place.
        places: The ids of all passages that say the same, the first one too, in reading order.
    """

    row: PassageRow
    places: tuple[str, ...]


class _Key(NamedTuple):
    text: str
    heading: str
    context: str


def find_units(rows: Iterable[PassageRow]) -> tuple[Unit, ...]:
    """Put together the passages of a project that say the same, so that a repeated slide counts once.

    Two passages are one recording unit (in the sense of Krippendorff 2004, Content Analysis, chapter 5) when their
    texts are the same, their parent bullets or header cells too, and either the titles of their slides are the same or
    the two slides hold the same passages, two or more, whatever the titles. Case, spaces and special forms make no
    difference. Animation steps need no such look: the passages room gives those of the last step alone.

    Args:
        rows: The passages of a project's decks, in reading order.

    Returns:
        The units, in the reading order of their first places.

    >>> rows = [PassageRow(f"p-{slide}", "a", slide, slide, "Kurse fehlen", "Fazit") for slide in (3, 9)]
    >>> [unit.places for unit in find_units(rows)]
    [('p-3', 'p-9')]
    """
    listed = list(rows)
    titles = _titles(listed)
    first: dict[_Key, PassageRow] = {}
    places: dict[_Key, list[str]] = {}
    for row in listed:
        key = _Key(_normal(row.text), titles[row.presentation, row.slide, _normal(row.heading)], _normal(row.context))
        first.setdefault(key, row)
        places.setdefault(key, []).append(row.passage)
    return tuple(Unit(row, tuple(places[key])) for key, row in first.items())


def merge_findings(unit: Unit, findings: Mapping[str, tuple[Finding, ...]]) -> tuple[Finding, ...]:
    """Return the findings of a unit: of each code one, whatever the number of places it was found at.

    What was decided at one place holds for its repetitions; decisions that contradict one another are a dispute.

    Args:
        unit: The unit.
        findings: The findings by passage.

    Returns:
        The findings in the order in which the places have them, all at the first place, with the evidence of each.
    """
    if len(unit.places) == 1:
        return findings.get(unit.places[0], ())
    by_code: dict[tuple[str, str], list[Finding]] = {}
    for finding in (each for place in unit.places for each in findings.get(place, ())):
        by_code.setdefault((finding.kind, finding.code), []).append(finding)
    return tuple(_merged(unit.places[0], found) for found in by_code.values())


def _titles(rows: Iterable[PassageRow]) -> dict[tuple[str, int, str], str]:
    """Return for each slide the title it goes by: its own, or that of the first slide with the same passages."""
    slides: dict[tuple[str, int, str], set[str]] = {}
    for row in rows:
        slides.setdefault((row.presentation, row.slide, _normal(row.heading)), set()).add(_normal(row.text))
    titles: dict[tuple[str, int, str], str] = {}
    known: dict[frozenset[str], str] = {}
    for slide, texts in slides.items():
        title = slide[2]
        titles[slide] = title if len(texts) < _FEWEST else known.setdefault(frozenset(texts), title)
    return titles


def _merged(passage: str, found: list[Finding]) -> Finding:
    first = found[0]
    return Finding(
        passage=passage,
        kind=first.kind,
        code=first.code,
        state=_state({finding.state for finding in found}),
        score=max(finding.score for finding in found),
        rules=tuple(dict.fromkeys(rule for finding in found for rule in finding.rules)),
        addressee=_first(finding.addressee for finding in found),
        holder=_first(finding.holder for finding in found),
        evidence=tuple(name for finding in found for name in finding.evidence),
    )


def _state(states: set[State]) -> State:
    decided = states - {"suggested"}
    if len(decided) > 1:
        return "disputed"
    return decided.pop() if decided else "suggested"


def _first(texts: Iterator[str]) -> str:
    return next((text for text in texts if text), "")


@cache
def _normal(text: str) -> str:
    return normal_form(text)
