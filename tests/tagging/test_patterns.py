"""Many expressions over one text: what is left out could not have been met."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthese.errors import CodebookError
from synthese.tagging.needed import needed_sets
from synthese.tagging.patterns import NormalText, Patterns

EXPRESSIONS = [
    r"\b(fehlt|fehlen)\b",
    r"\b(muss|müssen)\b",
    r"\bkommen? .{0,30}nicht zustande\b",
    r"\bPoten(z|t)iale?\b|\bbrach ?liegen",
    r"^\s*(Wie|Wer)\b.{5,80}\?\s*$",
    r"\b\w{0,20}(hürden?|barrieren?)\b",
    r"\bauf(zu)?nehmen\b",
    r"\d{4}",
    r"\b(?-i:Mitteln?)\b(?! der)",
]
WORDS = [
    "fehlen",
    "Wer",
    "muss",
    "nicht",
    "kommt",
    "kommen",
    "zustande",
    "?",
    "Potenziale",
    "brach liegen",
    "Zugangshürden",
]
WORDS += ["aufnehmen", "aufzunehmen", "2019", "Mittel", "Online-Barrieren", "Hürde", "der", "unfehlbar", "(fehlt)"]


@given(st.lists(st.sampled_from(WORDS), max_size=9))
@settings(deadline=None)
def test_candidates_hold_all_that_is_met(nlp, pieces):
    doc = nlp.make_doc(" ".join(pieces))
    met = {number for number, each in enumerate(EXPRESSIONS) if re.search(each, doc.text, re.IGNORECASE)}
    assert met <= set(Patterns(enumerate(EXPRESSIONS)).candidates(doc))


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        (r"\b(muss|müssen)\b", [{"^muss", "^müssen"}]),
        (r"\bnicht .{0,9}angepasst", [{"angepasst"}, {"^nicht"}]),
        (r"\bwarum\b.*\?", [{"?"}, {"^warum"}]),
        (r"\bgehen .{0,40}am Bedarf vorbei\b", [{"^gehen"}, {"bedarf"}]),
        (r"\d+ %", []),
        (r"kurs|\d", []),
    ],
)
def test_what_an_expression_needs(expression, needed):
    assert [set(words) for words in needed_sets(expression)] == needed


def test_all_that_an_expression_needs_has_to_be_there(nlp):
    patterns = Patterns([("a", r"\bnoch nicht\b.*\bbesetzt\b")])
    assert patterns.candidates(nlp.make_doc("Die Stelle ist noch nicht besetzt")) == [0]
    assert patterns.candidates(nlp.make_doc("Die Stelle ist besetzt")) == []


def test_normal_text_leads_back_to_its_tokens(nlp):
    doc = nlp.make_doc("Für Kund/-innen fehlt Wohn\u00adraum.")
    normal = NormalText(doc)
    start = normal.text.index("Wohnraum")
    first, last = normal.tokens(start, start + len("Wohnraum"))
    assert normal.text == "Für Kundinnen fehlt Wohnraum."
    assert doc[first:last].text == "Wohn\u00adraum"


@pytest.mark.parametrize(
    ("expression", "found"), [("x", 4000), (r"x\w*?(?=x)", 3999), (r"x(?=x*?y?.*?x)", 599), (r"x(?=x*?.*?\w*?x)", 199)]
)
def test_an_endless_text_is_cut_shorter_the_more_an_expression_repeats(expression, found):
    assert sum(1 for _ in Patterns([("a", expression)]).find("x" * 9000, [0])) == found


def test_an_expression_that_would_search_for_ever_is_stopped_and_named():
    endless = Patterns([("B1", r"(?:a|aa|aaa){1,60}b")])
    with pytest.raises(CodebookError, match=r"codebook\.yaml, B1: .*searched one sentence for more than 2 seconds"):
        list(endless.find("a" * 60, [0]))
