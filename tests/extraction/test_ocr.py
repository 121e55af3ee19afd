import re
from collections import Counter
from io import BytesIO

import pytest
from PIL import Image

from support import ROOT, need_program
from synthese.extraction import engine, ocr, ocr_engine, read_deck, read_words, render_page
from synthese.extraction.engine import Seen
from synthese.extraction.recognised import runs_of_words
from synthese.settings import ExtractionSettings

from .makers import rectangle, text

SAMPLE = ROOT / "presentations" / "beispiele" / "mosaik.pdf"
PAGES = (3, 7)


@pytest.fixture
def make_scan(tmp_path):
    """Return a function that writes pictures of pages to a PDF and returns its path."""

    def make(path, *pages):
        pictures = [Image.open(BytesIO(render_page(path, page, width=2667))) for page in pages]
        scan = tmp_path / "scan.pdf"
        pictures[0].save(scan, save_all=True, append_images=pictures[1:], resolution=200)
        return scan

    return make


@pytest.fixture
def no_engine(monkeypatch):
    monkeypatch.setattr(ocr, "ocr_engine", lambda: "")


def _words(slide):
    found = (re.sub(r"\W", "", word).casefold() for block in slide.blocks for word in block.text.split())
    return Counter(word for word in found if word)


@pytest.fixture
def scan(make_scan):
    need_program("tesseract")
    return make_scan(SAMPLE, *PAGES)


def test_a_scan_is_read(scan):
    slides = read_deck(SAMPLE).slides
    for page, read in zip(PAGES, read_deck(scan).slides, strict=True):
        expected = _words(slides[page - 1])
        assert read.ocr
        assert read.title == slides[page - 1].title
        assert (expected & _words(read)).total() >= 0.97 * expected.total()
        assert [block.role for block in read.blocks].count("bullet") >= 2


def test_recognised_words_have_places_and_confidence(scan):
    slide = read_deck(scan).slides[0]
    words = read_words(scan, 1)
    assert [word.word for word in words] == [word for block in slide.blocks for word in block.text.split()]
    assert all(0.3 <= word.confidence <= 1 for word in words)
    assert any(word.confidence < 1 for word in words)
    for word in words:
        assert 0 <= word.box.x0 < word.box.x1 <= slide.width
        assert 0 <= word.box.top < word.box.bottom <= slide.height


def test_words_of_the_pdf_are_sure(make_pdf):
    assert {word.confidence for word in read_words(make_pdf([text(50, 60, "Bedarfe")]), 1)} == {1.0}


def test_without_the_engine_the_slide_says_what_to_install(make_scan, no_engine):
    (slide,) = read_deck(make_scan(SAMPLE, 3)).slides
    assert not slide.ocr
    assert slide.blocks == ()
    (warning,) = slide.warnings
    assert re.match(r"no text layer: the slide is a picture; .* install Tesseract with German", warning)
    assert "pip install 'synthese[ocr]'" in warning


def test_it_can_be_switched_off(make_scan):
    (slide,) = read_deck(make_scan(SAMPLE, 3), settings=ExtractionSettings(ocr=False)).slides
    assert slide.warnings == ("no text layer: the slide is a picture",)


def test_an_empty_page_is_not_read(make_pdf, no_engine):
    assert read_deck(make_pdf([])).slides[0].warnings == ("no text layer: the slide is empty or drawn",)


def test_an_engine_that_fails_is_told_and_the_deck_goes_on(make_scan, monkeypatch):
    def fail(picture, *, seconds):
        raise RuntimeError("Tesseract process timeout")

    monkeypatch.setattr(ocr, "ocr_engine", lambda: "tesseract 5.3.0 deu")
    monkeypatch.setattr(ocr, "read_picture", fail)
    deck = read_deck(make_scan(SAMPLE, 3))
    assert deck.status == "ok"
    assert "could not be recognised (Tesseract process timeout); look at the original" in deck.slides[0].warnings[0]


def test_pages_beyond_the_number_for_a_deck_say_so(make_scan, monkeypatch):
    monkeypatch.setattr(ocr, "ocr_engine", lambda: "tesseract 5.3.0 deu")
    monkeypatch.setattr(ocr, "read_picture", lambda picture, *, seconds: ())
    first, second = read_deck(make_scan(SAMPLE, 3, 7), settings=ExtractionSettings(ocr_pages=1)).slides
    assert first.warnings[0].endswith("no text was recognised on it")
    assert second.warnings[0].endswith(
        "more pages than extraction.ocr_pages are pictures; a higher value in synthese.toml has it read"
    )


def test_drawn_shapes_without_letters_are_no_text(make_pdf):
    need_program("tesseract")
    (slide,) = read_deck(make_pdf([rectangle(100, 100, 300, 250, "f")])).slides
    assert not slide.ocr
    assert slide.warnings == ("no text layer: the slide is empty or drawn; no text was recognised on it",)


def test_the_engine_names_its_version_and_languages():
    need_program("tesseract")
    assert re.fullmatch(r"tesseract \S+ deu(\+eng)?", ocr_engine())


def test_without_german_there_is_no_engine(monkeypatch):
    monkeypatch.setattr(engine, "_program", lambda: "tesseract")
    monkeypatch.setattr(engine, "_answer", lambda program, option: "eng\nosd\n")
    assert engine.ocr_engine.__wrapped__() == ""


def _seen(word, x0, top, x1, bottom, line=(1,)):
    return Seen(word, 0.9, x0, top, x1, bottom, line)


def test_size_and_baseline_come_from_the_ink():
    runs = runs_of_words([_seen("Kurse", 0, 27, 200, 100), _seen("gegen", 230, 47, 400, 121)], 1.0)
    assert {run.size for run in runs} == {100.0}
    assert {round(run.base) for run in runs} == {100}


def test_round_bullets_and_dashes_are_told_by_their_ink():
    words = [_seen("°", 0, 50, 30, 80), _seen("Land", 80, 27, 250, 100), _seen("-", 280, 60, 330, 70)]
    assert [run.text for run in runs_of_words(words, 1.0)] == ["• ", "Land ", "– "]


def test_sizes_that_differ_by_pixels_are_one():
    words = [_seen("Land", 0, 0, 200, 73, (1,)), _seen("Stadt", 0, 200, 200, 276, (2,))]
    assert len({run.size for run in runs_of_words(words, 1.0)}) == 1
