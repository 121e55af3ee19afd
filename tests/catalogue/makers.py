"""Folders with presentations, made for a test."""

from pathlib import Path

from synthese.catalogue import COLUMNS

HEADER = ",".join(COLUMNS) + "\n"


def put(folder: Path, *names: str) -> None:
    """Put files below a folder; each has its own bytes, which tell its name."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(f"%PDF-1.7 {name}".encode())


def save(folder: Path, text: str, *, encoding: str = "utf-8") -> bytes:
    """Save a catalogue and return its bytes."""
    raw = text.encode(encoding)
    (folder / "catalogue.csv").write_bytes(raw)
    return raw


def told(problems) -> str:
    """Return problems as a person reads them."""
    return "\n".join(map(str, problems))
