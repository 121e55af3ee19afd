"""Facets: by which events, space types, projects and groups of themes readers narrow the report down."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from synthese.exports.labels import format_date, label
from synthese.exports.readable import Readable
from synthese.exports.source import Case, Row
from synthese.order import german_key
from synthese.synthesis.selection import same_name

__all__ = ["CaseFacet", "Facets"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacet:
    """A case as it is filtered: the names stand as readers see them.

    Args:
        place: Its place among the cases, from 0; columns and rows of the report carry it.
        project: The place of its project among the projects, from 0.
    """

    place: int
    name: str
    event: str
    project: int
    spaces: tuple[str, ...]


class Facets:
    """The facets of all cases, and the places by which the parts of the report refer to them.

    Args:
        readable: What the report is made from.
    """

    def __init__(self, readable: Readable) -> None:
        self._readable = readable
        names = readable.names
        self.projects = tuple(sorted({case.project for case in names.cases}, key=german_key))
        self._projects = {same_name(project): place for place, project in enumerate(self.projects)}
        self.cases = tuple(self._facet(place, case) for place, case in enumerate(names.cases))
        self._cases = {_key(case.event, case.project): place for place, case in enumerate(names.cases)}
        # Sections ask in the order of the codebook, and unknown themes stand in no group.
        self._groups = {theme.id: theme.group for theme in readable.source.codebook.themes}

    def _facet(self, place: int, case: Case) -> CaseFacet:
        decks = self._decks.get(_key(case.event, case.project), [])
        return CaseFacet(
            place=place,
            name=self._readable.names.case(case),
            event=self.event(case.event),
            project=self._projects[same_name(case.project)],
            spaces=tuple(sorted({deck["space_type"] for deck in decks} - {""}, key=german_key)),
        )

    @cached_property
    def _decks(self) -> dict[tuple[str, str], list[Row]]:
        decks: dict[tuple[str, str], list[Row]] = {}
        for row in self._readable.names.presentations.values():
            if row["role"] == "project":
                decks.setdefault(_key(row["event"], row["project"]), []).append(row)
        return decks

    def event(self, event: str) -> str:
        """Return the name of an event as readers know it."""
        return event or label("word.no_event", self._readable.language)

    def case(self, event: str, project: str) -> str:
        """Return the place of a case, or nothing for what is not compared."""
        place = self._cases.get(_key(event, project))
        return "" if place is None else str(place)

    def project(self, *projects: str) -> str:
        """Return the places of projects, set apart by spaces; what is not compared has none."""
        places = (self._projects.get(same_name(project)) for project in projects)
        return " ".join(str(place) for place in places if place is not None)

    def groups(self, *themes: str) -> str:
        """Return the ids of the groups that themes belong to, set apart by spaces; of a subcode that of its theme."""
        return " ".join(dict.fromkeys(filter(None, map(self._group, themes))))

    def _group(self, theme: str) -> str:
        above = {each.id: each.parent for each in self._readable.source.codebook.themes}
        while theme in above and not self._groups[theme]:
            theme = above[theme]
        return self._groups.get(theme, "")

    @cached_property
    def events(self) -> list[tuple[str, str]]:
        """The events compared, in the order of their dates: as readers know them, and when they were."""
        rows = self._readable.names.compared
        dated = sorted({(row["date"], row["event"]) for row in rows}, key=lambda each: (each[0], german_key(each[1])))
        dates: dict[str, str] = {}
        for date, event in dated:
            dates.setdefault(event, format_date(date, self._readable.language))
        return [(self.event(event), date) for event, date in dates.items()]

    @property
    def options(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What is chosen from: for each facet with a choice the values and how they are shown."""
        names = self._readable.names
        events = [(event, event) for event, _ in self.events]
        spaces = _sorted(space for case in self.cases for space in case.spaces)
        projects = [(str(place), project) for place, project in enumerate(self.projects)]
        groups = [(group.id, names.plain(group.id)) for group in self._readable.source.codebook.groups]
        facets = [("event", events), ("space_type", spaces), ("project", projects), ("group", groups)]
        return [(key, values) for key, values in facets if len(values) > 1]


def _sorted(values: Iterable[str]) -> list[tuple[str, str]]:
    return [(value, value) for value in sorted(set(values), key=german_key)]


def _key(event: str, project: str) -> tuple[str, str]:
    return same_name(event), same_name(project)
