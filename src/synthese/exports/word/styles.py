"""How a Word file looks: page, styles, language; and its bytes, the same for the same content."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from synthese.exports.labels import Language
from synthese.exports.readable import plain_text
from synthese.exports.word.ooxml import TWIPS, node

__all__ = ["LONG", "SHORT", "document_bytes", "new_document", "turn"]

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_INK, _MUTED, _LINK = "16262D", "55666E", "0B5A7A"
_FONT = "Calibri"
_SIZES = {"Title": 26, "Heading 1": 18, "Heading 2": 13, "Heading 3": 11, "Heading 4": 10.5}
_LONG_SIDE, _SHORT_SIDE, _MARGIN = 29.7, 21.0, 2.0
LONG, SHORT = _LONG_SIDE - 2 * _MARGIN, _SHORT_SIDE - 2 * _MARGIN
"""What a page has room for across in centimetres, landscape and portrait."""

_PARAGRAPHS = {
    # name: size in half points, colour, space before and after, indent and hanging in twips
    "TableText": (17, _INK, (0, 0), (0, 0)),
    "TableHead": (17, "FFFFFF", (20, 20), (0, 0)),
    "TableQuote": (16, _INK, (20, 20), (113, 0)),
    "Evidence": (16, _INK, (0, 50), (454, 454)),
    "EvidenceOf": (17, _MUTED, (120, 30), (0, 0)),
    "Note": (18, _MUTED, (0, 120), (0, 0)),
    "TOC1": (20, _INK, (50, 0), (0, 0)),
    "TOC2": (18, _INK, (0, 0), (340, 0)),
}
_BOLD = ("TableHead", "EvidenceOf")
_NAMES = {"TOC1": "toc 1", "TOC2": "toc 2"}


def new_document(*, title: str, language: Language) -> Any:
    """Return an empty document in our look.

    Args:
        title: Its title among the properties.
        language: The language in which it is spelt.
    """
    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = plain_text(title), "synthese", ""
    properties.created = properties.modified = _EPOCH
    properties.language = language
    turn(document.sections[0], landscape=False)
    _set_styles(document)
    _set_language(document, "de-DE" if language == "de" else "en-GB")
    return document


def turn(section: Any, *, landscape: bool) -> None:
    """Lay a section's pages upright or across."""
    sides = (Cm(_LONG_SIDE), Cm(_SHORT_SIDE)) if landscape else (Cm(_SHORT_SIDE), Cm(_LONG_SIDE))
    section.page_width, section.page_height = sides
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN)
    section.header_distance = section.footer_distance = Cm(1)


def document_bytes(document: Any) -> bytes:
    """Return a document as a .docx file, none of whose parts knows when it was packed."""
    packed, stream = BytesIO(), BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as members, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as again:
        for member in members.infolist():
            info = zipfile.ZipInfo(member.filename, date_time=_ZIP_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            again.writestr(info, members.read(member.filename))
    return stream.getvalue()


def _set_styles(document: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = _FONT, Pt(10.5), RGBColor.from_string(_INK)
    normal.paragraph_format.space_after = Pt(4)
    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.size, style.font.color.rgb, style.font.italic = Pt(size), RGBColor.from_string(_INK), False
        _plain_font(style)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(0)
    caption = document.styles["Caption"]
    caption.font.size, caption.font.color.rgb = Pt(9), RGBColor.from_string(_MUTED)
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(8), Pt(4)
    for made in _own_styles():
        document.styles.element.append(made)


def _plain_font(style: Any) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    style.font.name = _FONT


def _own_styles() -> list[Any]:
    return [
        *(_paragraph_style(key, *look) for key, look in _PARAGRAPHS.items()),
        _style("character", "EvidenceLink", node("rPr", node("color", val=_LINK))),
        _style("character", "Source", node("rPr", node("color", val=_MUTED))),
        _style("character", "SmallPrint", node("rPr", node("color", val=_MUTED), node("sz", val=14))),
        _table_style(),
    ]


def _style(kind: str, key: str, *looks: Any) -> Any:
    own = {} if key in _NAMES else {"customStyle": 1}
    return node("style", node("name", val=_NAMES.get(key, key)), *looks, type=kind, styleId=key, **own)


def _paragraph_style(key: str, size: int, colour: str, space: tuple[int, int], indent: tuple[int, int]) -> Any:
    before, after = space
    left, hanging = indent
    tabs = [node("tabs", node("tab", val="right", pos=round(SHORT * TWIPS)))] if key in _NAMES else []
    place = node("pPr", *tabs, node("spacing", before=before, after=after), node("ind", left=left, hanging=hanging))
    bold = [node("b")] if key in _BOLD else []
    look = node("rPr", *bold, node("color", val=colour), node("sz", val=size))
    return _style("paragraph", key, node("basedOn", val="Normal"), node("qFormat"), place, look)


def _table_style() -> Any:
    lines = [node(side, val="single", sz=4, color="C9D3D7") for side in ("top", "bottom", "insideH")]
    margins = [node(side, w=85, type="dxa") for side in ("left", "right")]
    look = node("tblPr", node("tblBorders", *lines), node("tblCellMar", *margins))
    head = node("tcPr", node("shd", val="clear", color="auto", fill="1D4A5A"))
    return _style(
        "table", "SyntheseTable", node("basedOn", val="TableNormal"), look, node("tblStylePr", head, type="firstRow")
    )


def _set_language(document: Any, tag: str) -> None:
    """Set the language of spelling wherever the template names one."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), tag)
    document.styles["Normal"].element.get_or_add_rPr().append(node("lang", val=tag))
    settings = document.settings.element
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), tag)
    # Long German words are divided, in the narrow columns of tables above all.
    settings.find(qn("w:defaultTabStop")).addnext(node("autoHyphenation"))
