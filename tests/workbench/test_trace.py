"""Every tag, passage, quotation and cell leads to its words on its slide: the samples, and all real decks."""

import pytest

import synthese
from synthese.tables import SCHEMAS, SYNTHESIS_TABLES

WITH_EVIDENCE = [name for name in SYNTHESIS_TABLES if "evidence" in SCHEMAS[name].names]
WITH_QUOTATIONS = [name for name in SYNTHESIS_TABLES if "quotations" in SCHEMAS[name].names]
PLACE = ["presentation", "slide", "block"]


@pytest.fixture(scope="module", params=["samples", "real"])
def tables(request):
    workspace = synthese.open_workspace(request.getfixturevalue(request.param))
    return {name: workspace.table(name) for name in SCHEMAS}


@pytest.fixture(scope="module")
def texts(tables):
    return tables["blocks"].set_index(PLACE)["text"].to_dict()


@pytest.fixture(scope="module")
def known(tables):
    """Presentation, slide and page of each tag, coding and passage, by id."""
    ids = {"tags": "tag", "codings": "coding", "passages": "passage"}
    return {
        row[ids[name]]: (row["presentation"], row["slide"], row["page"])
        for name in ids
        for row in tables[name].to_dict("records")
    }


def test_every_deck_is_read_or_says_why_not(tables):
    decks = tables["presentations"]
    assert set(decks["status"]) <= {"ok", "partial"}
    assert all(decks[decks["status"] == "partial"]["message"])


def test_every_page_has_a_slide(tables):
    pages = tables["slides"].groupby("presentation")["page"].agg(set)
    expected = {
        row["presentation"]: set(range(1, row["pages"] + 1)) for row in tables["presentations"].to_dict("records")
    }
    assert pages.to_dict() == expected


@pytest.mark.parametrize(("name", "key"), [("tags", "tag"), ("passages", "passage")])
def test_ids_are_unique(tables, name, key):
    assert tables[name][key].is_unique


def test_blocks_count_from_one_in_reading_order(tables):
    numbers = tables["blocks"].groupby(["presentation", "slide"])["block"].agg(list)
    assert all(found == list(range(1, len(found) + 1)) for found in numbers)


def test_every_tag_quotes_its_block(tables, texts):
    wrong = [
        row["tag"]
        for row in tables["tags"].to_dict("records")
        if texts[tuple(row[name] for name in PLACE)][row["start"] : row["end"]] != row["quotation"]
    ]
    assert not wrong


def test_no_quotation_is_empty(tables):
    assert tables["tags"]["quotation"].str.strip().ne("").all()


def test_every_passage_lies_in_its_blocks(tables, texts):
    """A passage that goes on takes the rest of its first block, whole ones, and the beginning of its last."""
    wrong = []
    for row in tables["passages"].to_dict("records"):
        first, *others = [texts[row["presentation"], row["slide"], block] for block in row["blocks"]]
        head = " ".join([first[row["start"] : row["end"]], *others[:-1]])
        rest = row["text"].removeprefix(f"{head} ") if others else ""
        if not row["text"].startswith(head) or (others and not others[-1].startswith(rest)):
            wrong.append(row["passage"])
        if not others and row["text"] != head:
            wrong.append(row["passage"])
    assert not wrong


def test_every_tag_is_of_a_passage_of_its_slide(tables):
    passages = tables["passages"].set_index("passage")
    for row in tables["tags"].to_dict("records"):
        passage = passages.loc[row["passage"]]
        assert (passage["presentation"], passage["slide"]) == (row["presentation"], row["slide"])
        assert row["block"] in passage["blocks"]


@pytest.mark.parametrize("name", WITH_EVIDENCE)
def test_all_evidence_exists(tables, known, name):
    assert not [found for evidence in tables[name]["evidence"] for found in evidence if found not in known]


@pytest.mark.parametrize("name", WITH_QUOTATIONS)
def test_every_quotation_stands_where_it_says(tables, known, name):
    passages = tables["passages"].set_index("passage")["text"]
    tags = tables["tags"].set_index("tag")[["passage", "quotation"]].to_dict("index")
    quotations = [quotation for row in tables[name]["quotations"] for quotation in row]
    assert quotations
    for quotation in quotations:
        assert known[quotation["id"]] == (quotation["presentation"], quotation["slide"], quotation["page"])
        passage = tags.get(quotation["id"], {"passage": quotation["id"]})["passage"]
        assert " ".join(quotation["text"].split()) in " ".join(passages[passage].split())


def test_a_cell_counts_passages_where_it_has_evidence_and_only_there(tables):
    cells = tables["theme_matrix"]
    assert len(cells)
    assert ((cells["n_passages"] > 0) == (cells["evidence"].str.len() > 0)).all()


def test_cells_count_what_is_tagged(tables):
    """Confirmed and suggested together are the passages; nobody decided, so all are suggested."""
    cells = tables["theme_matrix"]
    assert (cells["n_passages"] == cells["n_suggested"]).all()
    assert (cells["n_confirmed"] == 0).all()
    assert cells["share"].between(0, 1).all()


def test_every_project_has_a_row_a_theme(tables):
    cells = tables["theme_matrix"]
    assert (cells.groupby("project")["theme"].nunique() == cells["theme"].nunique()).all()
    decks = tables["presentations"]
    assert set(cells["project"]) == set(decks[decks["role"] == "project"]["project"])


def test_action_fields_of_projects_are_their_tags(tables, known):
    for row in tables["action_fields"].to_dict("records"):
        assert known[row["evidence"][0]] == (row["presentation"], row["slide"], row["page"])
