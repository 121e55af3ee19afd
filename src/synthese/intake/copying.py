"""PDFs copied into presentations/, each once, whatever they are called."""

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from synthese.errors import Problem, WorkspaceError
from synthese.provenance import file_hash

__all__ = ["AddedDeck", "add_decks"]

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
"""Characters that Windows does not allow in names."""


_RESERVED = "codings"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedDeck:
    """What became of one file.

    Args:
        source: The file as named by the user.
        file: Its path below presentations/, with forward slashes; empty when it was not taken.
        problem: Why it was not taken, or None.
    """

    source: Path
    file: str = ""
    problem: Problem | None = None


def add_decks(sources: Sequence[Path], presentations: Path, *, event: str = "") -> tuple[AddedDeck, ...]:
    """Copy PDFs into a workspace.

    Args:
        sources: PDFs, or folders whose PDFs are taken.
        presentations: The workspace's folder of presentations.
        event: The folder below it to put them into; empty for none.

    Returns:
        One record a file: where it lies now, or why it was not taken. A PDF that is there already, under whatever
        name, is not taken again; another PDF of the same name gets a number.

    Raises:
        WorkspaceError: When there is nothing to take, or the event's name is that of the folder of decisions.
    """
    name = _FORBIDDEN.sub("", event).strip(" .")
    if name.lower() == _RESERVED:
        raise WorkspaceError(f"The event cannot be called '{event}': that folder holds the decisions. Name another.")
    folder = presentations / name
    present = {
        file_hash(path): path for path in sorted(presentations.rglob("*")) if path.is_file() and _is_pdf_name(path)
    }
    added = []
    for source in _files(sources):
        problem = _problem(source) or _doubled(source, present, presentations)
        if problem:
            added.append(AddedDeck(source=source, problem=problem))
            continue
        target = _copy(source, folder)
        present[file_hash(target)] = target
        added.append(AddedDeck(source=source, file=target.relative_to(presentations).as_posix()))
    if not added:
        raise WorkspaceError(f"There is no PDF in {', '.join(map(str, sources))}; name PDF files or folders with PDFs.")
    return tuple(added)


def _files(sources: Iterable[Path]) -> Iterator[Path]:
    for source in sources:
        if source.is_dir():
            yield from (path for path in sorted(source.rglob("*")) if path.is_file() and _is_pdf_name(path))
        else:
            yield source


def _is_pdf_name(path: Path) -> bool:
    return path.suffix.lower() == ".pdf" and not path.name.startswith((".", "~$"))


def _problem(source: Path) -> Problem | None:
    if not source.is_file():
        return Problem(str(source), "", "there is no such file; look at its name and folder.")
    with source.open("rb") as file:
        start = file.read(1024)
    if b"%PDF-" not in start:
        hint = "save the presentation as PDF, or download it again"
        return Problem(str(source), "", f"it is no PDF (it begins with {start[:12]!r}); {hint}.")
    return None


def _doubled(source: Path, present: dict[str, Path], presentations: Path) -> Problem | None:
    same = present.get(file_hash(source))
    if same is None:
        return None
    shown = same.relative_to(presentations).as_posix()
    return Problem(str(source), "", f"the same PDF is there already, as presentations/{shown}; nothing was copied.")


def _copy(source: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    # A browser's «download» has no ending, a copy of an open file begins with ~$: both would never be read.
    stem = _FORBIDDEN.sub("", source.stem).lstrip("~$.") or "praesentation"
    ending = source.suffix if source.suffix.lower() == ".pdf" else ".pdf"
    target, number = folder / f"{stem}{ending}", 1
    while target.exists():
        number += 1
        target = folder / f"{stem}-{number}{ending}"
    part = target.with_name(f".{target.name}.part")
    shutil.copyfile(source, part)
    part.replace(target)
    return target
