"""Decks that look like versions of one another."""

import pytest

from synthese.synthesis import LookAlike, find_versions

TEN = [f"Satz {number} über die Mühle" for number in range(10)]


@pytest.fixture
def deck(material):
    def make(name, texts, project="MIGOEK", **known):
        material.deck(name, project, **known)
        for text in texts:
            material.passage(name, text)

    return make


def test_a_version_that_grew_is_found_though_most_of_it_is_new(material, deck):
    deck("alt", TEN)
    deck("neu", [*TEN, *(f"Neues {number}" for number in range(20))])
    assert find_versions(material.source()) == (LookAlike(newer="neu", older="alt", share=1.0),)


def test_a_fifth_may_be_other_words_and_no_more(material, deck):
    deck("alt", TEN)
    deck("neu", [*TEN[:8], "Anderes", "und noch anderes", "und Weiteres"])
    assert [pair.share for pair in find_versions(material.source())] == [0.8]


def test_decks_that_share_less_are_two_talks(material, deck):
    deck("eins", TEN)
    deck("zwei", [*TEN[:7], *(f"Neues {number}" for number in range(5))])
    assert find_versions(material.source()) == ()


def test_capitals_spaces_and_soft_hyphens_make_no_difference(material, deck):
    deck("alt", TEN)
    deck("neu", [text.upper().replace("MÜHLE", "MÜH\u00adLE  ") for text in TEN])
    assert len(find_versions(material.source())) == 1


def test_a_sentence_that_one_deck_repeats_counts_once_when_the_other_says_it_once(material, deck):
    deck("alt", [TEN[0]] * 10)
    deck("neu", [TEN[0], *(f"Neues {number}" for number in range(9))])
    assert find_versions(material.source()) == ()


def test_the_later_date_is_the_newer_deck_even_when_it_is_shorter(material, deck):
    deck("lang", TEN, date="2020-01-01")
    deck("kurz", TEN[:6], date="2021-01-01")
    assert find_versions(material.source()) == (LookAlike(newer="kurz", older="lang", share=1.0),)


def test_of_three_versions_each_is_named_with_the_one_before(material, deck):
    deck("a", TEN[:8])
    deck("b", TEN[:9])
    deck("c", TEN)
    pairs = [(pair.newer, pair.older) for pair in find_versions(material.source())]
    assert pairs == [("b", "a"), ("c", "b")]


def test_decks_of_two_projects_are_no_versions(material, deck):
    deck("a", TEN)
    deck("b", TEN, project="MOSAIK")
    assert find_versions(material.source()) == ()


def test_commentaries_are_compared_though_they_have_no_project(material, deck):
    deck("a", TEN, project="", role="commentary")
    deck("b", [*TEN, "mehr"], project="", role="commentary")
    assert [(pair.newer, pair.older) for pair in find_versions(material.source())] == [("b", "a")]


def test_a_few_words_of_thanks_make_no_version(material, deck):
    deck("a", ["Vielen Dank", "Fragen?"])
    deck("b", [*TEN, "Vielen Dank", "Fragen?"])
    assert find_versions(material.source()) == ()


def test_what_is_superseded_already_is_not_asked_about(material, deck):
    deck("alt", TEN)
    deck("neu", TEN)
    assert find_versions(material.source(superseded=["alt"])) == ()
