"""Every number in CSV and Markdown is the table's, and names exactly its evidence."""

import csv
import io
import math
import re

import pytest

from exports.walking import case_of, matrix, same
from synthese.exports import write_csv, write_markdown
from synthese.exports.content import check_rows, comparison_rows, field_rows
from synthese.exports.files import file_name
from synthese.exports.labels import format_share, label, value_label
from synthese.exports.markdown import escaped
from synthese.exports.readable import plain_text, shown_text
from synthese.tables import SCHEMAS, SYNTHESIS_TABLES

WALKED = (*SYNTHESIS_TABLES, "changes")


@pytest.fixture(scope="module")
def files(readable, folder):
    return {path.name: path.read_text(encoding="utf-8-sig") for path in write_csv(readable.source, folder / "csv")}


@pytest.fixture(scope="module")
def pages(readable, folder):
    written = write_markdown(readable.source, folder / "md")
    return {path.name: path.read_text(encoding="utf-8") for path in written}


def numbers_of(text):
    """Return the single numbers of runs as they are written: ``12–16; 40``."""
    for run in filter(None, text.split("; ")):
        first, _, last = run.partition("–")
        yield from range(int(first), int(last or first) + 1)


def table(content):
    return list(csv.DictReader(io.StringIO(content, newline=""), delimiter=";"))


def as_number(text):
    return float(text.replace(",", "."))


@pytest.mark.parametrize("name", WALKED)
def test_each_row_of_the_csv_files(readable, files, name):
    ids = {row["Nr."]: row["Kennungen"].split("; ") for row in table(files["belege.csv"])}
    shown = table(files[f"{file_name(label(f'table.{name}', 'de'))}.csv"])
    rows = readable.source.rows(name)
    assert len(shown) == len(rows)
    for cells, row in zip(shown, rows, strict=True):
        for column, value in row.items():
            if isinstance(value, int | float) and not math.isnan(value):
                assert as_number(cells[label(f"column.{column}", "de")]) == pytest.approx(value, abs=5e-5)
        if "evidence" in row:
            numbers = numbers_of(cells["Belege (Nr.)"])
            assert same([ids[str(number)] for number in numbers], readable, row["evidence"])


def test_all_tables_of_the_synthesis_name_their_evidence():
    assert [name for name in WALKED if "evidence" not in SCHEMAS[name].names] == []


class Page:
    """A Markdown file as rows of cells, and the findings that its links name."""

    def __init__(self, pages, name):
        anchors = re.findall(
            r'<a id="b(\d+)"></a>\*\*\d+\*\* .*? ((?:`[^`]*`(?:, )?)+)$', pages["belege.md"], re.MULTILINE
        )
        self.ids = {int(number): re.findall("`([^`]*)`", names) for number, names in anchors}
        lines = [line for line in pages[name].splitlines() if line.startswith("| ")]
        self.header, *self.rows = [
            [part.strip() for part in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines if "|---" not in line
        ]

    def links(self, cell):
        """Return what each link of a cell shows, and the ids of the findings that it names."""
        found = re.findall(r'\[((?:\\.|[^\]\\])*)\]\(belege\.md#b(\d+) "([^"]*)"\)', cell)
        told = []
        for text, first, runs in found:
            numbers = list(numbers_of(runs))
            assert numbers[0] == int(first)
            told.append((text, [self.ids[number] for number in numbers]))
        return told


def cases(readable):
    return [plain_text(readable.names.case(case)) for case in readable.names.cases]


def test_each_finding_is_an_entry_of_the_markdown_list(readable, pages):
    assert len(Page(pages, "themenmatrix.md").ids) == len(readable.index.findings)


def test_each_number_of_the_markdown_matrix(readable, pages):
    page, expected = Page(pages, "themenmatrix.md"), matrix(readable, "theme_matrix")
    seen = set()
    for _, theme, *shown in page.rows:
        for name, cell in zip(cases(readable), shown, strict=True):
            row = expected[name, theme]
            seen.add((name, theme))
            led = page.links(cell)
            assert [int(text) for text, _ in led] == ([row["n_passages"]] if row["n_passages"] else [])
            assert not led or same(led[0][1], readable, row["evidence"])
            assert not led or escaped(format_share(row["share"], "de")) in cell
            assert (f"✓{row['n_confirmed']}" in cell) == bool(row["n_confirmed"])
            assert (f"≠{row['n_disputed']}" in cell) == bool(row["n_disputed"])
    assert seen == expected.keys()


def test_each_cell_of_the_markdown_framework(readable, pages):
    parts = re.split(r"^## ", pages["framework_matrix.md"], flags=re.MULTILINE)[1:]
    expected = {key: row for key, row in matrix(readable, "framework_matrix").items() if row["quotations"]}
    names = {escaped(name): name for name in cases(readable)}
    seen = set()
    for part in parts:
        theme = part.partition("\n")[0]
        page = Page({**pages, "part": part}, "part")
        for name, said in page.rows:
            key = names[name.partition(" [(")[0]], theme
            row = expected[key]
            seen.add(key)
            [(count, ids)] = page.links(name)
            assert int(count.strip("()")) == len(readable.index.find(row["evidence"])) == len(ids)
            assert same(ids, readable, row["evidence"])
            quoted = page.links(said)
            assert len(quoted) == len(row["quotations"])
            for (_, found), quotation in zip(quoted, row["quotations"], strict=True):
                assert same(found, readable, [quotation["id"]])
                assert escaped(shown_text(quotation["text"])) in said
    assert seen == expected.keys()


def test_each_value_of_the_markdown_comparison(readable, pages):
    page = Page(pages, "vergleich.md")
    dimensions = comparison_rows(readable)
    assert page.header[1:] == [escaped(name) for name, _ in dimensions]
    for place, line in enumerate(page.rows):
        for cell, (_, values) in zip(line[1:], dimensions, strict=True):
            led = page.links(cell)
            assert [text for text, _ in led] == [escaped(one.value) for one in values[place]]
            assert all(same(ids, readable, one.evidence) for (_, ids), one in zip(led, values[place], strict=True))
    shown = sum(len(each) for _, values in dimensions for each in values)
    assert shown == sum(bool(row["value"] or row["quotations"]) for row in readable.source.rows("comparison"))


def test_each_open_field_in_markdown(readable, pages):
    page, rows = Page(pages, "handlungsfelder.md"), {row["field"]: row for row in readable.source.rows("action_fields")}
    for line, field in zip(page.rows, field_rows(readable), strict=True):
        row = rows.pop(field.field)
        [(_, ids)] = page.links(line[5])
        assert line[1] == escaped(shown_text(row["statement"]))
        assert same(ids, readable, row["evidence"])
    assert not rows


def test_each_answer_to_the_commentary_in_markdown(readable, pages):
    page = Page(pages, "kommentar_abgleich.md")
    rows = {(row["field"], row["project"]): row for row in readable.source.rows("commentary_check")}
    projects, fields = check_rows(readable)
    for line, field in zip(page.rows, fields, strict=True):
        for cell, project in zip(line[3:], projects, strict=True):
            row = rows.pop((field.field, project))
            answer = value_label("commentary_check", "speaks", row["speaks"], "de")
            led = page.links(cell)
            assert ([text for text, _ in led] or [cell]) == [answer]
            assert same(led[0][1] if led else [], readable, row["evidence"])
    assert not rows


def test_a_project_at_two_events_is_told_apart(readable):
    names = {case_of(readable, row) for row in readable.source.rows("theme_matrix")}
    assert names == set(cases(readable))
