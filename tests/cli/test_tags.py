"""Tagging on demand, measuring, and the check of the codebook."""

import json

import pytest

from workbench.workspaces import CODEBOOK, MOSEL

SAMPLES = "tests/data/sample_decks"


@pytest.fixture
def passages(tmp_path):
    """A file of passages as `evaluate` knows them."""
    names = ("id", "group", "heading", "text", "themes", "action_field", "addressee")
    rows = [
        ("x-1", "a", "", "Den Gemeinden fehlen Sprachkurse.", ["A1"], "luecke", "kommunen"),
        ("x-2", "b", "", "Das Wetter ist schön.", [], None, None),
    ]
    path = tmp_path / "passages.jsonl"
    path.write_text("\n".join(json.dumps(dict(zip(names, row, strict=True))) for row in rows), encoding="utf-8")
    return path


def test_a_sentence_is_tagged_with_names_scores_and_rules(call, ready):
    answer = call("tag", "Sprachkurse fehlen in den Dörfern.", "-w", ready)
    assert answer.code == 0
    assert "Sprachkurse fehlen in den Dörfern." in answer.out
    assert "A1 Sprache · " in answer.out
    assert "indicator:sprachkurs*" in answer.out
    assert "luecke Lücke → " in answer.out


def test_a_sentence_without_a_code_is_shown_as_such(call, ready):
    assert "(no theme, no action field)" in call("tag", "Das Wetter ist schön.", "-w", ready).out


def test_an_explanation_tells_each_decision(call, ready):
    answer = call("tag", "Sprachkurse fehlen.", "--explain", "-w", ready)
    assert "A1 Sprache · vorgeschlagen" in answer.out
    assert "luecke Lücke · vorgeschlagen" in answer.out
    assert "Adressat: unbestimmt; vertreten von: der Vortragende" in answer.out


def test_a_file_of_passages_gives_one_json_object_a_line(call, ready, passages):
    answer = call("tag", passages, "--json", "-w", ready)
    found = [json.loads(line) for line in answer.out.splitlines()]
    wanted = ("id", "themes", "action_field", "addressee")
    assert [tuple(line[name] for name in wanted) for line in found] == [
        ("x-1", ["A1"], "luecke", "kommunen"),
        ("x-2", [], None, None),
    ]


def test_a_deck_is_tagged_passage_by_passage(call, ready, tmp_path):
    (tmp_path / "deck.pdf").write_bytes(MOSEL)
    answer = call("tag", tmp_path / "deck.pdf", "--json", "-w", ready)
    found = [json.loads(line) for line in answer.out.splitlines()]
    assert [line["text"] for line in found][:2] == ["Sprachkurse fehlen in den Dörfern", "Betriebe zahlen Sprachkurse"]


@pytest.mark.parametrize("name", ["nirgends.pdf", "nirgends.jsonl"])
def test_a_file_that_is_not_there_is_told(call, ready, name):
    answer = call("tag", name, "-w", ready)
    assert (answer.code, answer.out) == (2, "")
    assert f"{name}: there is no such file" in answer.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (" ", "There is no text to tag: give a sentence, a PDF or a .jsonl file of passages."),
        ("passages.json", "'passages.json' cannot be tagged: give a sentence"),
    ],
)
def test_what_is_no_text_is_told(call, ready, words, told):
    answer = call("tag", words, "--workspace", ready)
    assert answer.code == 2
    assert told in answer.err


def test_a_folder_is_no_text_and_a_long_text_no_file(call, ready):
    answer = call("tag", ready, "--workspace", ready)
    assert answer.code == 2
    assert "cannot be tagged" in answer.err
    assert call("tag", "Es fehlen Sprachkurse. " * 40, "--workspace", ready).code == 0


def test_a_file_that_holds_no_passages_is_told_with_its_line(call, ready, tmp_path):
    (tmp_path / "kaputt.jsonl").write_text('{"id": "x-1", "text": "Kurse"}\n{"id"\n', encoding="utf-8")
    answer = call("tag", tmp_path / "kaputt.jsonl", "-w", ready)
    assert answer.code == 2
    assert "line 2" in answer.err


def test_a_sound_codebook_is_counted(call, ready):
    answer = call("codebook", "check", "-w", ready)
    assert answer.code == 0
    assert "can be used: 2 themes, 2 indicators, 1 type of action fields, 1 addressee." in answer.out


def test_a_codebook_with_faults_is_told_with_all_of_them(call, tmp_path):
    path = tmp_path / "codebook.yaml"
    path.write_text(CODEBOOK.replace("id: B1, group: B", "id: A1, group: C"), encoding="utf-8")
    answer = call("codebook", "check", path)
    assert (answer.code, answer.out) == (2, "")
    assert "line 8, theme A1, field id: the id 'A1' stands in line 7 already" in answer.err
    assert "line 8, theme A1, field group: there is no group 'C'" in answer.err


def test_the_project_s_own_codebook_is_sound(call, root):
    assert "can be used: " in call("codebook", "check", root / "presentations" / "codebook.yaml").out


def test_tags_are_measured_next_to_baselines(call, ready, passages):
    answer = call("evaluate", passages, "-w", ready)
    assert answer.code == 0
    assert "Themes, F1" in answer.out
    assert "Action fields, F1" in answer.out
    assert "95 % interval" in answer.out


def test_tags_of_the_samples_are_measured_as_json(call, root):
    told = json.loads(call("evaluate", root / SAMPLES / "passages.jsonl", "--json", "-w", root).out)
    assert told["kind"] == "tags"
    assert told["figures"]["theme_f1"]["value"] > max(
        figures["theme_f1"]["value"] for figures in told["baselines"].values()
    )


def test_codes_of_the_gold_that_the_codebook_lacks_are_named(call, ready, root):
    answer = call("evaluate", root / SAMPLES / "passages.jsonl", "-w", ready)
    assert "Codes of the gold that the codebook does not have: " in answer.out
    assert "E5" in answer.out


@pytest.mark.parametrize("json_wanted", [False, True], ids=["text", "json"])
def test_the_reading_of_a_sample_is_measured(call, root, json_wanted):
    words = ["evaluate", root / SAMPLES / "landkreistag.truth.json", "-w", root]
    answer = call(*words, *(["--json"] if json_wanted else []))
    assert answer.code == 0
    if json_wanted:
        told = json.loads(answer.out)
        assert (told["kind"], told["figures"]["word_recall"]["value"] > 0.9) == ("structure", True)
    else:
        assert "Words found" in answer.out


def test_gold_whose_decks_are_not_there_is_told(call, root, ready, tmp_path):
    path = tmp_path / "gold" / "in2.truth.json"
    path.parent.mkdir()
    path.write_bytes((root / SAMPLES / "in2.truth.json").read_bytes())
    answer = call("evaluate", path, "-w", ready)
    assert answer.code == 2
    assert "the PDFs in2.pdf are not in" in answer.err
    assert "Name their folder with --decks DIR." in answer.err


def test_gold_that_is_not_there_is_told(call, ready):
    answer = call("evaluate", "nirgends.jsonl", "-w", ready)
    assert answer.code == 2
    assert "nirgends.jsonl: there is no such file or folder" in answer.err


def test_an_explanation_as_json_is_json(call, ready):
    answer = call("tag", "Sprachkurse fehlen.", "--explain", "--json", "-w", ready)
    assert {decision["code"] for decision in json.loads(answer.out)["decisions"]} >= {"A1", "luecke"}


def test_explaining_a_file_is_refused(call, ready):
    answer = call("tag", "deck.pdf", "--explain", "-w", ready)
    assert answer.code == 2
    assert "go with a text, not with a file" in answer.err
