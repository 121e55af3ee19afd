"""Commands for the codebook."""

from pathlib import Path
from typing import Annotated

import typer

import synthese
from synthese.cli import show, views
from synthese.cli.options import WorkspaceFolder

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, help="Look after the codebook.", rich_markup_mode="markdown")


@app.callback()
def codebook() -> None:
    """Look after the codebook."""


@app.command(epilog="Example: `synthese codebook check presentations/codebook.yaml`")
def check(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Else the workspace's codebook.yaml.")] = None,
    workspace: WorkspaceFolder = Path(),
) -> None:
    """Tell what is wrong in a codebook, with line, theme and field, and what is worth a look."""
    path = file or workspace / "presentations" / "codebook.yaml"
    notes = synthese.check_codebook(path)
    views.checked_codebook(show.console(), synthese.read_codebook(path), notes, path=path)
