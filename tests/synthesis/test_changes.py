from synthese.provenance import stable_id
from synthese.synthesis import build_synthesis


def run(material, previous=None):
    source = material.source(previous=previous)
    tables = {name: getattr(source, name) for name in ("presentations", "passages", "tags", "codings")}
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
    assert changes(frame, "codings") == [("new", "a", "A", "A1", "", "1 rejected")]
    assert set(frame["table"]) == {"theme_matrix", "codings"}


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


def evidence(frame, table):
    return [row.evidence for row in frame[frame["table"] == table].itertuples()]


def test_every_row_leads_to_what_came_or_went(material):
    first = run(filled(material, "a"))
    frame = run(filled(material, "b"), first)["changes"]
    theme, field = stable_id("t", "p-b-1", "theme", "A1"), stable_id("t", "p-b-1", "action_field", "bedarf")
    assert evidence(frame, "presentations") == evidence(frame, "passages") == [["p-b-1"]]
    assert evidence(frame, "tags") == [[theme], [field]]
    assert evidence(frame, "theme_matrix") == [[theme]]
    assert evidence(frame, "action_fields") == [[field]]


def test_what_is_gone_is_shown_by_the_ids_it_had(material):
    first = run(filled(material, "a", "b"))
    for rows in material.rows.values():
        rows[:] = [row for row in rows if row["presentation"] != "b"]
    frame = run(material, first)["changes"]
    assert evidence(frame, "presentations") == [["p-b-1"]]
    assert evidence(frame, "theme_matrix") == [[stable_id("t", "p-b-1", "theme", "A1")]]


def test_a_changed_mind_is_told_with_both_states(material):
    filled(material, "a")
    coding = material.coding("p-a-1", "A1", "confirmed")
    first = run(material)
    material.rows["codings"][0]["state"] = "rejected"
    frame = run(material, first)["changes"]
    assert changes(frame, "codings") == [("different", "a", "A", "A1", "1 confirmed", "1 rejected")]
    assert evidence(frame, "codings") == [[coding]]


def test_a_tag_that_goes_with_a_code_takes_its_cell_along(material):
    material.deck("a", "A")
    material.passage("a", "Sprachkurse im Ort", "A1", "B2")
    first = run(material)
    tag = material.rows["tags"].pop()["tag"]
    frame = run(material, first)["changes"]
    assert changes(frame, "tags") == [("gone", "a", "A", "B2", "1", "")]
    assert changes(frame, "theme_matrix") == [("different", "", "A", "B2", "1", "0")]
    assert evidence(frame, "theme_matrix") == [[tag]]


def test_a_value_a_summary_and_an_answer_that_differ_are_told(material):
    filled(material, "a")
    material.deck("dlt", role="commentary")
    material.field(material.passage("dlt", "Gründungen brauchen Beratung", "B2"))
    first = run(material)
    material.note("value", "Ältere", project="A", about="zielgruppe", status="confirmed")
    material.note("summary", "Kurse fehlen.", project="A", about="A1")
    material.tag("p-a-1", "B2")
    frame = run(material, first)["changes"]
    assert changes(frame, "comparison") == [("new", "", "A", "zielgruppe: Ältere", "", "confirmed")]
    assert changes(frame, "framework_matrix") == [("different", "", "A", "A1", "none", "outdated")]
    assert changes(frame, "commentary_check") == [
        ("different", "", "A", stable_id("f", "p-dlt-1"), "no", "yes"),
    ]
