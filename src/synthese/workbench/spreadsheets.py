"""Coding in a spreadsheet: findings out, decisions back in."""

from dataclasses import replace
from pathlib import Path

from synthese.coding import Codings
from synthese.coding.importing import ImportReport, SheetRow, import_rows
from synthese.errors import CodingError, Problem
from synthese.exports.coding_sheet import write_coding_sheet
from synthese.exports.labels import Language, label
from synthese.exports.sheet_reading import SheetLine, read_coding_sheet, status_word
from synthese.exports.source import ReportSource
from synthese.types import Codebook, Target

__all__ = ["export_codings", "import_codings"]

_TABLES = ("presentations", "passages", "tags")


def export_codings(codings: Codings, path: Path, *, codebook: Codebook, language: Language) -> Path:
    """Write the spreadsheet in which a coder decides.

    Args:
        codings: Whose decisions it holds.
        path: The ``.xlsx`` file.
        codebook: The codebook in force.
        language: The language of labels.

    Returns:
        The file written.

    Raises:
        CodingError: When the name is no workbook's, or the file cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        raise CodingError(f"'{path}' is no name of a workbook: end it with .xlsx.")
    tables = {name: codings.table(name) for name in _TABLES} | {"codings": codings.current()}
    source = ReportSource(tables=tables, codebook=codebook, language=language)
    try:
        return write_coding_sheet(source, path, coder=codings.coder, blind=codings.blind)
    except OSError as error:
        raise CodingError(f"'{path}' cannot be written ({error.strerror}): close it in other programs.") from error


def import_codings(
    codings: Codings, path: Path, *, codebook: Codebook, language: Language, dry_run: bool = False
) -> ImportReport:
    """Decide what the changed rows of a spreadsheet ask for.

    Args:
        codings: Where to decide.
        path: The workbook, or a CSV file saved from it.
        codebook: The codebook in force.
        language: The language of labels.
        dry_run: Only tell.

    Returns:
        What changed, what was the same, and what could not be taken over.

    Raises:
        CodingError: When the file cannot be read, or was exported for another coder.
    """
    lines = read_coding_sheet(path)
    others = sorted({line.cells["coder_id"] for line in lines} - {"", codings.coder})
    if others:
        raise CodingError(
            f"'{path}' was exported for '{others[0]}', and you are '{codings.coder}': set SYNTHESE_CODER to "
            f"'{others[0]}', or export a spreadsheet of your own."
        )
    problems: list[Problem] = []
    rows = [row for line in lines if (row := _row(codings, line, path.name, problems))]
    report = import_rows(codings, rows, codebook=codebook, file=path.name, dry_run=dry_run)
    told = tuple(_in_words(problem, language) for problem in (*problems, *report.problems))
    return replace(report, problems=told)


def _in_words(problem: Problem, language: Language) -> Problem:
    """Return a problem with its column named as in the spreadsheet."""
    row, _, column = problem.place.partition(", column ")
    named = f"{row}, column {label(f'column.{column}', language)}" if column else row
    return replace(problem, place=named)


def _row(codings: Codings, line: SheetLine, file: str, problems: list[Problem]) -> SheetRow | None:
    """Return a row with the passage as it is called now, or note that it cannot be told which one is meant."""
    cells = line.cells
    if not cells["passage"]:
        message = "has no id, so it cannot be told which passage is meant. Write new codes beside an exported row."
        problems.append(Problem(file, f"row {line.row}, column passage", message))
        return None
    slide = int(cells["slide"]) if cells["slide"].isdigit() else 0
    target = Target(
        presentation=cells["presentation_id"], passage=cells["passage"], slide=slide, quote=cells["passage_text"]
    )
    passage = codings.find_passage(target)
    if not passage:
        message = f"'{cells['passage_text'][:60]}' is no longer found in '{cells['presentation_id']}': export anew."
        problems.append(Problem(file, f"row {line.row}, column passage", message))
        return None
    return SheetRow(
        row=line.row,
        passage=passage,
        kind=cells["kind_id"],
        code=cells["code_id"],
        then=cells["status_then"] or "open",
        memo_then=cells["memo_then"],
        status=status_word(cells["status"]),
        written=cells["status"],
        memo=cells["memo"],
        instead=cells["instead"],
        more=cells["more"],
    )
