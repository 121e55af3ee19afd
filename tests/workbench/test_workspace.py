"""What notebooks ask of a workspace, and what it answers when there is no such thing."""

import pytest

import synthese
from synthese.errors import DeckError, WorkspaceError
from workbench.workspaces import small

SELECTABLE = "'event', 'role', 'space_type', 'project' or 'group'"


@pytest.fixture(scope="module")
def opened(ready):
    return synthese.open_workspace(ready)


def test_a_workspace_is_found_from_a_folder_below_it(ready):
    assert synthese.open_workspace(ready / "results" / "tables").root == ready.resolve()


def test_an_unknown_table_is_answered_with_those_there_are(opened):
    with pytest.raises(
        WorkspaceError, match=r"no table 'themes'; there are 'presentations', 'slides', .* and 'changes'"
    ):
        opened.table("themes")


def test_a_table_before_the_first_run_is_answered_with_what_to_do(tmp_path):
    with pytest.raises(WorkspaceError, match=r"'tags' is not made yet: run `synthese run` or workspace.run\(\) first"):
        small(tmp_path).table("tags")


def test_a_table_of_a_part_is_made_anew(samples):
    workspace = synthese.open_workspace(samples)
    whole = workspace.table("action_fields")
    part = workspace.table("action_fields", project="in2", role="project")
    assert set(part["project"]) == {"IN²"}
    assert list(part["field"]) == list(whole[whole["project"] == "IN²"]["field"])
    assert workspace.table("similarity", project=["IN²", "MOSAIK"]).shape[0] == 1
    assert set(workspace.table("theme_matrix", group="B")["theme"]) == {"B1", "B2"}
    assert set(workspace.table("passages", project="migoek")["presentation"]) == {"migoek", "landkreistag"}


def test_a_table_of_what_is_confirmed_is_made_anew(samples):
    workspace = synthese.open_workspace(samples)
    assert workspace.table("theme_matrix")["n_passages"].any()
    assert not workspace.table("theme_matrix", confirmed_only=True)["n_passages"].any()
    same = workspace.table("theme_matrix", confirmed_only=False)
    assert same["n_passages"].tolist() == workspace.table("theme_matrix")["n_passages"].tolist()


@pytest.mark.parametrize(
    ("name", "selected", "message"),
    [
        ("theme_matrix", {"event": "Messe"}, "There is no event 'Messe' here; there are 'Vielfalt leben!'."),
        ("tags", {"colour": "red"}, f"Nothing is selected by 'colour'; tables can be selected by {SELECTABLE}."),
        (
            "changes",
            {"event": "Vielfalt leben!"},
            "The table 'changes' compares whole runs and takes no selection: ask for it without one.",
        ),
    ],
)
def test_what_cannot_be_selected_is_told(samples, name, selected, message):
    with pytest.raises(WorkspaceError) as told:
        synthese.open_workspace(samples).table(name, **selected)
    assert str(told.value) == message


def test_words_lie_in_their_blocks(opened):
    words = opened.words("mosel", 1)
    blocks = opened.table("blocks")
    texts = blocks[(blocks["presentation"] == "mosel") & (blocks["slide"] == 1)].set_index("block")["text"]
    assert list(words["word"])[:4] == ["Ankommen", "an", "der", "Mosel"]
    for word in words.to_dict("records"):
        assert texts[word["block"]][word["start"] : word["end"]] == word["word"]


def test_words_asked_for_again_are_the_same(opened):
    assert opened.words("mosel", 2).equals(opened.words("mosel", 2))


def test_an_unknown_presentation_is_answered_with_those_there_are(opened):
    with pytest.raises(WorkspaceError, match="no presentation 'rhein'; there are 'aller' and 'mosel'"):
        opened.words("rhein", 1)


def test_words_of_an_unknown_slide_are_answered_with_those_there_are(opened):
    with pytest.raises(DeckError, match=r"mosel.pdf has no slide 9; its slides are 1 to 2"):
        opened.words("mosel", 9)


def test_an_unknown_slide_is_answered_with_those_there_are(opened):
    with pytest.raises(WorkspaceError, match=r"no slide 3 of 'mosel'; it has slides 1 to 2"):
        opened.show("mosel", 3)


def test_a_slide_of_an_unknown_presentation_is_answered_with_those_there_are(opened):
    with pytest.raises(WorkspaceError, match=r"no presentation 'rhein'; there are 'aller' and 'mosel'"):
        opened.show("rhein", 1)


def test_a_slide_is_shown_with_its_picture_and_place(opened):
    view = opened.show("mosel", 2)
    html = view._repr_html_()
    assert "mosel, Folie 2 (PDF-S. 2): Was die Betriebe sagen" in html
    assert "data:image/png;base64," in html


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("sprachkurse", ["Sprachkurse", "Sprachkurse", "Sprachkurse"]),
        ("*kurse fehlen", ["Sprachkurse fehlen"]),
        ("Betrieb", []),
        ("Betrieb* bilden", ["Betriebe bilden"]),
        ("an der *", ["an der Aller", "an der Mosel"]),
        ("Was?", []),
    ],
)
def test_words_are_found_whole_in_any_case(opened, words, found):
    assert [hit.text for hit in opened.find(words)] == found


def test_a_hit_tells_its_place_and_what_stands_around(opened):
    (hit,) = opened.find("fehlen in", width=8)
    block = opened.table("blocks").set_index(["presentation", "slide", "block"])["text"]
    assert block[hit.presentation, hit.slide, hit.block][hit.start : hit.end] == hit.text == "fehlen in"
    assert (hit.left, hit.right) == ("", " den ")  # whole words only


@pytest.mark.parametrize("words", ["", "  ", "*", "* *"])
def test_nothing_to_look_for_is_told(opened, words):
    with pytest.raises(WorkspaceError, match="nothing to look for: name one or more words, as in `synthese find"):
        list(opened.find(words))


def test_a_sentence_is_tagged_without_a_run(tmp_path):
    found = small(tmp_path).tag("Sprachkurse fehlen. Das Wetter ist schön.")
    assert [[tag.code for tag in passage.tags] for passage in found] == [["A1", "luecke"], []]


def test_a_pdf_is_tagged_without_a_run(ready, opened):
    found = opened.tag(str(ready / "presentations" / "aller.pdf"))
    assert [unit.passage.text for unit in found][:2] == ["Betriebe bilden aus", "Sprachkurse am Abend"]


def test_an_explanation_names_the_rule(opened):
    decisions = opened.explain("Sprachkurse fehlen.").decisions
    assert "indicator:sprachkurs*" in {rule for decision in decisions for rule in decision.rules}


def test_decisions_after_a_run_are_about_what_was_read(workspace):
    tag = workspace.table("tags")["tag"].iloc[0]
    workspace.codings.confirm(tag)
    workspace.run(workers=1)
    assert list(workspace.codings.decisions()["status"]) == ["confirmed"]


def test_status_tells_what_a_run_would_do_and_writes_nothing(workspace):
    (workspace.layout.presentations / "neu.pdf").write_bytes(b"")
    catalogue = workspace.layout.catalogue.read_bytes()
    found = workspace.status()
    assert {deck.presentation: deck.state for deck in found.decks} == {
        "aller": "ready",
        "mosel": "ready",
        "neu": "to read",
    }
    assert workspace.layout.catalogue.read_bytes() == catalogue


def test_status_after_a_change_of_the_codebook(workspace):
    text = workspace.layout.codebook.read_text(encoding="utf-8")
    workspace.layout.codebook.write_text(text.replace("[betrieb*]", "[firma*]"), encoding="utf-8")
    assert [deck.state for deck in workspace.status().decks] == ["to tag", "to tag"]


def test_status_counts_decisions_by_coder(workspace, monkeypatch):
    monkeypatch.setenv("SYNTHESE_CODER", "ah")
    workspace.codings.confirm(workspace.table("tags")["tag"].iloc[0])
    assert workspace.status().decisions == {"ah": 1}
