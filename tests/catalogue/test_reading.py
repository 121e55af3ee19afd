"""What is read from a catalogue, as people save it."""

import pytest

from synthese.catalogue import read_catalogue, write_catalogue
from synthese.errors import CatalogueError

from .makers import HEADER, save, told


def one(folder, row, header=HEADER):
    save(folder, header + row)
    return read_catalogue(folder)


def test_without_a_file_the_catalogue_is_empty(tmp_path):
    assert read_catalogue(tmp_path).rows == ()
    save(tmp_path, "\n")
    assert read_catalogue(tmp_path).problems == ()


def test_a_row_becomes_a_presentation(tmp_path):
    cells = "t/a.pdf,a,IN²,project,Titel,Li Wu;  Ada B,HAWK,Vielfalt,01.12.2020,online,Dorf,https://x.de,MIT,,ja"
    row = one(tmp_path, cells).rows[0]
    assert (row.file, row.presentation, row.project, row.role) == ("t/a.pdf", "a", "IN²", "project")
    assert (row.speakers, row.date, row.sample, row.url) == (("Li Wu", "Ada B"), "2020-12-01", True, "https://x.de")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_delimiter_encoding_and_line_ending_are_found(tmp_path, encoding, delimiter, newline):
    table = "file,title,sample\na.pdf,Über Öfen,WAHR\n".replace(",", delimiter).replace("\n", newline)
    save(tmp_path, table, encoding=encoding)
    catalogue = read_catalogue(tmp_path)
    assert (catalogue.rows[0].title, catalogue.rows[0].sample) == ("Über Öfen", True)
    assert (catalogue.form.delimiter, catalogue.form.encoding, catalogue.form.newline) == (delimiter, encoding, newline)


def test_semicolons_between_speakers_do_not_make_a_semicolon_file(tmp_path):
    assert one(tmp_path, "a.pdf,A;B;C\n", "file,speakers\n").rows[0].speakers == ("A", "B", "C")


def test_excels_hint_at_the_delimiter_is_passed_over(tmp_path):
    assert one(tmp_path, "a.pdf;x\n", "sep=;\r\nfile;project\r\n").rows[0].project == "x"


def test_columns_of_the_users_own_are_kept(tmp_path):
    row = one(tmp_path, "7,a.pdf,P\n", "Förderphase,File,project\n").rows[0]
    assert row.extra == (("Förderphase", "7"),)
    assert row.file == "a.pdf"


@pytest.mark.parametrize("word", ["true", "JA", "1", "wahr", "x"])
def test_yes_in_many_words(tmp_path, word):
    assert one(tmp_path, f"a.pdf,{word}\n", "file,sample\n").rows[0].sample


@pytest.mark.parametrize("word", ["", "false", "Nein", "0", "FALSCH"])
def test_no_in_many_words(tmp_path, word):
    assert not one(tmp_path, f"a.pdf,{word}\n", "file,sample\n").rows[0].sample


def test_a_row_without_an_id_gets_one_from_its_file(tmp_path):
    rows = one(tmp_path, "t/Größe & Maß.pdf,,P\nb.pdf,groesse-mass,P\n").rows
    assert [row.presentation for row in rows] == ["groesse-mass-2", "groesse-mass"]


def test_blank_rows_are_passed_over_and_counted(tmp_path):
    catalogue = one(tmp_path, ",,,,,,,,,,,,,,\n\na.pdf,a,P,,,,,,gestern,,,,,,\n")
    assert told(catalogue.problems).startswith("catalogue.csv, row 4, column date: 'gestern' is no date")


@pytest.mark.parametrize(
    ("row", "message", "kept"),
    [
        (",x,P", "row 2, column file: the cell is empty", False),
        ("../a.pdf,x,P", "row 2, column file: '../a.pdf' leads out of presentations/", False),
        ("/etc/a.pdf,x,P", "leads out of presentations/", False),
        ("C:\\a.pdf,x,P", "leads out of presentations/", False),
        ("a.pptx,x,P", "'a.pptx' is no PDF; save the presentation as PDF", False),
        ("a.pdf,a/b,P", "row 2, column presentation: 'a/b' cannot name a folder", False),
        ("a.pdf,CON,P", "'CON' cannot name a folder", False),
        ("a.pdf,x,P,Keynote", "row 2, column role: 'Keynote' is no role; write project, commentary or other", True),
        ("a.pdf,x,,", "row 2, column project: the cell is empty; decks are compared by project", True),
        ("a.pdf,x,P,,,,,,31.02.2020", "row 2, column date: '31.02.2020' is no day of the calendar", True),
        ("a.pdf,x,P,,,,,,1.12.20", "row 2, column date: '1.12.20' is no date; write it as 2020-12-01", True),
        ("a.pdf,x,P,,,,,,,,,javascript:x()", "row 2, column url: 'javascript:x()' is no web address", True),
        ("a.pdf,x,P,,,,,,,,,,,,vielleicht", "row 2, column sample: 'vielleicht' is neither yes nor no", True),
        ("a.pdf,x,P,,,,,,,,,,,y", "row 2, column supersedes: there is no presentation 'y'; write the id", True),
        ("a.pdf,x,P,,Orte, Räume", "row 2: has 6 cells, the header 15", True),
        ("a.pdf,x,P,,,,,,,,,,,,,zuviel", "row 2: has 16 cells, the header 15; put a cell that holds ','", False),
        ('a.pdf,x,P,,"Orte', "row 2: a quotation mark opens and is not closed", True),
    ],
)
def test_a_wrong_cell_is_told_and_the_rest_goes_on(tmp_path, row, message, kept):
    catalogue = one(tmp_path, row)
    assert message in told(catalogue.problems)
    assert bool(catalogue.rows) is kept


def superseding(folder, *rows):
    return one(
        folder,
        "".join(f"{name}.pdf,{name},P,{older}\n" for name, older in rows),
        "file,presentation,project,supersedes\n",
    )


def test_a_row_supersedes_another_in_whatever_capitals_its_id_is_written(tmp_path):
    catalogue = superseding(tmp_path, ("neu", "ALT"), ("alt", ""))
    assert [row.supersedes for row in catalogue.rows] == ["alt", ""]
    assert not catalogue.problems


def test_a_row_supersedes_one_whose_id_is_made_from_its_file(tmp_path):
    catalogue = one(tmp_path, "neu.pdf,,P,alt\nalt.pdf,,P,\n", "file,presentation,project,supersedes\n")
    assert [row.supersedes for row in catalogue.rows] == ["alt", ""]
    assert not catalogue.problems


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            [("neu", "alt")],
            "row 2, column supersedes: there is no presentation 'alt'; write the id of the older version",
        ),
        ([("neu", "Neu")], "row 2, column supersedes: 'Neu' is this row itself; write the id of the older version"),
        (
            [("a", "b"), ("b", "c"), ("c", "a")],
            "row 3, column supersedes: 'c' leads back to this row (b → c → a → b); empty the cell in the row of",
        ),
    ],
)
def test_a_row_that_supersedes_none_is_told_and_supersedes_none(tmp_path, rows, message):
    catalogue = superseding(tmp_path, *rows)
    assert message in told(catalogue.problems)
    assert [row.supersedes for row in catalogue.rows] == [""] * len(rows)


def test_a_row_that_leads_into_a_circle_keeps_its_own_cell(tmp_path):
    catalogue = superseding(tmp_path, ("neu", "a"), ("a", "b"), ("b", "a"))
    assert [row.supersedes for row in catalogue.rows] == ["a", "", ""]
    assert "row 2" not in told(catalogue.problems)


def test_a_cell_that_cannot_be_used_is_not_written_over(tmp_path):
    raw = save(tmp_path, "file,presentation,project,supersedes\na.pdf,a,P,weg\n")
    assert write_catalogue(read_catalogue(tmp_path), tmp_path) == []
    assert (tmp_path / "catalogue.csv").read_bytes() == raw


def test_doubled_ids_and_files_are_told_with_both_rows(tmp_path):
    catalogue = one(tmp_path, "a.pdf,x,P\nb.pdf,X,P\na.pdf,z,P\n")
    assert [row.presentation for row in catalogue.rows] == ["x"]
    assert "row 3, column presentation: the id 'X' stands in row 2 already" in told(catalogue.problems)
    assert "row 4, column file: 'a.pdf' stands in row 2 already" in told(catalogue.problems)


def test_a_missing_column_and_a_misspelt_one_are_told(tmp_path):
    problems = told(one(tmp_path, "a.pdf,b\n", "Datei,speaker\n").problems)
    assert "row 1: there is no column 'file'" in problems
    assert "the column 'speaker' is kept but not read; did you mean 'speakers'?" in problems


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"PK\x03\x04", "is a workbook, not a CSV file"),
        ("file;a".encode("utf-16"), "is saved as UTF-16"),
        (b"file,a\n\x81\x8d", "neither UTF-8 nor Windows-1252"),
        (b'file,a\na.pdf,"' + b"x" * 200_000, "cannot be read from line 2 on"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, raw, message):
    (tmp_path / "catalogue.csv").write_bytes(raw)
    with pytest.raises(CatalogueError, match=message):
        read_catalogue(tmp_path)


def test_a_catalogue_that_cannot_be_opened_is_told(tmp_path, monkeypatch):
    save(tmp_path, HEADER)

    def locked(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", locked)
    with pytest.raises(CatalogueError, match=r"cannot be opened \(Permission denied\); close it in other programs"):
        read_catalogue(tmp_path)


def test_the_shipped_catalogue_is_sound(root):
    catalogue = read_catalogue(root / "presentations")
    assert catalogue.problems == ()
    assert [row.presentation for row in catalogue.rows] == ["mosaik", "in2", "migoek", "landkreistag"]
    assert {row.event for row in catalogue.rows} == {"Vielfalt leben!"}
    assert all(row.sample and not row.speakers and row.date == "2020-12-01" for row in catalogue.rows)
