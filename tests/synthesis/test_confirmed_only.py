"""One setting counts only what a person confirmed, in every table."""

import pytest

from synthese.synthesis import build_synthesis
from synthese.tables import SYNTHESIS_TABLES

FIGURES = {
    "theme_matrix": "n_passages",
    "cooccurrence": "n",
    "events": "n_passages",
    "coverage": "tagged",
}


@pytest.fixture
def tables(conference):
    return build_synthesis(conference.source(confirmed_only=True))


def test_nothing_counts_that_nobody_confirmed(material):
    material.deck("a", "MIGOEK")
    material.deck("b", "IN²")
    material.deck("dlt", role="commentary")
    for deck in ("a", "b", "dlt"):
        material.field(material.passage(deck, f"Senioren und Jugendliche suchen Sprachkurse in {deck}", "A1", "B2"))
    tables = build_synthesis(material.source(confirmed_only=True))
    for name in ("comparison", "action_fields", "commentary_check", "cooccurrence"):
        assert tables[name].empty, name
    for name in ("theme_matrix", "events", "coverage"):
        assert not tables[name][FIGURES[name]].any(), name
    assert not tables["framework_matrix"]["quotations"].str.len().any()
    assert tables["similarity"]["cosine"].tolist() == [0.0]
    assert "theme" not in set(tables["distinctive"]["kind"])


def test_all_evidence_is_confirmed(tables, conference):
    codings = conference.source().codings
    confirmed = codings[codings["state"] == "confirmed"]
    keys = set(zip(confirmed["passage"], confirmed["code"], strict=True))
    tags = conference.source().tags
    ids = {row["tag"]: (row["passage"], row["code"]) for row in tags.to_dict("records")}
    ids |= {row["coding"]: (row["passage"], row["code"]) for row in codings.to_dict("records")}
    for name in set(SYNTHESIS_TABLES) - {"indicators", "coverage", "distinctive"}:
        assert {ids[one] for evidence in tables[name]["evidence"] for one in evidence} <= keys, name


def test_what_is_undecided_stands_apart_and_does_not_count(tables):
    cells = tables["theme_matrix"]
    (row,) = cells[(cells["project"] == "MIGOEK") & (cells["theme"] == "B2")].to_dict("records")
    assert (row["n_passages"], row["n_confirmed"], row["n_suggested"]) == (1, 1, 1)


def test_wording_alone_makes_no_answer(material):
    material.deck("dlt", role="commentary")
    material.deck("a", "MIGOEK")
    passage = material.passage("dlt", "Integrationskurse an ländliche Räume anpassen")
    material.field(passage)
    material.coding(passage, "bedarf", "confirmed", kind="action_field")
    material.passage("a", "Integrationskurse wurden an ländliche Räume angepasst")
    said = {
        only: build_synthesis(material.source(confirmed_only=only))["commentary_check"]["speaks"].tolist()
        for only in (False, True)
    }
    assert said == {False: ["yes"], True: ["no"]}
