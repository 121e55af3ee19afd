"""Coding in a spreadsheet: out, changed as people change it, and in again, once."""

import csv
import subprocess
import zipfile

import openpyxl
import pytest

from support import need_program
from synthese.errors import CodingError
from synthese.exports.labels import label
from workbench.pdfs import pdf
from workbench.workspaces import run, small

TELLING = "Sprachkurse fehlen in den Dörfern"
COLUMNS = {name: label(f"column.{name}", "de") for name in ("status", "memo", "instead", "more", "code_id", "passage")}


@pytest.fixture
def coding(workspace, monkeypatch):
    monkeypatch.setenv("SYNTHESE_CODER", "ah")
    return workspace


class Sheet:
    """A spreadsheet as a person has it open."""

    def __init__(self, path):
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.sheet = self.book.worksheets[0]
        self.columns = {cell.value: cell.column for cell in self.sheet[1]}

    def rows(self, *, with_code):
        return [number for number in range(2, self.sheet.max_row + 1) if bool(self.get(number, "code_id")) == with_code]

    def get(self, row, column):
        return self.sheet.cell(row, self.columns[COLUMNS[column]]).value

    def set(self, row, **cells):
        for column, value in cells.items():
            self.sheet.cell(row, self.columns[COLUMNS[column]]).value = value

    def save(self):
        self.book.save(self.path)

    def save_csv(self, path, *, encoding):
        with path.open("w", encoding=encoding, newline="") as file:
            rows = [["" if value is None else value for value in row] for row in self.sheet.iter_rows(values_only=True)]
            csv.writer(file, delimiter=";").writerows(rows)


@pytest.fixture
def sheet(coding, tmp_path):
    return Sheet(coding.export_codings(tmp_path / "kodieren.xlsx"))


def own(workspace):
    rows = workspace.codings.current()
    rows = rows[rows["coder"] == "ah"]
    return {(row["code"], row["state"], row["memo"]) for row in rows.to_dict("records")}


def test_it_shows_what_is_decided_on_and_hides_what_rows_are_known_by(sheet):
    page = sheet.sheet
    hidden = [one for one in page.column_dimensions.values() if one.hidden]
    shown = [cell.value for cell in page[1] if not any(one.min <= cell.column <= one.max for one in hidden)]
    assert shown[:8] == [
        "Fundstelle", "Folientitel", "Textstelle", "Art", "Code", "Status", "Memo", "Anderer Code",
    ]  # fmt: skip
    assert COLUMNS["passage"] not in shown
    assert page.freeze_panes == "D2"
    assert page.protection.sheet
    row = sheet.rows(with_code=True)[0]
    assert page.cell(row, 1).value == "aller, Folie 1 (PDF-S. 1)"
    assert [page.cell(row, column).protection.locked for column in (1, 6, 7)] == [True, False, False]
    lists = [one for one in page.data_validations.dataValidation if f"F{row}" in str(one.sqref)]
    assert [one.formula1 for one in lists] == ['"offen,bestätigt,abgelehnt"']


def test_what_was_changed_is_decided_once(coding, sheet):
    first, second, third, *_ = sheet.rows(with_code=True)
    sheet.set(first, status="bestätigt", memo="klar")
    sheet.set(second, status=" Abgelehnt")
    sheet.set(third, instead="A1 Sprache" if sheet.get(third, "code_id") == "B1" else "B1")
    sheet.save()
    told = coding.import_codings(sheet.path, dry_run=True)
    assert (len(told.changed), told.dry_run, own(coding)) == (3, True, set())
    report = coding.import_codings(sheet.path)
    assert [change.row for change in report.changed] == [first, second, third]
    assert report.problems == ()
    assert report.same == sheet.sheet.max_row - 1 - 3
    assert {state for _, state, _ in own(coding)} == {"confirmed", "rejected"}
    assert any(memo == "klar" for _, _, memo in own(coding))
    again = coding.import_codings(sheet.path)
    assert (again.changed, again.problems) == ((), ())
    assert len(coding.codings.decisions()) == 3


def test_codes_are_added_and_passages_marked_as_read(coding, tmp_path):
    presentations = coding.root / "presentations"
    (presentations / "weser.pdf").write_bytes(pdf(["Ankommen an der Weser", "Wege sind weit", "Busse fahren selten"]))
    run(coding.root)
    sheet = Sheet(coding.export_codings(tmp_path / "k.xlsx"))
    read, coded = sheet.rows(with_code=False)
    sheet.set(read, status="gelesen")
    sheet.set(coded, more="Sprache; b1; Lücke")
    sheet.save()
    assert not coding.import_codings(sheet.path).problems
    assert own(coding) == {
        ("", "reviewed", ""), ("A1", "confirmed", ""), ("B1", "confirmed", ""), ("luecke", "confirmed", ""),
    }  # fmt: skip
    assert coding.import_codings(sheet.path).changed == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_the_csv_file_that_excel_makes_of_it_is_taken_too(coding, sheet, tmp_path, encoding):
    row = sheet.rows(with_code=True)[0]
    sheet.set(row, status="bestätigt", memo="Größe")
    sheet.save_csv(tmp_path / "k.csv", encoding=encoding)
    assert len(coding.import_codings(tmp_path / "k.csv").changed) == 1
    assert {memo for _, _, memo in own(coding)} == {"Größe"}


def test_calc_may_save_it_again(coding, sheet, tmp_path):
    office = need_program("soffice", "libreoffice")
    first, second, *_ = sheet.rows(with_code=True)
    sheet.set(first, status="bestätigt", memo="klar; 1,5 %")
    sheet.set(second, status="abgelehnt")
    sheet.save()
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [office, home, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path / "calc", sheet.path]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    report = coding.import_codings(tmp_path / "calc" / sheet.path.name)
    assert [change.row for change in report.changed] == [first, second]
    assert report.problems == ()
    assert {(state, memo) for _, state, memo in own(coding)} == {("confirmed", "klar; 1,5 %"), ("rejected", "")}
    assert coding.import_codings(tmp_path / "calc" / sheet.path.name).changed == ()


def test_a_decision_is_taken_back_by_setting_it_open(coding, tmp_path):
    coding.codings.confirm(coding.table("tags")["tag"].iloc[0])
    sheet = Sheet(coding.export_codings(tmp_path / "k.xlsx"))
    (row,) = [number for number in sheet.rows(with_code=True) if sheet.get(number, "status") == "bestätigt"]
    sheet.set(row, status="offen")
    sheet.save()
    assert [change.after for change in coding.import_codings(sheet.path).changed] == ["open"]
    assert own(coding) == set()


def test_what_cannot_be_matched_is_told_by_row_and_column(coding, sheet):
    first, second, third, fourth, *_ = sheet.rows(with_code=True)
    sheet.set(first, status="vielleicht")
    sheet.set(second, more="Quatsch")
    sheet.set(third, memo="ohne Entscheidung")
    sheet.set(fourth, passage=None)
    sheet.save()
    report = coding.import_codings(sheet.path)
    told = {problem.place: problem.message for problem in report.problems}
    assert told == {
        f"row {first}, column Status": "'vielleicht' is no status here; write 'offen', 'bestätigt' or 'abgelehnt'.",
        f"row {second}, column Weiterer Code": (
            "the codebook has no code 'Quatsch'; choose one from the list, by id or label."
        ),
        f"row {third}, column Memo": (
            "'ohne Entscheidung' cannot be kept on its own; a memo goes with a decision: "
            "write bestätigt or abgelehnt as status."
        ),
        f"row {fourth}, column Textstelle (Kennung)": (
            "has no id, so it cannot be told which passage is meant. Write new codes beside an exported row."
        ),
    }
    assert report.changed == ()


def test_what_was_decided_meanwhile_is_not_written_over(coding, sheet):
    tags = coding.table("tags").iloc[0]
    (row,) = [
        number
        for number in sheet.rows(with_code=True)
        if (sheet.get(number, "passage"), sheet.get(number, "code_id")) == (tags["passage"], tags["code"])
    ]
    coding.codings.reject(tags["tag"])
    untouched = coding.import_codings(sheet.path)
    assert (untouched.changed, untouched.problems) == ((), ())
    sheet.set(row, status="bestätigt")
    sheet.save()
    report = coding.import_codings(sheet.path)
    assert report.changed == ()
    assert "was decided since the export (now 'rejected'" in report.problems[0].message


def test_a_sheet_outlives_a_deck_that_was_read_anew(coding, sheet):
    rows = [row for row in sheet.rows(with_code=True) if sheet.sheet.cell(row, 3).value == TELLING]
    sheet.set(rows[0], status="bestätigt")
    sheet.save()
    moved = pdf(["Neu vorneweg", "Worum es geht"], ["Ankommen – an der Mosel", TELLING, "Betriebe zahlen Sprachkurse"])
    (coding.root / "presentations" / "mosel.pdf").write_bytes(moved)
    run(coding.root)
    report = coding.import_codings(sheet.path)
    assert len(report.changed) == 1
    assert all("is no longer found in 'mosel': export anew" in problem.message for problem in report.problems)


def test_slide_text_stays_text(tmp_path, monkeypatch):
    monkeypatch.setenv("SYNTHESE_CODER", "ah")
    workspace = small(tmp_path / "w", boese=pdf(["=1+1 Titel", "=HYPERLINK(http) Sprachkurse", "+49 Betriebe"]))
    workspace.run(workers=1)
    path = workspace.export_codings(tmp_path / "k.xlsx")
    cells = [cell for row in openpyxl.load_workbook(path).worksheets[0].iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_the_blind_are_shown_nothing_of_others(coding, tmp_path, monkeypatch):
    coding.codings.reject(coding.table("tags")["tag"].iloc[0], memo="geheim")
    monkeypatch.setenv("SYNTHESE_CODER", "bm")
    open_ = Sheet(type(coding)(coding.layout, coding.settings).export_codings(tmp_path / "open.xlsx"))
    (coding.root / "synthese.toml").write_text("[coding]\nblind = true\n", encoding="utf-8")
    blind = Sheet(run_anew(coding).export_codings(tmp_path / "blind.xlsx"))
    assert len(blind.rows(with_code=True)) == len(open_.rows(with_code=True)) + 1
    assert "Team und andere" in open_.columns
    assert "Team und andere" not in blind.columns
    assert "geheim" not in {str(cell.value) for row in blind.sheet.iter_rows() for cell in row}


def run_anew(workspace):
    import synthese  # noqa: PLC0415 - as a new session does

    return synthese.open_workspace(workspace.root)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("k.ods", b"x", "cannot be read: save it as an Excel workbook"),
        ("k.xlsx", b"no zip", "is no workbook that can be read"),
        ("k.csv", b"a;b\n1;2\n", "has no sheet with the columns 'Textstelle .Kennung.'"),
        ("k.csv", "Status".encode("utf-16"), "is saved as UTF-16"),
    ],
)
def test_a_file_that_is_none_is_refused(coding, tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CodingError, match=message):
        coding.import_codings(tmp_path / name)


def test_a_workbook_with_entities_is_refused(coding, sheet, tmp_path):
    with zipfile.ZipFile(sheet.path) as whole, zipfile.ZipFile(tmp_path / "x.xlsx", "w") as bad:
        for part in whole.infolist():
            content = whole.read(part)
            if part.filename.endswith("sheet1.xml"):
                content = content.replace(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet', 1)
            bad.writestr(part, content)
    with pytest.raises(CodingError, match="holds XML that no spreadsheet program writes"):
        coding.import_codings(tmp_path / "x.xlsx")


def test_names_are_checked(coding, sheet, tmp_path, monkeypatch):
    with pytest.raises(CodingError, match=r"is no name of a workbook: end it with \.xlsx"):
        coding.export_codings(tmp_path / "k.csv")
    with pytest.raises(CodingError, match=r"There is no file .*synthese export --codings weg\.xlsx"):
        coding.import_codings(tmp_path / "weg.xlsx")
    monkeypatch.setenv("SYNTHESE_CODER", "bm")
    with pytest.raises(CodingError, match="was exported for 'ah', and you are 'bm': set SYNTHESE_CODER to 'ah'"):
        run_anew(coding).import_codings(sheet.path)
