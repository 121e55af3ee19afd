"""Decks of six tools with all that stands on them known: `data/decks/README.md`."""

import pytest

from support import ROOT
from synthese.evaluation import evaluate_structure, read_truth
from synthese.extraction import read_deck

FOLDER = ROOT / "tests" / "data" / "decks"
NAMES = (
    "bibliotheken",
    "freiwillige",
    "gaerten",
    "ganztag",
    "hitzeschutz",
    "jugendmobil",
    "nahwaerme",
    "personal",
    "pflegebericht",
    "quartier",
    "quartiersfonds",
    "radverkehr",
    "schulwege",
    "stadtgruen",
    "wohnraum",
)
FLOORS = {
    "word_recall": 0.995,
    "word_precision": 0.995,
    "titles": 0.97,
    "subtitles": 0.97,
    "blocks": 0.97,
    "order_neighbours": 0.97,
    "order_pairs": 0.97,
    "roles": 0.95,
    "levels": 0.97,
    "label_words": 0.9,
    "cell_f1": 0.95,
}
CEILINGS = {"footer_in_body": 0.01, "body_as_footer": 0.0}


def judged(*names):
    pages = [page for name in names for page in read_truth(FOLDER / f"{name}.truth.json")]
    return evaluate_structure(pages, {f"{name}.pdf": read_deck(FOLDER / f"{name}.pdf") for name in names}, resamples=2)


def told(scores):
    return "\n".join(
        f"{one.deck}, page {one.page}, {one.kind}: expected {one.expected!r}, found {one.found!r}"
        for one in scores.differences
    )


@pytest.fixture(scope="module")
def scores():
    return judged(*NAMES)


def test_every_deck_is_judged():
    assert sorted(path.stem for path in FOLDER.glob("*.pdf")) == list(NAMES)


@pytest.mark.parametrize("figure", FLOORS)
def test_reading_stays_above(scores, figure):
    assert scores.figures[figure].value >= FLOORS[figure], told(scores)


@pytest.mark.parametrize("figure", CEILINGS)
def test_reading_stays_below(scores, figure):
    assert scores.figures[figure].value <= CEILINGS[figure], told(scores)


@pytest.mark.parametrize("name", NAMES)
def test_no_deck_falls_behind(name):
    scores = judged(name)
    weak = [key for key, floor in FLOORS.items() if (scores.figures[key].value or 1) < floor - 0.05]
    assert not weak, told(scores)
