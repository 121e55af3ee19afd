"""Files for readers: named so that every system takes them, written whole or not at all."""

import os
from pathlib import Path

__all__ = ["file_name", "write_whole"]

_PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "_", "-": "_"})


def file_name(text: str) -> str:
    """Return a label as a file name that survives every archive: lower case, no umlauts, no spaces.

    >>> file_name("Präsentationen"), file_name("Framework-Matrix")
    ('praesentationen', 'framework_matrix')
    """
    return text.lower().translate(_PLAIN)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds the old one or the new one, never a part.

    Args:
        path: Where to; its folder is made where it is not there.
        content: The file's bytes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
