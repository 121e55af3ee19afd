"""Tests of the Excel workbook, read back with another library."""

import datetime as dt
import re

import openpyxl
import pytest

from support import office_converted
from synthese.exports import workbook, write_workbook
from synthese.exports.labels import label
from synthese.exports.sheets import SHEETS


@pytest.fixture(scope="module")
def path(source, tmp_path_factory):
    return write_workbook(source, tmp_path_factory.mktemp("workbook") / "synthese.xlsx")


@pytest.fixture(scope="module")
def book(path):
    return openpyxl.load_workbook(path)


def rows(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]


def test_sheets_stand_in_their_order(book):
    assert book.sheetnames == [label(f"sheet.{name}", "de") for name in SHEETS]


def test_text_never_becomes_a_formula(book):
    values = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in values if cell.data_type == "f"]
    assert any(str(cell.value).startswith("=HYPERLINK(") for cell in values)


def test_links_stay_inside_the_workbook(book):
    links = [cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert links
    assert not [link for link in links if link.target]
    assert all(link.location.split("'!")[0].lstrip("'") in book.sheetnames for link in links)


def test_each_count_leads_to_as_many_rows_of_its_theme_and_project(book):
    matrix, evidence = book["Themenmatrix"], book["Belege"]
    projects = [matrix.cell(4, column).value.removesuffix(": Anzahl") for column in (3, 7, 11)]
    followed = 0
    for row in matrix.iter_rows(min_row=5):
        for project, cell in zip(projects, (row[2], row[6], row[10]), strict=True):
            if cell.value:
                found = [evidence.cell(number, 4).value for number in linked_rows(cell)]
                places = [evidence.cell(number, 2).value for number in linked_rows(cell)]
                assert found == [row[1].value] * cell.value
                assert all(place.startswith(f"{project}, Folie") for place in places)
                followed += 1
    assert followed == 7


def linked_rows(cell):
    first, *last = map(int, re.findall(r"[A-C](\d+)", cell.hyperlink.location.split("!")[1]))
    return range(first, (last or [first])[0] + 1)


def test_numbers_are_numbers(book):
    row = rows(book["Themenmatrix"])[0]
    assert row[:2] == ["Ankommen und Bleiben", "A1 Sprache und Integrationskurse"]
    assert row[10:14] == [2, 1, 0, 0.5]


def test_dates_are_dates(book):
    assert rows(book["Präsentationen"])[0][9] == dt.datetime(2020, 12, 1)  # noqa: DTZ001 - a cell knows no zone


def test_columns_that_few_need_are_folded_away_where_projects_are_many(many_invented, tmp_path):
    sheet = openpyxl.load_workbook(write_workbook(many_invented(12), tmp_path / "many.xlsx"))["Themenmatrix"]
    folded = [letter for letter, column in sheet.column_dimensions.items() if column.hidden]
    assert "C" not in folded
    assert {"D", "H"} <= set(folded)


def test_header_stays_in_sight_and_filters(book):
    for sheet in book:
        assert sheet.freeze_panes.endswith("5")
        assert sheet.auto_filter.ref.startswith("A4:")


def test_evidence_tells_who_decided(book):
    told = [row[15] for row in rows(book["Belege"])]
    assert "team: bestätigt =3+3; Ömer: bestätigt =3+3" in told


def test_every_sheet_says_that_it_is_sample_data(book, make_source, tmp_path):
    assert all(str(sheet["A3"].value).startswith("Beispieldaten") for sheet in book)
    real = openpyxl.load_workbook(write_workbook(make_source(sample=False), tmp_path / "real.xlsx"))
    assert all(sheet["A3"].value is None for sheet in real)


def test_what_was_not_read_is_told_on_the_first_sheet(book):
    assert ["Nicht gelesen oder unsicher", "öko.pdf, Seite 4: ein Bild ohne Text <b>"] in rows(book["Übersicht"])


def test_framework_matrix_has_projects_as_rows(book):
    matrix = rows(book["Framework-Matrix"])
    assert [row[0] for row in matrix[::2]] == ["=1+1 $x$", "IN²", "MOSAIK"]
    assert matrix[4][1].startswith("=4+4 Kurse fehlen <vor allem> im Norden. [veraltet]\n„Integrationskurse fehlen")
    assert matrix[5][:2] == ["MOSAIK: Belege", 2]


def test_same_source_gives_same_bytes(source, path, tmp_path):
    assert write_workbook(source, tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_english_workbook(make_source, tmp_path):
    book = openpyxl.load_workbook(write_workbook(make_source(language="en"), tmp_path / "en.xlsx"))
    assert book.sheetnames == [label(f"sheet.{name}", "en") for name in SHEETS]
    assert book["Fields of action"]["C5"].value == "Gap"


def test_empty_tables_give_an_empty_workbook(make_source, tmp_path):
    book = openpyxl.load_workbook(write_workbook(make_source(tables={}), tmp_path / "empty.xlsx"))
    assert rows(book["Belege"]) == []


def test_a_sheet_that_is_full_says_so(source, tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "_MOST_ROWS", 5)
    sheet = openpyxl.load_workbook(write_workbook(source, tmp_path / "full.xlsx"))["Belege"]
    assert sheet["A2"].value.startswith("Es passen nicht alle Zeilen in das Blatt: 5 von 22 sind aufgeführt")
    assert len(rows(sheet)) == 5


def test_calc_opens_it_and_keeps_numbers_and_links(path, tmp_path):
    office_converted(path, "xlsx", tmp_path)
    book = openpyxl.load_workbook(tmp_path / "synthese.xlsx")
    assert book.sheetnames == [label(f"sheet.{name}", "de") for name in SHEETS]
    cell = book["Themenmatrix"]["K5"]
    assert cell.value == 2
    assert "Belege" in cell.hyperlink.location
    values = [one for sheet in book for row in sheet.iter_rows() for one in row]
    assert not [one for one in values if one.data_type == "f"]
