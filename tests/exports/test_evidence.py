"""Tests of joining tags and codings, and of the names of places."""

import pytest

from synthese.exports.evidence import EvidenceIndex
from synthese.exports.readable import clip, plain_text
from synthese.exports.source import Names
from synthese.tables import to_frame


@pytest.fixture(scope="module")
def index(source):
    return EvidenceIndex(source, Names(source))


def test_tag_and_codings_of_one_code_are_one_finding(index):
    (finding,) = index.find(["t-00t", "c-team-0", "c-Ömer-0"])
    assert finding.status == "confirmed"
    assert [one.coder for one in finding.decisions] == ["team", "Ömer"]


def test_what_nobody_decided_is_suggested(index):
    assert index.find(["t-04t"])[0].status == "suggested"


def test_a_dispute_is_told_with_each_coders_view(index):
    (finding,) = index.find(["t-01t"])
    assert finding.status == "disputed"
    assert [(one.coder, one.state) for one in finding.decisions][1:] == [("Ömer", "confirmed"), ("Zoe", "rejected")]


def test_a_consensus_names_who_agreed(make_source):
    agreed = make_source(agreed={"d-0": ("Ömer", "Zoe"), "d-1": ("Ömer", "Niemand")})
    index = EvidenceIndex(agreed, Names(agreed))
    (first,), (second,) = index.find(["t-00t"]), index.find(["t-01t"])
    assert [(one.coder, one.agreed) for one in first.decisions] == [("team", ("Ömer", "Zoe")), ("Ömer", ())]
    assert second.decisions[0].agreed == ("Ömer",), "who is not among the coders is not named"


def test_the_quotation_is_found_in_its_passage(index):
    for finding in index.findings:
        if finding.kind != "passage":
            assert finding.evidence.text[finding.start : finding.end] == finding.quotation


def test_a_passage_is_evidence_by_itself(index):
    (finding,) = index.find(["p-04"])
    assert (finding.kind, finding.status, finding.ids) == ("passage", "passage", ("p-04",))


def test_unknown_ids_are_missing(index):
    assert index.find(["t-unknown"]) == []
    assert index.missing(["t-unknown", "t-00t"]) == ["t-unknown"]


def test_evidence_of_one_cell_stands_together(index, source):
    for row in source.rows("theme_matrix"):
        places = [index.findings.index(finding) for finding in index.find(row["evidence"])]
        assert places == list(range(places[0], places[-1] + 1)) if places else not row["n_passages"]


def test_a_denied_suggestion_does_not_count(make_source, source):
    rows = source.rows("tags")
    rows[0]["negated"] = True
    rows[4]["negated"] = True
    denied = make_source(tables={**source.tables, "tags": to_frame("tags", rows)})
    index = EvidenceIndex(denied, Names(denied))
    assert index.find([rows[0]["tag"]])[0].counts, "a person confirmed it"
    assert not index.find([rows[4]["tag"]])[0].counts


def test_citation_names_slide_and_page(source):
    assert Names(source).citation("in2", 3, 2) == "IN², Folie 3 (PDF-S. 2)"


def test_sample_commentary_is_called_so(source):
    assert Names(source).citation("dlt", 2, 1) == "Kommentar (Beispielfolien), Folie 2 (PDF-S. 1)"


def test_several_decks_of_a_project_are_told_apart(make_source, source):
    rows = source.rows("presentations")
    rows[1]["project"] = "MOSAIK"
    names = Names(make_source(tables={**source.tables, "presentations": to_frame("presentations", rows)}))
    assert names.citation("in2", 3, 2) == "MOSAIK [in2], Folie 3 (PDF-S. 2)"


def test_sample_decks_name_no_speaker(source, make_source):
    assert Names(source).speakers("in2") == []
    assert Names(make_source(sample=False)).speakers("in2") == ["Erika Mustermann", "Max Öztürk"]


def test_a_rule_is_told_in_words(source):
    assert Names(source).rule("indicator:kurs*") == "Indikator kurs*"
    assert Names(source).rule("learned") == "learned"


def test_a_vanished_code_keeps_its_id(source):
    assert Names(source).theme("Z9") == "Z9"


def test_plain_text_keeps_every_place():
    text = "a\x00b\r\nc\ud800d"
    assert len(plain_text(text)) == len(text)
    plain_text(text).encode("utf-8")


def test_long_text_says_that_it_was_cut():
    cut = clip("Wort " * 10_000, "de")
    assert len(cut) <= 32_000
    assert cut.endswith(" … (gekürzt)")
