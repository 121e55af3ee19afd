"""The program `synthese`: its commands and what becomes of errors."""

import sys
from collections.abc import Callable
from typing import Any

import typer
from rich.console import Console

import synthese.cli.codebook as codebook_commands
from synthese.cli.coding import agreement, export, import_, rename
from synthese.cli.decks import add, find, init, run, status
from synthese.cli.learn import learn
from synthese.cli.notebooks import lab, notebooks
from synthese.cli.tags import evaluate, tag
from synthese.errors import SyntheseError

__all__ = ["app", "main"]

USER_MISTAKE = 2
INTERRUPTED = 130

app = typer.Typer(
    name="synthese",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="From a folder of conference presentations to a comparison across projects.",
    epilog="Start with `synthese init my-conference`, put PDFs into my-conference/presentations/, then `synthese run`.",
)


def _add(command: Callable[..., Any], example: str, *, name: str | None = None) -> None:
    app.command(name, epilog=f"Example: `{example}`")(command)


_add(run, "synthese run --workspace my-conference")
_add(init, "synthese init my-conference --samples")
_add(add, "synthese add ~/Downloads/vortrag.pdf --event 'Vielfalt leben!'")
_add(status, "synthese status")
_add(tag, "synthese tag 'Es fehlen Sprachkurse auf dem Land.' --explain")
_add(find, "synthese find 'Integrationskurs*'")
app.add_typer(codebook_commands.app, name="codebook")
_add(learn, "synthese learn --accept")
_add(agreement, "synthese agreement")
_add(export, "synthese export --codings kodieren.xlsx")
_add(import_, "synthese import kodieren.xlsx --dry-run", name="import")
_add(rename, "synthese rename vortrag-final mosaik-2020")
_add(evaluate, "synthese evaluate tests/data/sample_decks/passages.jsonl")
_add(notebooks, "synthese notebooks 04")
_add(lab, "synthese lab")


def main() -> None:
    """Run the program; a mistake the user can mend is told in a sentence and ends it with exit code 2."""
    _speak_utf8()
    try:
        app()
    except SyntheseError as error:
        Console(stderr=True).print(str(error), style="red", markup=False, highlight=False, soft_wrap=True)
        sys.exit(USER_MISTAKE)
    except SystemExit as end:
        if end.code == INTERRUPTED:  # what typer makes of Ctrl-C
            Console(stderr=True).print("\nStopped. What was finished is kept; the next run goes on from there.")
        raise


def _speak_utf8() -> None:
    """Let umlauts through where output goes into a file or pipe on Windows."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
