"""Reading what people expect, and what is said of files that are not in the form."""

import json

import pytest

from synthese.errors import GoldError
from synthese.evaluation import kind_of, read_gold, read_truth, to_passages, unknown_codes
from synthese.types import ActionFieldType, Codebook, Labels, Theme

from .makers import make_gold

PAGE = {"deck": "a.pdf", "page": 2, "title": "Ziele", "subtitle": None, "blocks": [], "footer": ["2"], "tables": []}
PASSAGE = {"id": "P1", "group": "x", "heading": None, "text": "Kurse fehlen", "themes": ["A1"], "action_field": None}


def write(path, content):
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_pages_are_read_from_a_folder_by_deck_and_page(tmp_path):
    write(tmp_path / "one.json", PAGE)
    write(tmp_path / "two.json", [{**PAGE, "page": 1}, {**PAGE, "deck": "0.pdf"}])
    write(tmp_path / "readme.txt", "no page")
    assert [(page.deck, page.page) for page in read_truth(tmp_path)] == [("0.pdf", 2), ("a.pdf", 1), ("a.pdf", 2)]


def test_null_is_an_empty_text(tmp_path):
    page = read_truth(write(tmp_path / "one.json", PAGE))[0]
    assert (page.subtitle, page.footer) == ("", ("2",))


def test_passages_keep_null_and_disputed_apart(tmp_path):
    lines = [PASSAGE, {**PASSAGE, "id": "P2", "themes": None, "action_field": "disputed", "addressee": None}]
    path = write(tmp_path / "gold.jsonl", "\ufeff" + "\n\n".join(map(json.dumps, lines)) + "\n")
    first, second = read_gold(path)
    assert (first.themes, first.action_field, first.heading) == (("A1",), None, "")
    assert (second.themes, second.action_field) == (None, "disputed")


def test_a_line_separator_inside_a_text_ends_no_line(tmp_path):
    path = write(tmp_path / "gold.jsonl", json.dumps({**PASSAGE, "text": "Kurse\u2028fehlen"}, ensure_ascii=False))
    assert read_gold(path)[0].text == "Kurse\u2028fehlen"


def test_a_path_tells_what_it_expects_something_of(tmp_path):
    assert kind_of(write(tmp_path / "gold.jsonl", PASSAGE)) == "tags"
    with pytest.raises(GoldError, match=r"a folder without a \.json file\. Give a folder of JSON pages"):
        kind_of(tmp_path)
    assert kind_of(write(tmp_path / "page.json", PAGE)) == "structure"
    assert kind_of(tmp_path) == "structure"


@pytest.mark.parametrize(("name", "words"), [("gold.xlsx", "kind '.xlsx'"), ("missing.json", "no such file or folder")])
def test_a_path_of_neither_kind_is_refused(tmp_path, name, words):
    write(tmp_path / "gold.xlsx", "")
    with pytest.raises(GoldError, match=words):
        kind_of(tmp_path / name)


def test_all_that_is_wrong_is_told_with_file_line_and_key(tmp_path):
    without = {key: value for key, value in PASSAGE.items() if key != "themes"}
    lines = [json.dumps(without), "{no json", json.dumps({**PASSAGE, "themes": "A1"}), json.dumps(PASSAGE)]
    with pytest.raises(GoldError) as caught:
        read_gold(write(tmp_path / "gold.jsonl", "\n".join(lines)))
    told = [str(problem) for problem in caught.value.problems]
    assert told[0].startswith("gold.jsonl, line 1, themes: this key is missing; write it, with null")
    assert told[1].startswith("gold.jsonl, line 2: this is no JSON")
    assert told[2] == "gold.jsonl, line 3, themes: 'A1' cannot be used: it should be a valid array."
    assert len(told) == 3


def test_a_key_that_all_lines_lack_is_told_once(tmp_path):
    lines = [json.dumps({"id": f"P{number}", "group": "a", "text": "" if number else "x"}) for number in range(5)]
    with pytest.raises(GoldError) as caught:
        read_gold(write(tmp_path / "gold.jsonl", "\n".join(lines)))
    assert [str(problem).split(": ", 1) for problem in caught.value.problems] == [
        [
            "gold.jsonl, line 1, themes",
            "this key is missing; write it, with null where nothing is expected. The same in 4 more lines.",
        ],
        [
            "gold.jsonl, line 1, action_field",
            "this key is missing; write it, with null where nothing is expected. The same in 4 more lines.",
        ],
        ["gold.jsonl, line 2, text", "this text is empty; it is needed. The same in 3 more lines."],
    ]


def test_a_wrong_type_of_block_is_told_with_the_right_ones(tmp_path):
    path = write(tmp_path / "one.json", [{**PAGE, "blocks": [{"type": "list", "level": 1, "text": "a"}]}])
    with pytest.raises(
        GoldError, match=r"one\.json, \[0\]\.blocks\[0\]\.type: 'list' cannot be used: .*'heading', 'bu"
    ):
        read_truth(path)


def test_what_stands_twice_is_refused(tmp_path):
    with pytest.raises(GoldError, match="the id 'P1' stands here more than once"):
        read_gold(write(tmp_path / "gold.jsonl", f"{json.dumps(PASSAGE)}\n{json.dumps(PASSAGE)}"))
    with pytest.raises(GoldError, match=r"page 2 of 'a\.pdf' stands here more than once"):
        read_truth(write(tmp_path / "one.json", [PAGE, PAGE]))


def test_an_empty_file_is_refused(tmp_path):
    with pytest.raises(GoldError, match="holds no passages"):
        read_gold(write(tmp_path / "gold.jsonl", "\n"))
    with pytest.raises(GoldError, match="holds no pages"):
        read_truth(write(tmp_path / "one.json", "[]"))


def test_another_encoding_is_told(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_bytes('{"id": "Lücke"}'.encode("cp1252"))
    with pytest.raises(GoldError, match="not saved as UTF-8"):
        read_gold(path)


def test_a_file_of_the_other_kind_is_refused(tmp_path):
    with pytest.raises(GoldError, match=r"stand in a \.jsonl file"):
        read_gold(write(tmp_path / "one.json", PAGE))
    with pytest.raises(GoldError, match=r"stand in a \.json file"):
        read_truth(write(tmp_path / "gold.jsonl", PASSAGE))


def test_a_gold_passage_becomes_a_passage_whose_segment_holds_all_its_text():
    (passage,) = to_passages([make_gold(text="Dauerhafte Stelle", heading="Ausblick", context="Beratung")])
    assert (passage.heading, passage.context, passage.role) == ("Ausblick", "Beratung", "bullet")
    assert passage.locate(0, len(passage.text))[:3] == (1, 0, len(passage.text))
    assert to_passages([make_gold(text="Kurse fehlen.")])[0].role == "paragraph"


def test_passages_that_follow_each_other_under_one_heading_share_a_slide():
    headings = ["Wohnen", "Wohnen", "Arbeit", "Wohnen", "", ""]
    units = [make_gold(id=f"P{place}", heading=heading) for place, heading in enumerate(headings)]
    units.append(make_gold(id="P9", group="elsewhere", heading=""))
    assert [passage.slide for passage in to_passages(units)] == [1, 1, 2, 3, 4, 5, 6]


def test_codes_that_the_codebook_lacks_are_told():
    theme = Theme(id="A1", group="A", labels=Labels(de="Sprache"))
    need = ActionFieldType(id="bedarf", labels=Labels(de="Bedarf"))
    codebook = Codebook(version="1", language="de", sha256="", groups=(), themes=(theme,), action_fields=(need,))
    gold = (make_gold(themes=("A1", "Z9"), action_field="bedarf", addressee="mond"), make_gold(action_field="disputed"))
    assert unknown_codes(gold, codebook) == ("Z9", "mond")


def test_the_shared_pages_and_passages_are_in_the_form(shared):
    assert len(read_truth(shared / "decks" / "truth")) == 13
    assert sum(passage.themes is None for passage in read_gold(shared / "gold" / "passages.jsonl")) == 9
