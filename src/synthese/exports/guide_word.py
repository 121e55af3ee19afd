"""The coding guide for Word."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

# The guide itself writes with this module.
if TYPE_CHECKING:
    from synthese.exports.guide import Guide, GuideCode

__all__ = ["word_bytes"]

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_INK, _MUTED = RGBColor(0x16, 0x26, 0x2D), RGBColor(0x55, 0x66, 0x6E)
_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32)), None)
_FONT = "Calibri"


def word_bytes(guide: "Guide") -> bytes:
    """Return the guide as a .docx file; the same guide gives the same bytes.

    Args:
        guide: What is to be printed.
    """
    document = Document()
    _set_up(document, guide)
    document.add_heading(_clean(guide.title), level=0)
    document.add_paragraph(_clean(guide.subtitle))
    if guide.rules:
        document.add_heading(_clean(guide.rules_title), level=1)
        for rule in guide.rules:
            document.add_paragraph(_clean(rule), style="List Bullet")
    for part in guide.parts:
        document.add_heading(_clean(part.name), level=1)
        for code in part.codes:
            _add_code(document, code, guide.anchor)
    for name, lines in guide.lists:
        document.add_heading(_clean(name), level=1)
        for line in lines:
            document.add_paragraph(_clean(line), style="List Bullet")
    stream = BytesIO()
    document.save(stream)
    return _without_times(stream.getvalue())


def _set_up(document: Any, guide: "Guide") -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = guide.title, "", ""
    properties.created = properties.modified = _EPOCH
    properties.language = guide.language
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = _FONT, Pt(10.5), _INK
    normal.paragraph_format.space_after = Pt(4)
    for name, size in (("Title", 26), ("Heading 1", 16), ("Heading 2", 12), ("Heading 3", 11)):
        style = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        style.font.name = _FONT
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "de-DE" if guide.language == "de" else "en-GB")
    normal.element.get_or_add_rPr().append(language)


def _add_code(document: Any, code: "GuideCode", anchor: str) -> None:
    document.add_heading(_clean(f"{code.id}  {code.name}"), level=min(2 + code.depth, 3))
    for name, text in code.rows:
        _add_row(document, name, text)
    if code.quotation:
        paragraph = _add_row(document, anchor, f"„{code.quotation}“")
        if code.source:
            run = paragraph.add_run(_clean(f" ({code.source})"))
            run.font.color.rgb = _MUTED


def _add_row(document: Any, name: str, text: str) -> Any:
    paragraph = document.add_paragraph()
    paragraph.add_run(_clean(f"{name}: ")).bold = True
    paragraph.add_run(_clean(text))
    return paragraph


def _clean(text: str) -> str:
    """Return text without control characters, which a Word file cannot hold."""
    return text.translate(_CONTROL)


def _without_times(content: bytes) -> bytes:
    """Return a zip archive with the same members, none of which knows when it was packed."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as packed, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as again:
        for member in packed.infolist():
            info = zipfile.ZipInfo(member.filename, date_time=_ZIP_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            again.writestr(info, packed.read(member.filename))
    return stream.getvalue()
