"""What holds now is always what reading all logs anew would give, however they change."""

import shutil

import pytest

from synthese.coding import Codings, read_decisions, resolve_codings
from synthese.coding import standing as module
from synthese.coding.standing import Standing
from synthese.errors import CodingError
from synthese.provenance import stable_id
from synthese.types import TEAM

from .test_facade import CODEBOOK, tables  # noqa: F401 - a fixture


@pytest.fixture
def open_codings(tables, tmp_path):  # noqa: F811
    def opened(coder):
        return Codings(tmp_path / "codings", coder, codebook=CODEBOOK, tables=tables.__getitem__, pdf_hashes={})

    return opened


def holds(codings):
    return {(stable_id("c", *key), state.state, state.decision.id) for key, state in codings.standing.states().items()}


def anew(tables, folder):  # noqa: F811
    shared = {name: tables[name] for name in ("passages", "blocks", "tags")}
    rows = resolve_codings(read_decisions(folder), **shared).codings
    return {(row["coding"], row["state"], row["decision"]) for row in rows}


def test_each_decision_is_seen_at_once_by_all(open_codings, tables, tmp_path):  # noqa: F811
    ah, zo = open_codings("ah"), open_codings("zo")
    tag, other = tables["tags"]["tag"][0], tables["tags"]["tag"][2]
    for act in (
        lambda: ah.confirm(tag),
        lambda: zo.reject(tag),
        lambda: zo.reviewed("migoek", slide=1),
        lambda: ah.confirm(other),
        ah.undo,
        lambda: zo.summarise("IN²", "A1", "Kurse"),
        lambda: ah.change(tag, "B2"),
    ):
        act()
        assert holds(ah) == holds(zo) == anew(tables, tmp_path / "codings")
    assert {state.state for key, state in ah.standing.states().items() if key.coder == TEAM} >= {"disputed", "reviewed"}


def test_nothing_is_read_while_no_log_changes(open_codings, tables, monkeypatch):  # noqa: F811
    ah = open_codings("ah")
    ah.confirm(tables["tags"]["tag"][0])
    states = ah.standing.states()
    monkeypatch.setattr(module, "read_decisions", lambda *_: pytest.fail("read again"))
    assert ah.standing.states() is states


def test_copies_of_folders_and_logs_that_vanish_are_noticed(open_codings, tables, tmp_path):  # noqa: F811
    ah, folder = open_codings("ah"), tmp_path / "codings"
    ah.confirm(tables["tags"]["tag"][0])
    ah.standing.states()
    shutil.copytree(folder / "migoek", folder / "migoek (conflicted copy)")
    open_codings("ah").reject(tables["tags"]["tag"][1])
    assert holds(ah) == anew(tables, folder)
    assert len(ah.standing.states()) == 4  # two codes, each of the coder and of the team
    shutil.rmtree(folder)
    assert ah.standing.states() == {}


def test_damage_is_told(open_codings, tables, tmp_path):  # noqa: F811
    ah = open_codings("ah")
    ah.confirm(tables["tags"]["tag"][0])
    with (tmp_path / "codings" / "migoek" / "ah.jsonl").open("a", encoding="utf-8") as file:
        file.write("kaputt\n")
    assert "codings/migoek/ah.jsonl, line 2" in str(ah.standing.problems[0])


def test_a_code_another_set_can_be_judged_and_changed(open_codings, tables):  # noqa: F811
    passage = tables["passages"]["passage"][1]
    ah, zo = open_codings("ah"), open_codings("zo")
    ah.add(passage, "theme", "B2")
    zo.judge(passage, "theme", "B2", "rejected", memo="nein")
    assert {state.state for key, state in zo.standing.states().items() if key.coder == TEAM} == {"disputed"}
    zo.recode(passage, "theme", "B2", "A1")
    own = {key.code: state.state for key, state in ah.standing.states().items() if key.coder == "zo"}
    assert own == {"A1": "confirmed", "B2": "rejected"}
    with pytest.raises(CodingError, match="'added' cannot be said of a code: use 'confirmed' or 'rejected'"):
        zo.judge(passage, "theme", "A1", "added")
    with pytest.raises(CodingError, match="The codebook has no theme 'Z9'"):
        zo.judge(passage, "theme", "Z9")


def test_who_codes_blind_sees_the_own_decisions_alone(open_codings, tables, tmp_path):  # noqa: F811
    open_codings("ah").confirm(tables["tags"]["tag"][0])
    open_codings("zo").reject(tables["tags"]["tag"][0])
    blind = Standing(tmp_path / "codings", tables.__getitem__, only="zo")
    assert {(key.coder, state.state) for key, state in blind.states().items()} == {("zo", "rejected")}


def test_the_last_decision_may_be_asked_for_by_kind(open_codings, tables):  # noqa: F811
    ah = open_codings("ah")
    assert ah.last() is None
    tagged = ah.confirm(tables["tags"]["tag"][0])
    written = ah.memo("wichtig", presentation="migoek")
    assert (ah.last(), ah.last(["theme", "slide"])) == (written, tagged)


def test_words_that_recur_are_coded_where_they_were_marked(open_codings, tables):  # noqa: F811
    text = "Kurse am Abend, Kurse am Morgen"
    for name in ("passages", "blocks"):
        tables[name].loc[tables[name]["text"] == "Wohnraum ist knapp", "text"] = text
    tables["passages"].loc[1, "end"] = len(text)
    passage = tables["passages"]["passage"][1]
    ah = open_codings("ah")
    assert ah.add(passage, "theme", "A1", quote="Kurse").target.start == 0
    assert ah.add(passage, "theme", "A1", quote="Kurse", start=16).target.start == 16
