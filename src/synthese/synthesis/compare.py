"""The comparison of projects along the dimensions of the codebook."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from synthese.synthesis.matching import find_indicators
from synthese.synthesis.material import Material, PassageRow
from synthese.synthesis.notes import latest_values
from synthese.synthesis.quotations import Candidate, choose_quotations
from synthese.synthesis.selection import Case, same_name
from synthese.synthesis.source import SynthesisInput
from synthese.tables import to_frame
from synthese.types import Decision, Dimension, Indicator

__all__ = ["build_comparison"]

_STATES = {"confirmed": "confirmed", "rejected": "rejected"}


def build_comparison(source: SynthesisInput, material: Material) -> pd.DataFrame:
    """Return one row per event, project, dimension and value whose indicators occur in the project's passages.

    A value is ``suggested`` by a passage, or by the title of its slide, in which one of its indicators occurs; a weak
    indicator counts only beside another of the same value. The team's decisions give ``confirmed``, ``rejected`` or
    ``set`` (a value nothing suggested). A dimension without values but with indicators lists the passages they occur
    in, with an empty value and the state ``candidate``; one with neither (as open fields, which have a table of their
    own) has no rows. With ``confirmed_only`` suggestions and candidates are left out.

    Args:
        source: What the synthesis is made from; its decisions hold the values.
        material: The ordered material.

    Returns:
        Table ``comparison``, sorted by event, project and the codebook's order. ``evidence`` are passage ids, for a
        value is found in passages and has no tag; a value that was set has the evidence its decision names.
    """
    values = latest_values(source.decisions)
    found = {
        dimension.id: {case: _found(material, case, dimension) for case in material.cases}
        for dimension in material.codebook.dimensions
    }
    rows = [
        row
        for case in material.cases
        for dimension in material.codebook.dimensions
        for row in _rows(
            material,
            case,
            dimension,
            found[dimension.id][case],
            values.get((same_name(case.project), dimension.id), {}),
        )
    ]
    return to_frame("comparison", rows)


def _rows(
    material: Material,
    case: Case,
    dimension: Dimension,
    found: Mapping[str, list[Candidate]],
    decisions: Mapping[str, Decision],
) -> Iterator[dict[str, Any]]:
    """Yield the rows of a cell: what was found in the codebook's order, then what was set beside it."""
    for value in [*found, *sorted(decisions.keys() - found.keys())]:
        candidates = found.get(value, [])
        state = _state(value, decisions.get(value))
        if material.settings.confirmed_only and state in {"suggested", "candidate"}:
            continue
        decision = decisions.get(value)
        yield {
            "event": case.event,
            "project": case.project,
            "dimension": dimension.id,
            "value": value,
            "state": state,
            "quotations": choose_quotations(candidates, limit=material.settings.quotations),
            "evidence": [each.id for each in candidates] or list(decision.evidence if decision else ()),
        }


def _state(value: str, decision: Decision | None) -> str:
    if decision:
        return _STATES.get(decision.status, "set")
    return "suggested" if value else "candidate"


def _found(material: Material, case: Case, dimension: Dimension) -> dict[str, list[Candidate]]:
    """Return the passages that speak for each value, in the codebook's order; values without any are absent."""
    values = dimension.values  # noqa: PD011 - a record of the codebook, no data frame
    choices = [(each.value, each.indicators) for each in values] or [("", dimension.indicators)]
    rows = list(material.passages(case))
    found = {value: list(_candidates(rows, indicators)) for value, indicators in choices}
    return {value: candidates for value, candidates in found.items() if candidates}


def _candidates(rows: Sequence[PassageRow], indicators: Sequence[Indicator]) -> Iterator[Candidate]:
    if not indicators:
        return
    texts = find_indicators(indicators, [row.text for row in rows])
    headings = find_indicators(indicators, [row.heading for row in rows])
    for row, in_text, in_heading in zip(rows, texts, headings, strict=True):
        places = in_text | in_heading
        if len(places) > 1 or any(not indicators[place].weak for place in places):
            # More indicators speak more surely; words of the passage itself more than those of its title.
            weight = 1 - 0.5 ** (len(in_text) + 0.5 * len(in_heading - in_text))
            yield Candidate(row, row.passage, weight)
