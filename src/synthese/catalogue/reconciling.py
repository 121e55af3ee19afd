"""Brings the catalogue in step with the folder: new, renamed, missing and doubled files."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from rapidfuzz.fuzz import ratio

from synthese.catalogue.names import free_id, guess_row, project_key
from synthese.catalogue.reading import same_path
from synthese.catalogue.records import FILE, Catalogue, Line, Reconciled
from synthese.errors import Problem
from synthese.provenance import file_hash
from synthese.types import Presentation

__all__ = ["reconcile"]

_NEAR = 90
"""Names of projects at least so alike, in percent, are asked about."""


def reconcile(catalogue: Catalogue, presentations: Path, *, known: Mapping[str, str] | None = None) -> Reconciled:
    """Bring a catalogue in step with the PDFs that lie in the folder.

    Args:
        catalogue: As read.
        presentations: The folder ``presentations/``.
        known: The hash of each presentation's file as of the last run; a new file of the same hash is taken for the
            renamed one.

    Returns:
        What is there, new, renamed, missing and doubled, and the catalogue to be written.
    """
    shelf, problems = _shelf(presentations)
    taking = _Stocktaking(catalogue, shelf, known or {})
    for line in catalogue.lines:
        taking.keep(line)
    for file in taking.unlisted():
        taking.add(file)
    rows, doubts = _with_one_spelling(taking.rows)
    lines = _with_projects(taking.lines, rows)
    added = {line.row.presentation for line in lines if line.row and not (line.read and line.read.presentation)}
    return Reconciled(
        catalogue=replace(catalogue, lines=lines),
        rows=tuple(row for _, row in rows),
        added=tuple(row for _, row in rows if row.presentation in added),
        renamed=tuple(row for _, row in rows if row.presentation in taking.renamed),
        missing=tuple(taking.missing),
        duplicates=tuple(taking.duplicates),
        problems=(*catalogue.problems, *problems, *taking.problems, *doubts),
    )


@dataclass(frozen=True, slots=True)
class _File:
    """A PDF below ``presentations/``; the hash is empty where it cannot be opened."""

    path: str
    sha256: str


class _Stocktaking:
    """Goes through the rows, then through the files that no row names."""

    def __init__(self, catalogue: Catalogue, shelf: tuple[_File, ...], known: Mapping[str, str]) -> None:
        self.by_path = {same_path(file.path): file for file in shelf}
        self.by_folded = {path.casefold(): file for path, file in self.by_path.items()}
        claimed = {file for line in catalogue.lines if (file := self.find(line.file))}
        self.left = [file for file in shelf if file not in claimed and file.sha256]
        self.known = known
        self.taken = {line.row.presentation.casefold() for line in catalogue.lines if line.row}
        self.first: dict[str, str] = {}
        self.lines: list[Line] = []
        self.rows: list[tuple[Line, Presentation]] = []
        self.renamed: set[str] = set()
        self.missing: list[Presentation] = []
        self.duplicates: list[str] = []
        self.problems: list[Problem] = []

    def find(self, path: str) -> _File | None:
        """Return the file of a path; of another capitalisation where there is no other, as on Windows."""
        key = same_path(path)
        return self.by_path.get(key) or self.by_folded.get(key.casefold())

    def keep(self, line: Line) -> None:
        """Take up a row of the catalogue with its file, or with the file of the same hash under a new name."""
        row = line.row
        file = self.find(row.file) if row else None
        if row and not file and (file := self._renamed(row)):
            self.renamed.add(row.presentation)
            line = replace(line, row=replace(row, file=file.path))
        self.lines.append(line)
        if row and file:
            self._take(line, row, file)
        elif row:
            self.missing.append(row)
            advice = "put it back, correct the path, or delete the row; its codings are kept."
            self._note(line, f"'{row.file}' is not in presentations/; {advice}")

    def unlisted(self) -> tuple[_File, ...]:
        """Return the files that no row names, by path."""
        return tuple(self.left)

    def add(self, file: _File) -> None:
        """Take up a file that no row names, guessing what its path tells."""
        guess = guess_row(file.path)
        stem = file.path.rpartition("/")[2][: -len(".pdf")]
        row = Presentation(
            presentation=free_id(stem, guess.event, self.taken),
            file=file.path,
            project=guess.project,
            event=guess.event,
            date=guess.date,
        )
        line = Line(number=0, file=file.path, row=row)
        if self._take(line, row, file):
            self.taken.add(row.presentation)
            self.lines.append(line)

    def _take(self, line: Line, row: Presentation, file: _File) -> bool:
        """Put a row beside its file, unless the same bytes are read under another name."""
        if not file.sha256:
            return False
        first = self.first.setdefault(file.sha256, file.path)
        if first != file.path:
            self.duplicates.append(file.path)
            self._note(line, f"'{file.path}' has the same content as '{first}' and is not read again; delete one.")
            return False
        self.rows.append((line, replace(row, file=file.path, sha256=file.sha256)))
        return True

    def _renamed(self, row: Presentation) -> _File | None:
        sha256 = self.known.get(row.presentation)
        file = next((file for file in self.left if file.sha256 == sha256), None)
        if file:
            self.left.remove(file)
        return file

    def _note(self, line: Line, message: str) -> None:
        place = f"row {line.number}, column file" if line.number else ""
        self.problems.append(Problem(FILE if line.number else f"presentations/{line.file}", place, message))


def _shelf(presentations: Path) -> tuple[tuple[_File, ...], list[Problem]]:
    """Return the PDFs below a folder by path, without hidden and temporary ones, and those that cannot be opened."""
    files = []
    problems = []
    for path in presentations.rglob("*"):
        parts = path.relative_to(presentations).parts
        if path.suffix.casefold() != ".pdf" or any(part.startswith((".", "~$")) for part in parts):
            continue
        name = "/".join(parts)
        try:
            if path.is_file():
                files.append(_File(name, file_hash(path)))
        except OSError as error:
            files.append(_File(name, ""))
            advice = "close it in other programs, or wait until it is downloaded."
            problems.append(Problem(f"presentations/{name}", "", f"cannot be opened ({error.strerror}); {advice}"))
    return tuple(sorted(files, key=lambda file: same_path(file.path))), sorted(problems, key=str)


def _with_one_spelling(
    rows: Iterable[tuple[Line, Presentation]],
) -> tuple[list[tuple[Line, Presentation]], list[Problem]]:
    """Return the rows with each project in its first spelling, and doubts about names that are almost alike."""
    spellings: dict[str, str] = {}
    unified = []
    doubts = []
    for line, row in rows:
        key = project_key(row.project)
        if key and key not in spellings:
            doubts += [_doubt(line, row, spellings[other]) for other in spellings if _almost(key, other)]
        unified.append((line, replace(row, project=spellings.setdefault(key, row.project))))
    return unified, doubts


def _almost(key: str, other: str) -> bool:
    """Say whether two names may be one misspelt; Phase 1 and Phase 2 are not."""
    return ratio(key, other) >= _NEAR and re.sub(r"\d", "", key) != re.sub(r"\d", "", other)


def _doubt(line: Line, row: Presentation, other: str) -> Problem:
    place = f"row {line.number}, column project" if line.number else f"new row of '{row.file}', column project"
    return Problem(FILE, place, f"'{row.project}' is almost '{other}'; write both alike if they are one project.")


def _with_projects(lines: Iterable[Line], rows: Iterable[tuple[Line, Presentation]]) -> tuple[Line, ...]:
    """Return the lines to be written: new ones take the spelling of the catalogue, written ones stay as they are."""
    projects = {row.presentation: row.project for _, row in rows}
    return tuple(
        replace(line, row=replace(line.row, project=projects[line.row.presentation]))
        if line.row and not line.number
        else line
        for line in lines
    )
