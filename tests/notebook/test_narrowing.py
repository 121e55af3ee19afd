"""What the first cell of a notebook chooses: themes, types, addressees, events; and what cannot be chosen."""

import base64
import re

import pytest

import synthese
from exports.many import CODEBOOK, many_tables
from notebook.conftest import Workspace
from synthese import read_codebook
from synthese.errors import WorkspaceError
from synthese.notebook import (
    commentary_table,
    cooccurrence_table,
    distinctive_table,
    field_counts,
    field_table,
    framework_table,
    in_words,
    show_figure,
    similarity_table,
    theme_heat_map,
)


def test_themes_narrow_the_map_and_leave_the_shares(workspace, tables):
    narrow = theme_heat_map(in_words(workspace, themes=["B2", "A1"])).data.set_index("Thema")
    whole = theme_heat_map(tables).data.set_index("Thema")
    assert list(narrow.index) == ["A1 Sprache und Integrationskurse", "B2 Migrantische Ökonomie und Gründung"]
    assert narrow.loc[narrow.index, "MOSAIK"].tolist() == whole.loc[narrow.index, "MOSAIK"].tolist()


def test_a_group_stands_for_its_themes(workspace):
    found = in_words(workspace, themes="A")
    assert found.themes == ("A1", "A2")
    assert {row["theme"] for row in found.source.rows("theme_matrix")} <= {"A1", "A2"}


def test_themes_narrow_pairs_distinctive_themes_and_fields(workspace, tables):
    narrow = in_words(workspace, themes=["D3"])
    assert list(distinctive_table(narrow).data["Gegenstand"]) == ["D3 Ehrenamt und Zivilgesellschaft"]
    fields = [row for row in tables.source.rows("action_fields") if "D3" in row["themes"]]
    assert len(field_table(narrow).data) == len(fields)
    assert len(framework_table(narrow, themes=narrow.themes).data) == 1


def test_what_is_measured_over_all_themes_is_not_narrowed(workspace, tables):
    assert similarity_table(in_words(workspace, themes=["D3"])).data.equals(similarity_table(tables).data)


def test_themes_narrow_the_pairs_to_those_they_take_part_in():
    tables = many_tables(6)
    pairs = tables["cooccurrence"]
    narrow = in_words(Workspace(read_codebook(CODEBOOK), tables), themes=["D3"])
    wanted = pairs[(pairs["theme_a"] == "D3") | (pairs["theme_b"] == "D3")]
    assert 0 < len(wanted) < len(pairs)
    assert len(cooccurrence_table(narrow, rows=999).data) == len(wanted)
    assert str(show_figure(narrow, "network")) == str(show_figure(narrow.unnarrowed, "network"))


def test_types_and_addressees_narrow_counts_and_the_commentary(workspace, tables):
    rows = tables.source.rows("action_fields")
    kind, actor = next((row["type"], row["addressee"]) for row in rows if row["role"] == "commentary")
    narrow = in_words(workspace, types=[kind], addressees=actor)
    kept = [row for row in rows if (row["type"], row["addressee"]) == (kind, actor)]
    assert 0 < len(kept) < len(rows)
    assert list(field_counts(narrow, "type").data["Typ"]) == [tables.names.plain(kind)]
    named = {row["field"] for row in narrow.source.rows("commentary_check")}
    assert named == {row["field"] for row in kept} & {row["field"] for row in tables.source.rows("commentary_check")}


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"themes": ["A1", "Z9"]}, r"There is no theme 'Z9'; there are 'A1'"),
        ({"themes": "b2"}, r"There is no theme 'b2'; .* Did you mean 'B2'\?"),
        ({"themes": ["Sprache"]}, r"There is no theme 'Sprache'; .* Did you mean 'A1'\?"),
        ({"types": ["bedarfe"]}, r"no type of action field 'bedarfe'; .* Did you mean 'bedarf'\?"),
        ({"addressees": ["Land"]}, r"no addressee 'Land'; there are .* Did you mean 'landkreise'\?"),
        ({"language": "EN"}, r"no language 'EN'; there are 'de' and 'en'. Did you mean 'en'\? Write language = \"de\""),
        ({"event": "vielfalt"}, r"no event 'vielfalt'; there are 'Vielfalt leben!'. Did you mean 'Vielfalt leben!'\?"),
    ],
)
def test_what_is_not_known_is_named_with_what_is_and_what_was_meant(workspace, choice, message):
    with pytest.raises(WorkspaceError, match=message):
        in_words(workspace, **choice)


def drawn(figures):
    return [base64.b64decode(found).decode() for found in re.findall(r"base64,([^\"]+)", figures._repr_html_())]


@pytest.mark.parametrize("name", ["theme_matrix", "profiles", "action_fields", "coverage"])
def test_a_figure_is_drawn_in_place_and_told_in_words(name, tables):
    shown = show_figure(tables, name)
    html = shown._repr_html_()
    assert all(svg.lstrip().startswith("<?xml") and "<desc>" in svg for svg in drawn(shown))
    assert re.search(r'<img [^>]*alt="[^"]{30,}"', html)
    assert "<summary>Die Abbildung in Worten</summary>" in html
    assert "http" not in re.sub(r"base64,[^\"]+", "", html)
    assert str(shown).strip()


def test_a_figure_shows_the_themes_that_were_chosen(workspace):
    whole, narrow = (show_figure(in_words(workspace, themes=themes), "theme_matrix") for themes in ((), ("A1",)))
    assert len(drawn(narrow)[0]) < len(drawn(whole)[0])


def test_a_figure_of_nothing_says_so(workspace, tables):
    tables.source.tables.update({name: frame.head(0) for name, frame in workspace.tables.items()})
    assert show_figure(type(tables)(tables.source), "profiles")._repr_html_() == "<p>Dafür ist nichts zu zeichnen.</p>"


def test_the_labels_of_figures_follow_the_language(workspace):
    assert "Theme matrix" in str(show_figure(in_words(workspace, language="en"), "theme_matrix"))


def test_in_english_no_place_or_answer_is_german(workspace):
    english = in_words(workspace, language="en")
    for make in (theme_heat_map, framework_table, field_table, commentary_table):
        html = make(english)._repr_html_()
        assert "slide 2 (PDF p. 1)" in html
        for german in ("Folie", "PDF-S.", "Beleg", "„", "vorgeschlagen", "unbestimmt"):
            assert german not in html


def test_an_unknown_figure(tables):
    with pytest.raises(WorkspaceError, match=r"no figure 'profile'; there are .* Did you mean 'profiles'\?"):
        show_figure(tables, "profile")


def test_in_a_notebook_an_error_is_its_message(desk):
    with pytest.raises(WorkspaceError) as raised:
        in_words(synthese.open_workspace(desk.root), themes=["X"])
    assert raised.value._render_traceback_() == [f"WorkspaceError: {raised.value}"]
