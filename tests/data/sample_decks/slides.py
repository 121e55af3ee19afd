"""The slides of the sample decks: texts in, a presentation out."""

import copy
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from data.sample_decks.design import DESIGNS, Area, Design
from data.sample_decks.masters import move, open_design
from data.sample_decks.texts import deck_notes, source_line

__all__ = ["typeset_deck"]

_LAYOUTS = {"title": "title", "list": "list", "contact": "list", "columns": "columns", "table": "open", "chart": "open"}


def typeset_deck(texts: dict[str, Any]) -> Any:
    """Return a deck as a presentation of python-pptx.

    Args:
        texts: The texts of the deck, as ``read_texts`` gives them.
    """
    design = DESIGNS[texts["design"]]
    deck, layouts = open_design(design, texts["mark"])
    deck.core_properties.title = f"{texts['slides'][0]['title']} (Beispielfolien)"
    deck.core_properties.author = "synthese, Beispielfolien"
    deck.core_properties.language = "de-DE"
    for texts_of_slide in texts["slides"]:
        layout = layouts[_LAYOUTS[texts_of_slide["kind"]]]
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text = texts_of_slide["title"]
        _FILL[texts_of_slide["kind"]](slide, texts_of_slide, design)
        if texts_of_slide["kind"] == "title":
            _write_lines(slide, deck_notes(texts), (*_under_opening(design), 1.1), design, 15)
        _write_small_print(slide, texts_of_slide, design)
        _add_footer(slide, layout, texts["footer"])
    return deck


def _fill_title(slide: Any, texts: dict[str, Any], design: Design) -> None:
    slide.placeholders[1].text = texts["subtitle"]


def _fill_list(slide: Any, texts: dict[str, Any], design: Design) -> None:
    _write_points(slide.placeholders[1].text_frame, texts["points"])


def _fill_contact(slide: Any, texts: dict[str, Any], design: Design) -> None:
    body = slide.placeholders[1]
    left, top, width, height = design.body
    move(body, (left, top + 0.9, width, height - 0.9))
    _write_points(body.text_frame, texts["points"])
    for paragraph in body.text_frame.paragraphs:
        marks = paragraph._p.get_or_add_pPr()
        marks.set("marL", "0")
        marks.set("indent", "0")
        marks.insert(0, marks.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}buNone", {}))


def _fill_columns(slide: Any, texts: dict[str, Any], design: Design) -> None:
    for index, column in enumerate(texts["columns"]):
        slide.placeholders[1 + 2 * index].text = column["head"]
        _write_points(slide.placeholders[2 + 2 * index].text_frame, column["points"], size=design.sizes[1])


def _write_points(frame: Any, points: list[dict[str, Any]], *, size: float | None = None) -> None:
    """Write points as paragraphs of two levels; few of them stand further apart, as one would set them by hand."""
    for index, point in enumerate(points):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.text = point["text"]
        paragraph.level = point["level"] - 1
        paragraph.font.size = Pt(size) if size else None
        if point["level"] == 1 and index and len(points) <= 5:
            paragraph.space_before = Pt(20)


def _fill_table(slide: Any, texts: dict[str, Any], design: Design) -> None:
    rows = [texts["table"]["head"], *(row["cells"] for row in texts["table"]["rows"])]
    left, top, width, _ = design.body
    heights = [0.55] + [0.7] * (len(rows) - 1)
    frame = slide.shapes.add_table(
        len(rows), len(rows[0]), Inches(left + 0.05), Inches(top + 0.15), Inches(width - 0.1), Inches(sum(heights))
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"Tabelle: {texts['title']}")
    for index, height in enumerate(heights):
        frame.table.rows[index].height = Inches(height)
    for column, share in enumerate(_shares(rows)):
        frame.table.columns[column].width = Inches((width - 0.1) * share)
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            _write_cell(frame.table.cell(r, c), text, design, (r, c))


def _shares(rows: list[list[str]]) -> list[float]:
    """Return the share of each column: short texts keep room, and no word is broken."""
    weights = []
    for column in zip(*rows, strict=True):
        words = max(len(word) for cell in column for word in cell.split())
        weights.append(max(words, 3.2 * max(len(cell) for cell in column) ** 0.5))
    return [weight / sum(weights) for weight in weights]


def _cell_colours(design: Design, row: int, column: int) -> tuple[str, str]:
    dark, _, pale, _ = design.colours
    if row == 0:
        return dark, "FFFFFF"
    return (pale if row % 2 == 0 else "FFFFFF"), (dark if column == 0 else "222222")


def _write_cell(cell: Any, text: str, design: Design, place: tuple[int, int]) -> None:
    cell.text = text
    colours = _cell_colours(design, *place)
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(colours[0])
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    font = cell.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(design.sizes[1] - 4), 0 in place
    font.color.rgb = RGBColor.from_string(colours[1])


def _fill_chart(slide: Any, texts: dict[str, Any], design: Design) -> None:
    if texts["chart"]["kind"] == "flow":
        _draw_flow(slide, texts["chart"]["boxes"], design)
    else:
        _draw_bars(slide, texts, design)


def _draw_flow(slide: Any, boxes: list[dict[str, Any]], design: Design) -> None:
    left, top, width, _ = design.body
    step = width / len(boxes)
    for index, box in enumerate(boxes):
        shape = slide.shapes.add_shape(
            MSO_SHAPE.PENTAGON, *(Inches(value) for value in (left + index * step, top + 1.0, step - 0.12, 2.0))
        )
        shape.adjustments[0] = 0.14
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(design.colours[0] if index % 2 == 0 else design.colours[1])
        shape.line.fill.background()
        frame = shape.text_frame
        frame.word_wrap = True
        frame.text = box["text"]
        frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        frame.paragraphs[0].font.size = Pt(17)
        frame.paragraphs[0].font.color.rgb = RGBColor(255, 255, 255)


def _draw_bars(slide: Any, texts: dict[str, Any], design: Design) -> None:
    chart = texts["chart"]
    values = CategoryChartData()
    values.categories = [bar["label"] for bar in chart["bars"]]
    for index, name in enumerate(chart["series"]):
        values.add_series(name, [bar["values"][index] for bar in chart["bars"]])
    grouped = chart["kind"] == "grouped_bars"
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED if grouped else XL_CHART_TYPE.BAR_CLUSTERED
    left, top, width, height = design.body
    area = (Inches(value) for value in (left, top + 0.1, width, height - 0.15))
    frame = slide.shapes.add_chart(kind, *area, values)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"Diagramm: {texts['title']}, {chart['unit']}")
    _style_chart(frame.chart, chart["unit"], design, grouped=grouped)


def _style_chart(chart: Any, unit: str, design: Design, *, grouped: bool) -> None:
    chart.font.size = Pt(14)
    chart.font.name = design.fonts[1]
    chart.has_legend = grouped
    chart.has_title = not grouped
    if grouped:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    else:
        chart.chart_title.text_frame.text = unit
        chart.chart_title.text_frame.paragraphs[0].font.size = Pt(14)
        chart.category_axis.reverse_order = True  # bars are drawn from below, the first label is to stand on top
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    chart.category_axis.format.line.color.rgb = RGBColor.from_string("999999")
    plot = chart.plots[0]
    plot.gap_width = 60
    plot.has_data_labels = True
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    plot.data_labels.font.size = Pt(14)
    for series, colour in zip(plot.series, design.colours, strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(colour)


def _under_opening(design: Design) -> tuple[float, float, float]:
    left, _, width, _ = design.opening[0]
    return left, 5.0, width


def _write_small_print(slide: Any, texts: dict[str, Any], design: Design) -> None:
    """Write note and sources under the content, where each deck has them."""
    left, _, width, _ = design.opening[0] if texts["kind"] == "title" else design.body
    if texts.get("note"):
        _write_lines(slide, [f"Hinweis: {texts['note']}"], (left, 5.92, width, 0.35), design, 12)
    if source_line(texts):
        _write_lines(slide, [source_line(texts)], (left, 6.25, width, 0.5), design, 12)


def _write_lines(slide: Any, lines: list[str], area: Area, design: Design, size: float) -> None:
    frame = slide.shapes.add_textbox(*(Inches(value) for value in area)).text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for index, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.text = line
        paragraph.space_before = Pt(9 if index else 0)
        paragraph.font.size = Pt(size)
        paragraph.font.color.rgb = RGBColor.from_string(design.colours[3])


def _add_footer(slide: Any, layout: Any, footer: str) -> None:
    """Bring footer and slide number onto the slide: python-pptx leaves them on the layout."""
    for placeholder in layout.placeholders:
        kind = placeholder.placeholder_format.type.name
        if kind not in {"FOOTER", "SLIDE_NUMBER"}:
            continue
        slide.shapes._spTree.append(copy.deepcopy(placeholder._element))
        if kind == "FOOTER":
            slide.placeholders[placeholder.placeholder_format.idx].text = footer


_FILL = {
    "title": _fill_title,
    "list": _fill_list,
    "contact": _fill_contact,
    "columns": _fill_columns,
    "table": _fill_table,
    "chart": _fill_chart,
}
