"""A run makes all that is promised, tells what it did, and does nothing twice."""

import json
import shutil
from xml.etree import ElementTree as ET

import openpyxl
import pyarrow.parquet as pq
import pytest

import synthese
from synthese.tables import SCHEMAS
from workbench.workspaces import ALLER, copied, run


def results(root):
    """All files made but the cache, whose times tell when an entry was last used."""
    files = (path for path in (root / "results").rglob("*") if path.is_file())
    return sorted(path for path in files if "cache" not in path.parts)


@pytest.fixture(scope="module")
def told(samples):
    return json.loads((samples / "told.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_table_has_its_schema(samples, name):
    assert pq.read_schema(samples / "results" / "tables" / f"{name}.parquet").equals(SCHEMAS[name])


def test_the_tables_of_the_samples_hold_something(samples):
    workspace = synthese.open_workspace(samples)
    empty = {name for name in SCHEMAS if workspace.table(name).empty}
    assert empty == {"codings", "lost_codings", "changes"}  # nobody decided yet, and there was no run before


def test_each_table_is_a_csv_that_excel_opens(samples):
    files = list((samples / "results" / "csv").glob("*.csv"))
    assert len(files) == len(SCHEMAS) + 1  # one of the evidence
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") and b";" in path.read_bytes() for path in files)


def test_the_workbook_opens_and_names_the_projects(samples):
    book = openpyxl.load_workbook(samples / "results" / "synthese.xlsx", read_only=True)
    cells = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {"MOSAIK", "IN²", "MIGOEK"} <= cells


def test_the_report_is_one_file_that_asks_nobody(samples):
    text = (samples / "results" / "synthese.html").read_text(encoding="utf-8")
    assert text.lstrip().lower().startswith("<!doctype html>")
    assert "Beispieldaten" in text
    assert not any(word in text for word in ('src="http', "src='http", "@import", "url(http", "fetch("))


def test_the_figures_are_drawings(samples):
    figures = list((samples / "results" / "figures").glob("*.svg"))
    assert figures
    assert all(ET.parse(path).getroot().tag.endswith("svg") for path in figures)


def test_provenance_names_what_all_was_made_from(samples):
    text = (samples / "results" / "provenance.json").read_text(encoding="utf-8")
    content = json.loads(text)
    assert {row["presentation"] for row in content["presentations"]} == {"mosaik", "in2", "migoek", "landkreistag"}
    assert content["settings"]["export"] == {"language": "de"}
    assert content["libraries"]["spacy"]
    assert all((samples / path).is_file() for paths in content["outputs"].values() for path in paths)


def test_no_result_names_the_folder_of_this_machine(samples):
    text = [path for path in results(samples) if path.suffix in {".json", ".html", ".csv", ".svg"}]
    assert not [path.name for path in text if str(samples).encode() in path.read_bytes()]


def test_the_report_of_a_run_counts_stages(told):
    assert told["done"] == {"read": 4, "tag": 4, "synthesis": 1, "draw": 4, "exports": 1}
    assert told["reused"] == {}
    assert [deck["status"] for deck in told["decks"]] == ["ok"] * 4
    tables = f"results/tables/ ({len(SCHEMAS)} files)"
    assert {"results/synthese.html", "results/synthese.xlsx", tables} <= set(told["made"])


def test_a_second_run_does_nothing(samples):
    before = {path: path.stat().st_mtime_ns for path in results(samples)}
    report = run(samples)
    assert report.nothing_done
    assert not report.done
    assert report.reused == {"read": 4, "tag": 4}
    assert {path: path.stat().st_mtime_ns for path in results(samples)} == before


def test_a_workspace_works_wherever_it_is_moved(ready, tmp_path):
    moved = copied(ready, tmp_path / "Überall, mit Leerzeichen")
    assert run(moved.root).nothing_done


@pytest.fixture(scope="module")
def with_a_new_deck(samples, tmp_path_factory):
    """The samples after somebody dropped in a deck and ran again."""
    root = shutil.copytree(samples, tmp_path_factory.mktemp("new") / "workspace")
    (root / "presentations" / "Projekt Aller_2024-05-07.pdf").write_bytes(ALLER)
    return root, run(root)


def test_a_new_deck_alone_is_read(with_a_new_deck):
    _, report = with_a_new_deck
    assert (report.done["read"], report.done["tag"]) == (1, 1)
    assert report.reused == {"read": 4, "tag": 4}


def test_a_new_deck_is_compared_under_the_name_its_file_tells(with_a_new_deck):
    root, report = with_a_new_deck
    assert [(row.presentation, row.project) for row in report.added] == [("projekt-aller-2024-05-07", "Aller")]
    assert set(synthese.open_workspace(root).table("theme_matrix")["project"]) == {"Aller"}


def test_a_new_deck_is_written_below_the_rows_of_the_catalogue(with_a_new_deck, samples):
    root, _ = with_a_new_deck
    *before, last = (root / "presentations" / "catalogue.csv").read_text(encoding="utf-8").splitlines()
    assert before == (samples / "presentations" / "catalogue.csv").read_text(encoding="utf-8").splitlines()
    assert last.startswith("Projekt Aller_2024-05-07.pdf,projekt-aller-2024-05-07,Aller,project,")
    assert "2024-05-07" in last


def test_samples_leave_when_another_deck_is_there_and_it_is_told(with_a_new_deck):
    root, report = with_a_new_deck
    (sentence,) = report.left_out
    assert all(name in sentence for name in ("mosaik", "in2", "migoek"))
    assert "sample" in sentence
    assert "Beispieldaten" not in (root / "results" / "csv" / "themenmatrix.csv").read_text(encoding="utf-8-sig")


def test_a_run_that_does_nothing_tells_again_what_is_left_out(with_a_new_deck):
    root, report = with_a_new_deck
    again = run(root)
    assert again.nothing_done
    assert again.left_out == report.left_out
