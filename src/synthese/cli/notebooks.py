"""Commands for notebooks."""

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

import synthese
from synthese.cli import show, views
from synthese.cli.options import WorkspaceFolder
from synthese.cli.progress import shown_progress

__all__ = ["lab", "notebooks"]

# JupyterLab would otherwise ask servers elsewhere for news, updates and extensions.
_QUIET = (
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)


def notebooks(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAMES]...", help="As `04`; else all.")] = None,
    workspace: WorkspaceFolder = Path(),
) -> None:
    """Run the notebooks from top to bottom and keep them as HTML that works offline."""
    opened = synthese.open_workspace(workspace)
    with shown_progress(quiet=False) as progress:
        made = opened.run_notebooks(tuple(names or ()), progress=progress)
    views.made_notebooks(show.console(), made)


def lab(
    workspace: WorkspaceFolder = Path(),
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser window.")] = True,
) -> None:
    """Open JupyterLab on the workspace's notebooks; nothing is sent anywhere."""
    root = synthese.open_workspace(workspace).root
    start = [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={root}",
        "--LabApp.default_url=/lab/tree/notebooks",
    ]
    raise typer.Exit(subprocess.call([*start, *_QUIET, *([] if browser else ["--no-browser"])]))  # noqa: S603 - our own words
