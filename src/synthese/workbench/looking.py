"""What was read and found, to look at: tables, slides, words."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from synthese.errors import WorkspaceError, closest, listed
from synthese.workbench.desk import Desk

# Tables, reports and spaCy load slowly: each method loads what it needs, so that a command waits for nothing else.
if TYPE_CHECKING:
    import pandas as pd

    from synthese.notebook import SlideView
    from synthese.workbench.search import Hit
    from synthese.workbench.viewing import Viewing

__all__ = ["Looking"]


class Looking(Desk):
    """Tables of the last run, and slides as they were read."""

    def table(
        self, name: str, *, confirmed_only: bool | None = None, **selected: str | Sequence[str]
    ) -> "pd.DataFrame":
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
        from synthese.tables import SCHEMAS, read_table  # noqa: PLC0415

        if name not in SCHEMAS:
            meant = f" Did you mean '{near}'?" if (near := closest(name, SCHEMAS)) else ""
            raise WorkspaceError(f"There is no table '{name}'; there are {listed(SCHEMAS, word='and')}.{meant}")
        path = self.layout.tables / f"{name}.parquet"
        if not path.exists():
            raise WorkspaceError(f"The table '{name}' is not made yet: run `synthese run` or workspace.run() first.")
        if confirmed_only is None and not selected:
            return read_table(path, name)
        from synthese.workbench.selecting import selected_table  # noqa: PLC0415

        settings = self.settings
        if confirmed_only is not None:
            counted = settings.synthesis.model_copy(update={"confirmed_only": confirmed_only})
            settings = settings.model_copy(update={"synthesis": counted})
        return selected_table(self.layout, self.codebook, name, selected, settings)

    def shown_tables(self, *, event: str | Sequence[str] = "") -> "dict[str, pd.DataFrame]":
        """Return all tables as a coder may see them: when coding blind, codings and lost codings are your own alone.

        Args:
            event: Events of the catalogue; the tables are then made anew from their decks alone, but for ``changes``,
                which compares whole runs.

        Raises:
            WorkspaceError: When there is no run yet, or no such event.
        """
        from synthese.tables import SCHEMAS  # noqa: PLC0415

        tables = {name: self.table(name) for name in SCHEMAS}
        if event:
            from synthese.workbench.selecting import selected_tables  # noqa: PLC0415

            settings = self.settings
            tables |= selected_tables(self.layout, self.codebook, {"event": event}, settings, tables)
        if self.settings.coding.blind:
            for name in ("codings", "lost_codings"):
                own = tables[name]["coder"] == self.settings.coder_name()
                tables[name] = tables[name][own].reset_index(drop=True)
        return tables

    def words(self, presentation: str, slide: int) -> "pd.DataFrame":
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

    def slide_links(self) -> Callable[[str, int], str]:
        """Return what tells, by presentation and page, where the picture of a slide lies, seen from the notebooks."""
        return self._viewing.links()

    def find(self, words: str, *, width: int = 40) -> "Iterator[Hit]":
        """Find words on all slides, with what stands around them.

        Args:
            words: Words in this order; ``*`` stands for any letters.
            width: Characters of context on each side.
        """
        from synthese.workbench.search import find_words  # noqa: PLC0415

        return find_words(self.table("blocks"), words, width=width)

    def cite(self, presentation: str, slide: int, page: int) -> str:
        """Return a citation as ``MOSAIK, Folie 3 (PDF-S. 2)``."""
        from synthese.exports.labels import cite  # noqa: PLC0415

        name = self._viewing.row(presentation).project or presentation
        return cite(name, slide, page, self.settings.export.language)

    @property
    def _viewing(self) -> "Viewing":
        from synthese.workbench.viewing import Viewing  # noqa: PLC0415

        return Viewing(self.layout, self.settings, self.table)
