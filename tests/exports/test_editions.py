"""Tests of the public edition."""

import io
import re

import openpyxl
import pytest
from PIL import Image

from synthese.errors import DeckError
from synthese.exports import public_edition, write_csv, write_markdown, write_workbook
from synthese.exports.editions import may_be_shown
from synthese.exports.report import render_report
from synthese.tables import to_frame


@pytest.mark.parametrize(
    ("licence", "shown"),
    [
        ("CC BY 4.0", True),
        ("cc-by-sa-4.0", True),
        ("CC0 1.0", True),
        ("dl-de/by-2-0", True),
        ("MIT", True),
        ("von den Vortragenden freigegeben, 3. Mai", True),
        ("", False),
        ("alle Rechte vorbehalten", False),
        ("CC BY-NC-SA 4.0", False),
        ("CC BY-ND 4.0", False),
        ("nicht freigegeben", False),
        ("mit Genehmigung des Verlags", False),
        ("CC BY-NoDerivatives", False),
    ],
)
def test_which_licences_let_pictures_be_shown(licence, shown):
    assert may_be_shown(licence) is shown


@pytest.fixture
def internal(make_source, source):
    decks = [
        row | {"licence": "CC BY 4.0" if row["project"] == "MOSAIK" else ""} for row in source.rows("presentations")
    ]
    tables = {**source.tables, "presentations": to_frame("presentations", [row | {"sample": False} for row in decks])}
    told = ("codings/mosaik/Ömer.jsonl, line 3: cut off.",)
    return make_source(tables=tables, samples=False, slide_picture=picture, problems=told)


def picture(presentation, page, box):
    buffer = io.BytesIO()
    Image.new("RGB", (300, 60), "white").save(buffer, "PNG")
    return buffer.getvalue()


def test_coders_stand_under_pseudonyms_and_memos_stay_inside(internal, tmp_path):
    public = public_edition(internal)
    files = [*write_csv(public, tmp_path), *write_markdown(public, tmp_path)]
    content = render_report(public) + "".join(path.read_text(encoding="utf-8-sig") for path in files)
    book = openpyxl.load_workbook(write_workbook(public, tmp_path / "synthese.xlsx"))
    content += " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    assert "Person 1" in content
    assert "Person 2" in content
    assert "codings/mosaik/Person 1.jsonl, line 3" in content
    # The invented ids of codings hold names; those of real ones are hashes.
    assert not re.findall("(?<!c-)Ömer|(?<!c-)Zoe|=3[+]3", content)
    assert re.findall("(?<!c-)Ömer", render_report(internal))


def test_quotations_keep_their_source(internal):
    assert "Wer bezahlt die Stellen nach dem Projekt?" in render_report(public_edition(internal))
    assert "MOSAIK, Folie 5 (PDF-S. 3)" in render_report(public_edition(internal))


def test_pictures_are_of_slides_whose_licence_allows_it(internal):
    shown = public_edition(internal).slide_picture
    assert shown("mosaik", 1, None)
    with pytest.raises(DeckError, match="The licence of 'in2' lets no picture of its slides be shown"):
        shown("in2", 1, None)
    assert render_report(internal).count("data:image") > render_report(public_edition(internal)).count("data:image") > 0


def test_only_the_internal_edition_is_marked(internal, tmp_path):
    assert 'class="stamp">intern<' in render_report(internal)
    report = render_report(public_edition(internal))
    assert 'class="stamp"' not in report
    assert "Internes Arbeitspapier" not in report
    assert "Öffentliche Fassung" in report
    book = openpyxl.load_workbook(write_workbook(public_edition(internal), tmp_path / "public.xlsx"))
    assert not [sheet for sheet in book if "intern" in (sheet.oddFooter.left.text or "")]
    book = openpyxl.load_workbook(write_workbook(internal, tmp_path / "internal.xlsx"))
    assert all(sheet.oddFooter.left.text == "intern" for sheet in book)


def test_who_agreed_stands_under_pseudonyms_and_whole_slides_stay_inside(make_source):
    link = "slides/mosaik/1.png"
    internal = make_source(agreed={"d-0": ("Ömer", "Zoe")}, slide_link=lambda presentation, page: link)
    public = render_report(public_edition(internal))
    assert "Person 1, Person 2" in public
    assert "Ömer, Zoe" in render_report(internal)
    assert link in render_report(internal)
    assert link not in public
