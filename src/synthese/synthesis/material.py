"""The ordered material of one synthesis: cases, passages in reading order, findings, what was read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from synthese.settings import SynthesisSettings
from synthese.synthesis.findings import Finding, resolve_findings
from synthese.synthesis.selection import Case, compared_presentations, find_cases, find_projects
from synthese.synthesis.source import SynthesisInput
from synthese.types import Codebook

__all__ = ["Material", "PassageRow", "evidence_of", "read_material"]

_COLUMNS = ["passage", "presentation", "slide", "page", "text", "heading"]


class PassageRow(NamedTuple):
    """A passage as the tables need it."""

    passage: str
    presentation: str
    slide: int
    page: int
    text: str
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Material:
    """Everything that the tables are made from, joined once and put in order.

    Args:
        codebook: The codebook in force.
        settings: What is compared.
        compared: The presentations that are compared, projects and commentaries.
        cases: The rows of the comparison, one per event and project.
        projects: The projects, their events taken together.
        decks: All passages by presentation, in reading order.
        findings: The findings by passage: themes in the codebook's order, then action fields.
        read: The passages that a person read: coded, or marked as reviewed themselves or with their slide.
        above: Each theme's id with the ids of the themes above it, itself first.
        kin: Each theme's id with the ids of the themes above and below it, itself too.
    """

    codebook: Codebook
    settings: SynthesisSettings
    compared: pd.DataFrame
    cases: tuple[Case, ...]
    projects: tuple[Case, ...]
    decks: dict[str, tuple[PassageRow, ...]]
    findings: dict[str, tuple[Finding, ...]]
    read: frozenset[str]
    above: dict[str, tuple[str, ...]]
    kin: dict[str, frozenset[str]]

    def passages(self, case: Case) -> Iterator[PassageRow]:
        """Yield the passages of a case in reading order."""
        for presentation in case.presentations:
            yield from self.decks.get(presentation, ())

    def counts(self, finding: Finding) -> bool:
        """Tell whether a finding counts: confirmed, or undecided unless only confirmed ones are asked for."""
        if finding.state == "rejected":
            return False
        return finding.state == "confirmed" or not self.settings.confirmed_only

    def counted(self, passage: str, kind: str) -> list[Finding]:
        """Return the findings of a kind that count at a passage, in the codebook's order."""
        found = self.findings.get(passage, ())
        return [finding for finding in found if finding.kind == kind and self.counts(finding)]

    def themes(self, passage: str) -> list[Finding]:
        """Return the counted themes at a passage that the codebook knows, in its order."""
        return [finding for finding in self.counted(passage, "theme") if finding.code in self.above]


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
    return Material(
        codebook=source.codebook,
        settings=source.settings,
        compared=compared,
        cases=find_cases(compared),
        projects=find_projects(compared),
        decks=decks,
        findings=_ordered(source),
        read=_read(source.codings, decks),
        above=above,
        kin={code: frozenset(chain).union(low for low in above if code in above[low]) for code, chain in above.items()},
    )


def evidence_of(findings: Iterable[Finding]) -> list[str]:
    """Return the ids of the tags and codings behind findings, each once, in the order of the findings."""
    return list(dict.fromkeys(name for finding in findings for name in finding.evidence))


def _decks(passages: pd.DataFrame) -> dict[str, tuple[PassageRow, ...]]:
    frame = passages.sort_values(["presentation", "slide", "block", "start", "passage"], kind="stable")
    decks: dict[str, list[PassageRow]] = {}
    for row in zip(*(frame[column].tolist() for column in _COLUMNS), strict=True):
        decks.setdefault(row[1], []).append(PassageRow(*row))
    return {name: tuple(rows) for name, rows in decks.items()}


def _ordered(source: SynthesisInput) -> dict[str, tuple[Finding, ...]]:
    codes = [theme.id for theme in source.codebook.themes]
    place = {("theme", code): (0, number) for number, code in enumerate(codes)}
    place |= {("action_field", code): (1, number) for number, code in enumerate(_precedence(source.codebook))}
    last = (2, 0)

    def key(finding: Finding) -> tuple[tuple[int, int], str, str]:
        return place.get((finding.kind, finding.code), last), finding.kind, finding.code

    found = resolve_findings(source.tags, source.codings)
    return {passage: tuple(sorted(findings, key=key)) for passage, findings in found.items()}


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
