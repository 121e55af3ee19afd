"""Notebooks run from top to bottom: what is kept, and what is told when one fails."""

import nbformat
import pytest
from nbformat import v4

import synthese
from synthese.errors import WorkspaceError
from synthese.workbench.notebooks import run_notebooks


def notebook(folder, name, *cells):
    made = v4.new_notebook(cells=[v4.new_markdown_cell("# Titel"), *map(v4.new_code_cell, cells)])
    nbformat.write(made, folder / name)


@pytest.fixture
def opened(tmp_path):
    (tmp_path / "presentations").mkdir()
    (tmp_path / "notebooks").mkdir()
    return synthese.open_workspace(tmp_path)


def test_a_failing_cell_is_named_and_the_other_notebooks_are_made(opened):
    folder = opened.layout.notebooks
    notebook(folder, "01_fine.ipynb", "print(6 * 7)")
    notebook(folder, "02_fails.ipynb", "print('davor')", "\n1 / 0\nx = 1")
    notebook(folder, "03_told.ipynb", "import synthese", "synthese.open_workspace('nirgends')")
    (folder / "04_broken.ipynb").write_text("{kein Notebook", encoding="utf-8")
    notebook(folder, "05_ends.ipynb", "import os\nos._exit(1)")
    steps = []
    with pytest.raises(WorkspaceError) as raised:
        opened.run_notebooks(progress=steps.append)
    assert str(raised.value).splitlines()[0] == (
        "Notebooks that did not run to the end (results/notebooks shows how far each came):"
    )
    told = [str(problem) for problem in raised.value.problems]
    assert told[0] == "02_fails.ipynb, cell 3 (`1 / 0`): ZeroDivisionError: division by zero"
    assert told[1].startswith("03_told.ipynb, cell 3 (`synthese.open_workspace('nirgends')`): There is no folder '")
    assert told[2].startswith("04_broken.ipynb: it is no notebook that can be read (")
    assert told[3].startswith("05_ends.ipynb, cell 2 (`import os`): Python ended while it ran")
    assert len(told) == 4
    pages = opened.layout.results / "notebooks"
    assert ">42" in (pages / "01_fine.html").read_text(encoding="utf-8")
    assert "davor" in (failed := (pages / "02_fails.html").read_text(encoding="utf-8"))
    assert "ZeroDivisionError" in failed
    page = (pages / "03_told.html").read_text(encoding="utf-8")
    assert "There is no folder" in page
    assert "Traceback" not in page
    assert [step.name for step in steps][:2] == ["01_fine", "02_fails"]
    assert steps[-1].done == steps[-1].total == 5


def test_a_cell_that_never_ends_is_stopped_and_named(opened, monkeypatch):
    monkeypatch.setattr("synthese.workbench.notebooks._CELL_SECONDS", 1)
    notebook(opened.layout.notebooks, "01_waits.ipynb", "import threading\nthreading.Event().wait()")
    with pytest.raises(WorkspaceError, match=r"01_waits.ipynb, cell 2 \(`import threading`\): it took longer than"):
        run_notebooks(opened.layout, (), progress=lambda _: None)


def test_an_unknown_notebook_names_those_there_are(opened):
    notebook(opened.layout.notebooks, "01_fine.ipynb", "1")
    with pytest.raises(WorkspaceError, match=r"There is no notebook '07'; there are '01_fine'"):
        opened.run_notebooks(["07"])
