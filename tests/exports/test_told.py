"""Warnings of slides in the language of readers."""

import ast
import re
from functools import cache

import pytest

from support import ROOT
from synthese import read_deck
from synthese.exports import warning_message
from synthese.exports.labels import label, label_keys
from synthese.exports.told import problem_message
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


OF_THE_SYSTEM = {"problem.denied", "problem.no_space", "problem.no_such_file"}
TO_COME = {"problem.repeated", "problem.contradiction"}
PROBLEMS = {
    key: label(key, "en") for key in label_keys() if key.startswith("problem.") and key not in OF_THE_SYSTEM | TO_COME
}
SPOKEN = [
    path
    for room in ("catalogue", "coding", "extraction", "learning", "synthesis", "workbench")
    for path in sorted((ROOT / "src" / "synthese" / room).glob("*.py"))
]


@cache
def sayings():
    """Return all texts that stand in the rooms whose words reach readers, what they are filled with as ``{}``."""
    found = []
    for path in SPOKEN:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            parts = node.values if isinstance(node, ast.JoinedStr) else [node] if isinstance(node, ast.Constant) else []
            texts = [part.value if isinstance(part, ast.Constant) else "{}" for part in parts]
            found.append("".join(text for text in texts if isinstance(text, str)))
    return "\n".join(found)


@pytest.mark.parametrize("key", PROBLEMS)
def test_the_program_says_what_the_table_puts_into_german(key):
    """A sentence that was changed in its room, and not here, would stand in English in a German report."""
    said = sayings()
    pieces = [piece.strip(" '\"") for piece in re.split(r"\{\w+\}|; |\. |: |, ", PROBLEMS[key])]
    known = {"Not compared (", "Counted once (", "Link passed over ("}
    strange = [piece for piece in pieces if len(piece) > 12 and piece not in said and piece not in known]
    assert strange == []


@pytest.mark.parametrize(
    ("text", "german"),
    [
        (
            (
                "catalogue.csv, row 3, column file: 'a: b.pdf' is not in presentations/; put it back, correct the "
                "path, or delete the row; its codings are kept."
            ),
            "catalogue.csv, Zeile 3, Spalte file: „a: b.pdf“ ist nicht in presentations/; zurücklegen",
        ),
        (
            (
                "presentations/Köln, Mai/x.pdf: cannot be opened (Permission denied); close it in other programs, or "
                "wait until it is downloaded."
            ),
            "presentations/Köln, Mai/x.pdf: lässt sich nicht öffnen (Zugriff verweigert); in anderen",
        ),
        (
            (
                "codings/mosaik/ada.jsonl, line 7: holds no decision that can be read: it has no 'coder'. It is left "
                "as it is; mend it, or leave it."
            ),
            "codings/mosaik/ada.jsonl, Zeile 7: enthält keine lesbare Entscheidung: es fehlt „coder“. Sie bleibt",
        ),
        (
            (
                "catalogue.csv: was changed since it was read; the new rows are in catalogue.proposed.csv; close the "
                "file and run again, or copy them over."
            ),
            "catalogue.csv: wurde geändert, seit sie gelesen wurde; die neuen Zeilen stehen in catalogue.proposed.csv",
        ),
        ("x.pdf: page 3 could not be read; download it again or look at the original", "x.pdf: Seite 3 nicht lesbar"),
        ("x.pdf is empty (0 bytes): download it again", "x.pdf ist leer (0 Bytes): noch einmal herunterladen"),
    ],
)
def test_a_problem_is_told_in_german(text, german):
    assert problem_message(text, "de").startswith(german)
    assert problem_message(text, "en") == text


def test_a_problem_nobody_put_into_words_is_shown_as_it_is():
    assert problem_message("x.csv, row 3: something new: here", "de") == "x.csv, row 3: something new: here"
