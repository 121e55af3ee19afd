"""Commands for the main job: make a workspace, bring decks in, run, look."""

import json
from pathlib import Path
from typing import Annotated

import typer

import synthese
from synthese.cli import show, views
from synthese.cli.options import AsJson, WorkspaceFolder
from synthese.cli.progress import shown_progress

__all__ = ["add", "find", "init", "run", "status"]


def run(
    workspace: WorkspaceFolder = Path(),
    workers: Annotated[int, typer.Option(min=0, max=64, help="Worker processes; 0: one a processor, at most 4.")] = 0,
    dask: Annotated[str, typer.Option(metavar="ADDRESS", help="A Dask scheduler that does the work instead.")] = "",
    public: Annotated[
        bool, typer.Option("--public", help="Also write results/public/: what may leave the team.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Read new decks, tag them, and make tables, figures and report anew where something changed."""
    opened = synthese.open_workspace(workspace)
    with shown_progress(quiet=as_json) as progress:
        report = opened.run(workers=workers or None, cluster=dask, public=public, progress=progress)
    if as_json:
        typer.echo(json.dumps(show.run_as_json(report), ensure_ascii=False, indent=1))
    else:
        show.run_report(show.console(), report, root=opened.root)


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to make the workspace.")],
    samples: Annotated[bool, typer.Option("--samples", help="With the four sample presentations.")] = False,
) -> None:
    """Make a workspace: folders, codebook, notebooks, settings. What is there already stays as it is."""
    made = synthese.init_workspace(folder, samples=samples)
    show.made_workspace(show.console(), folder, made, samples=samples)


def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="PDFs, or folders with PDFs.")],
    event: Annotated[str, typer.Option(help="The event; it becomes a folder and the column `event`.")] = "",
    project: Annotated[str, typer.Option(help="The project the decks speak for; else guessed from their names.")] = "",
    workspace: WorkspaceFolder = Path(),
) -> None:
    """Copy decks into presentations/ and write their rows into the catalogue."""
    added = synthese.open_workspace(workspace).add(files, event=event, project=project)
    views.added_decks(show.console(), added)


def status(workspace: WorkspaceFolder = Path(), as_json: AsJson = False) -> None:
    """Show the decks, what a run would do, how much was decided, and the size of the cache."""
    found = synthese.open_workspace(workspace).status()
    if as_json:
        typer.echo(json.dumps(views.status_as_json(found), ensure_ascii=False, indent=1))
    else:
        views.status(show.console(), found)


def find(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words in this order; * stands for letters.")],
    workspace: WorkspaceFolder = Path(),
    as_json: AsJson = False,
) -> None:
    """Find words on all slides and show each place with what stands around it."""
    opened = synthese.open_workspace(workspace)
    hits = list(opened.find(" ".join(words)))
    if as_json:
        typer.echo(json.dumps([show.as_plain(hit) for hit in hits], ensure_ascii=False, indent=1))
    else:
        views.hits(show.console(), hits, words=" ".join(words), presentations=opened.table("presentations"))
