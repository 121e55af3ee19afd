import re

import pytest

from synthese.errors import DeckError
from synthese.extraction import read_deck
from synthese.settings import ExtractionSettings

from .makers import pdf_bytes, text

TWO = [[text(50, 60, "Ausgangslage", size=32)], [text(50, 60, "Fazit", size=32)]]
LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"
BULLETS = re.compile(r"[•●○▪■◦❖➢\ue000-\uf8ff]")


def decks(shared):
    return sorted((shared / "decks").glob("*.pdf"))


@pytest.fixture(scope="module")
def real_decks(shared):
    return [read_deck(path) for path in decks(shared)]


def test_every_page_is_a_slide(real_decks):
    for deck in real_decks:
        assert deck.status == "ok", deck.message
        assert [slide.page for slide in deck.slides] == list(range(1, deck.pages + 1)), deck.file


def test_no_bullet_glyph_is_left(real_decks):
    for deck in real_decks:
        for slide in deck.slides:
            left = [block.text for block in slide.blocks if not block.cells and BULLETS.search(block.text)]
            assert not left, f"{deck.file}, slide {slide.slide}"


def test_blocks_are_numbered_in_reading_order_and_stand_on_the_slide(real_decks):
    for deck in real_decks:
        for slide in deck.slides:
            assert [block.block for block in slide.blocks] == list(range(1, len(slide.blocks) + 1))
            for block in slide.blocks:
                assert block.text == block.text.strip() or block.cells
                assert block.box.x0 < block.box.x1
                assert block.box.top < block.box.bottom
                assert (block.role == "bullet") == (block.level > 0)


def test_the_same_file_gives_the_same_deck(shared):
    path = decks(shared)[0]
    assert read_deck(path) == read_deck(path)


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(DeckError, match=r"fehlt\.pdf: there is no such file; check the name"):
        read_deck(tmp_path / "fehlt.pdf")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Hello world, no slides", r"is not a PDF \(it begins with 'Hello world,'\): download it again"),
        (b"<!DOCTYPE html><html>", r"is not a PDF \(it begins with '<!DOCTYPE ht'\)"),
        (b"", r"is empty \(0 bytes\): download it again"),
        (b"%PDF-1.7\nnothing more", "is a damaged PDF, perhaps cut off while it was downloaded: download it again"),
        (pdf_bytes([]), "is a PDF without pages: export it again"),
        (
            pdf_bytes([[]], trailer=f"{LOCKED} /ID [<{'43' * 16}> <{'43' * 16}>]"),
            "is protected by a password: save a copy without it",
        ),
    ],
)
def test_a_bad_file_gives_a_failed_deck_that_says_why(tmp_path, content, message):
    path = tmp_path / "folien.pdf"
    path.write_bytes(content)
    deck = read_deck(path)
    assert (deck.status, deck.slides, deck.pages) == ("failed", (), 0)
    assert re.match(rf"folien\.pdf {message}", deck.message)


def test_a_pdf_cut_in_half_never_stops_the_run(shared, tmp_path):
    content = decks(shared)[-1].read_bytes()
    path = tmp_path / "halb.pdf"
    path.write_bytes(content[: len(content) // 2])
    deck = read_deck(path)
    assert deck.status in {"failed", "partial", "ok"}
    assert deck.message if deck.status != "ok" else deck.slides


def test_a_missing_page_makes_the_deck_partial(tmp_path):
    path = tmp_path / "folien.pdf"
    path.write_bytes(pdf_bytes(TWO).replace(b"/Kids [8 0 R", b"/Kids [3 0 R"))
    deck = read_deck(path)
    assert deck.status == "partial"
    assert re.search("page 1 could not be read; download it again", deck.message)
    assert [slide.title for slide in deck.slides] == ["", "Fazit"]
    assert deck.slides[0].warnings == ("the page is damaged and could not be read",)


def test_a_page_that_pdfium_cannot_read_is_read_by_the_second_reader(make_pdf, monkeypatch):
    monkeypatch.setattr("synthese.extraction.pages._Pages._read_first", lambda *_, **__: None)
    deck = read_deck(make_pdf(*TWO))
    assert deck.status == "ok"
    assert [slide.title for slide in deck.slides] == ["Ausgangslage", "Fazit"]
    assert deck.slides[0].warnings == ("read with pdfplumber, as PDFium cannot read the page",)


def test_a_page_without_text_is_an_image(make_pdf):
    slide = read_deck(make_pdf([])).slides[0]
    assert (slide.kind, slide.blocks) == ("image", ())
    assert slide.warnings[0].startswith("no text layer")


def test_hidden_text_and_text_off_the_page_are_left_out_and_told(make_pdf):
    page = [text(50, 60, "Kurse fehlen", size=32), text(50, 200, "unsichtbar", mode=3), text(2000, 200, "daneben")]
    slide = read_deck(make_pdf(page)).slides[0]
    assert [block.text for block in slide.blocks] == ["Kurse fehlen"]
    assert slide.warnings == ("1 piece of text off the page left out", "1 piece of hidden text left out")


def test_hidden_text_over_a_picture_of_the_page_is_a_recognised_one(make_pdf):
    picture = "q 720 0 0 405 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q"
    slide = read_deck(make_pdf([picture, text(50, 60, "Kurse fehlen", size=32, mode=3)])).slides[0]
    assert slide.ocr
    assert [block.text for block in slide.blocks] == ["Kurse fehlen"]


def test_text_set_twice_is_told(make_pdf):
    page = [text(50, 60, "Kurse fehlen", size=32), text(50, 200, "im Kreis"), text(51, 201, "im Kreis")]
    # PDFium leaves most doubled text out by itself, so that the second reader shows it.
    slide = read_deck(make_pdf(page), settings=ExtractionSettings(reader="pdfplumber")).slides[0]
    assert [block.text for block in slide.blocks] == ["Kurse fehlen", "im Kreis"]
    assert slide.warnings == ("1 piece of text set twice left out once",)


def test_a_turned_page_is_read_as_it_is_seen(make_pdf):
    slide = read_deck(make_pdf([text(0, 0, "Kurse fehlen", matrix="0 1 -1 0 100 50")], page_extra="/Rotate 90")).slides[
        0
    ]
    assert (slide.width, slide.height) == (405, 720)
    assert [(block.text, block.angle) for block in slide.blocks] == [("Kurse fehlen", 0)]


def test_both_readers_find_the_same_words(shared):
    path = shared / "decks" / "stroebl_ws_digitalisierung.pdf"
    first = read_deck(path, settings=ExtractionSettings(ocr=False))
    second = read_deck(path, settings=ExtractionSettings(ocr=False, reader="pdfplumber"))
    assert [slide.title for slide in first.slides] == [slide.title for slide in second.slides]
    for one, other in zip(first.slides, second.slides, strict=True):
        assert [block.text for block in one.blocks] == [block.text for block in other.blocks]
