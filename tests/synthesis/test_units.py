"""What is repeated counts once, with all its places as evidence."""

import pytest

from synthese.provenance import stable_id
from synthese.synthesis import build_synthesis, find_remarks

ANSWERS = ("Kurse sind zu weit weg", "Kinder brauchen Betreuung", "Gründungen gelingen mit Beratung")


def cell(frame, theme="A1"):
    return frame[frame["theme"] == theme].iloc[0]


def repeated(material, title="Fazit", again="Fazit", **known):
    """Add a deck whose slide 2 comes again as slide 5; its first passage has the theme A1 and is an open field."""
    material.deck("a", "MIGOEK", **known)
    material.passage("a", "Ein Anfang", slide=1)
    for slide, heading in ((2, title), (5, again)):
        for text in ANSWERS:
            passage = material.passage("a", text, slide=slide, heading=heading)
            if text == ANSWERS[0]:
                material.tag(passage, "A1")
                material.field(passage)
    return material


@pytest.mark.parametrize("again", ["Fazit", "FAZIT", "Was bleibt"])
def test_a_slide_shown_twice_counts_once_whatever_its_title(material, again):
    tables = build_synthesis(repeated(material, again=again).source())
    found = cell(tables["theme_matrix"])
    assert (found["n_passages"], found["share"]) == (1, 0.25)
    assert found["evidence"] == [stable_id("t", name, "theme", "A1") for name in ("p-a-2", "p-a-5")]


def test_a_field_on_a_slide_shown_twice_is_one_field_with_the_evidence_of_both(material):
    frame = build_synthesis(repeated(material).source())["action_fields"]
    (row,) = frame.to_dict("records")
    assert (row["field"], row["slide"]) == (stable_id("f", "p-a-2"), 2)
    assert row["evidence"] == [stable_id("t", name, "action_field", "bedarf") for name in ("p-a-2", "p-a-5")]


def test_coverage_and_a_remark_say_that_it_was_counted_once(material):
    source = repeated(material).source()
    (row,) = build_synthesis(source)["coverage"].to_dict("records")
    assert (row["passages"], row["repeated"], row["tagged"]) == (7, 3, 2)
    (remark,) = find_remarks(source)
    assert remark.startswith("Counted once (MIGOEK – Tagung: 3): passages that say again what another slide or deck")


def test_the_same_words_in_two_decks_of_a_project_count_once(material):
    repeated(material)
    material.deck("b", "migoek")
    material.passage("b", ANSWERS[0], "A1", slide=2, heading="Fazit")
    tables = build_synthesis(material.source())
    assert cell(tables["theme_matrix"])["n_passages"] == 1
    assert len(cell(tables["theme_matrix"])["evidence"]) == 3


def test_the_same_words_in_two_projects_count_for_each(material):
    repeated(material)
    material.deck("b", "IN²")
    material.passage("b", ANSWERS[0], "A1", slide=2, heading="Fazit")
    frame = build_synthesis(material.source())["theme_matrix"]
    assert frame[frame["theme"] == "A1"]["n_passages"].tolist() == [1, 1]


def test_a_line_under_another_title_is_another_passage(material):
    material.deck("a", "MIGOEK")
    for title in ("Sprache", "Arbeit"):
        material.passage("a", "Beratung fehlt", "A1", heading=title)
    assert cell(build_synthesis(material.source())["theme_matrix"])["n_passages"] == 2


@pytest.mark.parametrize(
    ("first", "second", "column"),
    [
        ("confirmed", "", "n_confirmed"),
        ("", "confirmed", "n_confirmed"),
        ("rejected", "", "n_rejected"),
        ("confirmed", "rejected", "n_disputed"),
        ("", "", "n_suggested"),
    ],
)
def test_a_decision_on_one_place_holds_for_its_repetition(material, first, second, column):
    repeated(material)
    for passage, state in (("p-a-2", first), ("p-a-5", second)):
        if state:
            material.coding(passage, "A1", state)
    found = cell(build_synthesis(material.source())["theme_matrix"])
    counts = ("n_confirmed", "n_suggested", "n_rejected", "n_disputed")
    assert {name: found[name] for name in counts} == dict.fromkeys(counts, 0) | {column: 1}


def test_codes_at_different_places_of_one_passage_are_one_passage(material):
    """A theme and its subcode, each tagged at one of the two places: the theme has one passage."""
    repeated(material)
    material.rows["tags"] = [row for row in material.rows["tags"] if row["passage"] != "p-a-5"]
    material.tag("p-a-5", "A1a")
    assert cell(build_synthesis(material.source())["theme_matrix"])["n_passages"] == 1


def test_a_quotation_stands_where_its_tag_does(material):
    repeated(material)
    material.rows["tags"] = [row for row in material.rows["tags"] if row["passage"] != "p-a-2"]
    (quotation,) = cell(build_synthesis(material.source())["framework_matrix"])["quotations"]
    assert (quotation["id"], quotation["slide"]) == (stable_id("t", "p-a-5", "theme", "A1"), 5)


def test_a_link_to_the_repetition_of_a_field_is_one_to_the_field(material):
    repeated(material)
    other = material.passage("a", "Ganz anderes ist offen", slide=3)
    material.field(other)
    material.note("link", "same", about=stable_id("f", "p-a-5"), code=stable_id("f", other))
    frame = build_synthesis(material.source())["action_fields"]
    assert len(frame) == 2
    assert frame["group"].nunique() == 1
