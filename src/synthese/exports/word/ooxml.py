"""The parts of a Word file: runs, links, fields, paragraphs and tables, as WordprocessingML."""

from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from synthese.exports.readable import plain_text

__all__ = ["TWIPS", "cell", "field", "link", "node", "paragraph", "row", "run", "table"]

Node = Any
TWIPS = 567
"""A centimetre."""


def node(tag: str, *children: Node, **attributes: object) -> Node:
    """Return an element of the main namespace.

    Args:
        tag: Its name.
        children: What stands in it.
        attributes: Its attributes, of the same namespace.
    """
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def run(text: str, *, style: str = "", bold: bool = False, colour: str = "") -> Node:
    """Return words of one look; line breaks are kept, and what a Word file cannot hold is replaced.

    Args:
        text: The words.
        style: The id of a character style.
        bold: Whether they are bold.
        colour: Their colour as ``#rrggbb``; empty for that of the style.
    """
    look = [node("rStyle", val=style)] if style else []
    look += [node("b")] if bold else []
    look += [node("color", val=colour.lstrip("#"))] if colour else []
    made = node("r", *([node("rPr", *look)] if look else []))
    for number, line in enumerate(plain_text(text).replace("\t", " ").split("\n")):
        if number:
            made.append(node("br"))
        words = node("t")
        words.text = line
        words.set(qn("xml:space"), "preserve")
        made.append(words)
    return made


def link(anchor: str, *runs: Node) -> Node:
    """Return runs that lead to a bookmark."""
    return node("hyperlink", *runs, anchor=anchor, history=1)


def field(instruction: str, shown: str, *, style: str = "") -> list[Node]:
    r"""Return a field with what it shows until it is updated.

    Args:
        instruction: As ``SEQ Tabelle \* ARABIC``.
        shown: Its present result.
        style: The id of a character style for the result.
    """
    code = node("instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    return [
        node("r", node("fldChar", fldCharType="begin")),
        node("r", code),
        node("r", node("fldChar", fldCharType="separate")),
        run(shown, style=style),
        node("r", node("fldChar", fldCharType="end")),
    ]


def paragraph(style: str, *inlines: Node, with_next: bool = False) -> Node:
    """Return a paragraph.

    Args:
        style: The id of its style.
        inlines: Runs, links, fields, bookmarks.
        with_next: Whether it stays on the page of the one that follows.
    """
    look = node("pPr", node("pStyle", val=style), *([node("keepNext")] if with_next else []))
    return node("p", look, *inlines)


def cell(*paragraphs: Node, fill: str = "", span: int = 1) -> Node:
    """Return a cell of a table; its width is set with the table's.

    Args:
        paragraphs: What stands in it.
        fill: Its background as ``#rrggbb``.
        span: How many columns it takes.
    """
    look = node("tcPr")
    look.extend([node("gridSpan", val=span)] if span > 1 else [])
    look.extend([node("shd", val="clear", color="auto", fill=fill.lstrip("#"))] if fill else [])
    return node("tc", look, *(paragraphs or (paragraph("TableText"),)))


def row(*cells: Node, header: bool = False, whole: bool = True) -> Node:
    """Return a row.

    Args:
        cells: Its cells.
        header: Whether it is repeated on each page.
        whole: Whether it stays on one page.
    """
    look = node("trPr", *([node("cantSplit")] if whole else []), *([node("tblHeader")] if header else []))
    return node("tr", look, *cells)


def table(widths: Sequence[float], rows: Iterable[Node], *, title: str) -> Node:
    """Return a table of fixed widths, which no program has to measure.

    Args:
        widths: The widths of the columns in centimetres.
        rows: The rows, the first of them a header.
        title: What a screen reader tells of it.
    """
    twips = [round(width * TWIPS) for width in widths]
    look = node(
        "tblPr",
        node("tblStyle", val="SyntheseTable"),
        node("tblW", w=sum(twips), type="dxa"),
        node("tblLayout", type="fixed"),
        node("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1),
        node("tblCaption", val=plain_text(title)),
    )
    made = node("tbl", look, node("tblGrid", *(node("gridCol", w=width) for width in twips)))
    for one in rows:
        _set_widths(one, twips)
        made.append(one)
    return made


def _set_widths(one: Node, twips: Sequence[int]) -> None:
    place = 0
    for each in one.iterchildren(qn("w:tc")):
        look = each.find(qn("w:tcPr"))
        spanned = look.find(qn("w:gridSpan"))
        columns = int(spanned.get(qn("w:val"))) if spanned is not None else 1
        look.insert(0, node("tcW", w=sum(twips[place : place + columns]), type="dxa"))
        place += columns
