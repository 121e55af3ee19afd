"""Print the slides written in Typst: python tests/data/decks/typeset.py."""

import json
from pathlib import Path
from typing import Any

import typst

FOLDER = Path(__file__).resolve().parent
NAME = "freiwillige"


def _blocks(*texts: tuple[str, int, str]) -> list[dict[str, Any]]:
    return [{"type": kind, "level": level, "text": text} for kind, level, text in texts]


PAGES: list[dict[str, Any]] = [
    {
        "title": "Freiwillig in Talheim",
        "subtitle": "Zehn Jahre Agentur für Ehrenamt",
        "blocks": _blocks(("para", 0, "Hanna Reuter, Leitung der Agentur")),
    },
    {
        "title": "Überblick",
        "blocks": _blocks(
            ("bullet", 1, "1. Wer sich engagiert"),
            ("bullet", 1, "2. Was Vereine brauchen"),
            ("bullet", 1, "3. Wie die Agentur vermittelt und begleitet"),
            ("bullet", 1, "4. Ausblick"),
        ),
    },
    {
        "title": "Wer sich engagiert",
        "blocks": _blocks(
            ("bullet", 1, "4.300 Menschen im Kreis, knapp ein Viertel der Erwachsenen"),
            ("bullet", 2, "mehr Frauen als Männer"),
            ("bullet", 2, "besonders viele zwischen 55 und 70"),
            ("bullet", 1, "Jüngere suchen kurze Einsätze"),
            ("bullet", 2, "Wochenenden und Ferien"),
            (
                "bullet",
                1,
                "Zugezogene fragen nach Gelegenheiten, finden aber oft keinen Zugang zu den eingesessenen Vereinen",
            ),
        ),
    },
    {
        "title": "Was Vereine brauchen",
        "blocks": _blocks(
            (
                "para",
                0,
                (
                    "Vereine beklagen vor allem den Aufwand für Versicherung, Abrechnung und Datenschutz. Viele "
                    "Vorstände arbeiten an der Belastungsgrenze."
                ),
            ),
            (
                "para",
                0,
                (
                    "Hilfreich wären gemeinsame Geschäftsstellen, in denen Hauptamtliche die Buchhaltung für mehrere "
                    "Vereine übernehmen."
                ),
            ),
            (
                "para",
                0,
                (
                    "Auch Räume fehlen: Mehrzweckhallen sind ausgebucht, Gemeindesäle stehen dagegen oft leer, weil "
                    "niemand den Schlüssel verwaltet."
                ),
            ),
        ),
    },
    {
        "title": "Vermittlungen nach Feldern",
        "blocks": _blocks(("source", 0, "Quelle: Vermittlungskartei der Agentur, Stand Dezember 2023")),
        "tables": [
            [
                ["Feld", *3 * ["Vermittlungen im Jahr"]],
                ["", "2021", "2022", "2023"],
                ["Patenschaften", "38", "52", "61"],
                ["Sport und Spiel", "24", "20", "33"],
                ["Natur und Umwelt", "9", "17", "28"],
            ]
        ],
    },
    {
        "title": "Drei Bausteine der Begleitung",
        "blocks": _blocks(
            ("heading", 0, "Beraten"),
            ("para", 0, "Ein Gespräch klärt, was jemand kann und sucht."),
            ("heading", 0, "Schnuppern"),
            ("para", 0, "Zwei Probetage helfen beiden Seiten."),
            ("heading", 0, "Dranbleiben"),
            ("para", 0, "Nach drei Monaten fragen wir nach."),
        ),
    },
    {
        "title": "Wünsche der Engagierten",
        "blocks": _blocks(
            ("quote", 0, "„Ich brauche keine Urkunde, sondern jemanden, der mir den Papierkram abnimmt.“"),
            ("para", 0, "Trainer, 47 Jahre"),
        ),
        "labels": ["weniger Bürokratie", "Fahrtkosten", "Fortbildung", "52 %", "41 %", "27 %"],
    },
    {
        "title": "Empfehlungen",
        "blocks": _blocks(
            ("heading", 0, "An den Kreis"),
            ("bullet", 1, "Die Ehrenamtskarte auch für kurze Einsätze öffnen"),
            ("bullet", 1, "Versicherungsschutz bündeln"),
            ("heading", 0, "An die Gemeinden"),
            ("bullet", 1, "Säle und Hallen über ein gemeinsames Portal vergeben"),
            ("bullet", 1, "Feste Ansprechpersonen benennen"),
        ),
    },
    {"title": "Danke für Ihr Interesse!", "blocks": _blocks(("para", 0, "ehrenamt@talheim.example"))},
]


def main() -> None:
    """Write the PDF and its truth."""
    (FOLDER / f"{NAME}.pdf").write_bytes(typst.compile(str(FOLDER / f"{NAME}.typ")))
    (FOLDER / f"{NAME}.truth.json").write_text(
        json.dumps(truth(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def truth() -> list[dict[str, Any]]:
    """Return what stands on each page."""
    head = ["Freiwilligenagentur Talheim", "Jahresgespräch 2024"]
    common: dict[str, Any] = {"subtitle": None, "tables": [], "labels": [], "notes": ""}
    return [
        {
            "deck": f"{NAME}.pdf",
            "page": number,
            **common,
            **page,
            "footer": [*(head if number > 1 else []), "Kreis Talheim", f"Folie {number} von 9"],
        }
        for number, page in enumerate(PAGES, 1)
    ]


if __name__ == "__main__":
    main()
