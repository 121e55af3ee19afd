"""Where a codebook is thin, on two decks made for it."""

import pytest

from workbench.pdfs import pdf
from workbench.workspaces import copied, once, run, small

DECKS = {
    "aller": pdf(
        ["Ankommen an der Aller", "Sprachkurse und ein Sprachtandem", "Sprachkurse mit Sprachtandem im Winter"],
        ["Wetter", "Wetterbericht vom Deich", "Deichbau im Norden", "Deichpflege im Winter"],
    ),
    "mosel": pdf(
        ["Ankommen an der Mosel", "Sprachkurse beim Sprachtandem", "Betriebe tragen Sprachkurse"],
        ["Was die Betriebe sagen", "Betriebe zahlen Sprachkurse", "Betriebe stiften Sprachkurse"],
        ["Wetter", "Wetterbericht vom Fluss"],
    ),
}


@pytest.fixture(scope="module")
def grown(tmp_path_factory):
    return once("grown", tmp_path_factory.mktemp, lambda root: run(small(root, **DECKS).root))


@pytest.fixture
def workspace(grown, tmp_path):
    return copied(grown, tmp_path / "workspace")


def rows(frame, **values):
    for column, value in values.items():
        frame = frame[frame[column] == value]
    return frame.to_dict("records")


def passages(workspace, words):
    table = workspace.table("passages")
    return list(table.loc[table["text"].str.contains(words), "passage"])


def test_a_term_that_a_themes_passages_share_is_offered_with_place_and_parts(workspace):
    (row,) = rows(workspace.codebook_terms().candidates, theme="A1", term="Sprachtandem")
    assert (row["n"], row["n_decks"], row["indicator"], row["basis"]) == (3, 2, "sprachtandem*", "suggested")
    assert (row["modifier"], row["head"]) == ("sprach", "tandem")
    assert row["citation"] == "aller, Folie 1 (PDF-S. 1)"
    assert row["quotation"] == "Sprachkurse und ein Sprachtandem"
    assert row["low"] < row["log_odds"] < row["high"]


def test_a_term_that_an_indicator_meets_is_not_offered(workspace):
    growth = workspace.codebook_terms()
    assert not rows(growth.candidates, term="Sprachkurs")
    assert not rows(growth.candidates, theme="B1", term="Betrieb")


def test_frequent_terms_of_passages_without_a_theme_are_listed(workspace):
    growth = workspace.codebook_terms()
    assert next((row["term"], row["n"], row["n_decks"]) for row in growth.untagged.to_dict("records")) == (
        "Wetterbericht",
        2,
        2,
    )
    assert not rows(growth.untagged, term="Sprachtandem")


def test_what_people_coded_goes_before_what_is_suggested(workspace):
    for passage in passages(workspace, "Wetterbericht|Deichbau"):
        workspace.codings.add(passage, "theme", "A1")
    growth = workspace.codebook_terms()
    assert growth.coded == 3
    terms = {row["term"]: row["basis"] for row in rows(growth.candidates, theme="A1")}
    assert terms["Wetterbericht"] == "coded"
    assert "Sprachtandem" not in terms


def test_a_passage_marked_as_read_is_no_longer_searched_for_themes(workspace):
    workspace.codings.reviewed("mosel", passage=passages(workspace, "vom Fluss")[0])
    assert not rows(workspace.codebook_terms().untagged, term="Wetterbericht")


def test_indicators_mostly_rejected_and_overlapping_themes_are_told(workspace):
    before = workspace.codebook_terms()
    tags = workspace.table("tags").query("code == 'B1'")
    for tag in tags["tag"].iloc[:2]:
        workspace.codings.reject(tag)
    workspace.run(workers=1)
    after = workspace.codebook_terms()
    assert rows(before.overlaps, theme_a="A1", theme_b="B1")[0]["n"] == 3
    assert not rows(after.overlaps, theme_a="A1", theme_b="B1")
    assert rows(after.misleading, theme="B1", indicator="betrieb*")[0]["n_rejected"] == 2


def test_f1_against_the_codings_is_told_when_there_are_enough(workspace):
    for passage in passages(workspace, "."):
        if passage in passages(workspace, "Deich|Wetterbericht|Winter"):
            workspace.codings.add(passage, "theme", "A1")
        workspace.codings.reviewed(
            workspace.table("passages").set_index("passage")["presentation"][passage], passage=passage
        )
    effect = workspace.editing.add_term("A1", "deich*")
    assert effect.new == 3
    assert next(example.text for example in effect.examples) == "Wetterbericht vom Deich"
    assert effect.f1_before is None
    assert effect.known < 20


def test_a_term_written_before_any_run_is_written_all_the_same(tmp_path):
    workspace = small(tmp_path / "fresh", **DECKS)
    assert workspace.editing.add_term("A1", "deich*") is None
    assert [each.text for each in workspace.codebook.theme("A1").indicators] == ["sprachkurs*", "deich*"]
