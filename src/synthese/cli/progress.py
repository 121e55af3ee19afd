"""Progress: a bar on a terminal, a line a deck elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from synthese.workbench.records import Progress as Told
    from synthese.workbench.records import ProgressStep

__all__ = ["shown_progress"]

_WORDS = {
    "read": "Reading and tagging decks",
    "tag": "Tagging decks",
    "synthesis": "Comparing projects",
    "draw": "Drawing slides used as evidence",
    "exports": "Writing tables and report",
    "notebooks": "Running notebooks",
    "learn": "Learning, and judging by decks not learned from",
}


@contextmanager
def shown_progress(*, quiet: bool) -> "Iterator[Told]":
    """Yield a function that shows how far a run has come; it goes to standard error.

    Args:
        quiet: Show nothing.
    """
    console = Console(stderr=True)
    if quiet:
        yield lambda _: None
    elif not console.is_terminal:
        yield lambda step: _print_line(console, step)
    else:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as bars:
            yield _Bars(bars)


def _print_line(console: Console, step: "ProgressStep") -> None:
    words = f"{_WORDS[step.stage]} {step.done}/{step.total}"
    parts = (words, step.name, step.note)
    console.print(" · ".join(part for part in parts if part), markup=False, highlight=False, soft_wrap=True)


class _Bars:
    """One bar a stage."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._tasks: dict[str, object] = {}

    def __call__(self, step: "ProgressStep") -> None:
        if step.stage not in self._tasks:
            self._tasks[step.stage] = self._bars.add_task(_WORDS[step.stage], total=step.total)
        task = self._tasks[step.stage]
        self._bars.update(task, completed=step.done, total=step.total)  # type: ignore[arg-type]
        if step.note:
            self._bars.console.print(f"{step.name}: {step.note}", markup=False, highlight=False)
