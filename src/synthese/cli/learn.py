"""The command that learns from codings."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

import synthese
from synthese.cli import show
from synthese.cli.options import AsJson, WorkspaceFolder
from synthese.cli.progress import shown_progress

if TYPE_CHECKING:
    from synthese.evaluation import Figure
    from synthese.types import Codebook
    from synthese.workbench.lesson import Lesson
    from synthese.workbench.lesson_figures import CodeRow, LessonRow

__all__ = ["learn"]


def learn(
    accept: Annotated[bool, typer.Option("--accept", help="Use what was learned from the next run on.")] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Take away what was learned before.")] = False,
    workspace: WorkspaceFolder = Path(),
    as_json: AsJson = False,
) -> None:
    """Learn from the team's codings, show what it brings beside the codebook alone, and ask whether to use it."""
    if accept and forget:
        raise typer.BadParameter("--accept and --forget say the opposite; give one of them.")
    opened = synthese.open_workspace(workspace)
    if forget:
        there = opened.forget()
        words = "What was learned is taken away; run: synthese run" if there else "Nothing was learned: no model.json."
        show.line(show.console(), words)
        return
    with shown_progress(quiet=as_json) as progress:
        lesson = opened.learn(progress=progress)
    if as_json:
        typer.echo(json.dumps(_as_json(lesson), ensure_ascii=False, indent=1))
    else:
        _print(show.console(), lesson, opened.codebook)
    if accept or (not as_json and sys.stdin.isatty() and typer.confirm("Use it from the next run on?", default=False)):
        path = lesson.accept()
        if not as_json:
            show.line(show.console(), f"Written: {opened.layout.shown(path)}. Run: synthese run")
    elif not as_json:
        show.line(show.console(), "Nothing was written. To use it from the next run on: synthese learn --accept")


def _print(console: Console, lesson: "Lesson", codebook: "Codebook") -> None:
    model = lesson.model
    decks = show.plural(len(model.presentations), "presentation")
    show.line(console, f"Learned from {model.passages} coded or read passages of {decks}.")
    show.line(console, "Judged by presentations that were not learned from, 95 % intervals in brackets:")
    console.print(_figures(lesson.rows))
    console.print(_codes(lesson, codebook))
    for kind, mixing in model.mixing.items():
        words = "become probabilities" if mixing.calibrates else "stay as they are: probabilities were no better"
        show.line(console, f"Scores of the codebook's own suggestions ({kind.replace('_', ' ')}s) {words}.")
    show.line(console, lesson.verdict, style="bold")


def _figures(rows: "tuple[LessonRow, ...]") -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("", "codebook alone", "with what was learned", "difference"):
        table.add_column(name, no_wrap=bool(name))
    for row in rows:
        name = f"{row.name} (less is better)" if row.less_is_better else row.name
        cells = (name, _figure(row.before), _figure(row.after), _figure(row.difference, sign="+"))
        table.add_row(*map(Text, cells))
    return table


def _codes(lesson: "Lesson", codebook: "Codebook") -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("code", "", "applies to", "of", "F1 codebook", "F1 learned", "new right", "new false", "learned"):
        table.add_column(name, justify="left" if name in ("code", "", "learned") else "right")
    learned = {(code.kind, code.code): code for code in lesson.model.codes}
    for row in lesson.codes:
        known = learned.get((row.kind, row.code))
        state = "too few codings" if known is None else "yes" if known.everywhere else "only weighs suggestions"
        label = (codebook.theme(row.code) if row.kind == "theme" else codebook.action_field(row.code)) or None
        counts = (str(row.after[0] - row.before[0]), str(row.after[1] - row.before[1]))
        cells = (row.code, label.labels.de if label else "", str(row.applies), str(row.known))
        table.add_row(*map(Text, (*cells, _f1(row.before), _f1(row.after), *counts, state)))
    return table


def _f1(counts: tuple[int, int, int]) -> str:
    right, false, missed = counts
    return f"{2 * right / (2 * right + false + missed):.2f}" if any(counts) else "–"


def _figure(figure: "Figure", *, sign: str = "") -> str:
    if figure.value is None:
        return "–"
    value = f"{figure.value:{sign}.3f}"
    if figure.low is None or figure.high is None:
        return value
    return f"{value} ({figure.low:{sign}.3f} … {figure.high:{sign}.3f})"


def _as_json(lesson: "Lesson") -> dict[str, Any]:
    codes: list[CodeRow] = list(lesson.codes)
    return {
        "passages": lesson.model.passages,
        "presentations": list(lesson.model.presentations),
        "verdict": lesson.verdict,
        "figures": [asdict(row) for row in lesson.rows],
        "codes": [asdict(row) for row in codes],
        "calibrates": {kind: mixing.calibrates for kind, mixing in lesson.model.mixing.items()},
    }
