"""What waits for a coder, how far the review is, what was decided."""

import pandas as pd
import pytest

from synthese.notebook import (
    agreement_table,
    decision_table,
    disagreement_table,
    in_words,
    next_to_review,
    progress_table,
)


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


def two_coders():
    """Two who judged three passages: they agree on one, differ on two."""
    said = {"p-00": ("confirmed", "confirmed"), "p-01": ("confirmed", "rejected"), "p-02": ("rejected", "confirmed")}
    for passage, states in said.items():
        yield from ((coder, passage, state) for coder, state in zip(("bm", "zo"), states, strict=True))


@pytest.fixture
def compared(workspace):
    """Tables with the codings of two people."""
    rows = workspace.tables["codings"]
    blank = rows.head(1).assign(kind="theme", code="A1", memo="", presentation="mosaik", slide=2, page=2)
    told = [blank.assign(coder=c, passage=p, state=s, decision=f"d-{c}{p}") for c, p, s in two_coders()]
    workspace.tables["codings"] = pd.concat(told, ignore_index=True)
    return workspace


def test_agreement_has_all_figures_with_their_intervals(compared):
    tables = in_words(compared)
    row = agreement_table(tables, by="all").data.iloc[0]
    assert (row["Kodierende"], row["Anzahl"], row["Beide"], row["Nur erste"]) == ("bm – zo", 3, 1, 1)
    assert row["Übereinstimmung"].startswith("0,33<br><small>")
    assert row["F1"].startswith("0,50<br><small>")
    assert row["Cohens Kappa"].startswith("-0,50<br><small>") or row["Cohens Kappa"].startswith("−0,50<br><small>")
    assert agreement_table(tables).data.iloc[0]["Code"].startswith("A1")
    assert agreement_table(tables, by="presentation").data.iloc[0]["Präsentation"] == "MOSAIK"


def test_agreement_of_one_is_an_empty_table(workspace):
    workspace.tables["codings"] = workspace.tables["codings"].query("coder == 'Zoe'")
    tables = in_words(workspace)
    assert agreement_table(tables).data.empty
    assert disagreement_table(tables, pd.DataFrame(columns=["decision", "agreed"])).data.empty


def test_disagreements_tell_what_each_said_and_who_agreed_since(compared):
    rows = compared.tables["codings"]
    team = rows.head(1).assign(coder="team", passage="p-01", state="rejected", decision="d-team")
    compared.tables["codings"] = pd.concat([rows, team], ignore_index=True)
    decisions = pd.DataFrame({"decision": ["d-team"], "agreed": [("bm", "zo")]})
    table = disagreement_table(in_words(compared), decisions).data
    assert list(table["Kodierende"]) == ["bm: bestätigt<br>zo: abgelehnt", "bm: abgelehnt<br>zo: bestätigt"]
    assert list(table["Einigung"]) == ["abgelehnt<br>bm, zo", "–"]


def test_decisions_are_told_in_words(tables):
    said = {"decision": "d-1", "time": "2021-03-04T05:06:07.8Z", "coder": "<b>", "status": "rejected", "kind": "theme"}
    said |= {"code": "A1", "quote": "", "text": "", "memo": "<i>", "in_force": False, "agreed": ("bm", "zo")}
    table = decision_table(tables, pd.DataFrame([said]))
    row = table.data.iloc[0]
    assert (row["Zeit"], row["Status"], row["Gilt"]) == ("2021-03-04 05:06", "abgelehnt", False)
    assert row["Einigung"] == "bm, zo"
    assert "&lt;i&gt;" in table.to_html()
