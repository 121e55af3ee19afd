"""Which row supersedes which: the column `supersedes` names the older version of a deck by its id."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from synthese.catalogue.records import FILE, Line
from synthese.errors import Problem

__all__ = ["check_supersedes"]


def check_supersedes(lines: Sequence[Line]) -> tuple[tuple[Line, ...], list[Problem]]:
    """Look whether each row names another one, and whether no chain of them leads back to its beginning.

    Args:
        lines: The rows, each with its id.

    Returns:
        The rows, with the ids in the spelling of their own rows and without those that cannot be used (the file stays
        as it is), and a problem for each of these.
    """
    ids = {line.row.presentation.casefold(): line.row.presentation for line in lines if line.row}
    older = {line.row.presentation: ids.get(line.row.supersedes.casefold(), "") for line in lines if line.row}
    checked, problems = [], []
    for line in lines:
        fault = _fault(line, older)
        if fault:
            problems.append(Problem(FILE, f"row {line.number}, column supersedes", fault))
        checked.append(_with(line, "" if fault or not line.row else older[line.row.presentation]))
    return tuple(checked), problems


def _fault(line: Line, older: Mapping[str, str]) -> str:
    if line.row is None or not line.row.supersedes:
        return ""
    written, name = line.row.supersedes, line.row.presentation
    if not older[name]:
        return f"there is no presentation '{written}'; write the id of the older version, or nothing."
    if older[name] == name:
        return f"'{written}' is this row itself; write the id of the older version, or nothing."
    chain = _chain(name, older)
    if chain[-1] == name:
        told = " → ".join(chain)
        return f"'{written}' leads back to this row ({told}); empty the cell in the row of the oldest version."
    return ""


def _chain(name: str, older: Mapping[str, str]) -> list[str]:
    """Return a presentation, the one it supersedes, and so on, up to the end or to one that was there before."""
    chain = [name]
    while (following := older.get(chain[-1], "")) and following not in chain[1:]:
        chain.append(following)
        if following == name:
            break
    return chain


def _with(line: Line, supersedes: str) -> Line:
    """Return a row with what it supersedes, taken for what the file says, so that it is not written."""
    if line.row is None or line.row.supersedes == supersedes:
        return line
    row = replace(line.row, supersedes=supersedes)
    return replace(line, row=row, read=replace(line.read, supersedes=supersedes) if line.read else None)
