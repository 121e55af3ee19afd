import pytest

from synthese.provenance import stable_id
from synthese.synthesis import build_synthesis


def cell(tables, project, theme):
    frame = tables["theme_matrix"]
    return frame[(frame["project"] == project) & (frame["theme"] == theme)].iloc[0]


def counts(tables, project, theme):
    row = cell(tables, project, theme)
    return tuple(int(row[f"n_{name}"]) for name in ("passages", "confirmed", "suggested", "disputed", "rejected"))


@pytest.fixture(scope="module")
def tables(conference):
    return build_synthesis(conference.source())


def test_every_project_has_a_row_for_every_theme_in_the_codebook_s_order(tables):
    frame = tables["theme_matrix"]
    assert list(frame["project"]) == ["IN²"] * 4 + ["MIGOEK"] * 4
    assert list(frame["theme"]) == ["B2", "A1", "A1a", "A2"] * 2
    assert list(frame["group"])[:4] == ["B", "A", "A", "A"]


def test_a_passage_counts_once_however_it_was_decided(tables):
    assert counts(tables, "MIGOEK", "B2") == (2, 1, 1, 0, 0)
    assert counts(tables, "MIGOEK", "A1") == (1, 0, 1, 0, 1)
    assert counts(tables, "IN²", "A2") == (2, 0, 1, 1, 0)
    assert counts(tables, "IN²", "B2") == (0, 0, 0, 0, 0)


def test_a_theme_includes_its_subcodes(tables):
    assert counts(tables, "IN²", "A1") == counts(tables, "IN²", "A1a") == (1, 1, 0, 0, 0)


def test_share_is_of_the_project_s_passages_and_read_ones_are_told(tables):
    row = cell(tables, "MIGOEK", "A1")
    assert row["share"] == 0.25
    assert row["n_read"] == 3
    assert cell(tables, "IN²", "B2")["n_read"] == 2


def test_evidence_are_tags_and_codings_in_reading_order(tables):
    first, second = "p-migoek-1", "p-migoek-2"
    expected = [stable_id("t", first, "theme", "B2"), stable_id("c", "team", first, "theme", "B2")]
    assert cell(tables, "MIGOEK", "B2")["evidence"] == [*expected, stable_id("t", second, "theme", "B2")]


def test_with_confirmed_only_suggestions_are_shown_but_do_not_count(conference):
    tables = build_synthesis(conference.source(confirmed_only=True))
    assert counts(tables, "MIGOEK", "B2") == (1, 1, 1, 0, 0)
    assert counts(tables, "IN²", "A2") == (0, 0, 1, 1, 0)
    assert cell(tables, "IN²", "A2")["evidence"] == []


def test_a_negated_tag_counts_only_when_a_person_confirmed_it(material):
    material.deck("a", "MIGOEK")
    material.tag(material.passage("a", "kein Bedarf"), "A1", negated=True)
    assert counts(build_synthesis(material.source()), "MIGOEK", "A1")[0] == 0
    material.coding("p-a-1", "A1", "confirmed")
    assert counts(build_synthesis(material.source()), "MIGOEK", "A1")[0] == 1


def test_a_coding_of_a_single_coder_does_not_decide_for_the_team(material):
    material.deck("a", "MIGOEK")
    material.coding(material.passage("a", "Kurse", "A1"), "A1", "rejected", coder="ab")
    row = cell(build_synthesis(material.source()), "MIGOEK", "A1")
    assert (row["n_suggested"], row["n_rejected"], row["n_read"]) == (1, 0, 1)


def test_a_slide_marked_as_read_makes_its_passages_read(material):
    material.deck("a", "MIGOEK")
    for number, slide in enumerate((1, 1, 2)):
        passage = material.passage("a", f"Text {number}", slide=slide)
    material.coding(passage, "", "reviewed", kind="slide", coder="ab")
    material.rows["codings"][0] |= {"passage": "", "slide": 1}
    assert cell(build_synthesis(material.source()), "MIGOEK", "A1")["n_read"] == 2


def test_themes_outside_the_codebook_are_in_no_cell(material):
    material.deck("a", "MIGOEK")
    material.passage("a", "Kurse", "Z9")
    assert build_synthesis(material.source())["theme_matrix"]["n_passages"].sum() == 0
