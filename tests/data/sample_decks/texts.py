"""The texts of the sample decks: read from YAML, with the lines that every slide carries."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

__all__ = ["FOLDER", "NAMES", "deck_notes", "points_of", "read_texts", "source_line"]

FOLDER = Path(__file__).resolve().parent
NAMES = ("in2", "landkreistag", "migoek", "mosaik")
OWN = "eigene Darstellung (frei ergänzt)"


def read_texts(name: str) -> dict[str, Any]:
    """Return the texts of a deck.

    Args:
        name: One of ``NAMES``.

    Returns:
        What the YAML file says, with ``slides`` in their order.
    """
    texts: dict[str, Any] = YAML(typ="safe", pure=True).load(FOLDER / f"{name}.yaml")
    return texts


def points_of(slide: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each point of a slide after the heading of its box, which is empty outside columns.

    >>> list(points_of({"columns": [{"head": "Grenzen", "points": [{"text": "wenig Zeit"}]}]}))
    [('Grenzen', {'text': 'wenig Zeit'})]
    """
    for point in slide.get("points", []):
        yield "", point
    for column in slide.get("columns", []):
        for point in column["points"]:
            yield column["head"], point


def source_line(slide: dict[str, Any]) -> str:
    """Return the line that names the sources of a slide; empty where it needs none.

    >>> source_line({"sources": ["hawk.de, Pressemeldung"]})
    'Quelle: hawk.de, Pressemeldung'
    >>> source_line({"free": True, "sources": ["hawk.de, Pressemeldung"]})
    'Quelle: eigene Darstellung (frei ergänzt), angelehnt an: hawk.de, Pressemeldung'
    """
    sources = "; ".join(slide.get("sources", []))
    if slide.get("free"):
        return f"Quelle: {OWN}, angelehnt an: {sources}" if sources else f"Quelle: {OWN}"
    if not sources:
        return ""
    loose = any(point.get("free") for _, point in points_of(slide))
    label = "Quellen" if "; " in sources else "Quelle"
    return f"{label}: {sources}" + ("; einzelne Punkte frei ergänzt" if loose else "")


def deck_notes(texts: dict[str, Any]) -> list[str]:
    """Return what the title slide says about the deck itself."""
    return [line for line in (texts["label"], texts.get("note")) if line]
