"""What is new, gone or different against the last run."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from synthese.order import GermanKey, german_key
from synthese.synthesis.source import SynthesisInput
from synthese.tables import empty_table, to_frame

__all__ = ["build_changes"]

_ORDER = ("presentations", "passages", "tags", "theme_matrix", "action_fields")


def build_changes(source: SynthesisInput, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return what changed since the last run, summed up where single rows would be too many.

    Presentations new and gone; of each presentation how many passages are new and gone, and how many tags by code;
    the cells of the theme matrix whose ``n_passages`` differs; action fields new and gone. A table that the last run
    did not leave is passed over.

    Args:
        source: What the synthesis is made from; ``previous`` holds the last run's tables.
        tables: The tables just made, with ``theme_matrix`` and ``action_fields``.

    Returns:
        Table ``changes``, a project at several events with the event in brackets: ``change`` is ``new``, ``gone`` or
        ``different``; ``item`` a code or the id of a field; ``before`` and ``after`` numbers, or the statement of a
        field. Empty without a last run.
    """
    if source.previous is None:
        return empty_table("changes")
    now = {
        "presentations": source.presentations,
        "passages": source.passages,
        "tags": source.tags,
        "theme_matrix": tables["theme_matrix"],
        "action_fields": tables["action_fields"],
    }
    rows: list[dict[str, Any]] = []
    for name in _ORDER:
        before = source.previous.get(name)
        if before is not None:
            rows += _COMPARISONS[name](before, now[name])
    projects = _projects(source)
    for row in rows:
        row["project"] = row["project"] or projects.get(row["presentation"], "")
    return to_frame("changes", sorted(rows, key=_key))


def _presentations(before: pd.DataFrame, after: pd.DataFrame) -> list[dict[str, Any]]:
    names = [set(frame["presentation"]) for frame in (before, after)]
    return [
        _row(
            "presentations",
            presentation=name,
            before="" if name in names[1] else "1",
            after="1" if name in names[1] else "",
        )
        for name in names[0] ^ names[1]
    ]


def _passages(before: pd.DataFrame, after: pd.DataFrame) -> list[dict[str, Any]]:
    return _counted("passages", before, after, key="passage", by=["presentation"])


def _tags(before: pd.DataFrame, after: pd.DataFrame) -> list[dict[str, Any]]:
    return _counted("tags", before, after, key="tag", by=["presentation", "code"])


def _counted(table: str, before: pd.DataFrame, after: pd.DataFrame, *, key: str, by: list[str]) -> list[dict[str, Any]]:
    """Count the rows that are in one table only, by presentation and code."""
    gone = Counter(_places(before[~before[key].isin(after[key])], by))
    new = Counter(_places(after[~after[key].isin(before[key])], by))
    rows = [_row(table, presentation=place[0], item="".join(place[1:]), before=n) for place, n in gone.items()]
    return rows + [_row(table, presentation=place[0], item="".join(place[1:]), after=n) for place, n in new.items()]


def _cells(before: pd.DataFrame, after: pd.DataFrame) -> list[dict[str, Any]]:
    key = ["event", "project", "theme"]
    was, is_now = (
        dict(zip(_places(frame, key), frame["n_passages"].tolist(), strict=True)) for frame in (before, after)
    )
    cases = {(event, project) for event, project, _ in was.keys() | is_now.keys()}
    events = Counter(project for _, project in cases)
    return [
        _row(
            "theme_matrix",
            project=f"{project} ({event})" if events[project] > 1 else project,
            item=theme,
            before=was.get((event, project, theme), ""),
            after=is_now.get((event, project, theme), ""),
        )
        for event, project, theme in was.keys() | is_now.keys()
        if was.get((event, project, theme), 0) != is_now.get((event, project, theme), 0)
    ]


def _fields(before: pd.DataFrame, after: pd.DataFrame) -> list[dict[str, Any]]:
    rows = []
    for frame, other, side in ((before, after, "before"), (after, before, "after")):
        alone = frame[~frame["field"].isin(other["field"])]
        for field, presentation, project, statement in _places(
            alone, ["field", "presentation", "project", "statement"]
        ):
            rows.append(
                _row("action_fields", presentation=presentation, project=project, item=field, **{side: statement})
            )
    return rows


_COMPARISONS = {
    "presentations": _presentations,
    "passages": _passages,
    "tags": _tags,
    "theme_matrix": _cells,
    "action_fields": _fields,
}


def _row(
    table: str,
    *,
    presentation: str = "",
    project: str = "",
    item: str = "",
    before: object = "",
    after: object = "",
) -> dict[str, Any]:
    was, is_now = str(before), str(after)
    return {
        "change": "new" if not was else "gone" if not is_now else "different",
        "table": table,
        "presentation": presentation,
        "project": project,
        "item": item,
        "before": was,
        "after": is_now,
    }


def _places(frame: pd.DataFrame, columns: list[str]) -> Iterable[tuple[Any, ...]]:
    return zip(*(frame[column].tolist() for column in columns), strict=True)


def _projects(source: SynthesisInput) -> dict[str, str]:
    """Return the project of each presentation, of those that are gone too."""
    previous = (source.previous or {}).get("presentations")
    frames = [frame for frame in (previous, source.presentations) if frame is not None]
    return {name: project for frame in frames for name, project in _places(frame, ["presentation", "project"])}


def _key(row: Mapping[str, str]) -> tuple[int, str, GermanKey, str, str]:
    table = _ORDER.index(row["table"])
    return table, row["presentation"], german_key(row["project"]), row["item"], row["change"]
