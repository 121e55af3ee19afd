"""The commentary held against the projects: which of its open fields does a project speak to?"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pandas as pd

from synthese.synthesis.action_fields import UNKNOWN, Field, compatible, field_links, find_fields
from synthese.synthesis.findings import Finding
from synthese.synthesis.material import Material, evidence_of
from synthese.synthesis.quotations import cite, on_one_line
from synthese.synthesis.selection import Case, same_name
from synthese.synthesis.source import SynthesisInput
from synthese.synthesis.units import Unit
from synthese.synthesis.wording import SIMILAR_WORDING, Wording, wording_similarity
from synthese.tables import to_frame

__all__ = ["build_commentary_check"]

_HALF = 0.5
_WORDS_ALONE = 2
_LINKED = {"same": "yes", "different": "no", "yes": "yes", "in part": "in part", "no": "no"}


class _Passage(NamedTuple):
    """A passage of a project with what is compared of it."""

    unit: Unit
    wording: Wording
    themes: tuple[Finding, ...]
    fields: tuple[Finding, ...]


class _Project(NamedTuple):
    """A project with its passages, and where among them each theme stands."""

    name: str
    passages: list[_Passage]
    by_theme: dict[str, list[int]]


class _Answer(NamedTuple):
    """A passage of a project that speaks to a field."""

    unit: Unit
    findings: tuple[Finding, ...]
    whole: bool
    overlap: float
    similarity: float


def build_commentary_check(source: SynthesisInput, material: Material) -> pd.DataFrame:
    """Return one row per field of a commentary and compared project, its events taken together.

    A project speaks to a field (``yes``) when a passage of it shares a theme with the field and either is alike in
    wording (``SIMILAR_WORDING``), or is itself an open field of action whose addressee does not contradict, with all
    themes of the field and at most as many others. It does so ``in part`` when passages share a theme only; a subcode
    shares the themes above and below it. A field without themes is compared by wording alone; where it names its own
    type ("ungenutzte Potenziale"), fields of this type are an answer in part. ``how`` quotes the best such passage with
    its place: a confirmed one before others, an open field before others, one that says the theme itself before one
    that has it from title or slide, then by themes in common, then by wording.

    ``state`` is ``suggested``, or ``disputed`` where everything that the answer rests on is. A link of the team decides
    (``confirmed``): ``same`` is yes, ``different`` no. With ``confirmed_only`` only confirmed codings make an answer,
    and wording alone makes none.

    Args:
        source: What the synthesis is made from; its decisions hold the links.
        material: The ordered material.

    Returns:
        Table ``commentary_check``, the fields in their order, the projects by name. ``evidence`` are the tags and
        codings of the passages that make the answer; where a field without themes is answered by its wording, passage
        ids.
    """
    fields = find_fields(material)
    links = {ends: _LINKED.get(link.text, "") for ends, link in field_links(source, fields).items()}
    projects = [_project(material, case) for case in material.projects]
    rows = [
        _row(material, field, project, links.get(frozenset((field.id, same_name(project.name))), ""))
        for field in fields
        if field.role == "commentary"
        for project in projects
    ]
    return to_frame("commentary_check", rows)


def _project(material: Material, case: Case) -> _Project:
    passages = [
        _Passage(
            unit,
            Wording.of(unit.row.text),
            tuple(material.themes(unit)),
            tuple(material.counted(unit, "action_field")),
        )
        for unit in material.units(case)
    ]
    by_theme: dict[str, list[int]] = {}
    for place, passage in enumerate(passages):
        for finding in passage.themes:
            by_theme.setdefault(finding.code, []).append(place)
    return _Project(case.project, passages, by_theme)


def _row(material: Material, field: Field, project: _Project, link: str) -> dict[str, Any]:
    answers = list(_answers(material, field, project))
    whole = [answer for answer in answers if answer.whole]
    speaks = link or ("yes" if whole else "in part" if answers else "no")
    shown = [] if speaks == "no" else whole or answers
    best = max(shown, key=_rank, default=None)
    return {
        "field": field.id,
        "statement": field.row.text,
        "themes": list(field.themes),
        "addressee": field.finding.addressee or UNKNOWN,
        "project": project.name,
        "speaks": speaks,
        "how": f"„{on_one_line(best.unit.row.text)}“ – {cite(best.unit.row)}" if best else "",
        "state": "confirmed" if link else _state(shown),
        "evidence": [name for answer in shown for name in evidence_of(answer.findings) or answer.unit.places],
    }


def _answers(material: Material, field: Field, project: _Project) -> Iterator[_Answer]:
    """Yield the passages that speak to a field, in reading order."""
    kind = "" if field.themes else _type_named(material, field)
    places: Iterable[int] = range(len(project.passages))
    if field.themes:
        places = sorted({place for code in field.kin for place in project.by_theme.get(code, ())})
    for place in places:
        passage = project.passages[place]
        shared = tuple(finding for finding in passage.themes if finding.code in field.kin)
        own = tuple(each for each in passage.fields if compatible(each.addressee, field.finding.addressee))
        # Without a theme in common a single word of one's field is no sign of one matter.
        similarity = wording_similarity(field.wording, passage.wording, words=1 if shared else _WORDS_ALONE)
        alike = similarity >= SIMILAR_WORDING
        # Jaccard's index: what is common over what either has.
        overlap = len(shared) / max(len(field.themes) + len(passage.themes) - len(shared), 1)
        found = (*shared, *own)
        if (shared or alike or kind in {each.code for each in own}) and (found or not material.settings.confirmed_only):
            whole = alike or (bool(own) and overlap >= _HALF and _covers(material, passage, field))
            yield _Answer(passage.unit, found, whole, overlap, similarity)


def _covers(material: Material, passage: _Passage, field: Field) -> bool:
    """Tell whether a passage has all themes of a field, each itself or one above or below it."""
    codes = {finding.code for finding in passage.themes}
    return all(not codes.isdisjoint(material.kin[theme]) for theme in field.themes)


def _type_named(material: Material, field: Field) -> str:
    """Return the type of a field that asks for nothing but this type: its words stand in the statement."""
    kind = material.codebook.action_field(field.finding.code)
    return kind.id if kind and field.wording.names(Wording.of(kind.labels.de)) else ""


def _state(shown: Iterable[_Answer]) -> str:
    states = {finding.state for answer in shown for finding in answer.findings}
    return "disputed" if states == {"disputed"} else "suggested"


def _rank(answer: _Answer) -> tuple[bool, bool, bool, float, float]:
    confirmed = any(finding.state == "confirmed" for finding in answer.findings)
    is_field = any(finding.kind == "action_field" for finding in answer.findings)
    said = any(finding.kind == "theme" and _says_it(finding) for finding in answer.findings)
    return confirmed, is_field, said, answer.overlap, answer.similarity


def _says_it(finding: Finding) -> bool:
    """Return whether the words of a passage tell its theme, or a person does; not only its title or slide."""
    return not finding.rules or any(rule.startswith("indicator:") for rule in finding.rules)
