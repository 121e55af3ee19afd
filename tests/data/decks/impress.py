"""Print slides made with python-pptx by LibreOffice Impress: python tests/data/decks/impress.py."""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Inches, Pt

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # run as a script, its own folder alone is known

from data.sample_decks.typeset import _convert, normalise_pdf

FOLDER = Path(__file__).resolve().parent
_ALIGN = {"left": PP_ALIGN.LEFT, "centre": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
Text = tuple[str, int, str]


class Deck:
    """A deck and its truth, kept by the same calls."""

    def __init__(self, name: str, *, width: float, height: float, font: str, tagged: bool = False) -> None:
        self.name, self.font, self.tagged = name, font, tagged
        self.deck = Presentation()
        self.deck.slide_width, self.deck.slide_height = Inches(width), Inches(height)
        self.slide: Any = None
        self.pages: list[dict[str, Any]] = []

    def page(self, layout: int = 6) -> None:
        """Begin a page of one of the template's layouts, else an empty one."""
        self.slide = self.deck.slides.add_slide(self.deck.slide_layouts[layout])
        self.pages.append(
            {
                "deck": f"{self.name}.pdf",
                "page": len(self.pages) + 1,
                "title": "",
                "subtitle": None,
                "blocks": [],
                "footer": [],
                "tables": [],
                "labels": [],
                "notes": "",
            }
        )

    def tell(self, kind: str, level: int, text: str) -> None:
        """Note what stands on the page."""
        page = self.pages[-1]
        if kind in {"title", "subtitle"}:
            page[kind] = text
        elif kind in {"footer", "label"}:
            page[f"{kind}s" if kind == "label" else kind].append(text)
        else:
            page["blocks"].append({"type": kind, "level": level, "text": text})

    def box(self, area: tuple[float, float, float, float], *texts: Text, size: float, **how: Any) -> None:
        """Set paragraphs of kind, level and text in a box; `how` knows glyphs, bold, align, fill, bottom, step."""
        shape = self.slide.shapes.add_textbox(*(Inches(length) for length in area))
        if how.get("fill"):
            shape = self.slide.shapes.add_shape(1, *(Inches(length) for length in area))
            shape.fill.solid()
            shape.fill.fore_color.rgb = parse_colour(how["fill"])
            shape.line.fill.background()
        frame = shape.text_frame
        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.BOTTOM if how.get("bottom") else MSO_ANCHOR.TOP
        for number, (kind, level, text) in enumerate(texts):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.alignment = _ALIGN[how.get("align", "left")]
            run = paragraph.add_run()
            run.text = text
            run.font.name = self.font
            run.font.size = Pt(size - how.get("step", 2) * max(level - 1, 0))
            run.font.bold = bool(how.get("bold")) or kind == "heading"
            run.font.color.rgb = parse_colour(how.get("colour", "222222"))
            paragraph.space_after = Pt(6)
            if kind == "bullet":
                _mark(paragraph, level, how.get("glyphs", "•–"))
            counted = kind == "bullet" and how.get("glyphs") == "1."
            self.tell(kind, level, f"{texts_before(texts, number) + 1}. {text}" if counted else text)

    def table(
        self, area: tuple[float, float, float, float], rows: list[list[str]], *, merged: int = 0, size: float = 16
    ) -> None:
        """Set a table whose first row has its last `merged` cells as one."""
        table = self.slide.shapes.add_table(len(rows), len(rows[0]), *(Inches(length) for length in area)).table
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                if r or c <= len(row) - max(merged, 1):
                    cell = table.cell(r, c)
                    cell.text = text
                    for run in cell.text_frame.paragraphs[0].runs[:1]:
                        _size(run, size, self.font)
        if merged:
            table.cell(0, len(rows[0]) - merged).merge(table.cell(0, len(rows[0]) - 1))
        self.pages[-1]["tables"].append(rows)

    def chart(
        self, area: tuple[float, float, float, float], kind: str, names: list[str], series: dict[str, list[float]]
    ) -> None:
        """Set a chart with its values beside the bars."""
        chart_data = CategoryChartData()
        chart_data.categories = names
        for label, values in series.items():
            chart_data.add_series(label, values)
        shape = self.slide.shapes.add_chart(
            getattr(XL_CHART_TYPE, kind), *(Inches(length) for length in area), chart_data
        )
        chart = shape.chart
        chart.font.size, chart.font.name = Pt(12), self.font
        chart.has_title = False
        chart.has_legend = len(series) > 1
        if chart.has_legend:
            chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.plots[0].has_data_labels = True
        chart.value_axis.visible = False
        chart.value_axis.has_major_gridlines = False
        for label in [
            *names,
            *(series if len(series) > 1 else ()),
            *(f"{v:g}" for values in series.values() for v in values),
        ]:
            self.tell("label", 0, label)

    def line(self, x0: float, top: float, x1: float) -> None:
        """Draw a level line."""
        self.slide.shapes.add_connector(1, Inches(x0), Inches(top), Inches(x1), Inches(top))

    def close(self) -> None:
        """Write the PDF and its truth."""
        with tempfile.TemporaryDirectory() as folder:
            presentation = Path(folder) / f"{self.name}.pptx"
            self.deck.save(str(presentation))
            _convert(presentation, tagged=self.tagged)
            (FOLDER / f"{self.name}.pdf").write_bytes(normalise_pdf(presentation.with_suffix(".pdf").read_bytes()))
        truth = json.dumps(self.pages, ensure_ascii=False, indent=1)
        (FOLDER / f"{self.name}.truth.json").write_text(truth + "\n", encoding="utf-8")


def texts_before(texts: tuple[Text, ...], number: int) -> int:
    """Return how many bullets stand before one."""
    return sum(kind == "bullet" for kind, _, _ in texts[:number])


def parse_colour(colour: str) -> Any:
    """Return a colour written as hexadecimal RGB."""
    return RGBColor.from_string(colour)


def _size(run: Any, size: float, font: str) -> None:
    run.font.size, run.font.name = Pt(size), font


def _mark(paragraph: Any, level: int, glyphs: str) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(Emu(Inches(0.35 * level))))
    properties.set("indent", str(-Inches(0.3)))
    name = nsdecls("a")
    if glyphs == "1.":
        properties.append(parse_xml(f'<a:buAutoNum {name} type="arabicPeriod"/>'))
    else:
        properties.append(parse_xml(f'<a:buFont {name} typeface="DejaVu Sans"/>'))
        properties.append(parse_xml(f'<a:buChar {name} char="{glyphs[level - 1]}"/>'))


# --- titles below, in small letters --------------------------------------------------------------------------------


def energy() -> None:
    """A wide deck with its titles at the bottom, a logo of letters, footers in three parts, sections and a chart."""
    deck = Deck("nahwaerme", width=13.333, height=7.5, font="Lato")

    def frame(title: str) -> None:
        deck.page()
        deck.box((0.6, 6.0, 12, 0.7), ("title", 0, title), size=26, bold=True, colour="7A3B00")
        deck.box((12.3, 0.1, 0.9, 0.45), ("footer", 0, "NWO"), size=16, bold=True, align="right")
        for left, align, text in (
            (0.6, "left", "Stadtwerke Obersee"),
            (4.9, "centre", "Bürgerversammlung"),
            (9.2, "right", f"14.03.2023 | {len(deck.pages)}"),
        ):
            deck.box((left, 6.95, 3.5, 0.35), ("footer", 0, text), size=10, align=align)

    deck.page()
    deck.box((1.2, 2.2, 11, 1), ("title", 0, "Nahwärme für die Altstadt"), size=44, bold=True)
    deck.box((1.2, 3.4, 11, 0.7), ("subtitle", 0, "Was Haushalte wissen sollten"), size=28)
    deck.box((1.2, 5.2, 11, 0.5), ("para", 0, "Marta Klein und Jonas Behr, Stadtwerke Obersee"), size=18)

    frame("Warum jetzt?")
    deck.box(
        (0.6, 0.8, 12, 4.8),
        ("bullet", 1, "Zwei Drittel der Heizungen sind älter als zwanzig Jahre"),
        ("bullet", 2, "viele davon mit Öl"),
        ("bullet", 2, "Ersatzteile werden knapp"),
        (
            "bullet",
            1,
            (
                "Das Klärwerk liefert Abwärme, die bisher ungenutzt in den See fließt und für tausend "
                "Wohnungen reichen würde"
            ),
        ),
        ("bullet", 1, "Der Bund fördert den Bau bis 2026"),
        size=22,
    )

    frame("Drei Wege zum Anschluss")
    for left, head, text in (
        (0.6, "Sofort", "Wer jetzt zusagt, zahlt keinen Beitrag zu den Baukosten."),
        (4.8, "Später", "Die Leitung liegt schon; der Anschluss kostet dann mehr."),
        (9.0, "Gar nicht", "Niemand wird gezwungen, doch Öl wird teurer."),
    ):
        deck.box((left, 1.2, 3.7, 0.6), ("heading", 0, head), size=22, fill="F3D9B1")
        deck.box((left, 1.9, 3.7, 2.6), ("para", 0, text), size=20, fill="FBF3E6")

    deck.page()
    deck.box((1.2, 3.0, 11, 1), ("title", 0, "Kosten und Preise"), size=44, bold=True)
    for left, align, text in (
        (0.6, "left", "Stadtwerke Obersee"),
        (4.9, "centre", "Bürgerversammlung"),
        (9.2, "right", "14.03.2023 | 4"),
    ):
        deck.box((left, 6.95, 3.5, 0.35), ("footer", 0, text), size=10, align=align)

    frame("Was ein Haushalt im Jahr zahlt")
    deck.table(
        (0.8, 0.9, 11.5, 3),
        [
            ["Wohnung", "Kosten in Euro", "Kosten in Euro"],
            ["", "Öl", "Nahwärme"],
            ["60 m²", "1.150", "980"],
            ["90 m²", "1.720", "1.440"],
            ["120 m²", "2.300", "1.890"],
        ],
        merged=2,
    )
    deck.box((0.8, 5.3, 11, 0.4), ("source", 0, "Quelle: Berechnung der Stadtwerke, Preise von Januar 2023"), size=12)

    frame("Zusagen nach Straßenzügen")
    deck.chart(
        (0.8, 0.8, 8, 4.9),
        "COLUMN_CLUSTERED",
        ["Seegasse", "Markt", "Torweg", "Graben"],
        {"zugesagt": [34, 51, 12, 27], "offen": [20, 18, 40, 16]},
    )
    deck.box(
        (9.1, 1.2, 3.8, 3),
        ("bullet", 1, "Am Markt sagt die Mehrheit zu"),
        ("bullet", 1, "Im Torweg fehlen Auskünfte"),
        size=20,
    )

    frame("So geht es weiter")
    deck.box(
        (0.6, 0.8, 12, 4.8),
        ("bullet", 1, "Beratung im Rathaus, jeden Dienstag"),
        ("bullet", 1, "Vorvertrag bis Ende Mai"),
        ("bullet", 1, "Bau der Leitung in zwei Abschnitten"),
        ("bullet", 1, "Erste Wärme im Herbst 2025"),
        size=22,
        glyphs="1.",
    )

    frame("Was noch offen ist")
    deck.box(
        (0.6, 0.8, 12, 4.8),
        ("bullet", 1, "Wer trägt die Kosten, wenn weniger Häuser mitmachen als gedacht?"),
        ("bullet", 1, "Die Stadt sollte eigene Gebäude zuerst anschließen"),
        ("bullet", 1, "Mieterinnen und Mieter brauchen verständliche Auskunft"),
        size=22,
        glyphs="––",
    )
    deck.close()


# --- titles smaller than the text ----------------------------------------------------------------------------------


def education() -> None:
    """A 4:3 deck: titles in a small bar, larger text, slides without title, two columns, a bar chart."""
    deck = Deck("ganztag", width=10, height=7.5, font="Liberation Serif")

    def frame(title: str = "") -> None:
        deck.page()
        deck.box((0, 0, 7.2, 0.5), ("title", 0, title), size=18, fill="DDE7DD") if title else None
        deck.box((7.4, 0.05, 2.5, 0.4), ("footer", 0, "Schulamt Heidenau"), size=12, align="right")
        deck.line(0.3, 7.0, 9.7)
        deck.box((0.3, 7.05, 8, 0.4), ("footer", 0, "Ganztag an Grundschulen – Bericht an den Ausschuss"), size=11)
        deck.box((8.9, 7.05, 0.8, 0.4), ("footer", 0, f"{len(deck.pages)}/8"), size=11, align="right")

    deck.page()
    deck.box(
        (0.5, 1.6, 9, 1.6),
        ("title", 0, "Ganztag an Grundschulen: Räume, Personal, Wünsche"),
        size=36,
        bold=True,
        align="centre",
    )
    deck.box(
        (0.5, 3.6, 9, 0.7), ("subtitle", 0, "Bericht an den Ausschuss für Schule und Sport"), size=24, align="centre"
    )
    deck.box((0.5, 6.0, 9, 0.5), ("para", 0, "Schulamt Heidenau, 6. Februar 2024"), size=16, align="centre")

    frame("Gliederung")
    deck.box(
        (0.6, 1.0, 8.8, 5),
        ("bullet", 1, "Rechtsanspruch ab 2026"),
        ("bullet", 1, "Räume und Mensen"),
        ("bullet", 1, "Personal"),
        ("bullet", 1, "Was Kinder sich wünschen"),
        size=26,
        glyphs="▪–",
    )

    frame("Rechtsanspruch ab 2026")
    deck.box(
        (0.6, 1.0, 8.8, 5.5),
        ("para", 0, "Ab August 2026 haben Kinder der ersten Klasse Anspruch auf acht Stunden Betreuung an fünf Tagen."),
        ("para", 0, "Die Gemeinde muss dafür 240 zusätzliche Plätze schaffen; 90 davon fehlen noch."),
        size=24,
    )

    frame("Räume und Mensen")
    deck.box(
        (0.4, 1.0, 4.5, 5.5),
        ("heading", 0, "Bestand"),
        ("bullet", 1, "drei Mensen"),
        ("bullet", 2, "eine davon im Keller"),
        ("bullet", 1, "Horträume doppelt genutzt"),
        size=22,
        glyphs="▪–",
    )
    deck.box(
        (5.1, 1.0, 4.5, 5.5),
        ("heading", 0, "Bedarf"),
        ("bullet", 1, "zwei neue Mensen"),
        ("bullet", 1, "Ruheräume"),
        ("bullet", 2, "auch für kleine Gruppen"),
        size=22,
        glyphs="▪–",
    )

    frame()
    deck.box(
        (0.8, 2.2, 8.4, 2.5),
        ("quote", 0, "„Am Nachmittag will ich draußen sein und nicht schon wieder sitzen.“"),
        size=30,
    )
    deck.box((0.8, 4.6, 8.4, 0.5), ("para", 0, "Kind, 9 Jahre"), size=18)

    frame("Was Kinder sich wünschen")
    deck.chart(
        (0.5, 0.8, 9, 5.4),
        "BAR_CLUSTERED",
        ["mehr Sport", "Werken", "Zeit für sich", "Hilfe beim Lernen", "Musik"],
        {"Kinder": [64, 41, 38, 22, 17]},
    )
    deck.box((0.5, 6.35, 9, 0.4), ("source", 0, "Quelle: Befragung von 212 Kindern, Mehrfachnennungen"), size=12)

    frame("Personal")
    deck.table(
        (0.6, 1.1, 8.8, 3),
        [
            ["Beruf", "besetzt", "offen"],
            ["Erzieherinnen und Erzieher", "31", "9"],
            ["Lehrkräfte", "12", "4"],
            ["Küche und Reinigung", "8", "3"],
        ],
    )
    deck.box((0.6, 5.2, 8.8, 1), ("para", 0, "Die Träger sollten Ausbildung und Teilzeit gemeinsam bewerben."), size=22)

    frame("Empfehlungen")
    deck.box(
        (0.6, 1.0, 8.8, 5.5),
        ("bullet", 1, "Der Ausschuss sollte den Bau der Mensen vorziehen."),
        (
            "bullet",
            1,
            (
                "Das Land muss die laufenden Kosten verlässlich mittragen, sonst bleibt den kleinen Gemeinden "
                "nur die Kürzung an anderer Stelle."
            ),
        ),
        ("bullet", 1, "Vereine könnten den Nachmittag mitgestalten."),
        size=24,
        glyphs="▪–",
    )
    deck.close()


if __name__ == "__main__":
    energy()
    education()
