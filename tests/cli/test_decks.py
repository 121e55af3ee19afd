"""Making a workspace, bringing decks in, running, looking."""

import csv
import json

import pytest

from workbench.pdfs import pdf
from workbench.workspaces import CODEBOOK, MOSEL

RHEIN = pdf(["Am Rhein", "Sprachkurse im Hafen"])


def catalogue(workspace):
    with workspace.layout.catalogue.open(encoding="utf-8", newline="") as file:
        return {row["presentation"]: row for row in csv.DictReader(file)}


def test_init_makes_a_workspace_and_says_what_is_next(call, tmp_path):
    answer = call("init", tmp_path / "tagung")
    assert answer.code == 0
    assert f"Put PDFs into {tmp_path / 'tagung' / 'presentations'}, then run: synthese run --workspace" in answer.out
    made = {path.name for path in (tmp_path / "tagung").rglob("*") if path.is_file()}
    assert {"codebook.yaml", "catalogue.csv", "synthese.toml", ".gitignore"} <= made


def test_init_brings_the_samples_when_asked(call, tmp_path):
    call("init", tmp_path, "--samples")
    assert len(list((tmp_path / "presentations" / "beispiele").glob("*.pdf"))) == 4


def test_a_new_workspace_has_no_decks_yet_and_says_so(call, tmp_path):
    call("init", tmp_path)
    answer = call("run", "-w", tmp_path)
    assert answer.code == 2
    assert "There is no PDF in" in answer.err
    assert "Put PDFs there, or start with `synthese init DIR --samples`." in answer.err
    assert answer.out == ""


def test_init_leaves_what_is_there(call, tmp_path):
    (tmp_path / "presentations").mkdir()
    (tmp_path / "presentations" / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    call("init", tmp_path)
    (tmp_path / "synthese.toml").write_text("", encoding="utf-8")
    answer = call("init", tmp_path)
    assert "0 files made" in answer.out
    assert (tmp_path / "presentations" / "codebook.yaml").read_text(encoding="utf-8") == CODEBOOK
    assert (tmp_path / "synthese.toml").read_text(encoding="utf-8") == ""


def test_init_does_not_make_a_workspace_of_a_file(call, tmp_path):
    (tmp_path / "notizen.txt").write_text("", encoding="utf-8")
    answer = call("init", tmp_path / "notizen.txt")
    assert (answer.code, answer.out) == (2, "")
    assert "is a file; name a folder for the workspace" in answer.err


def test_settings_of_a_new_workspace_can_be_taken_as_they_are_offered(call, tmp_path):
    """Every line offered behind a # is a setting that exists, with its default."""
    call("init", tmp_path)
    path = tmp_path / "synthese.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line.removeprefix("# ") for line in lines[1:]), encoding="utf-8")
    assert "There is no PDF" in call("run", "-w", tmp_path).err


def test_add_writes_event_and_project_into_the_catalogue(call, workspace, tmp_path):
    (tmp_path / "Vortrag 3.pdf").write_bytes(RHEIN)
    words = ["--event", "Vielfalt leben!", "--project", "Rheinhafen", "-w", workspace.root]
    answer = call("add", tmp_path / "Vortrag 3.pdf", *words)
    assert answer.code == 0
    assert "Vortrag 3.pdf → presentations/Vielfalt leben!/Vortrag 3.pdf" in answer.out
    assert "1 deck added. Run: synthese run" in answer.out
    row = catalogue(workspace)["vortrag-3"]
    assert (row["file"], row["event"], row["project"]) == (
        "Vielfalt leben!/Vortrag 3.pdf",
        "Vielfalt leben!",
        "Rheinhafen",
    )


def test_add_guesses_the_project_from_the_name(call, workspace, tmp_path):
    (tmp_path / "RHEIN_Abschlussvortrag_2024.pdf").write_bytes(RHEIN)
    call("add", tmp_path / "RHEIN_Abschlussvortrag_2024.pdf", "-w", workspace.root)
    assert catalogue(workspace)["rhein-abschlussvortrag-2024"]["project"] == "RHEIN"


def test_add_takes_no_deck_twice(call, workspace, tmp_path):
    (tmp_path / "kopie.pdf").write_bytes(MOSEL)
    answer = call("add", tmp_path / "kopie.pdf", "-w", workspace.root)
    assert "the same PDF is there already, as presentations/mosel.pdf; nothing was copied." in answer.out
    assert "No deck added." in answer.out
    assert set(catalogue(workspace)) == {"aller", "mosel"}


def test_add_tells_what_is_no_pdf(call, workspace, tmp_path):
    (tmp_path / "seite.pdf").write_bytes(b"<html>")
    assert "it is no PDF (it begins with b'<html>')" in call("add", tmp_path / "seite.pdf", "-w", workspace.root).out


def test_status_names_each_deck_and_what_a_run_would_do(call, workspace):
    (workspace.layout.presentations / "rhein.pdf").write_bytes(RHEIN)
    answer = call("status", "-w", workspace.root)
    assert answer.code == 0
    assert [line.split() for line in answer.out.splitlines()[1:4]] == [
        ["aller", "aller", "ready", "aller.pdf"],
        ["mosel", "mosel", "ready", "mosel.pdf"],
        ["rhein", "rhein", "to", "read", "rhein.pdf"],
    ]
    assert "Decisions: none yet. Cache: 0.0 MB." in answer.out
    assert "1 deck to read or tag. Run: synthese run" in answer.out


def test_status_as_json(call, ready):
    told = json.loads(call("status", "--json", "-w", ready).out)
    assert told["made"] is True
    assert [deck["state"] for deck in told["decks"]] == ["ready", "ready"]
    assert told["cache_bytes"] > 0


def test_a_run_with_nothing_to_do_says_so(call, ready):
    answer = call("run", "-w", ready)
    assert answer.code == 0
    assert "Nothing to do: 2 decks read and tagged before, tables and report are up to date." in answer.out


def test_a_run_tells_the_work_it_did(call, workspace):
    (workspace.root / "synthese.toml").write_text('[export]\nlanguage = "en"\n', encoding="utf-8")
    answer = call("run", "-w", workspace.root)
    assert "0 decks read and 0 tagged, 2 unchanged, tables and report written in" in answer.out
    assert "results/synthese.html" in answer.out
    assert "Writing tables and report" in answer.err


def test_a_run_as_json_prints_nothing_else(call, ready):
    answer = call("run", "--json", "--workers", "1", "-w", ready)
    told = json.loads(answer.out)
    assert (told["done"], told["reused"]) == ({}, {"read": 2, "tag": 2})
    assert [deck["passages"] for deck in told["decks"]] == [3, 4]
    assert answer.err == ""


def test_the_workspace_can_stand_in_the_environment(call, ready, monkeypatch):
    monkeypatch.setenv("SYNTHESE_WORKSPACE", str(ready))
    assert json.loads(call("status", "--json").out)["root"] == str(ready.resolve())


def test_the_workspace_is_the_folder_one_is_in(call, ready, monkeypatch):
    monkeypatch.chdir(ready / "presentations")
    assert json.loads(call("status", "--json").out)["root"] == str(ready.resolve())


@pytest.mark.parametrize("command", ["run", "status", "find Kurs", "tag Kurs"])
def test_without_a_workspace_it_is_told_how_to_make_one(call, tmp_path, command):
    answer = call(*command.split(), "--workspace", tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert "is no workspace: it has no folder presentations/. `synthese init" in answer.err


def test_find_shows_places_with_project_and_slide(call, ready):
    answer = call("find", "Sprachkurse", "am", "-w", ready)
    assert "aller, Folie 1 (PDF-S. 1)" in answer.out
    assert "Abend" in answer.out
    assert "'Sprachkurse am': 1 place in 1 deck." in answer.out


def test_find_as_json(call, ready):
    found = json.loads(call("find", "--json", "fehlen", "-w", ready).out)
    assert [(hit["presentation"], hit["slide"], hit["text"]) for hit in found] == [
        ("aller", 1, "fehlen"),
        ("mosel", 1, "fehlen"),
    ]


def test_find_without_a_hit_says_so(call, ready):
    answer = call("find", "Quantencomputer", "-w", ready)
    assert answer.code == 0
    assert "'Quantencomputer': 0 places in 0 decks." in answer.out


def test_find_with_nothing_is_told(call, ready):
    answer = call("find", "*", "-w", ready)
    assert answer.code == 2
    assert "There is nothing to look for: name one or more words" in answer.err


def test_find_before_a_run_is_told(call, tmp_path):
    call("init", tmp_path)
    assert "The table 'blocks' is not made yet: run `synthese run`" in call("find", "Kurs", "-w", tmp_path).err
