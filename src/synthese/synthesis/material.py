"""The ordered material of one synthesis: cases, passages in reading order, findings, what was read."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from synthese.settings import SynthesisSettings
from synthese.synthesis.findings import Finding, resolve_findings
from synthese.synthesis.selection import Case, compared_presentations, find_cases, find_commentaries, find_projects
from synthese.synthesis.source import SynthesisInput
from synthese.synthesis.units import PassageRow, Unit, find_units, merge_findings
from synthese.types import Codebook

__all__ = ["Material", "evidence_of", "read_material"]

_COLUMNS = list(PassageRow._fields)
_Rank = tuple[tuple[int, int], str, str]
_Decks = Mapping[str, tuple[PassageRow, ...]]
_GROUPS = {"cases": find_cases, "projects": find_projects, "commentaries": find_commentaries}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Material:
    """Everything that the tables are made from, joined once and put in order.

    Args:
        codebook: The codebook in force.
        settings: What is compared.
        compared: The presentations that are compared, projects and commentaries.
        cases: The rows of the comparison, one per event and project.
        projects: The projects, their events taken together.
        commentaries: The commentaries, one per event and project, or per deck where it is of no project.
        decks: All passages by presentation, in reading order.
        counted_once: The recording units by the decks they are counted in.
        findings: The findings by passage: themes in the codebook's order, then action fields.
        merged: The findings of the units that stand at several places, by those places.
        read: The passages that a person read: coded, or marked as reviewed themselves or with their slide.
        above: Each theme's id with the ids of the themes above it, itself first.
        kin: Each theme's id with the ids of the themes above and below it, itself too.
    """

    codebook: Codebook
    settings: SynthesisSettings
    compared: pd.DataFrame
    cases: tuple[Case, ...]
    projects: tuple[Case, ...]
    commentaries: tuple[Case, ...]
    counted_once: dict[tuple[str, ...], tuple[Unit, ...]]
    decks: dict[str, tuple[PassageRow, ...]]
    findings: dict[str, tuple[Finding, ...]]
    merged: dict[tuple[str, ...], tuple[Finding, ...]]
    read: frozenset[str]
    above: dict[str, tuple[str, ...]]
    kin: dict[str, frozenset[str]]

    def passages(self, case: Case) -> Iterator[PassageRow]:
        """Yield the passages of a case in reading order, repeated ones each time."""
        yield from _rows(self.decks, case.presentations)

    def units(self, case: Case) -> tuple[Unit, ...]:
        """Return what is counted of a case, in reading order: each passage once, however often it stands there."""
        return self.counted_once[case.presentations]

    def found(self, unit: Unit) -> tuple[Finding, ...]:
        """Return all findings at a unit, rejected ones too."""
        return self.merged.get(unit.places) or self.findings.get(unit.places[0], ())

    def counts(self, finding: Finding) -> bool:
        """Tell whether a finding counts: confirmed, or undecided unless only confirmed ones are asked for."""
        if finding.state == "rejected":
            return False
        return finding.state == "confirmed" or not self.settings.confirmed_only

    def counted(self, unit: Unit, kind: str) -> list[Finding]:
        """Return the findings of a kind that count at a unit, in the codebook's order."""
        return [finding for finding in self.found(unit) if finding.kind == kind and self.counts(finding)]

    def themes(self, unit: Unit) -> list[Finding]:
        """Return the counted themes at a unit that the codebook knows, in its order."""
        return [finding for finding in self.counted(unit, "theme") if finding.code in self.above]


def read_material(source: SynthesisInput) -> Material:
    """Join tags and codings and put everything in order.

    Args:
        source: What the synthesis is made from.

    Returns:
        The material of all tables.
    """
    compared = compared_presentations(source)
    decks = _decks(source.passages)
    above = _above(source.codebook)
    findings = _ordered(source)
    groups = {name: find(compared) for name, find in _GROUPS.items()}
    together = {case.presentations for cases in groups.values() for case in cases} | {(name,) for name in decks}
    counted_once = {names: find_units(_rows(decks, names)) for names in sorted(together)}
    return Material(
        codebook=source.codebook,
        settings=source.settings,
        compared=compared,
        **groups,
        decks=decks,
        counted_once=counted_once,
        findings=findings,
        merged=_merged(counted_once, findings, _order(source.codebook)),
        read=_read(source.codings, decks),
        above=above,
        kin={code: frozenset(chain).union(low for low in above if code in above[low]) for code, chain in above.items()},
    )


def evidence_of(findings: Iterable[Finding]) -> list[str]:
    """Return the ids of the tags and codings behind findings, each once, in the order of the findings."""
    return list(dict.fromkeys(name for finding in findings for name in finding.evidence))


def _rows(decks: _Decks, presentations: Iterable[str]) -> Iterator[PassageRow]:
    for presentation in presentations:
        yield from decks.get(presentation, ())


def _merged(
    counted_once: Mapping[tuple[str, ...], tuple[Unit, ...]],
    findings: Mapping[str, tuple[Finding, ...]],
    order: Callable[[Finding], _Rank],
) -> dict[tuple[str, ...], tuple[Finding, ...]]:
    several = {unit.places: unit for units in counted_once.values() for unit in units if len(unit.places) > 1}
    return {places: tuple(sorted(merge_findings(unit, findings), key=order)) for places, unit in several.items()}


def _decks(passages: pd.DataFrame) -> dict[str, tuple[PassageRow, ...]]:
    frame = passages.sort_values(["presentation", "slide", "block", "start", "passage"], kind="stable")
    decks: dict[str, list[PassageRow]] = {}
    for row in zip(*(frame[column].tolist() for column in _COLUMNS), strict=True):
        decks.setdefault(row[1], []).append(PassageRow(*row))
    return {name: tuple(rows) for name, rows in decks.items()}


def _ordered(source: SynthesisInput) -> dict[str, tuple[Finding, ...]]:
    order = _order(source.codebook)
    found = resolve_findings(source.tags, source.codings)
    return {passage: tuple(sorted(findings, key=order)) for passage, findings in found.items()}


def _order(codebook: Codebook) -> Callable[[Finding], _Rank]:
    """Return the key that sorts findings: themes as the codebook has them, then action fields by precedence."""
    place = {("theme", theme.id): (0, number) for number, theme in enumerate(codebook.themes)}
    place |= {("action_field", code): (1, number) for number, code in enumerate(_precedence(codebook))}
    last = (2, 0)

    def key(finding: Finding) -> _Rank:
        return place.get((finding.kind, finding.code), last), finding.kind, finding.code

    return key


def _precedence(codebook: Codebook) -> Sequence[str]:
    return list(dict.fromkeys([*codebook.precedence, *(kind.id for kind in codebook.action_fields)]))


def _read(codings: pd.DataFrame, decks: dict[str, tuple[PassageRow, ...]]) -> frozenset[str]:
    rows = zip(codings["passage"], codings["presentation"], codings["slide"], codings["state"], strict=True)
    passages: set[str] = set()
    slides: set[tuple[str, int]] = set()
    for passage, presentation, slide, state in rows:
        if passage:
            passages.add(passage)
        elif state == "reviewed":
            slides.add((presentation, slide))
    for presentation, rows_of_deck in decks.items():
        passages.update(row.passage for row in rows_of_deck if (presentation, row.slide) in slides)
    return frozenset(passages)


def _above(codebook: Codebook) -> dict[str, tuple[str, ...]]:
    parents = {theme.id: theme.parent for theme in codebook.themes}
    chains: dict[str, tuple[str, ...]] = {}
    for code in parents:
        chain = [code]
        while (parent := parents.get(chain[-1], "")) and parent in parents and parent not in chain:
            chain.append(parent)
        chains[code] = tuple(chain)
    return chains
