from dataclasses import replace

import pytest

from synthese.coding import in_force, present_state, read_notes, team_state
from synthese.coding.state import Key
from synthese.types import Target

from .decks import decision

HERE = Target(presentation="migoek", passage="p-1")


def states(*decisions):
    return {(key.coder, key.code): state.state for key, state in present_state(in_force(decisions)).items()}


def team(*decisions):
    found = team_state(present_state(in_force(decisions)))
    return {(key.kind, key.code): state.state for key, state in found.items()}


def say(status, coder="ah", code="A1", **fields):
    return decision(status, code=code, coder=coder, target=HERE, **fields)


def read(coder, codebook=""):
    return say("reviewed", coder, code="", kind="passage", codebook=codebook)


def test_the_last_decision_wins():
    assert states(say("confirmed"), say("rejected")) == {("ah", "A1"): "rejected"}
    assert states(say("rejected"), say("added")) == {("ah", "A1"): "confirmed"}


def test_coders_have_states_of_their_own():
    assert states(say("confirmed"), say("rejected", "bm")) == {("ah", "A1"): "confirmed", ("bm", "A1"): "rejected"}


def test_a_change_puts_the_old_code_aside():
    assert states(say("changed", code="B2", replaces="A1")) == {("ah", "A1"): "rejected", ("ah", "B2"): "confirmed"}


def test_withdrawing_leaves_the_code_undecided():
    assert states(say("confirmed"), say("rejected"), say("withdrawn")) == {}


def test_undoing_a_line_brings_back_what_held_before():
    first, second = say("confirmed"), say("rejected")
    assert states(first, second, say("withdrawn", withdraws=second.id)) == {("ah", "A1"): "confirmed"}


def test_undoing_a_change_undoes_both_its_sides():
    change = say("changed", code="B2", replaces="A1")
    assert states(change, say("withdrawn", code="B2", withdraws=change.id)) == {}


def test_undoing_an_undoing_line_gives_the_decision_back():
    first = say("confirmed")
    undo = say("withdrawn", withdraws=first.id)
    assert states(first, undo, say("withdrawn", withdraws=undo.id)) == {("ah", "A1"): "confirmed"}


def test_nobody_undoes_the_decision_of_another():
    first = say("confirmed")
    assert states(first, say("withdrawn", "bm", withdraws=first.id)) == {("ah", "A1"): "confirmed"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([say("confirmed")], "confirmed"),
        ([say("confirmed"), say("added", "bm")], "confirmed"),
        ([say("confirmed"), say("rejected", "bm")], "disputed"),
        ([say("confirmed"), say("rejected", "bm"), say("confirmed", "team")], "confirmed"),
        ([say("confirmed"), say("confirmed", "bm"), say("rejected", "team")], "rejected"),
    ],
)
def test_the_team_says_what_consensus_or_all_say(said, expected):
    assert team(*said)["theme", "A1"] == expected


def test_who_read_a_passage_and_set_no_code_says_no():
    assert team(say("confirmed"), read("bm"))["theme", "A1"] == "disputed"
    assert team(say("rejected"), read("bm"))["theme", "A1"] == "rejected"
    assert team(say("confirmed"), read("ah"))["theme", "A1"] == "confirmed"


def test_who_read_with_another_codebook_said_nothing_on_a_code_of_this_one():
    assert team(say("confirmed", codebook="new"), read("bm", "old"))["theme", "A1"] == "confirmed"


def test_a_passage_is_read_when_one_has_read_it():
    assert team(read("bm"))["passage", ""] == "reviewed"


def test_the_team_rests_on_the_latest_decision():
    late, early = say("confirmed", time="2024-05-02T00:00:00Z"), say("confirmed", "bm", time="2024-05-01T00:00:00Z")
    found = team_state(present_state([late, early]))
    assert found[Key("team", "p-1", "theme", "A1")].decision == late


def note(kind, text, *, about="A1", coder="ah", status="added", **fields):
    return decision(
        status,
        kind,
        fields.pop("code", ""),
        coder=coder,
        text=text,
        target=Target(project="IN2", about=about),
        **fields,
    )


def test_of_summaries_the_latest_of_all_coders_holds():
    notes = read_notes([note("summary", "alt"), note("summary", "neu", coder="bm", evidence=("t-1",))])
    assert [(entry.project, entry.about, entry.text, entry.coder) for entry in notes] == [("IN2", "A1", "neu", "bm")]
    assert notes[0].evidence == ("t-1",)


def test_the_order_of_a_coder_goes_before_the_clock():
    notes = read_notes([note("summary", "alt", time="2024-05-09T00:00:00Z"), note("summary", "neu")])
    assert [entry.text for entry in notes] == ["neu"]


def test_an_undone_summary_gives_back_the_one_before():
    first, second = note("summary", "alt"), note("summary", "neu")
    undo = replace(second, id="d-undo", status="withdrawn", withdraws=second.id)
    assert [entry.text for entry in read_notes([first, second, undo])] == ["alt"]


def test_values_are_judged_one_by_one():
    notes = read_notes([note("value", "Interview", status="confirmed"), note("value", "Umfrage", status="rejected")])
    assert [(entry.text, entry.status) for entry in notes] == [("Interview", "confirmed"), ("Umfrage", "rejected")]


def test_a_link_is_the_same_from_both_ends():
    notes = read_notes(
        [note("link", "same", about="f-1", code="f-2"), note("link", "different", about="f-2", code="f-1")]
    )
    assert [(entry.about, entry.other, entry.text) for entry in notes] == [("f-1", "f-2", "different")]


def test_memos_of_two_coders_stand_side_by_side():
    notes = read_notes([note("memo", "x"), note("memo", "y", coder="bm"), note("memo", "z", coder="bm")])
    assert [entry.text for entry in notes] == ["x", "z"]
