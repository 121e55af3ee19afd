"""Tests of the CSV files."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthese.exports import write_csv
from synthese.exports.csv_files import defuse
from synthese.tables import SCHEMAS, to_frame

SNAPSHOTS = Path(__file__).with_name("snapshots")


@pytest.fixture(scope="module")
def files(source, tmp_path_factory):
    folder = tmp_path_factory.mktemp("csv")
    return {path.name: path.read_bytes() for path in write_csv(source, folder)}


def cells(content, *, delimiter=";"):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_each_table_has_a_file(files):
    assert len(files) == len(SCHEMAS) + 1
    assert {"praesentationen.csv", "themenmatrix.csv", "framework_matrix.csv", "belege.csv"} <= files.keys()


@pytest.mark.parametrize("name", ["themenmatrix.csv", "handlungsfelder.csv"])
def test_german_files_look_as_agreed(files, name):
    assert files[name] == (SNAPSHOTS / name).read_bytes()


def test_excel_knows_encoding_and_line_ends(files):
    for content in files.values():
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")


def test_no_cell_begins_a_formula(files):
    texts = [cell for content in files.values() for row in cells(content) for cell in row if not is_number(cell)]
    assert any("=1+1" in text for text in texts)
    assert not [text for text in texts if text.lstrip().startswith(("=", "+", "-", "@", "\t"))]


def is_number(cell):
    try:
        float(cell.replace(",", "."))
    except ValueError:
        return False
    return True


def test_negative_numbers_stay_numbers(files):
    assert "-0,5" in cells(files["kennzeichnendes.csv"])[2]


def test_rules_are_told_in_words(files):
    assert "Indikator kurs*; Folientitel ausblick" in [cell for row in cells(files["vorschlaege.csv"]) for cell in row]


def test_all_rows_say_that_they_are_samples(files):
    for content in files.values():
        header, *rows = cells(content)
        assert header[-1] == "Datenart"
        assert all(row[-1] == "Beispieldaten" for row in rows)


def test_english_files_have_commas_and_points(make_source, tmp_path):
    written = {path.name: path.read_bytes() for path in write_csv(make_source(language="en", sample=False), tmp_path)}
    header, first, *_ = cells(written["theme_matrix.csv"], delimiter=",")
    assert header[:3] == ["Event", "Project", "Theme"]
    assert first[2:6] == ["A1 Language and integration courses", "Arrival and staying", "2", "0.5"]


def test_real_decks_name_their_speakers(make_source, tmp_path):
    write_csv(make_source(sample=False), tmp_path)
    assert "Erika Mustermann; Max Öztürk" in (tmp_path / "praesentationen.csv").read_text(encoding="utf-8-sig")


def test_same_source_gives_same_bytes(source, files, tmp_path):
    assert {path.name: path.read_bytes() for path in write_csv(source, tmp_path)} == files


def test_a_very_long_text_fits_a_cell(make_source, source, tmp_path):
    rows = source.rows("passages")
    rows[0]["text"] = "Wort " * 10_000
    write_csv(make_source(tables={**source.tables, "passages": to_frame("passages", rows)}), tmp_path)
    written = cells((tmp_path / "textstellen.csv").read_bytes())
    assert max(len(cell) for row in written for cell in row) < 32_767


@given(st.text(max_size=20))
def test_defused_text_starts_no_formula_and_keeps_its_words(text):
    safe = defuse(text)
    assert safe.endswith(text)
    assert not safe.lstrip().startswith(("=", "+", "-", "@"))
