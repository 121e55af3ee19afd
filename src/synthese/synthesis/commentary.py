"""The commentary held against the projects: which of its open fields does a project speak to?"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from synthese.synthesis.action_fields import Field, compatible, find_fields
from synthese.synthesis.findings import Finding
from synthese.synthesis.material import Material, PassageRow, evidence_of
from synthese.synthesis.notes import latest_links
from synthese.synthesis.quotations import cite
from synthese.synthesis.selection import Case, same_name
from synthese.synthesis.source import SynthesisInput
from synthese.synthesis.terms import SIMILAR_WORDING, content_words, wording_similarity
from synthese.tables import to_frame

__all__ = ["build_commentary_check"]

_LINKED = {"same": "yes", "different": "no", "yes": "yes", "in part": "in part", "no": "no"}


class _Answer(NamedTuple):
    """A passage of a project that speaks to a field."""

    row: PassageRow
    findings: tuple[Finding, ...]
    whole: bool
    similarity: float


def build_commentary_check(source: SynthesisInput, material: Material) -> pd.DataFrame:
    """Return one row per field of a commentary and compared project, its events taken together.

    A project speaks to a field (``yes``) when a passage of it shares a theme with the field and either is itself an
    open field of action whose addressee does not contradict, or is alike in wording (``SIMILAR_WORDING``). It does so
    ``in part`` when passages share a theme only. A field without themes is compared by wording alone. ``how`` quotes
    the best such passage with its place. A link of the team decides (``confirmed``): ``same`` is yes, ``different``
    no.

    Args:
        source: What the synthesis is made from; its decisions hold the links.
        material: The ordered material.

    Returns:
        Table ``commentary_check``, the fields in their order, the projects by name. ``evidence`` are the tags and
        codings of the passages that make the answer; where a field without themes is answered by its wording, passage
        ids.
    """
    links = {ends: _LINKED.get(link.text, "") for ends, link in latest_links(source.decisions).items()}
    words = {
        row.passage: content_words(row.text) for project in material.projects for row in material.passages(project)
    }
    fields = [field for field in find_fields(material) if field.role == "commentary"]
    rows = [
        _row(material, field, project, words, links.get(frozenset((field.id, same_name(project.project))), ""))
        for field in fields
        for project in material.projects
    ]
    return to_frame("commentary_check", rows)


def _row(material: Material, field: Field, project: Case, words: Mapping[str, list[str]], link: str) -> dict[str, Any]:
    answers = _answers(material, field, project, words)
    whole = [answer for answer in answers if answer.whole]
    found = "yes" if whole else "in part" if answers else "no"
    speaks = link or found
    shown = [] if speaks == "no" else whole or answers
    best = max(shown, key=lambda answer: (_confirmed(answer), answer.similarity), default=None)
    return {
        "field": field.id,
        "statement": field.row.text,
        "themes": list(field.themes),
        "addressee": field.finding.addressee,
        "project": project.project,
        "speaks": speaks,
        "how": f"„{best.row.text}“ – {cite(best.row)}" if best else "",
        "state": "confirmed" if link else "suggested",
        "evidence": _evidence(shown),
    }


def _answers(material: Material, field: Field, project: Case, words: Mapping[str, list[str]]) -> list[_Answer]:
    answers: list[_Answer] = []
    for row in material.passages(project):
        shared = [finding for finding in material.themes(row.passage) if finding.code in field.themes]
        if field.themes and not shared:
            continue
        similarity = wording_similarity(field.words, words[row.passage])
        own = [
            finding
            for finding in material.counted(row.passage, "action_field")
            if compatible(finding.addressee, field.finding.addressee)
        ]
        alike = similarity >= SIMILAR_WORDING
        if field.themes:
            answers.append(_Answer(row, (*shared, *own), whole=bool(own) or alike, similarity=similarity))
        elif alike:
            answers.append(_Answer(row, tuple(own), whole=True, similarity=similarity))
    return answers


def _confirmed(answer: _Answer) -> bool:
    return any(finding.state == "confirmed" for finding in answer.findings)


def _evidence(answers: list[_Answer]) -> list[str]:
    return [name for answer in answers for name in evidence_of(answer.findings) or [answer.row.passage]]
