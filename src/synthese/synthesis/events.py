"""The themes over time: what was spoken of at each event, and how that changed since the one before."""

import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd

from synthese.order import german_key
from synthese.synthesis.findings import Finding
from synthese.synthesis.material import Material, evidence_of
from synthese.synthesis.measures import Interval, difference_of_shares, share_interval
from synthese.synthesis.selection import Case
from synthese.synthesis.themes import count_passages, count_states, group_of, theme_findings
from synthese.tables import to_frame
from synthese.types import Theme

__all__ = ["build_events"]

_NOTHING = Interval(math.nan, math.nan, math.nan)


class _Event(NamedTuple):
    """An event with what its projects said.

    Args:
        name: The event.
        date: The first date of its project decks, or empty.
        passages: All passages of its projects, each counted once.
        found: The findings by theme, one mapping a project.
    """

    name: str
    date: str
    passages: int
    found: tuple[dict[str, list[Finding]], ...]


def build_events(material: Material) -> pd.DataFrame:
    """Return one row per event and theme, events in the order of their dates.

    ``share`` is the theme's passages over all passages of the event's projects, repeated ones once, with Wilson's
    score interval; ``change`` its difference from the share at the event before (``since``), with Newcombe's interval.
    Both take passages as independent of one another; those of one deck are alike, so that the intervals are rather too
    narrow, and ``n_projects`` tells how many of ``all_projects`` speak of the theme. An event without a date stands
    last and is compared with none. A theme includes its subcodes; commentaries are not counted.

    Args:
        material: The ordered material.

    Returns:
        Table ``events``, sorted by date, event and the codebook's order; bounds and change are empty where there is
        nothing to measure.
    """
    events = _events(material)
    rows = [
        _row(material, theme, event, before)
        for event, before in zip(events, _before(events), strict=True)
        for theme in material.codebook.themes
    ]
    return to_frame("events", rows)


def _events(material: Material) -> list[_Event]:
    cases: dict[str, list[Case]] = {}
    for case in material.cases:
        cases.setdefault(case.event, []).append(case)
    dates = dict(zip(material.compared["presentation"], material.compared["date"], strict=True))
    events = [
        _Event(
            name,
            min((date for case in of_event for deck in case.presentations if (date := dates[deck])), default=""),
            sum(len(material.units(case)) for case in of_event),
            tuple(theme_findings(material, case) for case in of_event),
        )
        for name, of_event in cases.items()
    ]
    return sorted(events, key=lambda event: (not event.date, event.date, german_key(event.name)))


def _before(events: Sequence[_Event]) -> Iterator[_Event | None]:
    """Yield for each event the one before it, None where there is none or the event has no date."""
    last = None
    for event in events:
        yield last if event.date else None
        last = event


def _row(material: Material, theme: Theme, event: _Event, before: _Event | None) -> dict[str, Any]:
    found = [each for project in event.found for each in project.get(theme.id, ())]
    states = count_states(found)
    share = _share(material, theme, event)
    change = difference_of_shares(share, _share(material, theme, before)) if before else _NOTHING
    return {
        "event": event.name,
        "date": event.date,
        "theme": theme.id,
        "group": group_of(material, theme),
        "all_projects": len(event.found),
        "n_projects": sum(any(map(material.counts, project.get(theme.id, ()))) for project in event.found),
        "all_passages": event.passages,
        "n_passages": count_passages(material, states),
        **_rounded(share, ("share", "low", "high")),
        **{f"n_{state}": states[state] for state in ("confirmed", "suggested", "disputed")},
        "since": before.name if before else "",
        **_rounded(change, ("change", "change_low", "change_high")),
        "evidence": evidence_of(filter(material.counts, found)),
    }


def _share(material: Material, theme: Theme, event: _Event) -> Interval:
    states = count_states(each for project in event.found for each in project.get(theme.id, ()))
    return share_interval(count_passages(material, states), event.passages)


def _rounded(found: Interval, names: Sequence[str]) -> dict[str, float]:
    return {name: round(value, 6) for name, value in zip(names, found, strict=True)}
