"""Every number in Excel, Word, CSV and Markdown is the table's, and leads to exactly its evidence."""

import csv
import io
import re

import pytest
from docx.oxml.ns import qn

from exports.many import many_source
from exports.walking import Book, Sheets, text
from synthese.exports import write_csv, write_markdown, write_word, write_workbook
from synthese.exports.labels import format_number, format_share, label, value_label
from synthese.exports.readable import Readable, plain_text
from synthese.exports.source import Case
from synthese.exports.word.book import id_anchor


@pytest.fixture(scope="module", params=["invented", "eight"])
def readable(request, source):
    return Readable(source if request.param == "invented" else many_source(8, events=2))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("numbers")


@pytest.fixture(scope="module")
def sheets(readable, folder):
    return Sheets(write_workbook(readable.source, folder / "synthese.xlsx"))


@pytest.fixture(scope="module")
def book(readable, folder):
    return Book(write_word(readable.source, folder / "synthese.docx"))


def same(led, readable, evidence):
    """Tell whether the findings led to are those of the evidence, each once, with all their ids."""
    return sorted(map(sorted, led)) == sorted(sorted(finding.ids) for finding in readable.index.find(evidence))


def same_marks(led, readable, evidence):
    wanted = sorted(sorted(map(id_anchor, finding.ids)) for finding in readable.index.find(evidence))
    return sorted(map(sorted, led)) == wanted


def case_of(readable, row):
    return plain_text(readable.names.case(Case(row["event"], row["project"])))


def matrix(readable, table):
    """Return the rows of a table of themes by the project's and the theme's name."""
    rows = readable.source.rows(table)
    return {(case_of(readable, row), readable.names.theme(row["theme"])): row for row in rows}


def test_each_number_of_the_excel_matrix(readable, sheets):
    expected = matrix(readable, "theme_matrix")
    seen = set()
    for row in sheets.rows("theme_matrix"):
        theme = row["Thema"].value
        for name in {header.rpartition(": ")[0] for header in row} - {""}:
            table = expected[name, theme]
            seen.add((name, theme))
            numbers = {"Anzahl": "n_passages", "Bestätigt": "n_confirmed", "Strittig": "n_disputed", "Anteil": "share"}
            for header, column in numbers.items():
                assert row[f"{name}: {header}"].value == table[column]
            for header in ("Anzahl", "Anteil"):
                assert same(sheets.ids(row[f"{name}: {header}"]), readable, table["evidence"])
            for header, column, status in (
                ("Bestätigt", "n_confirmed", "confirmed"),
                ("Strittig", "n_disputed", "disputed"),
            ):
                found = [one for one in readable.index.find(table["evidence"]) if one.status == status]
                assert len(found) >= table[column]
                assert same(sheets.ids(row[f"{name}: {header}"]), readable, [each for one in found for each in one.ids])
    assert seen == expected.keys()


@pytest.mark.parametrize(("name", "header"), [("framework_matrix", "Projekt"), ("comparison", "Vergleichsdimension")])
def test_each_count_below_the_texts_in_excel(readable, sheets, name, header):
    expected = {}
    for row in readable.source.rows(name):
        one, other = case_of(readable, row), readable.names.theme(row["theme"]) if "theme" in row else ""
        key = (one, other) if other else (readable.names.plain(row["dimension"]), one)
        expected.setdefault(key, []).extend(row["evidence"])
    seen = 0
    for row in sheets.rows(name):
        if not row[header].value.endswith(": Belege"):
            continue
        for column, cell in row.items():
            if column == header:
                continue
            evidence = expected.get((row[header].value.removesuffix(": Belege"), column), [])
            assert cell.value == len(readable.index.find(evidence))
            assert same(sheets.ids(cell), readable, evidence)
            seen += cell.value > 0
    assert seen == sum(bool(evidence) for evidence in expected.values())


@pytest.mark.parametrize("name", ["distinctive", "cooccurrence", "similarity"])
def test_each_measure_in_excel(readable, sheets, name):
    rows = list(sheets.rows(name))
    for shown, row in zip(rows, readable.source.rows(name), strict=True):
        for column, value in row.items():
            cell = shown[label(f"column.{column}", "de")]
            if isinstance(value, int | float):
                assert cell.value == value
            if column == "evidence":
                assert cell.value == len(readable.index.find(value))
                assert same(sheets.ids(cell), readable, value)
    assert rows


def test_each_field_and_answer_in_excel(readable, sheets):
    fields = {row["field"]: row for row in readable.source.rows("action_fields")}
    shown = list(sheets.rows("action_fields"))
    assert len(shown) == len(fields)
    for row in shown:
        assert same(sheets.ids(row["Fundstelle"]), readable, fields[row["Handlungsfeld (Kennung)"].value]["evidence"])
    checked = readable.source.rows("commentary_check")
    answers = list(sheets.rows("commentary_check"))
    order = list(dict.fromkeys(row["field"] for row in checked))
    for row in checked:
        cell = answers[order.index(row["field"])][plain_text(row["project"])]
        assert cell.value == value_label("commentary_check", "speaks", row["speaks"], "de")
        assert same(sheets.ids(cell), readable, row["evidence"])


def test_each_number_of_the_word_matrix(readable, book):
    expected = matrix(readable, "theme_matrix")
    seen = set()
    for header, *rows in book.tables("Themenmatrix"):
        names = [text(cell) for cell in header[1:]]
        for row in rows:
            if len(row) < len(header):
                continue  # the name of a group
            for name, cell in zip(names, row[1:], strict=True):
                table = expected[name, text(row[0])]
                seen.add((name, text(row[0])))
                number, _, beside = text(cell).partition("  ")
                assert number in ({"–", "0"} if not table["n_passages"] else {format_number(table["n_passages"], "de")})
                told = [format_share(table["share"], "de")] if table["n_passages"] else []
                told += [f"✓{table['n_confirmed']}"] if table["n_confirmed"] else []
                told += [f"≠{table['n_disputed']}"] if table["n_disputed"] else []
                assert beside == " ".join(told)
                assert same_marks(book.ids(cell), readable, table["evidence"])
    assert seen == expected.keys()


def test_each_summary_and_quotation_in_word(readable, book):
    expected = {
        key: row for key, row in matrix(readable, "framework_matrix").items() if row["summary"] or row["quotations"]
    }
    seen = set()
    for theme in dict.fromkeys(theme for _, theme in expected):
        [(_, *rows)] = book.tables(f": {theme}: was die Projekte dazu sagen")
        for left, right in rows:
            [name, count] = [text(one) for one in left.findall(qn("w:p"))]
            table = expected[name, theme]
            seen.add((name, theme))
            found = len(readable.index.find(table["evidence"]))
            assert count == ("1 Beleg" if found == 1 else f"{found} Belege")
            assert same_marks(book.ids(left), readable, table["evidence"])
            said = text(right)
            assert plain_text(table["summary"]) in said
            assert ("veraltet" in said) == (table["summary_state"] == "outdated")
            for quotation in table["quotations"]:
                place = readable.names.citation(quotation["presentation"], quotation["slide"], quotation["page"])
                assert f"({place})" in said
            assert same_marks(book.ids(right), readable, [quotation["id"] for quotation in table["quotations"]])
    assert seen == expected.keys()


def test_each_value_and_field_in_word(readable, book):
    fields = readable.source.rows("action_fields")
    [[_, *rows]] = book.tables(": Handlungsfelder")
    led = [book.ids(row[4]) for row in rows if len(row) > 1]
    expected = [row["evidence"] for row in fields]
    assert len(led) == len(expected)
    for ids in expected:
        assert any(same_marks(one, readable, ids) for one in led)
    values = readable.source.rows("comparison")
    linked = [
        book.led(link.get(qn("w:anchor")))
        for table in book.tables("Vergleich")
        for row in table
        for cell in row
        for link in cell.iter(qn("w:hyperlink"))
    ]
    shown = [row["evidence"] for row in values if row["value"] or row["quotations"]]
    assert len(linked) == len([ids for ids in shown if ids])
    for ids in shown:
        assert not ids or any(same_marks(one, readable, ids) for one in linked)


def test_counts_of_fields_in_word_are_as_many_as_they_lead_to(readable, book):
    own = [row for row in readable.source.rows("action_fields") if row["role"] == "project"]
    [[header, *rows]] = book.tables("nach Typ und Adressat")
    total = 0
    for row in rows:
        for name, cell in zip(header[1:], row[1:], strict=True):
            meant = [
                one
                for one in own
                if readable.names.plain(one["type"]) == text(row[0])
                and text(name) in (readable.names.plain(one["addressee"]), "Summe")
            ]
            assert text(cell) == (str(len(meant)) if meant else "–")
            assert same_marks(book.ids(cell), readable, [ids for one in meant for ids in one["evidence"]])
        total += int(text(row[-1]))
    assert total == len(own)


def test_answers_to_the_commentary_in_word(readable, book):
    checked = readable.source.rows("commentary_check")
    order = list(dict.fromkeys(row["field"] for row in checked))
    [[_, *rows]] = book.tables("Kommentar-Abgleich")
    for row in checked:
        cells = rows[order.index(row["field"])][1:]
        place = ["yes", "in part", "no"].index(row["speaks"])
        assert plain_text(row["project"]) in text(cells[place])
    for shown, field in zip(rows, order, strict=True):
        for cell, answer in zip(shown[1:], ("yes", "in part", "no"), strict=True):
            meant = [row for row in checked if row["field"] == field and row["speaks"] == answer]
            wanted = [ids for row in meant for ids in marks_of(readable, row["evidence"])]
            assert sorted(book.ids(cell)) == sorted(wanted)


def marks_of(readable, evidence):
    return [list(map(id_anchor, finding.ids)) for finding in readable.index.find(evidence)]


def test_no_link_of_the_word_file_leads_nowhere(book):
    assert book.links
    assert not [anchor for anchor in book.links if anchor not in book.marks]


def test_each_row_of_the_csv_files_names_the_numbers_of_its_evidence(readable, folder):
    files = {path.name: path.read_text(encoding="utf-8-sig") for path in write_csv(readable.source, folder / "csv")}
    listed = table(files["belege.csv"])
    ids = {row["Nr."]: row["Kennungen"].split("; ") for row in listed}
    followed = 0
    for name, tables in (
        ("themenmatrix.csv", "theme_matrix"),
        ("vergleich.csv", "comparison"),
        ("handlungsfelder.csv", "action_fields"),
    ):
        for shown, row in zip(table(files[name]), readable.source.rows(tables), strict=True):
            numbers = [number for run in shown["Belege (Nr.)"].split("; ") if run for number in run_of(run)]
            assert same([ids[str(number)] for number in numbers], readable, row["evidence"])
            followed += len(numbers)
            for column in ("n_passages", "n_confirmed", "n_read"):
                assert column not in row or shown[label(f"column.{column}", "de")] == str(row[column])
    assert followed


def table(content):
    return list(csv.DictReader(io.StringIO(content, newline=""), delimiter=";"))


def run_of(run):
    first, _, last = run.partition("–")
    return range(int(first), int(last or first) + 1)


def test_each_number_of_the_markdown_matrix(readable, folder):
    files = {path.name: path.read_text(encoding="utf-8") for path in write_markdown(readable.source, folder / "md")}
    anchors = dict(
        re.findall(r'<a id="b(\d+)"></a>\*\*\d+\*\* .*? ((?:`[^`]*`(?:, )?)+)$', files["belege.md"], re.MULTILINE)
    )
    ids = {int(number): re.findall("`([^`]*)`", names) for number, names in anchors.items()}
    assert len(ids) == len(readable.index.findings)
    rows = [line for line in files["themenmatrix.md"].splitlines() if line.startswith("| ")][1:]
    themes = {readable.names.theme(row["theme"]): row["theme"] for row in readable.source.rows("theme_matrix")}
    expected = matrix(readable, "theme_matrix")
    names = [plain_text(readable.names.case(case)) for case in readable.names.cases]
    followed = 0
    for line in rows:
        _, _, theme, *shown, _ = [part.strip() for part in re.split(r"(?<!\\)\|", line)]
        assert theme in themes
        for name, cell in zip(names, shown, strict=True):
            row = expected[name, theme]
            found = re.match(r'\[(\d+)\]\(belege\.md#b(\d+) "([^"]*)"\)', cell)
            assert bool(found) == bool(row["n_passages"])
            if found:
                numbers = [number for run in found[3].split("; ") for number in run_of(run)]
                assert int(found[1]) == row["n_passages"]
                assert int(found[2]) == numbers[0]
                assert same([ids[number] for number in numbers], readable, row["evidence"])
                followed += 1
    assert followed
