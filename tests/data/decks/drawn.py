"""Draw slides with the hazards of other producers, glyph by glyph, with ReportLab: python tests/data/decks/drawn.py."""

import json
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FOLDER = Path(__file__).resolve().parent
FONTS = {"Sans": "Liberation Sans", "Strong": "Liberation Sans:bold", "Signs": "OpenSymbol", "Wide": "DejaVu Sans"}


def _file(font: str) -> str:
    found = subprocess.run(["fc-match", "-f", "%{file}", font], check=True, capture_output=True, text=True)
    return found.stdout


class Deck:
    """A deck that is drawn and its truth, kept by the same calls."""

    def __init__(self, name: str, width: float, height: float) -> None:
        rl_config.invariant = 1
        for font, family in FONTS.items():
            registerFont(TTFont(font, _file(family)))
        self.name, self.height, self.width = name, height, width
        self.canvas = Canvas(str(FOLDER / f"{name}.pdf"), pagesize=(width, height), invariant=1)
        self.pages: list[dict[str, Any]] = []

    def page(self, title: str = "", subtitle: str | None = None) -> None:
        """Begin a page."""
        if self.pages:
            self.canvas.showPage()
        self.pages.append(
            {
                "deck": f"{self.name}.pdf",
                "page": len(self.pages) + 1,
                "title": title,
                "subtitle": subtitle,
                "blocks": [],
                "footer": [],
                "tables": [],
                "labels": [],
                "notes": "",
            }
        )

    def tell(self, kind: str, text: str, level: int = 0) -> None:
        """Note what stands on the page."""
        if kind in {"footer", "label"}:
            self.pages[-1]["footer" if kind == "footer" else "labels"].append(text)
        else:
            self.pages[-1]["blocks"].append({"type": kind, "level": level, "text": text})

    def put(self, x: float, top: float, text: str, *, size: float, font: str = "Sans", mode: str = "") -> None:
        """Set a line with its baseline `top` below the upper edge.

        Of `mode` are known: ``words`` (word by word, no space glyphs), ``tex`` (the same, dots of umlauts as a
        character of their own), ``letters`` (letter by letter), ``doubled`` (twice, to look bold), ``spaced``.
        """
        y = self.height - top
        pen = self.canvas
        pen.setFont(font, size)
        if mode in {"words", "tex"}:
            for word in text.split():
                self._word(x, y, word, size=size, font=font, tex=mode == "tex")
                x += stringWidth(word, font, size) + 0.3 * size
        elif mode in {"letters", "spaced"}:
            for char in text:
                if char != " ":
                    pen.drawString(x, y, char)
                x += stringWidth(char, font, size) + (0.25 * size if mode == "spaced" else 0)
        else:
            pen.drawString(x, y, text)
            if mode == "doubled":
                pen.drawString(x + 0.02 * size, y, text)

    def _word(self, x: float, y: float, word: str, *, size: float, font: str, tex: bool) -> None:
        if not tex:
            self.canvas.drawString(x, y, word)
            return
        for char in word:
            parts = unicodedata.normalize("NFD", char)
            wide = stringWidth(parts[0], font, size)
            if parts[1:] == "\u0308":
                self.canvas.drawString(x + (wide - stringWidth("¨", font, size)) / 2, y, "¨")
            self.canvas.drawString(x, y, parts[0])
            x += wide

    def lines(self, x: float, top: float, lines: list[str], *, size: float, **how: str) -> None:
        """Set lines below one another."""
        for number, line in enumerate(lines):
            self.put(x, top + 1.2 * size * number, line, size=size, **how)

    def close(self) -> None:
        """Write the PDF and its truth."""
        self.canvas.save()
        truth = json.dumps(self.pages, ensure_ascii=False, indent=1)
        (FOLDER / f"{self.name}.truth.json").write_text(truth + "\n", encoding="utf-8")


# --- a deck as TeX sets it -----------------------------------------------------------------------------------------

PARTS = ("Anlass", "Verfahren", "Befunde", "Ausblick")


def traffic() -> None:  # noqa: C901, PLR0915 - slide after slide
    """Draw slides like Beamer's: small pages, no space glyphs, loose dots, navigation above, a line of three below."""
    deck = Deck("schulwege", 362.835, 272.126)

    def frame(title: str, *, mode: str = "tex") -> None:
        deck.page(title)
        deck.canvas.setFillGray(0.85)
        deck.canvas.rect(0, deck.height - 14, deck.width, 14, stroke=0, fill=1)
        deck.canvas.setFillGray(0)
        for place, part in enumerate(PARTS):
            deck.put(12 + 90 * place, 9, part, size=5.5, mode="words")
            deck.tell("footer", part)
        foot = ("A. Winter, K. Özkan", "Sichere Schulwege", f"{len(deck.pages)}/9")
        for x, text in zip((10, 145, 335), foot, strict=True):
            deck.put(x, 268, text, size=6, mode=mode)
            deck.tell("footer", text)
        deck.put(12, 36, title, size=14.3, mode=mode)

    def bullet(x: float, top: float, level: int, lines: list[str], text: str = "") -> None:
        deck.put(
            x, top - (1 if level == 1 else 0), "▶" if level == 1 else "•", size=6 if level == 1 else 9, font="Wide"
        )
        deck.lines(x + 11, top, lines, size=10.9 if level == 1 else 9.9, mode="tex")
        deck.tell("bullet", text or " ".join(lines), level)

    deck.page("Sichere Schulwege in der Fläche", "Befunde aus acht Grundschulen")
    deck.put(70, 92, deck.pages[-1]["title"], size=14.3, mode="tex")
    deck.put(96, 112, deck.pages[-1]["subtitle"], size=12, mode="tex")
    for top, text in ((160, "Anna Winter, Kerem Özkan"), (184, "Fachstelle für Mobilität"), (208, "7. Oktober 2023")):
        deck.put(182 - stringWidth(text, "Sans", 10.9) / 2, top, text, size=10.9, mode="tex")
        deck.tell("para", text)

    frame("Warum zu Fuß?")
    bullet(22, 80, 1, ["Bewegung fördert das Lernen"])
    bullet(22, 104, 1, ["Kinder üben Selbstständigkeit und lernen ihr Viertel", "kennen"])
    bullet(22, 140, 1, ["Weniger Autos vor dem Schultor"])
    bullet(40, 158, 2, ["weniger gefährliche Wendemanöver"])
    bullet(40, 173, 2, ["bessere Luft"])

    frame("Wie wir vorgegangen sind")
    for top, text in (
        (84, "1. Begehung mit Eltern und Kindern"),
        (108, "2. Zählung an zwölf Übergängen"),
        (132, "3. Gespräche mit Ämtern"),
    ):
        deck.put(24, top, text, size=10.9, mode="tex")
        deck.tell("bullet", text, 1)

    frame("Zwei Schulen im Vergleich")
    for left, head, points in (
        (14, "Dorfschule Au", ("kein Gehweg", "Bus hält am Tor", "Tempo 50")),
        (190, "Schule am Markt", ("breite Wege", "viele Elterntaxis", "Tempo 30")),
    ):
        deck.put(left, 76, head, size=10.9, font="Strong", mode="tex")
        deck.tell("heading", head)
        for place, point in enumerate(points):
            bullet(left, 100 + 20 * place, 1, [point])

    frame("Was Eltern sagen")
    deck.lines(
        30,
        100,
        ["„Ich würde mein Kind gern laufen lassen, aber an der", "Bundesstraße gibt es keine Ampel.“"],
        size=10.9,
        mode="tex",
    )
    deck.tell("quote", "„Ich würde mein Kind gern laufen lassen, aber an der Bundesstraße gibt es keine Ampel.“")
    deck.lines(
        30,
        150,
        [
            "In sechs von acht Schulen nennen Eltern die Querung",
            "großer Straßen als wichtigsten Grund für die",
            "Fahrt mit dem Auto.",
        ],
        size=10.9,
        mode="tex",
    )
    deck.tell(
        "para",
        "In sechs von acht Schulen nennen Eltern die Querung großer Straßen als wichtigsten Grund für die "
        "Fahrt mit dem Auto.",
    )

    frame("Zählung an den Übergängen")
    rows = [
        ["Übergang", "Kinder", "Autos"],
        ["Marktstraße", "84", "310"],
        ["Bahnhof", "37", "645"],
        ["Au, Kirche", "12", "198"],
    ]
    for line, row in enumerate(rows):
        for left, cell in zip((70, 180, 250), row, strict=True):
            deck.put(left, 100 + 18 * line, cell, size=10.9, mode="tex")
    for top in (86, 105, 160):
        deck.canvas.line(64, deck.height - top, 300, deck.height - top)
    deck.pages[-1]["tables"].append(rows)

    frame("Wirksame Maßnahmen")
    deck.lines(
        14,
        80,
        [
            "Die Auffindbarkeit sicherer Wege hängt von Schil-",
            "dern, Licht und Pflege ab. Nötig sind Quer- und",
            "Gehwege in Baden-",
            "Württemberg wie anderswo; die Pläne stehen unter",
            "www.schulwege-",
            "plan.example/karten bereit.",
        ],
        size=10.9,
        mode="words",
    )
    deck.tell(
        "para",
        "Die Auffindbarkeit sicherer Wege hängt von Schildern, Licht und Pflege ab. Nötig sind Quer- und "
        "Gehwege in Baden-Württemberg wie anderswo; die Pläne stehen unter www.schulwege-plan.example/karten "
        "bereit.",
    )

    frame("Empfehlungen")
    bullet(22, 80, 1, ["Die Straßenverkehrsbehörde sollte Tempo 30 vor allen", "Schulen anordnen"])
    bullet(22, 120, 1, ["Gemeinden brauchen Geld für sichere Querungen"])
    bullet(22, 144, 1, ["Offen: Wer trägt die Kosten der Schulweghelfer?"])

    frame("Fazit und Dank")
    deck.put(14, 90, "Wege ändern sich, wenn viele mitgehen.", size=10.9, font="Strong", mode="tex")
    deck.tell("para", "Wege ändern sich, wenn viele mitgehen.")
    deck.put(14, 130, "Wir danken allen Schulen, die mitgemacht haben.", size=10.9, mode="tex")
    deck.tell("para", "Wir danken allen Schulen, die mitgemacht haben.")
    deck.close()


# --- a deck of hazards ---------------------------------------------------------------------------------------------


def care() -> None:  # noqa: PLR0915 - slide after slide
    """Draw slides with decomposed letters, ligatures, signs of private use, spaced and doubled letters."""
    deck = Deck("pflegebericht", 960, 540)

    def frame(title: str, *, number: int, **how: Any) -> None:
        deck.page(title)
        for x, text in ((40, "Landkreis Wiesengrund"), (420, "Pflegebericht 2023"), (895, f"Seite {number}")):
            deck.put(x, 522, text, size=11)
            deck.tell("footer", text)
        if how.pop("now", True):
            deck.put(40, 58, title, size=30, font="Strong", **how)

    def bullet(x: float, top: float, level: int, text: str, *, sign: str = "\ue00a", shown: str = "") -> None:
        deck.put(x, top, sign, size=20 if level == 1 else 18, font="Signs")
        deck.put(x + 26, top, shown or text, size=20 if level == 1 else 18, font="Wide")
        deck.tell("bullet", text, level)

    deck.page("Gut älter werden auf dem Land", "Pflegebericht des Landkreises Wiesengrund")
    deck.put(80, 220, deck.pages[-1]["title"], size=44, font="Strong", mode="letters")
    deck.put(80, 280, deck.pages[-1]["subtitle"], size=26)
    deck.put(80, 400, "SOZIALPLANUNG", size=16, mode="spaced")
    deck.tell("para", "SOZIALPLANUNG")
    deck.put(80, 450, "Sitzung des Kreistags, November 2023", size=18)
    deck.tell("para", "Sitzung des Kreistags, November 2023")

    frame("Bevölkerung bis 2040", number=2)
    for place, text in enumerate(
        (
            "Jede dritte Person ist älter als fünfundsechzig",
            "Mehr Menschen leben allein",
            "Größere Häuser stehen halb leer",
        )
    ):
        bullet(50, 130 + 50 * place, 1, text, shown=unicodedata.normalize("NFD", text))
    bullet(90, 280, 2, "vor allem in den Ortskernen", sign="\ue00c")
    bullet(90, 315, 2, "fünfhundert Gebäude im Kreis", sign="\ue00c")

    frame("Pﬂege zu Hause und im Heim", number=3)
    deck.pages[-1]["title"] = "Pflege zu Hause und im Heim"
    left = [
        "Zu Hause leisten Angehörige",
        "den größten Teil der Arbeit.",
        "Sie wünschen sich ﬂexible",
        "Entlastung am Wochenende.",
    ]
    right = [
        "Heime ﬁnden kaum Personal.",
        "Ein Drittel der Plätze steht",
        "leer, obwohl die Wartelisten",
        "lang sind und wachsen.",
    ]
    for place, pair in enumerate(zip(left, right, strict=True)):
        deck.put(40, 130 + 26 * place, pair[0], size=20, font="Wide")
        deck.put(395, 130 + 26 * place, pair[1], size=20, font="Wide")
    for lines in (left, right):
        deck.tell("para", " ".join(lines).replace("ﬂ", "fl").replace("ﬁ", "fi"))

    frame("Bedarf an Plätzen", number=4, mode="doubled")
    deck.put(40, 120, "Der Bedarf steigt in allen Gemeinden.", size=20, mode="doubled")
    deck.tell("para", "Der Bedarf steigt in allen Gemeinden.")
    deck.put(-400, 300, "Notiz für die Vortragende", size=14)
    deck.put(40, 640, "Nicht mehr auf der Seite", size=14)
    bullet(50, 180, 1, "Tagespflege: 120 Plätze fehlen")
    bullet(50, 220, 1, "Kurzzeitpflege: 45 Plätze fehlen")

    frame("Handlungsfelder", number=5, now=False)
    for x, head, words in (
        (660, "Wohnen", ["Umbau fördern,", "Beratung im Dorf"]),
        (350, "Wege", ["Rufbus bis zur", "Haustür ausbauen"]),
        (40, "Personal", ["Ausbildung im Kreis,", "Wohnraum dazu"]),
    ):
        deck.canvas.setFillGray(0.92)
        deck.canvas.rect(x - 10, 200, 270, 200, stroke=0, fill=1)
        deck.canvas.setFillGray(0)
        deck.lines(x, 214, words, size=20)
        deck.put(x, 175, head, size=22, font="Strong")
        deck.pages[-1]["blocks"][:0] = [
            {"type": "heading", "level": 0, "text": head},
            {"type": "para", "level": 0, "text": " ".join(words)},
        ]
    deck.put(40, 58, "Handlungsfelder", size=30, font="Strong")

    frame("Empfehlungen", number=6)
    for place, text in enumerate(
        (
            "Der Kreis sollte eine Pflegekonferenz einrichten.",
            "Kommunen brauchen feste Ansprechpersonen.",
            "Offen ist, wie Nachbarschaftshilfe versichert wird.",
        )
    ):
        deck.put(50, 130 + 50 * place, "–", size=20, font="Wide")
        deck.put(76, 130 + 50 * place, text, size=20, font="Wide")
        deck.tell("bullet", text, 1)
    deck.put(40, 470, "Quelle: Pflegestatistik 2021, eigene Hochrechnung", size=12)
    deck.tell("source", "Quelle: Pflegestatistik 2021, eigene Hochrechnung")
    deck.close()


if __name__ == "__main__":
    traffic()
    care()
