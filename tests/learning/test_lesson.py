"""Learning from a coded workspace: judged, accepted, applied by the next run, taken away."""

import json
import subprocess
import sys

import pytest

import synthese
from synthese.errors import WorkspaceError
from synthese.learning import model_to_bytes
from synthese.learning.training import folds_of
from synthese.workbench import run as stages
from workbench.workspaces import copied


@pytest.fixture(scope="module", autouse=True)
def _without_reports():
    """Pictures and reports play no part in what is learned."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stages, "draw_evidence", lambda *_, **__: 0)
        patch.setattr(stages, "publish", lambda *_, **__: [])
        yield


def test_no_presentation_is_learned_from_and_judged_by():
    decks = ["a", "a", "b", "c", "c", "c", "d"]
    for seen, unseen in folds_of(decks):
        assert {decks[row] for row in seen}.isdisjoint({decks[row] for row in unseen})
    assert sorted(row for _, unseen in folds_of(decks) for row in unseen.tolist()) == list(range(7))


def test_with_a_thin_codebook_learning_finds_more(lesson):
    rows = {row.key: row for row in lesson.rows}
    assert rows["theme_recall"].after.value > rows["theme_recall"].before.value
    assert rows["theme_f1"].after.value > rows["theme_f1"].before.value
    assert rows["theme_f1"].before.low < rows["theme_f1"].before.value < rows["theme_f1"].before.high
    assert lesson.verdict.startswith(("It helps: F1 of themes changes by +", "It may be chance: F1 of themes changes"))


def test_probabilities_serve_as_scores_only_where_they_were_better(lesson):
    rows = {row.key: row for row in lesson.rows}
    for kind, part in (("theme", "theme"), ("action_field", "field")):
        assert lesson.model.mixing[kind].calibrates == (rows[f"{part}_brier"].difference.value < 0)


def test_codes_with_few_codings_are_left_to_the_codebook(lesson):
    learned = {code.code for code in lesson.model.codes}
    for row in lesson.codes:
        assert (row.code in learned) == (min(row.applies, row.known - row.applies) >= 5)


def test_learning_twice_gives_the_same_bytes(lesson, coded):
    again = synthese.open_workspace(coded).learn()
    assert model_to_bytes(again.model) == model_to_bytes(lesson.model)
    assert not (coded / "presentations" / "model.json").exists()


def test_a_workspace_with_too_few_codings_is_told_how_many(samples):
    with pytest.raises(WorkspaceError, match="There are 0 coded or read passages in 0 presentations"):
        synthese.open_workspace(samples).learn()


@pytest.fixture(scope="module")
def applied(coded, lesson, tmp_path_factory):
    """The workspace with the model accepted, run again."""
    workspace = copied(coded, tmp_path_factory.mktemp("applied") / "workspace")
    (workspace.layout.model).write_bytes(model_to_bytes(lesson.model))
    report = workspace.run(workers=1)
    assert report.done["tag"] == 4
    return workspace


def test_a_run_marks_learned_suggestions_and_says_why(applied):
    tags = applied.table("tags")
    learned = tags[tags["origin"] == "learned"]
    assert len(learned) > 0
    assert all(rule.startswith("learned:") for rules in learned["rules"] for rule in rules)
    assert any("(wie " in rule for rules in learned["rules"] for rule in rules)
    assert learned["score"].between(0.5, 1).all()


def test_every_quotation_stands_in_its_block(applied):
    blocks = applied.table("blocks").set_index(["presentation", "slide", "block"])["text"]
    for row in applied.table("tags").to_dict("records"):
        text = blocks[row["presentation"], row["slide"], row["block"]]
        assert text[row["start"] : row["end"]] == row["quotation"]


def test_the_suggestions_of_the_codebook_all_stay(applied, coded):
    without = synthese.open_workspace(coded)
    without.run(workers=1)
    before, after = (set(each.table("tags")["tag"]) for each in (without, applied))
    assert before <= after


def test_a_passage_carries_no_more_themes_than_the_codebook_allows(applied):
    tags = applied.table("tags")
    counts = tags[tags["kind"] == "theme"].groupby("passage").size()
    assert counts.max() <= applied.codebook.max_themes


def test_what_was_rejected_is_not_suggested_again(applied):
    themes = applied.table("theme_matrix")
    rejected = applied.table("codings").query("coder == 'team' and state == 'rejected'")
    evidence = {name for names in themes["evidence"] for name in names}
    assert not evidence & set(rejected["coding"])


def test_a_changed_codebook_puts_the_model_out_of_use_and_says_so(applied, tmp_path):
    workspace = copied(applied.root, tmp_path / "changed")
    workspace.editing.add_term("A1", "sprachtandem*")
    report = workspace.run(workers=1)
    told = [str(problem) for problem in report.problems]
    assert any(line.startswith("presentations/model.json: was learned with another state") for line in told)
    assert set(workspace.table("tags")["origin"]) == {"codebook"}


def test_forgetting_gives_the_codebooks_tags_back(applied, tmp_path):
    workspace = copied(applied.root, tmp_path / "forgotten")
    assert workspace.forget()
    assert not workspace.forget()
    assert workspace.run(workers=1).done["tag"] == 4
    assert set(workspace.table("tags")["origin"]) == {"codebook"}


def test_applying_a_model_loads_no_scikit_learn():
    code = "import sys, synthese.learning.applying; print('sklearn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_model_never_holds_a_passage_whole(lesson):
    content = json.loads(model_to_bytes(lesson.model))
    names = [name for code in content["codes"] for name in code["weights"]]
    assert all(len(name) <= 7 for name in names if not name.startswith("r:"))
