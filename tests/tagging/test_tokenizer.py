"""The tokenizer keeps the text and knows normal forms."""

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from synthese.tagging import register

register()
NLP = spacy.blank("de", config={"nlp": {"tokenizer": {"@tokenizers": "synthese.Tokenizer.v1"}}})
PIECES = [
    "Migrant:innen",
    "Sprach-",
    "und",
    "\u00ad",
    "u\u0308",
    "(inn)en",
    "…",
    "z. B.",
    "\t",
    "\n",
    "  ",
    "92 %",
    "/",
]


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_text_is_kept(text):
    assert NLP.make_doc(text).text == text


@given(st.lists(st.sampled_from(PIECES), max_size=12))
@settings(deadline=None)
def test_text_of_difficult_pieces_is_kept(pieces):
    text = "".join(pieces)
    assert NLP.make_doc(text).text == text


def test_a_gender_form_is_one_token_within_its_signs():
    doc = NLP("(„Migrant:innen“, Kolleg(inn)en)")
    assert [(token.text, token.norm_) for token in doc if token.is_punct is False][:2] == [
        ("Migrant:innen", "Migrantinnen"),
        ("Kolleg(inn)en", "Kolleginnen"),
    ]


def test_decomposed_letters_stay_one_token():
    doc = NLP("Bu\u0308rger:innen beraten")
    assert [token.norm_ for token in doc] == ["Bürgerinnen", "beraten"]


def test_two_pipelines_do_not_disturb_each_other():
    plain = spacy.blank("de")
    assert plain("DASS")[0].norm_ == "dass"
    assert NLP("DASS")[0].norm_ == "Dass"
