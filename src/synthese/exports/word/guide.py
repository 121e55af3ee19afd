"""The coding guide in a Word file."""

from typing import Any

from synthese.exports.guide import Guide, GuideCode
from synthese.exports.labels import label
from synthese.exports.readable import plain_text
from synthese.exports.word.styles import document_bytes, new_document

__all__ = ["add_parts", "word_bytes"]

_DEEPEST = 4
_LONG = 400
"""Characters: what is longer is a list of indicators, to be looked up in and not to be read."""


def word_bytes(guide: Guide) -> bytes:
    """Return the guide as a .docx file; the same guide gives the same bytes.

    Args:
        guide: What is to be printed.
    """
    document = new_document(title=guide.title, language=guide.language)
    document.add_heading(plain_text(guide.title), level=0)
    document.add_paragraph(plain_text(guide.subtitle))
    add_parts(document, guide, level=1)
    return document_bytes(document)


def add_parts(document: Any, guide: Guide, *, level: int) -> None:
    """Add rules, codes and lists to a document.

    Args:
        document: The document.
        guide: What is to be printed.
        level: The level of the guide's own headings.
    """
    if guide.rules:
        document.add_heading(plain_text(guide.rules_title), level=level)
        for rule in guide.rules:
            document.add_paragraph(plain_text(rule), style="List Bullet")
    for part in guide.parts:
        document.add_heading(plain_text(part.name), level=level)
        for code in part.codes:
            _add_code(document, code, guide, level=level + 1)
    for name, lines in guide.lists:
        document.add_heading(plain_text(name), level=level)
        for line in lines:
            document.add_paragraph(plain_text(line), style="List Bullet")


def _add_code(document: Any, code: GuideCode, guide: Guide, *, level: int) -> None:
    document.add_heading(plain_text(f"{code.id}  {code.name}"), level=min(level + code.depth, _DEEPEST))
    for name, text in code.rows:
        _add_row(document, name, text)
    if code.quotation:
        paragraph = _add_row(document, guide.anchor, label("citation.words", guide.language, text=code.quotation))
        if code.source:
            paragraph.add_run(plain_text(f" ({code.source})"), style="Source")


def _add_row(document: Any, name: str, text: str) -> Any:
    paragraph = document.add_paragraph()
    paragraph.add_run(plain_text(f"{name}: ")).bold = True
    paragraph.add_run(plain_text(text), style="SmallPrint" if len(text) > _LONG else None)
    return paragraph
