"""synthese: from a folder of conference presentations to a comparison across projects that can be published.

>>> import synthese
>>> workspace = synthese.open_workspace(".")  # doctest: +SKIP
>>> workspace.run().decks  # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from synthese.codebook import check_codebook, read_codebook
    from synthese.errors import SyntheseError
    from synthese.extraction import read_deck
    from synthese.settings import Settings, read_settings
    from synthese.tagging import build_pipeline, tag_passages
    from synthese.workbench import (
        RunReport,
        Workspace,
        evaluate,
        init_workspace,
        open_workspace,
    )

__all__ = [
    "RunReport",
    "Settings",
    "SyntheseError",
    "Workspace",
    "build_pipeline",
    "check_codebook",
    "evaluate",
    "init_workspace",
    "open_workspace",
    "read_codebook",
    "read_deck",
    "read_settings",
    "tag_passages",
]

_ROOMS = {
    "codebook": ("check_codebook", "read_codebook"),
    "errors": ("SyntheseError",),
    "extraction": ("read_deck",),
    "settings": ("Settings", "read_settings"),
    "tagging": ("build_pipeline", "tag_passages"),
    "workbench": ("RunReport", "Workspace", "evaluate", "init_workspace", "open_workspace"),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load a public name from its room when it is first asked for, so that the command line answers at once."""
    if name not in _HOME:
        raise AttributeError(f"module 'synthese' has no attribute '{name}'")
    return getattr(import_module(f"synthese.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
