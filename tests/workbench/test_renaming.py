"""A presentation gets another id, and all that was decided follows, wherever the program is stopped."""

import shutil

import pytest

import synthese
from synthese.coding.anchoring import field_id
from synthese.errors import SyntheseError
from synthese.workbench import renaming
from workbench.workspaces import run


def decided(workspace):
    """Decide on a passage, link two fields and write a summary; return what the tables say after a run."""
    tags = workspace.table("tags")
    fields = tags[tags["kind"] == "action_field"].drop_duplicates("presentation")
    codings = workspace.codings
    codings.reject(tags[(tags["presentation"] == "mosel") & (tags["kind"] == "theme")]["tag"].iloc[0])
    codings.link(*(field_id(passage) for passage in fields["passage"]))
    codings.summarise("mosel", "B1", "Betriebe suchen Leute.")
    run(workspace.root)


def told(workspace):
    """Return what must be the same under any id."""
    fields = workspace.table("action_fields")
    matrix = workspace.table("framework_matrix")
    codings = workspace.table("codings")
    return {
        "states": sorted(zip(codings["coder"], codings["state"], codings["code"], codings["quotation"], strict=True)),
        "joined": len(fields) - fields["group"].nunique(),
        "summaries": sorted(matrix.loc[matrix["summary"] != "", "summary_state"]),
        "lost": len(workspace.table("lost_codings")),
    }


@pytest.fixture
def before(workspace):
    # The summary is of a project: give the deck one, so that its name is not that of the id.
    path = workspace.root / "presentations" / "catalogue.csv"
    text = path.read_text(encoding="utf-8").replace("mosel.pdf,mosel,,", "mosel.pdf,mosel,mosel,")
    path.write_text(text, encoding="utf-8")
    run(workspace.root)
    decided(workspace)
    found = told(workspace)
    assert found["summaries"] == ["current"]
    assert (found["joined"], found["lost"]) == (1, 0)
    return found


def test_catalogue_decisions_links_and_summaries_follow(workspace, before):
    done = workspace.rename("mosel", "mosel-2020")
    assert (done.logs, done.resumed) == (1, False)
    run(workspace.root)
    assert told(workspace) == before
    assert set(workspace.table("codings")["presentation"]) == {"mosel-2020"}
    assert "mosel.pdf,mosel-2020,mosel" in (workspace.layout.catalogue).read_text(encoding="utf-8")
    assert not (workspace.layout.codings / "mosel").exists()


def test_a_file_that_is_renamed_as_well_keeps_its_decisions(workspace, before):
    (workspace.root / "presentations" / "mosel.pdf").rename(workspace.root / "presentations" / "Vortrag.pdf")
    run(workspace.root)
    workspace.rename("mosel", "vortrag-mosel")
    run(workspace.root)
    assert told(workspace) == before


def test_renamed_twice_all_is_found(workspace, before):
    workspace.rename("mosel", "b")
    workspace.rename("b", "c")
    run(workspace.root)
    assert told(workspace) == before


@pytest.mark.parametrize("step", ["record_rename", "_write", "move_decisions"])
def test_stopped_at_any_step_nothing_is_lost_and_a_second_call_ends_it(workspace, before, monkeypatch, step):
    def stopped(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(renaming, step, stopped)
        with pytest.raises(KeyboardInterrupt):
            workspace.rename("mosel", "mosel-2020")
    run(workspace.root)
    assert told(workspace) == before
    done = workspace.rename("mosel", "mosel-2020")
    assert done.resumed == (step != "record_rename")
    run(workspace.root)
    assert told(workspace) == before


def test_two_decks_may_change_their_ids(workspace, before):
    workspace.rename("mosel", "x")
    workspace.rename("aller", "mosel")
    workspace.rename("x", "aller")
    run(workspace.root)
    assert told(workspace) == before


def test_what_another_machine_still_wrote_under_the_old_id_is_found(workspace, before):
    folder = workspace.layout.codings
    shutil.copytree(folder / "mosel", folder / "kept")
    workspace.rename("mosel", "mosel-2020")
    (folder / "kept").rename(folder / "mosel")
    run(workspace.root)
    assert told(workspace) == before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("moesl", "x", "There is no presentation 'moesl'; there are 'aller' and 'mosel'"),
        ("mosel", "aller", "'aller' is the id of another presentation"),
        ("mosel", "ALLER", "'aller' is the id of another presentation"),
        ("mosel", "mosel", "'mosel' is the id already"),
        ("mosel", "a/b", "'a/b' cannot name a folder everywhere"),
        ("mosel", "", "'' cannot name a folder everywhere"),
        ("mosel", "kept", "presentations/codings/kept holds decisions on another presentation"),
        ("mosel", "mosel-kopie", "'mosel-kopie' reads like a copy that a synchronised folder leaves"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(workspace, old, new, message):
    kept = workspace.layout.codings / "kept"
    kept.mkdir(parents=True)
    (kept / "ah.jsonl").write_bytes(b"")
    before = workspace.layout.catalogue.read_bytes()
    with pytest.raises(SyntheseError, match=message):
        workspace.rename(old, new)
    assert workspace.layout.catalogue.read_bytes() == before
    assert [path.name for path in workspace.layout.codings.iterdir()] == ["kept"]


def test_a_new_workspace_merges_logs_of_decisions_line_by_line(tmp_path):
    synthese.init_workspace(tmp_path)
    assert "codings/**/*.jsonl merge=union" in (tmp_path / ".gitattributes").read_text(encoding="utf-8")
