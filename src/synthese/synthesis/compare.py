"""The comparison of projects along the dimensions of the codebook."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from synthese.coding import Note
from synthese.order import german_key
from synthese.synthesis.matching import find_indicators
from synthese.synthesis.material import Material
from synthese.synthesis.notes import latest_summaries, latest_values
from synthese.synthesis.quotations import Candidate, choose_quotations
from synthese.synthesis.selection import same_name
from synthese.synthesis.source import SynthesisInput
from synthese.synthesis.units import PassageRow
from synthese.tables import to_frame
from synthese.types import Codebook, Dimension, Indicator

__all__ = ["build_comparison"]

_STATES = {"confirmed": "confirmed", "rejected": "rejected"}


class _Choice(NamedTuple):
    """A value of a dimension; of a dimension without values the empty one."""

    dimension: str
    value: str


_Found = Mapping[_Choice, list[Candidate]]


def build_comparison(source: SynthesisInput, material: Material) -> pd.DataFrame:
    """Return one row per event, project, dimension and value whose indicators occur in the project's passages.

    A value is ``suggested`` by a passage, or by the title of its slide, in which one of its indicators occurs; a weak
    indicator counts only beside another of the same value. The team's decisions give ``confirmed``, ``rejected`` or
    ``set``; a summary written on a dimension is a value that was set. A dimension without values but with indicators
    lists the passages they occur in, with an empty value and the state ``candidate``; one with neither (as open
    fields, which have a table of their own) has rows only where the team set a value. With ``confirmed_only``
    suggestions and candidates are left out.

    Args:
        source: What the synthesis is made from; its decisions hold the values.
        material: The ordered material.

    Returns:
        Table ``comparison``, sorted by event, project and the codebook's order. ``evidence`` are passage ids, for a
        value is found in passages and has no tag; a value that nothing suggested has the evidence its decision names.
    """
    weights = _weights(material)
    values = latest_values(source.decisions)
    summaries = latest_summaries(source.decisions)
    known = {*source.passages["passage"], *source.tags["tag"], *source.codings["coding"]}
    rows = []
    for case in material.cases:
        found = _found(material.passages(case), weights)
        for dimension in material.codebook.dimensions:
            decided = values.get((same_name(case.project), dimension.id), {})
            if summary := summaries.get((same_name(case.project), dimension.id)):
                decided = {**decided, summary.text: summary}
            for row in _rows(material, dimension, found, decided):
                evidence = [name for name in row["evidence"] if name in known]
                rows.append({"event": case.event, "project": case.project, **row, "evidence": evidence})
    return to_frame("comparison", rows)


def _rows(
    material: Material, dimension: Dimension, found: _Found, decided: Mapping[str, Note]
) -> Iterator[dict[str, Any]]:
    """Yield the rows of a cell in the codebook's order, values that it does not know last."""
    of_codebook = _values(dimension)
    for value in [*of_codebook, *sorted(decided.keys() - of_codebook.keys(), key=german_key)]:
        candidates = found.get(_Choice(dimension.id, value), [])
        note = decided.get(value)
        if not note and (not candidates or material.settings.confirmed_only):
            continue
        yield {
            "dimension": dimension.id,
            "value": value,
            "state": _STATES.get(note.status, "set") if note else "suggested" if value else "candidate",
            "quotations": choose_quotations(candidates, limit=material.settings.quotations),
            "evidence": [each.id for each in candidates] or list(note.evidence if note else ()),
        }


def _values(dimension: Dimension) -> dict[str, tuple[Indicator, ...]]:
    values = dimension.values  # noqa: PD011 - a record of the codebook, no data frame
    return {each.value: each.indicators for each in values} or {"": dimension.indicators}


def _found(rows: Iterator[PassageRow], weights: Mapping[str, Mapping[_Choice, float]]) -> _Found:
    found: dict[_Choice, list[Candidate]] = {}
    for row in rows:
        for choice, weight in weights[row.passage].items():
            found.setdefault(choice, []).append(Candidate(row, row.passage, weight))
    return found


def _weights(material: Material) -> dict[str, dict[_Choice, float]]:
    """Return for each passage what it speaks for and how surely, all indicators compared in one go."""
    choices = list(_indicators(material.codebook))
    indicators = [indicator for _, indicator in choices]
    rows = [row for case in material.cases for row in material.passages(case)]
    headings = sorted({row.heading for row in rows})
    in_headings = dict(zip(headings, find_indicators(indicators, headings), strict=True))
    in_texts = find_indicators(indicators, [row.text for row in rows])
    return {
        row.passage: _spoken_for(choices, in_text, in_headings[row.heading] - in_text)
        for row, in_text in zip(rows, in_texts, strict=True)
    }


def _indicators(codebook: Codebook) -> Iterator[tuple[_Choice, Indicator]]:
    for dimension in codebook.dimensions:
        for value, indicators in _values(dimension).items():
            for indicator in indicators:
                yield _Choice(dimension.id, value), indicator


def _spoken_for(
    choices: list[tuple[_Choice, Indicator]], in_text: frozenset[int], in_heading: frozenset[int]
) -> dict[_Choice, float]:
    strength: defaultdict[_Choice, float] = defaultdict(float)
    hits: defaultdict[_Choice, list[Indicator]] = defaultdict(list)
    for place in sorted(in_text | in_heading):
        choice, indicator = choices[place]
        hits[choice].append(indicator)
        # Words of the passage itself speak more surely than those of its title.
        strength[choice] += 1.0 if place in in_text else 0.5
    return {
        choice: 1 - 0.5 ** strength[choice] for choice, found in hits.items() if len(found) > 1 or not found[0].weak
    }
