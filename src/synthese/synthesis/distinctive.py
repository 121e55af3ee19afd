"""What is distinctive of each project: themes and words it has more of than the others."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from synthese.synthesis.material import Material, evidence_of
from synthese.synthesis.measures import Interval, distinctive_log_odds
from synthese.synthesis.selection import Case
from synthese.synthesis.similarity import own_themes
from synthese.synthesis.terms import content_words
from synthese.synthesis.units import Unit
from synthese.tables import to_frame

__all__ = ["build_distinctive"]

_TERMS = 15
_LEAST = 2


def build_distinctive(material: Material) -> pd.DataFrame:
    """Return themes and terms with their log odds ratio, each project against all others together.

    The measure is that of Monroe, Colaresi and Quinn (2008) with an informative Dirichlet prior as heavy as an
    average project. Of themes all that the project speaks of are listed, negative values too; of terms (lower-cased
    word forms of four letters and more, no stop words and not the project's own name) the fifteen with the highest
    z-score among those that occur twice or more in the project and more than elsewhere. A project's events are taken
    together; with fewer than two projects there is nothing to compare and no row.

    Args:
        material: The ordered material.

    Returns:
        Table ``distinctive``: kind ``theme`` or ``term``, by project, kind and falling log odds. ``evidence`` are
        tags and codings for themes and passage ids for terms.
    """
    themes = {case.project: own_themes(material, case) for case in material.projects}
    theme_counts = {name: {code: len(found) for code, found in rows.items()} for name, rows in themes.items()}
    units = {case.project: _units(material, case) for case in material.projects}
    term_counts = {name: {term: len(found) for term, found in rows.items()} for name, rows in units.items()}
    rows: list[dict[str, Any]] = []
    for name, measured in _measured(theme_counts):
        ordered = sorted(measured, key=lambda code: -measured[code].estimate)
        rows += [_row(name, "theme", measured, code, len(themes[name][code])) for code in ordered]
        for row in rows[len(rows) - len(ordered) :]:
            row["evidence"] = evidence_of(themes[name][row["item"]])
    for name, measured in _measured(term_counts):
        for term in _telling(name, measured, term_counts[name]):
            passages = list(dict.fromkeys(place for unit in units[name][term] for place in unit.places))
            rows.append(_row(name, "term", measured, term, len(units[name][term])) | {"evidence": passages})
    order = {case.project: place for place, case in enumerate(material.projects)}
    return to_frame("distinctive", sorted(rows, key=lambda row: (order[row["project"]], row["kind"])))


def _measured(counts: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[str, dict[str, Interval]]]:
    """Yield each project with the measures of what occurs in it."""
    total: Counter[str] = Counter()
    for own in counts.values():
        total.update(own)
    prior = total.total() / len(counts) if counts else 0.0
    for name, own in counts.items():
        others = {term: total[term] - own.get(term, 0) for term in total}
        yield name, distinctive_log_odds(own, others, prior=prior)


def _units(material: Material, case: Case) -> dict[str, list[Unit]]:
    """Return for each term the units it stands in, as often as it does, in reading order."""
    units: dict[str, list[Unit]] = {}
    for unit in material.units(case):
        for term in content_words(unit.row.text):
            units.setdefault(term, []).append(unit)
    return units


def _telling(project: str, measured: Mapping[str, Interval], counts: Mapping[str, int]) -> list[str]:
    name = frozenset(content_words(project))
    terms = [
        term
        for term, interval in measured.items()
        if counts[term] >= _LEAST and interval.estimate > 0 and term not in name
    ]
    # The interval is symmetric: estimate over half its width is the z-score but for a constant.
    best = sorted(terms, key=lambda term: (-measured[term].estimate / (measured[term].high - measured[term].low), term))
    return sorted(best[:_TERMS], key=lambda term: (-round(measured[term].estimate, 6), term))


def _row(project: str, kind: str, measured: Mapping[str, Interval], item: str, n: int) -> dict[str, Any]:
    interval = measured[item]
    return {
        "project": project,
        "kind": kind,
        "item": item,
        "log_odds": round(interval.estimate, 6),
        "low": round(interval.low, 6),
        "high": round(interval.high, 6),
        "n": n,
    }
