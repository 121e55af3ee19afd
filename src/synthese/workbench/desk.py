"""What all parts of a workspace share: where things lie, the settings, and the codebook as it is now."""

from pathlib import Path

from synthese.settings import Settings
from synthese.types import Codebook
from synthese.workbench.codes import load_codebook
from synthese.workbench.layout import Layout

__all__ = ["Desk"]


class Desk:
    """A folder with presentations, and the settings in force.

    Args:
        layout: Where things lie.
        settings: The settings in force.
    """

    def __init__(self, layout: Layout, settings: Settings) -> None:
        self.layout = layout
        self.settings = settings

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self.root)!r})"

    @property
    def root(self) -> Path:
        """The workspace's folder."""
        return self.layout.root

    @property
    def codebook(self) -> Codebook:
        """The codebook as it is on the disk now."""
        return load_codebook(self.layout)

    def _forget_codings(self) -> None:
        """Let decisions from now on be about what is read and what the codebook is by then."""
        self.__dict__.pop("codings", None)
