"""The log of decisions: every one appended and on the disk before the call returns, none rewritten."""

import contextlib
import hashlib
import os
import re
import unicodedata
import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from synthese.coding.lines import from_line, to_line
from synthese.coding.locking import exclusively
from synthese.errors import CodingError, Problem
from synthese.types import Decision

__all__ = ["PROJECT_FOLDER", "CodingLog", "coder_slug", "shown_path"]

PROJECT_FOLDER = "_project"
"""Where decisions lie that belong to no single presentation."""

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_TAIL = 1 << 16


class CodingLog:
    """The log of one coder.

    Args:
        folder: ``presentations/codings``; made when the first decision comes.
        coder: The coder's name or sign.

    Raises:
        CodingError: When the name is empty.

    >>> CodingLog(Path("codings"), "Änne Hübner").path("migoek").as_posix()
    'codings/migoek/aenne-huebner.jsonl'
    """

    def __init__(self, folder: Path, coder: str) -> None:
        self.folder = folder
        self.coder = unicodedata.normalize("NFC", coder.strip())
        self.problems: list[Problem] = []
        """What was found damaged, and mended, while writing."""
        self._settled: set[Path] = set()
        if not self.coder:
            raise CodingError("The coder has no name: set SYNTHESE_CODER, or coder under [coding] in synthese.toml.")

    def path(self, presentation: str = "") -> Path:
        """Return where this coder's decisions lie.

        Args:
            presentation: The presentation's id; empty for decisions on projects.

        Returns:
            The path, whether there is a file yet or not.

        Raises:
            CodingError: When the id cannot be the name of a folder.
        """
        if re.search(r'[\x00-\x1f/\\:*?"<>|]|^[._ ]|[. ]$', presentation):
            raise CodingError(
                f"'{presentation}' cannot be the id of a presentation, because it names a folder: "
                "use letters, digits and hyphens in the column presentation of catalogue.csv."
            )
        return self.folder / (presentation or PROJECT_FOLDER) / f"{coder_slug(self.coder)}.jsonl"

    def append(self, decision: Decision) -> Decision:
        """Write a decision to the disk.

        Args:
            decision: What was decided; the log fills in ``after`` and ``coder``, and ``id`` and ``time`` where empty.

        Returns:
            The decision as it stands on the disk.

        Raises:
            CodingError: When it cannot be written; then it is not recorded.
        """
        on_project = decision.kind in ("summary", "link", "value", "presentation")
        path = self.path("" if on_project else decision.target.presentation)
        made = replace(
            decision,
            id=decision.id or f"d-{uuid.uuid4().hex}",
            time=decision.time or datetime.now(UTC).isoformat(timespec="microseconds"),
            coder=self.coder,
        )
        try:
            written = self._write(path, made)
            while written is None:
                written = self._write(path, made)
        except OSError as error:
            raise CodingError(
                f"The decision could not be saved in {shown_path(path, self.folder)}: {error.strerror or error}. "
                "Make room on the disk or ask for the right to write there, then decide again."
            ) from error
        return written

    def _write(self, path: Path, decision: Decision) -> Decision | None:
        """Append; None when the file was replaced meanwhile, as git and synchronised folders do."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileIO(path, "a+") as file, exclusively(file.fileno()):
            if not _is_at(file, path):
                return None
            tail = _read_tail(file)
            if tail.rest and not tail.whole:
                self._set_aside(path, tail.rest)
            written = replace(decision, after=tail.last)
            # One write with what went missing before: a reader never meets half of it.
            _write_all(file, (b"\n" if tail.rest else b"") + to_line(written))
            _settle(file)
            if path not in self._settled:
                _settle_folders([path.parent, self.folder, self.folder.parent])
                self._settled.add(path)
            return written if _is_at(file, path) else None

    def _set_aside(self, path: Path, rest: bytes) -> None:
        aside = path.with_name(f"{path.stem}.damaged-{hashlib.sha256(rest).hexdigest()[:8]}.txt")
        # The fragment stays in the log as well: no reason to refuse a decision when the copy cannot be made.
        with contextlib.suppress(OSError):
            aside.write_bytes(rest)
        message = (
            f"the last line was cut off while it was written; it was kept in {aside.name} and the next one begins anew."
        )
        self.problems.append(Problem(shown_path(path, self.folder), "last line", message))


class _Tail(NamedTuple):
    last: str
    rest: bytes
    whole: bool


def coder_slug(coder: str) -> str:
    """Return a coder's name as the name of a file.

    >>> coder_slug("Dr. Jörg Weiß"), coder_slug("AUX"), coder_slug("李")
    ('dr-joerg-weiss', 'coder-aux', 'coder-c16667ca')
    """
    name = unicodedata.normalize("NFC", coder).casefold().translate(_GERMAN)
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:60]
    if not slug:
        return f"coder-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    return f"coder-{slug}" if _DEVICES.fullmatch(slug) else slug


def shown_path(path: Path, folder: Path) -> str:
    """Return the path of a log as the user knows it, from the folder above ``codings`` on."""
    return f"{folder.parent.name}/{folder.name}/{path.relative_to(folder).as_posix()}".lstrip("/")


def _is_at(file: FileIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _read_tail(file: FileIO) -> _Tail:
    """Return the id of the last whole line and what stands behind the last line feed."""
    size = file.seek(0, os.SEEK_END)
    span = _TAIL
    while True:
        begin = file.seek(max(0, size - span))
        lines = file.read().split(b"\n")
        first = 1 if begin else 0  # the chunk's first line is cut unless it is the file's first
        last = _last_id(reversed(lines[first:]))
        if begin == 0 or (last and len(lines) > 1):
            return _Tail(last, lines[-1], whole=bool(_last_id(lines[-1:])))
        span *= 4


def _last_id(lines: Iterable[bytes]) -> str:
    for line in lines:
        with contextlib.suppress(ValueError):
            return from_line(line).id
    return ""


def _write_all(file: FileIO, content: bytes) -> None:
    done = 0
    while done < len(content):
        done += file.write(content[done:])


def _settle(file: FileIO) -> None:
    os.fsync(file.fileno())


def _settle_folders(folders: Iterable[Path]) -> None:
    """Bring the names of new files to the disk; Windows does so by itself and opens no folders."""
    if os.name == "nt":
        return
    for folder in folders:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
