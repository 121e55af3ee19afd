"""Taggers of plain regular expressions."""

import pytest

from synthese.evaluation import build_baselines
from synthese.types import ActionFieldType, Addressee, Codebook, Cue, Indicator, Labels, Theme

from .makers import make_gold

NONE = Labels(de="")


def term(text, mode="exact", *, weak=False):
    return Indicator(term=text.strip("*"), mode=mode, text=text, weak=weak)


@pytest.fixture
def codebook():
    courses = (term("sprachkurs*", "prefix"), term("vhs"), term("träger", weak=True), term("kurs", weak=True))
    return Codebook(
        version="1",
        language="de",
        sha256="",
        groups=(),
        themes=(
            Theme(id="A1", group="A", labels=NONE, indicators=courses),
            Theme(id="C2", group="C", labels=NONE, indicators=(term("*quartier", "suffix"), term("soziale stadt"))),
        ),
        action_fields=(
            ActionFieldType(id="bedarf", labels=NONE, cues=(Cue(pattern=r"\bbraucht\b"),)),
            ActionFieldType(id="luecke", labels=NONE, cues=(Cue(pattern=r"\bfehlen\b"),)),
        ),
        counter_cues={"done": (r"\bbereits\b",), "negated": (r"\bnicht mehr\b",)},
        precedence=("luecke", "bedarf"),
        addressees=(Addressee(id="bund", labels=NONE, indicators=(term("bund"),)),),
    )


def codes(codebook, name, text):
    return {tag.code for tag in build_baselines(codebook)[name]([make_gold(text=text)])[0]}


@pytest.mark.parametrize(
    ("text", "plain", "substrings"),
    [
        ("Ein Sprachkursangebot", {"A1"}, {"A1"}),
        ("Das Ankunftsquartier", {"C2"}, {"C2"}),
        ("Im Quartiersbüro", set(), {"C2"}),
        ("Die soziale  Stadt", {"C2"}, {"C2"}),
        ("Der Träger", set(), {"A1"}),
        ("Der Kurs und sein Träger", {"A1"}, {"A1"}),
        ("Der Diskurs", set(), {"A1"}),
    ],
)
def test_indicators_are_whole_words_or_bare_substrings(codebook, text, plain, substrings):
    assert codes(codebook, "plain patterns", text) == plain
    assert codes(codebook, "substrings", text) == substrings


@pytest.mark.parametrize(
    ("text", "plain", "unscoped"),
    [
        ("Stellen fehlen.", {"luecke"}, {"luecke"}),
        ("Es braucht Stellen, die fehlen.", {"luecke"}, {"luecke"}),
        ("Bereits jetzt fehlen Stellen.", {"luecke"}, {"luecke"}),
        ("Bereits jetzt fehlen sie nicht mehr.", set(), {"luecke"}),
        ("Bereits da, nicht mehr neu. Es braucht Zeit.", {"bedarf"}, {"bedarf"}),
    ],
)
def test_two_counter_cues_in_the_sentence_veto_unless_scope_is_off(codebook, text, plain, unscoped):
    assert codes(codebook, "plain patterns", text) == plain
    assert codes(codebook, "cues without scope", text) == unscoped


def test_tags_name_words_rules_and_addressee(codebook):
    (tag,) = build_baselines(codebook)["plain patterns"]([make_gold(text="Ruhe. Dem Bund fehlen Stellen.")])[0]
    assert (tag.quotation, tag.start, tag.rules, tag.addressee) == ("fehlen", 15, (r"cue:\bfehlen\b",), "bund")


def test_the_heading_is_not_read(codebook):
    tagger = build_baselines(codebook)["plain patterns"]
    assert tagger([make_gold(text="Zeit", heading="Sprachkurse fehlen")]) == [[]]
