"""Where names stand in a list."""

import pytest
import spacy

from synthese.tagging.enumerations import is_listed, listed


@pytest.fixture(scope="module")
def german():
    return spacy.blank("de")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Es kamen Ämter, Schulen und Vereine.", ["Ämter, Schulen und Vereine"]),
        ("Kita-, Schul- und Meldedaten fehlen.", ["Kita-, Schul- und Meldedaten"]),
        ("Das hängt an Arbeit, Bildung und sozialen Kontakten.", ["Arbeit, Bildung und sozialen Kontakten"]),
        ("Felder: Wohnen und Bauen, Arbeit", ["Wohnen und Bauen, Arbeit"]),
        ("Nähe, Wohnraum, kurze Wege", ["Nähe, Wohnraum, kurze Wege"]),
        ("Ämter und Vereine kamen.", []),
        ("Es gibt Genossen, die Läden und Höfe führen.", []),
        ("Er sah Familien, deren Kinder und Enkel blieben.", []),
    ],
)
def test_three_names_make_a_list_and_a_clause_makes_none(german, text, found):
    doc = german(text)
    assert [text[start:end] for start, end in listed(doc)] == found


def test_a_stretch_stands_in_a_list_with_all_its_words(german):
    doc = german("Es kamen Ämter, Schulen und Vereine zum Fest.")
    lists = listed(doc)
    assert is_listed(doc, 4, 5, lists)
    assert not is_listed(doc, 6, 8, lists)
    assert not is_listed(doc, 8, 9, lists)
    assert not is_listed(doc, 4, 5, [])
