"""Notebooks run from top to bottom, kept as HTML."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

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
        WorkspaceError: When there is no such notebook, or some failed: with name, cell and error; the others are made.
    """
    chosen = _chosen(layout, names)
    made, problems = [], []
    for number, path in enumerate(chosen):
        progress(ProgressStep(stage="notebooks", done=number, total=len(chosen), name=path.stem))
        notebook = nbformat.read(path, as_version=4)
        problem = _execute(notebook, path)
        if problem:
            problems.append(problem)
            continue
        target = layout.results / "notebooks" / f"{path.stem}.html"
        write_whole(target, notebook_html(notebook, title=path.stem).encode())
        made.append(target)
    progress(ProgressStep(stage="notebooks", done=len(chosen), total=len(chosen)))
    if problems:
        raise WorkspaceError("Notebooks that did not run to the end:", problems=problems)
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


def _execute(notebook: Any, path: Path) -> Problem | None:
    place = {"metadata": {"path": str(path.parent)}}
    # The kernel would otherwise warn on every start that it talks to us over this machine's own network.
    quiet = ["--IPKernelApp.log_level=40"]
    client = NotebookClient(notebook, timeout=_CELL_SECONDS, resources=place, extra_arguments=quiet)
    try:
        client.execute()
    except CellExecutionError as error:
        cell = _failed_cell(notebook)
        return Problem(path.name, f"cell {cell}", f"{error.ename}: {error.evalue}")
    return None


def _failed_cell(notebook: Any) -> int:
    """Return the number of the cell that holds the error, from 1."""
    for number, cell in enumerate(notebook.cells, 1):
        if any(output.output_type == "error" for output in cell.get("outputs", ())):
            return number
    return len(notebook.cells)
