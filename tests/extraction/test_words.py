from io import BytesIO

import pytest
from PIL import Image

from synthese.errors import DeckError
from synthese.extraction import read_deck, read_words, render_page
from synthese.settings import ExtractionSettings
from synthese.types import Box

from .makers import text

PAGE = [text(50, 60, "Bedarfe", size=32), text(50, 200, "Es fehlen Sprach-"), text(50, 221, "kurse im Kreis.")]


@pytest.mark.parametrize(
    ("name", "slide", "reader"),
    [
        ("datenkompetenz_geodata2023", 2, "pdfium"),
        ("datenkompetenz_geodata2023", 2, "pdfplumber"),
        ("eis_abgabe3", 21, "pdfium"),
        ("gwbrck_zeroshot", 9, "pdfium"),
        ("leihsy_abschluss", 27, "pdfium"),
    ],
)
def test_words_are_those_of_the_blocks(shared, name, slide, reader):
    path, settings = shared / "decks" / f"{name}.pdf", ExtractionSettings(ocr=False, reader=reader)
    blocks = {block.block: block for block in read_deck(path, settings=settings).slides[slide - 1].blocks}
    words = read_words(path, slide, settings=settings)
    assert [word.word for word in words] == [word for block in blocks.values() for word in block.text.split()]
    for word in words:
        assert blocks[word.block].text[word.start : word.end] == word.word


def test_a_word_broken_over_two_lines_stands_on_both(make_pdf):
    words = {word.word: word for word in read_words(make_pdf(PAGE), 1)}
    assert words["Sprachkurse"].box.bottom - words["Sprachkurse"].box.top > 30
    assert words["fehlen"].box.x0 < words["Sprachkurse"].box.x1
    assert words["fehlen"].box.bottom < words["Kreis."].box.bottom


def test_a_slide_that_is_not_there_is_named(make_pdf):
    with pytest.raises(DeckError, match=r"folien\.pdf has no slide 7; its slides are 1 to 1"):
        read_words(make_pdf(PAGE), 7)


def test_words_of_a_file_that_is_no_pdf(tmp_path):
    path = tmp_path / "folien.pdf"
    path.write_bytes(b"nothing")
    with pytest.raises(DeckError, match=r"folien\.pdf is not a PDF \(it begins with 'nothing'\)"):
        read_words(path, 1)


def test_a_page_is_rendered_as_png(make_pdf):
    path = make_pdf(PAGE)
    picture = render_page(path, 1, width=720)
    assert Image.open(BytesIO(picture)).size == (720, 405)
    assert picture == render_page(path, 1, width=720)


def test_a_part_of_a_page_has_the_scale_of_the_whole(make_pdf):
    picture = render_page(make_pdf(PAGE), 1, width=1440, box=Box(40, 30, 240, 70))
    assert Image.open(BytesIO(picture)).size == (400, 80)


def test_a_page_that_is_not_there_is_named(make_pdf):
    with pytest.raises(DeckError, match=r"folien\.pdf has no page 2; its pages are 1 to 1"):
        render_page(make_pdf(PAGE), 2)
