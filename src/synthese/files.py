"""Files written whole or not at all."""

import os
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds the old one or the new one, never a part, whenever the program is stopped.

    Args:
        path: Where to; its folder is made where it is not there.
        content: The file's bytes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two processes may write the same file: each has its own part, and the last one stays.
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
