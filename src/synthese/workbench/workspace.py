"""A workspace as notebooks and the command line use it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from synthese.intake import AddedDeck, add_decks
from synthese.settings import read_settings
from synthese.workbench.deciding import Deciding
from synthese.workbench.layout import find_layout
from synthese.workbench.records import Progress, RunReport, silent
from synthese.workbench.teaching import Teaching

if TYPE_CHECKING:
    from synthese.workbench.status import Status

__all__ = ["Workspace", "open_workspace"]


def open_workspace(folder: Path | str = ".") -> "Workspace":
    """Open a workspace.

    Args:
        folder: The workspace's folder, or a folder below it (a notebook runs in ``notebooks/``).

    Returns:
        The workspace; nothing is read yet but its settings.

    Raises:
        WorkspaceError: When there is no workspace.
        SettingsError: When ``synthese.toml`` cannot be used.
    """
    start = Path(folder).resolve()
    # Upwards only from a folder that is there: a mistyped name must not open another workspace.
    places = (start, *start.parents[:2]) if start.is_dir() else ()
    home = next((place for place in places if (place / "presentations").is_dir()), start)
    layout = find_layout(home)
    return Workspace(layout, read_settings(layout.root))


class Workspace(Teaching, Deciding):
    """A folder with presentations and all that is made from them.

    Args:
        layout: Where things lie.
        settings: The settings in force.
    """

    def run(
        self,
        *,
        workers: int | None = None,
        cluster: str = "",
        public: bool = False,
        progress: Progress | None = None,
    ) -> RunReport:
        """Bring all results up to date; what has not changed is not done again.

        Args:
            workers: Worker processes, instead of the settings' number.
            cluster: The address of a Dask scheduler that does the work instead (extra ``cluster``).
            public: Write the public edition too, into ``results/public/``.
            progress: Told how far the run has come.

        Returns:
            What was done and what is to be told.

        Raises:
            WorkspaceError: When there is no PDF.
            CodebookError: When the codebook cannot be used.
        """
        from synthese.workbench.run import run_workspace  # noqa: PLC0415

        settings = self.settings
        if workers is not None:
            settings = settings.model_copy(update={"run": settings.run.model_copy(update={"workers": workers})})
        if public:
            settings = settings.model_copy(update={"export": settings.export.model_copy(update={"public": True})})
        report = run_workspace(self.layout, settings=settings, progress=progress or silent, cluster=cluster)
        self._forget_codings()
        return report

    def add(self, files: Sequence[Path], *, event: str = "", project: str = "") -> tuple[AddedDeck, ...]:
        """Copy PDFs into presentations/ and write their rows into the catalogue."""
        from synthese.workbench.stock import take_stock  # noqa: PLC0415

        added = add_decks(files, self.layout.presentations, event=event)
        given = {"event": event, "project": project}
        take_stock(self.layout, given={deck.file: given for deck in added if deck.file})
        return added

    def status(self) -> "Status":
        """Tell how the workspace stands."""
        from synthese.workbench.status import workspace_status  # noqa: PLC0415

        return workspace_status(self.layout, self.settings)

    def run_notebooks(self, names: Sequence[str] = (), *, progress: Progress | None = None) -> tuple[Path, ...]:
        """Run notebooks from top to bottom into results/notebooks/, as HTML that works offline."""
        from synthese.workbench.notebooks import run_notebooks  # noqa: PLC0415

        return run_notebooks(self.layout, names, progress=progress or silent)
