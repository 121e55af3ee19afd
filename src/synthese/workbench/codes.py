"""The workspace's codebook; its parsed form is kept in the cache, as YAML is slow to read."""

from hashlib import sha256

from pydantic import TypeAdapter

from synthese.codebook import read_codebook
from synthese.provenance import source_hash
from synthese.types import Codebook
from synthese.workbench.cache import Cache, cache_key
from synthese.workbench.layout import Layout

__all__ = ["load_codebook"]

_CODEBOOK = TypeAdapter(Codebook)


def load_codebook(layout: Layout) -> Codebook:
    """Return the codebook as it is on the disk now.

    Args:
        layout: Where things lie.

    Raises:
        CodebookError: When it cannot be used, with line, theme and field of all that is wrong.
    """
    if not layout.codebook.is_file():
        return read_codebook(layout.codebook)
    cache = Cache(layout.cache)
    content = layout.codebook.read_bytes()
    key = cache_key("codebook", sha256(content).hexdigest(), source_hash("codebook"))
    stored = cache.load(key, _CODEBOOK)
    if stored is not None:
        return stored
    codebook = read_codebook(layout.codebook)
    cache.put(key, _CODEBOOK.dump_json(codebook))
    return codebook
