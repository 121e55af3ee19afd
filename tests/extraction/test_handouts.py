import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from support import ROOT
from synthese.extraction import read_deck, read_words
from synthese.extraction.content import PageContent, Run
from synthese.extraction.handouts import find_cells
from synthese.settings import ExtractionSettings
from synthese.types import Box

from .makers import HEIGHT, WIDTH, rectangle, text

SAMPLES = ROOT / "presentations" / "beispiele"


@pytest.fixture
def make_handout(tmp_path):
    """Return a function that puts several pages of a PDF on one and returns the new PDF's path."""

    def make(path, *, columns, rows, size):
        with pypdfium2.PdfDocument(path) as deck:
            made = pypdfium2.PdfDocument(pdfium.FPDF_ImportNPagesToOne(deck.raw, *size, columns, rows))
            made.save(tmp_path / "handout.pdf")
            made.close()
        return tmp_path / "handout.pdf"

    return make


LAYOUTS = [
    {"columns": 1, "rows": 2, "size": (595, 842)},
    {"columns": 2, "rows": 2, "size": (842, 595)},
    {"columns": 2, "rows": 3, "size": (595, 842)},
]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["in2", "mosaik"])
def test_the_slides_of_a_handout_are_those_of_the_deck(make_handout, name, layout):
    deck = read_deck(SAMPLES / f"{name}.pdf")
    handout = read_deck(make_handout(SAMPLES / f"{name}.pdf", **layout))
    many = layout["columns"] * layout["rows"]
    assert [slide.title for slide in handout.slides] == [slide.title for slide in deck.slides]
    assert [slide.slide for slide in handout.slides] == list(range(1, len(deck.slides) + 1))
    assert [slide.page for slide in handout.slides] == [(slide.slide - 1) // many + 1 for slide in deck.slides]
    assert handout.pages == -(-deck.pages // many)


def test_boxes_are_those_of_the_page(make_handout):
    slides = read_deck(make_handout(SAMPLES / "in2.pdf", **LAYOUTS[1])).slides
    assert {(slide.width, slide.height) for slide in slides} == {(842, 595)}
    quarters = [(slide.blocks[0].box.x0 > 421, slide.blocks[0].box.top > 297) for slide in slides[:4]]
    assert quarters == [(False, False), (True, False), (False, True), (True, True)]
    (table,) = [block for block in slides[6].blocks if block.role == "table"]
    assert table.box.top <= table.row_boxes[0].top < table.row_boxes[-1].bottom <= table.box.bottom


def test_words_of_a_split_slide(make_handout):
    path = make_handout(SAMPLES / "in2.pdf", **LAYOUTS[1])
    slide = read_deck(path).slides[7]
    words = read_words(path, 8)
    assert [word.word for word in words] == [word for block in slide.blocks for word in block.text.split()]
    assert all(word.box.x0 > 421 and word.box.top > 297 for word in words)


FRAMES = [Box(40, 60, 340, 220), Box(380, 60, 680, 220), Box(40, 230, 340, 390), Box(380, 230, 680, 390)]


def framed(frames, *, outside=""):
    operators = [operator for box in frames for operator in (rectangle(*box), *_slide(box))]
    return [*operators, text(40, 30, outside, size=8)] if outside else operators


def _slide(box):
    yield text(box.x0 + 20, box.top + 40, "Bedarfe im Kreis", size=16)
    yield text(box.x0 + 20, box.top + 90, "Es fehlen Kurse am Abend und im Winter", size=10)


def test_framed_slides_with_a_header_are_split_and_the_header_is_told(make_pdf):
    slides = read_deck(make_pdf(framed(FRAMES, outside="Handzettel"))).slides
    assert [slide.title for slide in slides] == ["Bedarfe im Kreis"] * 4
    assert slides[0].warnings == ("text beside the slides of page 1 left out (header, footer): 1 runs",)
    assert slides[1].warnings == ()


def test_a_last_page_may_hold_fewer_slides(make_pdf):
    last = [*(rectangle(*box) for box in FRAMES), *_slide(FRAMES[0])]
    assert [slide.page for slide in read_deck(make_pdf(framed(FRAMES), last)).slides] == [1, 1, 1, 1, 2]


def test_cards_below_a_title_are_no_handout(make_pdf):
    cards = [*framed(FRAMES), text(40, 45, "Vier Bedarfe", size=30)]
    assert len(read_deck(make_pdf(cards)).slides) == 1


def test_cards_on_one_slide_of_a_deck_are_no_handout(make_pdf):
    other = [text(50, 58, "Ausblick", size=30), text(50, 225, "Es fehlen Kurse am Abend und im Winter")]
    assert len(read_deck(make_pdf(framed(FRAMES), other, other)).slides) == 3


@pytest.mark.parametrize("frames", [FRAMES[:3], [*FRAMES[:3], Box(380, 260, 680, 420)], [Box(0, 0, 90, 300)] * 2])
def test_boxes_without_a_grid_are_no_slides(frames):
    runs = [
        Run("Land", box.x0 + 9, box.top + 9, box.x0 + 50, box.top + 20, box.top + 18, 10, "", False) for box in frames
    ]
    assert find_cells([PageContent(WIDTH, HEIGHT, runs, [], frames, [], [])]) == ()


def test_no_deck_of_slides_is_split(shared):
    for path in sorted((shared / "decks").glob("*.pdf")):
        deck = read_deck(path, settings=ExtractionSettings(ocr=False))
        assert len(deck.slides) == deck.pages, path.name


@pytest.fixture
def without_frames(tmp_path):
    """Return a function that places the pages of a PDF on others as drawings, as printing two on one does."""

    def make(path, pages, places, scale=0.5):
        with pypdfium2.PdfDocument(path) as deck:
            made = pypdfium2.PdfDocument.new()
            for start in range(0, len(pages), len(places)):
                sheet = made.new_page(842, 595)
                for page, (x, y) in zip(pages[start : start + len(places)], places, strict=False):
                    form = pdfium.FPDF_NewXObjectFromPage(made.raw, deck.raw, page - 1)
                    placed = pdfium.FPDF_NewFormObjectFromXObject(form)
                    pdfium.FPDFPageObj_Transform(placed, scale, 0, 0, scale, x, y)
                    pdfium.FPDFPage_InsertObject(sheet.raw, placed)
                    pdfium.FPDF_CloseXObject(form)
                pdfium.FPDFPage_GenerateContent(sheet.raw)
                sheet.close()
            made.save(tmp_path / "ohne_rahmen.pdf")
            made.close()
        return tmp_path / "ohne_rahmen.pdf"

    return make


def test_slides_placed_without_frames_are_told_by_their_places(make_pdf, without_frames):
    deck = make_pdf(
        *([text(60, 70, f"Titel {name}", size=32), text(60, 180, f"Ein Satz steht auf {name}.")] for name in "abcdefg")
    )
    places = [(40, 330), (450, 330), (40, 60), (450, 60)]
    handout = read_deck(without_frames(deck, list(range(1, 8)), places))
    assert [(slide.page, slide.title) for slide in handout.slides] == [
        (place // 4 + 1, f"Titel {name}") for place, name in enumerate("abcdefg")
    ]


def test_a_last_page_with_fewer_slides_does_not_make_a_smaller_grid(make_handout):
    deck = SAMPLES / "in2.pdf"
    slides = len(read_deck(deck).slides)
    handout = read_deck(make_handout(deck, columns=2, rows=2, size=(842, 595)))
    assert len(handout.slides) == slides
    assert slides % 4, "the deck of this test must leave the last page half empty"
