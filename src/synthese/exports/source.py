"""What reports are made from, and the names by which readers know projects, codes and places."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from synthese.exports.labels import Language, cite, label, readable_rule
from synthese.order import german_key
from synthese.synthesis.selection import same_name
from synthese.tables import empty_table
from synthese.types import ActionFieldType, Addressee, Box, Codebook, Dimension, Group, Theme

__all__ = ["Case", "Names", "ReportSource", "SlideLink", "SlidePicture"]

Row = dict[str, Any]
_Coded = Group | Theme | ActionFieldType | Addressee | Dimension
SlidePicture = Callable[[str, int, Box | None], bytes]
"""Gives a picture of a page (presentation, page, part of it) as PNG bytes."""
SlideLink = Callable[[str, int], str]
"""Gives where the picture of a page (presentation, page) lies beside the report; empty where there is none."""


class Case(NamedTuple):
    """What is compared: a project at an event."""

    event: str
    project: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSource:
    """Everything that reports, workbooks, figures and CSV files are made from.

    Args:
        tables: The tables by name; one that is absent counts as empty.
        codebook: The codes that the tables name.
        language: The language of labels.
        samples: True when everything is made from sample decks: then all says so, and names no speaker.
        public: True for what may leave the team: nothing is marked as internal. ``public_edition`` makes it.
        coding_rules: The rules of the coding guide in the researchers' own words.
        problems: What was not read or left out, one sentence each.
        provenance: What was made from what, without times.
        slide_picture: Gives pictures of slides; without it reports have none.
        slide_link: Gives where whole slides lie; without it reports lead to none.
        agreed: Who agreed on each decision of the team's consensus, by the decision's id.
    """

    tables: Mapping[str, pd.DataFrame]
    codebook: Codebook
    language: Language = "de"
    samples: bool = False
    public: bool = False
    coding_rules: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    provenance: Mapping[str, Any] = field(default_factory=dict)
    slide_picture: SlidePicture | None = None
    slide_link: SlideLink | None = None
    agreed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _read: dict[str, list[Row]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def table(self, name: str) -> pd.DataFrame:
        """Return a table, an empty one where there is none."""
        frame = self.tables.get(name)
        return empty_table(name) if frame is None else frame

    def rows(self, name: str) -> list[Row]:
        """Return the rows of a table, as mappings of plain values."""
        if name not in self._read:  # each file asks for most tables, some of them several times
            records = self.table(name).to_dict("records")
            self._read[name] = [{str(column): value for column, value in row.items()} for row in records]
        return [dict(row) for row in self._read[name]]


class Names:
    """The names of projects, codes and places in the language of the report.

    Args:
        source: What the report is made from.
    """

    def __init__(self, source: ReportSource) -> None:
        self.source = source
        self.language = source.language
        book = source.codebook
        self.themes: dict[str, Theme] = {theme.id: theme for theme in book.themes}
        coded: tuple[_Coded, ...] = (
            *book.groups,
            *book.themes,
            *book.action_fields,
            *book.addressees,
            *book.dimensions,
        )
        self._labels = {code.id: code.labels.in_language(self.language) for code in coded}
        self.presentations = {row["presentation"]: row for row in source.rows("presentations")}

    def theme(self, code: str) -> str:
        """Return id and label of a theme (``A1 Sprache``), or the id alone where the codebook has no such theme."""
        return f"{code} {self._labels[code]}" if code in self.themes else code

    def plain(self, code: str) -> str:
        """Return the label of a group, theme, type, addressee or dimension, or the id where the codebook has none."""
        return label("word.unspecified", self.language) if code == "unbestimmt" else self._labels.get(code, code)

    def code(self, kind: str, code: str) -> str:
        """Return the name of a code as it stands in tables: a theme with its id, a type of action field without."""
        return self.theme(code) if kind == "theme" else self.plain(code)

    def speaker(self, presentation: str) -> str:
        """Return for whom a presentation speaks: its project, or that it is a commentary, or its title."""
        row = self.presentations.get(presentation)
        if row is None:
            return presentation
        name = self.case_name(row["project"], row["role"], presentation)
        return f"{name} [{presentation}]" if self._decks[row["project"], row["role"]] > 1 else name

    def case_name(self, project: str, role: str, presentation: str) -> str:
        """Return the name of a project; of a deck without one what it is."""
        row = self.presentations.get(presentation, {})
        if role == "commentary":
            sample = self.source.samples or row.get("sample", False)
            name = label("word.commentary_sample" if sample else "word.commentary", self.language)
            whose = project or ("" if sample else row.get("organisation", ""))
            return f"{name}: {whose}" if whose else name
        return project or row.get("title") or presentation

    def citation(self, presentation: str, slide: int, page: int) -> str:
        """Return a citation as ``Projekt, Folie 3 (PDF-S. 3)``; the deck is named where the project has several."""
        return cite(self.speaker(presentation), slide, page, self.language)

    def speakers(self, presentation: str) -> list[str]:
        """Return who spoke; of sample decks nobody did."""
        row = self.presentations.get(presentation, {})
        return [] if self.source.samples or row.get("sample", True) else list(row["speakers"])

    def rule(self, rule: str) -> str:
        """Return a rule in words: ``indicator:kurs*`` as ``Indikator kurs*``; what is of no known kind stays."""
        return readable_rule(rule, self.language)

    @cached_property
    def _decks(self) -> Counter[tuple[str, str]]:
        return Counter((row["project"], row["role"]) for row in self.presentations.values())

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The projects compared, by event and name."""
        rows = (row for name in ("theme_matrix", "framework_matrix", "comparison") for row in self.source.rows(name))
        return self._in_order(Case(row["event"], row["project"]) for row in rows)

    @cached_property
    def compared(self) -> list[Row]:
        """The decks that the comparison rests on; samples beside other decks are read and not compared."""
        projects = {same_name(case.project) for case in self.cases}
        speaking = {row["presentation"] for row in self.source.rows("action_fields")}
        rows = self.presentations.values()
        return [row for row in rows if same_name(row["project"]) in projects or row["presentation"] in speaking]

    def case(self, case: Case) -> str:
        """Return the name of a case; the event is named where a project spoke at several."""
        several = sum(other.project == case.project for other in self.cases) > 1
        event = case.event or label("word.no_event", self.language)
        return f"{case.project} ({event})" if several else case.project

    @staticmethod
    def _in_order(cases: Iterable[Case]) -> tuple[Case, ...]:
        return tuple(sorted(set(cases), key=lambda case: (german_key(case.project), german_key(case.event))))

    def code_order(self, code: str) -> tuple[int, str]:
        """Return a key that sorts themes and types of action field as in the codebook, unknown ones last."""
        order = self._order
        return order.get(code, len(order)), code

    @cached_property
    def _order(self) -> dict[str, int]:
        book = self.source.codebook
        codes: tuple[_Coded, ...] = (*book.themes, *book.action_fields)
        return {code.id: place for place, code in enumerate(codes)}
