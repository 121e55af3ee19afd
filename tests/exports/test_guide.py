"""The coding guide for Word and for a browser."""

import re
from dataclasses import replace

import pytest
from docx import Document

from synthese.codebook import read_codebook
from synthese.exports.guide import build_guide
from synthese.exports.guide_files import write_guide
from synthese.types import Codebook, Group, Indicator, Labels, RetiredCode, Theme

BOOK = Codebook(
    version="3",
    language="de",
    sha256="x",
    groups=(Group(id="A", labels=Labels(de="Ankommen", en="Arrival")),),
    themes=(
        Theme(
            id="A1",
            group="A",
            labels=Labels(de="Sprache & <Kurse>", en="Language"),
            definition="Kurse\x0b aller Art",
            inclusion="Sprachcafés",
            exclusion="Beratung (E5)",
            anchor="Es <fehlen> Kurse",
            anchor_source="MOSAIK, Folie 3 (PDF-S. 2)",
            indicators=(
                Indicator(term="kurs", mode="prefix", text="kurs*"),
                Indicator(term="deutsch", mode="exact", text="deutsch", weak=True),
            ),
        ),
        Theme(id="A1a", group="A", parent="A1", labels=Labels(de="Abendkurse")),
    ),
    retired=(RetiredCode(id="Z1", labels=Labels(de="Altes"), how="merged", into=("A1",)),),
)


def text_of(path):
    return [(paragraph.style.name, paragraph.text) for paragraph in Document(path).paragraphs]


def test_the_word_file_says_what_a_coder_must_know(tmp_path):
    word, _ = write_guide(BOOK, tmp_path)
    assert word.name == "kodierleitfaden.docx"
    paragraphs = text_of(word)
    for expected in (
        ("Title", "Kodierleitfaden"),
        ("Heading 1", "A Ankommen"),
        ("Heading 2", "A1  Sprache & <Kurse>"),
        ("Heading 3", "A1a  Abendkurse"),
        ("Normal", "Definition: Kurse\N{REPLACEMENT CHARACTER} aller Art"),
        ("Normal", "Einschluss: Sprachcafés"),
        ("Normal", "Ausschluss: Beratung (E5)"),
        ("Normal", "Indikatoren: kurs*"),
        ("Normal", "Schwache Indikatoren: deutsch"),
        ("Normal", "Ankerbeispiel: „Es <fehlen> Kurse“ (MOSAIK, Folie 3 (PDF-S. 2))"),
        ("List Bullet", "Z1 Altes: in A1 aufgegangen"),
    ):
        assert expected in paragraphs


def test_the_page_shows_markup_as_text_and_asks_no_server(tmp_path):
    _, page = write_guide(BOOK, tmp_path)
    html = page.read_text(encoding="utf-8")
    assert "Sprache &amp; &lt;Kurse&gt;" in html
    assert "<q>Es &lt;fehlen&gt; Kurse</q>" in html
    assert not re.search(r"(?:src|href)=\"(?!#)", html)


def test_the_same_codebook_gives_the_same_bytes(tmp_path):
    first, second = (write_guide(BOOK, tmp_path / name) for name in ("one", "two"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_rules_of_the_researchers_go_before_those_implied():
    assert build_guide(BOOK, notes=["Nur Projekte kodieren."]).rules == ("Nur Projekte kodieren.",)
    assert build_guide(BOOK).rules[0] == "Eine Textstelle trägt höchstens 3 Themen."


def test_english_labels_on_request():
    guide = build_guide(replace(BOOK, retired=()), language="en")
    assert guide.title == "Coding guide"
    assert guide.parts[0].codes[0].name == "Language"
    assert guide.lists == ()


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_shipped_codebook_is_printed_whole(root, tmp_path, language):
    codebook = read_codebook(root / "presentations" / "codebook.yaml")
    word, _ = write_guide(codebook, tmp_path, language=language)
    text = "\n".join(text for _, text in text_of(word))
    assert all(theme.labels.in_language(language) in text for theme in codebook.themes)
    assert all(theme.anchor in text for theme in codebook.themes)
