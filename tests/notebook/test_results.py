"""The tables in words: which event, which slide, which themes."""

import pytest

import synthese
from synthese.errors import WorkspaceError
from synthese.notebook import deck_table, in_words, pick_slide, pick_themes, similarity_table


def of_two_events(workspace):
    rows = workspace.tables["presentations"]
    rows.loc[rows["presentation"] == "in2", "event"] = "Später"
    matrix = workspace.tables["theme_matrix"]
    matrix.loc[matrix["project"] == "IN²", "event"] = "Später"
    return workspace


def test_an_event_leaves_the_decks_of_others_out(workspace):
    tables = in_words(of_two_events(workspace), event="Später")
    assert list(tables.names.presentations) == ["in2"]
    assert [case.project for case in tables.names.cases if case.event] == ["IN²"]
    assert {one.evidence.presentation for one in tables.index.findings} == {"in2"}
    assert len(similarity_table(tables).data) == 0


def test_measures_are_those_of_the_event_alone(desk):
    rows = (desk.root / "presentations" / "catalogue.csv").read_text(encoding="utf-8-sig").splitlines()
    place = rows[0].split(",").index("event")
    said = [line.split(",") for line in rows]
    for number, line in enumerate(said[1:]):
        line[place] = "Später" if number else "Früher"
    changed = "\n".join(map(",".join, said)) + "\n"
    (desk.root / "presentations" / "catalogue.csv").write_text(changed, encoding="utf-8")
    opened = synthese.open_workspace(desk.root)
    opened.run(workers=1)
    whole, later = in_words(opened), in_words(opened, event="Später")
    assert (len(whole.source.table("similarity")), len(later.source.table("similarity"))) == (3, 1)
    found = later.source.table("distinctive")
    assert found.equals(opened.table("distinctive", event="Später"))
    assert not set(found["log_odds"]) <= set(whole.source.table("distinctive")["log_odds"])


def test_an_unknown_event_names_those_there_are(workspace):
    with pytest.raises(WorkspaceError, match=r"no event 'Vielfalt'; there are 'Vielfalt leben!'"):
        in_words(workspace, event="Vielfalt")


def test_an_unknown_language_names_those_there_are(workspace):
    with pytest.raises(WorkspaceError, match="there are 'de' and 'en'"):
        in_words(workspace, language="fr")


def test_samples_are_said_to_be_so_and_real_decks_are_not(workspace, tables):
    assert "Beispieldaten" in deck_table(tables).to_html()
    workspace.tables["presentations"]["sample"] = False
    assert "Beispieldaten" not in deck_table(in_words(workspace)).to_html()


def test_english_labels(workspace):
    assert "Title" in deck_table(in_words(workspace, language="en")).data.columns


def test_without_a_choice_the_slide_with_most_suggestions_is_shown(tables):
    assert pick_slide(tables) == ("mosaik", 2)
    assert pick_slide(tables, "in2", 5) == ("in2", 5)


def test_an_unknown_presentation_names_those_there_are(tables):
    with pytest.raises(WorkspaceError, match="no presentation 'in3'; there are 'mosaik', 'in2'"):
        pick_slide(tables, "in3")


def test_without_a_choice_the_themes_of_most_projects_are_shown_in_the_order_of_the_codebook(tables):
    assert pick_themes(tables) == ("A1", "B2", "C4", "D3", "E4")
    assert pick_themes(tables, ["E4", "A1"]) == ("E4", "A1")


def test_an_unknown_theme_is_named(tables):
    with pytest.raises(WorkspaceError, match="no theme 'Z9'; there are 'A1'"):
        pick_themes(tables, ["A1", "Z9"])
