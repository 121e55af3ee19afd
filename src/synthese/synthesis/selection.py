"""Which presentations are compared, and which are left out for what reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from synthese.order import german_key
from synthese.provenance import normal_form
from synthese.synthesis.source import SynthesisInput

__all__ = [
    "Case",
    "Omission",
    "compared_presentations",
    "find_cases",
    "find_commentaries",
    "find_projects",
    "left_out",
    "same_name",
]

Reason = Literal["failed", "superseded", "sample", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """A presentation that is not compared.

    Args:
        presentation: Its id.
        reason: The first reason that holds, in the order ``failed``, ``superseded``, ``sample``, ``other``.
    """

    presentation: str
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A row of the comparison: a project at an event.

    Args:
        event: The event; empty where a project's events are taken together.
        project: The project's name in its first spelling.
        presentations: The ids of its decks, sorted.
    """

    event: str
    project: str
    presentations: tuple[str, ...]


def same_name(name: str) -> str:
    """Return the form in which projects and events are compared: without case, spaces and special forms.

    >>> same_name("IN² Region") == same_name("in2region")
    True
    """
    return normal_form(name).replace(" ", "")


def left_out(source: SynthesisInput) -> tuple[Omission, ...]:
    """Return the presentations that are not compared, with reasons, sorted by id.

    Args:
        source: What the synthesis is made from.

    Returns:
        One record a presentation.
    """
    reasons = _reasons(source)
    return tuple(Omission(presentation=name, reason=reason) for name, reason in sorted(reasons.items()) if reason)


def compared_presentations(source: SynthesisInput) -> pd.DataFrame:
    """Return the rows of ``presentations`` that are compared: projects, and the commentaries held against them.

    The columns ``project`` and ``event`` carry the first spelling by id; a project deck without a project stands for
    itself under its id.

    Args:
        source: What the synthesis is made from.

    Returns:
        A table like ``presentations``, sorted by id.
    """
    reasons = _reasons(source)
    frame = source.presentations.sort_values("presentation", ignore_index=True)
    names = list(zip(frame["presentation"], frame["project"], frame["role"], strict=True))
    frame["project"] = _first_spelling(
        name or (presentation if role == "project" else "") for presentation, name, role in names
    )
    frame["event"] = _first_spelling(frame["event"])
    kept = [not reasons[name] for name in frame["presentation"]]
    return frame.loc[kept].reset_index(drop=True)


def find_cases(compared: pd.DataFrame) -> tuple[Case, ...]:
    """Return one case per event and project, of the decks of role ``project``, sorted by event and project.

    Args:
        compared: The result of ``compared_presentations``.
    """
    return _grouped(compared, with_event=True)


def find_projects(compared: pd.DataFrame) -> tuple[Case, ...]:
    """Return one case per project, its events taken together, sorted by project.

    Args:
        compared: The result of ``compared_presentations``.
    """
    return _grouped(compared, with_event=False)


def find_commentaries(compared: pd.DataFrame) -> tuple[Case, ...]:
    """Return one case per event and project of the decks of role ``commentary``; a deck of no project stands alone.

    Args:
        compared: The result of ``compared_presentations``.
    """
    return _grouped(compared, with_event=True, role="commentary")


def _grouped(compared: pd.DataFrame, *, with_event: bool, role: str = "project") -> tuple[Case, ...]:
    decks: dict[tuple[str, str, str], list[str]] = {}
    rows = compared[compared["role"] == role]
    for event, project, name in zip(rows["event"], rows["project"], rows["presentation"], strict=True):
        decks.setdefault((event if with_event else "", project, "" if project else name), []).append(name)
    ordered = sorted(decks, key=lambda names: (german_key(names[0]), german_key(names[1]), names[2]))
    return tuple(Case(event=names[0], project=names[1], presentations=tuple(sorted(decks[names]))) for names in ordered)


def _reasons(source: SynthesisInput) -> dict[str, Reason | None]:
    frame = source.presentations
    superseded = frozenset(source.superseded)
    rows = list(zip(frame["presentation"], frame["status"], frame["role"], frame["sample"], strict=True))
    usable = {name for name, status, _, _ in rows if status != "failed" and name not in superseded}
    others = any(name in usable and role != "other" and not sample for name, _, role, sample in rows)
    without_samples = source.settings.samples == "exclude" or (source.settings.samples == "auto" and others)
    reasons: dict[str, Reason | None] = {}
    for name, status, role, sample in rows:
        holds: dict[Reason, bool] = {
            "failed": status == "failed",
            "superseded": name in superseded,
            "sample": bool(sample) and without_samples,
            "other": role == "other",
        }
        reasons[name] = next((reason for reason, true in holds.items() if true), None)
    return reasons


def _first_spelling(names: Iterable[str]) -> list[str]:
    first: dict[str, str] = {}
    return [first.setdefault(same_name(name), name) for name in names]
