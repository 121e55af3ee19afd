"""Words read from documents: they say what spaCy says, however texts are written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthese.tagging.reading import text_in, text_of, words_of

ASKED = ("i", "text", "whitespace_", "norm_", "lemma_", "tag_", "is_alpha", "is_title", "is_space", "like_num")
PIECES = [
    "Kurse",
    "fehlen",
    "bzw.",
    "z.B.",
    "Bürger:innen",
    "zwölf",
    "3,5",
    "\t",
    "\n",
    "  ",
    "Wohn\u00adraum",
    "auf'm",
    "KMU",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=8))
@settings(deadline=None)
def test_words_are_what_spacy_tells_of_tokens(nlp, pieces):
    doc = nlp(nlp.make_doc(" ".join(pieces)))
    for word, token in zip(words_of(doc), doc, strict=True):
        assert {name: getattr(word, name) for name in ASKED} == {name: getattr(token, name) for name in ASKED}
        assert word.small == token.norm_.lower()


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.integers(0, 9), st.integers(0, 9))
@settings(deadline=None)
def test_a_stretch_says_what_stands_in_the_text(nlp, pieces, start, end):
    doc = nlp(nlp.make_doc(" ".join(pieces)))
    assert text_in(doc) == doc.text
    assert text_of(words_of(doc)[start:end]) == doc[min(start, len(doc)) : max(start, end)].text


@pytest.mark.parametrize("tag", ["VVFIN", "NN"])
def test_words_of_the_same_text_with_another_tag_are_other_words(nlp, tag):
    doc = nlp.make_doc("Kurse")
    doc[0].tag_ = tag
    assert [word.tag_ for word in words_of(doc)] == [tag]
