"""What a number of the report opens: findings by their number in the evidence list, each passage and picture once."""

import json
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from markupsafe import Markup

from synthese.exports.evidence import Finding
from synthese.exports.facets import Facets
from synthese.exports.labels import format_number, label, value_label
from synthese.exports.pictures import Pictured, evidence_pictures
from synthese.exports.readable import Readable, plain_text
from synthese.exports.source import Row
from synthese.tables import SYNTHESIS_TABLES

__all__ = ["ReportEvidence"]

_WORDS = {
    "one": "one_finding",
    "many": "many_findings",
    "missing": "missing",
    "shown": "shown",
    "sort": "sort_by",
    "picture": "slide_picture",
    "slide": "whole_slide",
    "chosen": "chosen",
    "number": "number",
    "decks": "n_decks",
}


class ReportEvidence:
    """The findings that the report leads to.

    Args:
        readable: What the report is made from.
    """

    def __init__(self, readable: Readable) -> None:
        self._readable = readable
        self.findings = readable.index.find(sorted(_wanted(readable)))
        places = (one.evidence for one in self.findings)
        self.pictured: Pictured = evidence_pictures(readable.source, places)

    def of(self, ids: Iterable[str]) -> str:
        """Return the numbers of the findings that ids name, set apart by spaces."""
        index = self._readable.index
        return " ".join(str(index.number(finding)) for finding in index.find(ids))

    def missing(self, ids: Iterable[str]) -> int:
        """Return how many ids name nothing that can be shown."""
        return len(self._readable.index.missing(ids))

    def where(self, **fields: Any) -> str:
        """Return the numbers of the counted findings whose evidence has such fields, as ``presentation="in2"``."""
        return self.numbers(
            one
            for one in self.findings
            if one.counts and all(getattr(one.evidence, name) == value for name, value in fields.items())
        )

    def numbers(self, findings: Iterable[Finding]) -> str:
        """Return the numbers of findings, set apart by spaces."""
        return " ".join(str(self._readable.index.number(finding)) for finding in findings)

    def json(self, facets: Facets) -> Markup:
        """Return all of it for the report's program."""
        language = self._readable.language
        content = {
            "words": {key: label(f"ui.{name}", language) for key, name in _WORDS.items()},
            "cases": [
                {"event": case.event, "project": str(case.project), "spaces": case.spaces} for case in facets.cases
            ],
            "projects": len(facets.projects),
            "groups": [group.id for group in self._readable.source.codebook.groups],
            "decks": {name: self._deck(row) for name, row in self._readable.names.presentations.items()},
            "passages": self._passages(),
            "findings": {self._readable.index.number(one): self._told(one) for one in self.findings},
        }
        return Markup(_json(content))  # noqa: S704 - _json escapes all that could be markup

    def _deck(self, row: Row) -> dict[str, str]:
        """Return what key figures count of a deck, by the key of the figure, in words."""
        readable, language = self._readable, self._readable.language
        name = row["presentation"]
        numbers = {"slides": row["slides"], "passages": self._covered.get(name, 0)}
        counted = {
            key: f"{label(f'figure.{key}', language)}: {format_number(n, language)}" for key, n in numbers.items()
        }
        status = value_label("presentations", "status", row["status"], language)
        project = f"{label('column.project', language)}: {row['project']}" if row["project"] else ""
        counted |= {"presentations": status, "projects": project}
        told = {"name": readable.names.speaker(name), "title": row["title"], **counted}
        return {key: plain_text(text) for key, text in told.items()}

    @cached_property
    def _covered(self) -> dict[str, int]:
        return {row["presentation"]: row["passages"] for row in self._readable.source.rows("coverage")}

    def _passages(self) -> dict[str, dict[str, str]]:
        link = self._readable.source.slide_link
        passages: dict[str, dict[str, str]] = {}
        for place in (one.evidence for one in self.findings):
            texts = {"text": place.text, "heading": place.heading, "context": place.context, "citation": place.citation}
            texts |= {"slide": link(place.presentation, place.page) if link else ""}
            shown = {key: plain_text(text) for key, text in texts.items() if text}
            picture = self.pictured.pictures.get(place.passage)
            passages[place.passage] = shown | ({"picture": picture} if picture else {})
        return passages

    def _told(self, finding: Finding) -> dict[str, Any]:
        told = {
            "ids": finding.ids,
            "passage": finding.evidence.passage,
            "start": finding.start,
            "end": finding.end,
            "name": plain_text(self._readable.names.code(finding.kind, finding.code)),
            "status": finding.status,
            "status_name": label(f"status.{finding.status}", self._readable.language),
            "notes": [plain_text(note) for note in self._notes(finding)],
        }
        return {key: value for key, value in told.items() if value not in ("", [])}

    def _notes(self, finding: Finding) -> list[str]:
        """Return what else is known of a finding: who should act, why it was suggested, who decided."""
        language, names = self._readable.language, self._readable.names
        notes = [names.rule(rule) for rule in finding.rules]
        if finding.score is not None:
            score = f"{label('column.score', language)} {format_number(finding.score, language, digits=2)}"
            notes = [" · ".join((score, *notes))]
        if finding.addressee:
            notes.append(f"{label('column.addressee', language)}: {names.plain(finding.addressee)}")
        if finding.holder:
            notes.append(f"{label('column.holder', language)}: {finding.holder}")
        return notes + [_decided(one.coder, one.agreed, one.state, one.memo, language) for one in finding.decisions]


def _decided(coder: str, agreed: Sequence[str], state: str, memo: str, language: str) -> str:
    who = label("word.team", language) if coder == "team" else coder
    if agreed:
        who = label("word.consensus", language, team=who, names=", ".join(agreed))
    return f"{who}: {label(f'status.{state}', language)}" + (f" – {memo}" if memo else "")


def _wanted(readable: Readable) -> set[str]:
    names = (*SYNTHESIS_TABLES, "changes")
    frames = [frame for name in names if "evidence" in (frame := readable.source.table(name))]
    wanted = {name for frame in frames for ids in frame["evidence"] for name in ids}
    shown = readable.source.table("framework_matrix")["quotations"]
    return wanted | {quotation["id"] for cell in shown for quotation in cell}


def _json(content: dict[str, Any]) -> str:
    """Return JSON that can stand in a script element: no sign in it can end the element or begin a comment."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
