"""The notebooks as they lie in the repository: thin, clean and numbered; running them is another check."""

import json

import pytest

from support import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def cells_of(path, kind="code"):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == kind]


def source_of(cell):
    return "".join(cell["source"])


def test_they_are_numbered_without_a_gap():
    assert [path.name[:2] for path in NOTEBOOKS] == [f"{number:02}" for number in range(1, len(NOTEBOOKS) + 1)]
    assert len(NOTEBOOKS) >= 5


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_one_cell_holds_the_parameters_and_comes_first(path):
    tagged = ["parameters" in cell["metadata"].get("tags", ()) for cell in cells_of(path)]
    assert tagged == [True] + [False] * (len(tagged) - 1)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_output_and_no_count_is_stored(path):
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells_of(path))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_code_is_short_and_asks_no_server(path):
    for cell in cells_of(path):
        code = source_of(cell)
        assert len(code.splitlines()) <= 12
        assert "http" not in code
        assert "def " not in code


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_says_what_it_is_for_before_any_code(path):
    book = json.loads(path.read_text(encoding="utf-8"))
    assert book["metadata"]["kernelspec"]["name"] == "python3"
    title = source_of(book["cells"][0])
    assert title.startswith(f"# {int(path.name[:2])} ")
    assert len(title.split()) > 40


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_links_lead_to_notebooks_that_are_there(path):
    names = {other.name for other in NOTEBOOKS}
    for cell in cells_of(path, "markdown"):
        for target in source_of(cell).split("](")[1:]:
            assert target.split(")")[0] in names


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_decisions_are_written_only_when_asked_for(path):
    writing = ("confirm(", "reject(", "change(", "codings.add(", "summarise(", "link(", "reviewed(", "undo(")
    for cell in cells_of(path):
        code = source_of(cell)
        if any(call in code for call in writing):
            assert code.startswith(("if decide", "if write"))
