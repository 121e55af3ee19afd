"""Giving a presentation another id: recorded in the log, and its folder of decisions moved."""

import re
from collections.abc import Iterator
from pathlib import Path

from synthese.coding.decisions import COPY, read_decisions
from synthese.coding.log import PROJECT_FOLDER, CodingLog, shown_path
from synthese.coding.renames import read_renames
from synthese.errors import CodingError
from synthese.types import Decision, Target

__all__ = ["check_new_name", "move_decisions", "record_rename", "was_recorded"]


def check_new_name(folder: Path, new: str) -> None:
    """Say whether decisions may lie under a name.

    Args:
        folder: ``presentations/codings``.
        new: The name.

    Raises:
        CodingError: When decisions of another presentation lie there, or the name reads like that of a copy.
    """
    if new.casefold() == PROJECT_FOLDER.casefold() or COPY.search(new):
        raise CodingError(f"'{new}' reads like a copy that a synchronised folder leaves; choose another id.")
    there = next((path for path in _folders(folder) if path.name.casefold() == new.casefold()), None)
    if there and any(there.glob("*.jsonl")):
        raise CodingError(f"{shown_path(there, folder)} holds decisions on another presentation. Choose another id.")


def was_recorded(folder: Path, old: str, new: str) -> bool:
    """Return whether the logs hold that a presentation was renamed, and nothing later undid it."""
    renames = [(one.old, one.new) for one in read_renames(read_decisions(folder).decisions)]
    return (old, new) in renames and (new, old) not in renames[renames.index((old, new)) :]


def record_rename(log: CodingLog, old: str, new: str) -> Decision:
    """Write into the log that a presentation has another id, so that links and evidence follow.

    Args:
        log: The log of the person who renames.
        old: The former id.
        new: The new id.
    """
    line = Decision(
        id="", time="", coder="", status="changed", kind="presentation", target=Target(presentation=new), replaces=old
    )
    return log.append(line)


def move_decisions(folder: Path, old: str, new: str) -> int:
    """Move the logs of a presentation to its new name; none is written over.

    Args:
        folder: ``presentations/codings``.
        old: The former id.
        new: The new id.

    Returns:
        How many files were moved.

    Raises:
        CodingError: When a file is open in another program; a second call goes on from there.
    """
    source, target = folder / old, folder / new
    if not source.is_dir():
        return 0
    moved = 0
    try:
        if old.casefold() == new.casefold():  # one folder where capitals do not count
            source.rename(target)
            return len(list(target.iterdir()))
        target.mkdir(parents=True, exist_ok=True)
        for path in sorted(source.iterdir()):
            path.rename(_free(target / path.name, old))
            moved += 1
        source.rmdir()
    except OSError as error:
        raise CodingError(
            f"{shown_path(source, folder)} could not be moved to '{new}': {error.strerror or error}. Close "
            f"other programs that use it and run `synthese rename {old} {new}` again; it goes on from there."
        ) from error
    return moved


def _folders(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.iterdir()) if path.is_dir()) if folder.is_dir() else iter(())


def _free(path: Path, old: str) -> Path:
    """Return the path, or one beside it where a file of the name is there: both are read, doubled lines once."""
    number = 1
    free = path
    while free.exists():
        stem = re.sub(r"[^\w-]", "-", old)
        free = path.with_name(f"{path.stem}.{stem}-{number}{path.suffix}")
        number += 1
    return free
