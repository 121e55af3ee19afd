"""Print slides that fill a template's placeholders as a tagged PDF: python tests/data/decks/impress_tagged.py."""

import sys
from pathlib import Path

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches, Pt

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # run as a script, its own folder alone is known

from data.decks.impress import Deck, Text, parse_colour

BLUE, GREY = "1F4E79", "555555"
COVER, CONTENT, COLUMNS, TITLE_ONLY = 0, 1, 3, 5  # layouts of the template of python-pptx
Area = tuple[float, float, float, float]


class Template(Deck):
    """A deck whose titles and texts stand in placeholders, so that its tags are headings and lists."""

    def fill(self, place: int, area: Area, *texts: Text, size: float, colour: str = "000000") -> None:
        """Fill a placeholder; the template puts glyphs before bullets."""
        shape = self.slide.placeholders[place]
        shape.left, shape.top, shape.width, shape.height = (Inches(length) for length in area)
        for number, (kind, level, text) in enumerate(texts):
            frame = shape.text_frame
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.level = max(level - 1, 0)
            run = paragraph.add_run()
            run.text, run.font.name, run.font.size = text, self.font, Pt(size - 2 * paragraph.level)
            run.font.color.rgb = parse_colour(colour)
            self.tell(kind, level, text)

    def draw(self, area: Area, fill: str, *, shape: int = MSO_SHAPE.RECTANGLE, text: str = "") -> None:
        """Draw a shape, as a speech bubble with a quote in it."""
        drawn = self.slide.shapes.add_shape(shape, *(Inches(length) for length in area))
        drawn.fill.solid()
        drawn.fill.fore_color.rgb = parse_colour(fill)
        drawn.line.fill.background()
        drawn.text_frame.word_wrap, drawn.text_frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        if text:
            run = drawn.text_frame.paragraphs[0].add_run()
            run.text, run.font.name, run.font.size = text, self.font, Pt(20)
            run.font.color.rgb = parse_colour("222222")
            self.tell("quote", 0, text)

    def frame(self, title: str, layout: int = CONTENT) -> None:
        """Begin a page with a title, a logo of letters and a footer in three parts."""
        self.page(layout)
        self.draw((0, 0, 13.333, 0.28), BLUE)
        self.fill(0, (0.7, 0.55, 10, 0.9), ("title", 0, title), size=32, colour=BLUE)
        self.box((11.1, 0.6, 1.9, 0.5), ("footer", 0, "STADT EICHWALD"), size=12, bold=True, fill="E8B10A")
        self.line(0.7, 6.85, 12.7)
        for left, align, text in (
            (0.7, "left", "Amt für Wohnen und Soziales"),
            (4.7, "centre", "Wohnraumkonferenz 2023"),
            (8.7, "right", f"Folie {len(self.pages)}"),
        ):
            self.box((left, 6.9, 4, 0.4), ("footer", 0, text), size=11, align=align, colour="666666")


def housing() -> None:
    """A wide deck: nested bullets, two columns, a table, speech bubbles."""
    deck = Template("wohnraum", width=13.333, height=7.5, font="Carlito", tagged=True)
    deck.page(COVER)
    deck.draw((0, 0, 13.333, 3.1), BLUE)
    deck.fill(0, (1, 3.3, 11.3, 1), ("title", 0, "Bezahlbar wohnen in Eichwald"), size=44, colour=BLUE)
    concept = ("subtitle", 0, "Zwischenbericht zum Handlungskonzept Wohnen")
    deck.fill(1, (1, 4.35, 11.3, 0.7), concept, size=24, colour=GREY)
    author = ("para", 0, "Dr. Petra Lindner, Amt für Wohnen und Soziales, 21. September 2023")
    deck.box((1, 6.2, 11.3, 0.5), author, size=16, align="centre")

    deck.frame("Was den Wohnungsmarkt prägt")
    deck.fill(
        1,
        (0.7, 1.6, 11.9, 5),
        ("bullet", 1, "Die Mieten stiegen seit 2016 um 34 Prozent"),
        ("bullet", 2, "am stärksten in kleinen Wohnungen"),
        ("bullet", 2, "kaum in den Randlagen"),
        ("bullet", 1, "Jährlich fallen etwa 60 Wohnungen aus der Bindung"),
        ("bullet", 1, "Neubau bleibt hinter den Zielen zurück"),
        ("bullet", 2, "hohe Zinsen"),
        ("bullet", 3, "Vorhaben werden zurückgestellt"),
        ("bullet", 2, "fehlende Handwerksbetriebe"),
        size=24,
    )

    deck.frame("Zwei Instrumente im Vergleich", COLUMNS)
    for place, left, head, points in (
        (
            1,
            0.7,
            "Ankauf von Belegungsrechten",
            ("bindet zehn Jahre", "Zuschuss je Quadratmeter", "schnell zu beantragen"),
        ),
        (
            2,
            6.8,
            "Erbbaurecht",
            ("wirkt auf Dauer", "Stadt bleibt Eigentümerin des Bodens", "braucht Personal für Verträge"),
        ),
    ):
        deck.box((left, 1.7, 5.7, 0.6), ("heading", 0, head), size=22)
        deck.fill(place, (left, 2.4, 5.7, 4), *(("bullet", 1, point) for point in points), size=22)

    deck.frame("Gebundene Wohnungen nach Stadtteilen", TITLE_ONLY)
    deck.table(
        (0.7, 1.7, 11.9, 3.4),
        [
            ["Stadtteil", "2018", "2020", "2022", "Trend"],
            ["Kernstadt", "412", "388", "351", "fallend"],
            ["Nordhang", "96", "95", "118", "steigend"],
            ["Alte Ziegelei", "0", "24", "48", "steigend"],
            ["Sülzfeld", "37", "31", "31", "gleich"],
        ],
        size=18,
    )
    register = ("source", 0, "Quelle: Wohnungskataster der Stadt Eichwald, Stichtag 31.12.")
    deck.box((0.7, 6.2, 11.9, 0.4), register, size=12)

    deck.frame("Was Mieterinnen und Mieter berichten", TITLE_ONLY)
    for left, fill, text in (
        (0.9, "DEEAF6", "„Nach der Modernisierung zahlte ich ein Drittel mehr, obwohl sich kaum etwas geändert hat.“"),
        (6.9, "FFF2CC", "„Auf eine barrierearme Wohnung warten wir seit drei Jahren.“"),
    ):
        deck.draw((left, 1.8, 5.4, 2.6), fill, shape=MSO_SHAPE.ROUNDED_RECTANGULAR_CALLOUT, text=text)
    talks = ("para", 0, "Die Gespräche führte das Büro Stadtblick mit 28 Haushalten.")
    deck.box((0.9, 5.3, 11.4, 0.8), talks, size=20)

    deck.frame("Empfehlungen an den Stadtrat")
    deck.fill(
        1,
        (0.7, 1.6, 11.9, 4),
        ("bullet", 1, "Der Rat sollte eine Quote von 30 Prozent für neue Baugebiete beschließen."),
        ("bullet", 1, "Die Verwaltung braucht zwei Stellen für Erbbauverträge und Beratung."),
        ("bullet", 1, "Offen ist, wie private Vermietende für Bindungen gewonnen werden."),
        size=26,
    )

    deck.page(TITLE_ONLY)
    deck.fill(0, (1, 2.2, 11.3, 1), ("title", 0, "Vielen Dank für Ihre Aufmerksamkeit"), size=40, colour=BLUE)
    contact = (("para", 0, "Amt für Wohnen und Soziales"), ("para", 0, "wohnen@eichwald.example"))
    deck.box((1, 4, 11.3, 1.4), *contact, size=20, align="centre")
    deck.close()


if __name__ == "__main__":
    housing()
