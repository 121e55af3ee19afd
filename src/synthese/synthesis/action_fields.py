"""Open fields of action: each with type, addressee, themes and place, and grouped where projects name the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import pandas as pd

from synthese.coding import Note
from synthese.order import german_key
from synthese.provenance import stable_id
from synthese.synthesis.findings import Finding
from synthese.synthesis.grouping import Grouping, group_fields
from synthese.synthesis.material import Material, evidence_of
from synthese.synthesis.notes import latest_links
from synthese.synthesis.selection import Case
from synthese.synthesis.source import SynthesisInput
from synthese.synthesis.units import PassageRow, Unit
from synthese.synthesis.wording import Wording, wording_similarity
from synthese.tables import to_frame

__all__ = [
    "UNKNOWN",
    "Field",
    "build_action_fields",
    "compatible",
    "field_links",
    "find_fields",
    "find_groups",
]

UNKNOWN = "unbestimmt"
"""The addressee of a field that names none."""


class Field(NamedTuple):
    """An action field: a passage with its decisive finding.

    Args:
        id: ``f-…``, a hash of the passage.
        row: The passage, at its first place.
        aliases: The ids it would have by its other places, where its words are repeated.
        finding: The finding that gives type, addressee and status.
        event: Where it was presented.
        project: Whose deck it stands in; may be empty of a commentary.
        role: ``project`` or ``commentary``.
        themes: The themes of its passage, in the codebook's order.
        kin: Those themes with the themes above and below them: what counts as sharing a theme.
        wording: The content words of its passage.
        evidence: The ids of all counted tags and codings of action fields at its passage.
    """

    id: str
    row: PassageRow
    aliases: tuple[str, ...]
    finding: Finding
    event: str
    project: str
    role: str
    themes: tuple[str, ...]
    kin: frozenset[str]
    wording: Wording
    evidence: tuple[str, ...]


def find_fields(material: Material) -> list[Field]:
    """Return the action fields that count, in projects and commentaries.

    A passage is one field, and one that is repeated (``find_units``) too. Where several types count at it, a confirmed
    one goes first, then the codebook's precedence.

    Args:
        material: The ordered material.

    Returns:
        The fields, sorted by event, role (projects first), project and reading order.
    """
    talks = [*((case, "project") for case in material.cases), *((case, "commentary") for case in material.commentaries)]
    # Sorting keeps the order of what is equal: projects first, and each kind as it was found.
    ordered = sorted(talks, key=lambda talk: german_key(talk[0].event))
    return [
        field for case, role in ordered for unit in material.units(case) for field in _field(material, unit, case, role)
    ]


def build_action_fields(source: SynthesisInput, material: Material) -> pd.DataFrame:
    """Return one row per open field of action, fields of the same matter under one group.

    Two fields are put together when they share a theme (or neither has one), their addressees do not contradict one
    another, and their content words are alike (``wording_similarity``); a group holds only fields of which each is
    alike to each, and the team's links go before (``group_fields``). ``shared_with`` names the other projects with a
    field in the group: who has none stands alone with it. A group is named after the smallest of its fields' ids, so
    that a field more changes no other group's name.

    Args:
        source: What the synthesis is made from; its decisions hold the links.
        material: The ordered material.

    Returns:
        Table ``action_fields``, sorted by event, role (projects first), project and reading order.
    """
    fields = find_fields(material)
    members = find_groups(source, fields).members
    of_project = {field.id: field.project for field in fields if field.role == "project"}
    rows = (_row(field, members[field.id], of_project) for field in fields)
    return to_frame("action_fields", rows)


def find_groups(source: SynthesisInput, fields: Sequence[Field]) -> Grouping:
    """Return which fields are of one matter, and which links contradict one another.

    Args:
        source: What the synthesis is made from; its decisions hold the links.
        fields: The result of ``find_fields``.
    """
    return group_fields((field.id for field in fields), _alike(fields), field_links(source, fields))


def field_links(source: SynthesisInput, fields: Iterable[Field]) -> dict[frozenset[str], Note]:
    """Return the last links by their ends; a link to a repetition of a field's words is one to the field.

    Args:
        source: What the synthesis is made from.
        fields: The result of ``find_fields``.
    """
    names = {alias: field.id for field in fields for alias in field.aliases}
    links = latest_links(source.decisions).items()
    return {frozenset(names.get(end, end) for end in ends): link for ends, link in links}


def compatible(addressee: str, other: str) -> bool:
    """Tell whether two addressees may be the same: equal, or one of them unknown.

    >>> compatible("bund", "unbestimmt"), compatible("bund", "laender")
    (True, False)
    """
    return addressee == other or UNKNOWN in {addressee or UNKNOWN, other or UNKNOWN}


def _field(material: Material, unit: Unit, case: Case, role: str) -> Iterator[Field]:
    found = material.counted(unit, "action_field")
    if found:
        themes = tuple(finding.code for finding in material.themes(unit))
        name, *aliases = (stable_id("f", place) for place in unit.places)
        yield Field(
            id=name,
            row=unit.row,
            aliases=tuple(aliases),
            finding=min(found, key=lambda finding: finding.state != "confirmed"),
            event=case.event,
            project=case.project,
            role=role,
            themes=themes,
            kin=frozenset(code for theme in themes for code in material.kin[theme]),
            wording=Wording.of(unit.row.text),
            evidence=tuple(evidence_of(found)),
        )


def _row(field: Field, group: frozenset[str], of_project: Mapping[str, str]) -> dict[str, Any]:
    return {
        "field": field.id,
        "event": field.event,
        "project": field.project,
        "role": field.role,
        "statement": field.row.text,
        "type": field.finding.code,
        "addressee": field.finding.addressee or UNKNOWN,
        "holder": field.finding.holder,
        "themes": list(field.themes),
        "presentation": field.row.presentation,
        "slide": field.row.slide,
        "page": field.row.page,
        "status": field.finding.state,
        "group": f"g-{min(group).removeprefix('f-')}",
        "shared_with": sorted({of_project[one] for one in group & of_project.keys()} - {field.project}, key=german_key),
        "evidence": list(field.evidence),
    }


def _alike(fields: Iterable[Field]) -> dict[tuple[str, str], float]:
    """Return the pairs of fields that may speak of the same matter, ids in order, with how alike their wording is."""
    by_theme: dict[str, list[Field]] = {}
    for field in fields:
        for theme in sorted(field.kin) or ("",):
            by_theme.setdefault(theme, []).append(field)
    alike: dict[tuple[str, str], float] = {}
    for together in by_theme.values():
        for one, other in combinations(together, 2):
            pair = (min(one.id, other.id), max(one.id, other.id))
            if pair not in alike and _may_be_same(one, other):
                similarity = wording_similarity(one.wording, other.wording)
                if similarity:
                    alike[pair] = similarity
    return alike


def _may_be_same(one: Field, other: Field) -> bool:
    themes = not one.kin.isdisjoint(other.themes) or not (one.themes or other.themes)
    return themes and compatible(one.finding.addressee, other.finding.addressee)
