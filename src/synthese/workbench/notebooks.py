"""Notebooks run from top to bottom, kept as HTML."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import ValidationError
from nbformat.reader import NotJSONError

from synthese import errors
from synthese.errors import Problem, WorkspaceError, listed
from synthese.exports.notebooks import notebook_html
from synthese.files import write_whole
from synthese.workbench.layout import Layout
from synthese.workbench.records import Progress, ProgressStep

__all__ = ["run_notebooks"]

_CELL_SECONDS = 600


def run_notebooks(layout: Layout, names: Sequence[str], *, progress: Progress) -> tuple[Path, ...]:
    """Run notebooks and keep each as HTML in results/notebooks/; the notebooks themselves stay without outputs.

    Args:
        layout: Where things lie.
        names: The beginnings of their names, as ``04``; none for all.
        progress: Told before each notebook and at the end.

    Returns:
        The files made.

    Raises:
        WorkspaceError: When there is no such notebook, or some failed: with name, cell and error; of these
            the file shows the cells up to that one, and the others are made.
    """
    chosen = _chosen(layout, names)
    made, problems = [], []
    for number, path in enumerate(chosen):
        progress(ProgressStep(stage="notebooks", done=number, total=len(chosen), name=path.stem))
        notebook = _opened(path)
        problem = notebook if isinstance(notebook, Problem) else _execute(notebook, path)
        if not isinstance(notebook, Problem):
            target = layout.results / "notebooks" / f"{path.stem}.html"
            write_whole(target, notebook_html(notebook, title=path.stem).encode())
            made.append(target)
        if problem:
            problems.append(problem)
    progress(ProgressStep(stage="notebooks", done=len(chosen), total=len(chosen)))
    if problems:
        where = f"{layout.results.name}/notebooks"
        raise WorkspaceError(
            f"Notebooks that did not run to the end ({where} shows how far each came):", problems=problems
        )
    return tuple(made)


def _chosen(layout: Layout, names: Sequence[str]) -> list[Path]:
    there = sorted(layout.notebooks.glob("*.ipynb"))
    if not there:
        raise WorkspaceError(f"There is no notebook in {layout.notebooks}; `synthese init` brings them.")
    unknown = [name for name in names if not any(path.name.startswith(name) for path in there)]
    if unknown:
        known = listed((path.stem for path in there), word="and")
        raise WorkspaceError(f"There is no notebook {listed(unknown)}; there are {known}.")
    return [path for path in there if not names or any(path.name.startswith(name) for name in names)]


def _opened(path: Path) -> Any:
    """Return a notebook, or what is wrong with its file."""
    try:
        return nbformat.read(path, as_version=4)
    except (NotJSONError, ValidationError, OSError, UnicodeDecodeError) as error:
        told = str(error).splitlines()[0]
        return Problem(
            path.name,
            "",
            f"it is no notebook that can be read ({told}); take it away, and `synthese init` brings it anew.",
        )


def _execute(notebook: Any, path: Path) -> Problem | None:
    """Run a notebook; its cells hold their outputs then, up to the one that failed."""
    running = [0]

    def begun(cell: Any, cell_index: int) -> None:  # noqa: ARG001 - nbclient gives both by name
        running[0] = cell_index

    client = NotebookClient(
        notebook,
        timeout=_CELL_SECONDS,
        resources={"metadata": {"path": str(path.parent)}},
        # The kernel would otherwise warn on every start that it talks to us over this machine's own network.
        extra_arguments=["--IPKernelApp.log_level=40"],
        on_cell_execute=begun,
    )
    try:
        client.execute()
    except CellExecutionError as error:
        # What is told to people needs no name of an error before it.
        told = error.evalue if error.ename in errors.__all__ else f"{error.ename}: {error.evalue}"
        return Problem(path.name, _place(notebook, running[0]), told)
    except CellTimeoutError:
        told = (
            f"it took longer than {_CELL_SECONDS // 60} minutes and was stopped; JupyterLab (`synthese lab`) does not."
        )
        return Problem(path.name, _place(notebook, running[0]), told)
    except DeadKernelError:
        told = "Python ended while it ran, as it does where memory runs out; close other programs and run it again."
        return Problem(path.name, _place(notebook, running[0]), told)
    return None


def _place(notebook: Any, cell: int) -> str:
    """Return which cell it is: its number, all cells counted from 1, and how it begins."""
    lines = [line for line in notebook.cells[cell].source.splitlines() if line.strip()]
    return f"cell {cell + 1} (`{lines[0].strip()}`)" if lines else f"cell {cell + 1}"
