"""Commands that show and measure tagging."""

import json
from pathlib import Path
from typing import Annotated

import typer

import synthese
from synthese.cli import show, views
from synthese.cli.options import AsJson, WorkspaceFolder

__all__ = ["evaluate", "tag"]


def tag(
    text: Annotated[str, typer.Argument(metavar="TEXT|FILE", help="A sentence, a PDF, or passages as JSON lines.")],
    heading: Annotated[str, typer.Option(help="The title of the slide the text stands on.")] = "",
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell each decision, with what was dropped and why.")
    ] = False,
    workspace: WorkspaceFolder = Path(),
    as_json: AsJson = False,
) -> None:
    """Tag a text, a deck or a file of passages with the workspace's codebook.

    Each line of a .jsonl file holds a passage: id and text, and heading, context and group (the deck) if known. Lines
    that follow each other under one heading are read as one slide.
    """
    opened = synthese.open_workspace(workspace)
    is_file = Path(text).suffix.lower() in {".pdf", ".jsonl"}
    if is_file and (explain or heading):
        raise typer.BadParameter("--explain and --heading go with a text, not with a file.")
    if explain:
        if as_json:
            typer.echo(json.dumps(show.as_plain(opened.explain(text, heading=heading)), ensure_ascii=False, indent=1))
        else:
            views.explanation(show.console(), opened.explain_in_lines(text, heading=heading))
        return
    passages = opened.tag(text, heading=heading)
    if as_json:
        for passage in passages:
            typer.echo(json.dumps(views.tagged_as_json(passage), ensure_ascii=False))
    else:
        views.tagged(show.console(), passages, codebook=opened.codebook)


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Hand-checked pages (JSON) or tagged passages (JSON lines).")
    ],
    decks: Annotated[
        Path | None, typer.Option("--decks", metavar="DIR", help="Where the PDFs of hand-checked pages lie.")
    ] = None,
    workspace: WorkspaceFolder = Path(),
    as_json: AsJson = False,
) -> None:
    """Measure how well slides are read or passages tagged, next to baselines in the same run."""
    scores = synthese.evaluate(gold, workspace=workspace, decks=decks)
    if as_json:
        typer.echo(json.dumps(scores.as_json(), ensure_ascii=False, indent=1))
    else:
        views.scores(show.console(), scores)
