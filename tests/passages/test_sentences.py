import itertools

from hypothesis import given
from hypothesis import strategies as st

from synthese.passages import split_sentences


def sentences(text):
    return [text[start:end] for start, end in split_sentences(text)]


def test_sentences_end_at_stops_and_questions():
    assert sentences("Es fehlt Zeit. Wer hilft? Niemand!") == ["Es fehlt Zeit.", "Wer hilft?", "Niemand!"]


def test_abbreviations_ordinals_and_initials_go_on():
    for text in (
        "Angebote, z. B. Sprachkurse, d. h. Kurse der VHS, kosten ca. 3 Mio. Euro.",
        "Am 1. Dezember 2020 sprach Dr. K. Ritgen.",
        "Das gilt bzw. Folgendes: vgl. Abb. 3 und Kap. 2.",
    ):
        assert sentences(text) == [text]


def test_a_year_ends_a_sentence():
    assert sentences("Start war 2017. Das Ende kam 2020.") == ["Start war 2017.", "Das Ende kam 2020."]


def test_quotation_marks_stay_with_their_sentence():
    assert sentences("„Man kennt sich.“ Das stimmt nicht.") == ["„Man kennt sich.“", "Das stimmt nicht."]


@given(st.text(alphabet="abÄ1. ?!„“\n\t", max_size=60))
def test_no_character_but_white_space_is_lost(text):
    spans = split_sentences(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))
