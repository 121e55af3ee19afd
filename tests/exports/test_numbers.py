"""Every number in Excel and Word is the table's, and leads to exactly its evidence."""

import math

import pytest
from docx.oxml.ns import qn

from exports.walking import Book, Sheets, case_of, marks_of, matrix, same, same_marks, text
from synthese.exports import write_word, write_workbook
from synthese.exports.content import PAIRS, distinctive_rows, key_figures, pair_rows, similarity_rows
from synthese.exports.labels import format_number, format_share, label, value_label
from synthese.exports.messages import key_messages
from synthese.exports.readable import plain_text


@pytest.fixture(scope="module")
def sheets(readable, folder):
    return Sheets(write_workbook(readable.source, folder / "synthese.xlsx"))


@pytest.fixture(scope="module")
def book(readable, folder):
    return Book(write_word(readable.source, folder / "synthese.docx"))


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


def test_no_link_of_the_word_file_leads_nowhere(book):
    assert book.links
    assert not [anchor for anchor in book.links if anchor not in book.marks]


@pytest.mark.parametrize("name", ["events", "changes"])
def test_each_row_of_further_sheets(readable, sheets, name):
    for shown, row in zip(list(sheets.rows(name)), readable.source.rows(name), strict=True):
        for column, value in row.items():
            cell = shown[label(f"column.{column}", "de")]
            if isinstance(value, int | float):
                assert cell.value == ("" if math.isnan(value) else value)
            if column == "evidence":
                assert cell.value == len(readable.index.find(value))
                assert same(sheets.ids(cell), readable, value)


def test_each_number_of_what_was_read(readable, sheets, book):
    rows = {row["presentation"]: row for row in readable.source.rows("coverage")}
    for shown in sheets.rows("coverage"):
        row = rows[shown["Präsentation"].value]
        for column in ("slides", "slides_without_text", "passages", "tagged", "repeated", "read"):
            assert shown[label(f"column.{column}", "de")].value == row[column]
        assert same(sheets.ids(shown["Davon mit Code"]), readable, row["evidence"])
    [[_, *lines, total]] = book.tables(": Präsentationen")
    decks = readable.names.presentations
    by_name = {readable.names.speaker(name): name for name in decks}
    for line in lines:
        name = by_name[text(line[0])]
        numbers = (decks[name]["slides"], rows[name]["passages"], rows[name]["tagged"])
        assert [text(cell) for cell in line[3:6]] == [format_number(number, "de") for number in numbers]
        assert same_marks(book.ids(line[5]), readable, rows[name]["evidence"])
    figures = {figure.key: figure.value for figure in key_figures(readable)}
    assert [text(cell) for cell in total[3:6]] == [figures[key] for key in ("slides", "passages", "tagged")]


def test_each_key_figure(readable, sheets, book):
    expected = {figure.name: figure for figure in key_figures(readable)}
    overview = {row["Angabe"].value: row["Wert"] for row in sheets.rows("overview")}
    [[_, *lines]] = book.tables("Was dieser Auswertung zugrunde liegt")
    assert [text(line[0]) for line in lines] == list(expected)
    for name, cell in lines:
        figure, shown = expected[text(name)], overview[text(name)]
        assert text(cell) == figure.value
        assert shown.value == (figure.number if figure.total is None else figure.value)
        if figure.decks:
            assert [link.get(qn("w:anchor")) for link in cell.iter(qn("w:hyperlink"))] == ["coverage"]
            assert shown.hyperlink.location == "'Abdeckung'!A1"
        else:
            assert same_marks(book.ids(cell), readable, figure.evidence)
            assert same(sheets.ids(shown), readable, figure.evidence)


def test_key_figures_are_the_tables(readable):
    figures = {figure.key: figure for figure in key_figures(readable)}
    fields = readable.source.rows("action_fields")
    own = [row for row in fields if row["role"] == "project"]
    found = {row["theme"] for row in readable.source.rows("theme_matrix") if row["n_passages"]}
    assert figures["fields"].number == len(own)
    assert set(figures["fields"].evidence) == {name for row in own for name in row["evidence"]}
    assert figures["commentary"].number == len(fields) - len(own)
    assert figures["themes"].number == len(found)
    passages = {one.evidence.passage for one in readable.index.find(figures["tagged"].evidence)}
    covered = readable.source.rows("coverage")
    if readable.source.samples:  # of the invented projects the table says more than the tags
        assert figures["tagged"].number == sum(row["tagged"] for row in covered)
    else:
        assert figures["tagged"].number == len(passages)


def test_each_key_message_in_word_leads_to_what_it_counts(readable, book):
    said = {text(node): node for node in book.document.element.body.iter(qn("w:p"))}
    for message in key_messages(readable):
        node = said[f"{message.text} (Belege)" if message.evidence else message.text]
        assert same_marks(book.ids(node), readable, message.evidence)


def test_each_measure_in_word(readable, book):
    [[_, *lines]] = book.tables(": Was die Projekte kennzeichnet")
    expected = distinctive_rows(readable)
    assert [text(line[0]) for line in lines if len(line) == 1] == [project for project, _ in expected]
    shown = [line for line in lines if len(line) > 1]
    for line, row in zip(shown, [row for _, rows in expected for row in rows], strict=True):
        value, low, high = (format_number(row[key], "de", digits=2) for key in ("log_odds", "low", "high"))
        assert [text(cell) for cell in line] == [row["name"], str(row["n"]), value, f"[{low}; {high}]"]
        assert same_marks(book.ids(line[1]), readable, row["evidence"])
    for caption, rows, measure, place in (
        (": Ähnlichkeit", similarity_rows(readable), "cosine", 1),
        (": Gemeinsame Themen", pair_rows(readable), "n", 1),
    ):
        [[_, *lines]] = book.tables(caption)
        assert len(lines) == min(len(rows), PAIRS)
        for line, row in zip(lines, rows[:PAIRS], strict=True):
            assert text(line[place]) == format_number(row[measure], "de", digits=2 if measure == "cosine" else 0)
            assert same_marks(book.ids(line[place]), readable, row["evidence"])
