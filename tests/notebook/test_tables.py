"""The tables of the notebooks: readable, German, and text from slides stays text."""

import csv
from types import SimpleNamespace

import pandas as pd
import pytest

from synthese.errors import WorkspaceError
from synthese.notebook import (
    cell_evidence,
    changes_table,
    commentary_table,
    comparison_table,
    cooccurrence_table,
    coverage_table,
    deck_table,
    distinctive_table,
    explanation_table,
    field_counts,
    field_table,
    find_findings,
    finding_table,
    framework_table,
    lost_table,
    notes_table,
    places_table,
    progress_table,
    save_table,
    shared_fields,
    silent_indicators,
    similarity_table,
    theme_heat_map,
    themes_by_deck,
    word_table,
)

ALL = [
    deck_table,
    notes_table,
    coverage_table,
    lambda tables: finding_table(tables, find_findings(tables)),
    themes_by_deck,
    silent_indicators,
    lambda tables: progress_table(tables, coder="Ömer"),
    lost_table,
    theme_heat_map,
    framework_table,
    comparison_table,
    similarity_table,
    distinctive_table,
    cooccurrence_table,
    changes_table,
    field_counts,
    field_table,
    shared_fields,
    commentary_table,
]


@pytest.mark.parametrize("make", ALL)
def test_text_from_slides_stays_text(make, tables):
    html = make(tables)._repr_html_()
    for markup in ("<script", "<b>", "<i>", "<vor"):
        assert markup not in html


@pytest.mark.parametrize("make", ALL)
def test_the_same_tables_give_the_same_html(make, tables):
    assert make(tables).to_html() == make(tables).to_html()


@pytest.mark.parametrize("make", ALL)
def test_a_workspace_without_anything_gives_an_empty_table(make, workspace, tables):
    tables.source.tables.update({name: frame.head(0) for name, frame in workspace.tables.items()})
    empty = type(tables)(tables.source)
    assert make(empty).to_html()


def test_the_heat_map_counts_shares_and_marks_what_was_confirmed_or_read(tables):
    matrix = theme_heat_map(tables).data.set_index("Thema")
    first = matrix.loc["A1 Sprache und Integrationskurse", "MOSAIK"].striptags()
    assert first == "2 50 % ✓1"
    assert matrix.loc["B2 Migrantische Ökonomie und Gründung", "MOSAIK"] == "–"


def test_the_heat_map_is_darker_where_the_share_is_larger(tables):
    html = theme_heat_map(tables).to_html()
    assert "background-color: #083e54" in html
    assert "color: #ffffff" in html


def test_the_framework_matrix_tells_an_outdated_summary_and_cites_its_quotations(tables):
    cell = framework_table(tables, themes=["A1"]).data.loc[0, "MOSAIK"].striptags()
    assert "=4+4 Kurse fehlen <vor allem> im Norden. (veraltet" in cell
    assert "die Wege sind weit.“ MOSAIK, Folie 2 (PDF-S. 1)" in cell


def test_a_value_that_a_person_confirmed_says_so(tables):
    values = comparison_table(tables).data.set_index("Vergleichsdimension").loc["Methode", "MOSAIK"]
    assert values.striptags() == "GIS-AnalyseBefragung (bestätigt)"


def test_only_what_occurs_more_often_is_distinctive(tables):
    assert list(distinctive_table(tables).data["Gegenstand"]) == ["D3 Ehrenamt und Zivilgesellschaft"]


def test_numbers_are_written_as_the_language_does(tables):
    assert ">0,43</button></td>" in similarity_table(tables).to_html()


def test_a_deck_in_part_unread_and_remarks_on_slides_are_told(tables):
    notes = notes_table(tables, told=["catalogue.csv, row 3: no date"]).data
    assert list(notes["Meldung"]) == [
        "catalogue.csv, row 3: no date",
        "Seite 4 ist ein Bild; Texterkennung fehlt.",
        "Schrift ohne Zeichentabelle",
    ]


def test_a_finding_marks_its_words_and_cites_its_place(tables):
    table = finding_table(tables, find_findings(tables, presentation="mosaik", themes=["A1"]), rows=1)
    row = table.data.iloc[0]
    assert str(row["Textstelle"]).startswith("<mark>Integrations</mark>kurse")
    assert row["Fundstelle"].striptags() == "MOSAIK, Folie 2 (PDF-S. 1)"
    assert "1 von 2 angezeigt" in table.to_html()


def test_findings_of_an_unknown_presentation(tables):
    with pytest.raises(WorkspaceError, match="no presentation 'x'"):
        find_findings(tables, presentation="x")


def test_an_explanation_tells_what_was_dropped_and_why(tables):
    said = {"kind": "theme", "code": "A1", "score": 0.4, "rules": ("indicator:kurs*",), "addressee": "bund"}
    dropped = SimpleNamespace(**said, verdict="dropped", reason="score 0.40")
    row = explanation_table(tables, SimpleNamespace(decisions=[dropped])).data.iloc[0]
    assert row["Urteil"] == "verworfen"
    assert row["Grund"] == "score 0.40"
    assert row["Regeln"] == "Indikator kurs*"


def test_words_show_their_boxes(tables):
    words = pd.DataFrame([{"word": "<b>", "block": 1, "x0": 1.25, "top": 2.0, "x1": 3.0, "bottom": 4.0}] * 3)
    html = word_table(tables, words, rows=2).to_html()
    assert "&lt;b&gt;" in html
    assert "2 von 3 angezeigt" in html


def test_places_show_the_words_in_their_context(tables):
    place = SimpleNamespace(presentation="in2", slide=4, page=2, left="<i>", text="Kurs", right="")
    row = places_table(tables, [place]).data.iloc[0]
    assert row["Textstelle"] == "… &lt;i&gt;<mark>Kurs</mark>"
    assert row["Fundstelle"].striptags() == "IN², Folie 4 (PDF-S. 2)"


def test_fields_are_counted_by_type_with_the_commentary(tables):
    counts = field_counts(tables, "type").data.set_index("Typ")
    assert counts.loc["Bedarf", "Summe"].striptags() == "2"
    assert counts.loc["Bedarf", "Kommentar (Beispielfolien)"].striptags() == "1"


def test_fields_are_narrowed_by_type_addressee_and_theme(tables):
    assert list(field_table(tables, types=["bedarf"], themes=["E4"]).data["Projekt"]) == ["IN²"]
    assert list(field_table(tables, addressees=["unbestimmt"]).data["Projekt"]) == ["MOSAIK"]


def test_fields_that_two_projects_name_stand_together_and_not_among_those_alone(tables):
    shared = shared_fields(tables).data
    assert [row.striptags() for row in shared["Projekt"]] == ["IN²MOSAIK"]
    alone = field_table(tables, alone=True).data
    assert "Wer bezahlt die Stellen nach dem Projekt?" not in list(alone["Aussage"])


def test_the_commentary_is_held_against_each_project(tables):
    row = commentary_table(tables).data.iloc[0]
    assert row["Aussage"].striptags().endswith("Kommentar (Beispielfolien), Folie 2 (PDF-S. 1)")
    assert [row[name].striptags()[:9] for name in ("MOSAIK", "IN²")] == ["jaA1", "teilweise"]


def test_a_saved_table_opens_in_excel_and_computes_nothing(tables, tmp_path):
    path = save_table(deck_table(tables), tmp_path / "decks.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    text = path.read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    assert rows[2]["Projekt"] == "'=1+1 $x$"
    assert rows[0]["Präsentation"] == "mosaik"


def test_the_evidence_of_a_cell_is_all_that_its_count_counts(tables):
    row = next(row for row in tables.source.rows("framework_matrix") if row["evidence"])
    found = cell_evidence(tables, project=row["project"].lower(), theme=row["theme"])
    assert {name for one in found for name in one.ids} >= set(row["evidence"])
    most = max(tables.source.rows("framework_matrix"), key=lambda row: len(row["evidence"]))
    assert cell_evidence(tables) == cell_evidence(tables, project=most["project"], theme=most["theme"]) != []
    with pytest.raises(WorkspaceError, match="There is no project 'Nirgends'; there are '"):
        cell_evidence(tables, project="Nirgends", theme=row["theme"])
    with pytest.raises(WorkspaceError, match="There is no theme 'Z9'; there are 'A1'"):
        cell_evidence(tables, project=row["project"], theme="Z9")
