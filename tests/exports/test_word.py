"""Tests of the Word file: parts that Word needs, words that stay words, and how it looks in another program."""

import re
import zipfile

import docx
import pypdfium2 as pdfium
import pytest
from docx.oxml.ns import qn

from exports.walking import Book, text
from support import office_converted
from synthese.exports import public_edition, write_figures, write_word
from synthese.tables import to_frame


@pytest.fixture(scope="module")
def path(source, tmp_path_factory):
    return write_word(source, tmp_path_factory.mktemp("word") / "synthese.docx")


@pytest.fixture(scope="module")
def document(path):
    return docx.Document(path)


def words(document):
    return text(document.element.body)


def captions(document):
    return [one for one in document.paragraphs if one.style.name == "Caption"]


def test_same_source_gives_same_bytes(source, path, tmp_path):
    assert write_word(source, tmp_path / "again.docx").read_bytes() == path.read_bytes()
    with zipfile.ZipFile(path) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_chapters_have_real_headings(document):
    first = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert first[:4] == ["Auf einen Blick", "Wovon die Projekte sprechen", "Was sie dazu sagen", "Wie sie vorgehen"]
    assert first[6:] == [
        "Was die Projekte kennzeichnet",
        "Was gelesen wurde – und was nicht",
        "Anhang A: Kodierleitfaden",
        "Anhang B: Belege",
        "Anhang C: Belegsammlungen",
        "Anhang D: Woraus diese Auswertung entstand",
    ]


def test_contents_name_the_headings_and_lead_to_them(path, document):
    book = Book(path)
    listed = [one for one in document.paragraphs if one.style.name.startswith("toc ")]
    assert [one.text.rstrip() for one in listed if one.style.name == "toc 1"] == [
        one.text for one in document.paragraphs if one.style.name == "Heading 1"
    ]
    assert all(link.get(qn("w:anchor")) in book.marks for one in listed for link in one._p.iter(qn("w:hyperlink")))
    pages = [one.text.split() for one in document.element.body.iter(qn("w:instrText")) if "PAGEREF" in one.text]
    assert [page[1] for page in pages] == [
        link.get(qn("w:anchor")) for one in listed for link in one._p.iter(qn("w:hyperlink"))
    ]


def test_opening_the_file_asks_nothing(document):
    assert document.settings.element.find(qn("w:updateFields")) is None
    assert not [one for one in document.element.body.iter(qn("w:fldChar")) if one.get(qn("w:dirty"))]


def test_captions_count_without_being_updated(document):
    shown = [text(one._p) for one in captions(document)]
    assert [one.split(":")[0] for one in shown] == [f"Tabelle {number}" for number in range(1, len(shown) + 1)]
    assert all("SEQ Tabelle" in next(one._p.iter(qn("w:instrText"))).text for one in captions(document))


def test_each_table_repeats_its_header_and_keeps_to_the_page(document):
    assert len(document.tables) == len(captions(document))
    for table in document.tables:
        head = table.rows[0]._tr
        assert head.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        total = sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid)
        assert total <= round(25.7 * 567) + len(table._tbl.tblGrid)


def test_sections_lie_across_where_tables_are_wide(document):
    sides = [section.page_width > section.page_height for section in document.sections]
    assert True in sides
    assert False in sides


def test_the_language_of_spelling_is_set(document, make_source, tmp_path):
    tags = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert tags == {"de-DE"}
    english = docx.Document(write_word(make_source(language="en"), tmp_path / "en.docx"))
    assert {one.get(qn("w:val")) for one in english.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert "What they say" in words(english)
    assert "Tabelle" not in words(english)


def test_slide_text_stays_text(path, document):
    assert '=HYPERLINK("http://evil.example";"Gründung")' in words(document)
    assert "</script><script>alert('x')</script> Integrationskurse" in words(document)
    with zipfile.ZipFile(path) as parts:
        relations = parts.read("word/_rels/document.xml.rels").decode()
    assert "hyperlink" not in relations
    fields = [one.text.split()[0] for one in document.element.body.iter(qn("w:instrText"))]
    assert set(fields) == {"PAGEREF", "SEQ"}


def test_signs_that_xml_cannot_hold_are_replaced(make_source, source, tmp_path):
    rows = source.rows("framework_matrix")
    rows[0]["summary"] = "Kurse\x00 fehlen\x0b.\nZweite Zeile"
    tables = {**source.tables, "framework_matrix": to_frame("framework_matrix", rows)}
    document = docx.Document(write_word(make_source(tables=tables), tmp_path / "signs.docx"))
    assert "Kurse\N{REPLACEMENT CHARACTER} fehlen\N{REPLACEMENT CHARACTER}." in words(document)


def test_outdated_summaries_say_so(document):
    assert "=4+4 Kurse fehlen <vor allem> im Norden. [veraltet: die Belege haben sich geändert]" in words(document)


def test_it_says_what_it_is(document, make_source, tmp_path):
    foot = text(document.sections[0].footer._element)
    assert foot == "Synthese der Präsentationen · intern · Beispieldaten · Seite 1"
    assert "Mustermann" not in words(document)
    real = docx.Document(write_word(public_edition(make_source(sample=False)), tmp_path / "public.docx"))
    assert text(real.sections[0].footer._element) == "Synthese der Präsentationen · Seite 1"
    assert "Internes Arbeitspapier" not in words(real)


def test_many_projects_stand_in_parts_side_by_side(many_invented, tmp_path):
    document = docx.Document(write_word(many_invented(20), tmp_path / "many.docx"))
    parts = [text(one._p) for one in captions(document) if "Themenmatrix" in text(one._p)]
    assert len(parts) == 3
    assert parts[0].endswith("Themenmatrix, Teil 1 von 3: =1+1 $x$ bis Projekt 03")


def test_empty_tables_give_a_file_that_says_so(make_source, tmp_path):
    document = docx.Document(write_word(make_source(tables={}), tmp_path / "empty.docx"))
    assert words(document).count("Keine Einträge.") == 6


def test_figures_carry_what_they_show(source, tmp_path):
    folder = tmp_path / "figures"
    write_figures(source, folder)
    document = docx.Document(write_word(source, tmp_path / "synthese.docx", figures=folder))
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    named = [words for one in captions(document) if (words := text(one._p)).startswith("Abbildung")]
    assert len(told) == len(named) > 1
    assert all(told)
    assert any(words.startswith("Anzahl der offenen Handlungsfelder") for words in told)
    assert [words.partition(":")[0] for words in named] == [f"Abbildung {n}" for n in range(1, len(named) + 1)]


def test_writer_opens_it(path, tmp_path):
    office_converted(path, "txt:Text (encoded):UTF8", tmp_path)
    shown = (tmp_path / "synthese.txt").read_text(encoding="utf-8-sig")
    assert "Tabelle 2: Themenmatrix" in shown
    assert "„Integrationskurse fehlen in den Dörfern; die Wege sind weit.“ (MOSAIK, Folie 2 (PDF-S. 1))" in shown


def test_contents_name_the_page_on_which_each_chapter_begins(path, tmp_path):
    office_converted(path, "pdf", tmp_path)
    with pdfium.PdfDocument(tmp_path / "synthese.pdf") as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    for chapter in ("Auf einen Blick", "Was offen bleibt", "Was die Projekte kennzeichnet", "Anhang B: Belege"):
        number = int(re.search(rf"^{chapter}\s+(\d+)\s*$", pages[0], re.MULTILINE)[1])
        assert pages[number - 1].startswith(chapter)
