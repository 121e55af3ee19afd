"""The expectations that go with the sample decks are derived from their texts and fit the codebook."""

import json

import pytest
from ruamel.yaml import YAML

from data.sample_decks.gold import as_files, gold_passages, structure_truth
from data.sample_decks.texts import FOLDER, NAMES, read_texts

PASSAGES = [passage for name in NAMES for passage in gold_passages(read_texts(name))]


def column(*points, kind="columns"):
    slide = {"slide": 1, "kind": kind, "title": "Ausblick", "columns": [{"head": "Grenzen", "points": list(points)}]}
    return {"presentation": "probe", "mark": "M", "footer": "F", "slides": [slide]}


def point(text, level=1):
    return {"level": level, "text": text, "expected": {"themes": ["E5"]}}


@pytest.mark.parametrize(("name", "content"), as_files().items())
def test_committed_files_are_what_the_texts_give(name, content):
    assert (FOLDER / name).read_text(encoding="utf-8") == content


def test_context_is_head_and_parent():
    passages = gold_passages(column(point("Zugang"), point("kompliziert", 2), point("spät", 2), point("Pflege")))
    assert [passage["context"] for passage in passages] == [
        "Grenzen",
        "Grenzen | Zugang",
        "Grenzen | Zugang",
        "Grenzen",
    ]


def test_a_head_stands_once_above_its_points():
    (page,) = structure_truth(column(point("Zugang"), point("kompliziert", 2)))
    assert [(block["type"], block["level"]) for block in page["blocks"]] == [
        ("heading", 0),
        ("bullet", 1),
        ("bullet", 2),
    ]
    assert page["footer"] == ["M", "F", "1"]


def test_every_unit_is_coded_once():
    ids = [passage["id"] for passage in PASSAGES]
    assert len(set(ids)) == len(ids)
    assert all(len(passage["themes"]) <= 3 for passage in PASSAGES)
    assert all(passage["themes"] == sorted(set(passage["themes"])) for passage in PASSAGES)


def test_only_a_field_of_action_has_an_addressee():
    assert all(bool(passage["action_field"]) == bool(passage["addressee"]) for passage in PASSAGES)


def test_codes_are_those_of_the_codebook(shared):
    codebook = YAML(typ="safe", pure=True).load(shared / "domain" / "codebook.yaml")
    ids = {
        part: {entry["id"] for entry in codebook[part]} for part in ("themencodes", "handlungsfeldtypen", "adressaten")
    }
    assert {theme for passage in PASSAGES for theme in passage["themes"]} == ids["themencodes"]
    assert {passage["action_field"] for passage in PASSAGES} == ids["handlungsfeldtypen"] | {None}
    assert {passage["addressee"] for passage in PASSAGES} <= ids["adressaten"] | {None, "unbestimmt"}


def test_truth_has_the_form_of_checked_pages(shared):
    checked = json.loads(next((shared / "decks" / "truth").glob("*.json")).read_text(encoding="utf-8"))
    pages = [page for name in NAMES for page in structure_truth(read_texts(name))]
    assert len(pages) == 51
    assert all(set(checked) <= set(page) for page in pages)
