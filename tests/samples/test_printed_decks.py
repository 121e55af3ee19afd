"""The printed sample decks say what their texts say."""

import re
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw
from ruamel.yaml import YAML

from data.sample_decks.texts import NAMES, points_of, read_texts, source_line
from data.sample_decks.typeset import normalise_pdf, print_deck
from support import ROOT, need_program

FOLDER = ROOT / "presentations" / "beispiele"


def squeezed(text):
    """Without white space and hyphens, which depend on where lines break."""
    return re.sub(r"[\s\-\u0002\ufffe]+", "", text)


def page_texts(path):
    deck = pdfium.PdfDocument(path)
    return [squeezed(page.get_textpage().get_text_range()) for page in deck]


@pytest.mark.parametrize("name", NAMES)
def test_each_slide_is_a_page_and_says_that_it_is_a_sample(name):
    pages = page_texts(FOLDER / f"{name}.pdf")
    assert len(pages) == len(read_texts(name)["slides"])
    assert all("Beispielfolien" in page for page in pages)


@pytest.mark.parametrize("name", NAMES)
def test_all_words_of_a_slide_stand_on_its_page(name):
    for slide, page in zip(read_texts(name)["slides"], page_texts(FOLDER / f"{name}.pdf"), strict=True):
        table = slide.get("table", {"head": [], "rows": []})
        boxes = [box["text"] for box in slide.get("chart", {}).get("boxes", [])]
        cells = [*table["head"], *(cell for row in table["rows"] for cell in row["cells"])]
        points = [text for head, point in points_of(slide) for text in (head, point["text"])]
        expected = [slide["title"], slide.get("subtitle", ""), slide.get("note", ""), *points, *cells, *boxes]
        missing = [text for text in [*expected, source_line(slide)] if squeezed(text) not in page]
        assert not missing, f"slide {slide['slide']}"


@pytest.mark.parametrize("name", NAMES)
def test_bars_carry_their_labels_and_values(name):
    for slide, page in zip(read_texts(name)["slides"], page_texts(FOLDER / f"{name}.pdf"), strict=True):
        for bar in slide.get("chart", {}).get("bars", []):
            assert squeezed(bar["label"]) in page
            assert all(str(value) in page for value in bar["values"])


@pytest.mark.parametrize("name", NAMES)
def test_fonts_are_embedded_and_files_small(name):
    path = FOLDER / f"{name}.pdf"
    assert path.stat().st_size < 300_000
    for page in pdfium.PdfDocument(path):
        texts = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
        assert all(raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(text.raw)) == 1 for text in texts)


def test_both_kinds_of_pdf_are_there():
    decks = {name: pdfium.PdfDocument(FOLDER / f"{name}.pdf") for name in NAMES}
    tagged = {name: bool(raw.FPDFCatalog_IsTagged(deck.raw)) for name, deck in decks.items()}
    assert tagged == {name: read_texts(name)["tagged"] for name in NAMES}
    assert set(tagged.values()) == {True, False}


@pytest.mark.parametrize("name", NAMES)
def test_text_stays_inside_the_page_and_boxes_apart(name):
    for page in pdfium.PdfDocument(FOLDER / f"{name}.pdf"):
        boxes = [text.get_bounds() for text in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])]
        width, height = page.get_size()
        assert all(x0 >= 0 and y0 >= 0 and x1 <= width and y1 <= height for x0, y0, x1, y1 in boxes)
        overlaps = [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if shared_area(a, b) > 0.2 * smaller(a, b)]
        assert not overlaps


def shared_area(a, b):
    return max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))


def smaller(a, b):
    return min((box[2] - box[0]) * (box[3] - box[1]) for box in (a, b))


def test_no_speaker_is_named(shared: Path):
    facts = YAML(typ="safe", pure=True).load(shared / "domain" / "facts.yaml")
    talks = [
        talk for event in facts["veranstaltungen"] for key in ("beitraege", "kommentar") for talk in event.get(key, [])
    ]
    surnames = {talk["name"].split()[-1] for talk in talks}
    assert surnames
    words = {word for name in NAMES for page in raw_words(name) for word in page}
    assert not surnames & words


def raw_words(name):
    for page in pdfium.PdfDocument(FOLDER / f"{name}.pdf"):
        yield re.findall(r"\w+", page.get_textpage().get_text_range())


def test_printing_again_gives_the_committed_texts(tmp_path):
    need_program("soffice")
    again = tmp_path / "landkreistag.pdf"
    again.write_bytes(print_deck("landkreistag"))
    # Not the bytes: another version of Impress, or another font, sets the same words a little differently.
    assert page_texts(again) == page_texts(FOLDER / "landkreistag.pdf")


def test_normalising_moves_nothing():
    printed = b"/CreationDate(D:20260102030405+02'00')>> /ID [ <0AF9>\n<0AF9> ] /DocChecksum /0AF9"
    assert len(normalise_pdf(printed)) == len(printed)
    assert normalise_pdf(printed) == normalise_pdf(printed.replace(b"0AF9", b"1B2C").replace(b"2026", b"2027"))
