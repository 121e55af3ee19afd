"""The codebook under work: ``workspace.editing``."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from synthese.codebook import merge_themes, read_rules, rename_theme, retire_theme, split_theme
from synthese.errors import WorkspaceError
from synthese.settings import Settings
from synthese.types import IndicatorMode
from synthese.workbench.codes import load_codebook
from synthese.workbench.layout import Layout

# Tables, codings and spaCy, which what looks at all decks needs, load slowly.
if TYPE_CHECKING:
    import pandas as pd

    from synthese.workbench.codebook_edits import TermEffect
    from synthese.workbench.growing import Growth

__all__ = ["Editing"]


class Editing:
    """Edits of ``presentations/codebook.yaml``: comments and order stay, and nothing unusable is written.

    Args:
        layout: Where things lie.
        settings: The settings in force.
        tables: The reader of tables, by name.
        changed: Called after each edit.
    """

    def __init__(
        self,
        layout: Layout,
        settings: Settings,
        *,
        tables: "Callable[[str], pd.DataFrame]",
        changed: Callable[[], None],
    ) -> None:
        self._layout = layout
        self._settings = settings
        self._tables = tables
        self._changed = changed

    def terms(self) -> "Growth":
        """Look where the codebook is thin: terms it lacks, indicators that never fire or mislead, overlapping themes.

        Raises:
            WorkspaceError: When a run is needed first.
        """
        from synthese.workbench.growing import find_growth  # noqa: PLC0415

        return find_growth(self._layout, self._settings, self._tables("indicators"))

    def add_term(
        self, theme: str, term: str, *, mode: IndicatorMode | None = None, weak: bool = False
    ) -> "TermEffect | None":
        """Write a term behind the indicators of a theme and tell what it brings.

        Args:
            theme: The theme's id.
            term: As an indicator is written: ``sprachtandem*``, ``runder Tisch`` (with ``mode="lemma"``).
            mode: The mode, where no asterisk says it.
            weak: True when it counts only beside another indicator of the theme.

        Returns:
            The passages newly reached, and F1 against the codings before and after; None where no run is up to date.

        Raises:
            CodebookError: When there is no such theme, the term cannot be used, or it is there already.
        """
        from synthese.workbench.codebook_edits import accept_term  # noqa: PLC0415

        effect = accept_term(self._layout, self._settings, theme, term, mode=mode, weak=weak)
        self._changed()
        return effect

    def take_anchor(self, theme: str, name: str) -> None:
        """Make a quotation the anchor example of a theme, with its citation as source.

        Args:
            theme: The theme's id.
            name: The id of a tag, a coding or a passage.

        Raises:
            WorkspaceError: When the last run has no such tag, coding or passage.
            CodebookError: When there is no such theme.
        """
        from synthese.workbench.codebook_edits import take_as_anchor  # noqa: PLC0415

        row = self._quotation(name)
        rows = self._tables("presentations")
        project = str(rows.loc[rows["presentation"] == row["presentation"], "project"].iloc[0]) or row["presentation"]
        take_as_anchor(self._layout, self._settings, theme, row, project=project)
        self._changed()

    def rename(self, old: str, new: str, *, label: str = "") -> int:
        """Give a theme another id; its codings go with it.

        Args:
            old: Its id.
            new: Its new id.
            label: Its new German label, if it has one.

        Returns:
            How many decisions are carried along.

        Raises:
            CodebookError: When there is no such theme, or the new id is taken.
        """
        rename_theme(self._layout.codebook, old, new, label=label)
        return self._carried(old)

    def merge(self, old: str, into: str) -> int:
        """Let a theme go up in another one, with indicators, subthemes and codings.

        Args:
            old: The theme that goes.
            into: The theme that takes it up.

        Returns:
            How many decisions are carried along.

        Raises:
            CodebookError: When there is no such theme.
        """
        merge_themes(self._layout.codebook, old, into)
        return self._carried(old)

    def split(self, old: str, parts: Mapping[str, str], *, terms: Mapping[str, Sequence[str]] | None = None) -> int:
        """Put several themes in the place of one; passages coded with it are handed to review for the new ones.

        Args:
            old: The theme that goes.
            parts: The new themes: id → German label.
            terms: Indicators that go to a part: id → terms; all others go to the first.

        Returns:
            How many decisions are to be taken anew.

        Raises:
            CodebookError: When there is no such theme or term, or an id is taken.
        """
        split_theme(self._layout.codebook, old, parts, terms=terms)
        return self._carried(old)

    def retire(self, old: str) -> int:
        """Take a theme out of use; its codings stay and are listed.

        Args:
            old: The theme's id.

        Returns:
            How many decisions on it there are.

        Raises:
            CodebookError: When there is no such theme.
        """
        retire_theme(self._layout.codebook, old)
        return self._carried(old)

    def print(self) -> tuple[Path, ...]:
        """Write the codebook as an annex for readers, results/kodierleitfaden.docx and .html, and return the paths."""
        from synthese.exports.guide_files import write_guide  # noqa: PLC0415

        codebook = load_codebook(self._layout)
        rules = read_rules(self._layout.codebook)
        return write_guide(codebook, self._layout.results, language=self._settings.export.language, notes=rules)

    def _carried(self, old: str) -> int:
        from synthese.coding import in_force, read_decisions  # noqa: PLC0415

        self._changed()
        decisions = in_force(read_decisions(self._layout.codings).decisions)
        return sum(decision.kind == "theme" and decision.code == old for decision in decisions)

    def _quotation(self, name: str) -> "pd.Series":
        for table, column in (("tags", "tag"), ("codings", "coding"), ("passages", "passage")):
            rows = self._tables(table)
            found = rows[rows[column] == name]
            if not found.empty:
                return found.iloc[0]
        raise WorkspaceError(
            f"There is no tag, coding or passage '{name}' in the last run; look its id up with "
            "workspace.table('codings') or workspace.table('tags')."
        )
