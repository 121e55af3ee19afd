"""How near words are to what the codebook says of themes."""

from hypothesis import given
from hypothesis import strategies as st

from synthese.learning.kinship import INPUTS, Kinship
from synthese.learning.signals import Signals, Spoken
from tagging.conftest import small_codebook

KINSHIP = Kinship(small_codebook())


def signals(text, over=()):
    words, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        words.append(Spoken(word, at, at + len(word)))
    return Signals(words=tuple(words), over=tuple(over), rules=(), suggested={})


def test_a_new_compound_is_near_the_indicator_it_shares_a_part_with():
    assert KINSHIP.near("sprachtandem")[0][:2] == ("kurse", "sprachkurs*")
    assert KINSHIP.near("wetter") == []


def test_the_nearest_word_of_a_passage_and_of_its_title_is_told():
    near = {each.input: each for each in KINSHIP.of(signals("ein sprachtandem fehlt", ["wohnraum"]), "kurse")}
    assert near["near"].term == "sprachkurs*"
    assert near["near"].word == Spoken("sprachtandem", 4, 16)
    assert "near_over" not in near
    assert [each.term for each in KINSHIP.of(signals("x", ["wohnraum"]), "wohnen") if each.input == "near_over"] == [
        "wohnraum*"
    ]


@given(st.lists(st.text("abcdefghiklmnoprstuwzäöüß", min_size=1, max_size=20), max_size=6))
def test_nearness_is_a_share_whatever_the_words(words):
    text = " ".join(words).lower()
    for theme in ("kurse", "wohnen"):
        for near in KINSHIP.of(signals(text), theme):
            assert near.input in INPUTS
            assert near.value > 0
            assert near.input.startswith("meaning") or near.value <= 1
