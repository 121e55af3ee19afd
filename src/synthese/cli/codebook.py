"""Commands for the codebook."""

import json
from pathlib import Path
from typing import Annotated

import typer

import synthese
from synthese.cli import growth, show, views
from synthese.cli.options import AsJson, WorkspaceFolder

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, help="Look after the codebook.", rich_markup_mode="markdown")
Theme = Annotated[str, typer.Argument(metavar="THEME", help="The id of a theme, as A1.")]


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


@app.command(epilog="Example: `synthese codebook terms --theme A1`")
def terms(
    theme: Annotated[str, typer.Option(help="Show one theme only.")] = "",
    workspace: WorkspaceFolder = Path(),
    as_json: AsJson = False,
) -> None:
    """Show where the codebook is thin: terms it lacks, indicators that never fire or mislead, themes that overlap."""
    opened = synthese.open_workspace(workspace)
    known = opened.codebook
    if theme and not known.theme(theme):
        raise typer.BadParameter(f"there is no theme '{theme}'; `synthese codebook terms` shows all.")
    found = opened.codebook_terms()
    if as_json:
        typer.echo(json.dumps(growth.growth_as_json(found), ensure_ascii=False, indent=1))
    else:
        growth.growth(show.console(), found, known, theme=theme)


@app.command(epilog="Example: `synthese codebook add-term A1 'sprachtandem*'`")
def add_term(
    theme: Theme,
    term: Annotated[str, typer.Argument(metavar="TERM", help="As an indicator is written: wort*, '*wort', wort.")],
    weak: Annotated[bool, typer.Option("--weak", help="It counts only beside another indicator.")] = False,
    lemma: Annotated[
        bool, typer.Option("--lemma", help="Compare base forms: also Runde Tische, am Runden Tisch.")
    ] = False,
    workspace: WorkspaceFolder = Path(),
) -> None:
    """Write a term into the codebook and show what it brings: passages newly reached, and F1 against the codings."""
    opened = synthese.open_workspace(workspace)
    effect = opened.editing.add_term(theme, term, mode="lemma" if lemma else None, weak=weak)
    growth.term_effect(show.console(), effect)


@app.command(epilog="Example: `synthese codebook anchor A1 t-0123456789abcdef`")
def anchor(
    theme: Theme,
    name: Annotated[str, typer.Argument(metavar="ID", help="The id of a tag, a coding or a passage.")],
    workspace: WorkspaceFolder = Path(),
) -> None:
    """Make a quotation the anchor example of a theme, with its citation as source."""
    opened = synthese.open_workspace(workspace)
    opened.editing.take_anchor(theme, name)
    taken = opened.codebook.theme(theme)
    assert taken is not None
    show.line(show.console(), f"Anchor example of {theme}: „{taken.anchor}“ ({taken.anchor_source})")


@app.command(epilog="Example: `synthese codebook rename A3 A3neu --label 'Zuzug und Aufnahme'`")
def rename(
    theme: Theme,
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its new id.")],
    label: Annotated[str, typer.Option(help="Its new German label.")] = "",
    workspace: WorkspaceFolder = Path(),
) -> None:
    """Give a theme another id; its codings go with it."""
    carried = synthese.open_workspace(workspace).editing.rename(theme, new, label=label)
    _done(f"{theme} is {new} now; {show.plural(carried, 'decision')} carried along.")


@app.command(epilog="Example: `synthese codebook merge C3 C2`")
def merge(
    theme: Theme,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The theme that takes it up.")],
    workspace: WorkspaceFolder = Path(),
) -> None:
    """Let a theme go up in another one, with its indicators, subthemes and codings."""
    carried = synthese.open_workspace(workspace).editing.merge(theme, into)
    _done(
        f"{theme} is part of {into} now; {show.plural(carried, 'decision')} carried along. Definition and rules of "
        f"{into} are as they were: widen them in presentations/codebook.yaml."
    )


@app.command(
    epilog="Example: `synthese codebook split E5 --into E5a=Information --into E5b=Beratung --term 'E5b=anlaufstelle*'`"
)
def split(
    theme: Theme,
    into: Annotated[list[str], typer.Option("--into", metavar="ID=LABEL", help="A new theme; give two or more.")],
    term: Annotated[
        list[str] | None,
        typer.Option("--term", metavar="ID=TERM", help="An indicator for a part; others go to the first."),
    ] = None,
    workspace: WorkspaceFolder = Path(),
) -> None:
    """Put several themes in the place of one; passages coded with it are handed to review for the new ones."""
    terms: dict[str, list[str]] = {}
    for part, word in map(_pair, term or ()):
        terms.setdefault(part, []).append(word)
    parts = dict(map(_pair, into))
    carried = synthese.open_workspace(workspace).editing.split(theme, parts, terms=terms)
    _done(
        f"{theme} is split into {', '.join(parts)}; {show.plural(carried, 'decision')} to be taken anew: the next run "
        "suggests the new themes at those passages. Narrow their definitions in presentations/codebook.yaml."
    )


@app.command(epilog="Example: `synthese codebook retire F2`")
def retire(theme: Theme, workspace: WorkspaceFolder = Path()) -> None:
    """Take a theme out of use; its codings stay and are listed."""
    carried = synthese.open_workspace(workspace).editing.retire(theme)
    _done(f"{theme} is out of use; {show.plural(carried, 'decision')} on it stay and are listed.")


@app.command("print", epilog="Example: `synthese codebook print`")
def print_guide(workspace: WorkspaceFolder = Path()) -> None:
    """Write the codebook as an annex for readers, for Word and for a browser."""
    opened = synthese.open_workspace(workspace)
    for path in opened.editing.print():
        show.line(show.console(), opened.layout.shown(path))


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name.strip() and equals and value.strip()):
        raise typer.BadParameter(f"'{text}' cannot be read: write the id, '=' and the rest, as E5a=Information.")
    return name.strip(), value.strip()


def _done(words: str) -> None:
    show.line(show.console(), f"{words} Run: synthese run")
