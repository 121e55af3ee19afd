"""Pictures of pages are turned straight, and the rulings of their tables are no letters."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from support import need_program
from synthese.extraction import read_deck
from synthese.extraction.straight import as_drawn, skew, straightened
from synthese.extraction.strokes import without_strokes
from synthese.types import Box

DPI = 200
ROWS = (("Raum", "heute", "morgen"), ("Saal", "Depot", "Bühne"), ("Hof", "Parkplatz", "Garten"))


def page(*, table=True):
    """Draw a page with a title, a table and a line of text, 10 by 5.6 inches."""
    picture = Image.new("L", (2000, 1125), 250)
    draw = ImageDraw.Draw(picture)
    draw.text((120, 80), "Wege und ihre Nutzung", font=font(80), fill=20)
    for row, words in enumerate(ROWS):
        for column, word in enumerate(words):
            draw.text((140 + 560 * column, 330 + 130 * row), word, font=font(50), fill=20)
    draw.text((120, 850), "Der Umbau beginnt im Sommer mit dem Saal.", font=font(50), fill=20)
    if table:
        for edge in range(4):
            draw.line((100, 300 + 130 * edge, 1780, 300 + 130 * edge), fill=90, width=3)
            draw.line((100 + 560 * edge, 300, 100 + 560 * edge, 690), fill=90, width=3)
    return picture


def font(size):
    return ImageFont.truetype("DejaVuSans.ttf", size)


def ink(picture, box):
    return np.asarray(picture.crop(box)) < 128


@pytest.mark.parametrize("angle", [-1.2, -0.5, 0.4, 2.0])
def test_a_page_that_lies_askew_is_turned_straight(angle):
    need_font()
    askew = page().rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=250)
    straight = straightened(askew, skew(askew))
    assert longest_row(askew) < 0.5 * longest_row(page())
    assert longest_row(straight) > 0.8 * longest_row(page())


@pytest.mark.parametrize("turn", [-2.5, 0.4, 3.0])
def test_places_on_a_turned_page_are_told_as_on_the_page_itself(turn):
    drawn = Image.new("L", (900, 600), 255)
    drawn.paste(0, (700, 60, 712, 72))
    left, top, right, bottom = straightened(drawn, turn).point(lambda grey: 255 * (grey < 128)).getbbox()
    back = as_drawn(Box(left, top, right, bottom), turn, drawn.size)
    assert abs((back.x0 + back.x1) / 2 - 706) < 1.5
    assert abs((back.top + back.bottom) / 2 - 66) < 1.5


def longest_row(picture):
    """Return how many dark pixels the fullest row has: a level ruling fills one, an askew one none."""
    return (np.asarray(picture) < 160).sum(axis=1).max()


def test_a_straight_page_is_left_as_it_is():
    need_font()
    picture = page()
    assert skew(picture) == 0
    assert straightened(picture, 0) is picture


def test_rulings_are_found_and_taken_out_and_letters_stay():
    need_font()
    bare, ruled = page(table=False), page()
    cleaned, strokes = without_strokes(ruled, dpi=DPI)
    assert len(strokes) == 8
    assert (ink(cleaned, (0, 0, 2000, 280)) == ink(bare, (0, 0, 2000, 280))).all()
    left, drawn = (ink(picture, (90, 290, 1790, 700)).sum() for picture in (cleaned, bare))
    assert abs(left - drawn) < 0.02 * drawn


def test_a_page_without_rulings_has_none():
    need_font()
    assert without_strokes(page(table=False), dpi=DPI)[1] == []


def test_a_scanned_table_is_a_table(tmp_path):
    need_font()
    need_program("tesseract")
    scan = tmp_path / "scan.pdf"
    page().rotate(0.5, resample=Image.Resampling.BICUBIC, fillcolor=250).save(scan, resolution=DPI)
    slide = read_deck(scan).slides[0]
    assert slide.title == "Wege und ihre Nutzung"
    assert [block.cells for block in slide.blocks if block.cells] == [ROWS]


def need_font():
    need_program("fc-list")
    try:
        font(10)
    except OSError:
        pytest.skip("the font DejaVu Sans is not installed")
