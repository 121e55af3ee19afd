"""The ledger of a run, `results/provenance.json`: what was made from what, and under which keys."""

import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from synthese.files import write_whole
from synthese.provenance import file_hash, library_versions
from synthese.workbench.layout import Layout

__all__ = ["Ledger", "file_hashes", "origin", "read_ledger", "write_ledger"]

_LIBRARIES = ("pandas", "pdfplumber", "pyarrow", "pypdfium2", "simplemma", "spacy", "matplotlib", "xlsxwriter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What the last run left behind.

    Args:
        keys: The key of each stage over all decks: a hash of what its results were made from.
        outputs: The hash of each file made, by path below the workspace and by stage.
        told: What the run had to say, to be said again when nothing has changed.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    told: Mapping[str, Sequence[Any]] = field(default_factory=dict)

    def holds(self, stage: str, key: str, layout: Layout) -> bool:
        """Tell whether a stage's results were made under this key and are all there, unchanged."""
        files = self.outputs.get(stage, {})
        if self.keys.get(stage) != key or not files:
            return False
        return all((layout.root / path).is_file() and file_hash(layout.root / path) == files[path] for path in files)


def read_ledger(layout: Layout) -> Ledger:
    """Return what the last run left; an empty ledger where there was none or it cannot be read."""
    try:
        content = json.loads(layout.provenance.read_text(encoding="utf-8"))
        return Ledger(keys=dict(content["keys"]), outputs=dict(content["outputs"]), told=dict(content["told"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Ledger()  # then all is made again, which is always right


def write_ledger(layout: Layout, ledger: Ledger, made_from: Mapping[str, Any]) -> None:
    """Write what was made from what, with the time: the only place where a time stands."""
    content = {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        **made_from,
        "keys": ledger.keys,
        "outputs": ledger.outputs,
        "told": ledger.told,
    }
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(layout.provenance, text.encode() + b"\n")


def file_hashes(layout: Layout, paths: Iterable[Path]) -> dict[str, str]:
    """Return the hash of each file, by its path below the workspace, sorted."""
    return {layout.shown(path): file_hash(path) for path in sorted(paths)}


def origin() -> dict[str, Any]:
    """Return the versions of the program, of Python and of the libraries that decide on results."""
    return {
        "program": f"synthese {metadata.version('synthese')}",
        "python": platform.python_version(),
        "libraries": library_versions(_LIBRARIES),
    }
