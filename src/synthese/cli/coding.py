"""Commands around people's decisions: agreement, rename, export and import."""

import json
from pathlib import Path
from typing import Annotated

import typer

import synthese
from synthese.cli import coding_views, show
from synthese.cli.options import AsJson, WorkspaceFolder
from synthese.cli.progress import shown_progress

__all__ = ["agreement", "export", "import_", "rename"]

_NOT_ALL = 1


def agreement(
    coders: Annotated[
        list[str] | None, typer.Argument(metavar="[CODER CODER]", help="Two coders; else each two there are.")
    ] = None,
    characters: Annotated[
        bool, typer.Option("--characters", help="By the characters that were marked, instead of by passages.")
    ] = False,
    workspace: WorkspaceFolder = Path(),
    as_json: AsJson = False,
) -> None:
    """Show how far coders agree, code by code and deck by deck, and list what to discuss."""
    if coders and len(coders) != 2:
        raise typer.BadParameter("name two coders, or none for all.")
    opened = synthese.open_workspace(workspace)
    found = opened.agreement(*coders or ())
    if as_json:
        typer.echo(json.dumps(coding_views.agreement_as_json(found), ensure_ascii=False, indent=1))
    else:
        coding_views.agreement(show.console(), found, tables=opened, characters=characters)


def rename(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The id of a presentation, as in catalogue.csv.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The id it gets: letters, digits, hyphens.")],
    workspace: WorkspaceFolder = Path(),
) -> None:
    """Give a presentation another id; the catalogue, all decisions and links follow."""
    done = synthese.open_workspace(workspace).rename(old, new)
    coding_views.renamed(show.console(), done)


def export(
    codings: Annotated[
        Path | None, typer.Option("--codings", metavar="FILE.xlsx", help="The spreadsheet in which you decide.")
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="All files for readers as they may leave the team, in results/public/.")
    ] = False,
    workspace: WorkspaceFolder = Path(),
) -> None:
    """Write the spreadsheet in which you decide, or the public edition of all results.

    The public edition is not marked as internal; coders stand under pseudonyms, and pictures are shown only of slides
    whose licence in catalogue.csv allows it (as CC BY 4.0, or "freigegeben").
    """
    if codings is None and not public:
        raise typer.BadParameter("name what to write: --codings FILE.xlsx, or --public.")
    opened = synthese.open_workspace(workspace)
    if codings is not None:
        path = opened.export_codings(codings)
        show.line(show.console(), f"{path} is written. Change the marked cells, save, then run: synthese import {path}")
    if public:
        with shown_progress(quiet=False) as progress:
            opened.run(public=True, progress=progress)
        show.line(
            show.console(), f"{opened.layout.public} holds the public edition. Look through it before you pass it on."
        )


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The spreadsheet (.xlsx), or a CSV file made of it.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would change.")] = False,
    workspace: WorkspaceFolder = Path(),
    as_json: AsJson = False,
) -> None:
    """Take decisions from a spreadsheet; what cannot be taken over is told row by row."""
    report = synthese.open_workspace(workspace).import_codings(file, dry_run=dry_run)
    if as_json:
        typer.echo(json.dumps(show.as_plain(report), ensure_ascii=False, indent=1))
    else:
        coding_views.imported(show.console(), report)
    if report.problems:
        raise typer.Exit(_NOT_ALL)
