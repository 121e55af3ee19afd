"""Codings of themes that were renamed, merged, split or retired."""

import pandas as pd
import pytest

from coding.decks import decision, deck, on
from synthese.coding import resolve_codings, split_suggestions
from synthese.coding.carrying import carried_state
from synthese.coding.state import Key
from synthese.tables import empty_table
from synthese.types import Codebook, Labels, RetiredCode, Target, Theme

TEXT = "Kurse fehlen in den Dörfern des Kreises"
EARLY, MERGED, LATE = (f"2024-05-0{day}T10:00:00+00:00" for day in (1, 2, 3))


def gone(old, how, *into, since=MERGED):
    return RetiredCode(id=old, labels=Labels(de=old), how=how, into=into, since=since)


def book(*retired, themes=("B1",)):
    kept = tuple(Theme(id=code, group="", labels=Labels(de=code)) for code in themes)
    return Codebook(version="1", language="de", sha256="x", groups=(), themes=kept, retired=retired)


def said(status, code, time=EARLY, coder="ah", **fields):
    return decision(status, code=code, time=time, coder=coder, target=Target(presentation="a", passage="p-1"), **fields)


def states(decisions, *retired):
    found = carried_state(decisions, retired)
    return {key.code: state.state for key, state in found.items() if key.coder == "ah"}


@pytest.mark.parametrize("how", ["renamed", "merged"])
@pytest.mark.parametrize(
    ("status", "state"), [("confirmed", "confirmed"), ("added", "confirmed"), ("rejected", "rejected")]
)
def test_decisions_on_a_former_id_are_on_the_new_one(how, status, state):
    assert states([said(status, "A1")], gone("A1", how, "B1")) == {"B1": state}


def test_who_codes_on_under_the_former_id_is_understood():
    decisions = [said("confirmed", "B1"), said("rejected", "A1", LATE)]
    assert states(decisions, gone("A1", "renamed", "B1")) == {"B1": "rejected"}


def test_of_two_themes_that_became_one_a_confirmation_of_either_holds():
    for decisions in (
        [said("confirmed", "A1"), said("rejected", "B1")],
        [said("rejected", "A1"), said("confirmed", "B1")],
    ):
        assert states(decisions, gone("A1", "merged", "B1")) == {"B1": "confirmed"}


def test_after_the_merger_the_last_decision_wins():
    decisions = [said("confirmed", "A1"), said("rejected", "B1", LATE)]
    assert states(decisions, gone("A1", "merged", "B1")) == {"B1": "rejected"}


def test_a_decision_carried_along_can_be_withdrawn_under_the_new_id():
    decisions = [said("confirmed", "A1"), said("withdrawn", "B1", LATE)]
    assert states(decisions, gone("A1", "renamed", "B1")) == {}


def test_a_theme_renamed_twice_is_followed_all_the_way():
    chain = (gone("A1", "renamed", "B1"), gone("B1", "renamed", "C1", since=LATE))
    assert states([said("confirmed", "A1")], *chain) == {"C1": "confirmed"}
    late = said("rejected", "A1", "2024-05-04T10:00:00+00:00")
    assert states([said("confirmed", "A1"), late], *chain) == {"C1": "rejected"}


def test_a_changed_code_whose_both_sides_became_one_is_confirmed():
    decisions = [said("changed", "B1", LATE, replaces="A1")]
    assert states(decisions, gone("A1", "merged", "B1")) == {"B1": "confirmed"}


def test_codings_of_action_fields_are_left_alone():
    found = carried_state([said("confirmed", "A1", kind="action_field")], (gone("A1", "renamed", "B1"),))
    assert list(found) == [Key("ah", "p-1", "action_field", "A1")]


def test_each_coder_is_carried_along_alone_and_the_team_agrees():
    tables = deck([TEXT])
    target = on(TEXT)
    lines = [
        decision("confirmed", code="A1", coder="ah", time=EARLY, target=target),
        decision("confirmed", code="B1", coder="bm", time=EARLY, target=target),
    ]
    resolved = resolve_codings(lines, **tables, tags=empty_table("tags"), codebook=book(gone("A1", "merged", "B1")))
    assert {(row["coder"], row["code"], row["state"]) for row in resolved.codings} == {
        ("ah", "B1", "confirmed"),
        ("bm", "B1", "confirmed"),
        ("team", "B1", "confirmed"),
    }
    assert resolved.lost == ()


@pytest.mark.parametrize(
    ("retired", "reason"),
    [
        ((gone("A1", "retired"),), "theme_retired"),
        ((gone("A1", "split", "B1", "B2"),), "theme_split"),
        ((), "theme_unknown"),
    ],
)
def test_codings_of_a_theme_that_is_gone_stay_and_are_listed(retired, reason):
    lines = [decision("confirmed", code="A1", target=on(TEXT))]
    resolved = resolve_codings(
        lines, **deck([TEXT]), tags=empty_table("tags"), codebook=book(*retired, themes=("B1", "B2"))
    )
    assert [(row["code"], row["reason"]) for row in resolved.lost] == [("A1", reason)]
    assert {row["code"] for row in resolved.codings} == {"A1"}


def test_a_split_theme_is_suggested_in_parts_where_it_was_confirmed():
    tables, codebook = (
        deck([TEXT, "Anderes, was dort steht"]),
        book(gone("A1", "split", "B1", "B2"), themes=("B1", "B2")),
    )
    lines = [
        decision("confirmed", code="A1", target=on(TEXT)),
        decision("rejected", code="A1", target=on("Anderes, was dort steht")),
    ]
    resolved = resolve_codings(lines, **tables, tags=empty_table("tags"), codebook=codebook)
    rows = split_suggestions(resolved.codings, empty_table("tags"), tables["passages"], codebook)
    assert [(row["code"], row["quotation"], row["rules"]) for row in rows] == [
        ("B1", TEXT, ["split:A1"]),
        ("B2", TEXT, ["split:A1"]),
    ]
    again = pd.DataFrame(rows[:1])
    assert [row["code"] for row in split_suggestions(resolved.codings, again, tables["passages"], codebook)] == ["B2"]


def test_a_summary_goes_with_a_renamed_theme_and_stays_with_a_merged_one():
    line = decision("added", "summary", "", target=Target(project="P", about="A1"), text="Kurse.")
    for how, about in (("renamed", "B1"), ("merged", "A1")):
        resolved = resolve_codings(
            [line], **deck([TEXT]), tags=empty_table("tags"), codebook=book(gone("A1", how, "B1"))
        )
        assert [note.target.about for note in resolved.notes] == [about]
