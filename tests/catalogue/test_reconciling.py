"""The catalogue and the folder, brought in step."""

import unicodedata

import pytest

from synthese.catalogue import read_catalogue, reconcile
from synthese.provenance import file_hash

from .makers import put, save, told

HEADER = "file,presentation,project\n"


def step(folder, table="", **options):
    if table:
        save(folder, HEADER + table)
    return reconcile(read_catalogue(folder), folder, **options)


def test_new_files_become_rows_sorted_by_path_after_those_of_the_catalogue(tmp_path):
    put(tmp_path, "z.pdf", "b.pdf", "Tagung Nord/A_Vortrag.PDF")
    found = step(tmp_path, "z.pdf,zett,P\n")
    assert [row.presentation for row in found.rows] == ["zett", "a-vortrag", "b"]
    assert [row.presentation for row in found.added] == ["a-vortrag", "b"]
    assert found.rows[0].sha256 == file_hash(tmp_path / "z.pdf")


def test_hidden_and_unfinished_files_are_passed_over(tmp_path):
    put(tmp_path, ".versteckt/a.pdf", "~$b.pdf", "c.pdf.part", ".d.pdf", "e.txt", "codings/x/y.jsonl")
    assert step(tmp_path).rows == ()


def test_a_path_tells_project_event_and_date(tmp_path):
    put(tmp_path, "2020-12-01_Vielfalt leben/01_Präsentation_MOSAIK_final_v2.pdf")
    row = step(tmp_path).added[0]
    assert (row.project, row.event, row.date) == ("MOSAIK", "Vielfalt leben", "2020-12-01")


@pytest.mark.parametrize(
    ("file", "project"),
    [
        ("MOSAIK_Vielfalt leben.pdf", "MOSAIK"),
        ("Vielfalt leben/Vielfalt_leben_IN².pdf", "IN²"),
        ("2020_12_01 Vortrag MIGOEK.pdf", "MIGOEK"),
        ("Folien.pdf", "Folien"),
        ("Tagung Süd/KOMOB/Folien.pdf", "KOMOB"),
        ("Nord/Folien.pdf", "Folien (Nord)"),
        ("=cmd_x.pdf", "cmd"),
        ("01.12.2020.pdf", "01.12.2020"),
    ],
)
def test_the_project_is_guessed_from_the_first_telling_word(tmp_path, file, project):
    put(tmp_path, file)
    assert step(tmp_path).added[0].project == project


def test_equal_names_get_the_folder_in_front(tmp_path):
    put(tmp_path, "Nord/Folien.pdf", "Süd/Folien.pdf", "Süd/folien .pdf")
    assert [row.presentation for row in step(tmp_path).added] == ["folien", "sued-folien", "sued-folien-2"]


def test_a_renamed_file_is_known_by_its_hash(tmp_path):
    put(tmp_path, "neu/a2.pdf")
    sha256 = file_hash(tmp_path / "neu/a2.pdf")
    found = step(tmp_path, "a.pdf,a,P\n", known={"a": sha256})
    assert [(row.presentation, row.file) for row in found.renamed] == [("a", "neu/a2.pdf")]
    assert not found.added
    assert not found.problems


def test_a_missing_file_is_told_and_its_row_kept_out(tmp_path):
    put(tmp_path, "b.pdf")
    found = step(tmp_path, "a.pdf,a,P\nb.pdf,b,P\n")
    assert [row.presentation for row in found.rows] == ["b"]
    assert [row.presentation for row in found.missing] == ["a"]
    assert "row 2, column file: 'a.pdf' is not in presentations/; put it back" in told(found.problems)


def test_the_same_bytes_under_two_names_are_read_once(tmp_path):
    put(tmp_path, "b.pdf")
    for copy in ("a.pdf", "c.pdf"):
        (tmp_path / copy).write_bytes((tmp_path / "b.pdf").read_bytes())
    found = step(tmp_path, "b.pdf,b,P\nc.pdf,c,P\n")
    assert [row.file for row in found.rows] == ["b.pdf"]
    assert found.duplicates == ("c.pdf", "a.pdf")
    assert "row 3, column file: 'c.pdf' has the same content as 'b.pdf'" in told(found.problems)
    assert "presentations/a.pdf: 'a.pdf' has the same content as 'b.pdf'" in told(found.problems)


def test_a_row_that_cannot_be_used_keeps_its_file_from_being_new(tmp_path):
    put(tmp_path, "a.pdf", "b.pdf")
    found = step(tmp_path, "a.pdf,x,P\nb.pdf,x,P\n")
    assert [row.file for row in found.rows] == ["a.pdf"]
    assert not found.added


def test_a_file_that_cannot_be_opened_is_told_and_no_new_row(tmp_path, monkeypatch):
    put(tmp_path, "a.pdf", "b.pdf")

    def locked(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("synthese.catalogue.reconciling.file_hash", locked)
    found = step(tmp_path, "a.pdf,a,P\n")
    assert not found.rows
    assert not found.missing
    assert "presentations/b.pdf: cannot be opened (Permission denied)" in told(found.problems)


def test_a_row_with_its_id_made_now_counts_as_added(tmp_path):
    put(tmp_path, "a.pdf")
    assert [row.presentation for row in step(tmp_path, "a.pdf,,P\n").added] == ["a"]


def test_decomposed_umlauts_and_capitals_name_the_same_file(tmp_path):
    put(tmp_path, unicodedata.normalize("NFD", "Übung.pdf"), "Gross.PDF")
    found = step(tmp_path, "Übung.pdf,u,P\ngross.pdf,g,P\n")
    assert [row.presentation for row in found.rows] == ["u", "g"]
    assert (tmp_path / found.rows[0].file).is_file()
    assert not found.added


def test_projects_take_their_first_spelling(tmp_path):
    put(tmp_path, "a.pdf", "b.pdf", "IN2_Neues.pdf")
    found = step(tmp_path, "a.pdf,a,IN²\nb.pdf,b,in 2\n")
    assert [row.project for row in found.rows] == ["IN²", "IN²", "IN²"]
    assert not found.problems


@pytest.mark.parametrize(
    ("one", "two", "asked"),
    [("Integration", "Intergration", True), ("Phase 1", "Phase 2", False), ("MOSAIK", "KOMOB", False)],
)
def test_names_almost_alike_are_asked_about(tmp_path, one, two, asked):
    put(tmp_path, "a.pdf", "b.pdf")
    problems = told(step(tmp_path, f"a.pdf,a,{one}\nb.pdf,b,{two}\n").problems)
    assert (f"row 3, column project: '{two}' is almost '{one}'" in problems) is asked


def test_the_order_of_the_folder_does_not_matter(tmp_path):
    put(tmp_path, *(f"{name}.pdf" for name in "cab"))
    first = step(tmp_path).rows
    put(other := tmp_path / "other", *(f"{name}.pdf" for name in "bca"))
    assert [(row.presentation, row.sha256) for row in step(other).rows] == [
        (row.presentation, row.sha256) for row in first if "other" not in row.file
    ]
