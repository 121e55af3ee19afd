"""Agreement, rename, export and import as people call them."""

import json

import openpyxl
import pytest

from synthese.exports.labels import label


@pytest.fixture
def two_coders(workspace, monkeypatch):
    """Two who differ on one of two passages."""
    import synthese  # noqa: PLC0415 - each coder opens the workspace

    tags = workspace.table("tags")
    tags = tags[(tags["kind"] == "theme") & (tags["presentation"] == "mosel")].drop_duplicates("passage")["tag"]
    for coder, status in (("ah", "confirm"), ("bm", "reject")):
        monkeypatch.setenv("SYNTHESE_CODER", coder)
        codings = synthese.open_workspace(workspace.root).codings
        codings.confirm(tags.iloc[0])
        getattr(codings, status)(tags.iloc[1], memo=f"sagt {coder}")
    return workspace


def test_agreement_shows_figures_and_what_to_discuss(call, two_coders):
    answer = call("agreement", "-w", two_coders.root)
    assert answer.code == 0
    assert "ah – bm, by passages that both coded or read" in answer.out
    assert "To discuss (1):" in answer.out
    assert "ah: yes, bm: no" in answer.out
    assert "(mosel, Folie 1 (PDF-S. 1)) · sagt ah; sagt bm" in answer.out
    assert 'Record what you agree on: workspace.codings.agree("p-…", ["bm"]' in answer.out


def test_agreement_is_told_to_programs_too(call, two_coders):
    found = json.loads(call("agreement", "ah", "bm", "--json", "-w", two_coders.root).out)
    (pair,) = found["pairs"]
    assert pair["coders"] == ["ah", "bm"]
    assert pair["total"][0]["only_first"] == 1
    assert {"kappa", "alpha", "f1", "f1_low", "f1_high"} <= pair["codes"][0].keys()
    assert pair["characters"][0]["n"] > pair["codes"][0]["n"]
    assert "by characters" in call("agreement", "--characters", "-w", two_coders.root).out


def test_agreement_needs_two(call, workspace, two_coders):
    assert "There is no coder 'xy'; there are 'ah' and 'bm'" in call("agreement", "ah", "xy", "-w", workspace.root).err
    answer = call("agreement", "ah", "-w", workspace.root)
    assert answer.code == 2
    assert "name two coders, or none for all" in answer.err


def test_nobody_agrees_with_nobody(call, ready):
    answer = call("agreement", "-w", ready)
    assert (answer.code, answer.out) == (2, "")
    assert "Two people must have coded; so far nobody has" in answer.err


def test_rename_tells_what_it_did(call, two_coders):
    answer = call("rename", "mosel", "mosel-2020", "-w", two_coders.root)
    assert answer.code == 0
    assert "'mosel' is 'mosel-2020' now; 2 logs of decisions moved." in answer.out
    wrong = call("rename", "mosel", "x", "-w", two_coders.root)
    assert wrong.code == 2
    assert "There is no presentation 'mosel'; there are 'aller' and 'mosel-2020'." in wrong.err


def test_a_spreadsheet_goes_out_and_comes_back(call, workspace, tmp_path, monkeypatch):
    monkeypatch.setenv("SYNTHESE_CODER", "ah")
    path = tmp_path / "kodieren.xlsx"
    assert "is written. Change the marked cells" in call("export", "--codings", path, "-w", workspace.root).out
    book = openpyxl.load_workbook(path)
    column = [cell.value for cell in book.worksheets[0][1]].index(label("column.status", "de")) + 1
    book.worksheets[0].cell(2, column).value = "bestätigt"
    book.worksheets[0].cell(3, column).value = "weiß nicht"
    book.save(path)
    dry = call("import", path, "--dry-run", "-w", workspace.root)
    assert dry.code == 1
    assert "row 2: " in dry.out
    assert "open → confirmed" in dry.out
    assert "row 3, column Status: 'weiß nicht' is no status here" in dry.out
    assert "1 decision would be taken over" in dry.out
    assert "1 decision taken over" in call("import", path, "-w", workspace.root).out
    assert "0 decisions taken over" in call("import", path, "-w", workspace.root).out
    assert call("export", "-w", workspace.root).code == 2
    assert call("import", tmp_path / "weg.xlsx", "-w", workspace.root).code == 2
