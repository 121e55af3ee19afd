"""Each stage is done when something it rests on has changed, and only then."""

import shutil

import pytest

from workbench.pdfs import pdf
from workbench.workspaces import run

ALL = {"read": 2, "tag": 2, "draw": 2, "synthesis": 1, "exports": 1}


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def settings(workspace, text):
    (workspace.root / "synthese.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [("de: Betriebe", "de: Unternehmen"), ("[betrieb*]", "[betrieb*, dörfer*]")],
    ids=["label", "indicator"],
)
def test_a_changed_codebook_tags_all_and_reads_none(workspace, old, new):
    edit(workspace.layout.codebook, old, new)
    assert run(workspace.root).done == {"tag": 2, "synthesis": 1, "exports": 1}


def test_a_comment_in_the_codebook_changes_nothing(workspace):
    edit(workspace.layout.codebook, "language: de", "language: de  # wie die Folien")
    assert run(workspace.root).nothing_done


def test_a_decision_neither_reads_nor_tags(workspace):
    workspace.codings.confirm(workspace.table("tags")["tag"].iloc[0])
    assert run(workspace.root).done == {"synthesis": 1, "exports": 1}


def test_a_decision_changes_one_cell_of_the_matrix(workspace):
    before = workspace.table("theme_matrix").set_index(["project", "theme"])
    tags = workspace.table("tags")
    tag = tags[(tags["presentation"] == "mosel") & (tags["code"] == "A1")].iloc[0]
    workspace.codings.confirm(tag["tag"])
    run(workspace.root)
    after = workspace.table("theme_matrix").set_index(["project", "theme"])
    counts = ["n_passages", "n_confirmed", "n_suggested", "n_rejected", "n_disputed"]
    differing = (after[counts] - before[counts]).loc[lambda rows: (rows != 0).any(axis=1)]
    assert differing.to_dict("index") == {
        ("mosel", "A1"): {"n_passages": 0, "n_confirmed": 1, "n_suggested": -1, "n_rejected": 0, "n_disputed": 0}
    }


def test_a_rejected_suggestion_leaves_the_count_and_stays_out_when_all_is_tagged_again(workspace):
    tags = workspace.table("tags")
    tag = tags[(tags["presentation"] == "aller") & (tags["code"] == "A1")].iloc[0]["tag"]
    workspace.codings.reject(tag)
    edit(workspace.layout.codebook, "de: Betriebe", "de: Unternehmen")
    run(workspace.root)
    cell = workspace.table("theme_matrix").set_index(["project", "theme"]).loc[("aller", "A1")]
    assert (cell["n_passages"], cell["n_suggested"], cell["n_rejected"]) == (0, 0, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [("[sprachkurs*]", "[abend*]"), ("[sprachkurs*]", "[sprachkurs*, abend*]"), ("de: Sprache", "de: Deutsch lernen")],
    ids=["another rule", "a rule more", "label"],
)
def test_a_rejected_pair_comes_up_nowhere_whatever_rule_suggests_it_now(workspace, old, new):
    tags = workspace.table("tags")
    tag = tags[(tags["presentation"] == "aller") & (tags["code"] == "A1")].iloc[0]
    workspace.codings.reject(tag["tag"])
    edit(workspace.layout.codebook, old, new)
    run(workspace.root)
    again = workspace.table("tags")
    assert tag["tag"] in set(again["tag"]), "the rules still find it"
    workspace.__dict__.pop("codings")
    assert tag["tag"] not in set(workspace.codings.suggestions()["tag"])
    listed = (workspace.layout.csv / "vorschlaege.csv").read_text(encoding="utf-8-sig")
    assert "mosel" in listed
    assert tag["tag"] not in listed
    fields = workspace.table("theme_matrix").set_index(["project", "theme"]).loc[("aller", "A1")]
    assert (fields["n_suggested"], fields["n_rejected"]) == (0, 1)


def test_the_language_is_a_matter_of_the_files_for_readers(workspace):
    settings(workspace, '[export]\nlanguage = "en"\n')
    assert run(workspace.root).done == {"exports": 1}
    assert (workspace.layout.csv / "theme_matrix.csv").is_file()


def test_the_number_of_workers_changes_nothing(workspace):
    settings(workspace, "[run]\nworkers = 2\n")
    assert run(workspace.root).nothing_done


def test_more_quotations_compare_anew(workspace):
    settings(workspace, "[synthesis]\nquotations = 1\n")
    assert run(workspace.root).done == {"synthesis": 1, "exports": 1}


@pytest.mark.parametrize("gone", ["results/csv", "results/synthese.html", "results/figures"])
def test_files_for_readers_taken_away_are_made_again_alone(workspace, gone):
    path = workspace.root / gone
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    assert run(workspace.root).done == {"exports": 1}
    assert path.exists()


def test_a_file_for_readers_that_somebody_edited_is_made_again(workspace):
    report = workspace.layout.report.read_bytes()
    workspace.layout.report.write_text("von Hand", encoding="utf-8")
    assert run(workspace.root).done == {"exports": 1}
    assert workspace.layout.report.read_bytes() == report


def test_a_damaged_table_is_made_again(workspace):
    path = workspace.layout.tables / "theme_matrix.parquet"
    before = path.read_bytes()
    path.write_bytes(b"PAR1")
    assert run(workspace.root).done == {"synthesis": 1, "exports": 1}
    assert path.read_bytes() == before


def test_results_taken_away_are_all_made_again(workspace):
    tables = {path.name: path.read_bytes() for path in workspace.layout.tables.iterdir()}
    shutil.rmtree(workspace.layout.results)
    assert run(workspace.root).done == ALL
    assert {path.name: path.read_bytes() for path in workspace.layout.tables.iterdir()} == tables


def test_an_unreadable_ledger_makes_all_again_that_it_vouched_for(workspace):
    workspace.layout.provenance.write_text('{"keys": ', encoding="utf-8")
    assert run(workspace.root).done == {"synthesis": 1, "exports": 1}
    assert run(workspace.root).nothing_done


def test_a_changed_pdf_alone_is_read_and_what_it_changes_is_told(workspace):
    changed = pdf(["Ankommen an der Aller", "Sprachkurse fehlen"])
    (workspace.layout.presentations / "aller.pdf").write_bytes(changed)
    report = run(workspace.root)
    assert (report.done["read"], report.done["tag"]) == (1, 1)
    passages = workspace.table("passages")
    assert list(passages[passages["presentation"] == "aller"]["text"]) == ["Sprachkurse fehlen"]
    assert any(sentence.startswith("theme_matrix:") for sentence in report.changed)


def test_a_renamed_pdf_keeps_its_id_and_is_not_read_again(workspace):
    folder = workspace.layout.presentations
    (folder / "aller.pdf").rename(folder / "Aller, endgültig.pdf")
    report = run(workspace.root)
    assert report.done == {"synthesis": 1, "exports": 1}
    assert [deck.presentation for deck in report.decks] == ["aller", "mosel"]
    assert not report.problems
    assert '"Aller, endgültig.pdf",aller' in workspace.layout.catalogue.read_text(encoding="utf-8")


def test_a_deck_taken_away_is_told_and_the_others_stay(workspace):
    (workspace.layout.presentations / "aller.pdf").unlink()
    report = run(workspace.root)
    assert report.done == {"synthesis": 1, "exports": 1}
    assert "'aller.pdf' is not in presentations/" in str(report.problems[0])
    assert set(workspace.table("theme_matrix")["project"]) == {"mosel"}


def test_a_project_renamed_in_the_catalogue_is_compared_anew(workspace):
    edit(workspace.layout.catalogue, "mosel.pdf,mosel,mosel,", "mosel.pdf,mosel,Moseltal,")
    assert run(workspace.root).done == {"synthesis": 1, "exports": 1}
    assert set(workspace.table("theme_matrix")["project"]) == {"aller", "Moseltal"}
