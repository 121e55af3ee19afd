"""The commands with which a codebook grows and changes, and the one that learns."""

import json

import pytest

import synthese


def codebook_of(workspace):
    return synthese.open_workspace(workspace.root).codebook


def test_an_accepted_term_shows_at_once_what_it_reaches(call, workspace):
    answer = call("codebook", "add-term", "A1", "leute*", "-w", workspace.root)
    assert answer.code == 0
    assert "Written: 'leute*' for A1. It newly reaches 1 passage in 1 presentation." in answer.out
    assert "mosel, Folie 2 (PDF-S. 2): Betriebe suchen Leute" in answer.out
    assert "F1 cannot be told yet: 0 passages decided on for A1." in answer.out
    again = call("codebook", "add-term", "A1", "norden*", "-w", workspace.root)
    assert "It newly reaches 1 passage in 1 presentation." in again.out


def test_a_term_that_is_there_is_refused_with_exit_code_2(call, workspace):
    answer = call("codebook", "add-term", "A1", "sprachkurs*", "-w", workspace.root)
    assert answer.code == 2
    assert "'sprachkurs*' stands in line" in answer.err


def test_terms_are_listed_with_example_and_place(call, workspace):
    answer = call("codebook", "terms", "--json", "-w", workspace.root)
    found = json.loads(answer.out)
    assert found["coded"] == 0
    assert {row["indicator"] for row in found["silent"]} == set()
    assert found["overlaps"] == []
    shown = call("codebook", "terms", "-w", workspace.root)
    assert shown.code == 0
    assert "0 passages coded or read." in shown.out
    assert "To accept a term: synthese codebook add-term THEME 'TERM'" in shown.out


def test_terms_of_a_theme_that_is_not_there(call, workspace):
    answer = call("codebook", "terms", "--theme", "Z9", "-w", workspace.root)
    assert answer.code == 2
    assert "there is no theme 'Z9'" in answer.err


def test_codings_go_with_a_renamed_theme_and_the_next_run_shows_it(call, workspace):
    tags = workspace.table("tags")
    tag = tags.loc[tags["code"] == "A1", "tag"].iloc[0]
    workspace.codings.confirm(tag)
    answer = call("codebook", "rename", "A1", "S1", "--label", "Sprachen", "-w", workspace.root)
    assert "A1 is S1 now; 1 decision carried along. Run: synthese run" in answer.out
    workspace.run(workers=1)
    codings = workspace.table("codings")
    assert set(codings["code"]) == {"S1"}
    assert workspace.table("lost_codings").empty


def test_merging_keeps_the_indicators(call, workspace):
    answer = call("codebook", "merge", "A1", "B1", "-w", workspace.root)
    assert "A1 is part of B1 now; 0 decisions carried along." in answer.out
    (theme,) = codebook_of(workspace).themes
    assert {indicator.text for indicator in theme.indicators} == {"sprachkurs*", "betrieb*"}


def test_a_split_theme_is_handed_to_review(call, workspace):
    tags = workspace.table("tags")
    confirmed = tags[tags["code"] == "B1"].iloc[0]
    workspace.codings.confirm(confirmed["tag"])
    words = ("--into", "B1a=Betriebe vor Ort", "--into", "B1b=Kammern", "--term", "B1a=betrieb*")
    answer = call("codebook", "split", "B1", *words, "-w", workspace.root)
    assert "B1 is split into B1a, B1b; 1 decision to be taken anew" in answer.out
    workspace.run(workers=1)
    tags = workspace.table("tags")
    here = tags[(tags["passage"] == confirmed["passage"]) & (tags["kind"] == "theme")]
    assert set(here["code"]) == {"B1a", "B1b"}
    assert ["split:B1"] in [list(rules) for rules in here["rules"]]
    assert set(workspace.table("lost_codings")["reason"]) == {"theme_split"}


@pytest.mark.parametrize("word", ["B1a", "=x", "B1a="])
def test_a_part_that_cannot_be_read_is_told(call, workspace, word):
    answer = call("codebook", "split", "B1", "--into", word, "--into", "C=c", "-w", workspace.root)
    assert answer.code == 2
    assert f"'{word}' cannot be read: write the id, '=' and the rest" in answer.err


def test_retiring_and_printing(call, workspace):
    assert "B1 is out of use; 0 decisions on it" in call("codebook", "retire", "B1", "-w", workspace.root).out
    answer = call("codebook", "print", "-w", workspace.root)
    assert answer.out.splitlines() == ["results/kodierleitfaden.docx", "results/kodierleitfaden.html"]
    page = (workspace.root / "results" / "kodierleitfaden.html").read_text(encoding="utf-8")
    assert "B1 Betriebe: aufgegeben" in page


def test_a_quotation_becomes_the_anchor_example(call, workspace):
    row = workspace.table("passages").query("text == 'Sprachkurse am Abend'").iloc[0]
    answer = call("codebook", "anchor", "A1", row["passage"], "-w", workspace.root)
    assert "Anchor example of A1: „Sprachkurse am Abend“ (aller, Folie 1 (PDF-S. 1))" in answer.out
    assert codebook_of(workspace).theme("A1").anchor == "Sprachkurse am Abend"
    missing = call("codebook", "anchor", "A1", "t-0", "-w", workspace.root)
    assert missing.code == 2
    assert "There is no tag, coding or passage 't-0' in the last run" in missing.err


def test_without_codings_nothing_is_learned_and_it_is_told_why(call, workspace):
    answer = call("learn", "-w", workspace.root)
    assert answer.code == 2
    assert "There are 0 coded or read passages in 0 presentations; about 100 are needed" in answer.err


def test_forgetting_what_was_never_learned(call, workspace):
    assert "Nothing was learned: no model.json." in call("learn", "--forget", "-w", workspace.root).out


def test_accepting_and_forgetting_at_once_is_a_slip(call, workspace):
    answer = call("learn", "--accept", "--forget", "-w", workspace.root)
    assert answer.code == 2
    assert "--accept and --forget say the opposite" in answer.err


def test_a_damaged_model_is_told_and_the_run_goes_on(call, workspace):
    workspace.layout.model.write_text("{", encoding="utf-8")
    answer = call("run", "-w", workspace.root)
    assert answer.code == 0
    assert "presentations/model.json: is damaged and not applied" in answer.out
    assert "presentations/model.json" in call("status", "-w", workspace.root).out


def test_a_base_pipeline_that_is_not_installed_stops_the_run_before_any_deck(call, workspace):
    (workspace.root / "synthese.toml").write_text('[tagging]\nbase_model = "de_core_news_xx"\n', encoding="utf-8")
    answer = call("run", "-w", workspace.root)
    assert answer.code == 2
    assert "The spaCy pipeline 'de_core_news_xx'" in answer.err
