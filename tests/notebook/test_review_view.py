"""What the browser is sent: one passage at a time, its codes in words, the codebook to be searched."""

import json

import pytest

from synthese.notebook import Review
from synthese.notebook.review.codes import code_list, review_words
from synthese.notebook.review.still import still_html
from synthese.notebook.review.view import review_view


@pytest.fixture
def review(desk):
    return Review(desk)


def go(review, words):
    review.go(next(one for one, row in review.material.passages.items() if row["text"] == words))
    return review_view(review)["passage"]


def test_the_passage_comes_with_its_slide_and_codes(review):
    shown = go(review, "Betriebe zahlen Sprachkurse")
    assert shown["citation"] == "mosel, Folie 1 (PDF-S. 1)"
    assert shown["heading"] == "Ankommen an der Mosel"
    assert (shown["before"], shown["behind"]) == ("Sprachkurse fehlen in den Dörfern", "")
    assert [line["text"] for line in shown["lines"]] == [
        "Sprachkurse fehlen in den Dörfern",
        "Betriebe zahlen Sprachkurse",
    ]
    code = shown["codes"][0]
    assert (code["name"], code["status_name"], code["score"]) == ("A1 Sprache", "vorgeschlagen", "0,75")
    assert code["rules"] == [["Indikator sprachkurs*", "indicator:sprachkurs*"]]
    assert code["words"] == [[16, 27]]


def test_a_regular_expression_is_told_by_its_words(review):
    tag = review.material.tags[review.passage][0]
    tag["rules"] = [r"indicator:\bbetrieb(e|en)\b", "cue:Wer zahlt (und wie)?"]
    rules = [rule for rule, _ in review_view(review)["passage"]["codes"][0]["rules"]]
    assert rules == ["Indikator Muster „betrieb“", "Wendung Muster „Wer zahlt … und wie“"]


def test_turns_of_phrase_are_marked_where_the_whole_passage_is_the_quotation(review):
    field = next(one for one in go(review, "Betriebe fehlen im Norden")["codes"] if one["code"] == "luecke")
    assert (field["kind_name"], field["words"]) == ("Handlungsfeld", [[9, 15]])


def test_a_title_that_decides_is_named(review):
    code = go(review, "Leute werden gesucht")["codes"][0]
    assert (code["speaks"], code["words"], code["uncertain"]) == (["heading"], [], True)


def test_marks_tell_what_waits_what_is_coded_and_what_is_read(review):
    at = review.passage
    review.confirm(at, "theme", "B1")
    review.read(review.material.on_slide[review.material.place(review.row(at))][1])
    assert [line["mark"] for line in review_view(review)["passage"]["lines"]] == ["coded", "coded", "waits"]
    review.reject(at, "theme", "B1")
    assert review_view(review)["passage"]["lines"][0]["mark"] == ""


def test_progress_counts_what_the_coder_decided_or_read(review):
    review.confirm(review.passage, "theme", "B1")
    review.read(
        next(one for one, row in review.material.passages.items() if row["text"] == "Betriebe fehlen im Norden")
    )
    aller = review_view(review)["progress"][0]
    assert aller == {"presentation": "aller", "name": "aller", "suggestions": 4, "decided": 3, "passages": 3, "read": 1}


def test_nothing_left_is_no_passage(review):
    review.choose(show="disputed")
    assert review_view(review)["passage"] is None
    assert "Keine Textstelle passt" in still_html(review)


def test_little_is_sent_and_it_can_be_sent(review):
    """A reading may hold half a surrogate pair, which no message can carry; places in the text stay."""
    row = review.material.passages[review.passage]
    row["text"] = "Betriebe \ud83d \N{BUS} <b>fett</b>"
    shown = review_view(review)
    assert shown["passage"]["text"] == "Betriebe \N{REPLACEMENT CHARACTER} \N{BUS} <b>fett</b>"
    assert len(json.dumps(shown, ensure_ascii=False).encode()) < 4000


def test_damage_in_a_log_is_told(desk, review):
    review.confirm(review.passage, "theme", "B1")
    with (desk.layout.codings / "aller" / "ah.jsonl").open("a", encoding="utf-8") as file:
        file.write("kaputt\n")
    assert "aller/ah.jsonl, line 2" in review_view(review)["problems"][0]


def test_codes_are_sought_by_id_label_and_definition(desk):
    desk.layout.codebook.write_text(
        desk.layout.codebook.read_text(encoding="utf-8").replace(
            "label: {de: Sprache, en: Language}", 'label: {de: Sprache, en: Language}, definition: "Kurse, Straße"'
        ),
        encoding="utf-8",
    )
    desk.run(workers=1)
    first, *_, last = code_list(Review(desk).material)
    assert (first["name"], first["group"], first["definition"]) == ("A1 Sprache", "Ankommen", "Kurse, Straße")
    assert first["find"] == ["a1", "a1 sprache language", "ankommen kurse, strasse"]
    assert (last["kind"], last["name"], last["group"]) == ("action_field", "Lücke", "Handlungsfeld")


def test_words_and_keys_follow_the_language(desk):
    german, english = (review_words(Review(desk, language=language).material) for language in ("de", "en"))
    assert (german["keys"]["confirm"], english["keys"]["confirm"]) == ("j", "y")
    assert (german["say"]["confirm"], english["say"]["confirm"]) == ("Bestätigen", "Confirm")
    assert english["show"][0] == ["undecided", "undecided"]
    for words in (german, english):
        keys = list(words["keys"].values())
        assert len(set(keys)) == len(keys)
        assert words["keys"].keys() - {"help"} <= words["say"].keys()


def test_the_still_view_shows_slide_passage_and_codes(review):
    html = still_html(review)
    assert "data:image/png;base64," in html
    assert "Betriebe bilden aus" in html
    assert "B1 Betriebe" in html
    assert "http:" not in html.replace("http://www.w3.org", "")
