"""Open fields of action: each with type, addressee, themes and place, and grouped where projects name the same."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, NamedTuple

import pandas as pd

from synthese.order import german_key
from synthese.provenance import stable_id
from synthese.synthesis.findings import Finding
from synthese.synthesis.material import Material, PassageRow, evidence_of
from synthese.synthesis.notes import latest_links
from synthese.synthesis.source import SynthesisInput
from synthese.synthesis.terms import Wording, wording_similarity
from synthese.tables import to_frame

__all__ = ["SAME_MATTER", "UNKNOWN", "Field", "build_action_fields", "compatible", "find_fields"]

SAME_MATTER = 60.0
"""From here on two fields are worded alike enough to be one matter: of the pairs of hand-coded passages on integration
1.8 % lie above it when they have a theme in common, and 0.1 % when they have none."""

UNKNOWN = "unbestimmt"
"""The addressee of a field that names none."""


class Field(NamedTuple):
    """An action field: a passage with its decisive finding.

    Args:
        id: ``f-…``, a hash of the passage.
        row: The passage.
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

    A passage is one field. Where several types count at it, a confirmed one goes first, then the codebook's precedence.

    Args:
        material: The ordered material.

    Returns:
        The fields, sorted by event, role (projects first), project and reading order.
    """
    compared = material.compared
    decks = zip(compared["event"], compared["role"], compared["project"], compared["presentation"], strict=True)
    ordered = sorted(decks, key=lambda deck: (german_key(deck[0]), deck[1] != "project", german_key(deck[2]), deck[3]))
    return [
        field
        for event, role, project, presentation in ordered
        for row in material.decks.get(presentation, ())
        for field in _field(material, row, event, project, role)
    ]


def build_action_fields(source: SynthesisInput, material: Material) -> pd.DataFrame:
    """Return one row per open field of action, fields of the same matter under one group.

    Two fields are put together when they share a theme (or neither has one), their addressees do not contradict one
    another, and their content words are alike (``SAME_MATTER``); a group holds only fields of which each is alike
    to each (complete linkage), built from the most alike pairs on. The team's links go before: fields linked as the
    same stand together, and fields linked as different never do. A group is named after the smallest of its fields'
    ids, so that a field more changes no other group's name.

    Args:
        source: What the synthesis is made from; its decisions hold the links.
        material: The ordered material.

    Returns:
        Table ``action_fields``, sorted by event, role (projects first), project and reading order.
    """
    fields = find_fields(material)
    groups = _groups(source, fields)
    return to_frame("action_fields", (_row(field, groups[field.id]) for field in fields))


def compatible(addressee: str, other: str) -> bool:
    """Tell whether two addressees may be the same: equal, or one of them unknown.

    >>> compatible("bund", "unbestimmt"), compatible("bund", "laender")
    (True, False)
    """
    return addressee == other or UNKNOWN in {addressee or UNKNOWN, other or UNKNOWN}


def _field(material: Material, row: PassageRow, event: str, project: str, role: str) -> Iterator[Field]:
    found = material.counted(row.passage, "action_field")
    if found:
        themes = tuple(finding.code for finding in material.themes(row.passage))
        yield Field(
            id=stable_id("f", row.passage),
            row=row,
            finding=min(found, key=lambda finding: finding.state != "confirmed"),
            event=event,
            project=project,
            role=role,
            themes=themes,
            kin=frozenset(code for theme in themes for code in material.kin[theme]),
            wording=Wording.of(row.text),
            evidence=tuple(evidence_of(found)),
        )


def _row(field: Field, group: str) -> dict[str, Any]:
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
        "group": group,
        "evidence": list(field.evidence),
    }


def _groups(source: SynthesisInput, fields: list[Field]) -> dict[str, str]:
    linked = {ends: link.text for ends, link in latest_links(source.decisions).items()}
    alike = _alike(fields)
    members = {field.id: {field.id} for field in fields}
    same = [sorted(ends) for ends, text in linked.items() if text == "same" and ends <= members.keys()]
    for one, other in sorted(ends for ends in same if len(ends) == 2):
        _join(members, one, other, linked, alike=None)
    for one, other in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        _join(members, one, other, linked, alike=alike)
    return {field.id: f"g-{min(members[field.id]).removeprefix('f-')}" for field in fields}


def _join(
    members: dict[str, set[str]],
    one: str,
    other: str,
    linked: dict[frozenset[str], str],
    *,
    alike: dict[tuple[str, str], float] | None,
) -> None:
    """Put two groups together unless a pair across them is linked as different, or not alike where that is asked."""
    if members[one] is members[other]:
        return
    pairs = [(a, b) for a in members[one] for b in members[other]]
    if any(linked.get(frozenset(pair)) == "different" for pair in pairs):
        return
    if alike is not None and not all(
        (min(pair), max(pair)) in alike or linked.get(frozenset(pair)) == "same" for pair in pairs
    ):
        return
    joined = members[one] | members[other]
    members.update(dict.fromkeys(joined, joined))


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
                if similarity >= SAME_MATTER:
                    alike[pair] = similarity
    return alike


def _may_be_same(one: Field, other: Field) -> bool:
    themes = not one.kin.isdisjoint(other.themes) or not (one.themes or other.themes)
    return themes and compatible(one.finding.addressee, other.finding.addressee)
