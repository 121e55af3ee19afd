"""What people decide: the codings, how far coders agree, the spreadsheet, ids that change."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from synthese.workbench.looking import Looking

if TYPE_CHECKING:
    from synthese.coding import AllCoders, Codings, ImportReport
    from synthese.workbench.renaming import Renamed

__all__ = ["Deciding"]


class Deciding(Looking):
    """Decisions on what was found."""

    @cached_property
    def codings(self) -> "Codings":
        """What people decided: to confirm, reject, add, and to read."""
        from synthese.coding import Codings  # noqa: PLC0415

        return Codings(
            self.layout.codings,
            self.settings.coder_name(),
            codebook=self.codebook,
            tables=self.table,
            pdf_hashes=self._pdf_hashes(),
            blind=self.settings.coding.blind,
        )

    def agreement(self, *coders: str) -> "AllCoders":
        """Tell how far coders agree, code by code and deck by deck, and where they differ.

        Args:
            coders: Two coders to compare; without names all.

        Raises:
            CodingError: When you code blind, fewer than two people have decided, or a coder is unknown.
        """
        return self.codings.agreement(*coders)

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
        self._forget_codings()
        return renamed

    def _pdf_hashes(self) -> dict[str, str]:
        rows = self.table("presentations")
        return dict(zip(rows["presentation"], rows["sha256"], strict=True))
