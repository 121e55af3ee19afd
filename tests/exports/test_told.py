"""Warnings of slides in the language of readers."""

import pytest

from support import ROOT
from synthese import read_deck
from synthese.exports import warning_message
from synthese.extraction.engine import HOW_TO_GET_IT
from synthese.extraction.ocr import _USED_UP
from synthese.extraction.pages import _SECOND
from synthese.settings import ExtractionSettings

DECKS = ROOT / "tests" / "data" / "decks"


PICTURE, BILD = "no text layer: the slide is a picture", "keine Textebene: die Folie ist ein Bild"


@pytest.mark.parametrize(
    ("text", "german"),
    [
        (PICTURE, BILD),
        (f"{PICTURE}; {HOW_TO_GET_IT}", f"{BILD}; damit sie gelesen wird, Tesseract mit Deutsch einrichten und pip"),
        (f"{PICTURE}; {_USED_UP}", f"{BILD}; mehr Seiten als extraction.ocr_pages sind Bilder"),
        (f"{PICTURE}; no text was recognised on it", f"{BILD}; es wurde kein Text darauf erkannt"),
        (_SECOND, "mit pdfplumber gelesen, da PDFium die Seite nicht lesen kann"),
        (
            "no text layer but for header and footer: the slide is empty or drawn",
            "keine Textebene außer Kopf- und Fußzeile: die Folie ist leer oder gezeichnet",
        ),
        ("1 piece of text set twice left out once", "1 doppelt gesetztes Stück Text einmal ausgelassen"),
        ("12 pieces of text off the page left out", "12 Stücke Text außerhalb der Seite ausgelassen"),
    ],
)
def test_a_warning_is_told_in_german(text, german):
    assert warning_message(text, "de").startswith(german)
    assert warning_message(text, "en") == text


def test_a_warning_nobody_put_into_words_is_shown_as_it_is():
    assert warning_message("something new (2)", "de") == "something new (2)"


def test_what_the_test_decks_warn_of_is_told_in_german():
    slides = [
        slide
        for path in DECKS.glob("*.pdf")
        for slide in read_deck(path, settings=ExtractionSettings(ocr=False)).slides
    ]
    warnings = {warning for slide in slides for warning in slide.warnings}
    assert warnings
    assert not [warning for warning in warnings if warning_message(warning, "de") == warning]
