"""A deck more, a coding more, a codebook change: of all tables exactly the rows that should change do."""

from dataclasses import replace

import pytest

from synthese.provenance import stable_id
from synthese.synthesis import build_synthesis

KEYS = {
    "theme_matrix": ("project", "theme"),
    "framework_matrix": ("project", "theme"),
    "comparison": ("project", "dimension", "value"),
    "action_fields": ("presentation", "statement"),
    "commentary_check": ("statement", "project"),
    "cooccurrence": ("theme_a", "theme_b"),
    "similarity": ("project_a", "project_b"),
    "distinctive": ("project", "kind", "item"),
    "events": ("event", "theme"),
    "coverage": ("presentation",),
    "indicators": ("theme", "indicator"),
}


def rows(frame, keys):
    return {tuple(row[key] for key in keys): repr(row) for row in frame.to_dict("records")}


def changed(before, after):
    """Return of each table the keys of the rows that are new, gone or different."""
    found = {}
    for name, keys in KEYS.items():
        was, is_now = rows(before[name], keys), rows(after[name], keys)
        assert len(is_now) == len(after[name]), name
        differing = {key for key in was.keys() | is_now.keys() if was.get(key) != is_now.get(key)}
        if differing:
            found[name] = differing
    return found


@pytest.fixture
def programme(material):
    """Three projects and a commentary: each project on themes of its own, MIGOEK and IN² with a field on A1."""
    for name, project in (("migoek", "MIGOEK"), ("in2", "IN²"), ("mosaik", "MOSAIK")):
        material.deck(name, project)
    material.deck("dlt", "", role="commentary")
    material.passage("migoek", "Gründungen im Kreis", "B2")
    material.field(material.passage("migoek", "Sprachkurse fehlen im Südkreis", "A1"))
    material.passage("in2", "Menschen bleiben am Ort", "A2")
    material.field(material.passage("in2", "Busse fahren selten", "A2"))
    material.passage("mosaik", "Jugendliche im Quartier", "B2", "A2")
    material.field(material.passage("dlt", "Sprachkurse fehlen auf dem Land", "A1"))
    return material


def test_a_rejection_changes_its_cells_and_what_is_measured_by_them(programme):
    before = build_synthesis(programme.source())
    programme.coding("p-in2-1", "A2", "rejected")
    found = changed(before, build_synthesis(programme.source()))
    # All of its cells tell now that one more passage of the project was read.
    assert found.pop("theme_matrix") == {("IN²", theme) for theme in ("A1", "A1a", "A2", "B2")}
    # Only MOSAIK speaks of A2 too.
    assert found.pop("similarity") == {("IN²", "MOSAIK")}
    # What is distinctive is measured against all others: every project's themes move, and no word does.
    assert {key[1] for key in found.pop("distinctive")} == {"theme"}
    assert found == {
        "framework_matrix": {("IN²", "A2")},
        "cooccurrence": {("B2", "A2")},
        "events": {("Tagung", "A2")},
        "coverage": {("in2",)},
    }


def test_a_confirmation_changes_the_state_of_its_cell_and_no_figure(programme):
    before = build_synthesis(programme.source())
    tag = stable_id("t", "p-migoek-2", "theme", "A1")
    coding = programme.coding("p-migoek-2", "A1", "confirmed")
    after = build_synthesis(programme.source())
    (was,), (is_now,) = (
        frame[(frame["project"] == "MIGOEK") & (frame["theme"] == "A1")].to_dict("records")
        for frame in (before["theme_matrix"], after["theme_matrix"])
    )
    moved = {name for name in was if was[name] != is_now[name]}
    assert moved == {"n_confirmed", "n_suggested", "n_read", "evidence"}
    assert is_now["evidence"] == [tag, coding]
    assert not before["similarity"].drop(columns="evidence").compare(after["similarity"].drop(columns="evidence")).size


def test_a_deck_more_changes_the_rows_of_its_project_and_of_what_it_shares(programme):
    before = build_synthesis(programme.source())
    programme.deck("mosaik-2", "MOSAIK")
    programme.field(programme.passage("mosaik-2", "Sprachkurse fehlen im Quartier", "A1"))
    found = changed(before, build_synthesis(programme.source()))
    assert {key[0] for key in found["theme_matrix"]} == {"MOSAIK"}
    assert found["framework_matrix"] == {("MOSAIK", "A1")}
    assert found["commentary_check"] == {("Sprachkurse fehlen auf dem Land", "MOSAIK")}
    assert found["coverage"] == {("mosaik-2",)}
    assert all("MOSAIK" in pair for pair in found["similarity"])
    # The new field is of one matter with those of MIGOEK and of the commentary, and with no other.
    assert {key[0] for key in found["action_fields"]} == {"mosaik-2", "migoek", "dlt"}


def test_a_deck_of_another_project_changes_no_cell_of_the_others(programme):
    before = build_synthesis(programme.source())
    programme.deck("neu", "NEU")
    programme.passage("neu", "Ein Laden im Dorf", "B2")
    found = changed(before, build_synthesis(programme.source()))
    for name in ("theme_matrix", "framework_matrix", "comparison", "commentary_check", "coverage"):
        assert all({"NEU", "neu"} & {*key} for key in found.get(name, ())), name
    assert "action_fields" not in found
    assert all("NEU" in pair for pair in found["similarity"])


def test_a_theme_less_in_the_codebook_changes_its_rows_and_what_is_measured_by_all_themes(programme):
    before = build_synthesis(programme.source())
    codebook = programme.codebook
    smaller = replace(codebook, themes=tuple(theme for theme in codebook.themes if theme.id != "B2"))
    tags = programme.source().tags
    after = build_synthesis(programme.source(codebook=smaller, tags=tags[tags["code"] != "B2"]))
    found = changed(before, after)
    for name in ("theme_matrix", "framework_matrix", "events", "indicators"):
        assert all("B2" in key for key in found[name]), name
    assert found["cooccurrence"] == {("B2", "A2")}
    assert found["coverage"] == {("migoek",), ("mosaik",)}
    for name in ("comparison", "commentary_check", "action_fields"):
        assert name not in found, name


def test_another_label_in_the_codebook_changes_no_table(programme):
    before = build_synthesis(programme.source())
    first, *others = programme.codebook.themes
    relabelled = replace(first, definition="Neu gefasst", labels=replace(first.labels, de="Neuer Name"))
    codebook = replace(programme.codebook, themes=(relabelled, *others))
    assert changed(before, build_synthesis(programme.source(codebook=codebook))) == {}
