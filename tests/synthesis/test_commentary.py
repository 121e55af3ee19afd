import pytest

from synthese.provenance import stable_id
from synthese.synthesis import build_synthesis

COURSES, ECONOMY = stable_id("f", "p-dlt-1"), stable_id("f", "p-dlt-2")


def answer(source, field, project):
    frame = build_synthesis(source)["commentary_check"]
    return frame[(frame["field"] == field) & (frame["project"] == project)].iloc[0]


def test_every_field_is_held_against_every_project(conference):
    frame = build_synthesis(conference.source())["commentary_check"]
    assert list(zip(frame["field"], frame["project"], strict=True)) == [
        (field, project) for field in (COURSES, ECONOMY) for project in ("IN²", "MIGOEK")
    ]


def test_an_open_field_on_the_theme_for_an_addressee_that_fits_is_an_answer(conference):
    row = answer(conference.source(), ECONOMY, "MIGOEK")
    assert row["speaks"] == "yes"
    assert row["how"] == "„Sprachkurse für Gründerinnen fehlen im Landkreis“ – Folie 2 (PDF-S. 12)"
    gap = "p-migoek-2"
    assert row["evidence"] == [stable_id("t", gap, "theme", "B2"), stable_id("t", gap, "action_field", "luecke")]


def test_the_theme_alone_is_an_answer_in_part(conference):
    row = answer(conference.source(), COURSES, "MIGOEK")
    assert (row["speaks"], row["state"]) == ("in part", "suggested")


def test_a_field_of_mostly_other_themes_is_an_answer_in_part(material):
    material.deck("dlt", role="commentary")
    material.deck("a", "MIGOEK")
    material.field(material.passage("dlt", "Busse zu Kursen fehlen", "A1", "A2"))
    material.field(material.passage("a", "Beratung muss Gründer erreichen", "A1", "B2"))
    assert answer(material.source(), COURSES, "MIGOEK")["speaks"] == "in part"


def test_a_subcode_speaks_to_the_theme_above(conference):
    assert answer(conference.source(), COURSES, "IN²")["speaks"] == "in part"


def test_without_a_common_theme_there_is_no_answer(conference):
    row = answer(conference.source(), ECONOMY, "IN²")
    assert (row["speaks"], row["how"], row["evidence"]) == ("no", "", [])


def test_alike_wording_on_the_theme_is_an_answer(material):
    material.deck("dlt", role="commentary")
    material.deck("a", "MIGOEK")
    material.field(material.passage("dlt", "Integrationskurse an ländliche Räume anpassen", "A1"))
    material.passage("a", "Integrationskurse wurden an ländliche Räume angepasst", "A1")
    assert answer(material.source(), COURSES, "MIGOEK")["speaks"] == "yes"


def test_a_field_without_themes_is_answered_by_wording_with_the_passage_as_evidence(material):
    material.deck("dlt", role="commentary")
    material.deck("a", "MIGOEK")
    material.field(material.passage("dlt", "Integrationskurse an ländliche Räume anpassen"))
    passage = material.passage("a", "Integrationskurse wurden an ländliche Räume angepasst")
    row = answer(material.source(), COURSES, "MIGOEK")
    assert (row["speaks"], row["evidence"]) == ("yes", [passage])


@pytest.mark.parametrize(("text", "speaks"), [("same", "yes"), ("different", "no")])
def test_the_team_s_link_decides(conference, material, text, speaks):
    material.note("link", text, project="migoek", about=COURSES)
    row = answer(conference.source(decisions=material.decisions), COURSES, "MIGOEK")
    assert (row["speaks"], row["state"]) == (speaks, "confirmed")
    assert bool(row["how"]) is (speaks == "yes")
