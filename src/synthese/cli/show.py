"""What commands print."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

if TYPE_CHECKING:
    from synthese.workbench.records import RunReport

__all__ = ["as_plain", "console", "line", "made_workspace", "plural", "problems", "run_as_json", "run_report"]

_MOST_PROBLEMS = 40
_WIDTH = 160


def console() -> Console:
    """Return where commands print: as wide as the terminal, wide enough for tables where there is none."""
    found = Console()
    return found if found.is_terminal else Console(width=_WIDTH)


def line(console: Console, text: str, *, style: str = "") -> None:
    """Print a line as it is, whatever brackets it holds, and let the terminal wrap it."""
    console.print(text, style=style, markup=False, highlight=False, soft_wrap=True)


def plural(number: int, word: str) -> str:
    """Return a number with its noun.

    >>> plural(1, "deck"), plural(2, "deck")
    ('1 deck', '2 decks')
    """
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def as_plain(record: Any) -> dict[str, Any]:
    """Return a record as JSON can hold it."""
    return asdict(record)


def run_as_json(report: "RunReport") -> dict[str, Any]:
    """Return what a run did, as JSON can hold it."""
    plain = asdict(report)
    return {**plain, "done": dict(report.done), "reused": dict(report.reused)}


def run_report(console: Console, report: "RunReport", *, root: Path) -> None:
    """Print what a run did: the decks, what is wrong, what was left out, what was made and where."""
    _decks(console, report)
    problems(console, report.problems)
    for sentence in report.left_out:
        line(console, sentence)
    if report.changed:
        console.print("[bold]Since the last run[/bold]")
        for sentence in report.changed:
            line(console, f"  {sentence}")
    if report.nothing_done:
        decks = plural(len(report.decks), "deck")
        line(console, f"Nothing to do: {decks} read and tagged before, tables and report are up to date.")
    else:
        line(console, _work_done(report))
    _made(console, report.made, root)


def _decks(console: Console, report: "RunReport") -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, side in (
        ("presentation", "left"),
        ("project", "left"),
        ("slides", "right"),
        ("passages", "right"),
        ("tags", "right"),
        ("status", "left"),
    ):
        table.add_column(name, justify=side, overflow="fold")  # type: ignore[arg-type]
    for deck in report.decks:
        project = deck.project or {"commentary": "(commentary)", "other": "(other)"}.get(deck.role, "")
        colour = {"ok": "green", "partial": "yellow"}.get(deck.status, "red")
        counts = (str(deck.slides), str(deck.passages), str(deck.tags))
        table.add_row(escape(deck.presentation), escape(project), *counts, f"[{colour}]{deck.status}[/{colour}]")
    console.print(table)
    for deck in report.decks:
        if deck.message:
            line(console, f"! {deck.presentation}: {deck.message}", style="yellow")
        if deck.without_text:
            slides = f"{deck.without_text} of {plural(deck.slides, 'slide')}"
            line(console, f"! {deck.presentation}: nothing read of {slides} without text layer; the report names them.")


def _work_done(report: "RunReport") -> str:
    read, tagged = report.done.get("read", 0), report.done.get("tag", 0)
    reused = report.reused.get("tag", 0)
    parts = [
        f"{plural(read, 'deck')} read and {tagged} tagged",
        *([f"{reused} unchanged"] if reused else []),
        *(["projects compared anew"] if report.done.get("synthesis") else []),
        *(["tables and report written"] if report.done.get("exports") else []),
    ]
    return f"{', '.join(parts)} in {report.seconds:.1f} s."


def _made(console: Console, made: Sequence[str], root: Path) -> None:
    console.print(f"[bold]Made in[/bold] {escape(str(root))}", highlight=False, soft_wrap=True)
    for path in made:
        line(console, f"  {path}")


def problems(console: Console, found: Sequence[Any]) -> None:
    """Print what is wrong in files of the user's, one line each."""
    for problem in found[:_MOST_PROBLEMS]:
        line(console, f"! {problem}", style="yellow")
    if len(found) > _MOST_PROBLEMS:
        console.print(f"! … and {len(found) - _MOST_PROBLEMS} more; `synthese status` lists all.", style="yellow")


def made_workspace(console: Console, folder: Path, made: Sequence[Path], *, samples: bool) -> None:
    """Print what `init` made and what to do next."""
    line(console, f"{plural(len(made), 'file')} made in {folder}.")
    here = "" if folder.resolve() == Path.cwd() else f" --workspace {folder}"
    next_step = "Run" if samples else f"Put PDFs into {folder / 'presentations'}, then run"
    line(console, f"{next_step}: synthese run{here}")
