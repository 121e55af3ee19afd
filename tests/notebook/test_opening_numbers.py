"""Numbers of the notebooks' tables: each opens the passages behind it, with their words, places and slides."""

import re
from dataclasses import replace

import pytest

from exports.many import many_source
from synthese.notebook import (
    commentary_table,
    comparison_table,
    cooccurrence_table,
    distinctive_table,
    field_counts,
    field_table,
    framework_table,
    shared_fields,
    similarity_table,
    theme_heat_map,
    themes_by_deck,
)
from synthese.notebook.results import Shown

OPENING = [
    theme_heat_map,
    comparison_table,
    similarity_table,
    distinctive_table,
    cooccurrence_table,
    field_counts,
    field_table,
    shared_fields,
    commentary_table,
    themes_by_deck,
]


@pytest.fixture(scope="module")
def many():
    """Forty projects at three events."""
    return Shown(many_source(40))


def targets(html):
    return re.findall(r'class="synthese-opens" popovertarget="([^"]+)"', html)


def panels(html):
    return re.findall(r'<div popover id="([^"]+)"', html)


def panel(html, name):
    return html.partition(f'<div popover id="{name}"')[2].partition("</div>")[0]


@pytest.mark.parametrize("make", OPENING)
def test_each_number_opens_a_panel_of_the_same_table(make, tables):
    html = make(tables)._repr_html_()
    assert targets(html)
    assert set(targets(html)) == set(panels(html))
    assert len(panels(html)) == len(set(panels(html)))


@pytest.mark.parametrize("make", OPENING)
def test_text_from_slides_stays_text_in_panels(make, tables):
    html = make(tables)._repr_html_()
    for markup in ("<script", "<b>", "<i>", "<vor"):
        assert markup not in html


def test_a_panel_holds_just_what_its_number_counts(tables):
    table = theme_heat_map(tables)
    row = next(row for row in tables.source.rows("theme_matrix") if (row["theme"], row["project"]) == ("A1", "MOSAIK"))
    cell = table.data.set_index("Thema").loc["A1 Sprache und Integrationskurse", "MOSAIK"]
    shown = panel(table._repr_html_(), targets(cell)[0])
    assert "A1 Sprache und Integrationskurse · MOSAIK" in shown
    assert f"{row['n_passages']} Belege" in shown
    assert shown.count("<p>") == row["n_passages"] == 2
    assert "<mark>Integrations</mark>kurse" in shown
    assert '<span class="whole">Folie 2 (PDF-S. 1)</span>' in shown


def test_evidence_has_the_number_of_the_files_for_readers(tables):
    html = themes_by_deck(tables)._repr_html_()
    counted = [one for one in tables.index.findings if one.counts and one.kind == "theme"]
    told = [int(number) for number in re.findall(r"Beleg (\d+) · ", html)]
    assert sorted(told) == [tables.index.number(one) for one in counted]


def test_a_part_keeps_the_numbers_of_the_whole(tables):
    whole = tables.source
    rows = {**whole.tables, "tags": whole.table("tags").query("presentation == 'in2'").reset_index(drop=True)}
    part = Shown(replace(whole, tables=rows), whole=whole)
    numbers = {part.index.number(one): part.number(one) for one in part.index.findings if one.kind != "passage"}
    assert set(numbers.values()) <= {tables.index.number(one) for one in tables.index.findings}
    assert any(own != shown for own, shown in numbers.items())
    for one in part.index.findings:
        if one.kind != "passage":
            assert tables.index.number(tables.index.find(one.ids)[0]) == part.number(one)


def test_a_panel_leads_to_the_slide_where_it_is_drawn(tables):
    def link(presentation, page):
        return f"../results/slides/{presentation}/{page}.png" if presentation == "mosaik" else ""

    html = theme_heat_map(Shown(replace(tables.source, slide_link=link)))._repr_html_()
    assert 'href="../results/slides/mosaik/1.png" target="_blank">MOSAIK' in html
    assert "in2/" not in html


def test_tables_of_other_content_never_share_a_panel(tables, many):
    few, more = (panels(theme_heat_map(one)._repr_html_()) for one in (tables, many))
    assert not set(few) & set(more)


def test_many_projects_stand_below_one_another(many):
    matrix = theme_heat_map(many).data
    assert matrix.shape == (42, 23)
    assert list(matrix.columns[:2]) == ["Projekt", "A1 Sprache und Integrationskurse"]
    assert list(field_counts(many, "type").data["Projekt"])[-1] == "Summe"


def test_texts_of_many_projects_have_a_row_each(many):
    frame = framework_table(many, themes=["A1"]).data
    assert list(frame.columns) == ["Thema", "Projekt", "Zitat"]
    assert len(frame) == sum(
        bool(row["quotations"]) for row in many.source.rows("framework_matrix") if row["theme"] == "A1"
    )


def test_of_many_projects_the_answers_to_the_commentary_are_listed(many):
    frame = commentary_table(many).data
    assert list(frame.columns)[3:] == ["ja", "teilweise", "nein"]
    rows = [row for row in many.source.rows("commentary_check") if row["speaks"] == "yes"]
    assert sum(cell.count("synthese-opens") for cell in map(str, frame["ja"])) == len(rows)


def test_a_tall_table_scrolls_within_itself(tables, many):
    assert 'class="synthese-tall"' in theme_heat_map(many)._repr_html_()
    assert 'class="synthese-tall"' not in theme_heat_map(tables)._repr_html_()


def test_of_many_rows_the_first_are_shown_and_the_rest_is_told(many):
    table = field_table(many, rows=50)
    assert len(table.data) == 50
    total = len(many.source.rows("action_fields"))
    assert total > 50
    assert f"50 von {total} angezeigt" in table.to_html()
