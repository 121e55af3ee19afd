"""Slide masters in a design, made from the default template of python-pptx."""

from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from data.sample_decks.design import HEIGHT, WIDTH, Area, Design

__all__ = ["move", "open_design"]

_LAYOUTS = {"title": 0, "list": 1, "columns": 4, "open": 5}


def open_design(design: Design, mark: str) -> tuple[Any, dict[str, Any]]:
    """Return an empty presentation in a design.

    Args:
        design: How it looks.
        mark: The words of the text mark on every slide.

    Returns:
        The presentation, and its layouts by name: ``title``, ``list``, ``columns`` and ``open`` (a title only).
    """
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    layouts = {name: deck.slide_layouts[index] for name, index in _LAYOUTS.items()}
    for layout in [layout for layout in deck.slide_layouts if layout not in layouts.values()]:
        deck.slide_layouts.remove(layout)
    _set_fonts(deck.slide_master, design)
    _set_styles(deck.slide_master.element, design)
    for part in (deck.slide_master, *layouts.values()):
        _place(part.placeholders, design)
    _place_opening(layouts["title"], design)
    _place_columns(layouts["columns"], design)
    _decorate(deck.slide_master.element, design.decoration, _mark(design.mark, "FFFFFF", mark, design))
    layouts["title"].element.set("showMasterSp", "0")
    area, colour = design.opening_mark
    _decorate(layouts["title"].element, design.opening_decoration, _mark(area, colour, mark, design))
    return deck, layouts


def _set_fonts(master: Any, design: Design) -> None:
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    tree = parse_xml(theme.blob)
    for kind, font in zip(("majorFont", "minorFont"), design.fonts, strict=True):
        for latin in tree.iter(qn("a:latin")):
            if latin.getparent().tag == qn(f"a:{kind}"):
                latin.set("typeface", font)
    for slot, colour in zip(("dk2", "accent1", "lt2", "accent2"), design.colours, strict=True):
        for entry in tree.iter(qn(f"a:{slot}")):
            entry[:] = [parse_xml(f'<a:srgbClr {nsdecls("a")} val="{colour}"/>')]
    theme._blob = serialize_part_xml(tree)


def _set_styles(master: Any, design: Design) -> None:
    styles = master.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    _set_run(title, 30, design.title_colour, bold=True)
    body = styles.find(qn("p:bodyStyle"))
    for level, (glyph, size, colour) in enumerate(
        zip(design.bullets, design.sizes, ("222222", "3A3A3A"), strict=True), 1
    ):
        style = body.find(qn(f"a:lvl{level}pPr"))
        style.set("marL", str(Inches(0.32 + 0.38 * (level - 1))))
        style.set("indent", str(-Inches(0.32)))
        for old in list(style):
            if old.tag in {qn("a:buFont"), qn("a:buChar"), qn("a:spcBef")}:
                style.remove(old)
        accent = design.colours[1]
        made = [
            f'<a:spcBef {nsdecls("a")}><a:spcPts val="{1100 - 500 * (level - 1)}"/></a:spcBef>',
            f'<a:buClr {nsdecls("a")}><a:srgbClr val="{accent}"/></a:buClr>',
            f'<a:buSzPct {nsdecls("a")} val="85000"/>',
            f'<a:buFont {nsdecls("a")} typeface="DejaVu Sans"/>',
            f'<a:buChar {nsdecls("a")} char="{glyph}"/>',
        ]
        for place, xml in enumerate(made):
            style.insert(place, parse_xml(xml))
        _set_run(style, size, colour, bold=False)


def _set_run(style: Any, size: float, colour: str, *, bold: bool) -> None:
    run = style.find(qn("a:defRPr"))
    run.set("sz", str(int(size * 100)))
    run.set("b", str(int(bold)))
    run.set("lang", "de-DE")
    for fill in run.findall(qn("a:solidFill")):
        run.remove(fill)
    run.insert(0, parse_xml(f'<a:solidFill {nsdecls("a")}><a:srgbClr val="{colour}"/></a:solidFill>'))


def _place(placeholders: Any, design: Design) -> None:
    """Give the placeholders that every layout has their areas; the date goes, as on most decks."""
    areas = {
        "TITLE": design.title,
        "CENTER_TITLE": design.title,
        "FOOTER": design.footer,
        "SLIDE_NUMBER": design.number,
    }
    for placeholder in list(placeholders):
        kind = placeholder.placeholder_format.type.name
        if kind == "DATE":
            placeholder._element.getparent().remove(placeholder._element)
        else:
            move(placeholder, areas.get(kind, design.body))
            _set_frame(placeholder, kind, design)


def _set_frame(placeholder: Any, kind: str, design: Design) -> None:
    frame = placeholder._element.txBody.find(qn("a:bodyPr"))
    frame[:] = []
    frame.set("anchor", "ctr" if kind in {"TITLE", "FOOTER", "SLIDE_NUMBER"} else "t")
    if kind not in {"FOOTER", "SLIDE_NUMBER"}:
        return
    style = placeholder._element.txBody.find(qn("a:lstStyle"))
    colour = design.colours[3] if kind == "FOOTER" else design.number_colour
    side = "l" if kind == "FOOTER" else ("ctr" if design.upright_mark else "r")
    run = f'<a:defRPr sz="1100" lang="de-DE"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:defRPr>'
    style[:] = [parse_xml(f'<a:lvl1pPr {nsdecls("a")} algn="{side}">{run}</a:lvl1pPr>')]


def _place_opening(layout: Any, design: Design) -> None:
    title, subtitle = (shape for shape in layout.placeholders if "TITLE" in shape.placeholder_format.type.name)
    for shape in layout.placeholders:
        kind = shape.placeholder_format.type.name
        if kind == "FOOTER":
            move(shape, (design.opening[0][0], *design.footer[1:]))
        if kind == "SLIDE_NUMBER" and design.upright_mark:
            move(shape, (0, design.number[1], 1.3, design.number[3]))
    for shape, area, size in ((title, design.opening[0], 38), (subtitle, design.opening[1], 24)):
        move(shape, area)
        colour = "FFFFFF" if not design.upright_mark else (design.title_colour if shape is title else design.colours[3])
        side = "b" if shape is title else "t"
        shape._element.txBody.find(qn("a:bodyPr")).set("anchor", side)
        style = shape._element.txBody.find(qn("a:lstStyle"))
        bold = int(shape is title)
        run = (
            f'<a:defRPr sz="{size * 100}" b="{bold}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:defRPr>'
        )
        level = f'<a:lvl1pPr {nsdecls("a")} marL="0" indent="0" algn="l"><a:buNone/>{run}</a:lvl1pPr>'
        style[:] = [parse_xml(level)]


def _place_columns(layout: Any, design: Design) -> None:
    left, top, _, height = design.body
    bodies = [shape for shape in layout.placeholders if shape.placeholder_format.idx in {1, 2, 3, 4}]
    for shape in sorted(bodies, key=lambda shape: shape.placeholder_format.idx):
        index = shape.placeholder_format.idx
        x = left + (index > 2) * (design.column_width + 0.5)
        heading = index in {1, 3}
        move(shape, (x, top + (0.1 if heading else 0.75), design.column_width, 0.55 if heading else height - 0.8))
        shape._element.txBody.find(qn("a:lstStyle"))[:] = []
        if heading:
            _fill_heading(shape, design)


def _fill_heading(shape: Any, design: Design) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(design.colours[2])
    shape._element.txBody.find(qn("a:bodyPr")).set("anchor", "ctr")
    run = f'<a:defRPr sz="2200" b="1"><a:solidFill><a:srgbClr val="{design.colours[0]}"/></a:solidFill></a:defRPr>'
    close = '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
    level = f'<a:lvl1pPr {nsdecls("a")} marL="0" indent="0">{close}{run}</a:lvl1pPr>'
    shape._element.txBody.find(qn("a:lstStyle")).append(parse_xml(level))


def move(shape: Any, area: Area) -> None:
    """Put a shape on an area given in inches."""
    shape.left, shape.top, shape.width, shape.height = (Inches(value) for value in area)


def _decorate(part: Any, areas: tuple[tuple[Area, str], ...], mark: Any) -> None:
    tree = part.find(qn("p:cSld")).find(qn("p:spTree"))
    shapes = [_shape(100 + index, "Fläche", area, colour) for index, (area, colour) in enumerate(areas)]
    for place, shape in enumerate([*shapes, mark], 2):
        tree.insert(place, shape)


def _mark(area: Area, colour: str, text: str, design: Design) -> Any:
    turn = ' vert="vert270"' if design.upright_mark else ""
    side = "r" if design.upright_mark else "l"
    body = (
        f'<a:bodyPr wrap="none" lIns="0" rIns="0" tIns="0" bIns="0" anchor="ctr"{turn}/><a:lstStyle/>'
        f'<a:p><a:pPr algn="{side}"/><a:r><a:rPr lang="de-DE" sz="2000" b="1"><a:solidFill><a:srgbClr val="{colour}"/>'
        f"</a:solidFill></a:rPr><a:t>{text}</a:t></a:r></a:p>"
    )
    return _shape(99, "Wortmarke", area, None, body)


def _shape(number: int, name: str, area: Area, colour: str | None, body: str = "<a:bodyPr/><a:p/>") -> Any:
    left, top, width, height = (Inches(value) for value in area)
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>' if colour else "<a:noFill/>"
    return parse_xml(
        f"<p:sp {nsdecls('p', 'a')}>"
        f'<p:nvSpPr><p:cNvPr id="{number}" name="{name} {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln></p:spPr>'
        f"<p:txBody>{body}</p:txBody></p:sp>"
    )
