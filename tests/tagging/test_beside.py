"""A passage is read with the other passages of its slide."""

from dataclasses import replace

import pytest

from synthese.tagging import tag_passages


@pytest.fixture(scope="session")
def themes_on(nlp, passage):
    """Themes and rules of each passage of one slide, by their place on it."""

    def tag(*texts, slides=None):
        slides = slides or [1] * len(texts)
        passages = [
            replace(passage(text), passage=f"p-{place}", slide=slide)
            for place, (text, slide) in enumerate(zip(texts, slides, strict=True))
        ]
        found = [{} for _ in texts]
        for each in tag_passages(nlp, passages):
            if each.kind == "theme":
                found[int(each.passage[2:])][each.code] = each.rules
        return found

    return tag


def test_a_point_without_a_theme_takes_the_one_that_half_of_the_others_speak_of(themes_on):
    found = themes_on("Wohnraum für alle", "Wohnraum im Ortskern", "Nur im Altbau")
    assert found[2] == {"wohnen": ("slide:wohnraum*",)}
    assert found[0] == {"wohnen": ("indicator:wohnraum*",)}


def test_what_fewer_than_half_of_the_others_speak_of_is_no_theme_of_the_slide(themes_on):
    texts = ["Wohnraum für alle", "Wohnraum im Ortskern", "Nur im Altbau", "Donnerstags offen", "Kaffee", "Kuchen"]
    assert themes_on(*texts)[2:] == [{}, {}, {}, {}]
    assert themes_on(*texts[:4])[2] == {"wohnen": ("slide:wohnraum*",)}


def test_one_neighbour_is_a_coincidence(themes_on):
    assert themes_on("Wohnraum für alle", "Nur im Altbau") == [{"wohnen": ("indicator:wohnraum*",)}, {}]


def test_a_point_with_a_theme_takes_another_only_where_three_speak_of_it(themes_on):
    three = ["Wohnraum für alle", "Wohnraum im Ortskern", "Wohnraum am Rand"]
    assert list(themes_on(*three[:2], "Sprachkurse am Abend")[2]) == ["kurse"]
    assert list(themes_on(*three, "Sprachkurse am Abend")[3]) == ["kurse", "wohnen"]


def test_a_sentence_that_stands_alone_does_not_lean_on_its_neighbours(themes_on):
    three = ["Wohnraum für alle", "Wohnraum im Ortskern", "Wohnraum am Rand"]
    assert list(themes_on(*three, "Die Gemeinde bezahlt auch Sprachkurse für alle Eltern.")[3]) == ["kurse"]


def test_addresses_and_times_are_about_nothing_on_their_slide(themes_on):
    found = themes_on("Wohnraum für alle", "Wohnraum im Ortskern", "14:30 Kaffee", "Mehr: post@example.org")
    assert found[2:] == [{}, {}]


def test_other_slides_are_no_neighbours(themes_on):
    texts = ["Wohnraum für alle", "Wohnraum im Ortskern", "Nur im Altbau"]
    assert themes_on(*texts, slides=[1, 1, 2])[2] == {}


def test_words_that_only_weak_indicators_meet_make_no_theme_of_the_slide(themes_on):
    assert themes_on("Miete", "Miete", "Nur im Altbau")[2] == {}


def test_what_the_others_speak_of_can_be_told_to_a_document(nlp):
    doc = nlp.make_doc("Nur im Altbau")
    doc._.beside = ("wohnen", "wohnraum*")
    assert [span.label_ for span in nlp(doc).spans["themes"]] == ["wohnen"]
