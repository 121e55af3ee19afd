"""Where things lie in a workspace."""

from dataclasses import dataclass
from pathlib import Path

from synthese.errors import WorkspaceError

__all__ = ["Layout", "find_layout"]


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders and files of a workspace.

    Args:
        root: The workspace's folder.

    >>> Layout(Path("tagung")).tables.as_posix()
    'tagung/results/tables'
    """

    root: Path

    @property
    def presentations(self) -> Path:
        """What people put in and decide."""
        return self.root / "presentations"

    @property
    def catalogue(self) -> Path:
        """One row a presentation."""
        return self.presentations / "catalogue.csv"

    @property
    def codebook(self) -> Path:
        """Themes, types of action fields, addressees, dimensions."""
        return self.presentations / "codebook.yaml"

    @property
    def model(self) -> Path:
        """What was learned from codings and accepted."""
        return self.presentations / "model.json"

    @property
    def codings(self) -> Path:
        """The logs of decisions."""
        return self.presentations / "codings"

    @property
    def notebooks(self) -> Path:
        """The numbered notebooks."""
        return self.root / "notebooks"

    @property
    def results(self) -> Path:
        """What the program makes; may be deleted at any time."""
        return self.root / "results"

    @property
    def tables(self) -> Path:
        """The tables, as parquet."""
        return self.results / "tables"

    @property
    def csv(self) -> Path:
        """The tables for people."""
        return self.results / "csv"

    @property
    def cache(self) -> Path:
        """What was read and tagged, by content."""
        return self.results / "cache"

    @property
    def slides(self) -> Path:
        """Pictures of slides used as evidence."""
        return self.results / "slides"

    @property
    def figures(self) -> Path:
        """The figures."""
        return self.results / "figures"

    @property
    def report(self) -> Path:
        """The report for a browser."""
        return self.results / "synthese.html"

    @property
    def workbook(self) -> Path:
        """The tables for Excel."""
        return self.results / "synthese.xlsx"

    @property
    def word(self) -> Path:
        """Tables, summaries and quotations for Word."""
        return self.results / "synthese.docx"

    @property
    def markdown(self) -> Path:
        """The main tables as Markdown."""
        return self.results / "markdown"

    @property
    def public(self) -> Path:
        """The public edition of all files for readers."""
        return self.results / "public"

    @property
    def provenance(self) -> Path:
        """What was made from what."""
        return self.results / "provenance.json"

    def shown(self, path: Path) -> str:
        """Return a path as people know it: below the workspace, with forward slashes."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


def find_layout(folder: Path) -> Layout:
    """Return the layout of a workspace.

    Args:
        folder: The workspace's folder.

    Raises:
        WorkspaceError: When the folder is none, with what to do next.
    """
    root = folder.resolve()
    if not root.is_dir():
        raise WorkspaceError(f"There is no folder '{folder}'. `synthese init {folder}` makes a workspace there.")
    if not (root / "presentations").is_dir():
        hint = f"`synthese init {folder}` makes one, `--workspace DIR` names another."
        raise WorkspaceError(f"'{folder}' is no workspace: it has no folder presentations/. {hint}")
    return Layout(root)
