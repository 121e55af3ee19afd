"""What reading and tagging the sample decks should give: python tests/data/sample_decks/gold.py."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # run as a script, its own folder alone is known

from data.sample_decks.texts import FOLDER, NAMES, deck_notes, points_of, read_texts, source_line

__all__ = ["as_files", "gold_passages", "structure_truth"]

_JOINT = " | "


def structure_truth(texts: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what stands on each page of a deck, in reading order.

    Args:
        texts: The texts of the deck, as ``read_texts`` gives them.

    Returns:
        One record a page: title, subtitle, blocks (``heading``, ``bullet``, ``para``, ``caption``, ``source``), footer,
        tables (header first) and the labels of its chart, which are no blocks.
    """
    return [_page(texts, slide) for slide in texts["slides"]]


def _page(texts: dict[str, Any], slide: dict[str, Any]) -> dict[str, Any]:
    table = slide.get("table")
    return {
        "deck": f"{texts['presentation']}.pdf",
        "page": slide["slide"],
        "title": slide["title"],
        "subtitle": slide.get("subtitle"),
        "blocks": [{"type": kind, "level": level, "text": text} for kind, level, text in _blocks(texts, slide)],
        "footer": [texts["mark"], texts["footer"], str(slide["slide"])],
        "tables": [[table["head"], *(row["cells"] for row in table["rows"])]] if table else [],
        "labels": _labels(slide.get("chart", {})),
        "notes": "",
    }


def _blocks(texts: dict[str, Any], slide: dict[str, Any]) -> Iterator[tuple[str, int, str]]:
    if slide["kind"] == "title":
        yield from (("para", 0, line) for line in deck_notes(texts))
    head = ""
    for column, point in points_of(slide):
        if column != head:
            yield "heading", 0, column
            head = column
        yield ("para", 0, point["text"]) if slide["kind"] == "contact" else ("bullet", point["level"], point["text"])
    yield from (("para", 0, box["text"]) for box in slide.get("chart", {}).get("boxes", []))
    if slide.get("note"):
        yield "caption", 0, f"Hinweis: {slide['note']}"
    if source_line(slide):
        yield "source", 0, source_line(slide)


def _labels(chart: dict[str, Any]) -> list[str]:
    bars = chart.get("bars", [])
    return [*chart.get("series", []), *(label for bar in bars for label in (bar["label"], *map(str, bar["values"])))]


def gold_passages(texts: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the units of coding of a deck with the codes that a careful coder gives them.

    Args:
        texts: The texts of the deck, as ``read_texts`` gives them.

    Returns:
        One record a bullet, table row or box: ``text`` (cells joined by tab), ``heading`` (the slide's title),
        ``context`` (head of the column, parent bullet, header cells), ``themes``, ``action_field`` and ``addressee``.
    """
    passages = []
    for slide in texts["slides"]:
        for number, (context, text, expected) in enumerate(_units(slide), 1):
            passages.append(
                {
                    "id": f"{texts['presentation']}-{slide['slide']:02}-{number:02}",
                    "group": texts["presentation"],
                    "heading": slide["title"],
                    "context": context,
                    "text": text,
                    "themes": expected["themes"],
                    "action_field": expected.get("type"),
                    "addressee": expected.get("addressee"),
                    "presentation": texts["presentation"],
                    "slide": slide["slide"],
                }
            )
    return passages


def _units(slide: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    parent = ""
    for head, point in points_of(slide):
        above = parent if point["level"] > 1 else ""
        yield _JOINT.join(part for part in (head, above) if part), point["text"], point["expected"]
        parent = point["text"] if point["level"] == 1 else parent
    table = slide.get("table", {"rows": []})
    for row in table["rows"]:
        yield _JOINT.join(table["head"]), "\t".join(row["cells"]), row["expected"]
    for box in slide.get("chart", {}).get("boxes", []):
        yield "", box["text"], box["expected"]


def as_files() -> dict[str, str]:
    """Return the content of every derived file, by name."""
    files, lines = {}, []
    for name in NAMES:
        texts = read_texts(name)
        files[f"{name}.truth.json"] = json.dumps(structure_truth(texts), ensure_ascii=False, indent=1) + "\n"
        lines += [json.dumps(passage, ensure_ascii=False) for passage in gold_passages(texts)]
    files["passages.jsonl"] = "".join(f"{line}\n" for line in lines)
    return files


if __name__ == "__main__":
    for name, content in as_files().items():
        (FOLDER / name).write_text(content, encoding="utf-8")
