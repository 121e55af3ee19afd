"""Short forms of indicators, and regular expressions that are refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthese.codebook import pattern_fault, read_term


@pytest.mark.parametrize(
    ("text", "term", "mode"),
    [
        ("vhs", "vhs", "exact"),
        ("sprachkurs*", "sprachkurs", "prefix"),
        ("*quartier", "quartier", "suffix"),
        ("*kurs*", "kurs", "substring"),
        ("runder  Tisch", "runder Tisch", "exact"),
        ("freiwillige aufgabe*", "freiwillige aufgabe", "prefix"),
    ],
)
def test_asterisks_stand_for_modes(text, term, mode):
    indicator = read_term(text)
    assert (indicator.term, indicator.mode) == (term, mode)
    assert indicator.text == " ".join(text.split())


def test_a_stated_mode_is_kept():
    assert read_term("runder Tisch", mode="lemma").mode == "lemma"
    assert read_term(r"\bB[12]\b", mode="regex", weak=True).weak


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bfehlt\b",
        r"\b(es )?brauch(t|en)\b",
        r"nicht .{0,40}angepasst",
        r"(\w+ ){0,3}Kurs",
        r"a+?b",
        r"[(+*]+x",
        r"x\(+",
        r"a{2}b{}",
    ],
)
def test_usual_patterns_pass(pattern):
    assert pattern_fault(pattern) == ""


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(a+)+b", "repetition itself"),
        ("(?:(?:a|b*)c){9}", "repetition itself"),
        (r"(\w{1,9} )*x", "repetition itself"),
        ("((a|ab))*c", "alternatives without bound"),
        ("(a|a){0,999}c", "alternatives without bound"),
        (".*a.*b.*c.*d", "4 unbounded"),
        ("[", "no regular expression"),
        ("a**", "no regular expression"),
        ("a{99999999999}", "no regular expression"),
        ("x|", "fits every text"),
        ("a" * 201, "split it"),
    ],
)
def test_patterns_that_fail_or_never_end_are_refused(pattern, words):
    assert words in pattern_fault(pattern)


@given(st.text(alphabet="ab|()?*+{},19[]\\^.", max_size=25))
def test_any_pattern_is_judged_without_failing(pattern):
    if pattern_fault(pattern) == "":
        assert re.compile(pattern).search("") is None
