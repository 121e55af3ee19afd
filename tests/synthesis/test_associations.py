import math

import pytest

from synthese.provenance import stable_id
from synthese.synthesis import build_synthesis
from synthese.synthesis.measures import distinctive_log_odds


def test_cooccurrence_is_the_corrected_log_odds_ratio_of_all_project_passages(conference):
    frame = build_synthesis(conference.source())["cooccurrence"]
    together, added = frame.itertuples()
    # Six passages: B2 and A1 on one, B2 alone on one, neither on four; half a case is added to each.
    assert (together.theme_a, together.theme_b, together.n) == ("B2", "A1", 1)
    assert together.association == pytest.approx(math.log(1.5 * 4.5 / (1.5 * 0.5)), abs=1e-6)
    reach = 1.959964 * math.sqrt(1 / 1.5 + 1 / 4.5 + 1 / 1.5 + 1 / 0.5)
    assert together.high - together.association == pytest.approx(reach, abs=1e-5)
    assert together.evidence == [stable_id("t", "p-migoek-2", "theme", code) for code in ("B2", "A1")]
    assert (added.theme_a, added.theme_b) == ("A1a", "A2")


def test_similarity_is_the_cosine_of_the_themes(material):
    for deck, themes in (("a", ("A1", "A1", "B2")), ("b", ("A1", "A2"))):
        material.deck(deck, deck)
        for number, theme in enumerate(themes):
            material.passage(deck, f"Text {number}", theme)
    (row,) = build_synthesis(material.source())["similarity"].itertuples()
    assert (row.project_a, row.project_b) == ("a", "b")
    assert row.cosine == pytest.approx(2 / math.sqrt(5 * 2), abs=1e-6)
    assert len(row.evidence) == 3


def test_projects_without_a_common_theme_are_not_alike(conference):
    (row,) = build_synthesis(conference.source())["similarity"].itertuples()
    assert (row.cosine, row.evidence) == (0.0, [])


def test_the_log_odds_are_those_of_monroe_and_others():
    measured = distinctive_log_odds({"kurs": 3, "markt": 1}, {"kurs": 1, "markt": 3}, prior=4)["kurs"]
    # The prior counts of each term are 4 * 4 / 8 = 2: odds 5 to 3 against 3 to 5.
    assert measured.estimate == pytest.approx(math.log(25 / 9))
    assert measured.high - measured.estimate == pytest.approx(1.959964 * math.sqrt(1 / 5 + 1 / 3), abs=1e-5)


def test_terms_are_distinctive_when_they_occur_twice_and_more_than_elsewhere(material):
    for deck, text in (("Kursplan", "Kursplan Lehrkraft Quartier"), ("b", "Fahrplan Quartier Quartier")):
        material.deck(deck, deck)
        for slide in (1, 2):
            material.passage(deck, text, slide=slide, heading=f"Teil {slide}")
    frame = build_synthesis(material.source())["distinctive"]
    found = {(row.project, row.item): (row.n, row.evidence) for row in frame.itertuples()}
    assert found == {
        ("Kursplan", "lehrkraft"): (2, ["p-Kursplan-1", "p-Kursplan-2"]),
        ("b", "fahrplan"): (2, ["p-b-1", "p-b-2"]),
        ("b", "quartier"): (4, ["p-b-1", "p-b-2"]),
    }


def test_at_most_fifteen_terms_a_project(material):
    for deck, letter in (("a", "a"), ("b", "b")):
        material.deck(deck, deck)
        text = " ".join(f"wort{letter * number}" for number in range(1, 21))
        for slide in (1, 2):
            material.passage(deck, text, slide=slide, heading=f"Teil {slide}")
    frame = build_synthesis(material.source())["distinctive"]
    assert frame.groupby("project").size().tolist() == [15, 15]


def test_themes_are_distinctive_with_their_tags_as_evidence(conference):
    frame = build_synthesis(conference.source())["distinctive"]
    themes = frame[(frame["kind"] == "theme") & (frame["project"] == "MIGOEK")]
    assert list(themes["item"]) == ["B2", "A1"]
    assert (themes["log_odds"] > 0).all()
    assert themes.iloc[0]["evidence"][0] == stable_id("t", "p-migoek-1", "theme", "B2")


def test_a_single_project_is_distinctive_in_nothing(material):
    material.deck("a", "MIGOEK")
    material.passage("a", "Kurse Kurse Kurse", "A1")
    assert build_synthesis(material.source())["distinctive"].empty
