"""`synthese rename`: a presentation gets another id, and catalogue, decisions and links follow."""

from dataclasses import dataclass

from synthese.catalogue import Catalogue, change_row, read_catalogue, write_catalogue
from synthese.catalogue.names import is_safe_id
from synthese.coding import CodingLog
from synthese.coding.renaming import check_new_name, move_decisions, record_rename, was_recorded
from synthese.errors import Problem, WorkspaceError, listed
from synthese.workbench.layout import Layout
from synthese.workbench.stock import take_stock

__all__ = ["Renamed", "rename_presentation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """What renaming did.

    Args:
        old: The former id.
        new: The new id.
        logs: How many files of decisions were moved.
        resumed: True when an earlier call had been stopped halfway.
    """

    old: str
    new: str
    logs: int
    resumed: bool


def rename_presentation(layout: Layout, old: str, new: str, *, coder: str) -> Renamed:
    """Give a presentation another id.

    First the log says so, then the catalogue, then the folder of decisions moves. Stopped in between, nothing is lost:
    decisions are found under either id, and the same call again does the rest.

    Args:
        layout: Where things lie.
        old: The present id.
        new: The id wanted.
        coder: Who renames.

    Returns:
        What was done.

    Raises:
        WorkspaceError: When there is no such presentation, or the new id is taken or cannot name a folder.
        CodingError: When decisions of another presentation lie under the new id, or a log cannot be moved.
    """
    _check_id(old, new)
    take_stock(layout)  # a deck that was just put in has its id from here on
    catalogue = read_catalogue(layout.presentations)
    names = [row.presentation for row in catalogue.rows]
    recorded = was_recorded(layout.codings, old, new)
    if old not in names and not (recorded and new in names):
        raise WorkspaceError(f"There is no presentation '{old}'; there are {listed(names, word='and') or 'none'}.")
    if old in names:
        _check_free(old, new, names)
        if not recorded:
            if old.casefold() != new.casefold():
                check_new_name(layout.codings, new)
            record_rename(CodingLog(layout.codings, coder), old, new)
        _write(_renamed(catalogue, old, new), layout)
    logs = move_decisions(layout.codings, old, new)
    return Renamed(old=old, new=new, logs=logs, resumed=recorded)


def _check_id(old: str, new: str) -> None:
    if old == new:
        raise WorkspaceError(f"'{new}' is the id already.")
    if not new or not is_safe_id(new):
        raise WorkspaceError(
            f"'{new}' cannot name a folder everywhere; write letters, digits and hyphens, as mosaik-2020."
        )


def _check_free(old: str, new: str, names: list[str]) -> None:
    taken = next((name for name in names if name != old and name.casefold() == new.casefold()), None)
    if taken:
        raise WorkspaceError(f"'{taken}' is the id of another presentation; choose one that is not in the catalogue.")


def _renamed(catalogue: Catalogue, old: str, new: str) -> Catalogue:
    changed = change_row(catalogue, old, presentation=new)
    for row in catalogue.rows:
        if row.supersedes == old:
            changed = change_row(changed, new if row.presentation == old else row.presentation, supersedes=new)
    return changed


def _write(catalogue: Catalogue, layout: Layout) -> None:
    problems: list[Problem] = write_catalogue(catalogue, layout.presentations)
    hindered = [problem for problem in problems if "proposed" in problem.message]
    if hindered:
        raise WorkspaceError("The new id could not be written into the catalogue:", problems=hindered)
