"""Codings in edited decks: what descends from a coded passage is found, and nothing else is taken for it."""

import random
from dataclasses import replace

import pytest

from support import ROOT, SHARED

from .edits import edited, gone, is_right, more, other_words, tracked, typo, with_words, words_of
from .versions import WORD, hashes, place, read_all, sampled, tables_of

PATHS = sorted((ROOT / "presentations" / "beispiele").glob("*.pdf")) + sorted((SHARED / "decks").glob("*.pdf"))
SEEDS = (1,)


@pytest.fixture(scope="module")
def decks():
    return read_all(PATHS)


@pytest.fixture(scope="module")
def words(decks):
    texts = [block.text for deck in decks.values() for slide in deck.slides for block in slide.blocks]
    return sorted({word for text in texts for word in WORD.findall(text)})


def with_guests(slides, guests, rng):
    for guest in rng.choices(guests, k=3):
        slides.insert(rng.randrange(1, len(slides) + 1), replace(guest, blocks=list(guest.blocks)))


def without_some(slides, _guests, rng):
    for _ in range(min(3, len(slides) - 3)):
        slides.pop(rng.randrange(len(slides)))


def in_other_order(slides, _guests, rng):
    slides.insert(rng.randrange(len(slides)), slides.pop(rng.randrange(len(slides))))


def shifted(slides, guests, rng):
    """Put slides in and give each another layout."""
    for one in slides:
        down = rng.uniform(-30, 30)
        one.blocks = [
            (replace(block, box=block.box._replace(top=block.box.top + down, bottom=block.box.bottom + down)), words)
            for block, words in one.blocks
        ]
    with_guests(slides, guests, rng)


VERSIONS = {
    "other words": (other_words, with_guests, 0.97),
    "typing errors": (lambda _: typo, with_guests, 0.97),
    "words left out": (lambda _: gone, with_guests, 0.97),
    "words put in": (more, with_guests, 0.97),
    "slides taken out": (other_words, without_some, 0.96),
    "slides moved": (other_words, in_other_order, 0.95),
    "another layout": (other_words, shifted, 0.95),
}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", VERSIONS)
def test_in_edited_decks_what_descends_is_found_and_nothing_else(name, seed, decks, words):
    change, arrange, share = VERSIONS[name]
    rng = random.Random(f"{name}-{seed}")
    made = sampled(tables_of(decks), 500, rng)
    versions = {}
    for number, (presentation, deck) in enumerate(decks.items()):
        slides = tracked(deck)
        with_words(slides, change(words), 0.05, rng)
        arrange(slides, tracked(list(decks.values())[number - 1], guest=True), rng)
        versions[presentation] = edited(deck, presentation, slides)
    new = {presentation: version.deck for presentation, version in versions.items()}
    tables = tables_of(new)
    texts = dict(zip(tables["passages"]["passage"], tables["passages"]["text"], strict=True))
    found = {
        row["decision"]: row["passage"] for row in place(made, tables, hashes(new)).codings if row["coder"] == "ah"
    }
    before = {presentation: words_of(deck) for presentation, deck in decks.items()}
    there, right, wrong = 0, 0, []
    for line in made:
        target, version = line.target, versions[line.target.presentation]
        former = before[target.presentation][target.slide, target.block]
        there += any(is_right(target, passage, version, former) for passage in version.words)
        if line.id in found and is_right(target, found[line.id], version, former):
            right += 1
        elif line.id in found and target.quote not in texts[found[line.id]]:
            wrong.append((target, texts[found[line.id]]))
    assert wrong == []
    assert right >= share * there
