import json
from dataclasses import replace

import pytest

from synthese.coding import Codings, read_decisions
from synthese.coding.anchoring import field_id
from synthese.errors import CodingError
from synthese.provenance import stable_id
from synthese.tables import empty_table, to_frame
from synthese.types import ActionFieldType, Addressee, Box, Codebook, Dimension, Group, Labels, Theme

from .decks import deck, resolve

CODEBOOK = Codebook(
    version="1",
    language="de",
    sha256="c0de",
    groups=(Group(id="A", labels=Labels(de="Rahmen")),),
    themes=(
        Theme(id="A1", group="A", labels=Labels(de="Zuzug")),
        Theme(id="B2", group="A", labels=Labels(de="Sprache und Bildung")),
    ),
    action_fields=(ActionFieldType(id="bedarf", labels=Labels(de="Bedarf")),),
    addressees=(Addressee(id="bund", labels=Labels(de="Bund")),),
    dimensions=(Dimension(id="methoden", labels=Labels(de="Methoden")),),
)
TEXTS = ["Mehr Sprachkurse für Zugewanderte auf dem Land", "Wohnraum ist knapp"]
MATRIX = {"event": "", "project": "IN²", "theme": "A1", "summary": "", "summary_state": "none", "quotations": []}


def presentation(name, project):
    texts = ("file", "sha256", "role", "title", "organisation", "event", "date", "place", "space_type", "licence")
    row = {**dict.fromkeys((*texts, "status", "message", "supersedes"), ""), "presentation": name, "project": project}
    return {**row, "speakers": [], "sample": False, "pages": 1, "slides": 1}


def tag(passage, code):
    place = {"presentation": "migoek", "slide": 1, "page": 1, "block": 1, "start": 5, "end": 16}
    said = {"kind": "theme", "code": code, "quotation": "Sprachkurse", "score": 0.9, "rules": [], "negated": False}
    name = stable_id("t", passage, "theme", code)
    return {"tag": name, "passage": passage, "addressee": "", "holder": "", "origin": "codebook", **place, **said}


@pytest.fixture
def tables():
    made = deck(TEXTS, ["Folie zwei"])
    passages = list(made["passages"]["passage"])
    slide = {"presentation": "migoek", "title": "", "kind": "content", "width": 1, "height": 1, "ocr": False}
    slides = [{**slide, "slide": number, "page": number, "build_of": None, "warnings": []} for number in (1, 2)]
    return {
        **made,
        "slides": to_frame("slides", slides),
        "tags": to_frame("tags", [tag(passages[0], "A1"), tag(passages[0], "B2"), tag(passages[1], "A1")]),
        "codings": empty_table("codings"),
        "presentations": to_frame("presentations", [presentation("migoek", "MigÖk"), presentation("in2", "IN²")]),
        "framework_matrix": to_frame("framework_matrix", [{**MATRIX, "evidence": ["t-1", "t-2"]}]),
        "comparison": empty_table("comparison"),
    }


@pytest.fixture
def codings(tmp_path, tables):
    hashes = {"migoek": "ab12"}
    return Codings(tmp_path / "codings", "ah", codebook=CODEBOOK, tables=tables.__getitem__, pdf_hashes=hashes)


def states(codings, tables, folder):
    resolved = resolve(read_decisions(folder), {name: tables[name] for name in ("passages", "blocks")})
    return {(row["passage"], row["code"]): row["state"] for row in resolved.codings if row["coder"] == "ah"}


def passage(tables, number):
    return tables["passages"]["passage"][number]


def test_confirming_a_tag_writes_its_passage_with_all_that_finds_it_again(codings, tables, tmp_path):
    made = codings.confirm(tables["tags"]["tag"][0], memo="klar")
    line = json.loads((tmp_path / "codings" / "migoek" / "ah.jsonl").read_bytes())
    assert (line["id"], line["status"], line["code"], line["codebook"]) == (made.id, "confirmed", "A1", "c0de")
    target = made.target
    assert (target.quote, target.start, target.end) == (TEXTS[0], 0, len(TEXTS[0]))
    assert (target.slide, target.page, target.block, target.pdf_sha256) == (1, 1, 1, "ab12")
    assert target.box == Box(10, 20, 110, 35)


def test_a_passage_with_one_tag_stands_for_it(codings, tables):
    assert codings.reject(passage(tables, 1)).code == "A1"
    with pytest.raises(CodingError, match=r"has several tags, 't-.*' \(A1\), 't-.*' \(B2\): name the one"):
        codings.reject(passage(tables, 0))
    with pytest.raises(CodingError, match=r"has no tag to decide on; use codings\.add"):
        codings.confirm(passage(tables, 2))


def test_changing_a_tag_rejects_its_code_and_confirms_another(codings, tables, tmp_path):
    codings.change(passage(tables, 1), "B2")
    one = passage(tables, 1)
    assert states(codings, tables, tmp_path / "codings") == {(one, "A1"): "rejected", (one, "B2"): "confirmed"}
    with pytest.raises(CodingError, match="has the code 'A1' already"):
        codings.change(passage(tables, 1), "A1")


def test_adding_keeps_the_words_and_what_surrounds_them(codings, tables):
    made = codings.add(passage(tables, 0), "action_field", "bedarf", quote="Sprachkurse", addressee="bund")
    assert (made.target.prefix, made.target.quote) == ("Mehr ", "Sprachkurse")
    assert made.target.suffix == " für Zugewanderte auf dem Land\nW"
    assert (made.target.start, made.target.end, made.addressee) == (5, 16, "bund")


def test_words_that_are_not_there_are_refused_with_those_that_are(codings, tables):
    with pytest.raises(CodingError, match=f"'Deutschkurse' are not in the passage .* reads: '{TEXTS[0]}'"):
        codings.add(passage(tables, 0), "theme", "A1", quote="Deutschkurse")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda c, p: c.confirm("t-nothing"), "There is no tag 't-nothing' in the last run"),
        (lambda c, p: c.confirm(f"{p}x"), "There is no tag 'p-"),
        (lambda c, p: c.add(f"{p}x", "theme", "A1"), "There is no passage 'p-.*'.* Did you mean 'p-"),
        (lambda c, p: c.add(p, "theme", "B"), "no theme 'B'. Did you mean 'B2'. Add new ones in"),
        (lambda c, p: c.add(p, "theme", "sprache und bildung"), "Did you mean 'B2'"),
        (lambda c, p: c.add(p, "theme", "xyz"), "Known are 'A1' and 'B2'"),
        (lambda c, p: c.add(p, "thema", "A1"), "'thema' is no kind of code: use 'theme' or 'action_field'"),
        (
            lambda c, p: c.add(p, "action_field", "bedarf", addressee="bundd"),
            "no addressee 'bundd'. Did you mean 'bund'",
        ),
        (lambda c, p: c.reviewed("migoek"), "slide=3, or passage="),
        (lambda c, p: c.reviewed("migök", slide=1), "no presentation 'migök'.* Did you mean 'migoek'"),
        (lambda c, p: c.reviewed("migoek", slide=7), "has no slide 7: its slides are 1 to 2"),
        (lambda c, p: c.reviewed("in2", passage=p), "stands in 'migoek', not in 'in2'"),
        (lambda c, p: c.undo(), "nothing to undo: 'ah' has no decision"),
        (lambda c, p: c.withdraw("d-1"), "'ah' has no decision 'd-1' in force"),
        (lambda c, p: c.withdraw(p, code="A1"), "'ah' has not coded it with 'A1'"),
        (lambda c, p: c.withdraw(p), "'ah' has not marked it as read"),
        (lambda c, p: c.summarise("IN3", "A1", "x"), "no project 'IN3'.* Did you mean 'IN²'"),
        (lambda c, p: c.summarise("IN²", "Z9", "x"), "no theme or dimension 'Z9'"),
        (lambda c, p: c.summarise("IN²", "A1", " "), "The summary of 'IN²' on 'A1' is empty"),
        (lambda c, p: c.link(p, p), "cannot be linked"),
        (lambda c, p: c.link("IN²", "MigÖk"), "cannot be linked"),
        (lambda c, p: c.link("f-1", p), "no action field 'f-1'"),
        (lambda c, p: c.link(p, "IN²", "alike"), "'alike' is no relation"),
        (lambda c, p: c.set_value("IN²", "A1", "x"), "no dimension 'A1'"),
        (lambda c, p: c.set_value("IN²", "methoden", ""), "The value of 'methoden' for 'IN²' is empty"),
        (lambda c, p: c.set_value("IN²", "methoden", "x", status="changed"), "'changed' cannot be said of a value"),
        (lambda c, p: c.memo("x"), "Say what the memo is on"),
        (lambda c, p: c.history("p-1"), "There is no passage 'p-1'"),
    ],
)
def test_what_is_unknown_is_named_with_what_to_do(codings, tables, tmp_path, call, message):
    with pytest.raises(CodingError, match=message):
        call(codings, passage(tables, 0))
    assert not (tmp_path / "codings").exists()


def test_reading_a_slide_marks_its_passages(codings, tables, tmp_path):
    made = codings.reviewed("migoek", slide=1)
    assert made.target.quote.split("\n") == TEXTS
    codings.reviewed("migoek", passage=passage(tables, 2))
    found = states(codings, tables, tmp_path / "codings")
    assert found == {(passage(tables, number), ""): "reviewed" for number in range(3)}


def test_undo_steps_back_one_decision_a_call(codings, tables, tmp_path):
    one = passage(tables, 1)
    first, second = codings.confirm(one), codings.reject(one)
    assert codings.undo().withdraws == second.id
    assert states(codings, tables, tmp_path / "codings") == {(one, "A1"): "confirmed"}
    assert codings.undo().withdraws == first.id
    assert states(codings, tables, tmp_path / "codings") == {}
    with pytest.raises(CodingError, match="nothing to undo"):
        codings.undo()
    assert len(codings.decisions()) == 4


def test_undo_leaves_the_decisions_of_others(codings, tables, tmp_path):
    other = Codings(tmp_path / "codings", "bm", codebook=CODEBOOK, tables=tables.__getitem__, pdf_hashes={})
    mine = codings.confirm(passage(tables, 1))
    other.reject(passage(tables, 1))
    assert codings.undo().withdraws == mine.id


def test_undo_finds_the_last_decision_whatever_it_was_on(codings, tables):
    codings.confirm(passage(tables, 1))
    made = codings.memo("Nachfragen", project="in2", about="B2")
    assert made.target.project == "IN²"
    assert codings.undo().withdraws == made.id


def test_withdrawing_takes_back_and_can_itself_be_undone(codings, tables, tmp_path):
    one = passage(tables, 1)
    codings.confirm(one)
    codings.reject(one)
    codings.withdraw(one, code="A1")
    assert states(codings, tables, tmp_path / "codings") == {}
    codings.undo()
    assert states(codings, tables, tmp_path / "codings") == {(one, "A1"): "rejected"}


def test_withdrawing_one_line_leaves_the_others(codings, tables, tmp_path):
    one = passage(tables, 1)
    first = codings.confirm(one)
    codings.reviewed("migoek", passage=one)
    codings.withdraw(first.id)
    assert states(codings, tables, tmp_path / "codings") == {(one, ""): "reviewed"}
    codings.withdraw(one)
    assert states(codings, tables, tmp_path / "codings") == {}


def test_a_summary_keeps_the_evidence_it_was_written_from(codings):
    made = codings.summarise("in 2", "A1", "Zuzug in Wellen")
    assert (made.target.project, made.evidence) == ("IN²", ("t-1", "t-2"))
    assert codings.summarise("IN²", "methoden", "Interviews", evidence=["t-9"]).evidence == ("t-9",)


def test_links_name_fields_and_projects_in_either_order(codings, tables):
    one, two = passage(tables, 0), passage(tables, 1)
    made = codings.link(field_id(one), two, "different")
    assert (made.target.about, made.code, made.text) == (field_id(one), field_id(two), "different")
    assert made.other
    assert made.other.quote == TEXTS[1]
    turned = codings.link("IN²", one)
    assert (turned.target.about, turned.target.project, turned.code) == (field_id(one), "IN²", "")


def test_values_of_a_cell_are_set_and_judged(codings):
    made = codings.set_value("MigÖk", "methoden", "Interviews", status="rejected")
    assert (made.kind, made.status, made.text, made.target.about) == ("value", "rejected", "Interviews", "methoden")


def test_the_history_of_a_passage_holds_what_was_said_under_a_former_id(codings, tables):
    one = passage(tables, 1)
    first = codings.confirm(one)
    codings.confirm(tables["tags"]["tag"][0])
    renamed = tables["passages"].replace({"passage": {one: "p-new"}})
    tables["passages"] = renamed
    tables["tags"] = tables["tags"].replace({"passage": {one: "p-new"}})
    codings.reject("p-new")
    history = codings.history("p-new")
    assert list(history["status"]) == ["confirmed", "rejected"]
    assert history["decision"][0] == first.id


def test_all_decisions_are_one_table(codings, tables):
    first = codings.confirm(passage(tables, 1), memo="ja")
    codings.undo()
    frame = codings.decisions()
    assert list(frame["in_force"]) == [False, False]
    assert list(frame["withdraws"]) == ["", first.id]
    assert frame["quote"][0] == TEXTS[1]


def test_a_damaged_log_is_told(codings, tables, tmp_path):
    codings.confirm(passage(tables, 1))
    path = tmp_path / "codings" / "migoek" / "ah.jsonl"
    path.write_bytes(path.read_bytes() + b'{"id"')
    assert "line 2" in str(codings.problems[0])


def test_a_coding_can_be_judged_anew(codings, tables, tmp_path):
    codings.add(passage(tables, 2), "theme", "B2")
    resolved = resolve(read_decisions(tmp_path / "codings"), {name: tables[name] for name in ("passages", "blocks")})
    tables["codings"] = to_frame("codings", resolved.codings)
    made = codings.reject(tables["codings"]["coding"][0])
    assert (made.status, made.code, made.target.passage) == ("rejected", "B2", passage(tables, 2))
    assert replace(made, id="") != made
