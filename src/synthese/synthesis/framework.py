"""The framework matrix: projects as rows, themes as columns, the researcher's summary beside its evidence."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from synthese.coding import Note
from synthese.synthesis.findings import Finding
from synthese.synthesis.material import Material, evidence_of
from synthese.synthesis.notes import latest_summaries
from synthese.synthesis.quotations import candidate, choose_quotations
from synthese.synthesis.selection import Case, same_name
from synthese.synthesis.source import SynthesisInput
from synthese.synthesis.themes import theme_findings
from synthese.synthesis.units import PassageRow
from synthese.tables import to_frame

__all__ = ["build_framework_matrix"]

_Places = Mapping[str, tuple[str, str]]


def build_framework_matrix(source: SynthesisInput, material: Material) -> pd.DataFrame:
    """Return one row per event, project and theme with summary, quotations and evidence.

    The form is the framework method's (Gale et al. 2013, BMC Medical Research Methodology 13:117): rows are cases,
    columns are codes, cells are summarised. A summary is ``current`` while the passages it was written from are those
    of the cell, or of the project's cells at all its events; that a suggestion among them was confirmed does not
    outdate it.

    Args:
        source: What the synthesis is made from; its decisions hold the summaries.
        material: The ordered material.

    Returns:
        Table ``framework_matrix``, sorted by event, project and the codebook's order.
    """
    summaries = latest_summaries(source.decisions)
    places = _places(source)
    whole = {same_name(project.project): _counted(material, project) for project in material.projects}
    rows: list[dict[str, Any]] = []
    for case in material.cases:
        found = _counted(material, case)
        texts = {row.passage: row for row in material.passages(case)}
        for theme in material.codebook.themes:
            name = same_name(case.project)
            summary = summaries.get((name, theme.id))
            findings = found.get(theme.id, [])
            present = (findings, whole[name].get(theme.id, []))
            rows.append(
                {
                    "event": case.event,
                    "project": case.project,
                    "theme": theme.id,
                    "summary": summary.text if summary else "",
                    "summary_state": _state(summary, present, places) if summary else "none",
                    "quotations": _quotations(material, findings, texts, places),
                    "evidence": evidence_of(findings),
                }
            )
    return to_frame("framework_matrix", rows)


def _counted(material: Material, case: Case) -> dict[str, list[Finding]]:
    found = theme_findings(material, case)
    return {theme: [each for each in findings if material.counts(each)] for theme, findings in found.items()}


def _quotations(
    material: Material, findings: Iterable[Finding], texts: Mapping[str, PassageRow], places: _Places
) -> list[dict[str, Any]]:
    # Of a repeated passage the place is quoted at which its first tag or coding stands.
    candidates = (candidate(texts[places[each.evidence[0]][0]], each) for each in findings)
    return choose_quotations(candidates, limit=material.settings.quotations)


def _state(summary: Note, present: Iterable[list[Finding]], places: _Places) -> str:
    """Compare where the summary was written from with where the cell's findings are: an unknown id is a place gone."""
    written_from = {places.get(name, (name, "")) for name in summary.evidence}
    now = ({places[name] for name in evidence_of(found)} for found in present)
    return "current" if written_from in now else "outdated"


def _places(source: SynthesisInput) -> dict[str, tuple[str, str]]:
    """Return passage and code of each tag and coding, those of single coders too."""
    places: dict[str, tuple[str, str]] = {}
    for frame, name in ((source.tags, "tag"), (source.codings, "coding")):
        rows = zip(frame[name], frame["passage"], frame["code"], strict=True)
        places.update({key: (passage, code) for key, passage, code in rows})
    return places
