"""The errors of `synthese`: each message names the place, the value, what was expected and what to do next.

::

    SyntheseError
    ├── SettingsError      synthese.toml
    ├── CatalogueError     presentations/catalogue.csv
    ├── CodebookError      presentations/codebook.yaml
    ├── DeckError          one PDF
    ├── CodingError        presentations/codings
    ├── GoldError          a file given to `synthese evaluate`
    ├── ModelError         presentations/model.json
    ├── WorkspaceError     the folder as a whole
    └── MissingToolError   an optional library or program
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = [
    "CatalogueError",
    "CodebookError",
    "CodingError",
    "DeckError",
    "GoldError",
    "MissingToolError",
    "ModelError",
    "Problem",
    "SettingsError",
    "SyntheseError",
    "WorkspaceError",
    "closest",
    "listed",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file of the user's, told so that it can be found and mended.

    Args:
        file: The file, as the user knows it (relative to the workspace).
        place: Where in it: ``"line 12"``, ``"row 3, column date"``; empty for the whole file.
        message: What is wrong, with the value, what was expected and what to do next.

    >>> str(Problem("catalogue.csv", "row 3, column date", "'morgen' is no date; write 2020-12-01 or 01.12.2020."))
    "catalogue.csv, row 3, column date: 'morgen' is no date; write 2020-12-01 or 01.12.2020."
    """

    file: str
    place: str
    message: str

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: {self.message}"


class SyntheseError(Exception):
    """Something the user can mend: the command line prints the message alone and ends with exit code 2."""

    def __init__(self, message: str, *, problems: Iterable[Problem] = ()) -> None:
        self.problems = tuple(problems)
        lines = [message, *(f"  - {problem}" for problem in self.problems)]
        super().__init__("\n".join(lines))

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows: the message alone, as the command line does (IPython asks for it)."""
        return [f"{type(self).__name__}: {self}"]


class SettingsError(SyntheseError):
    """A value in synthese.toml that cannot be used."""


class CatalogueError(SyntheseError):
    """A catalogue that cannot be read at all; single wrong rows are problems, not errors."""


class CodebookError(SyntheseError):
    """A codebook that cannot be used, with all that is wrong in it."""


class DeckError(SyntheseError):
    """A PDF that cannot be read, wholly or in part."""


class CodingError(SyntheseError):
    """A decision that cannot be recorded or placed."""


class GoldError(SyntheseError):
    """A file with expected results that cannot be read."""


class ModelError(SyntheseError):
    """A model.json that cannot be applied."""


class WorkspaceError(SyntheseError):
    """A folder that is no workspace, or lacks what is needed."""


class MissingToolError(SyntheseError):
    """An optional library or program is not installed; the message says how to install it."""


def listed(values: Iterable[str], *, word: str = "or") -> str:
    """Return values as a reader expects them in a sentence.

    Args:
        values: The values, in the order to be shown.
        word: The word before the last one.

    Returns:
        The values in quotes, separated by commas.

    >>> listed(["bund", "laender", "kommunen"])
    "'bund', 'laender' or 'kommunen'"
    """
    quoted = [f"'{value}'" for value in values]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {word} {quoted[-1]}"


def closest(value: str, known: Iterable[str]) -> str:
    """Return the one of the known values that was probably meant, or an empty text; capitals do not matter.

    >>> closest("a1", ["A1", "B2"]), closest("Vielfalt", ["Vielfalt leben!"]), closest("x", ["A1"])
    ('A1', 'Vielfalt leben!', '')
    """
    lowered = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(value.casefold(), lowered, n=1)
    begun = [name for name in lowered if value and name.startswith(value.casefold())]
    return lowered[(found or begun)[0]] if found or begun else ""
