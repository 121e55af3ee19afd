from synthese.provenance import stable_id
from synthese.synthesis import build_synthesis


def run(material, previous=None):
    source = material.source(previous=previous)
    tables = {name: getattr(source, name) for name in ("presentations", "passages", "tags")}
    return tables | build_synthesis(source)


def changes(frame, table):
    rows = frame[frame["table"] == table]
    return [(row.change, row.presentation, row.project, row.item, row.before, row.after) for row in rows.itertuples()]


def filled(material, *decks):
    for deck in decks:
        material.deck(deck, deck.upper())
        material.field(material.passage(deck, f"Sprachkurse fehlen in {deck}", "A1"))
    return material


def test_a_first_run_and_a_run_without_changes_have_none(material):
    first = run(filled(material, "a"))
    assert first["changes"].empty
    assert run(material, first)["changes"].empty


def test_a_deck_more_is_told_with_its_passages_tags_cells_and_fields(material):
    first = run(filled(material, "a"))
    frame = run(filled(material, "b"), first)["changes"]
    assert changes(frame, "presentations") == [("new", "b", "B", "", "", "1")]
    assert changes(frame, "passages") == [("new", "b", "B", "", "", "1")]
    assert changes(frame, "tags") == [("new", "b", "B", "A1", "", "1"), ("new", "b", "B", "bedarf", "", "1")]
    assert changes(frame, "theme_matrix") == [("new", "", "B", "A1", "", "1")]
    field = stable_id("f", "p-b-1")
    assert changes(frame, "action_fields") == [("new", "b", "B", field, "", "Sprachkurse fehlen in b")]


def test_a_deck_gone_is_told_under_its_project(material):
    first = run(filled(material, "a", "b"))
    for rows in material.rows.values():
        rows[:] = [row for row in rows if row["presentation"] != "b"]
    frame = run(material, first)["changes"]
    assert changes(frame, "presentations") == [("gone", "b", "B", "", "1", "")]
    assert changes(frame, "theme_matrix") == [("gone", "", "B", "A1", "1", "")]
    assert set(frame["change"]) == {"gone"}


def test_a_rejection_is_told_as_a_cell_that_differs(material):
    first = run(filled(material, "a"))
    material.coding("p-a-1", "A1", "rejected")
    frame = run(material, first)["changes"]
    assert changes(frame, "theme_matrix") == [("different", "", "A", "A1", "1", "0")]
    assert set(frame["table"]) == {"theme_matrix"}


def test_tables_that_the_last_run_did_not_leave_are_passed_over(material):
    first = run(filled(material, "a"))
    frame = run(filled(material, "b"), {"passages": first["passages"]})["changes"]
    assert set(frame["table"]) == {"passages"}


def test_the_cells_of_a_project_at_two_events_name_the_event(material):
    first = run(filled(material, "a"))
    material.deck("a2", "A", event="Werkstatt")
    material.passage("a2", "Noch ein Sprachkurs", "A1")
    frame = run(material, first)["changes"]
    assert changes(frame, "theme_matrix") == [("new", "", "A (Werkstatt)", "A1", "", "1")]
