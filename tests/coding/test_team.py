"""Several coders: who sees what, what waits, and what they agree on."""

import pytest

from synthese.coding import Codings, read_decisions
from synthese.errors import CodingError
from synthese.provenance import stable_id

from .test_facade import CODEBOOK, passage, tables  # noqa: F401 - a fixture


@pytest.fixture
def coder(tmp_path, tables):  # noqa: F811
    def open_as(name, *, blind=False):
        folder = tmp_path / "codings"
        return Codings(folder, name, codebook=CODEBOOK, tables=tables.__getitem__, pdf_hashes={}, blind=blind)

    return open_as


def waiting(codings):
    return set(zip(codings.suggestions()["passage"], codings.suggestions()["code"], strict=True))


def team(codings):
    rows = codings.current()
    rows = rows[rows["coder"] == "team"]
    return {(row["passage"], row["code"]): row["state"] for row in rows.to_dict("records")}


def test_what_is_decided_waits_no_more(coder, tables):  # noqa: F811
    codings, (one, two, _) = coder("ah"), [passage(tables, number) for number in range(3)]
    assert waiting(codings) == {(one, "A1"), (one, "B2"), (two, "A1")}
    codings.confirm(tables["tags"]["tag"][0])
    assert waiting(codings) == {(one, "B2"), (two, "A1")}
    codings.reviewed("migoek", slide=1)
    assert waiting(codings) == set()
    codings.undo()
    assert waiting(codings) == {(one, "B2"), (two, "A1")}


def test_a_rejected_pair_is_suggested_to_nobody_whatever_rule_finds_it(coder, tables):  # noqa: F811
    one = passage(tables, 0)
    coder("ah").reject(stable_id("t", one, "theme", "A1"))
    tables["tags"] = tables["tags"].assign(rules=[["indicator:anders*"]] * 3, score=1.0)
    assert (one, "A1") not in waiting(coder("ah")) | waiting(coder("bm"))
    coder("bm").judge(one, "theme", "A1")
    assert team(coder("ah"))[one, "A1"] == "disputed"


def test_a_rejected_pair_stays_rejected_when_its_passage_is_corrected(coder, tables):  # noqa: F811
    one = passage(tables, 0)
    coder("ah").reject(stable_id("t", one, "theme", "A1"))
    for name in ("passages", "tags"):
        tables[name] = tables[name].replace({"passage": {one: "p-corrected"}})
    assert ("p-corrected", "A1") not in waiting(coder("ah"))
    assert ("p-corrected", "B2") in waiting(coder("ah"))


def test_the_blind_see_their_own_decisions_alone(coder, tables):  # noqa: F811
    one = passage(tables, 0)
    coder("ah").judge(one, "theme", "A1", "rejected", memo="nein")
    blind = coder("bm", blind=True)
    assert (one, "A1") in waiting(blind)
    assert blind.decisions().empty
    assert blind.history(one).empty
    assert blind.current().empty
    mine = blind.judge(one, "theme", "A1")
    assert list(blind.history(one)["decision"]) == [mine.id]
    assert set(blind.current()["coder"]) == {"bm"}
    assert len(coder("bm").history(one)) == 2


def test_the_blind_are_told_how_to_end_that_before_agreement_is_answered(coder, tables):  # noqa: F811
    one = passage(tables, 0)
    coder("ah").judge(one, "theme", "A1", "rejected")
    blind = coder("bm", blind=True)
    blind.judge(one, "theme", "A1")
    with pytest.raises(CodingError, match=r"You code blind.*write blind = false under \[coding\] in synthese.toml"):
        blind.agreement()
    with pytest.raises(CodingError, match="You code blind"):
        blind.agreement("ah", "bm")
    assert coder("bm").agreement().coders == ("ah", "bm")


def test_consensus_names_who_agreed_and_leaves_what_each_said(coder, tables):  # noqa: F811
    one = passage(tables, 0)
    coder("ah").judge(one, "theme", "A1")
    coder("bm").judge(one, "theme", "A1", "rejected")
    made = coder("ah").agree(one, ["bm"], "rejected", code="A1", memo="meint den Bund")
    assert (made.coder, made.agreed, made.status) == ("ah", ("ah", "bm"), "rejected")
    assert team(coder("ah")) == {(one, "A1"): "rejected"}
    rows = coder("ah").current()
    assert {row["coder"]: row["state"] for row in rows.to_dict("records")} == {
        "ah": "confirmed", "bm": "rejected", "team": "rejected",
    }  # fmt: skip
    history = coder("ah").history(one)
    assert history["agreed"].tolist() == [[], [], ["ah", "bm"]]
    assert coder("ah").agreement().pairs[0].total["only_first"].tolist() == [1]


def test_the_latest_consensus_holds_whoever_wrote_it_down(coder, tables):  # noqa: F811
    one = passage(tables, 0)
    coder("bm").agree(one, ["ah"], "rejected", code="A1")
    coder("ah").agree(one, ["bm"], code="A1")
    assert team(coder("ah")) == {(one, "A1"): "confirmed"}
    coder("ah").undo()
    assert team(coder("ah")) == {(one, "A1"): "rejected"}


def test_coders_may_agree_on_another_code(coder, tables):  # noqa: F811
    two = passage(tables, 1)
    coder("ah").agree(stable_id("t", two, "theme", "A1"), "bm", code="B2")
    assert team(coder("ah")) == {(two, "A1"): "rejected", (two, "B2"): "confirmed"}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda c, p: c.agree(p, [], code="A1"), r'Name who agreed with you: codings\.agree\("t-…", \["bm"\]\)'),
        (lambda c, p: c.agree(p, ["ah"], code="A1"), "Name who agreed with you"),
        (lambda c, p: c.agree(p, ["berta1"], code="A1"), "no decision by 'berta1'. Did you mean 'berta'"),
        (lambda c, p: c.agree(p, ["berta"], "reviewed", code="A1"), "cannot agree on 'reviewed': use 'confirmed'"),
        (lambda c, p: c.agree(p, ["berta"], code="Z9"), "no theme 'Z9'"),
        (lambda c, p: c.judge(p, "theme", "A1", "added"), "'added' cannot be said of a code"),
        (lambda c, p: c.agreement("berta", "xy"), "There is no coder 'xy'; there are 'berta'"),
        (lambda c, p: c.agreement(), "Two people must have coded; so far 'berta' has"),
    ],
)
def test_what_cannot_be_agreed_is_told(coder, tables, tmp_path, call, message):  # noqa: F811
    coder("berta").judge(passage(tables, 0), "theme", "A1")
    with pytest.raises(CodingError, match=message):
        call(coder("ah"), passage(tables, 0))
    assert len(read_decisions(tmp_path / "codings").decisions) == 1
