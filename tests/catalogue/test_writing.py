"""The catalogue is written back as it was saved."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthese.catalogue import COLUMNS, change_row, read_catalogue, reconcile, write_catalogue
from synthese.errors import CatalogueError

from .makers import HEADER, put, save, told

EXCEL = (
    "file;presentation;project;role;title;speakers;event;date;sample;Förderphase\r\n"
    'a.pdf;a;MOSAIK;project;"Größe; Maß";"Li; Bo";Vielfalt;01.12.2020;FALSCH;1\r\n'
    ";;;;;;;;;\r\n"
    'b.pdf;b;"IN²";project;Zwei\u00a0Wege;;Vielfalt;"01.12.2020";WAHR;\r\n'
    "x.pptx;;kaputt;;;;;;;\r\n"
)


def rewrite(folder):
    problems = write_catalogue(reconcile(read_catalogue(folder), folder), folder)
    return (folder / "catalogue.csv").read_bytes(), problems


def test_without_a_change_the_file_is_left_alone(tmp_path):
    put(tmp_path, "a.pdf", "b.pdf")
    raw = save(tmp_path, EXCEL, encoding="cp1252")
    before = (tmp_path / "catalogue.csv").stat().st_mtime_ns
    assert rewrite(tmp_path) == (raw, [])
    assert (tmp_path / "catalogue.csv").stat().st_mtime_ns == before


def test_a_new_deck_adds_one_row_to_an_excel_file_and_nothing_else_changes(tmp_path):
    put(tmp_path, "a.pdf", "b.pdf", "Übung/KOMOB_Wege.pdf")
    raw = save(tmp_path, EXCEL, encoding="cp1252")
    after, problems = rewrite(tmp_path)
    new = "Übung/KOMOB_Wege.pdf;komob-wege;KOMOB;project;;;Übung;;;\r\n"
    assert after == raw + new.encode("cp1252")
    assert not problems


def test_a_renamed_file_changes_one_cell(tmp_path):
    put(tmp_path, "neu.pdf", "b.pdf")
    raw = save(tmp_path, EXCEL, encoding="cp1252")
    sha256 = reconcile(read_catalogue(tmp_path), tmp_path).added[0].sha256
    found = reconcile(read_catalogue(tmp_path), tmp_path, known={"a": sha256})
    write_catalogue(found, tmp_path)
    assert (tmp_path / "catalogue.csv").read_bytes() == raw.replace(b"a.pdf;a;", b"neu.pdf;a;")


def test_a_first_catalogue_has_all_columns(tmp_path):
    put(tmp_path, "MOSAIK.pdf")
    after, _ = rewrite(tmp_path)
    assert after.decode() == HEADER + "MOSAIK.pdf,mosaik,MOSAIK,project,,,,,,,,,,,\n"
    assert tuple(HEADER.strip().split(",")) == COLUMNS


def test_what_was_written_is_read_again_without_change(tmp_path):
    put(tmp_path, "Nord/a.pdf", "b.pdf")
    rewrite(tmp_path)
    found = reconcile(read_catalogue(tmp_path), tmp_path)
    assert [row.presentation for row in found.rows] == ["a", "b"]
    assert not found.added
    assert write_catalogue(found, tmp_path) == []


def test_a_short_table_gets_the_columns_it_needs(tmp_path):
    put(tmp_path, "a.pdf", "Nord/b.pdf")
    save(tmp_path, "file,project\na.pdf,P")
    after, _ = rewrite(tmp_path)
    assert after.decode().splitlines() == [
        "file,project,presentation,event",
        "a.pdf,P,a,",
        "Nord/b.pdf,b (Nord),b,Nord",
    ]


def test_cells_of_the_user_stay_even_where_they_look_like_formulas(tmp_path):
    put(tmp_path, "a.pdf", "b.pdf")
    save(tmp_path, HEADER + "a.pdf,a,=SUMME(1),project,-5\n")
    after, _ = rewrite(tmp_path)
    assert b"a.pdf,a,=SUMME(1),project,-5\n" in after


def test_a_sign_that_windows_1252_lacks_makes_the_file_utf_8(tmp_path):
    put(tmp_path, "a.pdf", "b.pdf", "Łódź→.pdf")
    save(tmp_path, EXCEL, encoding="cp1252")
    after, problems = rewrite(tmp_path)
    assert after.decode("utf-8-sig").startswith("file;presentation")
    assert "has no '" in told(problems)


def test_a_locked_file_yields_a_proposal(tmp_path, monkeypatch):
    put(tmp_path, "a.pdf", "b.pdf", "c.pdf")
    raw = save(tmp_path, EXCEL, encoding="cp1252")
    free = Path.replace

    def locked(self, target):
        if Path(target).name == "catalogue.csv":
            raise PermissionError(13, "Permission denied")
        return free(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    after, problems = rewrite(tmp_path)
    assert after == raw
    assert (tmp_path / "catalogue.proposed.csv").read_bytes() == raw + b"c.pdf;c;c;project;;;;;;\r\n"
    assert "is open in another program" in told(problems)
    assert not list(tmp_path.glob(".*"))


def test_a_file_changed_meanwhile_is_not_written_over(tmp_path):
    put(tmp_path, "a.pdf")
    save(tmp_path, HEADER)
    found = reconcile(read_catalogue(tmp_path), tmp_path)
    raw = save(tmp_path, HEADER + "z.pdf,z,P\n")
    assert "was changed since it was read; the new rows are in catalogue.proposed.csv" in told(
        write_catalogue(found, tmp_path)
    )
    assert (tmp_path / "catalogue.csv").read_bytes() == raw


def test_a_table_without_a_file_column_is_not_touched(tmp_path):
    put(tmp_path, "a.pdf")
    raw = save(tmp_path, "Name;Ort\nx;y\n")
    after, problems = rewrite(tmp_path)
    assert after == raw
    assert "has no column 'file'" in told(problems)


def test_a_cell_is_changed_by_id(tmp_path):
    raw = save(tmp_path, EXCEL, encoding="cp1252")
    changed = change_row(read_catalogue(tmp_path), "b", presentation="b2", speakers=("A", "B"))
    write_catalogue(changed, tmp_path)
    after = (tmp_path / "catalogue.csv").read_bytes()
    assert b"b.pdf;b2;" in after
    assert b';"A; B";Vielfalt;01.12.2020;WAHR;' in after
    assert after.splitlines()[:3] == raw.splitlines()[:3]


def test_changing_an_unknown_row_names_the_known_ones(tmp_path):
    save(tmp_path, EXCEL, encoding="cp1252")
    with pytest.raises(CatalogueError, match=r"no presentation 'c'; catalogue.csv has 'a' and 'b'"):
        change_row(read_catalogue(tmp_path), "c", title="x")


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8), min_size=3, max_size=3
    )
)
def test_any_cells_survive_a_row_more(cells):
    table = io.StringIO()
    csv.writer(table).writerows(
        [["file", "presentation", "project", "title", "x", "y", "z"], ["a.pdf", "a", "P", "", *cells]]
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        raw = save(folder, table.getvalue())
        put(folder, "a.pdf", "b.pdf")
        after, _ = rewrite(folder)
        assert after == raw + b"b.pdf,b,b,,,,\r\n"
        assert tuple(cell for _, cell in read_catalogue(folder).rows[0].extra) == tuple(cells)
