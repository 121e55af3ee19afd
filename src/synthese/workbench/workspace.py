"""A workspace as notebooks and the command line use it."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from synthese.coding import Codings
from synthese.errors import WorkspaceError, listed
from synthese.intake import AddedDeck, add_decks
from synthese.settings import Settings, read_settings
from synthese.tables import SCHEMAS, read_table
from synthese.types import Codebook
from synthese.workbench.codes import load_codebook
from synthese.workbench.editing import Editing
from synthese.workbench.layout import Layout, find_layout
from synthese.workbench.models import find_model, forget_model
from synthese.workbench.records import Progress, ProgressStep, RunReport
from synthese.workbench.search import Hit, find_words
from synthese.workbench.status import Status, workspace_status
from synthese.workbench.stock import take_stock

# Reports, figures and spaCy load slowly: each method loads what it needs, so that `status` and `find` answer at once.
if TYPE_CHECKING:
    from synthese.coding import AllCoders, ImportReport
    from synthese.notebook import SlideView
    from synthese.tagging import Explanation
    from synthese.workbench.growing import Growth
    from synthese.workbench.lesson import Lesson
    from synthese.workbench.renaming import Renamed
    from synthese.workbench.tagging_on_demand import TaggedPassage
    from synthese.workbench.viewing import Viewing

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


class Workspace:
    """A folder with presentations and all that is made from them.

    Args:
        layout: Where things lie.
        settings: The settings in force.
    """

    def __init__(self, layout: Layout, settings: Settings) -> None:
        self.layout = layout
        self.settings = settings

    def __repr__(self) -> str:
        return f"Workspace({str(self.root)!r})"

    @property
    def root(self) -> Path:
        """The workspace's folder."""
        return self.layout.root

    @property
    def codebook(self) -> Codebook:
        """The codebook as it is on the disk now."""
        return load_codebook(self.layout)

    @cached_property
    def codings(self) -> Codings:
        """What people decided: to confirm, reject, add, and to read."""
        return Codings(
            self.layout.codings,
            self.settings.coder_name(),
            codebook=self.codebook,
            tables=self.table,
            pdf_hashes=self._pdf_hashes(),
            blind=self.settings.coding.blind,
        )

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
        report = run_workspace(self.layout, settings=settings, progress=progress or _silent, cluster=cluster)
        self.__dict__.pop("codings", None)  # decisions from now on are about what was read now
        return report

    def table(self, name: str, *, confirmed_only: bool | None = None, **selected: str | Sequence[str]) -> pd.DataFrame:
        """Return a table of the last run, or the same table of a part of the material.

        Args:
            name: As ``theme_matrix``; ``synthese.tables.SCHEMAS`` lists all with their columns.
            confirmed_only: Count only what a person confirmed, instead of the settings' choice.
            selected: What is compared: ``event``, ``role``, ``space_type``, ``project``, ``group`` (of themes), each a
                name or several. A table across projects is then made anew from nothing else: shares, groups and
                measures are those of the part.

        Raises:
            WorkspaceError: When there is no such table, no run yet, or nothing by a name that is selected.
        """
        if name not in SCHEMAS:
            raise WorkspaceError(f"There is no table '{name}'; there are {listed(SCHEMAS, word='and')}.")
        path = self.layout.tables / f"{name}.parquet"
        if not path.exists():
            raise WorkspaceError(f"The table '{name}' is not made yet: run `synthese run` or workspace.run() first.")
        if confirmed_only is None and not selected:
            return read_table(path, name)
        from synthese.workbench.selecting import selected_table  # noqa: PLC0415

        changed = {} if confirmed_only is None else {"confirmed_only": confirmed_only}
        settings = self.settings.synthesis.model_copy(update=changed)
        return selected_table(self.layout, self.codebook, name, selected, settings)

    def shown_table(self, name: str, *, event: str = "") -> pd.DataFrame:
        """Return a table as a coder may see it: when coding blind, codings and lost codings are your own alone.

        Args:
            name: As of ``table``.
            event: An event of the catalogue, for the table made anew from its decks alone.
        """
        frame = self.table(name, event=event) if event else self.table(name)
        if self.settings.coding.blind and name in ("codings", "lost_codings"):
            return frame[frame["coder"] == self.settings.coder_name()].reset_index(drop=True)
        return frame

    def words(self, presentation: str, slide: int) -> pd.DataFrame:
        """Return the words of a slide with their boxes.

        Args:
            presentation: The presentation's id.
            slide: The running slide, from 1.

        Returns:
            Columns word, start, end (in the text of the block), block, x0, top, x1, bottom (points), confidence.
        """
        return self._viewing.words(presentation, slide, self.codebook)

    def show(self, presentation: str, slide: int, *, passage: str = "") -> "SlideView":
        """Show a slide as it was read: boxes coloured by role and numbered in reading order.

        Args:
            presentation: The presentation's id.
            slide: The running slide, from 1.
            passage: The id of a passage to mark.

        Raises:
            WorkspaceError: When there is no such slide.
        """
        return self._viewing.show(presentation, slide, passage)

    def find(self, words: str, *, width: int = 40) -> Iterator[Hit]:
        """Find words on all slides, with what stands around them.

        Args:
            words: Words in this order; ``*`` stands for any letters.
            width: Characters of context on each side.
        """
        return find_words(self.table("blocks"), words, width=width)

    def tag(self, source: str, *, heading: str = "") -> "list[TaggedPassage]":
        """Tag a text, a PDF or a file of passages (JSON lines) with the codebook, and with what was learned."""
        from synthese.workbench.tagging_on_demand import tag_source  # noqa: PLC0415

        codebook = self.codebook
        model = find_model(self.layout, codebook).model
        return tag_source(source, codebook, heading=heading, settings=self.settings, model=model)

    def explain(self, text: str, *, heading: str = "", context: str = "") -> "Explanation":
        """Tell each decision of the tagger on a text, what was dropped and why, in the language of the reports."""
        from synthese.tagging import build_pipeline, explain  # noqa: PLC0415
        from synthese.workbench.explaining import in_words  # noqa: PLC0415

        nlp = build_pipeline(self.codebook, settings=self.settings.tagging)
        return in_words(explain(nlp, text, heading=heading, context=context), self.settings.export.language)

    def explain_in_lines(self, text: str, *, heading: str = "", context: str = "") -> tuple[str, ...]:
        """Tell each decision of the tagger on a text as lines to be read."""
        from synthese.workbench.explaining import lines_of  # noqa: PLC0415

        found = self.explain(text, heading=heading, context=context)
        return tuple(lines_of(found, self.codebook, self.settings.export.language))

    @property
    def editing(self) -> Editing:
        """The codebook under work: terms to add, themes to rename, merge, split and retire, the printed guide."""
        # Decisions from now on are about the codebook as it is then.
        return Editing(
            self.layout, self.settings, tables=self.table, changed=lambda: self.__dict__.pop("codings", None)
        )

    def codebook_terms(self) -> "Growth":
        """Look where the codebook is thin: terms it lacks, indicators that never fire or mislead, overlapping themes.

        Returns:
            One table each; ``workspace.editing.add_term("A1", "sprachtandem*")`` accepts a term.

        Raises:
            WorkspaceError: When a run is needed first.
        """
        return self.editing.terms()

    def learn(self, *, progress: Progress | None = None) -> "Lesson":
        """Learn from the team's codings and judge it by presentations that were not learned from; nothing is written.

        Args:
            progress: Told how far it has come.

        Returns:
            The figures beside those of the codebook alone; its ``accept()`` writes presentations/model.json, which
            the next run applies.

        Raises:
            WorkspaceError: When there are too few coded or read passages, with how many and how to get more.
        """
        from synthese.workbench.lesson import learn  # noqa: PLC0415

        return learn(self.layout, self.settings, progress or _silent)

    def forget(self) -> bool:
        """Take away what was learned; the next run tags by the codebook alone. Tells whether there was anything."""
        return forget_model(self.layout)

    def add(self, files: Sequence[Path], *, event: str = "", project: str = "") -> tuple[AddedDeck, ...]:
        """Copy PDFs into presentations/ and write their rows into the catalogue."""
        added = add_decks(files, self.layout.presentations, event=event)
        given = {"event": event, "project": project}
        take_stock(self.layout, given={deck.file: given for deck in added if deck.file})
        return added

    def agreement(self, *coders: str) -> "AllCoders":
        """Tell how far coders agree, code by code and deck by deck, and where they differ.

        Args:
            coders: Two coders to compare; without names all.

        Raises:
            CodingError: When fewer than two people have decided, or a coder is unknown.
        """
        return self.codings.agreement(*coders)

    def cite(self, presentation: str, slide: int, page: int) -> str:
        """Return a citation as ``MOSAIK, Folie 3 (PDF-S. 2)``."""
        from synthese.exports.labels import cite  # noqa: PLC0415

        name = self._viewing.row(presentation).project or presentation
        return cite(name, slide, page, self.settings.export.language)

    def export_codings(self, path: Path | str) -> Path:
        """Write the spreadsheet in which you decide: findings and passages with lists to choose from.

        Args:
            path: The ``.xlsx`` file.

        Raises:
            CodingError: When the name is no workbook's, or the file cannot be written.
        """
        from synthese.workbench.spreadsheets import export_codings  # noqa: PLC0415

        language = self.settings.export.language
        return export_codings(self.codings, Path(path), codebook=self.codebook, language=language)

    def import_codings(self, path: Path | str, *, dry_run: bool = False) -> "ImportReport":
        """Decide what the changed rows of a spreadsheet ask for; a second import of it changes nothing.

        Args:
            path: The workbook, or a CSV file saved from it.
            dry_run: Only tell.

        Returns:
            What changed, what was the same, and what could not be taken over.

        Raises:
            CodingError: When the file cannot be read, or was exported for another coder.
        """
        from synthese.workbench.spreadsheets import import_codings  # noqa: PLC0415

        language = self.settings.export.language
        return import_codings(self.codings, Path(path), codebook=self.codebook, language=language, dry_run=dry_run)

    def rename(self, old: str, new: str) -> "Renamed":
        """Give a presentation another id; catalogue, decisions and links follow.

        Args:
            old: The present id.
            new: The id wanted.

        Raises:
            WorkspaceError: When there is no such presentation, or the new id is taken or cannot name a folder.
            CodingError: When decisions of another presentation lie under the new id, or a log cannot be moved.
        """
        from synthese.workbench.renaming import rename_presentation  # noqa: PLC0415

        renamed = rename_presentation(self.layout, old, new, coder=self.settings.coder_name())
        self.__dict__.pop("codings", None)
        return renamed

    def status(self) -> Status:
        """Tell how the workspace stands."""
        return workspace_status(self.layout, self.settings)

    def run_notebooks(self, names: Sequence[str] = (), *, progress: Progress | None = None) -> tuple[Path, ...]:
        """Run notebooks from top to bottom into results/notebooks/, as HTML that works offline."""
        from synthese.workbench.notebooks import run_notebooks  # noqa: PLC0415

        return run_notebooks(self.layout, names, progress=progress or _silent)

    @property
    def _viewing(self) -> "Viewing":
        from synthese.workbench.viewing import Viewing  # noqa: PLC0415

        return Viewing(self.layout, self.settings, self.table)

    def _pdf_hashes(self) -> dict[str, str]:
        rows = self.table("presentations")
        return dict(zip(rows["presentation"], rows["sha256"], strict=True))


def _silent(_: ProgressStep) -> None:
    """Tell nobody."""
