"""What is new, gone or different against the last run."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from synthese.order import GermanKey, german_key
from synthese.synthesis.source import SynthesisInput
from synthese.tables import empty_table, to_frame
from synthese.types import TEAM

__all__ = ["build_changes"]

_Row = dict[str, Any]
_Cell = tuple[str, ...]


class _Shown(NamedTuple):
    """What a cell shows, and what it rests on."""

    value: str
    evidence: list[str]


def build_changes(source: SynthesisInput, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return what changed since the last run, summed up where single rows would be too many.

    Presentations new and gone; of each presentation how many passages are new and gone, how many tags by code and how
    many of the team's codings by code and state; the cells of the theme matrix whose ``n_passages`` differs; summaries
    and values of the comparison whose state does; action fields new and gone; answers to a commentary that differ. A
    table that the last run did not leave is passed over.

    Args:
        source: What the synthesis is made from; ``previous`` holds the last run's tables.
        tables: The tables just made.

    Returns:
        Table ``changes``, a project at several events with the event in brackets: ``change`` is ``new``, ``gone`` or
        ``different``; ``item`` a code, a dimension with its value or the id of a field; ``before`` and ``after``
        numbers, states, answers, or the statement of a field. ``evidence`` are the ids of passages, tags and codings
        that came or went, those of the last run for what is gone. Empty without a last run.
    """
    if source.previous is None:
        return empty_table("changes")
    made = {name: getattr(source, name) for name in ("presentations", "passages", "tags", "codings")} | dict(tables)
    rows: list[_Row] = []
    for name, compare in _COMPARISONS.items():
        before = source.previous.get(name)
        if before is not None:
            rows += compare(before, made[name])
    _tell_where(rows, source)
    return to_frame("changes", sorted(rows, key=_key))


def _tell_where(rows: Iterable[_Row], source: SynthesisInput) -> None:
    """Give each row its project, and each presentation its passages as evidence."""
    previous = source.previous or {}
    projects: dict[str, str] = {}
    passages: dict[str, list[str]] = {}
    for frame in (previous.get("presentations"), source.presentations):
        if frame is not None:
            projects.update(_places(frame, ["presentation", "project"]))
    for frame in (previous.get("passages"), source.passages):
        if frame is not None:
            passages.update({name: ids for (name,), ids in _grouped(_places(frame, ["presentation", "passage"]))})
    for row in rows:
        row["project"] = row["project"] or projects.get(row["presentation"], "")
        if row["table"] == "presentations":
            row["evidence"] = passages.get(row["presentation"], [])


def _presentations(before: pd.DataFrame, after: pd.DataFrame) -> Iterator[_Row]:
    was, is_now = (set(frame["presentation"]) for frame in (before, after))
    for name in was - is_now:
        yield _row("presentations", presentation=name, before="1")
    for name in is_now - was:
        yield _row("presentations", presentation=name, after="1")


def _passages(before: pd.DataFrame, after: pd.DataFrame) -> Iterator[_Row]:
    return _counted("passages", before, after, key="passage", by=["presentation"])


def _tags(before: pd.DataFrame, after: pd.DataFrame) -> Iterator[_Row]:
    return _counted("tags", before, after, key="tag", by=["presentation", "code"])


def _counted(table: str, before: pd.DataFrame, after: pd.DataFrame, *, key: str, by: list[str]) -> Iterator[_Row]:
    """Yield how many rows are in one table only, by presentation and code."""
    for frame, other, side in ((before, after, "before"), (after, before, "after")):
        alone = frame[~frame[key].isin(other[key])]
        for place, ids in _grouped(_places(alone, [*by, key])):
            sides = {side: str(len(ids))}
            yield _row(table, presentation=place[0], item="".join(place[1:]), evidence=ids, **sides)


def _codings(before: pd.DataFrame, after: pd.DataFrame) -> Iterator[_Row]:
    """Yield how many of the team's codings came, went or changed, by presentation, code and states."""
    was, is_now = (_states(frame[frame["coder"] == TEAM]) for frame in (before, after))
    moved: list[_Cell] = []
    for coding, place in {**was, **is_now}.items():
        states = was.get(coding, ("", "", ""))[2], is_now.get(coding, ("", "", ""))[2]
        if states[0] != states[1]:
            moved.append((place[0], place[1], *states, coding))
    for (presentation, code, old, new), ids in _grouped(moved):
        shown = [f"{len(ids)} {state}" if state else "" for state in (old, new)]
        yield _row("codings", presentation=presentation, item=code, before=shown[0], after=shown[1], evidence=ids)


def _states(team: pd.DataFrame) -> dict[str, _Cell]:
    """Return presentation, code (of a passage or slide that was only read its kind) and state of each coding."""
    rows = _places(team, ["coding", "presentation", "code", "kind", "state"])
    return {coding: (presentation, code or kind, state) for coding, presentation, code, kind, state in rows}


def _theme_matrix(before: pd.DataFrame, after: pd.DataFrame) -> Iterator[_Row]:
    was, is_now = (_cells(frame, ["theme"], "n_passages") for frame in (before, after))
    # A cell that is empty and one that is not there yet say the same.
    return _differing("theme_matrix", was, is_now, empty="0")


def _framework_matrix(before: pd.DataFrame, after: pd.DataFrame) -> Iterator[_Row]:
    was, is_now = (_cells(frame, ["theme"], "summary_state") for frame in (before, after))
    return _differing("framework_matrix", was, is_now, empty="none")


def _comparison(before: pd.DataFrame, after: pd.DataFrame) -> Iterator[_Row]:
    was, is_now = (_cells(frame, ["dimension", "value"], "state") for frame in (before, after))
    return _differing("comparison", was, is_now, empty="")


def _cells(frame: pd.DataFrame, item: list[str], value: str) -> dict[_Cell, _Shown]:
    keys = _places(frame, ["event", "project", *item])
    shown = zip(frame[value].tolist(), frame["evidence"].tolist(), strict=True)
    return {key: _Shown(str(found), evidence) for key, (found, evidence) in zip(keys, shown, strict=True)}


def _differing(
    table: str, was: Mapping[_Cell, _Shown], is_now: Mapping[_Cell, _Shown], *, empty: str
) -> Iterator[_Row]:
    nothing = _Shown("", [])
    cells = {**was, **is_now}
    events = Counter(project for _, project in {cell[:2] for cell in cells})
    for cell in cells:
        old, new = was.get(cell, nothing), is_now.get(cell, nothing)
        if (old.value or empty) != (new.value or empty):
            event, project, *item = cell
            yield _row(
                table,
                project=f"{project} ({event})" if events[project] > 1 else project,
                item=": ".join(filter(None, item)),
                before=old.value,
                after=new.value,
                evidence=_moved(old.evidence, new.evidence),
            )


def _moved(before: list[str], after: list[str]) -> list[str]:
    """Return what came or went; where that is nothing, what the cell rests on."""
    return sorted(set(before) ^ set(after)) or after or before


def _action_fields(before: pd.DataFrame, after: pd.DataFrame) -> Iterator[_Row]:
    columns = ["field", "presentation", "project", "statement", "evidence"]
    for frame, other, side in ((before, after, "before"), (after, before, "after")):
        alone = frame[~frame["field"].isin(other["field"])]
        for field, presentation, project, statement, evidence in _places(alone, columns):
            yield _row(
                "action_fields",
                presentation=presentation,
                project=project,
                item=field,
                evidence=evidence,
                **{side: statement},
            )


def _commentary_check(before: pd.DataFrame, after: pd.DataFrame) -> Iterator[_Row]:
    """Yield the answers that differ where field and project were there before: new ones are told as such."""
    columns = ["field", "project", "speaks", "evidence"]
    was = {(field, project): _Shown(speaks, found) for field, project, speaks, found in _places(before, columns)}
    for field, project, speaks, evidence in _places(after, columns):
        old = was.get((field, project))
        if old and old.value != speaks:
            moved = _moved(old.evidence, evidence)
            yield _row("commentary_check", project=project, item=field, before=old.value, after=speaks, evidence=moved)


_COMPARISONS: Mapping[str, Callable[[pd.DataFrame, pd.DataFrame], Iterator[_Row]]] = {
    "presentations": _presentations,
    "passages": _passages,
    "tags": _tags,
    "codings": _codings,
    "theme_matrix": _theme_matrix,
    "framework_matrix": _framework_matrix,
    "comparison": _comparison,
    "action_fields": _action_fields,
    "commentary_check": _commentary_check,
}
_ORDER = {name: place for place, name in enumerate(_COMPARISONS)}


def _row(
    table: str,
    *,
    presentation: str = "",
    project: str = "",
    item: str = "",
    before: str = "",
    after: str = "",
    evidence: Iterable[str] = (),
) -> _Row:
    return {
        "change": "new" if not before else "gone" if not after else "different",
        "table": table,
        "presentation": presentation,
        "project": project,
        "item": item,
        "before": before,
        "after": after,
        "evidence": list(evidence),
    }


def _places(frame: pd.DataFrame, columns: list[str]) -> Iterable[tuple[Any, ...]]:
    return zip(*(frame[column].tolist() for column in columns), strict=True)


def _grouped(rows: Iterable[tuple[str, ...]]) -> Iterable[tuple[_Cell, list[str]]]:
    """Return the ids that stand last in rows, sorted, by what stands before them."""
    grouped: dict[_Cell, list[str]] = {}
    for *place, name in rows:
        grouped.setdefault(tuple(place), []).append(name)
    return [(place, sorted(ids)) for place, ids in grouped.items()]


def _key(row: Mapping[str, str]) -> tuple[int, str, GermanKey, str, str, str]:
    return (
        _ORDER[row["table"]],
        row["presentation"],
        german_key(row["project"]),
        row["item"],
        row["change"],
        row["before"] + row["after"],
    )
