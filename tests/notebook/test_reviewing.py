"""What waits for a coder, how far the review is, what was decided."""

import pandas as pd
import pytest

from synthese.notebook import agreement_table, decision_table, in_words, next_to_review, progress_table


def waiting(tables, coder, **options):
    return {one.ids[0] for one in next_to_review(tables, coder=coder, **options)}


def test_what_a_coder_decided_no_longer_waits_for_that_coder(tables):
    everything = waiting(tables, "niemand")
    assert everything - waiting(tables, "Ömer") == {"t-00t", "t-01t"}
    assert everything - waiting(tables, "Zoe") == {"t-01t"}


def test_nothing_waits_on_a_passage_that_was_read(workspace):
    rows = workspace.tables["codings"]
    read = rows.head(1).assign(coder="Zoe", state="reviewed", kind="passage", code="", passage="p-03")
    workspace.tables["codings"] = pd.concat([rows, read], ignore_index=True)
    assert not waiting(in_words(workspace), "Zoe") & {"t-03t", "t-03a"}


def test_the_most_uncertain_comes_first(workspace):
    tags = workspace.tables["tags"]
    tags.loc[tags["tag"] == "t-06t", "score"] = 0.52
    assert next_to_review(in_words(workspace), coder="x")[0].ids[0] == "t-06t"


def test_only_one_deck(tables):
    assert {one.evidence.presentation for one in next_to_review(tables, coder="x", presentation="in2")} == {"in2"}


def test_progress_tells_states_and_what_waits(tables):
    row = progress_table(tables, coder="Ömer").data.set_index("Präsentation").loc["MOSAIK"]
    assert (row["Befunde"], row["Bestätigt"], row["Strittig"], row["Für mich offen"]) == (6, 1, 1, 4)


def test_agreement_compares_each_two_coders(tables):
    row = agreement_table(tables).data.iloc[0]
    assert row["Kodierende"] == "Ömer – Zoe"
    assert row["Übereinstimmung"] == pytest.approx(0.0)


def test_decisions_are_told_in_words(tables):
    said = {"decision": "d-1", "time": "2021-03-04T05:06:07.8Z", "coder": "<b>", "status": "rejected", "kind": "theme"}
    said |= {"code": "A1", "quote": "", "text": "", "memo": "<i>", "in_force": False}
    table = decision_table(tables, pd.DataFrame([said]))
    row = table.data.iloc[0]
    assert (row["Zeit"], row["Status"], row["Gilt"]) == ("2021-03-04 05:06", "abgelehnt", False)
    assert "&lt;i&gt;" in table.to_html()
