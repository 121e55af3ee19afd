"""Signals in headings: gaps in a term, and which of several goes before."""

import pytest

from synthese.tagging.signals import Signals
from synthese.types import HeadingSignal

SIGNALS = Signals(
    HeadingSignal(term=term, type=type_)
    for term, type_ in (
        ("Was … erwartet", "empfehlung"),
        ("Bitte an", "empfehlung"),
        ("Rückfragen bitte an", "none"),
        ("Gelungen", "none"),
        ("Nicht gelungen", "herausforderung"),
        ("Ausblick", "any"),
        ("Lücken", "luecke"),
    )
)


@pytest.mark.parametrize(
    ("heading", "type_"),
    [
        ("Was das Viertel vom Amt erwartet", "empfehlung"),
        ("WAS ERWARTET WIRD", "empfehlung"),
        ("Unsere Bitte an den Rat", "empfehlung"),
        ("Rückfragen bitte an", "none"),
        ("Gelungen", "none"),
        ("Nicht gelungen", "herausforderung"),
        ("Ausblick und Lücken", "luecke"),
    ],
)
def test_a_signal_is_found_with_the_words_between(heading, type_):
    found = SIGNALS.find(heading)
    assert found is not None
    assert found.type == type_


@pytest.mark.parametrize(
    "heading",
    [
        "Erwartet werden achtzig Gäste",
        "Was gut ist. Und was an dem, das wir hier sehen und hören, so niemand erwartet",
        "Ausblicke",
        "Was von uns nicht erwartet wird",
        "",
    ],
)
def test_other_headings_hold_no_signal(heading):
    assert SIGNALS.find(heading) is None


def test_a_term_without_words_finds_nothing():
    assert Signals([HeadingSignal(term="…")]).find("Was nun?") is None


CLOSING = Signals(
    HeadingSignal(term=term, type=type_)
    for term, type_ in (("Rückblick", "closed"), ("Fragebogen", "closed"), ("Ausblick", "any"), ("Brauchen", "bedarf"))
)


@pytest.mark.parametrize(
    ("heading", "type_"),
    [
        ("Rückblick 2015", "closed"),
        ("Rückblick und Ausblick", "any"),
        ("Was wir brauchen", "bedarf"),
    ],
)
def test_what_closes_a_slide_comes_last(heading, type_):
    found = CLOSING.find(heading)
    assert found is not None
    assert found.type == type_


@pytest.mark.parametrize("heading", ["Was wir nicht brauchen", "Was die Leute sagen (Fragebogen)"])
def test_what_is_denied_or_closes_in_passing_is_no_signal(heading):
    assert CLOSING.find(heading) is None
