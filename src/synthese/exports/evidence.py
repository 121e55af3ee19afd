"""Evidence: what tags and codings say of one code at one passage, joined, so that every number leads to its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from synthese.exports.source import Names, ReportSource, Row
from synthese.order import german_key
from synthese.types import Box

__all__ = ["Decided", "Evidence", "EvidenceIndex", "Finding"]

_TEAM = "team"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What one coder decided on a finding; of the team's consensus also who agreed."""

    coder: str
    state: str
    memo: str = ""
    agreed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The passage a finding rests on.

    Args:
        passage: Its id.
        text: Its text; the quotation where the passages table has no such passage.
        heading: The title of its slide.
        context: The parent bullet, the box heading or the header cells.
        citation: Where it stands, as a reader is told.
        page: The page of the PDF.
        box: Where it stands on the page, or None.
    """

    passage: str
    presentation: str
    project: str
    slide: int
    page: int
    text: str
    heading: str
    context: str
    citation: str
    box: Box | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One code at one passage: suggested by the machine, decided by people, or both.

    Args:
        ids: The ids of the tag and codings joined here; of a bare passage its own.
        kind: ``theme``, ``action_field``, or ``passage`` for a passage without a code.
        code: The id of the code.
        quotation: The words it rests on.
        start: Where they begin in the passage's text, or -1 when they are not found there.
        end: Where they end, exclusive.
        status: ``suggested``, ``confirmed``, ``rejected`` or ``disputed``; ``passage`` for one without a code.
        score: 0 to 1; None where no machine suggested it.
    """

    ids: tuple[str, ...]
    evidence: Evidence
    kind: str
    code: str
    quotation: str
    start: int
    end: int
    status: str
    score: float | None = None
    rules: tuple[str, ...] = ()
    origin: str = ""
    addressee: str = ""
    holder: str = ""
    negated: bool = False
    decisions: tuple[Decided, ...] = ()

    @property
    def counts(self) -> bool:
        """True for a code that is suggested, confirmed or disputed; a denied suggestion is seen and not counted."""
        return self.kind != "passage" and self.status != "rejected" and not (self.negated and not self.decisions)


class EvidenceIndex:
    """All findings, in the order of the evidence list, to be found by the id of a tag, a coding or a passage.

    Args:
        source: What the report is made from.
        names: The names of its projects and codes.
    """

    def __init__(self, source: ReportSource, names: Names) -> None:
        self._names = names
        self._agreed = source.agreed
        # In another edition coders have other names: whom the table of codings does not name is not named here either.
        self._coders = set(source.table("codings")["coder"])
        self._passages = {row["passage"]: row for row in source.rows("passages")}
        joined = self._joined(source)
        found = [self._finding(tag, codings) for tag, codings in joined.values()]
        found += [self._bare(passage) for passage in sorted(_bare_ids(source) & self._passages.keys())]
        self.findings = tuple(sorted(found, key=self._place))
        self._by_id = {name: finding for finding in self.findings for name in finding.ids}
        self._numbers = {id(finding): number for number, finding in enumerate(self.findings, 1)}

    def find(self, ids: Iterable[str]) -> list[Finding]:
        """Return the findings of ids, each once, in the order of the evidence list."""
        wanted = {id(finding): finding for name in ids if (finding := self._by_id.get(name))}
        return sorted(wanted.values(), key=self._place)

    def number(self, finding: Finding) -> int:
        """Return the number of a finding in the evidence list, from 1: the same in all files for readers."""
        return self._numbers[id(finding)]

    def missing(self, ids: Iterable[str]) -> list[str]:
        """Return the ids that name neither a tag nor a coding nor a passage."""
        return [name for name in ids if name not in self._by_id]

    @staticmethod
    def _joined(source: ReportSource) -> dict[tuple[str, str, str], tuple[Row | None, list[Row]]]:
        joined: dict[tuple[str, str, str], tuple[Row | None, list[Row]]] = {}
        for row in source.rows("tags"):
            joined[row["passage"], row["kind"], row["code"]] = row, []
        for row in source.rows("codings"):
            if row["kind"] in {"theme", "action_field"} and row["code"]:
                joined.setdefault((row["passage"], row["kind"], row["code"]), (None, []))[1].append(row)
        return joined

    def _finding(self, tag: Row | None, codings: list[Row]) -> Finding:
        codings = sorted(codings, key=lambda row: (row["coder"] != _TEAM, german_key(row["coder"])))
        first: Row = tag or codings[0]
        start, end = self._stretch(first)
        said = tag or {}
        return Finding(
            ids=tuple(row[name] for row, name in [(tag, "tag"), *((row, "coding") for row in codings)] if row),
            evidence=self._evidence(first),
            kind=first["kind"],
            code=first["code"],
            quotation=first["quotation"],
            start=start,
            end=end,
            status=_status(codings),
            score=said.get("score"),
            rules=tuple(said.get("rules", ())),
            origin=said.get("origin", ""),
            addressee=next((row["addressee"] for row in (*codings, first) if row["addressee"]), ""),
            holder=said.get("holder", ""),
            negated=bool(said.get("negated", False)),
            decisions=tuple(map(self._decided, codings)),
        )

    def _decided(self, row: Row) -> Decided:
        agreed = self._agreed.get(row["decision"], ()) if row["coder"] == _TEAM else ()
        named = tuple(sorted(self._coders.intersection(agreed), key=german_key))
        return Decided(coder=row["coder"], state=row["state"], memo=row["memo"], agreed=named)

    def _bare(self, passage: str) -> Finding:
        row = self._passages[passage]
        return Finding(
            ids=(passage,),
            evidence=self._evidence(row),
            kind="passage",
            code="",
            quotation=row["text"],
            start=-1,
            end=-1,
            status="passage",
        )

    def _evidence(self, row: Row) -> Evidence:
        """Return the passage of a tag, coding or passage row; what the passages table lacks is taken from the row."""
        passage: Row = self._passages.get(row["passage"], {})
        place = passage or row
        return Evidence(
            passage=row["passage"],
            presentation=place["presentation"],
            project=self._names.speaker(place["presentation"]),
            slide=int(place["slide"]),
            page=int(place["page"]),
            text=passage.get("text") or row["quotation"],
            heading=passage.get("heading", ""),
            context=passage.get("context", ""),
            citation=self._names.citation(place["presentation"], int(place["slide"]), int(place["page"])),
            box=Box(*(passage[edge] for edge in Box._fields)) if passage else None,
        )

    def _stretch(self, row: Row) -> tuple[int, int]:
        """Return where a quotation lies in its passage's text; offsets in the tables count in the text of the block."""
        passage = self._passages.get(row["passage"])
        if passage is None or not row["quotation"]:
            return -1, -1
        start = int(row["start"] - passage["start"]) if row["block"] == passage["block"] else -1
        end = start + len(row["quotation"])
        if start < 0 or passage["text"][start:end] != row["quotation"]:
            start = passage["text"].find(row["quotation"])
        return (start, start + len(row["quotation"])) if start >= 0 else (-1, -1)

    def _place(self, finding: Finding) -> tuple[Any, ...]:
        """Return a key that keeps the findings of one code and project together, then follows the slides."""
        evidence = finding.evidence
        kind = ("theme", "action_field", "passage").index(finding.kind)
        order = self._names.code_order(finding.code)
        where = (german_key(evidence.project), evidence.presentation, evidence.slide, evidence.page)
        return kind, order, *where, evidence.passage


def _status(codings: list[Row]) -> str:
    """Return the team's state, else what all coders say, else that they differ; ``suggested`` while nobody decided."""
    states = {row["state"] for row in codings if row["coder"] == _TEAM} or {row["state"] for row in codings}
    if len(states) > 1:
        return "disputed"
    return str(states.pop()) if states else "suggested"


def _bare_ids(source: ReportSource) -> set[str]:
    """Return the passages that a synthesis table names as evidence by themselves."""
    frames = [frame["evidence"] for frame in source.tables.values() if "evidence" in frame]
    return {name for column in frames for ids in column for name in ids if name.startswith("p-")}
