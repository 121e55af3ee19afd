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
    from synthese.workbench.assessing import Evaluation, evaluate
    from synthese.workbench.records import ProgressStep, RunReport
    from synthese.workbench.starter import init_workspace
    from synthese.workbench.workspace import Workspace, open_workspace

__all__ = [
    "Evaluation",
    "ProgressStep",
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

_HOMES = {
    "codebook": ("check_codebook", "read_codebook"),
    "errors": ("SyntheseError",),
    "extraction": ("read_deck",),
    "settings": ("Settings", "read_settings"),
    "tagging": ("build_pipeline", "tag_passages"),
    "workbench.assessing": ("Evaluation", "evaluate"),
    "workbench.records": ("ProgressStep", "RunReport"),
    "workbench.starter": ("init_workspace",),
    "workbench.workspace": ("Workspace", "open_workspace"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load a public name from its module when it is first asked for, so that the command line answers at once."""
    if name not in _HOME:
        raise AttributeError(f"module 'synthese' has no attribute '{name}'")
    return getattr(import_module(f"synthese.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
