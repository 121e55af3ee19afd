"""The cache: what was made, filed under the hash of all it was made from."""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from synthese.files import write_whole
from synthese.provenance import stable_id

__all__ = ["Cache", "cache_key"]

_DAY = 24 * 3600
Record = TypeVar("Record")


def cache_key(stage: str, *parts: Any) -> str:
    """Return the key of a stage's result: a hash of everything the result depends on.

    Args:
        stage: The stage's name.
        parts: Hashes, versions and settings, as JSON can hold them.

    >>> cache_key("read", {"b": 1, "a": 2}) == cache_key("read", {"a": 2, "b": 1})
    True
    """
    return stable_id(stage, json.dumps(parts, sort_keys=True, ensure_ascii=False, default=str))


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of results by key.

    Args:
        folder: Where they lie; made when the first is put in.
    """

    folder: Path

    def path(self, key: str) -> Path:
        """Return where the result of a key lies or would lie."""
        return self.folder / f"{key}.json"

    def get(self, key: str) -> bytes | None:
        """Return the result of a key and mark it as used, or None where there is none."""
        path = self.path(key)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return None
        os.utime(path)
        return content

    def load(self, key: str, adapter: TypeAdapter[Record]) -> Record | None:
        """Return the record filed under a key; a damaged entry counts as none and goes."""
        content = self.get(key)
        if content is None:
            return None
        try:
            return adapter.validate_json(content)
        except ValidationError:
            self.path(key).unlink(missing_ok=True)
            return None

    def put(self, key: str, content: bytes) -> None:
        """File a result under its key."""
        write_whole(self.path(key), content)

    def size(self) -> int:
        """Return how many bytes the cache takes."""
        return sum(path.stat().st_size for path in self._entries())

    def prune(self, *, days: int) -> int:
        """Remove entries that nobody used for so many days, and tell how many."""
        limit = time.time() - days * _DAY
        old = [path for path in self._entries() if path.stat().st_mtime < limit]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)

    def _entries(self) -> Iterator[Path]:
        return (path for path in self.folder.glob("*") if path.is_file()) if self.folder.is_dir() else iter(())
