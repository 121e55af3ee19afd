"""Commands for notebooks."""

import os
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
    options: Annotated[list[str] | None, typer.Argument(metavar="[-- OPTIONS]", help="More for JupyterLab.")] = None,
    workspace: WorkspaceFolder = Path(),
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser window.")] = True,
) -> None:
    """Open JupyterLab on the workspace's notebooks; nothing is sent anywhere."""
    root = synthese.open_workspace(workspace).root
    place = [f"--ServerApp.root_dir={root}", "--LabApp.default_url=/lab/tree/notebooks"]
    shown = [] if browser else ["--no-browser"]
    command = [sys.executable, "-m", "jupyterlab", *place, *_QUIET, *shown, *(options or [])]
    raise typer.Exit(subprocess.call(command, env=_environment()))  # noqa: S603 - the user's own words


def _environment() -> dict[str, str]:
    """Return the environment with our settings for JupyterLab, after those of the user."""
    paths = [os.environ.get("JUPYTER_CONFIG_PATH", ""), str(Path(__file__).parent / "jupyter")]
    return {**os.environ, "JUPYTER_CONFIG_PATH": os.pathsep.join(path for path in paths if path)}
