"""Terms of passages in base forms, as they are offered to researchers."""

import pytest

from synthese.learning.phrases import find_phrases
from synthese.tagging import build_pipeline
from tagging.conftest import passage_of, small_codebook


@pytest.fixture(scope="module")
def nlp():
    return build_pipeline(small_codebook())


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Die Projektseite nennt alle", ["Projektseite"]),
        ("Mehr Onlineanteile", ["Onlineanteil"]),
        ("Es fehlen Integrationskursträger", ["Integrationskursträger"]),
        ("Zwei SGB-II-Leistungen", ["SGB-II-Leistung"]),
        ("Es gibt Räume", ["Raum"]),
    ],
)
def test_terms_stand_in_their_base_form(nlp, text, terms):
    (found,) = find_phrases(nlp, [passage_of(text)])
    assert [phrase.text for phrase in found] == terms
