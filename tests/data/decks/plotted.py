"""Draw slides with charts by matplotlib's PDF backend: python tests/data/decks/plotted.py."""

import json
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("pdf")
from matplotlib import pyplot as plt
from matplotlib.backends.backend_pdf import PdfPages

FOLDER = Path(__file__).resolve().parent
NAME = "bibliotheken"
POINTS = {
    1: ["Die Ausleihe sinkt, die Besuche steigen", "Lernplätze sind am Nachmittag belegt"],
    2: ["Jede zweite Gruppe nutzt die Räume kostenlos", "Sonntags fehlt Personal"],
}


def main() -> None:
    """Write the PDF and its truth."""
    plt.rcParams.update({"pdf.fonttype": 42, "font.size": 10, "font.family": "DejaVu Sans"})
    pages: list[dict[str, Any]] = []
    with PdfPages(FOLDER / f"{NAME}.pdf", metadata={"CreationDate": None}) as pdf:
        for draw in (_opening, _lines, _bars, _shares):
            figure = plt.figure(figsize=(10, 5.625))
            page: dict[str, Any] = {
                "deck": f"{NAME}.pdf",
                "page": len(pages) + 1,
                "title": "",
                "subtitle": None,
                "blocks": [],
                "footer": [],
                "tables": [],
                "labels": [],
                "notes": "",
            }
            draw(figure, page)
            for x, text in ((0.04, "Büchereien im Kreis Sommerau"), (0.95, str(len(pages) + 1))):
                figure.text(x, 0.025, text, size=8, color="0.4")
                page["footer"].append(text)
            pages.append(page)
            pdf.savefig(figure)
            plt.close(figure)
    (FOLDER / f"{NAME}.truth.json").write_text(json.dumps(pages, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _title(figure: Any, page: dict[str, Any], text: str, *, size: float = 20, top: float = 0.91) -> None:
    figure.text(0.04, top, text, size=size, weight="bold")
    page["title"] = text


def _points(figure: Any, page: dict[str, Any]) -> None:
    for place, text in enumerate(POINTS[page["page"] - 1]):
        words = text.split()
        half = (len(words) + 1) // 2
        figure.text(0.64, 0.7 - 0.18 * place, "•", size=14)
        figure.text(0.665, 0.7 - 0.18 * place, " ".join(words[:half]), size=14)
        figure.text(0.665, 0.65 - 0.18 * place, " ".join(words[half:]), size=14)
        page["blocks"].append({"type": "bullet", "level": 1, "text": text})


def _label(axes: Any, page: dict[str, Any]) -> None:
    axes.figure.canvas.draw()
    left, right = axes.get_xlim()
    low, high = axes.get_ylim()
    for tick, place in zip(axes.get_xticklabels(), axes.get_xticks(), strict=True):
        page["labels"] += [tick.get_text()] if left <= place <= right and tick.get_text() else []
    for tick, place in zip(axes.get_yticklabels(), axes.get_yticks(), strict=True):
        page["labels"] += [tick.get_text()] if low <= place <= high and tick.get_text() else []
    page["labels"] += [text for text in (axes.get_xlabel(), axes.get_ylabel()) if text]


def _opening(figure: Any, page: dict[str, Any]) -> None:
    _title(figure, page, "Büchereien als Treffpunkte", size=30, top=0.6)
    figure.text(0.04, 0.5, "Auswertung der Nutzung 2019 bis 2023", size=18)
    page["subtitle"] = "Auswertung der Nutzung 2019 bis 2023"


def _lines(figure: Any, page: dict[str, Any]) -> None:
    _title(figure, page, "Besuche und Ausleihen")
    axes = figure.add_axes((0.1, 0.16, 0.48, 0.64))
    for label, values in {"Besuche": (41, 18, 22, 39, 47), "Ausleihen": (60, 44, 42, 43, 40)}.items():
        axes.plot(range(2019, 2024), values, label=label)
        page["labels"].append(label)
    axes.set_xticks(range(2019, 2024))
    axes.set_ylabel("in Tausend")
    axes.legend()
    _label(axes, page)
    _points(figure, page)


def _bars(figure: Any, page: dict[str, Any]) -> None:
    _title(figure, page, "Wer die Räume nutzt")
    axes = figure.add_axes((0.2, 0.16, 0.38, 0.64))
    axes.barh(["Lesekreise", "Sprachkurse", "Vereine", "Schulklassen"], [18, 35, 27, 52])
    for place, value in enumerate([18, 35, 27, 52]):
        axes.text(value + 1, place, f"{value} %", va="center")
        page["labels"].append(f"{value} %")
    axes.set_xlim(0, 62)
    _label(axes, page)
    _points(figure, page)


def _shares(figure: Any, page: dict[str, Any]) -> None:
    _title(figure, page, "Woher die Gäste kommen")
    axes = figure.add_axes((0.1, 0.15, 0.4, 0.68))
    labels = ["Innenstadt", "Nachbarorte", "übriger Kreis"]
    axes.pie([46, 33, 21], labels=labels, autopct="%d %%")
    page["labels"] += [*labels, "46 %", "33 %", "21 %"]
    for place, text in enumerate(
        ["Aus den Nachbarorten kommen viele", "mit dem Rad, obwohl der Weg kaum", "beleuchtet ist."]
    ):
        figure.text(0.58, 0.6 - 0.055 * place, text, size=14)
    page["blocks"].append(
        {
            "type": "para",
            "level": 0,
            "text": "Aus den Nachbarorten kommen viele mit dem Rad, obwohl der Weg kaum beleuchtet ist.",
        }
    )
    figure.text(0.58, 0.2, "Quelle: Zählung im Oktober 2023", size=9)
    page["blocks"].append({"type": "source", "level": 0, "text": "Quelle: Zählung im Oktober 2023"})


if __name__ == "__main__":
    main()
