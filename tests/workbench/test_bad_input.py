"""What is wrong is told with its place and what to do, and the rest is done."""

import re

import pytest

import synthese
from synthese.errors import CodebookError, SettingsError, WorkspaceError
from workbench.pdfs import encrypted_pdf
from workbench.workspaces import MOSEL, copied, run, small

GERMAN = (
    "file;presentation;project;role;date;place;Bemerkung\r\n"
    "mosel.pdf;mosel;Täler;project;1.12.2020;Köln;schön\r\n"
    "aller.pdf;aller;Äcker;project;31.02.2020;Celle;\r\n"
    "fehlt.pdf;fehlt;Wälder;project;;;\r\n"
)
BROKEN = {
    "text": (b"Hallo Welt", r"is not a PDF \(it begins with 'Hallo Welt'\): download it again or save it as PDF"),
    "empty": (b"", r"is empty \(0 bytes\): download it again"),
    "encrypted": (encrypted_pdf(), "is protected by a password: save a copy without it"),
    "cut": (MOSEL[:400], "is a damaged PDF, perhaps cut off while it was downloaded: download it again"),
}


def said(report):
    return "\n".join(map(str, report.problems))


@pytest.fixture(scope="module")
def with_broken_decks(ready, tmp_path_factory):
    """Two sound decks and several that cannot be read, run."""
    workspace = copied(ready, tmp_path_factory.mktemp("broken") / "workspace")
    for name, (content, _) in BROKEN.items():
        (workspace.layout.presentations / f"{name}.pdf").write_bytes(content)
    return workspace, run(workspace.root)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_deck_is_a_row_with_a_message(with_broken_decks, name):
    workspace, _ = with_broken_decks
    row = workspace.table("presentations").set_index("presentation").loc[name]
    assert row["status"] == "failed"
    assert re.search(rf"{name}\.pdf {BROKEN[name][1]}", row["message"])


def test_sound_decks_are_compared_beside_broken_ones(with_broken_decks):
    workspace, report = with_broken_decks
    assert {deck.presentation: deck.passages for deck in report.decks if deck.status == "ok"} == {
        "aller": 3,
        "mosel": 4,
    }
    assert set(workspace.table("theme_matrix")["project"]) == {"aller", "mosel"}


def test_readers_of_the_report_learn_of_broken_decks(with_broken_decks):
    workspace, _ = with_broken_decks
    assert "encrypted.pdf ist mit einem Kennwort geschützt" in workspace.layout.report.read_text(encoding="utf-8")


def test_broken_decks_are_not_tried_again(with_broken_decks):
    workspace, _ = with_broken_decks
    assert run(workspace.root).nothing_done


def test_the_same_pdf_under_two_names_is_read_once(workspace):
    folder = workspace.layout.presentations
    (folder / "mosel (Kopie).pdf").write_bytes(MOSEL)
    report = run(workspace.root)
    assert "'mosel (Kopie).pdf' has the same content as 'mosel.pdf' and is not read again; delete one" in said(report)
    assert report.done == {"exports": 1}  # only what readers are told has changed
    assert len(workspace.table("presentations")) == 2


@pytest.fixture(scope="module")
def german(ready, tmp_path_factory):
    """A workspace whose catalogue was saved by a German Excel, run."""
    workspace = copied(ready, tmp_path_factory.mktemp("german") / "workspace")
    workspace.layout.catalogue.write_bytes(GERMAN.encode("cp1252"))
    return workspace, run(workspace.root)


def test_a_catalogue_of_a_german_excel_is_understood(german):
    workspace, report = german
    rows = workspace.table("presentations").set_index("presentation")
    assert (rows.loc["mosel", "project"], rows.loc["mosel", "date"]) == ("Täler", "2020-12-01")
    assert report.done == {"synthesis": 1, "exports": 1}
    assert set(workspace.table("theme_matrix")["project"]) == {"Täler", "Äcker"}


def test_a_catalogue_without_news_is_not_written(german):
    workspace, _ = german
    assert workspace.layout.catalogue.read_bytes() == GERMAN.encode("cp1252")


def test_a_date_that_is_none_is_told_with_row_and_column(german):
    workspace, report = german
    assert "row 3, column date: '31.02.2020' is no day of the calendar; write it as 2020-12-01" in said(report)
    assert workspace.table("presentations").set_index("presentation").loc["aller", "date"] == ""


def test_a_row_without_a_file_is_told_with_its_place(german):
    _, report = german
    assert "row 4, column file: 'fehlt.pdf' is not in presentations/; put it back, correct the path" in said(report)
    assert [deck.presentation for deck in report.decks] == ["mosel", "aller"]


def test_a_new_deck_is_added_to_a_german_catalogue_as_excel_saved_it(workspace):
    rows = [*GERMAN.splitlines()[:2], "aller.pdf;aller;Äcker;project;;;"]
    before = "".join(f"{row}\r\n" for row in rows).encode("cp1252")
    workspace.layout.catalogue.write_bytes(before)
    (workspace.layout.presentations / "Münster.pdf").write_bytes(b"")
    run(workspace.root)
    after = workspace.layout.catalogue.read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].decode("cp1252").startswith("Münster.pdf;muenster;Münster;project;")
    assert after.endswith(b"\r\n")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "id: B1, group: B",
            "id: B1, group: C",
            r"line 8, theme B1, field group: there is no group 'C'; known are 'A'",
        ),
        ("id: B1, group: B", "id: A1, group: B", r"line 8, theme A1, field id: the id 'A1' stands in line 7 already"),
    ],
    ids=["unknown group", "doubled id"],
)
def test_a_codebook_that_cannot_be_used_stops_the_run_and_names_the_line(workspace, old, new, words):
    text = workspace.layout.codebook.read_text(encoding="utf-8")
    workspace.layout.codebook.write_text(text.replace(old, new), encoding="utf-8")
    results = workspace.layout.report.read_bytes()
    with pytest.raises(CodebookError, match=words):
        run(workspace.root)
    assert workspace.layout.report.read_bytes() == results


def test_without_a_codebook_it_is_told_where_one_comes_from(workspace):
    workspace.layout.codebook.unlink()
    with pytest.raises(CodebookError, match=r"codebook.yaml: the file is not there; `synthese init DIR` makes"):
        run(workspace.root)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[run]\nworkrs = 1\n", r"run.workrs: there is no such setting; known here are 'workers', 'deck_seconds'"),
        ('language = "de"\n', r"language: there is no such setting; known here are 'extraction', 'tagging'"),
        ("[tagging]\nthreshold = 3\n", r"tagging.threshold: 3 cannot be used: Input should be less than or equal to 1"),
        ('[run]\nworkers = "viele"\n', r"run.workers: 'viele' cannot be used: Input should be a valid integer"),
        ("[export]\nlanguage = de\n", r"cannot be read: Invalid value.*line 2.*Text values stand in quotes"),
    ],
    ids=["unknown setting", "setting outside its table", "too much", "not a number", "no quotes"],
)
def test_settings_that_cannot_be_used_are_named(tmp_path, text, words):
    root = small(tmp_path).root
    (root / "synthese.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=f"synthese.toml.*\n?.*{words}"):
        synthese.open_workspace(root)


def test_settings_saved_in_another_encoding_are_told(tmp_path):
    root = small(tmp_path).root
    (root / "synthese.toml").write_bytes('[coding]\ncoder = "Jürgen"\n'.encode("cp1252"))
    with pytest.raises(SettingsError, match=r"not saved as UTF-8: save it again with the encoding UTF-8"):
        synthese.open_workspace(root)


def test_without_any_pdf_it_is_told_where_they_go(tmp_path):
    workspace = small(tmp_path, aller=b"")
    (workspace.layout.presentations / "aller.pdf").unlink()
    with pytest.raises(
        WorkspaceError, match=r"no PDF in .*presentations\. Put PDFs there, or start with `synthese init"
    ):
        workspace.run()


def test_when_all_pdfs_are_gone_the_last_results_stay(workspace):
    tables = {path.name: path.read_bytes() for path in workspace.layout.tables.iterdir()}
    for path in workspace.layout.presentations.glob("*.pdf"):
        path.unlink()
    with pytest.raises(WorkspaceError, match=r"no PDF in(.|\n)*'aller.pdf' is not in presentations/"):
        run(workspace.root)
    assert {path.name: path.read_bytes() for path in workspace.layout.tables.iterdir()} == tables


@pytest.mark.parametrize(
    ("folder", "words"),
    [("nirgends", "There is no folder '.*nirgends'"), (".", "is no workspace: it has no folder presentations/")],
)
def test_a_folder_that_is_no_workspace_is_told(tmp_path, folder, words):
    with pytest.raises(WorkspaceError, match=rf"{words}.*`synthese init .*` makes"):
        synthese.open_workspace(tmp_path / folder)
