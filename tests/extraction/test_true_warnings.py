"""What is told of the pages of real decks is true: each page named here was looked at, and no other one is named."""

import pytest

from support import SHARED
from synthese import read_deck
from synthese.settings import ExtractionSettings

PICTURE = "no text layer: the slide is a picture"
EDGES = "no text layer but for header and footer: the slide is a picture"
TOLD = {
    "datenschule_codeweek2016": {18: PICTURE},
    "datenschule_slidedeck2019": {1: PICTURE},
    "eis_abgabe3": {17: PICTURE},
    "khodii_muelltrennung": dict.fromkeys((8, 12, 18, 19, 24, 30, 32), EDGES),
    "leihsy_abschluss": dict.fromkeys((1, *range(10, 19)), EDGES),
    "lowcode_beleg14": {13: "1 piece of text set twice left out once"},
}
"""Photographs, screenshots, a chart and a circuit as pictures; a date that stands twice at one place."""


@pytest.mark.parametrize("path", sorted((SHARED / "decks").glob("*.pdf")), ids=lambda path: path.stem)
def test_pages_are_warned_of_where_something_is_missing_and_only_there(path):
    deck = read_deck(path, settings=ExtractionSettings(ocr=False))
    assert deck.status == "ok"
    told = {slide.page: "; ".join(slide.warnings) for slide in deck.slides if slide.warnings}
    assert told == TOLD.get(path.stem, {})
