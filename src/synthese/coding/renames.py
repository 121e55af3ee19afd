"""Presentations that got another id: what was decided under the former one is found under the new one."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from synthese.coding.lines import moment
from synthese.coding.state import in_force
from synthese.types import Decision

__all__ = ["Rename", "former_names", "read_renames", "renamed_to"]


class Rename(NamedTuple):
    """One presentation that got another id at a moment."""

    time: str
    old: str
    new: str


def read_renames(decisions: Sequence[Decision]) -> tuple[Rename, ...]:
    """Return the renames that the logs record, the earliest first.

    Args:
        decisions: All lines, as ``read_decisions`` gives them.
    """
    found = {
        Rename(moment(line.time), line.replaces, line.target.presentation)
        for line in in_force(decisions)
        if line.kind == "presentation" and line.replaces and line.replaces != line.target.presentation
    }
    return tuple(sorted(found))


def renamed_to(name: str, time: str, renames: Iterable[Rename], known: Collection[str]) -> str:
    """Return the present id of a presentation that a line names.

    A line names a presentation as it was called when the line was written, and an id may since belong to another deck:
    so later renames are followed first. Where they lead to no deck (a rename was stopped halfway), the name itself
    holds, and where that is none either, whatever it was ever renamed to.

    Args:
        name: The id that the line names.
        time: When the line was written.
        renames: All renames, the earliest first.
        known: The ids of the presentations that are there.

    >>> renames = [Rename("2024-05-02", "a", "b"), Rename("2024-05-03", "b", "c")]
    >>> renamed_to("a", "2024-05-01", renames, {"c"}), renamed_to("a", "2024-05-04", renames, {"a", "c"})
    ('c', 'a')
    """
    ordered = list(renames)
    later = _followed(name, [one for one in ordered if one.time > moment(time)])
    if later in known:
        return later
    if name in known:
        return name
    ever = _followed(name, ordered)
    return ever if ever in known else name


def former_names(renames: Iterable[Rename]) -> dict[str, tuple[str, ...]]:
    """Return for each present id the ids that the presentation had before, the oldest first.

    >>> former_names([Rename("1", "a", "b"), Rename("2", "b", "c")])
    {'c': ('a', 'b')}
    """
    former: dict[str, tuple[str, ...]] = {}
    for rename in renames:
        former[rename.new] = (*former.pop(rename.old, ()), rename.old)
    return former


def _followed(name: str, renames: Iterable[Rename]) -> str:
    for rename in renames:
        if rename.old == name:
            name = rename.new
    return name
